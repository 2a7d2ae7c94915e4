"""Parse an EDTF text into its structure, or say where and why it is not EDTF.

A recursive-descent parser: each ``_read_*`` takes the text and a position, and returns what it
read and the position after it. It never goes back, so it takes time linear in the text's length.
The patterns spell out ``[0-9]`` because ``\\d`` matches the digits of every script.
"""

import re
from dataclasses import replace
from itertools import product
from typing import TypeVar

from relations.dates.bounds import exists, moment_bounds
from relations.dates.messages import gettext_noop
from relations.dates.structure import (
    UNQUALIFIED,
    Component,
    Date,
    DateTime,
    EdtfError,
    Endpoint,
    Expression,
    Interval,
    Missing,
    Moment,
    Qualification,
    Range,
    Season,
    Set,
    Year,
)
from relations.dates.years import read_year

# In code points. Bounds the work of one parse, and fits the columns that store the text.
LONGEST_TEXT = 255

_TOO_LONG = gettext_noop("the text is longer than 255 characters")
_EMPTY = gettext_noop("the text is empty")
_ENDS_TOO_SOON = gettext_noop("the text ends too soon")
_STRAY = gettext_noop("this character does not belong here")
_PAIR_EXPECTED = gettext_noop("a month, a season or a day has two digits")
_NO_SUCH_MONTH = gettext_noop("there is no such month or season")
_NO_SUCH_DAY = gettext_noop("there is no such day in that month")
_SEASON_WITH_DAY = gettext_noop("this is a season, not a month, and has no days")
_TIME_NOT_ALONE = gettext_noop("a time of day is not allowed in an interval or a set")
_TIME_WITHOUT_DATE = gettext_noop("a time of day needs a complete date without doubt")
_TIME_EXPECTED = gettext_noop("a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm")
_NO_DATE = gettext_noop("an interval needs a date at one end at least")
_REVERSED = gettext_noop("the end lies before the start")
_OPEN_START_LATER = gettext_noop("only the first member of a set can have an open start")
_OPEN_END_EARLIER = gettext_noop("only the last member of a set can have an open end")

