"""The bars of buckets: mirrored, what is certain nearest the line, never out of the picture."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.queries.buckets import Bucket
from relations.queries.histogram import histogram_for
from relations.queries.selection import Selection
from relations.web.bars import Bar, Scale, bars_of, by_side, highest, scale_for
from tests.queries.spans import Span, as_columns
from tests.web.spans import several_spans

COOPERATION, CONFLICT = "verbal-cooperation", "material-conflict"
SCALE = Scale(event=10, line=50)


def bucket(certain: dict[str, int], spread: dict[str, float] | None = None) -> Bucket:
    """A bucket with so many events, and such shares of events."""
    day = date(2025, 4, 19)
    return Bucket(day, day, certain=Counter(certain), spread=defaultdict(float, spread or {}))


def test_quad_classes_are_added_up_by_side() -> None:
    quads = {"verbal-cooperation": 2, "material-cooperation": 1, "verbal-conflict": 3, "neutral": 4}
    assert by_side(quads) == {"cooperation": 3, "conflict": 3, "neutral": 4}
    assert by_side({"material-conflict": 5}) == {"cooperation": 0, "conflict": 5, "neutral": 0}


# What is certain in a bucket and what is shared with others; its bars, one event being 10 high
# and the line at 50.
BARS = [
    (bucket({}), []),
    (bucket({COOPERATION: 2}), [Bar("cooperation", True, 30, 20)]),
    (bucket({CONFLICT: 2}), [Bar("conflict", True, 50, 20)]),
    (
        bucket({"verbal-conflict": 1, "material-conflict": 2}),
        [Bar("conflict", True, 50, 30)],
    ),
    (bucket({}, {COOPERATION: 0.5}), [Bar("cooperation", False, 45, 5)]),
    (
        bucket({COOPERATION: 1, CONFLICT: 2}, {COOPERATION: 2.5, CONFLICT: 0.5}),
        [
            Bar("cooperation", True, 40, 10),
            Bar("cooperation", False, 15, 25),
            Bar("conflict", True, 50, 20),
            Bar("conflict", False, 70, 5),
        ],
    ),
    # Neutral events stand neither above the line nor below it.
    (bucket({"neutral": 3}, {"neutral": 0.5}), []),
    # What would be lower than 2 is drawn 2 high, and what lies beyond it is pushed outwards.
    (bucket({}, {COOPERATION: 0.1}), [Bar("cooperation", False, 48, 2)]),
    (
        bucket({CONFLICT: 1}, {CONFLICT: 0.1}),
        [Bar("conflict", True, 50, 10), Bar("conflict", False, 60, 2)],
    ),
]


@pytest.mark.parametrize(("held", "bars"), BARS)
def test_bars_stand_on_each_other_from_the_line_outwards(held: Bucket, bars: list[Bar]) -> None:
    assert list(bars_of(held, SCALE, least=2)) == bars


def test_lower_bars_than_the_least_are_stacked_at_their_drawn_heights() -> None:
    tiny = bucket({COOPERATION: 1, CONFLICT: 1}, {COOPERATION: 0.5, CONFLICT: 0.5})
    assert list(bars_of(tiny, Scale(event=0.1, line=50), least=2)) == [
        Bar("cooperation", True, 48, 2),
        Bar("cooperation", False, 46, 2),
        Bar("conflict", True, 50, 2),
        Bar("conflict", False, 52, 2),
    ]


def test_highest_stack_is_that_of_one_bucket_with_what_may_lie_in_it() -> None:
    buckets = [
        bucket({COOPERATION: 2}, {COOPERATION: 0.5}),
        bucket({"material-cooperation": 1, CONFLICT: 4}, {COOPERATION: 0.25}),
    ]
    assert highest(buckets, "cooperation") == 2.5
    assert highest(buckets, "conflict") == 4
    assert highest(buckets, "neutral") == highest([], "conflict") == 0


# By the highest stacks of both sides: how high an event is, and where the line runs.
SCALES = [
    (0, 0, Scale(event=30, line=50)),
    # No event is higher than 30, and the few there are lie in the middle.
    (1, 0, Scale(event=30, line=65)),
    (0, 1, Scale(event=30, line=35)),
    (1, 1, Scale(event=30, line=50)),
    # The stacks fill the 80 between the margins.
    (2, 2, Scale(event=20, line=50)),
    (3, 1, Scale(event=20, line=70)),
    (8, 0, Scale(event=10, line=90)),
    (0, 8, Scale(event=10, line=10)),
]


@pytest.mark.parametrize(("above", "below", "scale"), SCALES)
def test_highest_stacks_fill_the_height_or_lie_in_its_middle(
    above: int, below: int, scale: Scale
) -> None:
    buckets = [bucket({COOPERATION: above}), bucket({CONFLICT: below}), bucket({"neutral": 9})]
    assert scale_for(buckets, 100, margin=10, tallest_event=30) == scale


@given(st.integers(0, 500), st.floats(0, 50))
def test_sides_that_hold_the_same_mirror_each_other(certain: int, spread: float) -> None:
    held = bucket(
        {COOPERATION: certain, CONFLICT: certain}, {COOPERATION: spread, CONFLICT: spread}
    )
    bars = list(bars_of(held, SCALE, least=2))
    above = [SCALE.line - each.y for each in bars if each.side == "cooperation"]
    below = [each.y + each.height - SCALE.line for each in bars if each.side == "conflict"]
    assert above == pytest.approx(below)


@given(several_spans())
def test_no_bar_leaves_the_height_where_its_margins_hold_two_of_the_least(
    spans: list[Span],
) -> None:
    buckets = histogram_for(Selection(), as_columns(spans)).buckets
    scale = scale_for(buckets, 100, margin=20, tallest_event=30)
    bars = [bar for each in buckets for bar in bars_of(each, scale, least=10)]
    assert all(bar.height >= 10 for bar in bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= 100 for bar in bars)


@given(several_spans())
def test_weights_drawn_add_up_to_the_events_of_each_side(spans: list[Span]) -> None:
    buckets = histogram_for(Selection(), as_columns(spans)).buckets
    scale = scale_for(buckets, 100, margin=10, tallest_event=30)
    drawn = {"cooperation": 0.0, "conflict": 0.0}
    for each in buckets:
        for bar in bars_of(each, scale, least=0):
            drawn[bar.side] += bar.height / scale.event
    for side, weight in drawn.items():
        events = sum(each.count for each in spans if each.quad.endswith(side))
        assert weight == pytest.approx(events)


@given(several_spans())
def test_highest_stacks_touch_both_margins_unless_events_are_at_their_tallest(
    spans: list[Span],
) -> None:
    buckets = histogram_for(Selection(), as_columns(spans)).buckets
    scale = scale_for(buckets, 100, margin=10, tallest_event=30)
    bars = [bar for each in buckets for bar in bars_of(each, scale, least=0)]
    top = min([scale.line, *(bar.y for bar in bars)])
    bottom = max([scale.line, *(bar.y + bar.height for bar in bars)])
    assert top == pytest.approx(100 - bottom)
    assert scale.event == 30 or top == pytest.approx(10)
