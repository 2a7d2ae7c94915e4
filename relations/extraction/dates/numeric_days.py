"""Days in digits: "2025-04-03", "22/04/2024", "22-Apr-2024", "20.4.2025", "10/26/89".

A day and a month that could be the other way round are a choice of two, never a guess.
"""

import re
from collections.abc import Callable

from relations.dates.edtf import Edtf
from relations.extraction.dates.lexicon import MONTH_NUMBERS, SHORT_MONTHS
from relations.extraction.dates.meanings import Meaning, absolute, from_publication
from relations.extraction.dates.periods import calendar_day, one_of
from relations.extraction.dates.reasons import CENTURY, DAY_OR_MONTH_FIRST, NAMED
from relations.extraction.dates.rules import Rule, Tokens
from relations.extraction.dates.tokens import NUMBER, DateToken
from relations.extraction.dates.year_words import in_century
from relations.extraction.sureness import Pattern

_ISO = re.compile(
    r"(\d{4})([-/])(\d\d?)\2(\d\d?)(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4}|(?<=/)\d\d)")
_NAMED = re.compile(r"(\d\d?)([-/])([A-Za-z]{3,9})\2(\d{4}|\d\d)|([A-Za-z]{3,9})-(\d\d?)-(\d{4})")
_LONGEST = 12
_MONTHS = MONTH_NUMBERS | SHORT_MONTHS
_JOINING = frozenset("-/.:_=&?%#@")


def _read(tokens: Tokens, position: int) -> tuple[Meaning, int] | None:
    """The whole of what stands without spaces from this token, if it is such a date."""
    if position and _joins(tokens[position - 1], tokens[position]):
        return None
    end = _end_of_run(tokens, position)
    for stop in range(end, position, -1):
        meaning = _meaning("".join(token.text for token in tokens[position:stop]))
        if meaning is not None and not _goes_on(tokens, stop, end):
            return meaning, stop
    return None


def _joins(before: DateToken, token: DateToken) -> bool:
    """Whether what stands before belongs to the same run: a letter, or a sign of an address."""
    return before.touches(token) and (before.text in _JOINING or before.text.isalnum())


def _goes_on(tokens: Tokens, stop: int, end: int) -> bool:
    """Whether digits or letters follow in the same run, as in an address of the web."""
    return any(token.text.isalnum() for token in tokens[stop:end])


def _end_of_run(tokens: Tokens, position: int) -> int:
    end = position + 1
    last = min(len(tokens), position + 2 * _LONGEST)
    while end < last and tokens[end - 1].touches(tokens[end]):
        end += 1
    return end


def _meaning(text: str) -> Meaning | None:
    if found := _ISO.fullmatch(text):
        year, _sign, month, day = found.groups()
        return _named(calendar_day(int(year), int(month), int(day)))
    if found := _NAMED.fullmatch(text):
        return _with_month_name(found)
    if found := _NUMERIC.fullmatch(text):
        first, _sign, second, year = found.groups()
        return _either_order(int(first), int(second), year)
    return None


def _with_month_name(found: re.Match[str]) -> Meaning | None:
    day, _sign, name, year, name_first, day_second, year_last = found.groups()
    month = _MONTHS.get((name or name_first).lower())
    if month is None:
        return None
    return _in_written_year(
        year or year_last, lambda number: calendar_day(number, month, int(day or day_second))
    )


def _either_order(first: int, second: int, year: str) -> Meaning | None:
    def at(number: int) -> Edtf | None:
        orders = {calendar_day(number, second, first), calendar_day(number, first, second)}
        days = sorted(filter(None, orders), key=lambda day: day.text)
        return one_of(days) if days else None

    return _in_written_year(year, at, is_open=first != second and max(first, second) <= 12)


def _in_written_year(
    year: str, at: Callable[[int], Edtf | None], *, is_open: bool = False
) -> Meaning | None:
    reason = DAY_OR_MONTH_FIRST if is_open else NAMED
    if len(year) == 4:
        value = at(int(year))
        pattern = Pattern.DATE_CHOICE if is_open else Pattern.DATE_WRITTEN
        return None if value is None else Meaning(lambda today, _: value, pattern, reason)
    if at(2000) is None:
        return None
    return from_publication(
        lambda today: at(in_century(today, int(year))), reason if is_open else CENTURY
    )


def _named(value: Edtf | None) -> Meaning | None:
    return None if value is None else absolute(value)


numeric_days = Rule(frozenset({NUMBER, *_MONTHS}), _read)
