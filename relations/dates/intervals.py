"""Intervals, things that lasted: the two ends, each with its own bounds, and the length."""

from dataclasses import dataclass
from datetime import date

from relations.dates.bounds import clamped, moment_bounds
from relations.dates.edtf import Edtf
from relations.dates.precision import Precision
from relations.dates.structure import UNQUALIFIED, Endpoint, Interval, Missing

# Up to so many days a length is told in days, up to so many months in months, else in years.
MOST_DAYS = 60
MOST_MONTHS = 35
_DAYS_IN_MONTH = 30.44
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class End:
    """The first and the last day, inclusive, on which something may have begun or ended.

    Years beyond 1 to 9999 are clamped. A qualified end, approximate or uncertain, may lie
    outside of its bounds.
    """

    first: date
    last: date
    is_qualified: bool


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, months or years, more or less where it ``is_about``."""

    count: int
    unit: Precision
    is_about: bool


def ends(value: Edtf) -> tuple[End | None, End | None]:
    """The beginning and the end of an interval; None where that is open or unknown.

    Raises ``ValueError`` for a date that is no interval.
    """
    interval = _interval(value)
    return _end(interval.start), _end(interval.end)


def length(value: Edtf) -> Length | None:
    """How long an interval lasted, as finely as both its ends are known.

    None where an end is missing, uncertain or known less finely than to the month, where it may
    have been more than twice as long as it may have been short, and for some days of which the
    number is not known. Raises ``ValueError`` for a date that is no interval.
    """
    start, end = ends(value)
    if start is None or end is None or value.uncertain or value.clamped:
        return None
    shortest, longest = (end.first - start.last).days + 1, (end.last - start.first).days + 1
    if not _is_within_month(start) or not _is_within_month(end) or longest > 2 * shortest:
        return None
    if shortest == longest <= MOST_DAYS:
        return Length(longest, Precision.DAY, value.approximate)
    months = round((shortest + longest) / 2 / _DAYS_IN_MONTH)
    if months < 1:
        return None
    if months <= MOST_MONTHS:
        return Length(months, Precision.MONTH, is_about=True)
    return Length(round(months / _MONTHS_IN_YEAR), Precision.YEAR, is_about=True)


def _end(endpoint: Endpoint) -> End | None:
    if isinstance(endpoint, Missing):
        return None
    first, last = moment_bounds(endpoint)
    return End(clamped(first), clamped(last), endpoint.qualification != UNQUALIFIED)


def _is_within_month(end: End) -> bool:
    return (end.first.year, end.first.month) == (end.last.year, end.last.month)


def _interval(value: Edtf) -> Interval:
    if not isinstance(value.expression, Interval):
        raise ValueError(f"{value.text} is no interval")
    return value.expression
