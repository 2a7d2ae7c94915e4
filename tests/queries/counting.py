"""How many queries an answer takes, which must not grow with the record."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.queries.columns.current_columns import columns


def queries_of(ask: Callable[[], object]) -> int:
    """The number of queries that `ask` makes; not those of the first question after a change, which
    reads the columns."""
    columns()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
