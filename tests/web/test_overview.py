"""The overview: what each bar holds in words and figures, and where it leads."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from relations.queries import drawn
from relations.queries.answer import answer
from relations.queries.buckets import Bucket
from relations.queries.histogram import Unit, histogram_for
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.web.overview import bucket_in_words, chart_of, overview_of, rows_of, unit_in_words
from relations.web.picture import picture_of
from tests.factories import make_published
from tests.queries.spans import Span, as_columns
from tests.web.spans import span

COOPERATION, CONFLICT = "verbal-cooperation", "material-conflict"


def rows(*spans: Span, within: str = "") -> list[dict[str, Any]]:
    """The rows of the chart of some spans, their addresses being the queries alone."""
    selection = Selection.parse(QueryDict(within))
    histogram = histogram_for(selection, as_columns(spans))
    picture = picture_of(histogram)
    return list(rows_of(picture, len(histogram.buckets), selection, Selection.query))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if any number of events were too many to draw each."""
    monkeypatch.setattr(drawn, "MOST_DRAWN", 0)


def overview(within: str = "") -> dict[str, Any]:
    selection = Selection.parse(QueryDict(within))
    return overview_of(answer(selection, Stretch()), Selection.query)


def chart(within: str = "") -> dict[str, Any]:
    selection = Selection.parse(QueryDict(within))
    return chart_of(answer(selection, Stretch()), Selection.query)


def test_row_has_its_column_its_words_its_address_and_a_cell_for_each_side() -> None:
    spans = [
        span("2025-01-19", quad="verbal-conflict"),
        span("2025-04-01", quad=COOPERATION, count=2),
        span("2025-04-30", quad="material-cooperation"),
        span("2025-03-31", "2025-04-01", quad=CONFLICT, count=4),
        span("2025-03-01", "2025-04-01", quad="neutral", count=5),
    ]
    january, march, april = rows(*spans, within="type=talks&q=border")
    assert april == {
        "column": picture_of(histogram_for(Selection(), as_columns(spans))).columns[-1],
        "period": "April 2025",
        "words": "April 2025: 3 cooperation; 9 more may lie in it",
        "address": "q=border&since=2025-04&type=talks&until=2025-04",
        "cells": [
            {"certain": 3, "wider": 0},
            {"certain": 0, "wider": 4},
            {"certain": 0, "wider": 5},
        ],
    }
    assert january["words"] == "January 2025: 1 conflict"
    assert march["words"] == "March 2025: 9 events may lie in it"


# The first and the last day of all events; the period of the last row, and its address.
NARROWED = [
    ("2025-04-17", "2025-04-19", "19 April 2025", "since=2025-04-19&until=2025-04-19"),
    ("2024-11-05", "2025-04-19", "April 2025", "since=2025-04&until=2025-04"),
    ("2015-11-05", "2025-04-19", "2025", "since=2025&until=2025"),
    ("1915-11-05", "2025-04-19", "2020–2029", "since=2020&until=2029"),
    ("1015-11-05", "2025-04-19", "2000–2099", "since=2000&until=2099"),
    ("0003-11-05", "0010-04-19", "AD 10", "since=0010&until=0010"),
]


@pytest.mark.parametrize(("first", "last", "period", "address"), NARROWED)
def test_row_narrows_to_the_whole_of_its_bucket(
    first: str, last: str, period: str, address: str
) -> None:
    row = rows(span(first), span(last))[-1]
    assert (row["period"], row["address"]) == (period, address)


def test_row_that_the_selection_cuts_off_narrows_within_its_dates() -> None:
    wide = span("2024-06-01", "2025-12-31")
    found = rows(wide, within="since=2025-01-18&until=2025-04-19")
    assert [row["address"] for row in (found[0], found[-1])] == [
        "since=2025-01-18&until=2025-01-31",
        "since=2025-04-01&until=2025-04-19",
    ]
    assert found[0]["words"] == "18–31 January 2025: 1 event may lie in it"


def test_lone_bucket_leads_nowhere_because_it_narrows_nothing() -> None:
    [row] = rows(span("2025-04-19"))
    assert (row["address"], row["words"]) == ("", "19 April 2025: 1 conflict")


# What is certain in March 2025, what may lie in it, and how that is said.
HELD: list[tuple[dict[str, int], dict[str, int], str]] = [
    ({CONFLICT: 1}, {}, "March 2025: 1 conflict"),
    ({"verbal-conflict": 1, CONFLICT: 2}, {}, "March 2025: 3 conflict"),
    ({CONFLICT: 2, COOPERATION: 1}, {}, "March 2025: 1 cooperation, 2 conflict"),
    (
        {"neutral": 4, CONFLICT: 2, COOPERATION: 1},
        {},
        "March 2025: 1 cooperation, 2 conflict, 4 neutral",
    ),
    ({CONFLICT: 2}, {COOPERATION: 1}, "March 2025: 2 conflict; 1 more may lie in it"),
    (
        {COOPERATION: 1, "neutral": 1},
        {COOPERATION: 2, CONFLICT: 3, "neutral": 4},
        "March 2025: 1 cooperation, 1 neutral; 9 more may lie in it",
    ),
    ({}, {CONFLICT: 1}, "March 2025: 1 event may lie in it"),
    ({}, {"neutral": 1, CONFLICT: 2}, "March 2025: 3 events may lie in it"),
]


