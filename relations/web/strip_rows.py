"""The rows of a strip: which events share one, and on which side of its shape each has its words.

Nothing in a row touches anything else: an event goes into the first row that has room for it, with
its label on the right of its shape, or else on the left. The first of a row has it on the left, so
that the next has room. Where neither side has any, the label stands above, in a row of its own.
Lengths are in units of the size of the letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Self

from relations.dates.edtf import Edtf
from relations.web.shapes import ShapePiece, StripScale, shape_of
from relations.web.text_width import shortened, width_of

ROW, TALL_ROW = 2.0, 3.2
"""The heights of a row, and of one with a label above its shape."""

GAP, APART, WORDLESS_APART = 0.5, 1.5, 0.25
"""Between a shape and its label, between one event and the next in a row, and the same without
words."""


class MostOfWords(NamedTuple):
    """How wide the label of an event and its date in words may be."""

    label: float
    date: float


AMPLE, SPARE = MostOfWords(27.0, 24.0), MostOfWords(19.0, 14.0)
"""Among few events, and among many."""

ROOMY = MostOfWords(34.0, 24.0)
"""In a row that has room for more, once all events are in theirs."""

SPACE = 0.4
"""Between the words of an event, and around the line between the sides."""

# What has no words must be large enough for a thumb.
_TOUCHED = 2.0


@dataclass(frozen=True, slots=True)
class StripEvent:
    """An event to be drawn: on which `side`, its short title, its date also in words, and the
    ordinal up to which it went on, if it has no end on record."""

    code: str
    side: str
    label: str
    value: Edtf
    date: str
    lasted: int | None = None


class Beside(StrEnum):
    """Where the label of an event stands."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class StripItem:
    """An event with its shape, from `start` to `end`, and its words, which are `width` wide."""

    event: StripEvent
    pieces: list[ShapePiece]
    start: float
    end: float
    label: str
    date: str
    width: float

    @classmethod
    def of(cls, event: StripEvent, scale: StripScale, most: MostOfWords) -> Self:
        pieces = shape_of(event.value, event.lasted, scale)
        label, words = shortened(event.label, most.label), shortened(event.date, most.date)
        width = round(width_of(label) + SPACE + width_of(words), 2)
        return cls(event, pieces, *ends_of(pieces), label, words, width)

    def with_words_of(self, room: float) -> Self:
        """The same with words that are at most so wide, and no shorter than they are: first its
        whole date, then as much of its label as there is room for."""
        words = shortened(self.event.date, ROOMY.date)
        left = min(room - SPACE - width_of(words), ROOMY.label)
        if left < width_of(self.label):
            return self
        label = shortened(self.event.label, left)
        width = round(width_of(label) + SPACE + width_of(words), 2)
        return replace(self, label=label, date=words, width=width)

    def reach(self, beside: Beside, width: float) -> tuple[float, float]:
        """From where to where it reaches with its label in a place; beyond the picture, which has
        this width, where there is no room for that."""
        if beside is Beside.RIGHT:
            return self.start, self.end + GAP + self.width
        if beside is Beside.LEFT:
            return self.start - GAP - self.width, self.end
        if beside is Beside.ABOVE:
            words = self.words_above(width)
            return min(self.start, words), max(self.end, words + self.width)
        middle = min(max((self.start + self.end) / 2, _TOUCHED / 2), width - _TOUCHED / 2)
        return min(self.start, middle - _TOUCHED / 2), max(self.end, middle + _TOUCHED / 2)

    def words_above(self, width: float) -> float:
        """Where the label begins that stands above it."""
        return max(min(self.start, width - self.width), 0)


@dataclass(slots=True)
class StripRow:
    """The events of a row, each with the place of its label and with its reach."""

    height: float
    items: list[tuple[StripItem, Beside, float, float]]
    y: float = 0

    def has_room(self, left: float, right: float, apart: float) -> bool:
        return all(right + apart <= start or end + apart <= left for *_, start, end in self.items)


def rows_of(
    events: Sequence[StripEvent], side: str, scale: StripScale, most: MostOfWords | None
) -> list[StripRow]:
    """The rows of the events on a side, that next to the line first; without words if `most` is
    None."""
    rows: list[StripRow] = []
    for event in events:
        if event.side == side:
            item = StripItem.of(event, scale, most or AMPLE)
            if most:
                _put(item, rows, scale.width)
            else:
                _put_without_words(item, rows, scale.width)
    if most:
        for row in rows:
            _lengthen(row, scale.width)
    return rows


def _lengthen(row: StripRow, width: float) -> None:
    """Give the events of a row longer words, one after the other, where these touch nothing."""
    for place, (item, beside, left, right) in enumerate(row.items):
        others = [each for at, each in enumerate(row.items) if at != place]
        start = max((end + APART for *_, end in others if end <= left), default=0.0)
        end = min((begin - APART for _i, _b, begin, _e in others if begin >= right), default=width)
        room = {
            Beside.RIGHT: end - GAP - item.end,
            Beside.LEFT: item.start - GAP - start,
            Beside.ABOVE: end - start,
        }[beside]
        longer = item.with_words_of(room)
        row.items[place] = (longer, beside, *longer.reach(beside, width))


def _put(item: StripItem, rows: list[StripRow], width: float) -> None:
    """Put an event into the first row that has room for it, or into a new one."""
    reaches = [(each, *item.reach(each, width)) for each in (Beside.RIGHT, Beside.LEFT)]
    fitting = [each for each in reaches if each[1] >= 0 and each[2] <= width]
    for row in rows:
        for beside, left, right in fitting if row.height == ROW else ():
            if row.has_room(left, right, APART):
                row.items.append((item, beside, left, right))
                return
    if fitting:
        rows.append(StripRow(ROW, [(item, *fitting[-1])]))
    else:
        above = Beside.ABOVE
        rows.append(StripRow(TALL_ROW, [(item, above, *item.reach(above, width))]))


def _put_without_words(item: StripItem, rows: list[StripRow], width: float) -> None:
    left, right = item.reach(Beside.NOWHERE, width)
    placed = (item, Beside.NOWHERE, left, right)
    for row in rows:
        if row.has_room(left, right, WORDLESS_APART):
            row.items.append(placed)
            return
    rows.append(StripRow(ROW, [placed]))


def ends_of(pieces: Sequence[ShapePiece]) -> tuple[float, float]:
    return min(each.x for each in pieces), max(each.end for each in pieces)
