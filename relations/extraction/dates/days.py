"""Phrases for days of a month: alone, in pairs, and with their weekday."""

from collections.abc import Callable

from relations.dates.edtf import Edtf
from relations.dates.messages import MONTHS
from relations.extraction.dates.lexicon import SHIFTS, WEEKDAYS_IN_DATES
from relations.extraction.dates.meanings import OPEN, Meaning
from relations.extraction.dates.parts_of_years import any_month
from relations.extraction.dates.periods import between, dated
from relations.extraction.dates.reasons import Name
from relations.extraction.dates.rules import (
    either,
    maybe,
    name,
    number,
    only,
    sequence,
    silent,
    skip,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH
from relations.extraction.dates.year_phrases import (
    JOINTS,
    PartOfYear,
    joint,
    maybe_year,
    not_counting,
    part_of,
    year_of_part,
)

_Combination = Callable[[Edtf, Edtf], Edtf | None]


def _day(day: int, month: int) -> PartOfYear:
    return PartOfYear(
        Name(MONTHS[month], day), lambda year: dated(f"{year:04}-{month:02}-{day:02}")
    )


def _days(join: _Combination, first: int, last: int, month: int) -> PartOfYear:
    start, end = _day(first, month), _day(last, month)

    def at(year: int) -> Edtf | None:
        earlier, later = start.at(year), end.at(year)
        return join(earlier, later) if earlier and later else None

    return PartOfYear(end.name, at)


def _bounded(first: int, last: int, month: int) -> PartOfYear:
    return _days(between, first, last, month)


def _paired(first: int, between_them: str, last: int, month: int) -> PartOfYear:
    return _days(JOINTS[between_them], first, last, month)


def _on_weekday(weekday: int, meaning: Meaning) -> Meaning:
    """Left open if the date is not that weekday: one of the two must be a mistake."""

    def checked(found: Edtf) -> Edtf | None:
        day = found.earliest
        is_right = day is not None and day == found.latest and day.weekday() == weekday
        return found if is_right else None

    return meaning.shaped(checked)


_suffix = word("st", "nd", "rd", "th")
_number = sequence(number(1, 31), maybe(_suffix), not_counting).to(lambda day, _: day)
_and = silent(word(DASH, "to", "and"))
_ordinal = sequence(number(1, 31), _suffix).to(lambda day, _: day)

_single = either(
    sequence(_number, skip("of"), any_month).to(_day),
    sequence(words("the"), _ordinal, skip("of"), any_month).to(_day),
    sequence(any_month, _number).to(lambda month, day: _day(day, month)),
    sequence(words("new year"), word("'"), words("s eve")).to(lambda _: _day(31, 12)),
    sequence(words("new year"), word("'"), words("s day")).to(lambda _: _day(1, 1)),
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
_date = sequence(_single, maybe_year).to(part_of)

dated_days = either(
    sequence(either(_single, _night), maybe_year).to(part_of),
    sequence(words("the"), any_month, _number, year_of_part).to(
        lambda month, day, which: _day(day, month).of(which)
    ),
    sequence(_weekday, skip("the"), _date).to(_on_weekday),
    sequence(_weekday, words("("), _date, words(")")).to(_on_weekday),
)
days_together = sequence(either(_several, _between), maybe_year).to(part_of)
# "The October 7 attacks" are named after their day, perhaps for years, so no year can be inferred.
remembered_days = either(
    sequence(words("the"), any_month, _number).to(lambda *_: OPEN),
    sequence(words("the"), _number, any_month).to(lambda *_: OPEN),
)
