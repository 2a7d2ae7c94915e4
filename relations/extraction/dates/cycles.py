"""Recurring times: a weekday every week, a month, day or season every year.

An occurrence is found by the number of its week or year. Reports often do not say which occurrence
they mean: ``in_direction`` finds it from the day of publication and the direction of the sentence;
``last``, ``this`` and ``upcoming`` find it for the words "last", "this" and "next". "Last March" in
April and "next Friday" on a Wednesday mean one thing to some writers and another to others, so
both are given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from relations.dates.edtf import Edtf
from relations.extraction.dates.periods import choice, day_numbered

# 29 February is at most eight years away, and the search starts one unit on the other side.
_FARTHEST = 12
_DAYS_IN_WEEK = 7
_HALF_A_YEAR = 183
_NEAR, _FAR = 90, 270


class Direction(Enum):
    """Where a sentence looks, seen from the day of publication."""

    BACK = "back"
    FORWARD = "forward"
    EITHER = "either"
    NEAREST = "nearest"
    # Back, as news does where it gives no sign; either way if that is more than half a year off.
    LIKELY = "likely"
    # Back, or the nearest if that is more than half a year off.
    RECENT = "recent"
    # Ahead; either way if that is more than half a year off.
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Cycle:
    """``number`` gives a day's week or year; ``at`` the date in it, None if it does not occur."""

    number: Callable[[date], int]
    at: Callable[[int], Edtf | None]


def weekly(weekday: int) -> Cycle:
    """A weekday; 0 is Monday. Weeks begin on Monday, as did 1 January of the year 1."""
    return Cycle(
        lambda today: (today.toordinal() - 1) // _DAYS_IN_WEEK,
        lambda week: day_numbered(week * _DAYS_IN_WEEK + weekday + 1),
    )


def yearly(at: Callable[[int], Edtf | None]) -> Cycle:
    """One date a year, as the function gives it."""
    return Cycle(
        lambda today: today.year, lambda year: at(year) if year in range(1, date.max.year) else None
    )


def in_direction(cycle: Cycle, today: date, direction: Direction) -> Edtf | None:
    """The nearest occurrence in that direction. One that is going on counts for both."""
    back, forward = _back(cycle, today), _forward(cycle, today)
    if direction is Direction.BACK or back == forward:
        return back
    if direction is Direction.FORWARD:
        return forward
    if direction is Direction.NEAREST:
        return _nearer(back, forward, today)
    if direction in {Direction.LIKELY, Direction.RECENT} and not _is_far(back, today):
        return back
    if direction is Direction.SOON and not _is_far_ahead(forward, today):
        return forward
    if direction is Direction.RECENT or (
        direction is Direction.EITHER and _is_clear(back, forward, today)
    ):
        return _nearer(back, forward, today)
    return _either(back, forward)


def last(cycle: Cycle, today: date) -> Edtf | None:
    """The one that ended before this day; if that was in the same week or year, it or the one
    before it.
    """
    found = _search(cycle, today, -1, lambda value: _last_day(value) < today)
    if found is None or found != cycle.at(cycle.number(today)):
        return found
    return _either(_search(cycle, today, -1, lambda v: _last_day(v) < _first_day(found)), found)


def this(cycle: Cycle, today: date) -> Edtf | None:
    """The one that is going on, else the one of this week or year.

    If it runs into the next year, as winter does, the one that is over may be meant as well.
    """
    back = _back(cycle, today)
    if back and _last_day(back) >= today:
        return back
    found = cycle.at(cycle.number(today))
    if found and cycle.number(_last_day(found)) != cycle.number(today):
        return _either(back, found)
    return found


def upcoming(cycle: Cycle, today: date) -> Edtf | None:
    """The one that begins after this day; if that is in the same week or year, it or the one
    after it.
    """
    found = _search(cycle, today, 1, lambda value: _first_day(value) > today)
    if found is None or found != cycle.at(cycle.number(today)):
        return found
    return _either(found, _search(cycle, today, 1, lambda v: _first_day(v) > _last_day(found)))


def _back(cycle: Cycle, today: date) -> Edtf | None:
    return _search(cycle, today, -1, lambda value: _first_day(value) <= today)


def _forward(cycle: Cycle, today: date) -> Edtf | None:
    return _search(cycle, today, 1, lambda value: _last_day(value) >= today)


def _search(cycle: Cycle, today: date, step: int, fits: Callable[[Edtf], bool]) -> Edtf | None:
    """The first that fits, in steps of 1 or -1, starting one unit on the other side of this day."""
    start = cycle.number(today) - step
    for number in range(start, start + step * _FARTHEST, step):
        found = cycle.at(number)
        if found is not None and fits(found):
            return found
    return None


def _is_far(back: Edtf | None, today: date) -> bool:
    return back is not None and (today - _last_day(back)).days > _HALF_A_YEAR


def _is_far_ahead(forward: Edtf | None, today: date) -> bool:
    return forward is not None and (_first_day(forward) - today).days > _HALF_A_YEAR


def _is_clear(back: Edtf | None, forward: Edtf | None, today: date) -> bool:
    """Whether one of the two is so much nearer that the other is not meant."""
    if back is None or forward is None:
        return True
    distances = sorted([(today - _last_day(back)).days, (_first_day(forward) - today).days])
    return distances[0] <= _NEAR and distances[1] >= _FAR


def _nearer(back: Edtf | None, forward: Edtf | None, today: date) -> Edtf | None:
    if back is None or forward is None:
        return back or forward
    return back if today - _last_day(back) <= _first_day(forward) - today else forward


def _either(first: Edtf | None, second: Edtf | None) -> Edtf | None:
    return choice(first, second) if first and second else first or second


def _first_day(value: Edtf) -> date:
    return value.earliest or date.min


def _last_day(value: Edtf) -> date:
    return value.latest or date.max
