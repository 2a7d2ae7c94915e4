"""The axis of a histogram: round dates, few enough for a phone."""

from itertools import pairwise

import pytest
from hypothesis import given

from relations.queries.histogram import histogram_for
from relations.queries.selection import Selection
from relations.web.axis import LAST_PLACE, MOST_TICKS, ticks_of
from tests.queries.spans import Span, as_columns
from tests.web.spans import several_spans, span

# By the first and the last day: where the ticks stand, in per cent, and what they say.
TICKS: list[tuple[str, str, dict[float, str]]] = [
    # By day: each, then every other, then weeks and fortnights from the first.
    ("2025-04-19", "2025-04-19", {0: "19 Apr"}),
    ("2025-04-29", "2025-05-02", {0: "29 Apr", 25: "30 Apr", 50: "1 May", 75: "2 May"}),
    ("2024-12-28", "2025-01-04", {0: "28 Dec", 25: "30 Dec", 50: "1 Jan", 75: "3 Jan"}),
    ("2025-04-01", "2025-04-14", {0: "1 Apr", 50: "8 Apr"}),
    # The fifth fortnight begins so late that its name would run out of the picture.
    (
        "2025-04-01",
        "2025-06-01",
        {0: "1 Apr", 22.58: "15 Apr", 45.16: "29 Apr", 67.74: "13 May"},
    ),
    # By month: a January stands for its year, and steps begin with it.
    ("2025-04-30", "2025-07-01", {0: "Apr", 25: "May", 50: "Jun", 75: "Jul"}),
    ("2024-11-01", "2025-06-01", {0: "Nov", 25: "2025", 50: "Mar", 75: "May"}),
    (
        "2024-02-01",
        "2025-05-31",
        {12.5: "Apr", 31.25: "Jul", 50: "Oct", 68.75: "2025", 87.5: "Apr"},
    ),
    ("2023-01-01", "2024-12-31", {0: "2023", 25: "Jul", 50: "2024", 75: "Jul"}),
    ("2022-01-01", "2025-12-31", {0: "2022", 25: "2023", 50: "2024", 75: "2025"}),
    # By year, decade and century.
    (
        "2015-01-01",
        "2024-12-31",
        {10: "2016", 30: "2018", 50: "2020", 70: "2022", 90: "2024"},
    ),
    (
        "1996-01-01",
        "2025-12-31",
        {13.33: "2000", 30: "2005", 46.67: "2010", 63.33: "2015", 80: "2020"},
    ),
    ("0007-01-01", "0010-12-31", {0: "7", 25: "8", 50: "9", 75: "10"}),
    (
        "1900-01-01",
        "1999-12-31",
        {0: "1900", 20: "1920", 40: "1940", 60: "1960", 80: "1980"},
    ),
    (
        "0900-01-01",
        "1899-12-31",
        {10: "1000", 30: "1200", 50: "1400", 70: "1600", 90: "1800"},
    ),
    ("0001-01-01", "9999-12-31", {0: "1", 20: "2000", 40: "4000", 60: "6000", 80: "8000"}),
]


@pytest.mark.parametrize(("first", "last", "ticks"), TICKS)
def test_ticks_stand_at_round_dates(first: str, last: str, ticks: list[tuple[float, str]]) -> None:
    histogram = histogram_for(Selection(), as_columns([span(first), span(last)]))
    assert [(tick.x, tick.words) for tick in ticks_of(histogram)] == list(ticks.items())


def test_tick_of_a_cut_bucket_names_the_bucket() -> None:
    histogram = histogram_for(
        Selection(since="2025-01-15"), as_columns([span("2025-01-01", "2025-04-30")])
    )
    assert [tick.words for tick in ticks_of(histogram)] == ["2025", "Feb", "Mar", "Apr"]


@given(several_spans())
def test_ticks_are_few_and_far_between(spans: list[Span]) -> None:
    places = [tick.x for tick in ticks_of(histogram_for(Selection(), as_columns(spans)))]
    assert 0 < len(places) <= MOST_TICKS
    assert 0 <= places[0] <= places[-1] <= LAST_PLACE
    # On a phone of 320 pixels more than forty of them.
    assert all(after - before > 14 for before, after in pairwise(places))
