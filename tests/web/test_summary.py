"""The summary of a selection: no time finer than its dates, no balance but that of its sources."""

import pytest

from relations.queries.times import times_of
from relations.queries.totals import Totals
from relations.web.summary import balance, period_named, summary_of
from tests.queries.spans import Span, as_columns
from tests.web.spans import span

PERIODS = [
    ([], ""),
    ([span("2025-04-19")], "19 April 2025"),
    ([span("2025-04-19"), span("2025-04-20")], "19–20 April 2025"),
    ([span("2025-04-19"), span("2022-03-18")], "18 March 2022 to 19 April 2025"),
    # Whatever is wider than a day is known to the month at best, and else to the year.
    ([span("2025-04-01", "2025-04-30")], "April 2025"),
    ([span("2025-04-10", "2025-04-12")], "April 2025"),
    ([span("2025-03-31", "2025-04-01")], "2025"),
    ([span("2025-01-01", "2025-12-31")], "2025"),
    ([span("2020-01-01", "2029-12-31")], "2020–2029"),
    ([span("2025-03-01", "2025-03-31"), span("2025-04-19")], "March 2025 to 19 April 2025"),
    ([span("2022-01-01", "2022-12-31"), span("2025-04-19")], "2022 to 19 April 2025"),
    ([span("2022-03-18"), span("2025-01-01", "2025-12-31")], "18 March 2022 to 2025"),
    # An open end names nothing, and of the other end no more than the year is told.
    ([span("2023-06-01", "..")], "2023"),
    ([span("..", "2023-06-01")], "2023"),
    ([span("..", "2023-06-30"), span("2025-04-19")], "2023 to 19 April 2025"),
    # Of two dates that begin or end on one day, the finer is told.
    ([span("2025-01-01"), span("2025-01-01", "2026-12-31")], "1 January 2025 to 2026"),
    ([span("2024-01-01", "2025-12-31"), span("2025-12-31")], "2024 to 31 December 2025"),
    # Where one end lies within the time that the other names, that is the period.
    ([span("2025-04-01", "2025-04-30"), span("2025-04-30")], "April 2025"),
    ([span("2025-03-01", "2025-09-30"), span("2025-12-24")], "2025"),
    ([span("2025-01-05"), span("2025-03-01", "2025-09-30")], "2025"),
    ([span("2025-01-01", "2025-01-31"), span("2025-03-01", "2025-09-30")], "2025"),
]


@pytest.mark.parametrize(("spans", "words"), PERIODS)
def test_period_is_never_named_more_finely_than_its_dates(spans: list[Span], words: str) -> None:
    assert period_named(times_of(as_columns(spans))) == words
    assert period_named(times_of(as_columns(spans[::-1]))) == words


# The numbers of sources by outlet, the largest first and a blank name standing for those unknown.
BALANCES = [
    ({}, []),
    ({"The Courier": 1}, ["All from 1 outlet: The Courier."]),
    ({"The Courier": 9}, ["All from 1 outlet: The Courier."]),
    ({"The Courier": 1, "The Post": 1}, ["From 2 outlets, 1 source from each."]),
    ({"The Courier": 2, "The Post": 2}, ["From 2 outlets, 2 sources from each."]),
    (
        {"The Courier": 2, "The Post": 2, "The Star": 1},
        ["From 3 outlets, at most 2 sources from each."],
    ),
    (
        {"The Courier": 4, "The Post": 2, "Wire": 1},
        ["From 3 outlets; 4 of the sources are from The Courier."],
    ),
    # "All" is never said where an outlet is not known.
    (
        {"The Courier": 1, "": 1},
        ["1 outlet is known: The Courier.", "The outlet of 1 source is not known."],
    ),
    (
        {"The Courier": 3, "": 2},
        [
            "1 outlet is known: The Courier, of 3 sources.",
            "The outlets of 2 sources are not known.",
        ],
    ),
    (
        {"": 5, "The Courier": 3, "The Post": 2},
        [
            "From 2 outlets; 3 of the sources are from The Courier.",
            "The outlets of 5 sources are not known.",
        ],
    ),
    ({"": 1}, ["Its outlet is not known."]),
    ({"": 2}, ["Their outlets are not known."]),
    ({"100% News": 2}, ["All from 1 outlet: 100% News."]),
]


@pytest.mark.parametrize(("outlets", "sentences"), BALANCES)
def test_balance_tells_how_the_sources_are_shared(
    outlets: dict[str, int], sentences: list[str]
) -> None:
    assert balance(outlets) == sentences


def test_summary_counts_the_events_without_a_known_beginning_or_end() -> None:
    spans = [
        span("2023-06-01", "..", count=2),
        span("..", "2024-06-30", count=3),
        span("2025-04-19", count=5),
    ]
    assert summary_of(
        Totals(events=10, statements=0, outlets={"The Courier": 1}, voices=1),
        times_of(as_columns(spans)),
    ) == {
        "period": "2023 to 19 April 2025",
        "open": 5,
        "balance": ["All from 1 outlet: The Courier."],
    }
