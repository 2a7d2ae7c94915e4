"""The axis of a histogram: a few dates, far enough apart for their names on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from relations.queries.histogram import YEARS, Histogram, Unit

MOST_TICKS = 6
# In per cent of the width: a name that begins further right would not fit into the picture.
LAST_PLACE = 90

_STEPS = {
    Unit.DAY: (1, 2, 7, 14),
    Unit.MONTH: (1, 2, 3, 6, 12),
    Unit.YEAR: (1, 2, 5, 10, 20),
    Unit.DECADE: (10, 20, 50, 100, 200),
    Unit.CENTURY: (100, 200, 500, 1000, 2000),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis: the bucket that it names begins at `x` per cent of the width."""

    x: float
    words: str


def ticks_of(histogram: Histogram) -> list[Tick]:
    """The ticks of a histogram, at most `MOST_TICKS`, at round dates."""
    days = [bucket.first for bucket in histogram.buckets]
    number_of = _numbering(histogram.unit, days)
    for step in _STEPS[histogram.unit]:
        places = [place for place, day in enumerate(days) if number_of(day) % step == 0]
        if len(places) <= MOST_TICKS:
            break
    ticks = [
        Tick(round(100 * place / len(days), 2), _words(days[place], histogram.unit))
        for place in places
    ]
    return [tick for tick in ticks if tick.x <= LAST_PLACE]


def _numbering(unit: Unit, days: list[date]) -> Callable[[date], int]:
    """What is counted to find round dates: days from the first, months, or years."""
    if unit is Unit.DAY:
        return lambda day: (day - days[0]).days
    if unit is Unit.MONTH:
        return lambda day: day.month - 1
    return lambda day: day.year - day.year % YEARS[unit]


def _words(day: date, unit: Unit) -> str:
    """The shortest name of a date: January is named by its year."""
    if unit is Unit.DAY:
        return date_format(day, "j M")
    if unit is Unit.MONTH and day.month > 1:
        return date_format(day, "M")
    return str(day.year)
