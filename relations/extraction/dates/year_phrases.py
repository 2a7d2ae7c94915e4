"""Phrases for years, and what a part of a year means together with a year."""

from collections.abc import Callable
from dataclasses import dataclass

from relations.dates.edtf import Edtf
from relations.dates.precision import Precision
from relations.extraction.dates.cycles import yearly
from relations.extraction.dates.lexicon import AFTER_YEAR, BEFORE_LATE, COUNTED, SHIFTS, THIRDS
from relations.extraction.dates.meanings import (
    OPEN,
    Meaning,
    absolute,
    bare_occurrence,
    combined,
    from_publication,
)
from relations.extraction.dates.periods import (
    all_of,
    dated,
    lasting,
    one_of,
    year,
    year_before_christ,
)
from relations.extraction.dates.reasons import SHIFTED, Name
from relations.extraction.dates.rules import (
    Tokens,
    either,
    maybe,
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
from relations.extraction.dates.tokens import DASH, HYPHENS, NUMBER

# Numbers outside these years, inclusive, usually mean something else.
FIRST_YEAR, LAST_YEAR = 1000, 2099
# Round and early numbers count as often as they date.
_FIRST_COMMON_YEAR, _CENTURY = 1600, 100
_CURRENCIES = frozenset("$£€¥₹#@")
_PLURALS_OF_PEOPLE = ("ers", "ors", "ists", "ants", "ians", "ees", "men", "women")


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
            return bare_occurrence(yearly(self.at), self.name, self.at)
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


def counts(tokens: Tokens, position: int) -> bool:
    """Whether the number before this position counts things: "2000 people", "46-strong"."""
    if position < len(tokens) and tokens[position].key in COUNTED:
        return True
    return _is_compounded(tokens, position)


def _is_no_year(tokens: Tokens, position: int) -> bool:
    """Whether the number before this position is no year: "2000 voters", "$1990", "2025-04"."""
    if position > 1 and tokens[position - 2].text in _CURRENCIES:
        return True
    if counts(tokens, position) or joins_digits(tokens, position):
        return True
    return counts_people(tokens, position) or _is_round(tokens, position)


def _is_no_year_of_day(tokens: Tokens, position: int) -> bool:
    """After a day and a month, where only a round number may count: "1 May 2000 people"."""
    is_joined = joins_digits(tokens, position) and tokens[position].key != DASH
    if is_joined or _is_compounded(tokens, position):
        return True
    return not int(tokens[position - 1].text) % _CENTURY and _is_no_year(tokens, position)


def counts_people(tokens: Tokens, position: int) -> bool:
    """ "2000 armed protesters", as far as the ending of the word tells."""
    for token in tokens[position : position + 2]:
        if not token.text.isalpha() or token.text != token.key or token.key in AFTER_YEAR:
            return False
        if token.key.endswith(_PLURALS_OF_PEOPLE):
            return True
    return False


def _is_round(tokens: Tokens, position: int) -> bool:
    """A round or early number before a noun: "in 1500 cases"."""
    value = int(tokens[position - 1].text)
    if value >= _FIRST_COMMON_YEAR and value % _CENTURY:
        return False
    if position >= len(tokens) or not tokens[position].text.isalpha():
        return False
    return tokens[position].text.islower() and tokens[position].key not in AFTER_YEAR


def joins_digits(tokens: Tokens, position: int) -> bool:
    """Whether a sign without spaces joins the number before this position to another."""
    if position + 1 >= len(tokens) or tokens[position].key not in {DASH, "/", ":", "."}:
        return False
    before, sign, following = tokens[position - 1 : position + 2]
    return before.touches(sign) and sign.touches(following) and following.key == NUMBER


def _is_compounded(tokens: Tokens, position: int) -> bool:
    """Whether a hyphen joins what was read to the next word: "spring-loaded"."""
    if position + 1 >= len(tokens) or tokens[position].text not in HYPHENS:
        return False
    hyphen, following = tokens[position], tokens[position + 1]
    is_joined = tokens[position - 1].touches(hyphen) and hyphen.touches(following)
    return is_joined and following.text.isalpha() and following.text.islower()


def _stands_apart(tokens: Tokens, position: int) -> bool:
    return position < len(tokens) and not tokens[position - 1].touches(tokens[position])


def _is_before_christ(tokens: Tokens, position: int) -> bool:
    """Whether the year is counted from elsewhere: "44 BC", "1366 AH"."""
    keys = [token.key for token in tokens[position : position + 3]]
    return keys[:1] in (["bc"], ["bce"], ["ah"]) or keys == ["b", ".", "c"]


def is_late(tokens: Tokens, position: int) -> bool:
    """ "Two months late this year", "the crop was late last year": the year as a whole."""
    if not position or position >= len(tokens) or tokens[position].key not in THIRDS:
        return False
    return tokens[position - 1].key in BEFORE_LATE


def _about_code(code: int) -> Callable[[int], Edtf | None]:
    """A month or a third of a year, approximate because words such as "early" have no edge."""
    return lambda number: dated(f"{number:04}-{code:02}~")


def _decade(first: int) -> Meaning:
    # "The 1900s" may be ten years or a hundred; "the 2000s" are ten.
    is_clear = first % 100 or first == LAST_YEAR - 99
    return absolute(dated(f"{first // 10}X")) if first % 10 == 0 and is_clear else OPEN


def _years(first: WhichYear, between: str, last: WhichYear) -> Meaning:
    return combined(JOINTS[between], in_year(year, first), in_year(year, last))


def _two_digits(first: WhichYear, last: int) -> Meaning:
    """ "2021–22"; the years go up."""
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
not_counting = unless(counts)
not_compounded = unless(_is_compounded)
touching = unless(_stands_apart)
# Without spaces, as in "2021–22" and "1998/99".
touching_dash = silent(sequence(touching, word(DASH, "/"), touching))
not_before_christ = unless(_is_before_christ)

year_digits = number(FIRST_YEAR, LAST_YEAR)
year_number = sequence(year_digits, unless(_is_no_year), not_before_christ).to(WhichYear)
# A year after which a dash and another number may follow.
first_year = sequence(year_digits, not_counting).to(WhichYear)
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
maybe_year_of_day = maybe(
    either(
        year_of_part,
        sequence(skip(","), year_digits, unless(_is_no_year_of_day), not_before_christ).to(
            WhichYear
        ),
    )
)

_edge = either(
    sequence(term(THIRDS), skip(DASH), skip("in")).to(_about_code),
    sequence(skip("the"), word("end", "close"), words("of")).to(lambda _: _about_code(12)),
    sequence(skip("the"), word("start", "beginning"), words("of")).to(lambda _: _about_code(1)),
    sequence(skip("the"), words("middle of")).to(lambda: _about_code(THIRDS["mid"])),
)
_christ = either(
    name({"bc": "bc", "bce": "bc"}),
    sequence(name({"b": "b"}), skip("."), word("c"), skip("."), skip("e"), skip(".")),
)
_anno = name({"ad": "ad", "ce": "ad"})
_anno_domini = either(_anno, sequence(name({"a": "a"}), skip("."), word("d"), skip(".")))
_ancient_years = either(
    sequence(number(1, 9999), silent(_christ)).to(
        lambda count: absolute(year_before_christ(count))
    ),
    sequence(silent(_anno_domini), number(1, LAST_YEAR)).to(lambda count: absolute(year(count))),
    sequence(number(1, LAST_YEAR), silent(_anno)).to(lambda count: absolute(year(count))),
)

# Years on their own; below, the bare number that needs a word such as "in" before it.
dated_years = either(
    shifted_year.to(lambda which: in_year(year, which)),
    sequence(skip("the"), words("year"), year_number).to(lambda which: in_year(year, which)),
    sequence(unless(is_late), _edge, either(any_year, the_year)).to(in_year),
    sequence(
        skip("the"), skip(*THIRDS), skip(DASH), year_digits, touching, skip("'"), words("s")
    ).to(_decade),
    _ancient_years,
)
bare_years = year_number.to(lambda which: in_year(year, which))
bare_years_together = either(
    sequence(first_year, joint, year_number).to(_years),
    sequence(first_year, touching_dash, number(10, 99), not_counting).to(_two_digits),
)
