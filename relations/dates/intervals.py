"""Intervals, for things that lasted: both ends, each with its own bounds, and the length."""

from dataclasses import dataclass
from datetime import date

from relations.dates.bounds import clamped, moment_bounds
from relations.dates.edtf import Edtf
from relations.dates.precision import Precision
from relations.dates.structure import UNQUALIFIED, Endpoint, Interval, Missing

# A length of at most MOST_DAYS is given in days, of at most MOST_MONTHS in months, else in years.
MOST_DAYS = 60
MOST_MONTHS = 35
_DAYS_IN_MONTH = 30.44
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class End:
    """The first and last day, both inclusive, on which something may have begun or ended.

    Years outside 1 to 9999 are clamped. If the end ``is_qualified``, approximate or uncertain, the
    true day may lie outside these bounds.
    """

    first: date
    last: date
    is_qualified: bool


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days, months or years; approximate if ``is_about``."""

    count: int
    unit: Precision
    is_about: bool


def ends(value: Edtf) -> tuple[End | None, End | None]:
    """The start and the end of an interval; None for an end that is open or unknown.

    Raises ``ValueError`` if the date is not an interval.
    """
    interval = _interval(value)
    return _end(interval.start), _end(interval.end)


def length(value: Edtf) -> Length | None:
    """How long an interval lasted, as precisely as both its ends are known.

    None if an end is missing, uncertain, clamped or known less precisely than to the month; if
    the longest possible length is more than twice the shortest; and if it rounds to less than a
    month and the number of days is not known. Raises ``ValueError`` if the date is not an interval.
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
