"""Counting days, weeks, months and years from the day on which a report appeared.

Weeks begin on Monday for some readers and on Sunday for others, and no report says which it
means, so the bounds of a week cover both. A count of days is exact; writers round larger units,
so "two weeks ago" is about a day and "two years ago" is about a year.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from relations.dates.bounds import month_length
from relations.dates.edtf import Edtf
from relations.extraction.dates.periods import (
    about,
    dated,
    day_numbered,
    lasting,
    month,
    one_of,
    within,
    year,
)

_DAYS_IN_WEEK = 7
_SUNDAY = 6
# The EDTF code of the first quarter of a year.
_FIRST_QUARTER = 33
_YEARS_IN_DECADE = 10


class CalendarUnit(Enum):
    """The units that reports count in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    FORTNIGHT = "fortnight"


_WEEKS = {CalendarUnit.WEEK: 1, CalendarUnit.FORTNIGHT: 2}


@dataclass(frozen=True, slots=True)
class Count:
    """From ``least`` to ``most``, both inclusive; approximate if ``is_about``."""

    least: int
    most: int
    is_about: bool = False


# At most nine: from ten on, a report would give the number.
SEVERAL = Count(2, 9)
COUPLE = Count(2, 2, is_about=True)


def shifted_unit(today: date, unit: CalendarUnit, shift: int) -> Edtf | None:
    """The week, month or year of this day, moved by ``shift``: -1 the one before, 1 the next."""
    if unit is CalendarUnit.YEAR:
        return year(today.year + shift)
    if unit is CalendarUnit.MONTH:
        return month(today.year, today.month + shift)
    start, end = _week(today)
    return _days(start + shift * _DAYS_IN_WEEK, end + shift * _DAYS_IN_WEEK)


def earlier(today: date, unit: CalendarUnit) -> Edtf | None:
    """Some time in this week, month or year, up to this day; in whole months for a year."""
    if unit is CalendarUnit.YEAR:
        return within(date(today.year, 1, 1), _end_of_month(today))
    if unit is CalendarUnit.MONTH:
        # On the first day nothing of the month is earlier: the words are looser than the calendar.
        return within(today.replace(day=1), today if today.day > 1 else _end_of_month(today))
    return _days(_week(today)[0], today.toordinal())


def later(today: date, unit: CalendarUnit) -> Edtf | None:
    """Some time in this week, month or year, from this day on; in whole months for a year."""
    if unit is CalendarUnit.YEAR:
        return within(today.replace(day=1), date(today.year, 12, 31))
    if unit is CalendarUnit.MONTH:
        end = _end_of_month(today)
        return within(today if today < end else today.replace(day=1), end)
    return _days(today.toordinal(), _week(today)[1])


def shifted_quarter(today: date, shift: int) -> Edtf | None:
    """The quarter of this day, moved by ``shift``."""
    years, index = divmod((today.month - 1) // 3 + shift, 4)
    found = year(today.year + years)
    return None if found is None else dated(f"{found.text}-{_FIRST_QUARTER + index}")


def weekday_in_week(today: date, weekday: int, shift: int) -> Edtf | None:
    """The weekday, 0 for Monday, in the week of this day moved by ``shift``, or either of two if
    weeks that begin on Sunday have another.
    """
    start = today.toordinal() - today.weekday() + shift * _DAYS_IN_WEEK
    from_monday = start + weekday
    is_late = today.weekday() == _SUNDAY
    from_sunday = from_monday + _DAYS_IN_WEEK * (is_late - (weekday == _SUNDAY))
    days = [day_numbered(day) for day in sorted({from_monday, from_sunday})]
    known = [day for day in days if day is not None]
    return one_of(known) if known else None


def after_next(today: date, weekday: int) -> Edtf | None:
    """ "Friday week": a week after the next day of that name."""
    ahead = (weekday - today.weekday()) % _DAYS_IN_WEEK
    return day_numbered(today.toordinal() + ahead + _DAYS_IN_WEEK)


def ago(today: date, count: Count, unit: CalendarUnit) -> Edtf | None:
    """That long before this day, as precise as the unit."""
    latest, earliest = _back(today, count.least, unit), _back(today, count.most, unit)
    if latest is None or earliest is None:
        return None
    if count.least < count.most:
        return within(earliest.earliest, latest.latest)
    return latest if unit is CalendarUnit.DAY and not count.is_about else about(latest)


def in_the_past(today: date, count: Count, unit: CalendarUnit) -> Edtf | None:
    """Some time in that many days, weeks, months or years up to this day."""
    start = _back(today, count.most, unit)
    return None if start is None else within(start.earliest, _now(today, unit))


def over_the_past(today: date, count: Count, unit: CalendarUnit) -> Edtf | None:
    """Throughout that many days, weeks, months or years up to this day; None for a vague count."""
    start, end = _back(today, count.least, unit), _back(today, 0, unit)
    if start is None or end is None or count.least < count.most:
        return None
    rounded = about(start)
    return None if rounded is None else lasting(rounded, end)


def _back(today: date, count: int, unit: CalendarUnit) -> Edtf | None:
    if unit is CalendarUnit.DAY:
        return day_numbered(today.toordinal() - count)
    if unit in _WEEKS:
        return day_numbered(today.toordinal() - count * _WEEKS[unit] * _DAYS_IN_WEEK)
    if unit is CalendarUnit.MONTH:
        return month(today.year, today.month - count)
    return year(today.year - count * (_YEARS_IN_DECADE if unit is CalendarUnit.DECADE else 1))


def _now(today: date, unit: CalendarUnit) -> date:
    """The last day of the current unit, up to which "the past" may reach."""
    reached = _back(today, 0, unit)
    return today if reached is None or reached.latest is None else reached.latest


def _week(today: date) -> tuple[int, int]:
    """The ordinals of this week's first and last day, covering a start on Monday and on Sunday."""
    since_monday = today.weekday()
    since_sunday = (since_monday + 1) % _DAYS_IN_WEEK
    start = today.toordinal() - max(since_monday, since_sunday)
    return start, today.toordinal() - min(since_monday, since_sunday) + _DAYS_IN_WEEK - 1


def _days(first: int, last: int) -> Edtf | None:
    start, end = day_numbered(first), day_numbered(last)
    return None if start is None or end is None else within(start.earliest, end.latest)


def _end_of_month(day: date) -> date:
    return day.replace(day=month_length(day.year, day.month))
