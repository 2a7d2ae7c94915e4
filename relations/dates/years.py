"""Parse the year of an EDTF text, in any of its forms, from a position in the text."""

import re

from relations.dates.messages import gettext_noop
from relations.dates.structure import EdtfError, Qualification, Year

# Without a limit, a short text could ask for a number too large for memory.
LARGEST_EXPONENT = 99
_LARGEST_OF_FOUR_DIGITS = 9999

_FOUR_DIGITS = re.compile(r"(-?)([0-9X]*)")
_LONG = re.compile(r"Y(-?)([0-9]*)(?:E([0-9]*))?")
_SIGNIFICANT = re.compile(r"S([0-9]*)")

_YEAR_EXPECTED = gettext_noop("a year is expected here")
_FOUR_DIGITS_EXPECTED = gettext_noop("a year has four digits")
_SIGNED_ZERO = gettext_noop("the year 0 has no sign")
_LONG_EXPECTED = gettext_noop(
    "after Y comes a year of more than four digits, without leading zeros"
)
_EXPONENT_EXPECTED = gettext_noop("an exponent is a whole number from 1 to 99")
_SIGNIFICANT_EXPECTED = gettext_noop(
    "the number of significant digits is from 1 to the number of digits of the year"
)
_SIGNIFICANT_UNSPECIFIED = gettext_noop("a year with unspecified digits has no significant digits")


def read_year(text: str, position: int, qualification: Qualification) -> tuple[Year, int]:
    """The year at ``position``, with this qualification, and the position after it.

    Raises ``EdtfError`` if no year stands there.
    """
    if text.startswith("Y", position):
        is_negative, digits, end = _read_long(text, position)
    else:
        is_negative, digits, end = _read_four_digits(text, position)
    significant = _SIGNIFICANT.match(text, end)
    if significant is None:
        return _year(is_negative, digits, qualification), end
    if "X" in digits:
        raise EdtfError(text, end, _SIGNIFICANT_UNSPECIFIED)
    count = int(significant[1] or "0")
    if not 1 <= count <= len(digits):
        raise EdtfError(text, end + 1, _SIGNIFICANT_EXPECTED)
    return _estimated(is_negative, digits, count, qualification), significant.end()


def year_text(year: int) -> str:
    """The EDTF text of an astronomical year: ``0043``, ``-0043`` or ``Y-50000``."""
    if abs(year) > _LARGEST_OF_FOUR_DIGITS:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _read_four_digits(text: str, position: int) -> tuple[bool, str, int]:
    match = _FOUR_DIGITS.match(text, position)
    if match is None or not match[2]:
        raise EdtfError(text, position, _YEAR_EXPECTED)
    if len(match[2]) != 4:
        raise EdtfError(text, match.start(2), _FOUR_DIGITS_EXPECTED)
    if match[0] == "-0000":
        raise EdtfError(text, position, _SIGNED_ZERO)
    return bool(match[1]), match[2], match.end()


def _read_long(text: str, position: int) -> tuple[bool, str, int]:
    match = _LONG.match(text, position)
    if match is None or not match[2] or match[2].startswith("0"):
        raise EdtfError(text, position + 1, _LONG_EXPECTED)
    sign, digits, exponent = match.groups()
    if exponent is not None:
        digits += "0" * _exponent(text, match.start(3), exponent)
    if len(digits) < 5:
        raise EdtfError(text, position + 1, _LONG_EXPECTED)
    return bool(sign), digits, match.end()


def _exponent(text: str, position: int, digits: str) -> int:
    exponent = int(digits or "0")
    if not 1 <= exponent <= LARGEST_EXPONENT:
        raise EdtfError(text, position, _EXPONENT_EXPECTED)
    return exponent


def _year(is_negative: bool, digits: str, qualification: Qualification) -> Year:
    if "X" not in digits:
        number = -int(digits) if is_negative else int(digits)
        return Year(number, number, qualification=qualification)
    lowest, highest = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = _signed(is_negative, lowest, highest)
    return Year(first, last, mask=digits, qualification=qualification)


def _estimated(is_negative: bool, digits: str, count: int, qualification: Qualification) -> Year:
    written = int(digits)
    unit = 10 ** (len(digits) - count)
    lowest = written - written % unit
    first, last = _signed(is_negative, lowest, lowest + unit - 1)
    estimate = -written if is_negative else written
    return Year(first, last, estimate=estimate, qualification=qualification)


def _signed(is_negative: bool, lowest: int, highest: int) -> tuple[int, int]:
    if not is_negative:
        return lowest, highest
    return -highest, -max(lowest, 1)  # the year 0 has no sign
