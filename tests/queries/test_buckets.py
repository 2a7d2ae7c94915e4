"""Buckets: what certainly lies in each, and how the weight of what only may is spread."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.queries.buckets import Bucket, filled
from tests.queries.spans import Span, as_columns

TALKS, STRIKE = "verbal-cooperation", "material-conflict"

# January to April 2025, of which the last bucket is cut off.
STARTS, LAST = [date(2025, month, 1) for month in range(1, 5)], date(2025, 4, 15)


def span(first: str, last: str, count: int = 1, quad: str = TALKS) -> Span:
    days = (date.fromisoformat(each) if each else None for each in (first, last))
    return Span(quad, *days, count)


def figures(buckets: list[Bucket], quad: str = TALKS) -> list[tuple[int, int, float]]:
    """By bucket: how many are certain, how many possible, and the weight spread to it."""
    return [(each.certain[quad], each.possible[quad], each.spread[quad]) for each in buckets]


NONE = (0, 0, 0)

PLACED = [
    (span("2025-01-19", "2025-01-19"), [(1, 0, 0), NONE, NONE, NONE]),
    (span("2025-02-01", "2025-02-28", 3), [NONE, (3, 0, 0), NONE, NONE]),
    (span("2025-01-31", "2025-02-01"), [(0, 1, 0.5), (0, 1, 0.5), NONE, NONE]),
    (span("2025-01-01", "2025-04-15", 2), [(0, 2, 0.5)] * 4),
    # An open end reaches to the end of the buckets.
    (span("2025-03-05", ""), [NONE, NONE, (0, 1, 0.5), (0, 1, 0.5)]),
    (span("", "2025-02-05"), [(0, 1, 0.5), (0, 1, 0.5), NONE, NONE]),
    # Even within a single bucket nobody knows where it lies.
    (span("2025-04-05", ""), [NONE, NONE, NONE, (0, 1, 1)]),
    (span("", "2025-01-05", 2), [(0, 2, 2), NONE, NONE, NONE]),
    # What reaches beyond the buckets is in none of them for certain, and weighs as much.
    (span("2024-12-31", "2025-01-05"), [(0, 1, 1), NONE, NONE, NONE]),
    (span("2025-04-01", "2025-04-30", 2), [NONE, NONE, NONE, (0, 2, 2)]),
    (span("2024-01-01", "2025-02-28"), [(0, 1, 0.5), (0, 1, 0.5), NONE, NONE]),
    (span("2000-01-01", "2049-12-31", 4), [(0, 4, 1)] * 4),
]


@pytest.mark.parametrize(("each", "expected"), PLACED)
def test_event_counts_in_the_buckets_in_which_it_may_lie(
    each: Span, expected: list[tuple[int, int, float]]
) -> None:
    assert figures(filled(STARTS, LAST, as_columns([each]))) == expected


def test_buckets_follow_each_other_up_to_the_last_day() -> None:
    days = [(str(each.first), str(each.last)) for each in filled(STARTS, LAST, as_columns([]))]
    assert days == [
        ("2025-01-01", "2025-01-31"),
        ("2025-02-01", "2025-02-28"),
        ("2025-03-01", "2025-03-31"),
        ("2025-04-01", "2025-04-15"),
    ]


def test_spans_add_up_by_quad_class() -> None:
    spans = [
        span("2025-01-19", "2025-01-19", 2),
        span("2025-01-20", "2025-01-20"),
        span("2025-01-01", "2025-02-28", 3),
        span("2025-01-19", "2025-01-19", quad=STRIKE),
        span("2025-02-01", "2025-03-31", quad=STRIKE),
    ]
    buckets = filled(STARTS, LAST, as_columns(spans))
    assert figures(buckets) == [(3, 3, 1.5), (0, 3, 1.5), NONE, NONE]
    assert figures(buckets, STRIKE) == [(1, 0, 0), (0, 1, 0.5), (0, 1, 0.5), NONE]


def test_bucket_is_empty_where_nothing_even_may_lie() -> None:
    spans = [span("2025-01-19", "2025-01-19"), span("2025-03-01", "2025-04-15")]
    empty = [each.is_empty for each in filled(STARTS, LAST, as_columns(spans))]
    assert empty == [False, True, False, False]


quads, counts = st.sampled_from([TALKS, STRIKE]), st.integers(1, 9)
Frame = tuple[list[date], date, list[Span]]


def closed(quad: str, one: date, other: date, count: int) -> Span:
    return Span(quad, min(one, other), max(one, other), count)


def spans_between(start: date, last: date) -> st.SearchStrategy[Span]:
    """Spans, open or not, with a day between these two."""
    firsts, lasts = st.dates(start - timedelta(500), last), st.dates(start, last + timedelta(500))
    return st.one_of(
        st.builds(closed, quads, firsts, lasts, counts),
        st.builds(Span, quads, firsts, st.none(), counts),
        st.builds(Span, quads, st.none(), lasts, counts),
    )


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """The starts of buckets, their last day, and spans that have a day in them."""
    days = st.dates(date(2024, 1, 1), date(2025, 12, 31))
    starts = sorted(draw(st.sets(days, min_size=1, max_size=20)))
    last = starts[-1] + timedelta(draw(st.integers(0, 40)))
    return starts, last, draw(st.lists(spans_between(starts[0], last), max_size=10))


@given(frames())
def test_all_buckets_together_hold_as_many_events_as_there_are(frame: Frame) -> None:
    starts, last, spans = frame
    buckets = filled(starts, last, as_columns(spans))
    for quad in (TALKS, STRIKE):
        weight = sum(each.certain[quad] + each.spread[quad] for each in buckets)
        assert weight == pytest.approx(sum(each.count for each in spans if each.quad == quad))


@given(frames())
def test_event_is_certain_where_it_wholly_lies_and_possible_where_it_may_lie(frame: Frame) -> None:
    starts, last, spans = frame
    for span in spans:
        first, end = span.first or date.min, span.last or date.max
        for bucket in filled(starts, last, as_columns([span])):
            is_whole = bucket.first <= first and end <= bucket.last
            may_be = first <= bucket.last and bucket.first <= end
            assert bucket.certain[span.quad] == span.count * is_whole
            assert bucket.possible[span.quad] == span.count * (may_be and not is_whole)
