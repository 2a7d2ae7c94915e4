"""Read the date of publication that a page prints as EDTF, no more precise than printed."""

import re
from collections.abc import Callable

from relations.dates import edtf

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LONGEST = 80

_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?:[T ]\d{2}(?::?\d{2}.*)?)?")
_SLASHED = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})(?:[/.](?P<d>\d{1,2}))?(?: .*)?")
_PACKED = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:t?\d{4,6}.*)?")
_DAY_FIRST = re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<y>\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b")
_MONTH_ONLY = re.compile(rf"{_MONTH},? (?P<y>\d{{4}})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?")
_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})(?:[/-](?P<d>\d{1,2}))?(?=[/-])")


def printed_date(text: str) -> str:
    """The EDTF of a printed date; blank if it cannot be read.

    A moment is reduced to its day, as it stands, in the outlet's own time zone. If day and month
    cannot be told apart ("04/05/2025"), the result is one of both: ``[2025-04-05,2025-05-04]``.
    """
    words = " ".join(text.split()).lower()
    if len(words) > _LONGEST:
        return ""
    readings: tuple[Callable[[str], re.Match[str] | None], ...] = (
        _PACKED.fullmatch,
        _SLASHED.fullmatch,
        _DAY_FIRST.search,
        _MONTH_FIRST.search,
        _MONTH_ONLY.fullmatch,
    )
    iso = _ISO.fullmatch(words.upper())
    for match in (iso, *(read(words) for read in readings)):
        if match:
            return _from_parts(match)
    return _from_numbers(words)


def date_in_address(address: str) -> str:
    """The EDTF of the date in an address such as ``/2025/04/19/talks``; blank if there is none."""
    match = _IN_ADDRESS.search(address)
    return _from_parts(match) if match else ""


def _from_parts(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = parts.get("m") or ""
    if parts.get("month"):
        month = str(_MONTHS.index(parts["month"]) + 1)
    return _written(parts["y"], month, parts.get("d") or "")


def _from_numbers(words: str) -> str:
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return ""
    first, second, year = match.groups()
    both = sorted({_written(year, first, second), _written(year, second, first)} - {""})
    return f"[{','.join(both)}]" if len(both) > 1 else "".join(both)


def _written(year: str, month: str, day: str) -> str:
    """The date in EDTF; blank for a day that the calendar does not have."""
    text = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return ""
    # In EDTF, months 21 and up are seasons and the like, which no page prints.
    return "" if month and not 1 <= int(month) <= 12 else text