_QUALIFICATIONS = {
    "": UNQUALIFIED,
    "?": Qualification(uncertain=True, approximate=False),
    "~": Qualification(uncertain=False, approximate=True),
    "%": Qualification(uncertain=True, approximate=True),
}
_PAIR = re.compile(r"-([?~%]?)([0-9X]*)([?~%]?)")
_TIME = re.compile(
    r"T((?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60))"  # 60: a leap second
    r"(Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_SET_ENDS = {"[": "]", "{": "}"}
_Qualified = TypeVar("_Qualified", Year, Component)


def _pairs_matching(largest: int) -> dict[str, tuple[int, ...]]:
    """Two digits, either possibly X -> the numbers from 1 to ``largest`` that match them."""
    found: dict[str, list[int]] = {}
    for number in range(1, largest + 1):
        tens, units = divmod(number, 10)
        for pair in product((str(tens), "X"), (str(units), "X")):
            found.setdefault("".join(pair), []).append(number)
    return {digits: tuple(numbers) for digits, numbers in found.items()}


_MONTHS = _pairs_matching(12)
_DAYS = _pairs_matching(31)
_SEASONS = {str(code): code for code in range(21, 42)}


def read(text: str) -> Expression:
    """The structure of the text. Raises ``EdtfError`` if it is not EDTF."""
    if not text:
        raise EdtfError(text, 0, _EMPTY)
    if len(text) > LONGEST_TEXT:
        raise EdtfError(text, LONGEST_TEXT, _TOO_LONG)
    if text[0] in _SET_ENDS:
        return _read_set(text)
    start, position = _read_endpoint(text, 0)
    if isinstance(start, Missing) or text.startswith("/", position):
        return _read_interval(text, start, position)
    if position == len(text):
        return start
    if text[position] == "T":
        return _read_time(text, position, start)
    raise EdtfError(text, position, _STRAY)


def _read_moment(text: str, position: int) -> tuple[Moment, int]:
    left, position = _read_qualifier(text, position)
    is_long = text.startswith("Y", position)
    year, position = read_year(text, position, left)
    right, position = _read_qualifier(text, position)
    whole = Date(_qualified(year, right))
    if is_long or year.estimate is not None:
        return whole, position
    middle = _PAIR.match(text, position)
    if middle is None:
        return whole, position
    _check_pair(text, middle)
    if middle[2] in _SEASONS:
        return _read_season(text, whole, middle)
    return _read_month(text, whole, middle)


def _read_season(text: str, whole: Date, middle: re.Match[str]) -> tuple[Season, int]:
    if text.startswith("-", middle.end()):
        raise EdtfError(text, middle.start(2), _SEASON_WITH_DAY)
    left, right = _QUALIFICATIONS[middle[1]], _QUALIFICATIONS[middle[3]]
    return Season(_qualified(whole.year, right), _SEASONS[middle[2]], left | right), middle.end()


def _read_month(text: str, whole: Date, middle: re.Match[str]) -> tuple[Date, int]:
    months = _MONTHS.get(middle[2])
    if months is None:
        raise EdtfError(text, middle.start(2), _NO_SUCH_MONTH)
    # A qualifier to the right of a component applies to it and to everything on its left.
    left, right = _QUALIFICATIONS[middle[1]], _QUALIFICATIONS[middle[3]]
    year = _qualified(whole.year, right)
    month = Component(middle[2], months, left | right)
    final = _PAIR.match(text, middle.end())
    if final is None:
        return Date(year, month), middle.end()
    return _read_day(text, Date(year, month), month, final), final.end()


def _read_day(text: str, whole: Date, month: Component, final: re.Match[str]) -> Date:
    _check_pair(text, final)
    left, right = _QUALIFICATIONS[final[1]], _QUALIFICATIONS[final[3]]
    days = _DAYS.get(final[2])
    if days is None:
        raise EdtfError(text, final.start(2), _NO_SUCH_DAY)
    day = Component(final[2], days, left | right)
    moment = Date(_qualified(whole.year, right), _qualified(month, right), day)
    if not exists(moment):
        raise EdtfError(text, final.start(2), _NO_SUCH_DAY)
    return moment


def _check_pair(text: str, pair: re.Match[str]) -> None:
    if len(pair[2]) != 2:
        raise EdtfError(text, pair.start(2), _PAIR_EXPECTED)


def _read_qualifier(text: str, position: int) -> tuple[Qualification, int]:
    if text.startswith(("?", "~", "%"), position):
        return _QUALIFICATIONS[text[position]], position + 1
    return UNQUALIFIED, position


def _qualified(part: _Qualified, more: Qualification) -> _Qualified:
    if more is UNQUALIFIED:
        return part
    return replace(part, qualification=part.qualification | more)


def _read_time(text: str, position: int, moment: Moment) -> DateTime:
    if not (isinstance(moment, Date) and _is_exact_day(moment)):
        raise EdtfError(text, position, _TIME_WITHOUT_DATE)
    match = _TIME.match(text, position)
    if match is None:
        raise EdtfError(text, position + 1, _TIME_EXPECTED)
    if text.startswith("/", match.end()):
        raise EdtfError(text, position, _TIME_NOT_ALONE)
    if match.end() != len(text):
        raise EdtfError(text, match.end(), _TIME_EXPECTED)
    return DateTime(moment, match[1], match[2])


def _is_exact_day(moment: Date) -> bool:
    return (
        moment.day is not None
        and "X" not in moment.day.digits
        and moment.month is not None
        and "X" not in moment.month.digits
        and moment.year.mask is None
        and moment.qualification == UNQUALIFIED
    )


def _read_interval(text: str, start: Endpoint, position: int) -> Interval:
    if not text.startswith("/", position):
        raise _unexpected(text, position)
    end_position = position + 1
    end, position = _read_endpoint(text, end_position)
    if position != len(text):
        raise _unexpected(text, position)
    if isinstance(start, Missing) and isinstance(end, Missing):
        raise EdtfError(text, 0, _NO_DATE)
    if not isinstance(start, Missing) and not isinstance(end, Missing):
        _check_order(text, start, end, end_position)
    return Interval(start, end)


def _read_endpoint(text: str, position: int) -> tuple[Endpoint, int]:
    if position == len(text) or text[position] == "/":
        return Missing.UNKNOWN, position
    if text.startswith("..", position):
        return Missing.OPEN, position + 2
    return _read_moment(text, position)


def _read_set(text: str) -> Set:
    is_all, closing = text[0] == "{", _SET_ENDS[text[0]]
    member, position = _read_member(text, 1)
    members = [member]
    while text.startswith(",", position):
        if isinstance(member, Range) and member.end is None:
            raise EdtfError(text, position, _OPEN_END_EARLIER)
        if text.startswith("..", position + 1):
            raise EdtfError(text, position + 1, _OPEN_START_LATER)
        member, position = _read_member(text, position + 1)
        members.append(member)
    if not text.startswith(closing, position):
        raise _unexpected(text, position)
    if position + 1 != len(text):
        raise EdtfError(text, position + 1, _STRAY)
    return Set(tuple(members), is_all)


def _read_member(text: str, position: int) -> tuple[Moment | Range, int]:
    if text.startswith("..", position):
        end, position = _read_moment(text, position + 2)
        return Range(None, end), position
    start, position = _read_moment(text, position)
    if not text.startswith("..", position):
        return start, position
    end_position = position + 2
    if text.startswith((",", *_SET_ENDS.values()), end_position):
        return Range(start, None), end_position
    end, position = _read_moment(text, end_position)
    _check_order(text, start, end, end_position)
    return Range(start, end), position


def _check_order(text: str, start: Moment, end: Moment, end_position: int) -> None:
    """Reject an end only if every possible day of it lies before every possible day of the start.

    ``2023-12/2023`` is fine: the year reaches beyond the start of the month.
    """
    if moment_bounds(start)[0] > moment_bounds(end)[1]:
        raise EdtfError(text, end_position, _REVERSED)


def _unexpected(text: str, position: int) -> EdtfError:
    if position == len(text):
        return EdtfError(text, position, _ENDS_TOO_SOON)
    if text[position] == "T":
        return EdtfError(text, position, _TIME_NOT_ALONE)
    return EdtfError(text, position, _STRAY)
