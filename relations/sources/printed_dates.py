"""Read the date of publication that a page prints as EDTF, no more precise than printed."""

import re
import unicodedata
from collections.abc import Iterator

from relations.dates.typed import month_number
from relations.sources.calendars import gregorian, month_names, solar_hijri, solar_hijri_month
from relations.sources.normalisation import without_stacked_marks

_LONGEST = 120
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

# All of a text: dates as programs write them.
_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?:[T ]\d{2}(?::?\d{2}.*)?)?")
_SLASHED = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})(?:[/.](?P<d>\d{1,2}))?(?: .*)?")
_PACKED = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:t?\d{4,6}.*)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?")
# Anywhere in a text: dates in words, and those whose numbers name their own parts.
# Not only letters: vowels may be marks, and abbreviations have points within ("เม.ย.").
_NAME = r"(?P<name>[^\W\d_][^\s\d,;/|()]{1,14})"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:[ -]| de | of ){_NAME},?(?:[ -]| de )"
    r"(?P<y>\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"{_NAME} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)")
_CJK = re.compile(r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일]")
_MONTH_ONLY = re.compile(rf"{_NAME},? (?P<y>\d{{4}})")
_DATE_WITHIN = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)"
)

_YEAR = r"(?P<y>1[2-4]\d{2}|(?:19|20)\d{2}|2[45]\d{2})"
_IN_ADDRESS = (
    re.compile(rf"/{_YEAR}[/-](?P<m>\d{{1,2}})(?:[/-](?P<d>\d{{1,2}}))?(?=[/-])"),
    re.compile(rf"/{_YEAR}/(?P<name>[a-z]{{3,9}})/(?P<d>\d{{1,2}})(?=/|\Z)"),
    re.compile(r"[/_-](?P<y>20\d{2})(?P<dash>-?)(?P<m>\d{2})(?P=dash)(?P<d>\d{2})(?=[/_.-]|\Z)"),
)


def printed_date(text: str, language: str = "") -> str:
    """The EDTF of a printed date; blank if it cannot be read.

    A moment is reduced to its day, as it stands, in the outlet's own time zone. If day and month
    cannot be told apart ("04/05/2025"), the result is one of both: ``[2025-04-05,2025-05-04]``.
    The page's language decides what its months are called, and which calendar its years are of.
    """
    words = _plain(text)
    if len(words) > _LONGEST:
        return ""
    for form in (_ISO, _PACKED, _SLASHED):
        if match := form.fullmatch(words.upper() if form is _ISO else words):
            return _in_numbers(match, language)
    return _in_words(words, language) or _from_numbers(words, language)


def date_within(text: str, language: str = "") -> tuple[str, str]:
    """The EDTF of the first date in a line, and its words; both blank if there is none."""
    words = _plain(text)
    for match in _dated(words):
        if date := _of_month(match, language):
            return date, match[0]
    found = _DATE_WITHIN.search(words)
    return (printed_date(found[0], language), found[0]) if found else ("", "")


def date_in_address(address: str, language: str = "") -> str:
    """The EDTF of the date in an address such as ``/2025/04/19/talks``; blank if there is none."""
    for form in _IN_ADDRESS:
        for match in form.finditer(address):
            named = "name" in match.groupdict()
            if date := _of_month(match, "") if named else _in_numbers(match, language):
                return date
    return ""


def _plain(text: str) -> str:
    """A text in lower case, with single spaces, and with the digits of all scripts as ASCII."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", without_stacked_marks(text)))
    digits = (str(unicodedata.digit(each, each)) if each.isdecimal() else each for each in visible)
    return " ".join("".join(digits).lower().split())


def _in_numbers(match: re.Match[str], language: str) -> str:
    month, day = (int(match[part] or 0) for part in ("m", "d"))
    return gregorian(int(match["y"]), month, day, language)


def _in_words(words: str, language: str) -> str:
    for match in _dated(words):
        if date := _of_month(match, language):
            return date
    month_only = _MONTH_ONLY.fullmatch(words)
    return _of_month(month_only, language) if month_only else ""


def _dated(words: str) -> Iterator[re.Match[str]]:
    found = [match for form in (_CJK, _DAY_FIRST, _MONTH_FIRST) for match in form.finditer(words)]
    yield from sorted(found, key=re.Match.start)


def _of_month(match: re.Match[str], language: str) -> str:
    """The date of a match, whose month has a name or a number."""
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts.get("d") or 0)
    if "m" in parts:
        return gregorian(year, int(parts["m"]), day, language)
    name = parts["name"].strip("-.")
    if month := _month(name, language):
        return gregorian(year, month, day, language)
    month = solar_hijri_month(name)
    return solar_hijri(year, month, day) if month else ""


def _month(name: str, language: str) -> int:
    """The number of a month by its name or abbreviation, in English or in a language; else 0."""
    return month_number(name) or (month_names(language).get(name, 0) if language else 0)


def _from_numbers(words: str, language: str) -> str:
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return ""
    first, second, year = map(int, match.groups())
    both = {gregorian(year, first, second, language), gregorian(year, second, first, language)}
    days = sorted(both - {""})
    return f"[{','.join(days)}]" if len(days) > 1 else "".join(days)
