"""Days of any year, and times of day, as numbers to compare and to count."""

from datetime import date

from relations.dates.bounds import Day
from relations.dates.edtf import Edtf
from relations.dates.structure import DateTime

_DAYS_OF_400_YEARS = 146_097

FARTHEST = 2**62
"""Days further away than this, some 12 quadrillion years, count as this one: a database holds no
more."""


def ordinal(day: Day) -> int:
    """The number of a day: 1 for 1 January of the year 1, as ``date.toordinal`` has it, and 0 and
    less for the days before."""
    cycles, year = divmod(day.year - 1, 400)
    days = date(year + 1, day.month, day.day).toordinal() + _DAYS_OF_400_YEARS * cycles
    return min(max(days, -FARTHEST), FARTHEST)


def day_of(number: int) -> Day:
    """The day that has an ordinal."""
    cycles, rest = divmod(number - 1, _DAYS_OF_400_YEARS)
    day = date.fromordinal(rest + 1)
    return Day(day.year + 400 * cycles, day.month, day.day)


def seconds(value: Edtf) -> int | None:
    """The seconds from the start of a date's day to its time, by coordinated time where its shift
    from that is known, so that they may be negative or more than a day has; None without a time."""
    expression = value.expression
    if not isinstance(expression, DateTime):
        return None
    hours, minutes, rest = (int(part) for part in expression.time.split(":"))
    return hours * 3600 + minutes * 60 + rest - _shift(expression.shift)


def _shift(text: str | None) -> int:
    if text is None or text == "Z":
        return 0
    hours, _, minutes = text[1:].partition(":")
    shift = int(hours) * 3600 + int(minutes or "0") * 60
    return -shift if text[0] == "-" else shift
