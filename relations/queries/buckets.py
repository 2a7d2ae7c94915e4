"""Buckets: consecutive stretches of days, and how many events lie in each of them.

A date is never made more precise than it is. An event that may lie in several buckets is certain
in none of them: its weight is shared equally between them, so that the weights of all buckets add
up to the number of events.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from relations.dates.reach import Reach
from relations.queries.spans import Span


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
    def is_empty(self) -> bool:
        return not self.wider and not self.certain

    @property
    def wider(self) -> Counter[str]:
        """The events whose date is wider than it."""
        return self.ongoing + self.possible


def filled(starts: Sequence[date], last: date, spans: Iterable[Span]) -> list[Bucket]:
    """The buckets that begin on these days, the last of them ending on `last`, with their events.

    The days ascend. An open end reaches to the end of the buckets, and what lies beyond them is
    cut off; every span has a day in them.
    """
    ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
    buckets = [Bucket(*days) for days in zip(starts, ends, strict=True)]
    for span in spans:
        _place(span, _met(span, starts, buckets))
    return buckets


def _met(span: Span, starts: Sequence[date], buckets: list[Bucket]) -> list[Bucket]:
    """The buckets in which a span may lie."""
    low = bisect_right(starts, span.first) - 1 if span.first else 0
    high = bisect_right(starts, span.last) if span.last else len(starts)
    met = buckets[max(low, 0) : high]
    if not span.parts:
        return met
    return [each for each in met if any(_meets(each, part) for part in span.parts)]


def _meets(bucket: Bucket, part: Reach) -> bool:
    begins_in_time = part.first is None or part.first <= bucket.last.toordinal()
    return begins_in_time and (part.last is None or part.last >= bucket.first.toordinal())


def _place(span: Span, buckets: Sequence[Bucket]) -> None:
    """Count a span in the buckets in which it may lie."""
    if len(buckets) == 1 and _holds(buckets[0], span):
        buckets[0].certain[span.quad] += span.count
        return
    for bucket in buckets:
        is_certain = span.is_certainly_in(bucket.first, bucket.last)
        counted = bucket.ongoing if is_certain else bucket.possible
        counted[span.quad] += span.count
        bucket.spread[span.quad] += span.count / len(buckets)


def _holds(bucket: Bucket, span: Span) -> bool:
    """Whether the whole of a span certainly lies in a bucket."""
    if span.first is None or span.last is None:
        return False
    is_certain = span.is_certainly_in(bucket.first, bucket.last)
    return is_certain and bucket.first <= span.first and span.last <= bucket.last
