"""Years without a word such as "in" before them: "the 1996 bombing", "(1868–1912)", "1995: …".

A number is read as a year only where what stands around it says so; elsewhere it may count things
or name them.
"""

from relations.dates.edtf import Edtf
from relations.extraction.dates.lexicon import (
    AFTER_YEAR,
    BEFORE_COUNTS,
    BEFORE_YEARS,
    NUMBERED,
    YEAR_DETERMINERS,
    YEAR_VERBS,
)
from relations.extraction.dates.meanings import Meaning, absolute
from relations.extraction.dates.periods import lasting, year
from relations.extraction.dates.rules import (
    Tokens,
    either,
    number,
    provided,
    sequence,
    silent,
    unless,
    word,
)
from relations.extraction.dates.signs import is_past_form
from relations.extraction.dates.tokens import APOSTROPHE, DASH, NUMBER, DateToken
from relations.extraction.dates.year_phrases import (
    counts_people,
    first_year,
    joins_digits,
    not_before_christ,
    not_counting,
    touching_dash,
    year_digits,
)
from relations.extraction.sureness import Pattern

_FIRST_NAMED = 1700
_ROUND = 50
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_ENDS = frozenset('.,;:!?)]”’"')
_LONGEST_CITATION = 14
_MOST_LISTED = 12
_BEFORE_LISTS = frozenset({"in", "of", "the", "during", "since", "between"})


def _year_alone(which: Edtf | None) -> Meaning:
    return absolute(which, Pattern.DATE_YEAR_ALONE)


def _is_unclear(tokens: Tokens, position: int) -> bool:
    """Whether nothing around the number at this position says that it is a year."""
    before = tokens[position - 1] if position else None
    if year_digits.read(tokens, position) is None:
        return True
    if before is None:
        return not _opens_a_line(tokens)
    if before.touches(tokens[position]) and before.text not in _OPENING:
        return True
    if before.key in BEFORE_COUNTS and not _is_compared(tokens, position):
        return True
    return not (_is_listed(tokens, position) or any(says(tokens, position) for says in _SAYING))


def _opens_a_line(tokens: Tokens) -> bool:
    """ "1995: …", "1953 – …", "1954- …", "1990 was …"."""
    if len(tokens) < 3:
        return len(tokens) == 2 and tokens[1].text == ":"
    token, after, following = tokens[:3]
    is_dash = after.key == DASH and not (token.touches(after) and after.touches(following))
    return is_dash or after.text == ":" or after.key in YEAR_VERBS


def _is_in_brackets(tokens: Tokens, position: int) -> bool:
    """ "(1996)", "(Lund, 2012; Weber 1922)"."""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    before = tokens[position - 1]
    if before.text in _OPENING:
        return after in _CLOSING or after in {";", ",", ":"}
    is_cited = before.text[0].isupper() or before.text in {",", ";", "&", "."} or before.key == "al"
    if not is_cited or after not in {";", ")", "]"}:
        return False
    inside = tokens[max(0, position - _LONGEST_CITATION) : position]
    opened = [token.text for token in inside if token.text in "()[]"]
    return after == ";" or opened[-1:] in (["("], ["["])


def _is_attributive(tokens: Tokens, position: int) -> bool:
    """ "The 1996 bombing", "Iran's 1979 revolution", "a 1987 law"."""
    before = tokens[position - 1]
    is_possessive = before.key == "s" and tokens[position - 2].key == APOSTROPHE
    if not (before.key in YEAR_DETERMINERS or is_possessive):
        return False
    value = int(tokens[position].text)
    if value < _FIRST_NAMED or value % 100 == 0 or position + 1 >= len(tokens):
        return _is_sited(tokens, position)
    after = tokens[position + 1]
    is_noun = after.text[0].isalpha() and after.key not in AFTER_YEAR
    return is_noun or (before.key == "the" and _lists_years(tokens, position))


def _is_sited(tokens: Tokens, position: int) -> bool:
    """An early year before a noun in the singular: "the 1389 battle"."""
    if position + 1 >= len(tokens):
        return False
    after = tokens[position + 1]
    return after.text.isalpha() and after.text.islower() and not after.key.endswith("s")


def _lists_years(tokens: Tokens, position: int) -> bool:
    """ "The 1991, 2001 and 2011 censuses"."""
    return tokens[position + 1].key in {",", "and", "or"} and (
        position + 2 < len(tokens) and tokens[position + 2].key == NUMBER
    )


def _is_told_by_the_word_before(tokens: Tokens, position: int) -> bool:
    before = tokens[position - 1]
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if [token.key for token in tokens[position + 1 : position + 3]] == ["to", NUMBER]:
        return False
    is_last = _is_last(after)
    if before.key == "of":
        return _is_subject(after) and position > 1 and _is_dated(tokens[position - 2])
    if before.key == "to":
        return is_last and position > 1 and tokens[position - 2].key == "back"
    if before.key == "from":
        if position > 1 and tokens[position - 2].key == NUMBER:
            return False
        return after is None or after.text in _ENDS or after.key in {"until", "till", "onwards"}
    if before.text == "." and position > 1:
        return is_last and tokens[position - 2].key in {"b", "d", "r", "fl", "ca"}
    if before.text == ",":
        return _is_after_a_name(tokens, position)
    return is_last and before.key in BEFORE_YEARS


