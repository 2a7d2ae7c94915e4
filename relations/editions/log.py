"""The log of the doors: a line for each publication, withdrawal, suppression and step of a review,
and for each refusal.

Those who read a log may not be allowed to see drafts. A line therefore names the event by its code
and the account by its key, a refusal by its class, and quotes nothing.
"""

import logging
from collections.abc import Callable
from functools import partial, wraps
from inspect import signature
from typing import Any, TypeVar, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from relations.editions.errors import Refused
from relations.editions.models import Edition
from relations.record.described_kinds import kind_of
from relations.record.models import Event

logger = logging.getLogger(__name__)

Door = TypeVar("Door", bound=Callable[..., Any])


def logged(door: Door) -> Door:
    """Log what a door does for an account `by` with an `event`, an `edition`, a `source` or another
    `row`, or that it refuses.

    What was done is logged once its transaction is committed: until then it may be undone.
    """

    @wraps(door)
    def logged_door(*args: Any, **kwargs: Any) -> Any:
        line = _line(door.__name__, **signature(door).bind(*args, **kwargs).arguments)
        try:
            result = door(*args, **kwargs)
        except Refused as refusal:
            logger.info("%s refused=%s", line, type(refusal).__name__)
            raise
        edition = f" edition={result.number}" if isinstance(result, Edition) else ""
        transaction.on_commit(partial(logger.info, "%s%s", line, edition))
        return result

    return cast(Door, logged_door)


def log_outcome(action: str, event: Event, by: User | None, outcome: Edition | Refused) -> None:
    """Log what became of one event where a door lets many through; as `logged`, but that a refusal
    is logged by the end of the transaction too."""
    line = _line(action, event=event, by=by)
    if isinstance(outcome, Edition):
        told = f"{line} edition={outcome.number}"
    else:
        told = f"{line} refused={type(outcome).__name__}"
    transaction.on_commit(partial(logger.info, "%s", told))


def _line(action: str, **told: Any) -> str:
    account = told["by"].pk if told["by"] else "none"
    return f"action={action} {_subject(**told)} account={account}"


def _subject(
    event: Event | None = None,
    edition: Edition | None = None,
    source: Model | None = None,
    row: Model | None = None,
    **_told: Any,
) -> str:
    if event:
        return f"event={event.code}"
    if edition:
        return f"event={edition.code} edition={edition.number}"
    row = row or source
    if row:
        kind = kind_of(row)
        return f"{kind.name}={kind.code_of(row)}"
    raise TypeError("a door that is logged is about an event or another row")
