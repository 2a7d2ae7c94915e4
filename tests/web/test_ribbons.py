"""Ribbons: solid where a state certainly lasted, fading over an end that nobody knows."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given

from relations.dates.edtf import parse
from relations.dates.intervals import Length, ends, length
from relations.dates.precision import Precision
from relations.queries.buckets import Bucket
from relations.queries.histogram import histogram_for
from relations.queries.lasting import Lasting, lasting_among
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.web.ribbons import (
    FAINT,
    LEAST,
    PALE,
    SHOWN_FIRST,
    SOLID,
    Ribbon,
    Stop,
    length_in_words,
    ribbon_of,
    ribbons_of,
)
from tests.dates.edtf_texts import intervals
from tests.factories import make_published
from tests.queries.spans import Span, as_columns
from tests.web.spans import span


def buckets_between(first: str, last: str) -> list[Bucket]:
    return histogram_for(Selection(), as_columns([span(first), span(last)])).buckets


# Four months, each of them a quarter of the width.
MONTHS = buckets_between("2025-01-01", "2025-04-30")

# An interval, where its ribbon begins and how wide it is.
PLACES = [
    ("2025-02-01/2025-03-31", 25, 50),
    ("2025-01-01/2025-04-30", 0, 100),
    ("2025-02-15/2025-03-31", 37.5, 37.5),
    ("2025-02-01/2025-02-14", 25, 12.5),
    # From the first day on which it may have begun to the last on which it may have ended.
    ("2025-02/2025-03", 25, 50),
    ("2025-02-1X/2025-03-31", 33.04, 41.96),
    ("2025-02-01~/2025-03-31?", 25, 50),
    # Without an end to the end of the picture.
    ("2025-02-01/..", 25, 75),
    ("2025-02-01/", 25, 75),
    ("../2025-03-31", 0, 75),
    ("/2025-03-31", 0, 75),
    # What lies beyond the picture is cut off.
    ("2024-11-01/2025-03-31", 0, 75),
    ("2025-02-01/2026-12-31", 25, 75),
    ("2020/2030", 0, 100),
    ("2020/..", 0, 100),
    ("../2030", 0, 100),
]


@pytest.mark.parametrize(("text", "x", "width"), PLACES)
def test_ribbon_lies_where_its_state_may_have_lasted(text: str, x: float, width: float) -> None:
    ribbon = ribbon_of(parse(text), MONTHS)
    assert (ribbon.x, ribbon.width) == (x, width)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("2000-01-01/2000-01-01", 0),
        ("2010-01-01/2010-01-03", 50),
        ("2019-12-31/2019-12-31", 100 - LEAST),
        ("2019-12-31/..", 100 - LEAST),
        ("../2000-01-01", 0),
        # Beyond the buckets is a state that was published since they were asked for.
        ("1999/1999", 0),
        ("2025-01-01/2025-03-31", 100 - LEAST),
    ],
)
def test_ribbon_is_never_narrower_than_the_least_and_never_leaves_the_picture(
    text: str, x: float
) -> None:
    ribbon = ribbon_of(parse(text), buckets_between("2000-01-01", "2019-12-31"))
    assert (ribbon.x, ribbon.width) == (x, LEAST)


SHARP: list[tuple[float, float]] = [(0, SOLID), (100, SOLID)]

# An interval, and how its ribbon in the four months fades: places in per cent of its own width.
FADES: list[tuple[str, list[tuple[float, float]]]] = [
    ("2025-02-01/2025-03-31", SHARP),
    # An open end and an unknown one fade from the last that is certain.
    ("2025-02-01/..", [(0, SOLID), (100, FAINT)]),
    ("2025-02-01/", [(0, SOLID), (100, FAINT)]),
    ("../2025-03-31", [(0, FAINT), (100, SOLID)]),
    ("/2025-03-31", [(0, FAINT), (100, SOLID)]),
    # An end that is not known to the day fades over the days on which it may lie.
    ("2025-02/2025-03-31", [(0, FAINT), (48, SOLID), (100, SOLID)]),
    ("2025-02-01/2025-03", [(0, SOLID), (52, SOLID), (100, FAINT)]),
    ("2025-02/2025-03", [(0, FAINT), (48, SOLID), (52, SOLID), (100, FAINT)]),
    ("2025-03-2X/..", [(0, FAINT), (21, SOLID), (100, FAINT)]),
    # A qualified end fades over a width of its own, of which the ribbon has room enough.
    ("2025-02-01~/2025-03-31", [(0, FAINT), (6, SOLID), (100, SOLID)]),
    ("2025-02-01/2025-03-31?", [(0, SOLID), (94, SOLID), (100, FAINT)]),
    ("2025-02-01%/2025-03-31~", [(0, FAINT), (6, SOLID), (94, SOLID), (100, FAINT)]),
    ("2025-02-01~/..", [(0, FAINT), (4, SOLID), (100, FAINT)]),
    # Where both are so, the wider of the two.
    ("2025-02~/2025-03-31", [(0, FAINT), (48, SOLID), (100, SOLID)]),
    ("2025-02-2X~/2025-02-28", [(0, FAINT), (89, SOLID), (100, SOLID)]),
    # A narrow ribbon is solid in its middle at least.
    ("2025-02-01~/2025-02-05~", [(0, FAINT), (50, SOLID), (100, FAINT)]),
    ("2025-02-01~/2025-02-01~", [(0, FAINT), (50, SOLID), (100, FAINT)]),
    # A state of which no day is certain is solid nowhere.
    ("2025-02/2025-02", [(0, PALE)]),
    ("2025-02/2025-02-14", [(0, PALE)]),
    # Beyond the picture it does not matter how an end is known: the ribbon is cut off.
    ("2024-11-01/2026-12-31", SHARP),
    ("2024~/2025-03-31", SHARP),
    ("2023/2025-03-31", SHARP),
    ("2025-02-01/2026?", SHARP),
    ("2023~/2026~", SHARP),
    ("2024~/..", [(0, SOLID), (100, FAINT)]),
    # But an end that may lie on either side of its edge fades within it.
    ("2024-24/2025-04-30", [(0, FAINT), (49, SOLID), (100, SOLID)]),
    ("2025-01-01/2025-21", [(0, SOLID), (51, SOLID), (100, FAINT)]),
]


@pytest.mark.parametrize(("text", "stops"), FADES)
def test_ribbon_fades_over_an_end_that_is_not_known(
    text: str, stops: list[tuple[float, float]]
) -> None:
    assert ribbon_of(parse(text), MONTHS).stops == [Stop(*each) for each in stops]


@given(intervals())
def test_ribbon_lies_within_the_picture_and_is_faint_where_it_is_not_known(text: str) -> None:
    value = parse(text)
    days = Span("neutral", value.earliest, value.latest, 1)
    ribbon = ribbon_of(value, histogram_for(Selection(), as_columns([days])).buckets)
    assert 0 <= ribbon.x <= ribbon.x + ribbon.width <= 100.01
    assert ribbon.width >= LEAST
    assert_fading(ribbon, [end is None or end.is_qualified for end in ends(value)])


def assert_fading(ribbon: Ribbon, doubts: list[bool]) -> None:
    """The stops reach from edge to edge, or are one; a doubtful end is never solid."""
    if ribbon.stops == [Stop(0, PALE)]:
        return
    offsets = [stop.offset for stop in ribbon.stops]
    assert offsets == sorted(offsets)
    assert (offsets[0], offsets[-1]) == (0, 100)
    for stop, is_doubtful in zip((ribbon.stops[0], ribbon.stops[-1]), doubts, strict=True):
        assert stop.opacity == FAINT or not is_doubtful


LENGTHS = [
    (Length(1, Precision.DAY, is_about=False), "1 day"),
    (Length(28, Precision.DAY, is_about=False), "28 days"),
    (Length(1, Precision.DAY, is_about=True), "about 1 day"),
    (Length(28, Precision.DAY, is_about=True), "about 28 days"),
    (Length(1, Precision.MONTH, is_about=True), "about 1 month"),
    (Length(3, Precision.MONTH, is_about=True), "about 3 months"),
    (Length(1, Precision.YEAR, is_about=True), "about 1 year"),
    (Length(20, Precision.YEAR, is_about=True), "about 20 years"),
]


@pytest.mark.parametrize(("known", "words"), LENGTHS)
def test_length_is_told_in_its_unit(known: Length, words: str) -> None:
    assert length_in_words(known) == words


@given(intervals())
def test_length_of_every_interval_has_words(text: str) -> None:
    known = length(parse(text))
    assert known is None or length_in_words(known).startswith(("about", str(known.count)))


def rows_of(within: str, *dates: str) -> dict[str, Any]:
    """The ribbons of the lasting states with these dates in a selection."""
    for number, each in enumerate(dates):
        make_published(f"State {number}", date=each, type="border-closure")
    selection = Selection.parse(QueryDict(within))
    return ribbons_of(
        lasting_among(matching_editions(selection)), MONTHS, selection, Selection.query
    )


@pytest.mark.django_db
def test_ribbon_has_its_title_its_dates_its_length_and_its_side() -> None:
    edition = make_published("Border closed", date="2025-03-01/2025-03-28", type="border-closure")
    lasting = lasting_among(matching_editions(Selection()))
    [row] = ribbons_of(lasting, MONTHS, Selection(), Selection.query)["first"]
    assert row == {
        "code": edition.code,
        "title": "Border closed",
        "dates": "1–28 March 2025",
        "length": "28 days",
        "side": "conflict",
        "side_name": "Conflict",
        "ribbon": ribbon_of(parse("2025-03-01/2025-03-28"), MONTHS),
        "address": "since=2025-03-01&until=2025-03-28",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-01/2025-06", "about 5 months"),
        ("2025-03-01~/2025-03-28", "about 28 days"),
        ("2025-03-01/2025-03-28?", ""),
        ("2024/2025", ""),
        ("2025-03-31/2025-04-0X", ""),
        ("2025-03-01/..", ""),
        ("/2025-03-01", ""),
    ],
)
def test_length_stands_only_where_both_ends_are_known(date: str, words: str) -> None:
    [row] = rows_of("", date)["first"]
    assert row["length"] == words


# The dates of a state, the selection in which it stands, and the one to which its ribbon narrows.
ADDRESSES = [
    ("2025-03-01/2025-03-27", "", "since=2025-03-01&until=2025-03-27"),
    ("2025-03/2025-04", "", "since=2025-03&until=2025-04"),
    ("2024/2025", "", "since=2024&until=2025"),
    ("2025-03-27/..", "", "since=2025-03-27"),
    ("../2025-03-27", "", "until=2025-03-27"),
    (
        "2025-03/2025-04",
        "q=state&type=border-closure",
        "q=state&since=2025-03&type=border-closure&until=2025-04",
    ),
    # Within the dates of the selection, which it never leaves.
    ("2024-06/2025-03", "since=2025&until=2025", "since=2025-01&until=2025-03"),
    ("2025-03/2026-06", "since=2025&until=2025", "since=2025-03&until=2025-12"),
    ("2025-03-05/..", "until=2025-06", "since=2025-03-05&until=2025-06-30"),
    ("../2025-03-05", "since=2024", "since=2024-01-01&until=2025-03-05"),
    ("2025-03/..", "since=2024", "since=2025-03"),
    # A selection that is no wider is not narrowed.
    ("2024/2026", "since=2025&until=2025", ""),
    ("2025-03/2025-04", "since=2025-03-01&until=2025-04", ""),
    ("2023/..", "since=2024", ""),
    ("../2026", "until=2025-06", ""),
    ("2023/..", "since=2024&until=2025", ""),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("date", "within", "address"), ADDRESSES)
def test_ribbon_narrows_to_the_days_of_its_state(date: str, within: str, address: str) -> None:
    [row] = rows_of(within, date)["first"]
    assert row["address"] == address


@pytest.mark.django_db
def test_longest_are_first_and_the_others_for_the_asking_both_in_the_order_of_time() -> None:
    years = ("2001/2004", "2002/..", "2003/2004", "2004/2005", "2005/2010", "2006/2009")
    days = ("2009-05-01/2009-05-03", "2008-05-01/2008-05-09")
    ribbons = rows_of("", *years, *days)
    first, others = ([row["title"] for row in ribbons[part]] for part in ("first", "others"))
    assert first == ["State 0", "State 1", "State 4", "State 5"]
    assert len(first) == SHOWN_FIRST
    assert others == ["State 2", "State 3", "State 7", "State 6"]
    assert ribbons["total"] == 8


@pytest.mark.django_db
def test_total_counts_what_is_not_shown_too() -> None:
    make_published(date="2025-03/2025-04")
    [state] = lasting_among(matching_editions(Selection())).states
    ribbons = ribbons_of(Lasting([state], 70), MONTHS, Selection(), Selection.query)
    assert (len(ribbons["first"]), ribbons["others"], ribbons["total"]) == (1, [], 70)


def test_nothing_that_lasted_has_no_ribbons() -> None:
    ribbons = ribbons_of(Lasting([], 0), MONTHS, Selection(), Selection.query)
    assert ribbons == {"first": [], "others": [], "total": 0}
