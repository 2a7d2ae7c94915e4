"""Phrases for days of a month: alone, in pairs, and with their weekday."""

from collections.abc import Callable
from datetime import date

from relations.dates.edtf import Edtf
from relations.extraction.dates.cycles import Direction, in_direction, yearly
from relations.extraction.dates.lexicon import (
    AFTER_YEAR,
    ORDINALS,
    POSSESSIVES,
    ROUND_NUMBERS,
    SHIFTS,
    WEEKDAYS_IN_DATES,
)
from relations.extraction.dates.meanings import Meaning
from relations.extraction.dates.named_days import day_of_month, feast, near_day, remembered_day
from relations.extraction.dates.parts_of_years import any_month
from relations.extraction.dates.periods import DAY, between, within
from relations.extraction.dates.rules import (
    Tokens,
    either,
    maybe,
    name,
    number,
    only,
    provided,
    sequence,
    silent,
    skip,
    term,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import APOSTROPHE, DASH, NUMBER
from relations.extraction.dates.year_phrases import (
    JOINTS,
    PartOfYear,
    WhichYear,
    first_year,
    joint,
    maybe_year,
    maybe_year_of_day,
    not_counting,
    part_of,
    year_digits,
    year_number,
    year_of_part,
)
from relations.extraction.sureness import Pattern

_REST_OF_WEEK = 6
# Days between the Julian and the Gregorian calendar, from 1582 to 2100.
_BEHIND = range(10, 14)
_Combination = Callable[[Edtf, Edtf], Edtf | None]


def _days(join: _Combination, first: int, last: int, month: int) -> PartOfYear:
    start, end = day_of_month(first, month), day_of_month(last, month)

    def at(year: int) -> Edtf | None:
        earlier, later = start.at(year), end.at(year)
        return join(earlier, later) if earlier and later else None

    return PartOfYear(end.name, at)


def _bounded(first: int, last: int, month: int) -> PartOfYear:
    return _days(between, first, last, month)


def _added(tens: int, digit: int) -> int | None:
    return tens + digit if digit < 10 else None


def _gregorian(part: PartOfYear, other: PartOfYear) -> PartOfYear:
    """Of one day in two calendars the later date: the Julian calendar is days behind."""

    def at(year: int) -> Edtf | None:
        first, second = part.at(year), other.at(year)
        if not first or not second or not first.earliest or not second.earliest:
            return None
        days = (first.earliest - second.earliest).days
        return (first if days > 0 else second) if abs(days) in _BEHIND else None

    return PartOfYear(part.name, at)


def _gregorian_of_days(first: int, other: int, month: int) -> PartOfYear:
    return _gregorian(day_of_month(first, month), day_of_month(other, month))


def _is_possessed(tokens: Tokens, position: int) -> bool:
    """Whether a possessive stands before: "Hamas’ October 7 attacks"."""
    if not position:
        return False
    before = tokens[position - 1]
    is_genitive = position > 1 and before.key in {"s", APOSTROPHE}
    return before.key in POSSESSIVES or is_genitive


def _is_no_noun(tokens: Tokens, position: int) -> bool:
    if position >= len(tokens) or tokens[position].is_capitalised:
        return True
    return not tokens[position].text.isalpha() or tokens[position].key in AFTER_YEAR


def _has_year(tokens: Tokens, position: int) -> bool:
    following = [token for token in tokens[position : position + 2] if token.text != ","]
    return bool(following) and len(following[0].text) == 4 and following[0].key == NUMBER


def _paired(first: int, between_them: str, last: int, month: int) -> PartOfYear:
    return _days(JOINTS[between_them], first, last, month)


def _on_weekday(weekday: int, part: PartOfYear, which: WhichYear | None) -> Meaning:
    """A date with its weekday. Without a year it is the nearest one that has that weekday, if only
    one has. Left open if none has: one of the two must be a mistake.
    """

    def at(number: int) -> Edtf | None:
        found = part.at(number)
        day = found.earliest if found and found.earliest == found.latest else None
        return found if day is not None and day.weekday() == weekday else None

    checked = PartOfYear(part.name, at)
    return checked.of(which) if which else _agreeing(part, checked)


def _agreeing(part: PartOfYear, checked: PartOfYear) -> Meaning:
    cycle = yearly(part.at)

    def compute(today: date) -> Edtf | None:
        nearest = [
            in_direction(cycle, today, Direction.BACK),
            in_direction(cycle, today, Direction.FORWARD),
        ]
        days = [found.earliest for found in nearest if found and found.earliest]
        agreed = [found for day in days if (found := checked.at(day.year)) is not None]
        return agreed[0] if len({found.text for found in agreed}) == 1 else None

    return Meaning(
        lambda today, _: compute(today),
        Pattern.DATE_BY_CONTEXT,
        name=part.name,
        in_year=checked.at,
    )


def _is_a_name(tokens: Tokens, position: int) -> bool:
    """Whether a name follows: "the 12 March Battalion"."""
    return position < len(tokens) and tokens[position].is_capitalised


_suffix = word("st", "nd", "rd", "th")
_number = sequence(number(1, 31), maybe(_suffix), not_counting).to(lambda day, _: day)
_and = silent(word(DASH, "to", "and"))
_ordinal = sequence(number(1, 31), _suffix).to(lambda day, _: day)

_ordinal_word = either(
    term(ORDINALS),
    sequence(term(ROUND_NUMBERS), skip(DASH), term(ORDINALS)).to(_added),
    word("thirtieth").to(lambda _: 30),
)
_day_and_month = either(
    sequence(_number, any_month),
    sequence(any_month, _number).to(lambda month, day: (day, month)),
)
_single = either(
    _day_and_month.to(day_of_month),
    sequence(_number, words("of"), any_month).to(day_of_month),
    sequence(words("the"), either(_ordinal, _ordinal_word), skip("of"), any_month).to(day_of_month),
    sequence(any_month, skip("the"), _ordinal_word).to(lambda month, day: day_of_month(day, month)),
    feast,
)
_several = either(
    sequence(_number, joint, _number, skip("of"), any_month).to(_paired),
    sequence(any_month, _number, joint, _number).to(
        lambda month, first, between_them, last: _paired(first, between_them, last, month)
    ),
)
_within = either(
    sequence(_number, _and, _number, skip("of"), any_month).to(_bounded),
    sequence(any_month, _number, _and, _number).to(
        lambda month, first, last: _bounded(first, last, month)
    ),
)
_between = only(words("between"), _within)
# A night belongs to two days; what happened in it may have happened on either.
_night = sequence(words("the night"), word("of", "between"), either(_within, _single)).to(
    lambda _, part: part
)

_weekday = only(skip(*SHIFTS), name(WEEKDAYS_IN_DATES), skip("."), skip(","))
# "(21 June Old Style)": the same day in the Julian calendar.
_calendar = either(
    words("old style"),
    words("o . s ."),
    words("os"),
    word("julian"),
    words("julian calendar"),
    words("in the julian calendar"),
    words("in the gregorian calendar"),
    words("new style"),
    words("n . s ."),
    words("gregorian"),
)
_maybe_calendar = silent(maybe(_calendar))
_other_calendar = sequence(
    silent(word("(", "[")), skip("on"), _maybe_calendar, _single, _maybe_calendar, word(")", "]")
).to(lambda part, _: part)
# "10 (21) February 1828": the day in both calendars.
_days_in_two_calendars = sequence(
    number(1, 31), word("(", "["), number(1, 31), word(")", "]"), any_month
).to(lambda first, _, other, __, month: _gregorian_of_days(first, other, month))
_in_two_calendars = either(
    sequence(_single, _other_calendar).to(_gregorian), _days_in_two_calendars
)
_aside = sequence(silent(word(DASH)), term(SHIFTS), words("year")).to(
    lambda shift: WhichYear(shift=shift)
)


def _week_of(part: PartOfYear) -> PartOfYear:
    """ "The week of 7 April": some time in the seven days from then on."""

    def at(year: int) -> Edtf | None:
        start = part.at(year)
        first = start.earliest if start and start.earliest == start.latest else None
        return within(first, first + _REST_OF_WEEK * DAY) if first else None

    return PartOfYear(part.name, at)


dated_days = either(
    sequence(words("the week of"), _single.to(_week_of), maybe_year).to(part_of),
    sequence(either(_single, _night), maybe_year_of_day).to(part_of),
    sequence(_single, _aside).to(part_of),
    sequence(_in_two_calendars, maybe_year).to(part_of),
    sequence(_single, skip(","), year_number, _other_calendar).to(
        lambda part, which, other: _gregorian(part, other).of(which)
    ),
    sequence(words("the"), _day_and_month.to(day_of_month), year_of_part).to(part_of),
    sequence(_weekday, skip("the"), _single, maybe_year_of_day).to(_on_weekday),
    sequence(_weekday, words("("), _single, maybe_year, words(")")).to(_on_weekday),
    # The year first: "1972, July 3", "in 1979, on 4 November".
    sequence(first_year, skip(","), skip("on"), either(_single, _night), unless(_has_year)).to(
        lambda which, part: part.of(which)
    ),
    sequence(first_year, words("("), _single, words(")")).to(lambda which, part: part.of(which)),
)
days_together = sequence(either(_several, _between), maybe_year).to(part_of)
# "The October 7 attacks", "his June 24 speech" are named after their day.
_possessed = provided(_is_possessed)
remembered_days = either(
    only(_possessed, _day_and_month, unless(_is_no_noun)),
    only(words("the"), _day_and_month, unless(_is_a_name)),
).to(remembered_day)
# "Friday the 13th" is a name; "Sunday the 14th" is in the month before or after publication.
days_without_month = sequence(
    skip("on"), name({"friday": "Friday"}), words("the"), number(13, 13), _suffix
)
days_of_near_months = sequence(name(WEEKDAYS_IN_DATES), words("the"), _ordinal).to(near_day)
# "1 January 1366 AH" counts months of its own.
days_of_other_eras = sequence(skip("on"), _single, skip(","), year_digits, word("ah"))
days_in_names = sequence(words("the"), _day_and_month, provided(_is_a_name))
