"""The picture of a histogram: columns of bars side by side, as plain numbers.

Horizontal numbers are in per cent of the width, vertical ones in pixels, so that nothing in the
picture is ever stretched.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from relations.queries.buckets import Bucket
from relations.queries.histogram import Histogram
from relations.web.axis import Tick, ticks_of
from relations.web.bars import Bar, Scale, bars_of, by_side, highest, scale_for

HEIGHT = 168
AXIS = 24
MARGIN = 12
TALLEST_EVENT = 68
LEAST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """The drawing of a bucket: its bars, and whether neutral events are or may be on its line."""

    bucket: Bucket
    x: float
    width: float
    bars: list[Bar]
    is_neutral: bool
    may_be_neutral: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def end(self) -> float:
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line across the picture at the height of `events` events."""

    y: float
    events: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The columns that are not empty, the line between cooperation and conflict, a rule to read
    heights by if any stack is as high as an event, and the ticks of the axis, which is below the
    picture and adds to its height.
    """

    columns: list[Column]
    line: float
    rule: GridLine | None
    ticks: list[Tick]
    height: int = HEIGHT
    height_with_axis: int = HEIGHT + AXIS


def picture_of(histogram: Histogram) -> Picture:
    """The picture of a histogram that has buckets."""
    scale = scale_for(histogram.buckets, HEIGHT, margin=MARGIN, tallest_event=TALLEST_EVENT)
    return Picture(
        columns=list(_columns(histogram, scale)),
        line=round(scale.line, 1),
        rule=_rule(histogram, scale),
        ticks=ticks_of(histogram),
    )


def _columns(histogram: Histogram, scale: Scale) -> Iterator[Column]:
    width = 100 / len(histogram.buckets)
    for place, bucket in enumerate(histogram.buckets):
        if not bucket.is_empty:
            yield Column(
                bucket=bucket,
                x=round(place * width, 2),
                width=round(width, 2),
                bars=list(bars_of(bucket, scale, LEAST)),
                is_neutral=by_side(bucket.certain)["neutral"] > 0,
                may_be_neutral=by_side(bucket.wider)["neutral"] > 0,
            )


def _rule(histogram: Histogram, scale: Scale) -> GridLine | None:
    """The rule at the largest round number of events that the higher side reaches, or None."""
    above, below = (highest(histogram.buckets, side) for side in ("cooperation", "conflict"))
    events = _round_down(max(above, below))
    if not events:
        return None
    height = events * scale.event
    return GridLine(round(scale.line + (-height if above >= below else height), 1), events)


def _round_down(number: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 and so on that is no larger than a number, or 0."""
    if number < 1:
        return 0
    unit = 1
    while unit * 10 <= number:
        unit *= 10
    return next(digit * unit for digit in (5, 2, 1) if digit * unit <= number)
