"""EDTF, levels 0, 1 and 2 in full: the value of a date text, and ``parse`` to get it.

The standard is the Library of Congress specification of the Extended Date/Time Format of
February 2019, a profile of ISO 8601-2:2019. Where it says nothing, we decide:

- White space is never part of a date, not even around it.
- A text has at most ``parser.LONGEST_TEXT`` code points, an exponent is at most
  ``years.LARGEST_EXPONENT``.
- An interval without any date (``/``, ``../..``) is rejected.
- Seasons may be qualified, have unspecified digits in their year, and stand in intervals and sets.
- Unspecified digits after the year always mean a month: ``2023-2X`` is rejected, not a season.
- The significant digits of a year are counted from the first digit written, zeros included.
- A date with a time of day cannot be part of an interval or a set, and its day is the one written,
  whatever its shift from UTC.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from relations.dates import parser
from relations.dates.bounds import Day, bounds, clamped
from relations.dates.precision import Precision, precision
from relations.dates.structure import EdtfError, Expression

__all__ = ["Edtf", "EdtfError", "Precision", "parse"]


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as its source gives it, and what follows from it.

    ``text`` is the parsed text, unchanged. ``earliest`` and ``latest`` are the first and last day
    that it may mean, both inclusive, in the proleptic Gregorian calendar; None if that end is
    open or unknown. ``clamped`` is true if either lies in a year outside 1 to 9999, which
    ``datetime.date`` cannot hold: ``date.min`` or ``date.max`` then stands in for it.
    ``approximate`` and ``uncertain`` are true if any part is qualified so; neither widens the
    bounds.
    """

    text: str
    expression: Expression
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool
    uncertain: bool
    clamped: bool


def parse(text: str) -> Edtf:
    """Parse an EDTF text of any level. Raises ``EdtfError`` and nothing else.

    The last values are kept: a record has the same days again and again.
    """
    return _parsed(text)


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> Edtf:
    expression = parser.read(text)
    first, last = bounds(expression)
    doubt = expression.qualification
    return Edtf(
        text=text,
        expression=expression,
        earliest=None if first is None else clamped(first),
        latest=None if last is None else clamped(last),
        precision=precision(expression),
        approximate=doubt.approximate,
        uncertain=doubt.uncertain,
        clamped=_is_beyond(first) or _is_beyond(last),
    )


def _is_beyond(day: Day | None) -> bool:
    return day is not None and not date.min.year <= day.year <= date.max.year
