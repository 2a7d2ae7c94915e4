"""The histogram: what certainly lies in a day, month, year or more, and what only may."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.http import QueryDict
from hypothesis import assume, given
from hypothesis import strategies as st

from relations.queries.histogram import MOST_BUCKETS, Histogram, Unit, histogram_for
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.queries.spans import Spans, spans_of
from tests.factories import make_published, make_sentence
from tests.queries.counting import queries_of
from tests.queries.selections import selections
from tests.queries.spans import Span, as_columns

pytestmark = pytest.mark.django_db

# By the first day of each bucket that is not empty: what is certain in it, what is wider than it.
Rows = dict[str, tuple[int, int]]

# How much of the first day of a bucket says which it is.
LENGTHS = {Unit.DAY: 10, Unit.MONTH: 7}


def histogram(selection: Selection) -> Histogram:
    return histogram_for(selection, spans_of(matching_editions(selection)))


def rows(histogram: Histogram) -> Rows:
    length = LENGTHS.get(histogram.unit, 4)
    return {
        str(each.first)[:length]: (each.certain.total(), each.wider.total())
        for each in histogram.buckets
        if not each.is_empty
    }


def publish_dates(*dates: str) -> None:
    sentence = make_sentence()
    for each in dates:
        make_published(date=each, sentence=sentence)


def test_nothing_has_no_buckets() -> None:
    assert histogram(Selection()).buckets == []
    assert histogram(Selection(since="2024", until="2025")).buckets == []


def days(first: str, last: str) -> list[str]:
    """All days from the first to the last."""
    start = date.fromisoformat(first)
    count = (date.fromisoformat(last) - start).days + 1
    return [str(start + timedelta(number)) for number in range(count)]


CASES: list[tuple[list[str], str, Rows]] = [
    (["2025-04-19"], "", {"2025-04-19": (1, 0)}),
    (["2025-04-30/2025-05-01"], "", {"2025-04-30": (0, 1), "2025-05-01": (0, 1)}),
    (["2025-04-XX"], "", dict.fromkeys(days("2025-04-01", "2025-04-30"), (0, 1))),
    # A month holds what no day does, a year what no month does, and so on.
    (["2025-04-19", "2025-04-20", "2025-06"], "", {"2025-04": (2, 0), "2025-06": (1, 0)}),
    (["2025-01/2025-03"], "", {"2025-01": (0, 1), "2025-02": (0, 1), "2025-03": (0, 1)}),
    (["2020-01", "2024"], "", {"2020": (1, 0), "2024": (1, 0)}),
    (["2020", "2023/2024"], "", {"2020": (1, 0), "2023": (0, 1), "2024": (0, 1)}),
    (["202X"], "", {str(year): (0, 1) for year in range(2020, 2030)}),
    (["195X", "2019/2020"], "", {"1950": (1, 0), "2010": (0, 1), "2020": (0, 1)}),
    (["14XX", "1999/2000"], "", {"1400": (1, 0), "1900": (0, 1), "2000": (0, 1)}),
    # An open end reaches to the end of what the others span.
    (["2025-04/..", "2025-06"], "", {"2025-04": (0, 1), "2025-05": (0, 1), "2025-06": (1, 1)}),
    (["../2025-06", "2025-04"], "", {"2025-04": (1, 1), "2025-05": (0, 1), "2025-06": (0, 1)}),
    (["2025-04/.."], "", {"2025-04-01": (0, 1)}),
    (["../2025-04"], "", {"2025-04-30": (0, 1)}),
    # A date wider than a century says nothing of the span, but counts within it.
    (["19XX/2025", "2025-04-19"], "", {"2025-04-19": (1, 1)}),
    (
        ["1950/2049"],
        "since=2048",
        {f"{y}-{m:02}": (0, 1) for y in (2048, 2049) for m in range(1, 13)},
    ),
    # Since and until clip what lies across them.
    (["2025-04", "2025-06-18"], "since=2025-05", {"2025-06-18": (1, 0)}),
    (["2024"], "since=2024-09", {f"2024-{m:02}": (0, 1) for m in range(9, 13)}),
    (["2024"], "until=2024-01-15", dict.fromkeys(days("2024-01-01", "2024-01-15"), (0, 1))),
    (["2024"], "since=2024-05-30&until=2024-05-31", {"2024-05-30": (0, 1), "2024-05-31": (0, 1)}),
    (["2020/2025"], "since=2025-12-31", {"2025-12-31": (0, 1)}),
    (["2025-04"], "since=2026", {}),
    # A month of which a part is shown holds for certain only what lies in that part.
    (["2025-01", "2025-03-19"], "since=2025-01-15", {"2025-01": (0, 1), "2025-03": (1, 0)}),
    # What reaches in with an open end only is in the buckets that are asked for.
    (["2023/.."], "since=2025-04", {"2025-04-01": (0, 1)}),
    (["../2023"], "until=2020-12-31", {"2020-12-31": (0, 1)}),
    (
        ["2023/..", "2025-05-03"],
        "since=2025-05-02",
        {"2025-05-02": (0, 1), "2025-05-03": (1, 1)},
    ),
    (
        ["2023/.."],
        "since=2025-04-29&until=2025-04-30",
        {"2025-04-29": (0, 1), "2025-04-30": (0, 1)},
    ),
    # The ends of the calendar.
    (["0001-01-01"], "", {"0001-01-01": (1, 0)}),
    (["9999-12-31"], "", {"9999-12-31": (1, 0)}),
    # Beyond them nothing can be drawn.
    (["Y-20000"], "", {}),
    (["-0043-03-15", "2025-04-19"], "", {"2025-04-19": (1, 0)}),
    (["-0043/2025-04", "2025-04-19"], "", {"2025-04-19": (1, 1)}),
    # Nor does what begins beyond them stretch the time, though dates cut it off.
    (["-0043/2025-07", "2025-06-19"], "since=2025", {"2025-06-19": (1, 1)}),
    (["2025-02/Y12000", "2025-06-19"], "until=2026", {"2025-06-19": (1, 1)}),
    # A date of several parts lies in none of the days between.
    (["{2025-05-07,2025-05-10}"], "", {"2025-05-07": (0, 1), "2025-05-10": (0, 1)}),
    (["[2025-03,2025-06]"], "", {"2025-03": (0, 1), "2025-06": (0, 1)}),
    # What is in doubt is certain in no bucket.
    (["2025-04?", "2025-06"], "", {"2025-04": (0, 1), "2025-06": (1, 0)}),
    (["2025-04-19?"], "", {"2025-04-19": (0, 1)}),
]


@pytest.mark.parametrize(("dates", "within", "expected"), CASES)
def test_event_counts_where_it_lies_or_may_lie(
    dates: list[str], within: str, expected: Rows
) -> None:
    publish_dates(*dates)
    assert rows(histogram(Selection.parse(QueryDict(within)))) == expected


def test_counts_are_by_quad_class() -> None:
    make_published(type="talks", date="2025-04")
    make_published(type="airstrike", date="2025-04")
    make_published(type="border-closure", date="2025-04")
    make_published(type="airstrike", date="2025-04/2025-06")
    april, may, june = histogram(Selection()).buckets
    assert april.certain == {"verbal-cooperation": 1, "material-conflict": 2}
    assert april.ongoing == may.ongoing == june.ongoing == {"material-conflict": 1}
    assert april.possible == may.possible == june.possible == {}
    assert april.spread == may.spread == june.spread == {"material-conflict": pytest.approx(1 / 3)}
    assert may.certain == june.certain == {}


def day_spans(*texts: str) -> Spans:
    """An event on each of these days."""
    days = map(date.fromisoformat, texts)
    return as_columns([Span("neutral", day, day) for day in days])


UNITS = [
    ("2025-01-01", "2025-03-03", Unit.DAY, 62),
    ("2025-01-01", "2025-03-04", Unit.MONTH, 3),
    ("2020-01-31", "2023-12-01", Unit.MONTH, 48),
    ("2020-01-31", "2024-01-01", Unit.YEAR, 5),
    ("1960-12-31", "2019-01-01", Unit.YEAR, 60),
    ("1960-12-31", "2020-01-01", Unit.DECADE, 7),
    ("1409-12-31", "1999-12-31", Unit.DECADE, 60),
    ("1409-12-31", "2000-01-01", Unit.CENTURY, 7),
    ("0001-01-01", "9999-12-31", Unit.CENTURY, 100),
]


@pytest.mark.parametrize(("first", "last", "unit", "count"), UNITS)
def test_buckets_are_as_narrow_as_their_number_allows(
    first: str, last: str, unit: Unit, count: int
) -> None:
    found = histogram_for(Selection(), day_spans(first, last))
    assert (found.unit, len(found.buckets)) == (unit, count)


EDGES = [
    (["2025-04-19", "2025-04-21"], "", "2025-04-19", "2025-04-21"),
    (["2024-11-30", "2025-02-01"], "", "2024-11-01", "2025-02-28"),
    (["1990-06-15", "2010-06-15"], "", "1990-01-01", "2010-12-31"),
    (["1909-06-15", "2025-06-15"], "", "1900-01-01", "2029-12-31"),
    (["1309-06-15", "2025-06-15"], "", "1300-01-01", "2099-12-31"),
    (["0050-06-15", "9950-06-15"], "", "0001-01-01", "9999-12-31"),
    # The selection's own dates cut the outermost buckets, and add none.
    (["2024-11-30", "2025-02-01"], "since=2024-11-15&until=2025-02-20", "2024-11-15", "2025-02-20"),
    (["2024-11-30", "2025-02-01"], "since=2020&until=2030", "2024-11-01", "2025-02-28"),
    (["1990-06-15", "2010-06-15"], "since=1990-06&until=2010-06", "1990-06-01", "2010-06-30"),
    (["1909-06-15", "2025-06-15"], "since=1908", "1908-01-01", "2029-12-31"),
    (["1309-06-15", "2025-06-15"], "until=2025", "1300-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("dates", "within", "first", "last"), EDGES)
def test_first_and_last_bucket_are_whole_but_for_the_selections_own_dates(
    dates: list[str], within: str, first: str, last: str
) -> None:
    buckets = histogram_for(Selection.parse(QueryDict(within)), day_spans(*dates)).buckets
    assert (str(buckets[0].first), str(buckets[-1].last)) == (first, last)


def test_open_end_reaches_to_the_selections_own_date() -> None:
    until_june = Selection(until="2025-06-15")
    buckets = histogram_for(
        until_june, as_columns([Span("neutral", date(2025, 1, 9), None)])
    ).buckets
    assert (buckets[0].first, buckets[-1].last) == (date(2025, 1, 1), date(2025, 6, 15))
    since_june = Selection(since="2025-06-15")
    buckets = histogram_for(
        since_june, as_columns([Span("neutral", None, date(2025, 12, 9))])
    ).buckets
    assert (buckets[0].first, buckets[-1].last) == (date(2025, 6, 15), date(2025, 12, 31))


def test_buckets_follow_each_other_without_a_gap() -> None:
    found = histogram_for(Selection(), day_spans("2024-11-30", "2025-02-01"))
    assert [(str(each.first), str(each.last)) for each in found.buckets] == [
        ("2024-11-01", "2024-11-30"),
        ("2024-12-01", "2024-12-31"),
        ("2025-01-01", "2025-01-31"),
        ("2025-02-01", "2025-02-28"),
    ]


some_days = st.dates(date(2020, 1, 1), date(2029, 12, 31)) | st.dates()


@st.composite
def some_spans(draw: st.DrawFn) -> Span:
    """A span of any width, open or not."""
    first, last = sorted((draw(some_days), draw(some_days)))
    ends = draw(st.sampled_from([(first, last), (first, first), (first, None), (None, last)]))
    return Span("neutral", *ends, draw(st.integers(1, 9)))


def meets(span: Span, selection: Selection) -> bool:
    """Whether a span has a day within the dates of a selection."""
    since, until = selection.first_day or date.min, selection.last_day or date.max
    return (span.first or date.min) <= until and since <= (span.last or date.max)


@given(st.lists(some_spans(), min_size=1, max_size=8), selections())
def test_buckets_lie_within_the_dates_without_a_gap_and_hold_each_event_once(
    spans: list[Span], selection: Selection
) -> None:
    spans = [span for span in spans if meets(span, selection)]
    assume(spans)
    found = histogram_for(selection, as_columns(spans))
    first, last = found.buckets[0].first, found.buckets[-1].last
    assert (selection.first_day or date.min) <= first <= last <= (selection.last_day or date.max)
    for one, next_one in pairwise(found.buckets):
        assert one.first <= one.last == next_one.first - timedelta(1)
    weight = sum(each.certain.total() + sum(each.spread.values()) for each in found.buckets)
    assert weight == pytest.approx(sum(span.count for span in spans))
    assert len(found.buckets) <= MOST_BUCKETS.get(found.unit, 100)


def test_histogram_is_of_the_selection() -> None:
    make_published(type="talks", date="2025-04-19")
    make_published(type="airstrike", date="2025-06")
    assert rows(histogram(Selection.of(type=("talks",)))) == {"2025-04-19": (1, 0)}


def test_bucket_tells_what_was_going_on_in_it_from_what_may_lie_in_it() -> None:
    publish_dates("2025-03-10/2025-05-20", "[2025-03..2025-05]", "2025-04-02")
    march, april, may = histogram(Selection()).buckets
    assert [each.ongoing.total() for each in (march, april, may)] == [1, 1, 1]
    assert [each.possible.total() for each in (march, april, may)] == [1, 1, 1]
    assert [each.certain.total() for each in (march, april, may)] == [0, 1, 0]


def test_events_beyond_the_calendar_are_counted_apart() -> None:
    publish_dates("Y-50000", "-0480/-0479", "Y12000", "2025")
    assert histogram(Selection()).beyond == 3


def test_histogram_takes_one_query_however_many_events() -> None:
    publish_dates("2023", "2024", "2025-04")
    few = queries_of(lambda: histogram(Selection()))
    publish_dates(*(f"2025-04-{day:02}" for day in range(1, 11)))
    assert queries_of(lambda: histogram(Selection())) == few == 1
