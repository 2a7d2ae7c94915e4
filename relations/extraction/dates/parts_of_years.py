"""Phrases for parts of a year longer than a day: months and parts of them, seasons, quarters."""

from relations.dates.bounds import month_length
from relations.dates.edtf import Edtf
from relations.dates.messages import MONTHS, SHARES
from relations.dates.messages import SEASONS as SEASON_NAMES
from relations.dates.precision import Precision
from relations.extraction.dates.cycles import last, this, upcoming, yearly
from relations.extraction.dates.lexicon import (
    FALL,
    HALVES,
    MONTH_NUMBERS,
    QUARTERS,
    SEASONS,
    SHIFTS,
    SHORT_MONTHS,
    TENS,
    WEEKS_OF_MONTH,
)
from relations.extraction.dates.meanings import Meaning, chosen_occurrence, from_publication
from relations.extraction.dates.periods import dated, days_of_month, month, part_of_month
from relations.extraction.dates.reasons import SHIFTED, Name
from relations.extraction.dates.rules import (
    either,
    name,
    only,
    sequence,
    skip,
    term,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH
from relations.extraction.dates.year_phrases import (
    JOINTS,
    PartOfYear,
    joint,
    maybe_year,
    not_compounded,
    part_of,
    the_year,
    year_of_part,
)

CHOICES = {-1: last, 0: this, 1: upcoming}
_WEEK = 7


def _named(number: int) -> Name:
    return Name(MONTHS[number])


def _month(number: int) -> PartOfYear:
    return PartOfYear(_named(number), lambda year: month(year, number))


def _part_of_month(tens: str, number: int) -> PartOfYear:
    return PartOfYear(_named(number), lambda year: part_of_month(year, number, tens))


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
    )


month_name = name(MONTH_NUMBERS)
any_month = either(month_name, only(name(SHORT_MONTHS), skip(".")))

_tens = either(
    only(term(TENS), skip(DASH), skip("in")),
    sequence(skip("the"), word("end", "close"), words("of")).to(lambda _: "3"),
    sequence(skip("the"), word("start", "beginning"), words("of")).to(lambda _: "0"),
    sequence(skip("the"), words("middle of")).to(lambda: "1"),
)
_season = sequence(term(SEASONS), not_compounded).to(_coded)
_quarter = sequence(skip("the"), term(QUARTERS), words("quarter")).to(_coded)
_half = sequence(skip("the"), term(HALVES), words("half")).to(_coded)
_week = sequence(skip("the"), term(WEEKS_OF_MONTH), words("week of"), any_month).to(_days)
_last_of_month = sequence(skip("the"), words("last week of"), any_month).to(_last_week)
_months_together = sequence(month_name, joint, month_name).to(_months)

# Dates on their own: "early March", "the first week of March", "March 2024", "last spring".
dated_parts = either(
    sequence(
        either(sequence(_tens, any_month).to(_part_of_month), _week, _last_of_month), maybe_year
    ).to(part_of),
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
# Dates only after a word such as "in", because the names may also be ordinary words or people.
bare_parts = either(
    month_name.to(_month),
    _quarter,
    only(skip("the"), _season),
).to(lambda part: part.of(None))
bare_parts_together = _months_together.to(lambda part: part.of(None))
dated_parts_together = sequence(_months_together, year_of_part).to(part_of)
