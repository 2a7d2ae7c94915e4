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
    SHORT_MONTHS,
    SIDES,
    TENS,
    WEEKS_OF_MONTH,
)
from relations.extraction.dates.meanings import Meaning, chosen, reckoned
from relations.extraction.dates.periods import dated, days_of_month, month, part_of_month
from relations.extraction.dates.reasons import BESIDE, Name
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


def _beside(side: int, part: PartOfYear) -> Meaning:
    return chosen(CHOICES[side], yearly(part.at), part.name)


def _month_beside(side: int) -> Meaning:
    return reckoned(lambda day: month(day.year, day.month + side), BESIDE[Precision.MONTH, side])


def _part_beside(tens: str, side: int) -> Meaning:
    """ "Early this month", "the end of last month"."""
    return reckoned(
        lambda day: part_of_month(day.year, day.month + side, tens), BESIDE[Precision.MONTH, side]
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
    sequence(term(SIDES), either(month_name.to(_month), _season, term(FALL).to(_coded))).to(
        _beside
    ),
    sequence(term(SIDES), words("month")).to(_month_beside),
    sequence(_tens, term(SIDES), words("month")).to(_part_beside),
    sequence(_tens, words("the month")).to(lambda tens: _part_beside(tens, 0)),
)
# Dates only after a word such as "in", because the names may also be ordinary words or people.
bare_parts = either(
    month_name.to(_month),
    _quarter,
    only(skip("the"), _season),
).to(lambda part: part.of(None))
bare_parts_together = _months_together.to(lambda part: part.of(None))
dated_parts_together = sequence(_months_together, year_of_part).to(part_of)
