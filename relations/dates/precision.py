"""How precisely a date is known."""

from enum import StrEnum

from relations.dates.structure import (
    Date,
    DateTime,
    Expression,
    Missing,
    Range,
    Season,
    Set,
    Year,
)


class Precision(StrEnum):
    """The units of precision, from coarse to fine. ``MILLENNIUM`` also covers anything coarser.

    A ``QUADRIMESTER`` is four months, a ``SEMESTER`` six.
    """

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEMESTER = "semester"
    QUADRIMESTER = "quadrimester"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


_RANKS = {unit: rank for rank, unit in enumerate(Precision)}


def precision(expression: Expression | Range) -> Precision:
    """The finest unit for which only one value is possible.

    So ``1985-XX`` is known to the year, ``2025-03-2X`` to the month, ``XXXX-12-25`` to the day.
    An interval or a set is as precise as the coarsest of its dates. A date with a time of day
    counts as its day.
    """
    if isinstance(expression, Date):
        return _date_precision(expression)
    if isinstance(expression, Season):
        return _season_precision(expression.code)
    if isinstance(expression, DateTime):
        return Precision.DAY
    parts = (
        expression.members if isinstance(expression, Set) else (expression.start, expression.end)
    )
    known = (
        precision(part) for part in parts if part is not None and not isinstance(part, Missing)
    )
    return min(known, key=_RANKS.__getitem__)


def _date_precision(moment: Date) -> Precision:
    if moment.day is not None and moment.day.is_exact:
        return Precision.DAY
    if moment.month is not None and moment.month.is_exact:
        return Precision.MONTH
    return _year_precision(moment.year)


def _year_precision(year: Year) -> Precision:
    if year.is_exact:
        return Precision.YEAR
    if year.mask is not None:
        unspecified = len(year.mask) - year.mask.index("X")
    else:
        unspecified = len(str(year.last - year.first))
    return {1: Precision.DECADE, 2: Precision.CENTURY}.get(unspecified, Precision.MILLENNIUM)


def _season_precision(code: int) -> Precision:
    if code <= 32:
        return Precision.SEASON
    if code <= 36:
        return Precision.QUARTER
    return Precision.QUADRIMESTER if code <= 39 else Precision.SEMESTER
