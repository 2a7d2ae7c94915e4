"""Buckets: consecutive stretches of days, and how many events lie in each of them.

A date is never made more precise than it is. An event that may lie in several buckets is certain
in none of them: its weight is shared equally between them, so that the weights of all buckets add
up to the number of events.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from relations.editions.packed_index import Numbers
from relations.queries.spans import QUADS, Spans, reach_of


@dataclass(frozen=True, slots=True)
class Bucket:
    """The days from `first` to `last`, both inclusive, and by quad class the events in them.

    `certain` counts the events that lie wholly in it, `ongoing` those that were certainly so in it
    but not only in it, and `possible` the others that may lie in it. `spread` is the part of the
    weight of the latter two that it gets.
    """

    first: date
    last: date
    certain: Counter[str] = field(default_factory=Counter)
    ongoing: Counter[str] = field(default_factory=Counter)
    possible: Counter[str] = field(default_factory=Counter)
    spread: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def figures(self) -> Hashable:
        """All that it says."""
        counted = (self.certain, self.ongoing, self.possible, self.spread)
        return self.first, self.last, *(frozenset(each.items()) for each in counted)

    @property
    def is_empty(self) -> bool:
        return not self.wider and not self.certain

    @property
    def wider(self) -> Counter[str]:
        """The events whose date is wider than it."""
        return self.ongoing + self.possible


def filled(starts: Sequence[date], last: date, spans: Spans) -> list[Bucket]:
    """The buckets that begin on these days, the last of them ending on `last`, with their events.

    The days ascend. An open end reaches to the end of the buckets, and what lies beyond them is
    cut off; every span has a day in them.
    """
    edges = _Edges(np.array([day.toordinal() for day in starts]), last.toordinal())
    buckets = [Bucket(*days) for days in zip(starts, edges.last_days(), strict=True)]
    in_parts = np.zeros(len(spans), bool)
    in_parts[spans.parts["span"]] = True
    whole, several = spans.among(~in_parts), spans.among(in_parts)
    counted = _Tally(len(starts))
    _count_whole(whole, edges, counted)
    if len(several):
        _count_in_parts(several, edges, counted)
    counted.write(buckets)
    return buckets


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Buckets of equal width that several pictures share: on which days they begin, and on which
    the last of them ends. It has no buckets if nothing lies within the calendar."""

    starts: Sequence[date]
    last: date

    def buckets(self, spans: Spans) -> list[Bucket]:
        """The buckets with some of the spans that the scale was made for."""
        if not self.starts:
            return []
        return filled(self.starts, self.last, spans.among(~spans.is_beyond))


def equal_buckets(spans: Spans, count: int) -> list[Bucket]:
    """The buckets of the `equal_scale` of some spans, with these. No buckets without spans."""
    return equal_scale(spans, count).buckets(spans)


