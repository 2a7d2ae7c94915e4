"""Years, decades and centuries in words or shortened: "nineteen ninety-six", "the sixties"."""

from datetime import date

from relations.dates.edtf import Edtf
from relations.extraction.dates.lexicon import (
    DECADES,
    DIGITS,
    MORE_ROUND_NUMBERS,
    NUMBERS,
    ORDINALS,
    THIRDS,
)
from relations.extraction.dates.meanings import Meaning, absolute, from_publication
from relations.extraction.dates.periods import dated, year
from relations.extraction.dates.reasons import CENTURY
from relations.extraction.dates.rules import (
    Tokens,
    either,
    maybe,
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
from relations.extraction.dates.tokens import APOSTROPHE, DASH, NUMBER
from relations.extraction.dates.year_phrases import counts, counts_people, not_before_christ

_FIRST_CENTURY, _LAST_CENTURY = 2, 21
# A year in two digits lies at most this far ahead of publication.
_YEARS_AHEAD = 10


def _century(number_of_century: int) -> Meaning:
    return absolute(dated(f"{number_of_century - 1:02}XX"))


def in_century(today: date, two_digits: int) -> int:
    """The year with these last two digits that is at most ten years ahead of this day."""
    latest = today.year + _YEARS_AHEAD
    return latest - (latest - two_digits) % 100


def _short_year(two_digits: int) -> Meaning:
    return from_publication(lambda today: year(in_century(today, two_digits)), CENTURY)


def _short_decade(first: int) -> Meaning:
    def compute(today: date) -> Edtf | None:
        started = today.year - (today.year - first) % 100
        return dated(f"{started // 10:03}X")

    return from_publication(compute, CENTURY)


def _spelled(century: int, rest: int) -> Meaning:
    return absolute(year(century * 100 + rest))


def _is_not_joined(tokens: Tokens, position: int) -> bool:
    """Whether the apostrophe before this position is apart from what follows, or ends a word."""
    if position >= len(tokens) or tokens[position].key != NUMBER or len(tokens[position].text) != 2:
        return True
    apostrophe = tokens[position - 1]
    ends_word = position > 1 and tokens[position - 2].touches(apostrophe)
    return ends_word or not apostrophe.touches(tokens[position])


def _is_age(tokens: Tokens, position: int) -> bool:
    """ "In his sixties"; only "the sixties" are years."""
    return position < 2 or tokens[position - 2].key not in {"the", "early", "mid", "late", DASH}


def _counts(tokens: Tokens, position: int) -> bool:
    return counts(tokens, position) or counts_people(tokens, position)


_ordinal = either(
    only(number(_FIRST_CENTURY, _LAST_CENTURY), silent(word("st", "nd", "rd", "th"))),
    term({name: value for name, value in ORDINALS.items() if value >= _FIRST_CENTURY}),
    sequence(word("twenty"), skip(DASH), word("first")).to(lambda *_: _LAST_CENTURY),
)
centuries = sequence(
    skip("the"),
    skip(*THIRDS),
    skip(DASH),
    _ordinal,
    skip(DASH),
    words("century"),
    not_before_christ,
).to(_century)

_teens = {name: value for name, value in NUMBERS.items() if value >= 10}
_tens_and_digits = sequence(term(MORE_ROUND_NUMBERS), skip(DASH), maybe(term(DIGITS), 0)).to(
    lambda tens, digit: tens + digit
)
_rest = either(
    _tens_and_digits,
    term(_teens),
    sequence(word("oh", "o"), skip(DASH), term(DIGITS)).to(lambda _, digit: digit),
    words("hundred").to(lambda _: 0),
)
_century_words = either(
    term({name: value for name, value in _teens.items() if value >= 11}),
    word("twenty").to(lambda _: 20),
)
spelled_years = either(
    sequence(_century_words, skip(DASH), _rest, unless(_counts)).to(_spelled),
    sequence(
        words("two thousand"), skip("and"), either(_tens_and_digits, term(NUMBERS)), unless(_counts)
    ).to(lambda rest: _spelled(20, rest)),
)

_apostrophe = silent(word(APOSTROPHE))
_decade_digits = either(*(number(first, first) for first in range(20, 100, 10)))
short_years = only(_apostrophe, unless(_is_not_joined), number(10, 99)).to(_short_year)
decades_in_words = either(
    only(skip("the"), skip(*THIRDS), skip(DASH), term(DECADES), unless(_is_age)),
    only(
        skip("the"),
        skip(*THIRDS),
        skip(DASH),
        _apostrophe,
        unless(_is_not_joined),
        _decade_digits,
        skip(APOSTROPHE),
        words("s"),
    ),
    only(skip("the"), skip(*THIRDS), skip(DASH), _decade_digits, _apostrophe, words("s")),
).to(_short_decade)
