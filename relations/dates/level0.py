"""Plain dates, EDTF of level 0: ``2024``, ``2024-03`` and ``2024-03-18``, for whole periods."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def plain_period(first: date | None, last: date | None) -> tuple[str, str]:
    """The shortest plain dates, of one precision, that mean from ``first`` to ``last`` inclusive.

    From 1 January 2024 to 31 December 2025 is ``2024`` to ``2025``. None is blank.
    """
    length = max(_length_of_first(first), _length_of_last(last))
    return _cut(first, length), _cut(last, length)


def _cut(day: date | None, length: int) -> str:
    return day.isoformat()[:length] if day else ""


def _length_of_first(day: date | None) -> int:
    """How many characters of a day's date say that something begins on it."""
    if day is None or (day.month, day.day) == (1, 1):
        return 4
    return 7 if day.day == 1 else 10


def _length_of_last(day: date | None) -> int:
    """How many characters of a day's date say that something ends on it."""
    if day is None or (day.month, day.day) == (12, 31):
        return 4
    return 7 if (day + _DAY).day == 1 else 10
