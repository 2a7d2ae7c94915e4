"""Periods as plain dates, EDTF level 0: ``2024``, ``2024-03`` and ``2024-03-18``."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def plain_period(first: date | None, last: date | None) -> tuple[str, str]:
    """The shortest plain dates of equal precision that mean ``first`` to ``last``, inclusive.

    1 January 2024 to 31 December 2025 gives ``2024`` and ``2025``. None gives an empty text.
    """
    length = max(_length_of_first(first), _length_of_last(last))
    return _cut(first, length), _cut(last, length)


def _cut(day: date | None, length: int) -> str:
    return day.isoformat()[:length] if day else ""


def _length_of_first(day: date | None) -> int:
    """How many characters of the ISO date are enough for a period that begins on this day."""
    if day is None or (day.month, day.day) == (1, 1):
        return 4
    return 7 if day.day == 1 else 10


def _length_of_last(day: date | None) -> int:
    """How many characters of the ISO date are enough for a period that ends on this day."""
    if day is None or (day.month, day.day) == (12, 31):
        return 4
    return 7 if (day + _DAY).day == 1 else 10
