"""The histogram: what certainly lies in a month or year, and what only may."""

from datetime import date

import pytest
from django.http import QueryDict

from relations.timeline.histogram import MOST_MONTHS, Histogram, Unit, histogram_for
from relations.timeline.selection import Selection
from tests.factories import make_published, make_sentence
from tests.timeline.counting import queries_of

pytestmark = pytest.mark.django_db

# By the first day of each bucket that is not empty: what is certain in it, what is possible.
Rows = dict[str, tuple[int, int]]


def rows(histogram: Histogram) -> Rows:
    length = 7 if histogram.unit is Unit.MONTH else 4
    return {
        str(each.start)[:length]: (each.certain.total(), each.possible.total())
        for each in histogram.buckets
        if each.certain or each.possible
    }


def publish_dates(*dates: str) -> None:
    sentence = make_sentence()
    for each in dates:
        make_published(date=each, sentence=sentence)


def test_nothing_has_no_buckets() -> None:
    assert histogram_for(Selection()).buckets == []
    assert histogram_for(Selection(since="2024", until="2025")).buckets == []


CASES: list[tuple[list[str], str, Rows]] = [
    (["2025-04-19"], "", {"2025-04": (1, 0)}),
    (["2025-04-19", "2025-04-20", "2025-06"], "", {"2025-04": (2, 0), "2025-06": (1, 0)}),
    (["2025-04-30/2025-05-01"], "", {"2025-04": (0, 1), "2025-05": (0, 1)}),
    (["2025-04-XX"], "", {"2025-04": (1, 0)}),
    (["2025-01/2025-03"], "", {"2025-01": (0, 1), "2025-02": (0, 1), "2025-03": (0, 1)}),
    # Beyond forty-eight months a bucket is a year, which holds what no month does.
    (["2020-01", "2024"], "", {"2020": (1, 0), "2024": (1, 0)}),
    (["2020", "2023/2024"], "", {"2020": (1, 0), "2023": (0, 1), "2024": (0, 1)}),
    (["202X"], "", {str(year): (0, 1) for year in range(2020, 2030)}),
    # An open end reaches to the end of what the others span.
    (["2025-04/..", "2025-06"], "", {"2025-04": (0, 1), "2025-05": (0, 1), "2025-06": (1, 1)}),
    (["../2025-05", "2025-04"], "", {"2025-04": (1, 1), "2025-05": (0, 1)}),
    (["2025-04/.."], "", {"2025-04": (0, 1)}),
    (["../2025-04"], "", {"2025-04": (0, 1)}),
    # A date as wide as a century says nothing of the span, but counts within it.
    (["19XX/2025", "2025-04"], "", {"2025-04": (1, 1)}),
    (
        ["1950/2049"],
        "since=2048",
        {f"{y}-{m:02}": (0, 1) for y in (2048, 2049) for m in range(1, 13)},
    ),
    # Since and until clip what lies across them.
    (["2025-04", "2025-06"], "since=2025-05", {"2025-06": (1, 0)}),
    (["2024"], "since=2024-11", {"2024-11": (0, 1), "2024-12": (0, 1)}),
    (["2024"], "until=2024-01-15", {"2024-01": (0, 1)}),
    (["2024"], "since=2024-05&until=2024-06", {"2024-05": (0, 1), "2024-06": (0, 1)}),
    (["2020/2025"], "since=2025-12-31", {"2025-12": (0, 1)}),
    (["2025-04"], "since=2026", {}),
    # What reaches in with an open end only is in the buckets that are asked for.
    (["2023/.."], "since=2025-04", {"2025-04": (0, 1)}),
    (["../2023"], "until=2020-12-31", {"2020-12": (0, 1)}),
    (["2023/..", "2025-06"], "since=2025-05", {"2025-05": (0, 1), "2025-06": (1, 1)}),
    # The ends of the calendar.
    (["0001-01-01"], "", {"0001-01": (1, 0)}),
    (["9999-12-31"], "", {"9999-12": (1, 0)}),
    (["Y-20000"], "", {"0001-01": (1, 0)}),
]


@pytest.mark.parametrize(("dates", "within", "expected"), CASES)
def test_event_counts_where_it_lies_or_may_lie(
    dates: list[str], within: str, expected: Rows
) -> None:
    publish_dates(*dates)
    assert rows(histogram_for(Selection.parse(QueryDict(within)))) == expected


def test_counts_are_by_quad_class() -> None:
    make_published(type="talks", date="2025-04")
    make_published(type="airstrike", date="2025-04")
    make_published(type="border-closure", date="2025-04")
    make_published(type="airstrike", date="2025-04/2025-05")
    april, may = histogram_for(Selection()).buckets
    assert april.certain == {"verbal-cooperation": 1, "material-conflict": 2}
    assert april.possible == may.possible == {"material-conflict": 1}
    assert may.certain == {}


@pytest.mark.parametrize(
    ("last", "unit", "count"),
    [("2023-12", Unit.MONTH, MOST_MONTHS), ("2024-01", Unit.YEAR, 5)],
)
def test_buckets_are_months_up_to_four_years_and_years_beyond(
    last: str, unit: Unit, count: int
) -> None:
    publish_dates("2020-01", last)
    histogram = histogram_for(Selection())
    assert (histogram.unit, len(histogram.buckets)) == (unit, count)


def test_buckets_follow_each_other_without_a_gap() -> None:
    publish_dates("2024-11-30", "2025-02-01")
    assert [each.start for each in histogram_for(Selection()).buckets] == [
        date(2024, 11, 1),
        date(2024, 12, 1),
        date(2025, 1, 1),
        date(2025, 2, 1),
    ]


def test_histogram_is_of_the_selection() -> None:
    make_published(type="talks", date="2025-04")
    make_published(type="airstrike", date="2025-06")
    assert rows(histogram_for(Selection(type=("talks",)))) == {"2025-04": (1, 0)}


def test_histogram_takes_one_query_however_many_events() -> None:
    publish_dates("2023", "2024", "2025-04")
    few = queries_of(lambda: histogram_for(Selection()))
    publish_dates(*(f"2025-04-{day:02}" for day in range(1, 31)))
    assert queries_of(lambda: histogram_for(Selection())) == few == 1