def equal_scale(spans: Spans, count: int) -> TimeScale:
    """So many buckets of equal width, of a day at least, from the first to the last day that some
    spans reach, but for those that lie beyond the calendar; few days are centred among empty
    buckets."""
    spans = spans.among(~spans.is_beyond)
    if not len(spans):
        return TimeScale([], date.max)
    first, last = (day.toordinal() for day in reach_of(spans))
    missing = max(count - (last - first + 1), 0)
    last = min(last + missing - missing // 2, date.max.toordinal())
    first = max(min(first, last - count + 1), 1)
    width = max(last - first + 1, count)
    starts = [date.fromordinal(first + number * width // count) for number in range(count)]
    return TimeScale(starts, date.fromordinal(first + width - 1))


class _Edges:
    """The first and the last days of buckets, as ordinals."""

    def __init__(self, firsts: Numbers, last: int) -> None:
        self.firsts = firsts
        self.lasts = np.append(firsts[1:] - 1, last)
        count = len(firsts)
        in_order = np.repeat(np.arange(count, dtype=np.int16), self.lasts - firsts + 1)
        # Of each day its bucket, and of all days before and after them what stands at the ends.
        self._places = np.concatenate([[-1], in_order, [count]]).astype(np.int16)

    def last_days(self) -> list[date]:
        return [date.fromordinal(day) for day in self.lasts.tolist()]

    def met(self, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
        """The buckets that the days from `first` to `last` meet: from the one up to and without the
        other. By when something had begun and up to when it lasted are such days too: those in
        which it certainly was so; none where the one is not less than the other."""
        return np.maximum(self._place(first), 0), self._end(last)

    def holds(self, spans: Spans, bucket: Numbers) -> Numbers:
        """Of each span, whether no day of it lies outside its bucket."""
        held: Numbers = (self.firsts[bucket] <= spans.first) & (spans.last <= self.lasts[bucket])
        return held

    def _place(self, days: Numbers) -> Numbers:
        """The bucket of each day; -1 for one before them all, and their number for one after."""
        before, after = int(self.firsts[0]) - 1, int(self.lasts[-1]) + 1
        places: Numbers = self._places[np.clip(days, before, after) - before]
        return places.astype(np.int64)

    def _end(self, days: Numbers) -> Numbers:
        ends: Numbers = np.minimum(self._place(days) + 1, len(self.firsts))
        return ends


class _Tally:
    """Events by quad class and bucket; those that may lie in several by how many these are too, so
    that equal shares of them add up without rounding."""

    def __init__(self, buckets: int) -> None:
        self._shape = len(QUADS), buckets
        self._certain = np.zeros(self._shape, np.int64)
        self._ongoing = np.zeros(self._shape, np.int64)
        self._wider = np.zeros(self._shape, np.int64)
        self._spread = np.zeros(self._shape)

    def add_certain(self, spans: Spans, bucket: Numbers) -> None:
        """Add spans that certainly lie in one bucket each, and nowhere else."""
        places = spans.quad.astype(np.int64) * self._shape[1] + bucket
        self._certain += _summed(places, spans.count, self._shape)

    def add_ongoing(self, spans: Spans, low: Numbers, high: Numbers) -> None:
        """Count spans in those of the buckets that they are spread over where they surely are."""
        real = low < high
        self._ongoing += self._between(spans.quad[real], low[real], high[real], spans.count[real])

    def add_spread(self, spans: Spans, low: Numbers, high: Numbers) -> None:
        """Spread spans over the buckets that they meet, which are next to each other."""
        widths = high - low
        for width in np.unique(widths).tolist():
            chosen = widths == width
            found = self._between(
                spans.quad[chosen], low[chosen], high[chosen], spans.count[chosen]
            )
            self._wider += found
            self._spread += found / width

    def add_scattered(self, spans: Spans, met: Numbers, certain: Numbers) -> None:
        """Spread spans over the buckets that a matrix says each meets."""
        for quad in np.unique(spans.quad).tolist():
            chosen = spans.quad == quad
            counts = spans.count[chosen][:, None]
            self._wider[quad] += (met[chosen] * counts).sum(axis=0)
            self._ongoing[quad] += ((met & certain)[chosen] * counts).sum(axis=0)
            widths = met[chosen].sum(axis=1)[:, None]
            self._spread[quad] += (met[chosen] * (counts / widths)).sum(axis=0)

    def _between(self, quad: Numbers, low: Numbers, high: Numbers, count: Numbers) -> Numbers:
        """How many of some spans, by quad class, there are in each bucket between two."""
        quads, buckets = self._shape
        shape = quads, buckets + 1
        begun = _summed(quad.astype(np.int64) * shape[1] + low, count, shape)
        ended = _summed(quad.astype(np.int64) * shape[1] + high, count, shape)
        return np.cumsum(begun - ended, axis=1)[:, :-1]

    def write(self, buckets: Sequence[Bucket]) -> None:
        """The counts into the buckets."""
        possible = self._wider - self._ongoing
        for quad, name in enumerate(QUADS):
            for place in np.flatnonzero(self._certain[quad] + self._wider[quad]).tolist():
                bucket = buckets[place]
                for counted, counts in (
                    (bucket.certain, self._certain),
                    (bucket.ongoing, self._ongoing),
                    (bucket.possible, possible),
                ):
                    if count := int(counts[quad, place]):
                        counted[name] = count
                if self._wider[quad, place]:
                    bucket.spread[name] = float(self._spread[quad, place])


def _summed(places: Numbers, counts: Numbers, shape: tuple[int, int]) -> Numbers:
    """Counts added up by place, in an array of a shape."""
    summed = np.bincount(places, weights=counts, minlength=shape[0] * shape[1])
    return summed.astype(np.int64).reshape(shape)


def _count_whole(spans: Spans, edges: _Edges, counted: _Tally) -> None:
    """Count spans of one piece."""
    low, high = edges.met(spans.first, spans.last)
    sure_low, sure_high = edges.met(spans.begun, spans.lasted)
    sure_low, sure_high = np.maximum(low, sure_low), np.minimum(high, sure_high)
    in_one = (high - low == 1) & edges.holds(spans, low) & (sure_low < sure_high)
    counted.add_certain(spans.among(in_one), low[in_one])
    others = spans.among(~in_one)
    counted.add_spread(others, low[~in_one], high[~in_one])
    counted.add_ongoing(others, sure_low[~in_one], sure_high[~in_one])


def _count_in_parts(spans: Spans, edges: _Edges, counted: _Tally) -> None:
    """Count spans of several parts, which may lie in no other bucket than those of a part."""
    part_of, count = spans.parts["span"], len(edges.firsts)
    hull = _matrix(np.arange(len(spans)), *edges.met(spans.first, spans.last), len(spans), count)
    days = edges.met(spans.parts["first"], spans.parts["last"])
    met = hull & _matrix(part_of, *days, len(spans), count)
    sure = edges.met(spans.begun, spans.lasted)
    certain = _matrix(np.arange(len(spans)), *sure, len(spans), count)
    sure = edges.met(spans.parts["begun"], spans.parts["lasted"])
    certain |= _matrix(part_of, *sure, len(spans), count)
    first = met.argmax(axis=1)
    is_certain = certain[np.arange(len(spans)), first]
    in_one = (met.sum(axis=1) == 1) & edges.holds(spans, first) & is_certain
    counted.add_certain(spans.among(in_one), first[in_one])
    counted.add_scattered(spans.among(~in_one), met[~in_one], certain[~in_one])


def _matrix(spans: Numbers, low: Numbers, high: Numbers, count: int, buckets: int) -> Numbers:
    """Of each span and each bucket, whether one of some stretches of buckets of it has that."""
    changes = np.zeros((count, buckets + 1), np.int64)
    real = low < high
    np.add.at(changes, (spans[real], low[real]), 1)
    np.add.at(changes, (spans[real], high[real]), -1)
    return np.cumsum(changes, axis=1)[:, :-1] > 0
