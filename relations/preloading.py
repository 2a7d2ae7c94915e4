"""What all workers of a server share: read before they are forked, it is in memory once."""

import gc
import logging

from django.db import Error, connections
from django.urls import reverse

from relations.outages import outage
from relations.queries.columns.current_columns import known
from relations.web.caching import release

logger = logging.getLogger(__name__)


def preload() -> None:
    """Read the columns, the digest of the release and the addresses. While the database is out,
    workers read the columns themselves, later. Leaves no connection to it, which none may share."""
    reverse("home")
    release()
    try:
        known()
    except Error as error:
        logger.warning("action=preload outage=%s", outage(error) or type(error).__name__)
    finally:
        _disconnect()
    # What is here now is looked through for garbage no more, which would copy it to each worker.
    gc.collect()
    gc.freeze()


def _disconnect() -> None:
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if connection.vendor == "postgresql":
            # Its threads would not be there after a fork.
            connection.close_pool()  # type: ignore[attr-defined]
