"""Phrases for parts of a year longer than a day: months and parts of them, seasons, quarters."""

from dataclasses import replace
from datetime import date

from relations.dates.bounds import month_length
from relations.dates.edtf import Edtf
from relations.dates.messages import MONTHS, SHARES
from relations.dates.messages import SEASONS as SEASON_NAMES
from relations.dates.precision import Precision
from relations.extraction.dates.cycles import Direction, last, this, upcoming, yearly
from relations.extraction.dates.lexicon import (
    AFTER_YEAR,
    CLEAR_MONTHS,
    FALL,
    GAMES,
    HALVES,
    MONTH_NUMBERS,
    NUMBERS,
    OTHER_WEEKDAYS,
    QUARTERS,
    SEASONS,
    SHIFTS,
    SHORT_MONTHS,
    TENS,
    WEEKS_OF_MONTH,
)
from relations.extraction.dates.meanings import Meaning, chosen_occurrence, from_publication
from relations.extraction.dates.periods import (
    dated,
    days_of_month,
    last_days,
    lasting,
    month,
    part_of_month,
)
from relations.extraction.dates.reasons import SHIFTED, Name
from relations.extraction.dates.rules import (
    Tokens,
    either,
    name,
    number,
    only,
    sequence,
    silent,
    skip,
    term,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH, NUMBER
from relations.extraction.dates.units import shifted_quarter
from relations.extraction.dates.year_phrases import (
    JOINTS,
    PartOfYear,
    WhichYear,
    first_year,
    is_late,
    joint,
    maybe_year,
    not_compounded,
    part_of,
    the_year,
    touching,
    touching_dash,
    year_digits,
    year_of_part,
)

_MONTHS = 12
_LONGEST_QUARTER = 183
# Maximum number of words between a game and its quarters.
_NEARBY = 20
_HALVES_OF_MONTH = {40: (1, 15), 41: (16, 31)}
CHOICES = {-1: last, 0: this, 1: upcoming}
_WEEK = 7


def _named(number: int) -> Name:
    return Name(MONTHS[number])


def _month(number: int) -> PartOfYear:
    return PartOfYear(_named(number), lambda year: month(year, number))


def _part_of_month(tens: str, number: int) -> PartOfYear:
    return PartOfYear(_named(number), lambda year: part_of_month(year, number, tens))


def _part_in_year(part: PartOfYear, which: WhichYear | None) -> Meaning:
    """A part whose end, on its own, is more than the thirties of a month."""
    return part.of(which).by_itself(last_days)


def _half_of_month(half: int, number: int) -> PartOfYear:
    return _days(_HALVES_OF_MONTH[half], number)


def _consecutive_months(first: int, last: int) -> PartOfYear:
    """ "The first nine months", "the last three months": open if a year has not as many, or for
    one.
    """

    def at(year: int) -> Edtf | None:
        start, end = month(year, first), month(year, last)
        return lasting(start, end) if start and end and 1 <= first < last <= _MONTHS else None

    return PartOfYear(_named(min(last, _MONTHS)), at)


def _shifted_quarter(shift: int) -> Meaning:
    return from_publication(
        lambda today: shifted_quarter(today, shift), SHIFTED[Precision.MONTH, shift]
    )


def _winter(first: int) -> Meaning:
    """ "The winter of 1944–45" is that which begins in 1944."""
    return part_of(_coded(SEASONS["winter"]), WhichYear(first))


def _quarter_alone(part: PartOfYear) -> Meaning:
    """A quarter without a year: one of the last two, because companies count years of their own."""
    meaning = part.of(None)

    def compute(today: date, direction: Direction) -> Edtf | None:
        found = meaning.compute(today, direction)
        is_old = found and found.latest and (today - found.latest).days > _LONGEST_QUARTER
        return None if is_old else found

    return replace(meaning, compute=compute)


def _is_a_name(tokens: Tokens, position: int) -> bool:
    """Whether the month before this position is part of a name: "Black September", "October 12"."""
    at = position - 1 if tokens[position - 1].text != "." else position - 2
    after = tokens[position : position + 1]
    if after and (after[0].key == NUMBER or after[0].is_capitalised):
        return True
    if not at:
        return False
    before = tokens[at - 1]
    is_superlative = before.key.endswith("est") or before.key in OTHER_WEEKDAYS
    return is_superlative or (before.is_capitalised and before.key not in {"the", "and", "both"})


def _is_no_attribute(tokens: Tokens, position: int) -> bool:
    """Whether no noun follows: "the March for Justice"."""
    if position >= len(tokens):
        return True
    following = tokens[position]
    is_noun = following.text.isalpha() and following.text.islower() and len(following.text) > 2
    return not is_noun or following.key in AFTER_YEAR or following.key in {"of", "against"}


def _is_of_a_game(tokens: Tokens, position: int) -> bool:
    """ "The fourth quarter of the match"."""
    nearby = tokens[max(0, position - _NEARBY) : position + _NEARBY]
    return any(token.key in GAMES for token in nearby)


def _days(days: tuple[int, int], number: int) -> PartOfYear:
    return PartOfYear(_named(number), lambda year: days_of_month(year, number, *days))


def _last_week(number: int) -> PartOfYear:
    def at(year: int) -> Edtf | None:
        length = month_length(year, number)
        return days_of_month(year, number, length - _WEEK + 1, length)

    return PartOfYear(_named(number), at)


def _months(first: int, between: str, last: int) -> PartOfYear:
    """Two months of one year; "December to February" begins in the year before."""

    def at(year: int) -> Edtf | None:
        start, end = month(year - (first > last), first), month(year, last)
        return JOINTS[between](start, end) if start and end else None

    return PartOfYear(_named(last), at)


def _coded(code: int) -> PartOfYear:
    return PartOfYear(Name((SEASON_NAMES | SHARES)[code]), lambda year: dated(f"{year:04}-{code}"))


def _chosen_part(shift: int, part: PartOfYear) -> Meaning:
    return chosen_occurrence(CHOICES[shift], yearly(part.at), part.name)


def _shifted_month(shift: int) -> Meaning:
    return from_publication(
        lambda day: month(day.year, day.month + shift), SHIFTED[Precision.MONTH, shift]
    )


def _shifted_part(tens: str, shift: int) -> Meaning:
    """ "Early this month", "the end of last month"."""
    return from_publication(
        lambda day: part_of_month(day.year, day.month + shift, tens),
        SHIFTED[Precision.MONTH, shift],
    ).by_itself(last_days)


month_name = name(MONTH_NUMBERS)
_short_month = only(name(SHORT_MONTHS), words("."))
any_month = either(month_name, only(name(SHORT_MONTHS), skip(".")))
_quarter_number = number(1, 4).to(lambda found: QUARTERS["first"] - 1 + found)

_tens = either(
    only(unless(is_late), term(TENS), skip(DASH), skip("in")),
    sequence(skip("the"), word("end", "close"), words("of")).to(lambda _: "3"),
    sequence(skip("the"), word("start", "beginning"), words("of")).to(lambda _: "0"),
    sequence(skip("the"), words("middle of")).to(lambda: "1"),
)
_third = sequence(_tens, any_month).to(_part_of_month)
_season = sequence(term(SEASONS), not_compounded).to(_coded)
_quarter = either(
    only(skip("the"), term(QUARTERS), skip(DASH), words("quarter"), unless(_is_of_a_game)),
    only(silent(name({"q": "Q"})), touching, _quarter_number),
).to(_coded)
_half = sequence(skip("the"), term(HALVES), words("half")).to(_coded)
_week = sequence(skip("the"), term(WEEKS_OF_MONTH), words("week of"), any_month).to(_days)
_last_of_month = sequence(skip("the"), words("last week of"), any_month).to(_last_week)
_half_of = sequence(skip("the"), term(HALVES), words("half of"), any_month).to(_half_of_month)
_count = either(number(2, _MONTHS), term(NUMBERS))
_counted_months = either(
    sequence(skip("the"), words("first"), _count, words("months")).to(
        lambda count: _consecutive_months(1, count)
    ),
    sequence(skip("the"), word("last", "final"), _count, words("months")).to(
        lambda _, count: _consecutive_months(_MONTHS + 1 - count, _MONTHS)
    ),
)
_months_together = sequence(month_name, joint, month_name).to(_months)

# Dates on their own: "early March", "the first week of March", "March 2024", "last spring".
dated_parts = either(
    sequence(_third, maybe_year).to(_part_in_year),
    sequence(either(_week, _last_of_month, _half_of), maybe_year).to(part_of),
    sequence(first_year, words(","), skip("in"), _third).to(lambda which, part: part.of(which)),
    sequence(_counted_months, either(year_of_part, only(words("of"), the_year))).to(part_of),
    sequence(
        skip("the"),
        words("winter"),
        skip("of"),
        year_digits,
        touching_dash,
        silent(either(number(10, 99), year_digits)),
    ).to(_winter),
    sequence(term(SHIFTS), words("quarter")).to(_shifted_quarter),
    sequence(
        either(
            any_month.to(_month),
            only(skip("the"), either(_season, term(FALL).to(_coded))),
        ),
        year_of_part,
    ).to(part_of),
    sequence(either(_half, _quarter), either(year_of_part, only(words("of"), the_year))).to(
        part_of
    ),
    sequence(term(SHIFTS), either(month_name.to(_month), _season, term(FALL).to(_coded))).to(
        _chosen_part
    ),
    sequence(term(SHIFTS), words("month")).to(_shifted_month),
    sequence(_tens, term(SHIFTS), words("month")).to(_shifted_part),
    sequence(_tens, words("the month")).to(lambda tens: _shifted_part(tens, 0)),
)
_hyphenated_months = sequence(
    month_name, silent(word(DASH)), word("to", "through"), silent(word(DASH)), month_name
).to(_months)
# Months without a word such as "in": "September orders", "a March agreement".
lone_parts = either(
    sequence(
        either(name({key: MONTH_NUMBERS[key] for key in CLEAR_MONTHS}), _short_month),
        unless(_is_a_name),
    ).to(_month),
    sequence(word("a", "an", "the"), any_month, unless(_is_no_attribute)).to(
        lambda _, number: _month(number)
    ),
    _hyphenated_months,
).to(lambda part: part.of(None))
lone_quarters = _quarter.to(_quarter_alone)
# Dates only after a word such as "in", because the names may also be ordinary words or people.
bare_parts = either(
    any_month.to(_month),
    only(_half, unless(_is_of_a_game)),
    only(skip("the"), _season),
).to(lambda part: part.of(None))
bare_parts_together = _months_together.to(lambda part: part.of(None))
dated_parts_together = sequence(_months_together, year_of_part).to(part_of)