@pytest.mark.parametrize(("certain", "possible", "words"), HELD)
def test_bar_says_what_it_holds(
    certain: dict[str, int], possible: dict[str, int], words: str
) -> None:
    bucket = Bucket(
        date(2025, 3, 1), date(2025, 3, 31), certain=Counter(certain), possible=Counter(possible)
    )
    assert bucket_in_words(bucket, "March 2025") == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.DAY, "Events by day"),
        (Unit.MONTH, "Events by month"),
        (Unit.YEAR, "Events by year"),
        (Unit.DECADE, "Events by decade"),
        (Unit.CENTURY, "Events by century"),
    ],
)
def test_chart_is_headed_with_its_unit(unit: Unit, words: str) -> None:
    assert unit_in_words(unit) == words


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
def test_overview_is_that_of_the_selection() -> None:
    make_published("Talks", date="2025-01-19")
    make_published("Talks again", date="2025-04-19")
    make_published("A border closed", date="2024-01/2024-03", type="border-closure")
    found = overview("type=talks")
    assert [str(each) for each in found["summary"]["sentences"]] == [
        "<b>2 events</b>, 19 January to 19 April 2025: 2 of cooperation."
    ]
    shown = chart("type=talks")
    assert shown["unit"] == "Events by month"
    assert [row["words"] for row in shown["rows"]] == [
        "January 2025: 1 cooperation",
        "April 2025: 1 cooperation",
    ]
    assert shown["picture"].columns == [row["column"] for row in shown["rows"]]
    assert shown["ribbons"]["total"] == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
def test_chart_has_the_ribbons_of_what_lasted_along_its_axis() -> None:
    make_published("Talks", date="2025-04-19")
    make_published("A border closed", date="2025-02-01/2025-03-31", type="border-closure")
    ribbons = chart()["ribbons"]
    [row] = ribbons["first"]
    # February and March of the three months from February to April.
    assert (row["ribbon"].x, row["ribbon"].width) == (0, 66.67)
    assert row["address"] == "since=2025-02&until=2025-03"


@pytest.mark.django_db
def test_few_events_are_drawn_and_more_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 2)
    make_published()
    make_published()
    found = overview()
    assert found["is_drawn"]
    assert '<figure class="drawing"' in found["picture"]
    make_published()
    found = overview()
    assert not found["is_drawn"]
    assert '<figure class="histogram"' in found["picture"]


@pytest.mark.django_db
@pytest.mark.parametrize("within", ["", "since=2024&until=2025", "q=nowhere"])
def test_chart_is_absent_without_events(within: str) -> None:
    found = overview(within)
    assert (found["is_drawn"], found["picture"]) == (False, None)
    assert found["summary"] == {"sentences": [], "weakness": "", "balance": {}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("within", "zoom_out"),
    [
        ("", None),
        ("type=talks&order=oldest", None),
        ("since=2024", ""),
        ("until=2024", ""),
        ("q=oil&since=2024&type=talks&until=2025-03", "q=oil&type=talks"),
        # Without events too, for then a reader wants it most.
        ("since=1901&until=1902", ""),
    ],
)
def test_zooming_out_leads_to_all_dates_and_is_offered_within_some(
    within: str, zoom_out: str | None
) -> None:
    make_published()
    assert overview(within)["zoom_out"] == zoom_out


# The dates and types of events, and what the legend of their chart has to explain.
LEGENDS: list[tuple[list[tuple[str, str]], set[str]]] = [
    ([("2025-04-19", "talks")], set()),
    ([("2025-04-19", "talks"), ("2025-04-20", "talks")], {"leads_on"}),
    ([("2025-03/2025-04", "talks")], {"leads_on", "has_spread"}),
    ([("2025-03/..", "talks")], {"has_spread"}),
    ([("2025-04-19", "announcement")], {"has_neutral"}),
    ([("2025-03/2025-04", "announcement")], {"leads_on", "has_neutral", "has_spread"}),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(("events", "explained"), LEGENDS)
def test_legend_explains_what_the_chart_has(
    events: list[tuple[str, str]], explained: set[str]
) -> None:
    for when, kind in events:
        make_published(date=when, type=kind)
    shown = chart()
    flags = {"has_neutral", "has_spread", "leads_on"}
    assert {flag for flag in flags if shown[flag]} == explained
