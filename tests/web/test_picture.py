"""The picture of a histogram: columns in per cent, the line, and the rule to read heights by."""

from itertools import pairwise

import pytest
from hypothesis import given

from relations.queries.histogram import histogram_for
from relations.queries.selection import Selection
from relations.web.axis import ticks_of
from relations.web.picture import (
    HEIGHT,
    LEAST,
    MARGIN,
    TALLEST_EVENT,
    Column,
    GridLine,
    Picture,
    picture_of,
)
from tests.queries.spans import Span, as_columns
from tests.web.spans import several_spans, span

COOPERATION, CONFLICT = "verbal-cooperation", "material-conflict"
FOUR_MONTHS = [span("2025-01-01"), span("2025-04-30")]


def picture(*spans: Span) -> Picture:
    return picture_of(histogram_for(Selection(), as_columns(spans)))


def marks(column: Column) -> tuple[bool, bool]:
    return column.is_neutral, column.may_be_neutral


def test_columns_share_the_width_and_the_empty_ones_are_left_out() -> None:
    columns = picture(*FOUR_MONTHS, span("2025-03-18")).columns
    assert [(each.x, each.width) for each in columns] == [(0, 25), (50, 25), (75, 25)]
    assert [(each.middle, each.end) for each in columns] == [(12.5, 25), (62.5, 75), (87.5, 100)]
    assert [each.bucket.first.month for each in columns] == [1, 3, 4]


def test_one_bucket_is_as_wide_as_the_picture() -> None:
    [column] = picture(span("2025-04-19")).columns
    assert (column.x, column.middle, column.end) == (0, 50, 100)


@given(several_spans())
def test_columns_lie_side_by_side_within_the_picture(spans: list[Span]) -> None:
    columns = picture(*spans).columns
    assert columns[0].x >= 0
    assert columns[-1].end <= 100
    # What is rounded to two digits may be off by one of them.
    assert all(before.end <= after.x + 0.011 for before, after in pairwise(columns))


@given(several_spans())
def test_no_bar_leaves_the_picture(spans: list[Span]) -> None:
    bars = [bar for column in picture(*spans).columns for bar in column.bars]
    assert all(bar.height >= LEAST for bar in bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in bars)


@pytest.mark.parametrize("quads", [(COOPERATION, CONFLICT), (CONFLICT, COOPERATION)])
def test_next_to_nothing_beside_very_much_stays_within_the_picture(quads: tuple[str, str]) -> None:
    little, much = quads
    found = picture(
        span("2025-04-01", quad=much, count=5000),
        span("2025-04-02", quad=little),
        span("2025-04-01", "2025-04-02", quad=little),
    )
    bars = [bar for column in found.columns for bar in column.bars]
    assert min(bar.y for bar in bars) >= 0
    assert max(bar.y + bar.height for bar in bars) <= HEIGHT


def test_lone_event_is_no_higher_than_the_tallest_and_lies_in_the_middle() -> None:
    [column] = picture(span("2025-04-19", quad=COOPERATION)).columns
    [bar] = column.bars
    assert bar.height == TALLEST_EVENT
    assert bar.y == HEIGHT - bar.y - bar.height == (HEIGHT - TALLEST_EVENT) / 2


def test_ticks_are_those_of_the_histogram() -> None:
    assert picture(*FOUR_MONTHS).ticks == ticks_of(
        histogram_for(Selection(), as_columns(FOUR_MONTHS))
    )


def test_neutral_events_are_marks_on_the_line_and_have_no_height() -> None:
    found = picture(
        span("2025-01-05", quad="neutral"),
        span("2025-02-20", "2025-04-05", quad="neutral"),
        span("2025-04-19", quad="neutral"),
    )
    assert [marks(each) for each in found.columns] == [
        (True, False),
        (False, True),
        (False, True),
        (True, True),
    ]
    assert [each.bars for each in found.columns] == [[], [], [], []]
    assert (found.line, found.rule) == (HEIGHT / 2, None)


def test_column_of_other_events_has_no_neutral_mark() -> None:
    found = picture(span("2025-01-05"), span("2025-02-20", "2025-04-05"))
    assert {marks(each) for each in found.columns} == {(False, False)}


# By the numbers of cooperation and conflict in one bucket: how many events the rule stands for.
RULES = [
    (1, 0, 1),
    (4, 0, 2),
    (5, 0, 5),
    (9, 3, 5),
    (10, 0, 10),
    (49, 0, 20),
    (250, 1, 200),
    (7, 7, 5),
    (3, 4, 2),
    (0, 1, 1),
    (0, 500, 500),
]


@pytest.mark.parametrize(("above", "below", "events"), RULES)
def test_rule_is_at_the_roundest_number_that_the_higher_side_reaches(
    above: int, below: int, events: int
) -> None:
    counts = {COOPERATION: above, CONFLICT: below}
    found = picture(
        *(span("2025-04-19", quad=quad, count=count) for quad, count in counts.items() if count)
    )
    bars = {bar.side: bar for bar in found.columns[0].bars}
    if above >= below:
        height = -bars["cooperation"].height / above
    else:
        height = bars["conflict"].height / below
    assert found.rule == GridLine(pytest.approx(found.line + events * height, abs=0.1), events)


@pytest.mark.parametrize(
    ("above", "below", "y"), [(5, 2, MARGIN), (5, 5, MARGIN), (2, 5, HEIGHT - MARGIN)]
)
def test_rule_at_the_highest_stack_lies_on_the_margin_of_its_side(
    above: int, below: int, y: int
) -> None:
    found = picture(
        span("2025-04-19", quad=COOPERATION, count=above),
        span("2025-04-19", quad=CONFLICT, count=below),
    )
    assert found.rule == GridLine(y, 5)


# Four months hold a quarter of each event, and of less than one event there is no rule.
@pytest.mark.parametrize(("count", "events"), [(1, None), (3, None), (4, 1), (7, 1), (8, 2)])
def test_rule_counts_the_shares_of_events(count: int, events: int | None) -> None:
    rule = picture(span("2025-01-01", "2025-04-30", count=count)).rule
    assert (rule and rule.events) == events
