"""A histogram: how many events a selection has in each year or month, by quad class.

A date is never made more precise than it is: an event that may lie in several buckets is
counted as possible in each of them, and as certain in none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr

from relations.timeline.asking import editions_for
from relations.timeline.selection import Selection


class Unit(StrEnum):
    """How wide a bucket is."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bucket:
    """One month or year; `start` is its first day, the counts are by quad class."""

    start: date
    certain: Counter[str] = field(default_factory=Counter)
    possible: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Histogram:
    """The buckets from the first to the last, the empty ones too."""

    unit: Unit
    buckets: list[Bucket]


# By month up to this many months, by year beyond.
MOST_MONTHS = 48
# A date as wide as this ("in some year") says nothing of the span in which things happened.
WIDEST_MONTHS = 100 * 12


@dataclass(frozen=True, slots=True)
class _Span:
    """Months, counted from year 0, in which `count` events of one quad class may lie."""

    quad: str
    first: int | None
    last: int | None
    count: int

    def certain(self, months: int) -> bool:
        """Whether a single bucket of so many months holds all of it."""
        if self.first is None or self.last is None:
            return False
        return self.first // months == self.last // months


def histogram_for(selection: Selection) -> Histogram:
    """The histogram of a selection, within its dates; one query.

    An open end reaches to the end of what the other events span.
    """
    spans = list(_spans(selection))
    if not spans:
        return Histogram(Unit.YEAR, [])
    first, last = (_within(selection, month) for month in _range(spans))
    unit, months = (Unit.MONTH, 1) if last - first < MOST_MONTHS else (Unit.YEAR, 12)
    numbers = range(first // months, last // months + 1)
    return Histogram(unit, _filled(numbers, months, spans))


def _filled(numbers: range, months: int, spans: Iterable[_Span]) -> list[Bucket]:
    """The buckets of these numbers, each of so many months, with what lies in them."""
    buckets = {number: Bucket(_first_day(number * months)) for number in numbers}
    for span in spans:
        start = numbers[0] if span.first is None else max(span.first // months, numbers[0])
        end = numbers[-1] if span.last is None else min(span.last // months, numbers[-1])
        for number in range(start, end + 1):
            bucket = buckets[number]
            counts = bucket.certain if span.certain(months) else bucket.possible
            counts[span.quad] += span.count
    return list(buckets.values())


def _spans(selection: Selection) -> Iterator[_Span]:
    rows = (
        editions_for(selection)
        .order_by()
        .values_list("quad", _year_and_month("earliest"), _year_and_month("latest"))
        .annotate(count=Count("pk"))
    )
    for quad, earliest, latest, count in rows:
        yield _Span(quad, _month_of(earliest), _month_of(latest), count)


def _year_and_month(column: str) -> Substr:
    """The first seven characters of a date, "2025-04": on SQLite far faster than truncation."""
    return Substr(Cast(column, CharField()), 1, 7)


def _month_of(year_and_month: str | None) -> int | None:
    return _month(date.fromisoformat(f"{year_and_month}-01")) if year_and_month else None


def _range(spans: Iterable[_Span]) -> tuple[int, int]:
    """The first and the last month that any date names, very wide dates left aside if possible."""
    named = [(span.first, span.last) for span in spans]
    narrow = [
        (first, last)
        for first, last in named
        if first is None or last is None or last - first < WIDEST_MONTHS
    ]
    months = [month for pair in narrow or named for month in pair if month is not None]
    return min(months), max(months)


def _within(selection: Selection, month: int) -> int:
    """The month of a selection's dates that is nearest to this one."""
    if selection.first_day:
        month = max(month, _month(selection.first_day))
    if selection.last_day:
        month = min(month, _month(selection.last_day))
    return month


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(max(month // 12, 1), month % 12 + 1, 1)
