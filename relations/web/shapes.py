"""Shapes: how a date is drawn along a stretch of time, as plain numbers.

A day that is known is a dot, and time within which something happened a band. What lasted is a bar
from the day by which it had begun to the day up to which it went on: it fades over the days on
which it may have begun or ended, and ends in an arrow where no end is on record. What is known only
to have been before or after a day fades away from that day, as far as a sign goes and no farther.

Lengths are in units of the size of the letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from relations.dates.edtf import Edtf
from relations.dates.intervals import End, ends
from relations.dates.reach import Reach, parts, reach
from relations.dates.structure import UNQUALIFIED, Interval, Missing, Set

BEFORE, AFTER = 0.7, 1.3
"""The room at both ends of a stretch of time, for dots that stand on its first day, and for arrows
beyond its last."""

DOT, LEAST, ARROW, EDGE = 1.0, 0.9, 0.8, 0.25
"""The width of a dot, the least of a band or a bar, and those of an arrow and of the firm edge of
what fades."""

SHARE_OF_FADE = 0.125
"""How far that fades which has no end, as a share of the width: a sign, and no length of time."""

_LEAST_FADE = 1.0
# A shorter one could not be told from a firm end.
_SEEN = 0.3
# A date of more parts than this is drawn as one.
_MOST_PARTS = 24


@dataclass(frozen=True, slots=True)
class StripScale:
    """The days from `first` to `last`, inclusive ordinals, along a `width`."""

    first: int
    last: int
    width: float

    @property
    def start(self) -> float:
        """Where the first day begins."""
        return BEFORE

    @property
    def end(self) -> float:
        """Where the last day ends."""
        return self.width - AFTER

    def x(self, day: int, *, after: bool = False) -> float:
        """Where a day begins, or ends if `after`; one beyond the scale is at its end."""
        share = (day + after - self.first) / (self.last + 1 - self.first)
        return self.start + min(max(share, 0), 1) * (self.end - self.start)

    @property
    def fade(self) -> float:
        """How far that fades which has no end."""
        return SHARE_OF_FADE * self.width

    def percent(self, x: float) -> float:
        """A place or a length in per cent of the width."""
        return round(100 * x / self.width, 2)


class PieceKind(StrEnum):
    """What a piece of a shape says; also its CSS class."""

    DOT = "dot"
    """It was on this day."""
    WITHIN = "within"
    """It was some time within."""
    SURE = "sure"
    """It went on here."""
    FADES_IN = "fades-in"
    """It began somewhere here, or before."""
    FADES_OUT = "fades-out"
    """It ended somewhere here, or after."""
    ONWARD = "onward"
    """It goes on, or did when it was reported last."""
    FIRM = "firm"
    """Here what fades has a known end."""


@dataclass(frozen=True, slots=True)
class ShapePiece:
    """A part of a shape, from `x` on."""

    kind: PieceKind
    x: float
    width: float

    @property
    def end(self) -> float:
        return self.x + self.width


def shape_of(value: Edtf, lasted: int | None, scale: StripScale) -> list[ShapePiece]:
    """The pieces of a date in the order of time, all of them within the width of the scale.

    `lasted` is the ordinal up to which something without an end on record certainly went on.
    """
    pieces = list(_pieces(value, lasted, scale))
    if pieces:
        return pieces
    days = reach(value)
    first = scale.first if days.first is None else days.first
    return [_bar(PieceKind.WITHIN, scale.x(first), scale.x(first, after=True), scale)]


def _pieces(value: Edtf, lasted: int | None, scale: StripScale) -> Iterator[ShapePiece]:
    expression = value.expression
    if isinstance(expression, Interval):
        yield from _lasting(value, lasted, scale)
        return
    found: Sequence[Reach] = parts(value)
    if not 0 < len(found) <= _MOST_PARTS:
        found = [reach(value)]
    are_all = not isinstance(expression, Set) or expression.is_all or len(found) == 1
    is_doubtful = expression.qualification != UNQUALIFIED
    for each in found:
        if not _is_outside(each, scale):
            yield from _moment(each, scale, is_known=are_all and not is_doubtful)


def _is_outside(days: Reach, scale: StripScale) -> bool:
    is_before = days.last is not None and days.last < scale.first
    is_after = days.first is not None and days.first > scale.last
    return is_before or is_after


def _moment(days: Reach, scale: StripScale, *, is_known: bool) -> Iterator[ShapePiece]:
    """The pieces of what happened within some days, of which one at least is known."""
    if days.first is None and days.last is not None:
        yield from _before(days.last, scale)
    elif days.first is not None and days.last is None:
        yield from _after(days.first, scale)
    elif days.first is not None and days.last is not None:
        start, end = scale.x(days.first), scale.x(days.last, after=True)
        if is_known and days.first == days.last:
            yield ShapePiece(PieceKind.DOT, (start + end - DOT) / 2, DOT)
        else:
            is_each = is_known and (days.begun, days.lasted) == (days.first, days.last)
            yield _bar(PieceKind.SURE if is_each else PieceKind.WITHIN, start, end, scale)


def _before(day: int, scale: StripScale) -> Iterator[ShapePiece]:
    end = max(scale.x(day, after=True), scale.start + LEAST)
    start = max(end - scale.fade, 0)
    yield ShapePiece(PieceKind.FADES_IN, start, end - start)
    if day <= scale.last:
        yield ShapePiece(PieceKind.FIRM, end - EDGE, EDGE)


def _after(day: int, scale: StripScale) -> Iterator[ShapePiece]:
    start = min(scale.x(day), scale.end - LEAST)
    if day >= scale.first:
        yield ShapePiece(PieceKind.FIRM, start, EDGE)
    yield ShapePiece(PieceKind.FADES_OUT, start, min(scale.fade, scale.width - start))


def _lasting(value: Edtf, lasted: int | None, scale: StripScale) -> Iterator[ShapePiece]:
    start, end = ends(value)
    interval = value.expression
    assert isinstance(interval, Interval)  # noqa: S101 - as `shape_of` has seen
    if start is None and end is not None:
        yield from _until(end, scale)
    elif start is not None and end is None:
        if interval.end is Missing.OPEN:
            yield from _since(start, lasted, scale)
        else:
            yield from _begun(start, scale)
    elif start is not None and end is not None:
        yield from _from_to(start, end, scale)


def _until(end: End, scale: StripScale) -> Iterator[ShapePiece]:
    """What went on up to an end, and began nobody knows when."""
    sure, last = _of_end(end, scale)
    if last - sure < _SEEN:
        yield from _before(end.last.toordinal(), scale)
        return
    start = max(sure - scale.fade, 0)
    yield ShapePiece(PieceKind.FADES_IN, start, sure - start)
    yield ShapePiece(PieceKind.FADES_OUT, sure, last - sure)


def _since(start: End, lasted: int | None, scale: StripScale) -> Iterator[ShapePiece]:
    """What began, and has no end: it went on up to the day on which it was last reported."""
    first, sure = _of_start(start, scale)
    known = sure if lasted is None else scale.x(lasted, after=True)
    until = min(max(known, sure, first + LEAST), scale.end)
    first = min(first, until - LEAST)
    yield from _bar_from(first, sure, until)
    yield ShapePiece(PieceKind.ONWARD, until, ARROW)


def _begun(start: End, scale: StripScale) -> Iterator[ShapePiece]:
    """What began, and of whose end nothing is known."""
    first, sure = _of_start(start, scale)
    if sure - first < _SEEN:
        yield from _after(start.first.toordinal(), scale)
        return
    yield ShapePiece(PieceKind.FADES_IN, first, sure - first)
    yield ShapePiece(PieceKind.FADES_OUT, sure, min(scale.fade, scale.width - sure))


def _from_to(start: End, end: End, scale: StripScale) -> Iterator[ShapePiece]:
    first, sure_from = _of_start(start, scale)
    sure_until, last = _of_end(end, scale)
    if start.last > end.first or sure_from > sure_until:
        yield _bar(PieceKind.WITHIN, first, last, scale)
        return
    if last - first < LEAST:
        yield _bar(PieceKind.SURE, first, last, scale)
        return
    if last - sure_until < _SEEN:
        sure_until = last
    yield from _bar_from(first, sure_from, sure_until)
    if end.last.toordinal() > scale.last and end.first.toordinal() > scale.last:
        yield ShapePiece(PieceKind.ONWARD, sure_until, ARROW)
    elif sure_until < last:
        yield ShapePiece(PieceKind.FADES_OUT, sure_until, last - sure_until)


def _bar_from(first: float, sure: float, until: float) -> Iterator[ShapePiece]:
    """A bar that fades in from `first` to `sure`."""
    if sure - first < _SEEN:
        sure = first
    else:
        yield ShapePiece(PieceKind.FADES_IN, first, sure - first)
    if until > sure:
        yield ShapePiece(PieceKind.SURE, sure, until - sure)


def _of_start(start: End, scale: StripScale) -> tuple[float, float]:
    """Where a start may first have been, and by where it certainly was."""
    first = scale.x(start.first.toordinal())
    sure = scale.x(start.last.toordinal())
    is_seen = start.is_qualified and start.first.toordinal() >= scale.first
    return first, min(max(sure, first + _LEAST_FADE * is_seen), scale.end)


def _of_end(end: End, scale: StripScale) -> tuple[float, float]:
    """Up to where an end certainly was not yet, and where it may last have been."""
    last = scale.x(end.last.toordinal(), after=True)
    sure = scale.x(end.first.toordinal(), after=True)
    is_seen = end.is_qualified and end.last.toordinal() <= scale.last
    return max(min(sure, last - _LEAST_FADE * is_seen), scale.start), last


def _bar(kind: PieceKind, start: float, end: float, scale: StripScale) -> ShapePiece:
    """A band or a bar, as wide as it must be to be seen."""
    width = max(end - start, LEAST)
    return ShapePiece(
        kind, min(max(start + (end - start - width) / 2, 0), scale.width - width), width
    )
