"""The layout of a strip: events along one stretch of time, each with its words, as plain numbers.

Cooperation stands above a line, conflict below it, and what is neutral on it. Nothing touches
anything else: `strip_rows.py` sees to it.

Horizontal numbers of the layout are in per cent of a width that may only grow: what stands apart at
the least width does so at every larger one, since words keep their size and their distance from
their shape. All others are in units of the size of the letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from relations.web.shapes import ShapePiece, StripScale, shape_of
from relations.web.strip_rows import (
    AMPLE,
    ROW,
    SPACE,
    SPARE,
    Beside,
    MostOfWords,
    StripEvent,
    StripRow,
    ends_of,
    rows_of,
)
from relations.web.time_axis import NamedPeriod, named_periods

WIDE, MIDDLE, NARROW = 86.0, 60.0, 24.0
"""The least widths of the layouts. The style sheet shows each from the width of a screen on at
which it has room, the last from that of the smallest phones."""

MOST_LISTED = 20
"""With more events than this the narrow layout has no words, since it would be higher than several
screens of a phone."""

AXIS = 2.0
"""The height of the axis."""

_FEWEST_DAYS = 7


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of a shape in per cent of the width."""

    kind: str
    x: float
    width: float
    middle: float


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """Where an event stands: its row, given by its upper edge and its height, its shape, and its
    words, which are `width` wide. `anchor` is the place from which they begin, or where they end if
    they are on the left."""

    event: StripEvent
    label: str
    date: str
    beside: Beside
    y: float
    height: float
    pieces: list[PlacedPiece]
    anchor: float
    width: float
    left: float
    right: float
    """From where to where it reaches, at the least width, in units of the size of the letters."""

    @property
    def shape_y(self) -> float:
        """The upper edge of its shape, which is as high as a row."""
        return round(self.y + self.height - ROW, 2)


@dataclass(frozen=True, slots=True)
class PlacedPeriod:
    """A name on the axis, in per cent of the width."""

    x: float
    period: NamedPeriod


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of some events: its height and that without its axis, and the lines on which
    neither side is."""

    placed: list[PlacedEvent]
    periods: list[PlacedPeriod]
    lines: list[float]
    height: float
    axis: float
    scale: StripScale


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event whose words stand above its shape, on the right of the picture if it `is_late`."""

    event: StripEvent
    pieces: list[PlacedPiece]
    is_late: bool


@dataclass(frozen=True, slots=True)
class ListedStrip:
    """A picture of some events, each under the one before: the heights are the browser's."""

    listed: list[ListedEvent]
    periods: list[PlacedPeriod]
    scale: StripScale


def strip_of(events: Sequence[StripEvent], first: int, last: int, width: float) -> Strip:
    """The events, which are given in the order of time, between two days, inclusive ordinals, with
    their words beside them."""
    most = AMPLE if len(events) <= MOST_LISTED else SPARE
    return _strip(events, _scale(first, last, width), most)


def narrow_strip(events: Sequence[StripEvent], first: int, last: int) -> Strip:
    """The same without words, on a phone."""
    return _strip(events, _scale(first, last, NARROW), None)


def listed_strip(events: Sequence[StripEvent], first: int, last: int) -> ListedStrip:
    """The same on a phone, with words: one under the other, in the order of the wide layout."""
    scale = _scale(first, last, NARROW)
    listed = []
    for event in _in_order(events):
        pieces = shape_of(event.value, event.lasted, scale)
        is_late = sum(ends_of(pieces)) > scale.width
        listed.append(ListedEvent(event, list(_in_percent(pieces, scale)), is_late))
    return ListedStrip(listed, _periods(scale), scale)


def _scale(first: int, last: int, width: float) -> StripScale:
    """A scale of some days, with those around them where they are few."""
    missing = max(_FEWEST_DAYS - (last + 1 - first), 0)
    first = max(first - missing // 2, date.min.toordinal())
    last = min(last + (missing + 1) // 2, date.max.toordinal())
    return StripScale(first, last, width)


def _strip(events: Sequence[StripEvent], scale: StripScale, most: MostOfWords | None) -> Strip:
    sides = {side: rows_of(events, side, scale, most) for side in _SIDES}
    # The earliest are next to the line on either side of it.
    y = _set_under(list(reversed(sides["cooperation"])), 0)
    neutral = sides["neutral"]
    lines = _lines(y, neutral)
    # Around a line on which nothing stands there is some space.
    y = _set_under(neutral, y) if neutral else y + 2 * SPACE
    axis = round(_set_under(sides["conflict"], y) + SPACE, 2)
    place_of = {event.code: place for place, event in enumerate(_in_order(events))}
    found = [each for rows in sides.values() for row in rows for each in _placed(row, scale)]
    placed = sorted(found, key=lambda each: place_of[each.event.code])
    return Strip(placed, _periods(scale), lines, round(axis + AXIS, 2), axis, scale)


def _set_under(rows: Sequence[StripRow], y: float) -> float:
    """Give rows their places, one under the other from `y` on; return where the last ends."""
    for row in rows:
        row.y = round(y, 2)
        y = row.y + row.height
    return y


def _lines(y: float, neutral: Sequence[StripRow]) -> list[float]:
    """The line between the sides, on which a row of neutral events stands; of several rows there is
    a line above and one below them."""
    if len(neutral) > 1:
        return [round(y, 2), round(y + sum(row.height for row in neutral), 2)]
    # In a tall row the shape is under its words.
    return [round(y + (neutral[0].height - ROW / 2 if neutral else SPACE), 2)]


_SIDES = ("cooperation", "neutral", "conflict")


def _in_order(events: Sequence[StripEvent]) -> list[StripEvent]:
    """The events of each side in their order, the sides from above to below."""
    return sorted(events, key=lambda event: _SIDES.index(event.side))


def _placed(row: StripRow, scale: StripScale) -> Iterator[PlacedEvent]:
    for item, beside, left, right in row.items:
        anchors = {
            Beside.RIGHT: item.end,
            Beside.LEFT: item.start,
            Beside.ABOVE: item.words_above(scale.width),
            Beside.NOWHERE: item.start,
        }
        yield PlacedEvent(
            event=item.event,
            label=item.label,
            date=item.date,
            beside=beside,
            y=row.y,
            height=row.height,
            pieces=list(_in_percent(item.pieces, scale)),
            anchor=scale.percent(anchors[beside]),
            width=item.width,
            left=left,
            right=right,
        )


def _in_percent(pieces: Sequence[ShapePiece], scale: StripScale) -> Iterator[PlacedPiece]:
    for each in pieces:
        middle = scale.percent(each.x + each.width / 2)
        yield PlacedPiece(each.kind, scale.percent(each.x), scale.percent(each.width), middle)


def _periods(scale: StripScale) -> list[PlacedPeriod]:
    return [PlacedPeriod(scale.percent(each.x), each) for each in named_periods(scale)]
