"""Phrases for years, and what a part of a year means together with a year."""

from collections.abc import Callable
from dataclasses import dataclass

from relations.dates.edtf import Edtf
from relations.dates.precision import Precision
from relations.extraction.dates.cycles import yearly
from relations.extraction.dates.lexicon import COUNTED, SHIFTS, THIRDS
from relations.extraction.dates.meanings import (
    OPEN,
    Meaning,
    absolute,
    bare_occurrence,
    combined,
    from_publication,
)
from relations.extraction.dates.periods import all_of, dated, lasting, one_of, year
from relations.extraction.dates.reasons import SHIFTED, Name
from relations.extraction.dates.rules import (
    Tokens,
    either,
    maybe,
    number,
    only,
    sequence,
    skip,
    term,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH, HYPHENS

# Numbers outside these years, inclusive, usually mean something else.
FIRST_YEAR, LAST_YEAR = 1500, 2099


@dataclass(frozen=True, slots=True)
class WhichYear:
    """A year by its ``number``, or, if that is 0, ``shift`` years after that of publication."""

    number: int = 0
    shift: int = 0


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A part that recurs in (nearly) every year: its name, and its date in a year, or None."""

    name: Name
    at: Callable[[int], Edtf | None]

    def of(self, which: WhichYear | None) -> Meaning:
        """The part in that year; without a year, a recurring time."""
        if which is None:
            return bare_occurrence(yearly(self.at), self.name)
        return in_year(self.at, which)


def in_year(at: Callable[[int], Edtf | None], which: WhichYear) -> Meaning:
    """The date that the function gives for that year."""
    if which.number:
        return absolute(at(which.number))
    return from_publication(
        lambda day: at(day.year + which.shift), SHIFTED[Precision.YEAR, which.shift]
    )


def part_of(part: PartOfYear, which: WhichYear | None) -> Meaning:
    """``PartOfYear.of``, for rules."""
    return part.of(which)


def _counts(tokens: Tokens, position: int) -> bool:
    """Whether the number before this position counts things: "2000 people", "46-strong"."""
    if position < len(tokens) and tokens[position].key in COUNTED:
        return True
    return _is_compounded(tokens, position)


def _is_compounded(tokens: Tokens, position: int) -> bool:
    """Whether a hyphen joins what was read to the next word: "spring-loaded"."""
    if position + 1 >= len(tokens) or tokens[position].text not in HYPHENS:
        return False
    hyphen, following = tokens[position], tokens[position + 1]
    touches = tokens[position - 1].end == hyphen.start and hyphen.end == following.start
    return touches and following.text.isalpha() and following.text.islower()


def _stands_apart(tokens: Tokens, position: int) -> bool:
    return position < len(tokens) and tokens[position - 1].end != tokens[position].start


def _about_code(code: int) -> Callable[[int], Edtf | None]:
    """A month or a third of a year, approximate because words such as "early" have no edge."""
    return lambda number: dated(f"{number:04}-{code:02}~")


def _decade(first: int) -> Meaning:
    # "The 1900s" may be ten years or a hundred.
    return absolute(dated(f"{first // 10}X")) if first % 10 == 0 and first % 100 else OPEN


def _years(first: WhichYear, between: str, last: WhichYear) -> Meaning:
    return combined(JOINTS[between], in_year(year, first), in_year(year, last))


def _two_digits(first: WhichYear, last: int) -> Meaning:
    """ "2021–22"."""
    century = first.number - first.number % 100
    return _years(first, DASH, WhichYear(century + last))


# The word between two dates -> how it makes them one: a period, both of them, or one of them.
JOINTS: dict[str, Callable[[Edtf, Edtf], Edtf | None]] = {
    DASH: lasting,
    "to": lasting,
    "through": lasting,
    "and": lambda first, last: all_of([first, last]),
    "or": lambda first, last: one_of([first, last]),
}
joint = word(*JOINTS)
not_counting = unless(_counts)
not_compounded = unless(_is_compounded)
touching = unless(_stands_apart)

year_number = sequence(number(FIRST_YEAR, LAST_YEAR), not_counting).to(WhichYear)
shifted_year = sequence(term(SHIFTS), words("year")).to(lambda shift: WhichYear(shift=shift))
the_year = words("the year").to(lambda _: WhichYear())
any_year = either(year_number, shifted_year)

# The year after a part of it: "2024", ", 2024", "of 2024", "last year".
year_of_part = either(
    any_year,
    only(skip(","), year_number),
    sequence(word("of", "in"), any_year).to(lambda _, which: which),
)
maybe_year = maybe(year_of_part)

_edge = either(
    sequence(term(THIRDS), skip(DASH), skip("in")).to(_about_code),
    sequence(skip("the"), word("end", "close"), words("of")).to(lambda _: _about_code(12)),
    sequence(skip("the"), word("start", "beginning"), words("of")).to(lambda _: _about_code(1)),
    sequence(skip("the"), words("middle of")).to(lambda: _about_code(THIRDS["mid"])),
)

# Years on their own; below, the bare number that needs a word such as "in" before it.
dated_years = either(
    shifted_year.to(lambda which: in_year(year, which)),
    sequence(skip("the"), words("year"), year_number).to(lambda which: in_year(year, which)),
    sequence(_edge, either(any_year, the_year)).to(in_year),
    sequence(skip("the"), skip(*THIRDS), skip(DASH), number(FIRST_YEAR, LAST_YEAR), words("s")).to(
        _decade
    ),
)
bare_years = year_number.to(lambda which: in_year(year, which))
bare_years_together = either(
    sequence(year_number, joint, year_number).to(_years),
    sequence(year_number, touching, word(DASH), touching, number(10, 99), not_counting).to(
        lambda first, _, last: _two_digits(first, last)
    ),
)
