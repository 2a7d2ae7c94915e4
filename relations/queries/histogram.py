"""A histogram: how many events a selection has in each day, month, year, decade or century."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from relations.dates.bounds import month_length
from relations.queries.buckets import Bucket, filled
from relations.queries.selection import Selection
from relations.queries.spans import Spans, reach_of


class Unit(StrEnum):
    """How wide a bucket is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MOST_BUCKETS = {Unit.DAY: 62, Unit.MONTH: 48, Unit.YEAR: 60, Unit.DECADE: 60}
"""The most buckets of each unit in a histogram; with more, it takes the next unit."""

YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}


@dataclass(frozen=True, slots=True)
class Histogram:
    """All buckets from the first to the last, including empty ones, and how many events lie beyond
    the years 1 to 9999, in no bucket."""

    unit: Unit
    buckets: list[Bucket]
    beyond: int = 0

    @property
    def figures(self) -> Hashable:
        """All that it says: the same for histograms that are equal."""
        return self.unit, tuple(each.figures for each in self.buckets), self.beyond


def histogram_for(selection: Selection, spans: Spans) -> Histogram:
    """The histogram of a selection's spans, within its dates. Without spans it has no buckets.

    A span with an open end reaches to the end of what is shown, which is the selection's own date
    if it has one.
    """
    is_beyond = spans.is_beyond
    beyond = int(spans.count[is_beyond].sum())
    spans = spans.among(~is_beyond) if beyond else spans
    if not len(spans):
        return Histogram(Unit.YEAR, [], beyond)
    since, until = selection.first_day, selection.last_day
    first, last = time_shown(selection, spans)
    unit = _unit(first, last)
    numbers = range(_number(first, unit), _number(last, unit) + 1)
    starts = [_first_day(number, unit) for number in numbers]
    starts[0] = max(starts[0], since or date.min)
    end = min(_last_day(numbers[-1], unit), until or date.max)
    return Histogram(unit, filled(starts, end, spans), beyond)


def time_shown(selection: Selection, spans: Spans) -> tuple[date, date]:
    """The first and the last day, inclusive, of the time in which to show a selection's spans,
    within its dates. None may lie beyond the calendar. Raises `ValueError` without spans."""
    cut = _cut(spans, selection.first_day, selection.last_day)
    return reach_of(cut, spans.is_outside)


def _cut(spans: Spans, since: date | None, until: date | None) -> Spans:
    """Spans without what lies outside a period."""
    first, last = spans.first, spans.last
    if since:
        first = np.maximum(first, since.toordinal())
    if until:
        last = np.minimum(last, until.toordinal())
    return replace(spans, first=first, last=last)


def _unit(first: date, last: date) -> Unit:
    """The finest unit of which the days do not need more buckets than `MOST_BUCKETS`."""
    for unit, most in MOST_BUCKETS.items():
        if _number(last, unit) - _number(first, unit) < most:
            return unit
    return Unit.CENTURY


def _number(day: date, unit: Unit) -> int:
    """The number of the bucket in which a day lies; those of consecutive buckets differ by one."""
    if unit is Unit.DAY:
        return day.toordinal()
    if unit is Unit.MONTH:
        return day.year * 12 + day.month - 1
    return day.year // YEARS[unit]


def _first_day(number: int, unit: Unit) -> date:
    if unit is Unit.DAY:
        return date.fromordinal(number)
    if unit is Unit.MONTH:
        return date(number // 12, number % 12 + 1, 1)
    return date(max(number * YEARS[unit], date.min.year), 1, 1)


def _last_day(number: int, unit: Unit) -> date:
    first = _first_day(number, unit)
    if unit is Unit.DAY:
        return first
    if unit is Unit.MONTH:
        return first.replace(day=month_length(first.year, first.month))
    return date((number + 1) * YEARS[unit] - 1, 12, 31)
