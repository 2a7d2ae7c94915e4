"""What may lie within a period: working events, public events and statements alike."""

from datetime import date

import pytest

from relations.queries.matches import matching_editions, matching_statements
from relations.queries.selection import Selection
from relations.record.models import Event
from tests.factories import make_event, make_statement, publish

pytestmark = pytest.mark.django_db

APRIL = date(2025, 4, 1), date(2025, 4, 30)
# A date, a period, and whether something of that date may lie within it.
OVERLAPS = [
    ("2025-04-10", *APRIL, True),
    ("2025-04-01", *APRIL, True),
    ("2025-04-30", *APRIL, True),
    ("2025-03-31", *APRIL, False),
    ("2025-05-01", *APRIL, False),
    ("2025", *APRIL, True),
    ("2025-03/2025-04-01", *APRIL, True),
    ("2025-04-30/2025-06", *APRIL, True),
    ("2024/..", *APRIL, True),
    ("../2025-04-01", *APRIL, True),
    ("2025-05/..", *APRIL, False),
    ("../2025-03", *APRIL, False),
    ("2025-05-01", APRIL[0], None, True),
    ("2025-03-31", APRIL[0], None, False),
    ("../2025-03", APRIL[0], None, False),
    ("2025-03-31", None, APRIL[1], True),
    ("2025-05-01", None, APRIL[1], False),
    ("2025-05/..", None, APRIL[1], False),
    ("1900", None, None, True),
]


@pytest.mark.parametrize(("text", "first", "last", "overlaps"), OVERLAPS)
def test_row_overlaps_with_a_period_in_which_it_may_lie(
    text: str, first: date | None, last: date | None, overlaps: bool
) -> None:
    make_statement(event := make_event(date=text))
    publish(event)
    selection = period(first, last)
    counts = [
        Event.objects.overlapping(first, last).count(),
        matching_editions(selection).count,
        matching_statements(selection).count,
    ]
    assert counts == [overlaps] * 3


def period(first: date | None, last: date | None) -> Selection:
    return Selection(since=str(first or ""), until=str(last or ""))


def test_statement_with_a_date_of_its_own_overlaps_by_that() -> None:
    make_statement(event := make_event(date="2025-04/2025-05"), date="2025-05-02")
    publish(event)
    assert matching_statements(period(*APRIL)).count == 0
    assert matching_editions(period(*APRIL)).count == 1
