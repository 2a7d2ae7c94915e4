"""The layout of a strip: nothing in it touches anything else, or leaves its width."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.record.formatting import edtf_in_words
from relations.web.strip import (
    MIDDLE,
    NARROW,
    WIDE,
    PlacedEvent,
    listed_strip,
    narrow_strip,
    strip_of,
)
from relations.web.strip_rows import APART, ROW, TALL_ROW, Beside, StripEvent
from tests.dates.edtf_texts import edtf_texts

FIRST, LAST = date(2022, 1, 1).toordinal(), date(2025, 4, 30).toordinal()


def drawn(label: str, when: str, side: str = "conflict", lasted: str = "") -> StripEvent:
    until = date.fromisoformat(lasted).toordinal() if lasted else None
    return StripEvent(label.lower(), side, label, parse(when), edtf_in_words(when), until)


# The demonstration's own events, in the order of time.
EVENTS = [
    drawn("A high-level Pakistani visit", "2022", "cooperation"),
    drawn("Campaign to send Afghans back", "2023/..", lasted="2025-04-19"),
    drawn("Airstrikes on Afghan territory", "2024"),
    drawn("Border clashes", "[2025-01..2025-04]"),
    drawn("A crossing shut for nearly a month", "[2025-01..2025-04]"),
    drawn("Deportations", "2025-03-3X~/..", lasted="2025-04-19"),
    drawn("Over 80,000 deported, says an official", "2025-04-18", "neutral"),
    drawn("Dispute over safe havens", "[..2025-04-19]"),
    drawn("Pakistan’s foreign minister in Kabul", "2025-04-19", "cooperation"),
]


def test_demonstration_is_laid_out_in_eight_rows() -> None:
    strip = strip_of(EVENTS, FIRST, LAST, WIDE)
    assert [(each.label, each.y, each.beside.value) for each in strip.placed] == [
        ("A high-level Pakistani visit", 0, "right"),
        ("Pakistan’s foreign minister in Kabul", 0, "left"),
        ("Over 80,000 deported, says an official", 2, "left"),
        ("Campaign to send Afghans back", 4, "left"),
        ("Airstrikes on Afghan territory", 6, "left"),
        ("Border clashes", 8, "left"),
        ("A crossing shut for nearly a month", 10, "left"),
        ("Deportations", 12, "left"),
        ("Dispute over safe havens", 14, "left"),
    ]
    # The one neutral event stands on the line.
    assert strip.lines == [3]


def test_label_stands_above_its_shape_where_there_is_no_room_on_either_side() -> None:
    always = [drawn("At war", "2020/2030"), drawn("A clash", "2024-05-01")]
    above, left = strip_of(always, FIRST, LAST, WIDE).placed
    assert (above.beside, above.height, left.beside) == (Beside.ABOVE, TALL_ROW, Beside.LEFT)


# The sides of two events of a day, and where the lines and the rows are: a row is 2 high.
SIDES = [
    (["cooperation", "conflict"], [2.4], {"cooperation": 0, "conflict": 2.8}),
    (["cooperation", "neutral"], [3], {"cooperation": 0, "neutral": 2}),
    (["conflict", "neutral"], [1], {"neutral": 0, "conflict": 2}),
    (["neutral", "conflict", "cooperation"], [3], {"cooperation": 0, "neutral": 2, "conflict": 4}),
    (["cooperation"], [2.4], {"cooperation": 0}),
    (["conflict"], [0.4], {"conflict": 0.8}),
    (["neutral"], [1], {"neutral": 0}),
]


@pytest.mark.parametrize(("sides", "lines", "places"), SIDES)
def test_cooperation_is_above_the_line_conflict_below_and_neutral_on_it(
    sides: list[str], lines: list[float], places: dict[str, float]
) -> None:
    strip = strip_of([drawn(each, "2024-05-01", each) for each in sides], FIRST, LAST, WIDE)
    assert strip.lines == lines
    assert {each.event.side: each.y for each in strip.placed} == places


def test_several_rows_of_neutral_events_stand_between_two_lines() -> None:
    days = [drawn(f"Announcement number {each}", "2024-05-01", "neutral") for each in "123"]
    assert strip_of(days, FIRST, LAST, WIDE).lines == [0, 6]


def test_events_far_apart_share_a_row_and_the_next_is_nearer_to_the_line() -> None:
    years = [drawn(f"Talks of {year}", f"{year}-02-01", "cooperation") for year in (2022, 2024)]
    strip = strip_of([*years, drawn("More talks", "2024-02-02", "cooperation")], FIRST, LAST, WIDE)
    assert [(each.label, each.y) for each in strip.placed] == [
        ("Talks of 2022", 2),
        ("Talks of 2024", 2),
        ("More talks", 0),
    ]


def test_long_words_are_cut() -> None:
    dates = "{" + ",".join(f"2024-05-{day:02}" for day in range(1, 30, 2)) + "}"
    [placed] = strip_of([drawn("word " * 30, dates)], FIRST, LAST, WIDE).placed
    assert placed.label.endswith("word…")
    assert placed.date.endswith("…")
    assert placed.width < 59


def test_words_of_many_are_whole_where_there_is_room_beside_them() -> None:
    title = "Technical committees of the two countries meet in Kabul"
    many = [drawn(title, f"2025-04-{day:02}", "cooperation") for day in range(1, 24)]
    placed = strip_of(many, FIRST, LAST, WIDE).placed
    assert {(each.label, each.date) for each in placed} == {
        (title, each.event.date) for each in placed
    }
    # Where others stand in the row it is cut; the date, which is short, is not.
    beside = [drawn(title, f"{2022 + month % 3}-{month:02}-01") for month in range(1, 13)] * 2
    cut = [each for each in strip_of(beside, FIRST, LAST, WIDE).placed if each.label != title]
    assert cut
    assert all(each.date == each.event.date for each in cut)


def test_days_around_few_are_shown_too() -> None:
    scale = strip_of(EVENTS[-1:], LAST, LAST, WIDE).scale
    assert (scale.first, scale.last) == (LAST - 3, LAST + 3)
    first = date.min.toordinal()
    assert strip_of(EVENTS[-1:], first, first, WIDE).scale.first == first


def test_list_has_each_event_once_on_the_side_of_its_shape() -> None:
    strip = listed_strip(EVENTS, FIRST, LAST)
    assert [(each.event.label, each.is_late) for each in strip.listed] == [
        ("A high-level Pakistani visit", False),
        ("Pakistan’s foreign minister in Kabul", True),
        ("Over 80,000 deported, says an official", True),
        ("Campaign to send Afghans back", True),
        ("Airstrikes on Afghan territory", True),
        ("Border clashes", True),
        ("A crossing shut for nearly a month", True),
        ("Deportations", True),
        ("Dispute over safe havens", True),
    ]


@st.composite
def several(draw: st.DrawFn) -> list[StripEvent]:
    """Up to sixty events of any dates and sides, near each other or far."""
    near = st.dates(date(2022, 1, 1), date(2025, 4, 30)).map(date.isoformat)
    dates = draw(st.lists(near | edtf_texts(), min_size=1, max_size=60))
    labels = st.text("illegal MW", min_size=1, max_size=40)
    sides = st.sampled_from(["cooperation", "conflict", "neutral"])
    return [
        StripEvent(str(each), draw(sides), draw(labels), parse(text), text)
        for each, text in enumerate(dates)
    ]


def assert_apart(placed: Sequence[PlacedEvent]) -> None:
    for one, other in combinations(placed, 2):
        # But for what is rounded to two digits.
        apart = max(other.left - one.right, one.left - other.right) + 0.01
        between = max(other.y - one.y - one.height, one.y - other.y - other.height) + 0.01
        are_apart, are_in_rows = apart >= APART, between >= 0
        assert are_apart or are_in_rows, (one, other)


@given(several(), st.sampled_from([WIDE, MIDDLE]))
def test_nothing_touches_anything_else_or_leaves_the_width(
    events: list[StripEvent], width: float
) -> None:
    strip = strip_of(events, FIRST, LAST, width)
    assert sorted(each.event.code for each in strip.placed) == sorted(e.code for e in events)
    assert all(0 <= each.left <= each.right <= width for each in strip.placed)
    assert all(p.x >= 0 and p.x + p.width <= 100.02 for e in strip.placed for p in e.pieces)
    assert_apart(strip.placed)
    assert all(each.y + each.height < strip.axis < strip.height for each in strip.placed)
    # A row below is not above the line, nor the other way round.
    top, bottom = strip.lines[0], strip.lines[-1]
    for each in strip.placed:
        if each.event.side == "cooperation":
            assert each.y + each.height <= top + 0.01
        if each.event.side == "conflict":
            assert each.y >= bottom - 0.01


@given(several())
def test_what_has_no_words_is_large_enough_for_a_thumb_and_touches_nothing(
    events: list[StripEvent],
) -> None:
    strip = narrow_strip(events, FIRST, LAST)
    assert {each.beside for each in strip.placed} == {Beside.NOWHERE}
    assert all(each.right - each.left >= 1.99 for each in strip.placed)
    assert all(-0.001 <= each.left <= each.right <= NARROW + 0.001 for each in strip.placed)
    assert {each.height for each in strip.placed} == {ROW}


@given(several())
def test_order_is_by_side_and_then_as_given(events: list[StripEvent]) -> None:
    order = ["cooperation", "neutral", "conflict"]
    codes = [e.code for side in order for e in events if e.side == side]
    assert [each.event.code for each in strip_of(events, FIRST, LAST, WIDE).placed] == codes
    assert [each.event.code for each in listed_strip(events, FIRST, LAST).listed] == codes