def _is_last(after: DateToken | None) -> bool:
    """Whether nothing that the number could count follows it."""
    return after is None or after.text in _ENDS or after.key in AFTER_YEAR or after.key == DASH


def _is_subject(after: DateToken | None) -> bool:
    """ "The war of 1947 ended"."""
    if _is_last(after):
        return True
    return after is not None and (is_past_form(after) or after.key in {"remains", "still"})


def _is_compared(tokens: Tokens, position: int) -> bool:
    """ "Up 5% over 1988"."""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return tokens[position - 1].key in BEFORE_YEARS and _is_last(after)


def _is_dated(token: DateToken) -> bool:
    return token.text.isalpha() and token.key not in NUMBERED and token.key not in BEFORE_COUNTS


def _is_after_a_name(tokens: Tokens, position: int) -> bool:
    """ "Vienna, 1815." and "he came in, what, 1987?" """
    after = tokens[position + 1].text if position + 1 < len(tokens) else "."
    if position < 2 or after not in _ENDS:
        return False
    before = tokens[position - 2]
    return before.key == "what" or (before.text[0].isupper() and len(before.text) > 2)


def _is_listed(tokens: Tokens, position: int) -> bool:
    """The later years of "in 1978, 1979 and 1981"."""
    first = position
    for _ in range(_MOST_LISTED):
        before = _listed_before(tokens, first)
        if before is None:
            break
        first = before
    return first != position and not _is_unclear_alone(tokens, first)


def _listed_before(tokens: Tokens, position: int) -> int | None:
    """Where the year stands that a comma, "and" or "or" joins to that at this position."""
    if position < 2 or tokens[position - 1].key not in {",", "and", "or"}:
        return None
    at = position - 2 if tokens[position - 2].key != "," else position - 3
    return at if at >= 0 and year_digits.read(tokens, at) else None


def _is_unclear_alone(tokens: Tokens, position: int) -> bool:
    """Whether nothing says of the first number of a list that it is a year."""
    if position and tokens[position - 1].key in _BEFORE_LISTS:
        return False
    return not any(says(tokens, position) for says in _SAYING) if position else True


def _is_no_period(tokens: Tokens, position: int) -> bool:
    """Whether the range of numbers at this position may be of pages or other things."""
    if not position:
        return False
    before = tokens[position - 1]
    is_joined = before.touches(tokens[position]) and before.text not in _OPENING
    return is_joined or before.key in BEFORE_COUNTS


def _period_told(first: int, last: int) -> Meaning | None:
    """A period of two years that are not both round: "sales of 1500 to 1600" are numbers."""
    is_round = not first % _ROUND and not last % _ROUND
    return None if is_round else _period(first, last)


def _period(first: int, last: int) -> Meaning | None:
    if last < 100:
        last += first - first % 100
    start, end = year(first), year(last)
    return _year_alone(lasting(start, end)) if start and end and first < last else None


def _has_more(tokens: Tokens, position: int) -> bool:
    """Whether another dash joins the range to something else, as in a telephone number."""
    return (
        position < len(tokens)
        and tokens[position].key in {DASH, "/"}
        and tokens[position - 1].touches(tokens[position])
    )


def _is_opened(tokens: Tokens, position: int) -> bool:
    return position > 0 and tokens[position - 1].text in _OPENING


def _is_closed(tokens: Tokens, position: int) -> bool:
    return position < len(tokens) and tokens[position].text in {*_CLOSING, ",", ";"}


_SAYING = (_is_in_brackets, _is_attributive, _is_told_by_the_word_before)
_lone_period = sequence(
    unless(_is_no_period),
    year_digits,
    touching_dash,
    either(year_digits, number(10, 99)),
    not_counting,
    unless(_has_more),
).to(_period)

# "(1450 – 1516)".
_period_in_brackets = sequence(
    provided(_is_opened),
    year_digits,
    silent(word(DASH)),
    year_digits,
    provided(_is_closed),
).to(_period)

# "The famine of 1932 to 1933".
_period_in_words = sequence(
    unless(_is_no_period),
    year_digits,
    silent(word("to", "through", "until")),
    year_digits,
    not_counting,
    unless(counts_people),
).to(_period_told)

lone_years = either(
    _period_in_brackets,
    _period_in_words,
    sequence(
        unless(_is_unclear),
        first_year,
        unless(joins_digits),
        unless(counts_people),
        not_before_christ,
    ).to(lambda which: _year_alone(year(which.number))),
    _lone_period,
)
