"""Numbers as English news writes them: in digits, in words, or both."""

import re
from fractions import Fraction
from typing import NamedTuple

from relations.extraction.tokens import Token

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(_ONES.split(), start=1)}
SMALL |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
SMALL |= {
    f"{ten}-{one}": SMALL[ten] + number
    for ten in _TENS.split()
    for one, number in SMALL.items()
    if number < 10
}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_DOZEN = 12
_SUFFIXES = {
    "k": 1000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
_DIGITS = re.compile(r"(\d+(?:[.,\s]\d+)*)(k|m|mn|bn|tn)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,\s]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_MOST_DIGITS = 15


class Numeral(NamedTuple):
    """``value`` is ``mantissa`` times ``scale``; ``end`` is the position of the token after it."""

    mantissa: Fraction
    scale: int
    end: int

    @property
    def value(self) -> Fraction:
        return self.mantissa * self.scale


def numeral_at(tokens: list[Token], position: int) -> Numeral | None:
    """The longest number that begins with this token; None if there is none.

    "Hundreds", "several hundred", ordinals and numbers written with more than fifteen characters
    are not numbers here.
    """
    if position >= len(tokens):
        return None
    key = tokens[position].key
    if key[0].isdigit():
        return _in_digits(tokens, position)
    if key == "half":
        return _half(tokens, position)
    if key in ("a", "an"):
        return _one_of_a_scale(tokens, position)
    return _in_words(tokens, position) if key in SMALL else None


def _key(tokens: list[Token], position: int) -> str:
    return tokens[position].key if position < len(tokens) else ""


def _in_digits(tokens: list[Token], position: int) -> Numeral | None:
    match = _DIGITS.fullmatch(tokens[position].key)
    value = match and _value(match[1])
    if not match or value is None:
        return None
    if match[2]:
        return Numeral(value, _SUFFIXES[match[2]], position + 1)
    return _scaled(tokens, value, position + 1)


def _value(digits: str) -> Fraction | None:
    """The value of the digits; None if they are not a number, such as "10,30" or "1.2.3"."""
    whole, point, decimals = digits.partition(".")
    if len(digits) > _MOST_DIGITS or not (whole.isdecimal() or _GROUPED.fullmatch(whole)):
        return None
    whole = re.sub(r"[,\s]", "", whole)
    if not point:
        return Fraction(int(whole))
    return (
        Fraction(f"{int(whole)}.{int(decimals):0{len(decimals)}}") if decimals.isdecimal() else None
    )


def _scaled(tokens: list[Token], value: Fraction, position: int) -> Numeral:
    """The value with the words of scale that follow it: "300 thousand", "2 lakh crore"."""
    scale = 1
    while scale < SCALES["trillion"] and (further := SCALES.get(_key(tokens, position))):
        scale *= further
        position += 1
    if scale == 1 and _key(tokens, position) == "dozen":
        return Numeral(value * _DOZEN, 1, position + 1)
    return Numeral(value, scale, position)


def _half(tokens: list[Token], position: int) -> Numeral | None:
    """ "Half a million", "half a dozen"."""
    one = _one_of_a_scale(tokens, position + 1)
    return one and Numeral(one.mantissa / 2, one.scale, one.end)


def _one_of_a_scale(tokens: list[Token], position: int) -> Numeral | None:
    """ "A hundred", "a dozen"; "a" alone is not a number."""
    if _key(tokens, position) not in ("a", "an"):
        return None
    one = _scaled(tokens, Fraction(1), position + 1)
    return one if one.value > 1 else None


def _in_words(tokens: list[Token], position: int) -> Numeral:
    """ "Three hundred and twenty thousand", "two and a half million".

    "Hundred" belongs to the mantissa: that of "two hundred million" is 200.
    """
    value = Fraction(SMALL[tokens[position].key])
    position += 1
    while True:
        key = _key(tokens, position)
        if key == "hundred" and value < SCALES["hundred"]:
            value, position = value * 100, position + 1
        elif (step := _below(tokens, position, value)) is not None:
            value, position = value + step[0], step[1]
        elif _is_and_a_half(tokens, position):
            return _scaled(tokens, value + Fraction(1, 2), position + 3)
        else:
            return _scaled(tokens, value, position)


def _below(tokens: list[Token], position: int, value: Fraction) -> tuple[int, int] | None:
    """What the next word adds to round hundreds, with or without "and", and the token after it."""
    if value < SCALES["hundred"] or value % 100:
        return None
    if _key(tokens, position) == "and":
        position += 1
    added = SMALL.get(_key(tokens, position))
    return None if added is None else (added, position + 1)


def _is_and_a_half(tokens: list[Token], position: int) -> bool:
    return [token.key for token in tokens[position : position + 3]] == ["and", "a", "half"]
