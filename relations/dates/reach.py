"""When something may have happened and when it certainly did, as ordinals of days.

Unlike ``bounds``, what is certain here takes a qualified part (``?``, ``~``, ``%``) for unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from relations.dates.bounds import (
    Bounds,
    Day,
    bounds,
    days_of,
    enclosing,
    moment_bounds,
    month_length,
    years_of,
)
from relations.dates.edtf import Edtf
from relations.dates.ordinals import ordinal
from relations.dates.precision import Precision, precision
from relations.dates.structure import (
    UNQUALIFIED,
    Component,
    Date,
    DateTime,
    Endpoint,
    Interval,
    Missing,
    Moment,
    Range,
    Season,
    Set,
)

_ANY = "XX"
MOST_PARTS = 400
"""A date of more separate parts, such as ``XXXX-12-25``, counts as one from its first to its last
day."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Ordinals of days, all inclusive.

    It may lie in any period that meets ``first`` to ``last``; None is an open end. By ``begun`` it
    had certainly begun, and up to ``lasted`` it had certainly not ended; None if no such day is
    known. It was therefore certainly in a period that ends on ``begun`` or later and begins on
    ``lasted`` or earlier. ``has_sure_ends`` is false if it lasted and may extend beyond ``first``
    or ``last``.
    """

    first: int | None
    last: int | None
    begun: int | None
    lasted: int | None
    has_sure_ends: bool = True


def reach(value: Edtf, known_until: int | None = None) -> Reach:
    """The reach of a date as a whole.

    What goes on without an end on record (``2023/..``) is certain up to ``known_until``, the
    ordinal of the day on which it was last reported. A date of several ``parts`` that are all
    meant is certain by its parts only.
    """
    expression = value.expression
    first, last = _ordinals(bounds(expression))
    if isinstance(expression, Interval):
        begun, lasted = _lasting(expression, known_until)
        return Reach(first, last, begun, lasted, expression.qualification == UNQUALIFIED)
    if isinstance(expression, Set):
        if expression.is_all and len(expression.members) > 1:
            return Reach(first, last, None, None)
        lasted, begun = enclosing(_certain(each, expression) for each in expression.members)
        return Reach(first, last, begun, lasted)
    moment = expression.date if isinstance(expression, DateTime) else expression
    lasted, begun = _certainly_within(moment)
    return Reach(first, last, begun, lasted)


def parts(value: Edtf) -> list[Reach]:
    """The separate parts of a date with days between them in which it cannot lie, in order; empty
    if it is of one piece, or of more than `MOST_PARTS`."""
    expression = value.expression
    if isinstance(expression, Set):
        found = [_part(each, expression) for each in expression.members]
        return found if len(found) > 1 else []
    if isinstance(expression, Date):
        stretches = list(islice(_stretches(expression), MOST_PARTS + 1))
        if 1 < len(stretches) <= MOST_PARTS:
            return [Reach(first, last, None, None) for first, last in stretches]
    return []


def _part(member: Moment | Range, group: Set) -> Reach:
    first, last = _ordinals(bounds(member))
    if not group.is_all:
        return Reach(first, last, None, None)
    lasted, begun = _certain(member, group)
    return Reach(first, last, begun, lasted)


def _certain(member: Moment | Range, group: Set) -> tuple[int | None, int | None]:
    """The days `lasted` and `begun` of one member of a set."""
    if not isinstance(member, Range):
        return _certainly_within(member)
    first = _certainly_within(member.start) if member.start else (None, None)
    last = _certainly_within(member.end) if member.end else (None, None)
    if group.is_all and precision(member) is Precision.DAY:
        # It was on each of these days, so that it was in any period that has one of them.
        return last[0] or first[0], first[1] or last[1]
    return first[0], last[1]


def _lasting(interval: Interval, known_until: int | None) -> tuple[int | None, int | None]:
    """By which day an interval had certainly begun, and up to which it certainly lasted."""
    earliest_start, latest_start = _certain_end(interval.start)
    earliest_end, latest_end = _certain_end(interval.end)
    # Nothing ends before it begins.
    begun = latest_end if latest_start is None else latest_start
    lasted = earliest_start if earliest_end is None else earliest_end
    if interval.end is Missing.OPEN and known_until is not None:
        first = bounds(interval)[0]
        if first is not None and ordinal(first) <= known_until:
            begun = known_until if begun is None else begun
            lasted = known_until if lasted is None else max(lasted, known_until)
    return begun, lasted


def _certain_end(end: Endpoint) -> tuple[int | None, int | None]:
    return (None, None) if isinstance(end, Missing) else _certainly_within(end)


def _certainly_within(moment: Moment) -> tuple[int | None, int | None]:
    """The first and last day between which a moment certainly lies, None if that is not known: a
    doubtful day leaves its month, a doubtful month its year."""
    if moment.year.qualification != UNQUALIFIED:
        return None, None
    if isinstance(moment, Season):
        sure: Moment = moment
        if moment.own_qualification != UNQUALIFIED:
            sure = Date(moment.year)
        return _ordinals(moment_bounds(sure))
    if _is_doubtful(moment.month):
        return _ordinals(moment_bounds(Date(moment.year)))
    if _is_doubtful(moment.day):
        return _ordinals(moment_bounds(Date(moment.year, moment.month)))
    return _ordinals(moment_bounds(moment))


def _is_doubtful(part: Component | None) -> bool:
    return part is not None and part.qualification != UNQUALIFIED


def _ordinals(days: Bounds) -> tuple[int | None, int | None]:
    first, last = days
    return first and ordinal(first), last and ordinal(last)


def _stretches(moment: Date) -> Iterator[tuple[int, int]]:
    """The days that a date matches as consecutive stretches, in order."""
    begun: tuple[int, int] | None = None
    for first, last in _pieces(moment):
        if begun and first == begun[1] + 1:
            begun = begun[0], last
            continue
        if begun:
            yield begun
        begun = first, last
    if begun:
        yield begun


def _pieces(moment: Date) -> Iterator[tuple[int, int]]:
    """Each year, month or day that a date matches, as its first and last ordinal. All days of a
    month count as the month, all months of a year as the year."""
    month, day = moment.month, moment.day
    if day is not None and day.digits != _ANY:
        for number in map(ordinal, days_of(moment)):
            yield number, number
    elif month is not None and month.digits != _ANY:
        for year in years_of(moment.year):
            for each in month.candidates:
                length = month_length(year, each)
                yield ordinal(Day(year, each, 1)), ordinal(Day(year, each, length))
    elif "X" not in (moment.year.mask or "").rstrip("X"):
        first, last = moment_bounds(moment)
        yield ordinal(first), ordinal(last)
    else:
        for year in years_of(moment.year):
            yield ordinal(Day(year, 1, 1)), ordinal(Day(year, 12, 31))
