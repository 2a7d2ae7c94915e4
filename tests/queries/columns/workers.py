"""Workers that have begun at different times, and what all of them must answer."""

from relations.queries.columns import current_columns
from relations.queries.columns.current_columns import known
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.web.kept_pages import KEPT
from tests.queries.in_sql import events_in_sql


def forget() -> None:
    """As a worker that has just begun."""
    current_columns._latest = None
    KEPT.clear()


def assert_as_stored() -> None:
    """The columns say what the tables do, and so do those of a worker that has just begun, which
    calls the state by the same name."""
    before = known()
    for _worker in range(2):
        found = matching_editions(Selection())
        keys = found.table["key"][found.rows].tolist()
        assert sorted(keys) == sorted(each.edition for each in events_in_sql(Selection()))
        forget()
    assert known().name == before.name
