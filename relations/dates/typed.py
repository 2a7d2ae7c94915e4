"""Dates as people type them: "8 February 2026", "Feb 2026", "8.2.2026".

With points the day comes first, as wherever points are used. With slashes it depends on the
country: "8/2/2026" is two dates, of which only whoever typed it can say which was meant. A day of
the week that the date does not have makes it no date. Only the digits 0 to 9 are read: whoever
types others may count by another calendar.
"""

import re
from datetime import date

from relations.dates.edtf import parse
from relations.dates.exact import ExactDate
from relations.dates.messages import MONTHS
from relations.dates.structure import EdtfError
from relations.dates.ways import plain_text

_FEWEST_LETTERS = 3
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_WITH_NAME = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_WEEKDAY}(?:the )?{_DAY}[ -](?:of )?{_NAME},?[ -]{_YEAR}",
        rf"{_WEEKDAY}{_NAME} {_DAY},? {_YEAR}",
        rf"{_YEAR},? {_NAME} {_DAY}",
        rf"{_NAME},? {_YEAR}",
    )
)
_IN_NUMBERS = re.compile(
    r"(?P<first>\d{1,2}) ?(?P<mark>[./-]) ?(?P<second>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4})",
    re.ASCII,
)
_YEAR_FIRST = re.compile(rf"{_YEAR}([./-])(?P<month>\d{{1,2}})(?:\2(?P<day>\d{{1,2}}))?", re.ASCII)
_MONTH_FIRST = re.compile(rf"(?P<month>\d{{1,2}})[./-]{_YEAR}", re.ASCII)


def readings_of(text: str) -> tuple[str, ...]:
    """The dates that a typed text may mean, in EDTF: one, two where day and month cannot be told
    apart (day first), or none. It must be a whole date, or a month with its year."""
    words = " ".join(text.lower().split())
    readings = (_written(each) for each in _candidates(words))
    return tuple(dict.fromkeys(each for each in readings if each))


def is_impossible(text: str) -> bool:
    """Whether a text is typed as a date that no calendar has, such as "31 February 2026". False for
    one that begins with the year, as EDTF does."""
    words = " ".join(text.lower().split())
    is_typed = bool(_candidates(words)) and not words[:4].isdecimal()
    return is_typed and not readings_of(text)


def month_number(name: str) -> int:
    """The number of a month by its English name, in lower case, or its first letters, three at
    least; 0 for any other word."""
    months = (number for number, month in MONTHS.items() if month.lower().startswith(name))
    return next(months, 0) if len(name) >= _FEWEST_LETTERS else 0


def _candidates(words: str) -> list[ExactDate]:
    """Years with a month and perhaps a day, which the calendar may not have."""
    for form in _WITH_NAME:
        match = form.fullmatch(words)
        if match and (month := month_number(match["name"])):
            found = match.groupdict()
            day = found.get("day")
            exact = (int(match["year"]), month, *((int(day),) if day else ()))
            return [exact] if _falls_on(exact, found.get("weekday")) else []
    if match := _IN_NUMBERS.fullmatch(words):
        first, second, year = (int(match[part]) for part in ("first", "second", "year"))
        day_first, month_first = (year, second, first), (year, first, second)
        return [day_first] if match["mark"] == "." else [day_first, month_first]
    if match := _YEAR_FIRST.fullmatch(words):
        day = match["day"]
        return [(int(match["year"]), int(match["month"]), *((int(day),) if day else ()))]
    match = _MONTH_FIRST.fullmatch(words)
    return [(int(match["year"]), int(match["month"]))] if match else []


def _falls_on(exact: ExactDate, weekday: str | None) -> bool:
    """Whether a day is the day of the week that was typed, if one was; so is one that there is
    not."""
    if weekday is None or not weekday:
        return True
    try:
        return date(*exact).weekday() == _WEEKDAYS.index(weekday[:3])
    except (TypeError, ValueError):
        return True


def _written(exact: ExactDate) -> str:
    """The date in EDTF; blank if there is no such month or day."""
    text = plain_text(exact)
    try:
        parse(text)
    except EdtfError:
        return ""
    return text if 1 <= exact[1] <= 12 else ""
