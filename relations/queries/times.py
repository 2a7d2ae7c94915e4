"""When the events of a selection happened: in which years, and from which day to which."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from relations.dates.precision import Precision
from relations.editions.edition_days import Certainty
from relations.editions.packed_index import EARLIEST, LATEST, Numbers
from relations.queries.spans import Spans, in_calendar, months_of


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The ordinal of a day, and to what it is sure: the day, its month or its year."""

    day: int
    precision: Precision


@dataclass(frozen=True, slots=True)
class Times:
    """The number of events in each year, by the day they are sorted by, of all and of those that
    are surest to lie in the period that is asked for; the first and the last day that dates name,
    None without events; how many events have an open end; and of how many no day is known on which
    they happened or began."""

    years: Counter[int]
    certain_years: Counter[int]
    first: NamedDay | None
    last: NamedDay | None
    open: int
    vague: int


def times_of(spans: Spans) -> Times:
    """The times of some spans."""
    certain = spans.among(spans.certainty == Certainty.WITHIN)
    first, last = _named_ends(spans) if len(spans) else (None, None)
    is_open = int(spans.count[spans.is_open].sum())
    vague = int(spans.count[_is_vague(spans)].sum())
    return Times(spans.years(), certain.years(), first, last, is_open, vague)


def _is_vague(spans: Spans) -> Numbers:
    """Of each, whether no day is known on which it certainly happened, or began. Of a date of
    several parts none must be vague."""
    is_vague: Numbers = (spans.first == EARLIEST) | (spans.begun > spans.first)
    of_parts, parts = spans.parts["span"], spans.parts
    if len(of_parts):
        is_vague[of_parts] = False
        is_vague[of_parts[parts["begun"] > parts["first"]]] = True
    return is_vague


# By the number that stands for each while days are compared: the larger, the more precise.
_PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def _named_ends(spans: Spans) -> tuple[NamedDay, NamedDay]:
    """The first and the last of all known ends, each as precise as any span that it is of."""
    first, last = in_calendar(spans)
    precision = np.zeros(len(spans), np.int8)
    is_known = ~(spans.is_open | spans.is_beyond)
    months = [months_of(np.where(is_known, each, 1)) for each in (first, last)]
    precision[is_known & (months[0] == months[1])] = 1
    precision[is_known & (first == last)] = 2
    has_first, has_last = spans.first != EARLIEST, spans.last != LATEST
    days = np.concatenate([spans.first[has_first], spans.last[has_last]])
    precisions = np.concatenate([precision[has_first], precision[has_last]])
    return _end(days, precisions, int(days.min())), _end(days, precisions, int(days.max()))


def _end(days: Numbers, precisions: Numbers, day: int) -> NamedDay:
    return NamedDay(day, _PRECISIONS[int(precisions[days == day].max())])
