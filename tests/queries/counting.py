"""How many queries an answer takes, which must not grow with the record."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(ask: Callable[[], object]) -> int:
    """The number of queries that `ask` makes."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
