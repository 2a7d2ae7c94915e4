"""What comes round again: a weekday every week, a month, day or season every year.

An occurrence is found by the number of its week or year. Reports name such a time without saying
which of them they mean; ``pointed`` finds it from the day of publication and the way the sentence
looks, ``last``, ``this`` and ``upcoming`` from those words. "Last March" in April and "next
Friday" on a Wednesday mean one thing to some writers and another to others: both are given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from relations.dates.edtf import Edtf
from relations.extraction.dates.periods import day_numbered, one_of

# 29 February is eight years away at most, and the search begins behind the day.
_FARTHEST = 12
_DAYS_IN_WEEK = 7


class Direction(Enum):
    """Where a sentence looks from the day of publication."""

    BACK = "back"
    FORWARD = "forward"
    EITHER = "either"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Cycle:
    """``number`` of a day is that of its week or year; ``at`` is None where it does not occur."""

    number: Callable[[date], int]
    at: Callable[[int], Edtf | None]


def weekly(weekday: int) -> Cycle:
    """A weekday, 0 is Monday. Weeks begin on Monday, as 1 January of the year 1 did."""
    return Cycle(
        lambda today: (today.toordinal() - 1) // _DAYS_IN_WEEK,
        lambda week: day_numbered(week * _DAYS_IN_WEEK + weekday + 1),
    )


def yearly(at: Callable[[int], Edtf | None]) -> Cycle:
    """What the function makes of each year."""
    return Cycle(
        lambda today: today.year, lambda year: at(year) if year in range(1, date.max.year) else None
    )


def pointed(cycle: Cycle, today: date, direction: Direction) -> Edtf | None:
    """The occurrence in that direction. One that has begun and is not over lies in both."""
    back, forward = _back(cycle, today), _forward(cycle, today)
    if direction is Direction.BACK or back == forward:
        return back
    if direction is Direction.FORWARD:
        return forward
    if direction is Direction.NEAREST:
        return _nearer(back, forward, today)
    return _either(back, forward)


def last(cycle: Cycle, today: date) -> Edtf | None:
    """The one that ended before this day; if in the same week or year, that or the one before."""
    found = _search(cycle, today, -1, lambda value: _last_day(value) < today)
    if found is None or found != cycle.at(cycle.number(today)):
        return found
    return _either(_search(cycle, today, -1, lambda v: _last_day(v) < _first_day(found)), found)


def this(cycle: Cycle, today: date) -> Edtf | None:
    """The one that is now, else the one of this week or year.

    What runs into the next year, as winter does, may be that which is over as well.
    """
    back = _back(cycle, today)
    if back and _last_day(back) >= today:
        return back
    found = cycle.at(cycle.number(today))
    if found and cycle.number(_last_day(found)) != cycle.number(today):
        return _either(back, found)
    return found


def upcoming(cycle: Cycle, today: date) -> Edtf | None:
    """The one that begins after this day; if in the same week or year, that or the one after."""
    found = _search(cycle, today, 1, lambda value: _first_day(value) > today)
    if found is None or found != cycle.at(cycle.number(today)):
        return found
    return _either(found, _search(cycle, today, 1, lambda v: _first_day(v) > _last_day(found)))


def _back(cycle: Cycle, today: date) -> Edtf | None:
    return _search(cycle, today, -1, lambda value: _first_day(value) <= today)


def _forward(cycle: Cycle, today: date) -> Edtf | None:
    return _search(cycle, today, 1, lambda value: _last_day(value) >= today)


def _search(cycle: Cycle, today: date, step: int, fits: Callable[[Edtf], bool]) -> Edtf | None:
    """The first that fits, from one unit behind this day on, in steps of 1 or -1."""
    start = cycle.number(today) - step
    for number in range(start, start + step * _FARTHEST, step):
        found = cycle.at(number)
        if found is not None and fits(found):
            return found
    return None


def _nearer(back: Edtf | None, forward: Edtf | None, today: date) -> Edtf | None:
    if back is None or forward is None:
        return back or forward
    return back if today - _last_day(back) <= _first_day(forward) - today else forward


def _either(first: Edtf | None, second: Edtf | None) -> Edtf | None:
    known = [value for value in (first, second) if value is not None]
    return one_of(known) if known else None


def _first_day(value: Edtf) -> date:
    return value.earliest or date.min


def _last_day(value: Edtf) -> date:
    return value.latest or date.max
