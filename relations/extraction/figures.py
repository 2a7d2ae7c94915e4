"""Figures: how many are counted, as low, best and high, never more precise than the words.

- "At least", "more than" and "over" give a low and nothing else; "up to", "as many as" and "fewer
  than" give a high and nothing else. The bound is the number said: no report that writes "more than
  300" means "301 or more".
- "About", "some", "nearly" and "close to" give a best, and so does a number without such a word.
  "Nearly 300" is not a high: that would read "up to 300", which nobody said, whereas 300 is the
  number closest to what was counted.
- "Between 20 and 30", "20 to 30" and "two or three" give a low and a high, and no best.
- A value that stays a fraction ("3.5 percent") gives the whole numbers below and above it.
- "Dozens", "hundreds", "several" and "a few hundred" give nothing: they leave the number open.

Not counted: dates and times, ages, ordinals, numbers that are labels (Resolution 2231), durations,
distances, and a definite few that the text has already mentioned ("the two countries").
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from relations.extraction.counting.amounts import BEST, HIGH, LOW, Amount, amount_at
from relations.extraction.counting.counted import (
    Counted,
    counted_at,
    end_with_of,
    fate_after,
    fate_before,
    single_person_at,
)
from relations.extraction.counting.numerals import Numeral, numeral_at
from relations.extraction.counting.uncounted import (
    is_no_count,
    is_no_count_after,
    is_whole,
    is_year,
)
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import Token, is_too_long, keys_at, listed, tokens_of

_TOLLS = listed("toll tally total number figure count deaths casualties losses")
_BEFORE_TOLLS = listed("from to at is was of reached passed exceeded topped hit")
_TOLL_WITHIN = 8
_TOLD_WITHOUT_A_NOUN = listed("have has had were are remain died fled crossed returned")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and its bounds, as whole numbers; at least one of the three is known.

    ``low`` and ``high`` are inclusive, and None unless the words give them. ``measure`` is what is
    counted, empty if the sentence does not say. ``start`` is inclusive, ``end`` exclusive, both in
    code points; ``words`` is ``text[start:end]``.
    """

    low: int | None
    best: int | None
    high: int | None
    measure: str
    words: str
    start: int
    end: int
    pattern: Pattern


def figures_in(text: str) -> list[Figure]:
    """The figures of a sentence, in order; they do not overlap. None if it is too long."""
    tokens = [] if is_too_long(text) else tokens_of(text)
    figures: list[Figure] = []
    position, fate, told_until = 0, "", -1
    while position < len(tokens):
        found = _single(text, tokens, position) or _number(text, tokens, position)
        if found is None:
            position += 1
            continue
        amount, counted, pattern = found
        position = max(amount.end, counted.end if counted else 0)
        if counted:
            is_joined = told_until == amount.start - 1 and tokens[told_until].key in ("and", ",")
            fate = _fate(tokens, amount, counted) or (fate if is_joined else "")
            measure = _with_fate(counted.measure, "" if amount.currency else fate)
            figures.append(_figure(text, tokens, amount, measure, position, pattern))
            told_until = position
    return figures


_CountedAmount = tuple[Amount, Counted | None, Pattern]


def _single(text: str, tokens: list[Token], position: int) -> _CountedAmount | None:
    """One person told of without a number: "a policeman was killed"."""
    counted = single_person_at(text, tokens, position)
    if counted is None:
        return None
    one = Numeral(Fraction(1), 1, position + 1)
    amount = Amount(one, None, "", "", position, position, position + 1)
    return amount, counted, Pattern.FIGURE_OF_ONE


def _number(text: str, tokens: list[Token], position: int) -> _CountedAmount | None:
    amount = amount_at(tokens, position)
    if amount is None:
        return None
    counted = _counted(text, tokens, amount)
    has_noun = counted is not None and counted.end > amount.end
    pattern = Pattern.FIGURE_COUNTED if has_noun else Pattern.FIGURE_WITHOUT_NOUN
    return amount, counted, pattern


def _fate(tokens: list[Token], amount: Amount, counted: Counted) -> str:
    return fate_after(tokens, counted.end) or fate_before(tokens, amount.start)


def _with_fate(measure: str, fate: str) -> str:
    return f"{measure or 'people'} {fate}" if fate else measure


def _counted(text: str, tokens: list[Token], amount: Amount) -> Counted | None:
    """What is counted, or None if the number is not a count."""
    last = amount.second or amount.first
    if amount.currency:
        return Counted(amount.currency, amount.end)
    if is_no_count(tokens, amount.start, amount.end, last.value, bool(amount.bound)):
        return None
    if percent := _percent(text, tokens, amount.end):
        return percent
    counted = counted_at(text, tokens, _after_of_them(tokens, amount.end), last.value == 1)
    if counted.measure and is_whole(tokens, amount.end + 2):
        return Counted(counted.measure, amount.end)
    if is_year(tokens[amount.number], amount.bound in ("", BEST), counted.measure):
        return None
    if counted.measure:
        return None if is_no_count_after(tokens, amount.start, counted, last.value) else counted
    return Counted("", amount.end) if _needs_no_noun(tokens, amount) else None


def _after_of_them(tokens: list[Token], position: int) -> int:
    """Skip "of the" in "46 of the victims" and "of the 50" in "46 of the 50 victims"."""
    if not keys_at(tokens, position, ("of",)) or position + 1 >= len(tokens):
        return position
    after = position + 1 + (tokens[position + 1].key in ("the", "its", "their", "those"))
    whole = numeral_at(tokens, after)
    return whole.end if whole else after


def _needs_no_noun(tokens: list[Token], amount: Amount) -> bool:
    """Whether a number is a count without a noun: after a fate, as a toll, before a verb."""
    if fate_before(tokens, amount.start) or fate_after(tokens, amount.end):
        return True
    after = tokens[amount.end].key if amount.end < len(tokens) else ""
    if amount.bound and after in _TOLD_WITHOUT_A_NOUN:
        return True
    before = tokens[max(0, amount.start - _TOLL_WITHIN) : amount.start]
    is_said_of_toll = bool(before) and before[-1].key in _BEFORE_TOLLS
    return is_said_of_toll and any(token.key in _TOLLS for token in before)


def _percent(text: str, tokens: list[Token], position: int) -> Counted | None:
    for keys in (("percent",), ("%",), ("per", "cent")):
        if keys_at(tokens, position, keys):
            start = position + len(keys)
            end = end_with_of(tokens, start)
            whole = text[tokens[start - 1].end : tokens[end - 1].end] if end > start else ""
            return Counted(f"percent{whole}", end)
    return None


def _figure(
    text: str, tokens: list[Token], amount: Amount, measure: str, last: int, pattern: Pattern
) -> Figure:
    start, end = tokens[amount.start].start, tokens[last - 1].end
    return Figure(*_bounds(amount), measure, text[start:end], start, end, pattern)


def _bounds(amount: Amount) -> tuple[int | None, int | None, int | None]:
    """Low, best and high; a fraction becomes the whole numbers below and above it."""
    least = floor(amount.first.value)
    most = ceil((amount.second or amount.first).value)
    if amount.second is None and amount.bound == LOW:
        return least, None, None
    if amount.second is None and amount.bound == HIGH:
        return None, None, most
    return (None, least, None) if least == most else (least, None, most)
