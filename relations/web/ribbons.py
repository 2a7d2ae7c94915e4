"""Ribbons: lasting states under a histogram, along the same axis, as plain numbers.

A ribbon is solid while a state certainly lasted, and fades towards an end that is open, unknown,
approximate or not known to the day.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import ngettext_lazy

from relations.dates import edtf
from relations.dates.edtf import Edtf
from relations.dates.intervals import End, Length, ends, length
from relations.dates.level0 import plain_period
from relations.dates.precision import Precision
from relations.queries.buckets import Bucket
from relations.queries.lasting import Lasting, LastingState
from relations.queries.selection import Selection
from relations.record.formatting import edtf_in_words
from relations.record.vocabulary import EventType
from relations.web.addresses import Address
from relations.web.bars import SIDES

# With more ribbons than this the list would be out of sight; the others are folded away.
SHOWN_FIRST = 4

# In per cent of the width: the narrowest that a ribbon is drawn, and how much of it a qualified end
# takes to fade, since nobody knows how far such an end extends.
LEAST = 1.0
FADE = 3.0

SOLID, PALE, FAINT = 1.0, 0.4, 0.12
"""The opacity where a state certainly lasted, where it may have, and at an end that fades."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The opacity at a place of a ribbon, in per cent of its width."""

    offset: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Where a ribbon begins and how wide it is, in per cent of the picture, and how it fades."""

    x: float
    width: float
    stops: list[Stop]


def ribbons_of(
    lasting: Lasting, buckets: Sequence[Bucket], selection: Selection, address: Address
) -> dict[str, Any]:
    """The ribbons of lasting states, each with its words and with the address of its period.

    `first` are the longest, up to `SHOWN_FIRST`, and `others` the rest, both in the order of time.
    """
    first, others = lasting.states[:SHOWN_FIRST], lasting.states[SHOWN_FIRST:]
    rows = [
        [_row(state, buckets, selection, address) for state in sorted(states, key=_in_time)]
        for states in (first, others)
    ]
    return {"first": rows[0], "others": rows[1], "total": lasting.total}


def _in_time(state: LastingState) -> tuple[int, str]:
    return state.day, state.code


def _row(
    state: LastingState, buckets: Sequence[Bucket], selection: Selection, address: Address
) -> dict[str, Any]:
    value = edtf.parse(state.edtf)
    narrowed = _narrowed(selection, state)
    known, side = length(value), EventType.Quad(state.quad).polarity
    return {
        "code": state.code,
        "title": state.title,
        "dates": edtf_in_words(state.edtf),
        "length": length_in_words(known) if known else "",
        "side": side,
        "side_name": SIDES[side],
        "ribbon": ribbon_of(value, buckets),
        "address": address(narrowed) if narrowed else "",
    }


def _narrowed(selection: Selection, state: LastingState) -> Selection | None:
    """The selection within the days of a state; None if that changes nothing."""
    first = _inner(max, state.earliest, selection.first_day)
    last = _inner(min, state.latest, selection.last_day)
    if (first, last) == (selection.first_day, selection.last_day):
        return None
    since, until = plain_period(first, last)
    return selection.having(since=since, until=until)


def _inner(pick: Callable[[list[date]], date], *days: date | None) -> date | None:
    known = [day for day in days if day]
    return pick(known) if known else None


def ribbon_of(value: Edtf, buckets: Sequence[Bucket]) -> Ribbon:
    """The ribbon of an interval across some buckets, cut off at their ends."""
    start, end = (each and _seen(each, buckets) for each in ends(value))
    left = _place(buckets, start.first) if start else 0.0
    right = _place(buckets, end.last, after=True) if end else 100.0
    # A state published since the buckets were counted may lie wholly outside them.
    shown = right - left or LEAST
    width = max(shown, LEAST)
    fade = min(FADE / width, 0.5)
    solid = []
    if start:
        share = (_place(buckets, start.last) - left) / shown
        solid.append(max(share, fade * start.is_qualified))
    if end:
        share = (_place(buckets, end.first, after=True) - left) / shown
        solid.append(min(share, 1 - fade * end.is_qualified))
    edges = [SOLID if _is_sharp(each) else FAINT for each in (start, end)]
    stops = _stops((solid[0], solid[-1]), edges)
    return Ribbon(round(min(left, 100 - width), 2), round(width, 2), stops)


def _seen(end: End, buckets: Sequence[Bucket]) -> End:
    """An end as some buckets show it: if it lies outside them, the ribbon is cut off sharply."""
    if buckets[0].first <= end.last and end.first <= buckets[-1].last:
        return end
    return End(end.last, end.last, is_qualified=False)


def _stops(solid: Sequence[float], edges: Sequence[float]) -> list[Stop]:
    """How a ribbon fades from its edges to its solid part, whose two ends are shares of its width;
    the first is larger than the second if there is no time at which the state certainly lasted.
    """
    if solid[0] > solid[1]:
        return [Stop(0, PALE)]
    first, last = (round(100 * min(max(place, 0), 1)) for place in solid)
    stops = Stop(0, edges[0]), Stop(first, SOLID), Stop(last, SOLID), Stop(100, edges[1])
    return list(dict.fromkeys(stops))


def _is_sharp(end: End | None) -> bool:
    return end is not None and end.first == end.last and not end.is_qualified


def _place(buckets: Sequence[Bucket], day: date, *, after: bool = False) -> float:
    """Where a day begins, or ends if `after`, in per cent of the width of all buckets."""
    number = max(bisect_right(buckets, day, key=lambda bucket: bucket.first) - 1, 0)
    bucket = buckets[number]
    days = (bucket.last - bucket.first).days + 1
    share = min(max(((day - bucket.first).days + after) / days, 0), 1)
    return 100 * (number + share) / len(buckets)


_LENGTHS = {
    (Precision.DAY, False): ngettext_lazy("%(count)d day", "%(count)d days", "count"),
    (Precision.DAY, True): ngettext_lazy("about %(count)d day", "about %(count)d days", "count"),
    (Precision.MONTH, True): ngettext_lazy(
        "about %(count)d month", "about %(count)d months", "count"
    ),
    (Precision.YEAR, True): ngettext_lazy("about %(count)d year", "about %(count)d years", "count"),
}


def length_in_words(known: Length) -> str:
    """ "28 days", "about 3 months"."""
    return str(_LENGTHS[known.unit, known.is_about] % {"count": known.count})
