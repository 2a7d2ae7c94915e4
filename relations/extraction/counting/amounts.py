"""Numbers with their bounds: "at least 46", "between 20 and 30", "$5-6 billion", "40 or so"."""

from typing import NamedTuple

from relations.extraction.counting.numerals import Numeral, numeral_at
from relations.extraction.tokens import Token, keys_at, listed

LOW, BEST, HIGH = "low", "best", "high"
_BOUNDS = {
    LOW: """at least|no fewer than|no less than|not fewer than|not less than|more than|over|above
    |well over|just over|slightly over|slightly more than|a little over|in excess of|upwards of
    |upward of|a minimum of|exceeding|greater than|as few as""",
    HIGH: """up to|as many as|as much as|no more than|not more than|at most|at the most|a maximum of
    |fewer than|less than|under|below|just under|well under""",
    BEST: """about|around|roughly|approximately|some|circa|an estimated|estimated|nearly|almost
    |close to|exactly|precisely""",
}
_OPENINGS = {
    tuple(phrase.split()): bound
    for bound, phrases in _BOUNDS.items()
    for phrase in phrases.split("|")
}
_LONGEST_OPENING = max(map(len, _OPENINGS))
_CLOSINGS = {
    ("or", "more"): LOW,
    ("or", "so"): BEST,
    ("or", "fewer"): HIGH,
    ("or", "less"): HIGH,
    ("+",): LOW,
    ("-", "plus"): LOW,
}
_TIES = frozenset({"-", "–", "—", "to", "or"})
_CURRENCIES = {
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "₹": "rupees",
    "¥": "yen",
    "₽": "roubles",
    "₩": "won",
    "rs": "rupees",
    "usd": "dollars",
    "eur": "euros",
}
_OVER_TO_SOMEONE = listed(
    "hand hands handed handing turn turns turned turning give gives gave given take took"
)
_CHANGES = listed("""
    rise rises rose risen rising grow grows grew grown growing climb climbed jump jumped increase
    increased increasing raise raised raising go went up fall falls fell fallen falling drop
    dropped cut cuts cutting shrink shrank reduce reduced lower lowered double doubled
    triple tripled quadrupled halved slip slipped change changed""")
_DOLLARS_OF = frozenset({"us", "a", "c", "nz", "hk"})


class Amount(NamedTuple):
    """One number with the bound that its words give, or two numbers between which a count lies.

    ``bound`` is empty for a number without such words. ``start``, ``number`` (the first number
    itself, without currency or words) and ``end`` are token positions, the end exclusive.
    """

    first: Numeral
    second: Numeral | None
    bound: str
    currency: str
    start: int
    number: int
    end: int


class _Money(NamedTuple):
    """A number, possibly after a currency sign; ``number`` is the position of its own token."""

    numeral: Numeral
    currency: str
    number: int


def amount_at(tokens: list[Token], position: int) -> Amount | None:
    """The number that begins with this token, with the words that bound it; None without one."""
    if between := _between_at(tokens, position):
        return between
    bound, start = _opening_at(tokens, position)
    money = _money_at(tokens, start)
    if money is None:
        return None
    end = money.numeral.end
    if not bound:
        closing = next((keys for keys in _CLOSINGS if keys_at(tokens, end, keys)), None)
        if closing:
            bound, end = _CLOSINGS[closing], end + len(closing)
    second = _second_at(tokens, end)
    return _amount(money, second, bound, position, end)


def _amount(
    money: _Money, second: Numeral | None, bound: str, start: int, end: int
) -> Amount | None:
    first = money.numeral
    if second is None:
        return Amount(first, None, bound, money.currency, start, money.number, end)
    # "Two or three million": the scale of the second applies to both.
    if first.scale == 1 and first.mantissa < second.mantissa and first.mantissa < 1000:
        first = first._replace(scale=second.scale)
    if first.value >= second.value:
        return None
    return Amount(first, second, bound, money.currency, start, money.number, second.end)


def _opening_at(tokens: list[Token], position: int) -> tuple[str, int]:
    """The bound that the words before a number give, empty if none, and the token after them."""
    for length in range(_LONGEST_OPENING, 0, -1):
        keys = tuple(token.key for token in tokens[position : position + length])
        if keys in _OPENINGS and not _belongs_to_a_verb(tokens, position):
            return _OPENINGS[keys], position + len(keys)
    return "", position


def _belongs_to_a_verb(tokens: list[Token], position: int) -> bool:
    """Whether "over" belongs to a verb, not to the number: "handed over 85 bodies"."""
    if position == 0 or tokens[position].key != "over":
        return False
    return tokens[position - 1].key in _OVER_TO_SOMEONE


def _money_at(tokens: list[Token], position: int) -> _Money | None:
    """A number, or a currency sign and a number: "US$700,000", "Rs. 2 crore"."""
    start = position
    if keys_at(tokens, position + 1, ("$",)) and tokens[position].key in _DOLLARS_OF:
        position += 1
    currency = _CURRENCIES.get(tokens[position].key, "") if position < len(tokens) else ""
    if currency:
        position += 1 + keys_at(tokens, position + 1, (".",))
    elif position > start:
        return None
    numeral = numeral_at(tokens, position)
    return numeral and _Money(numeral, currency, position)


def _between_at(tokens: list[Token], position: int) -> Amount | None:
    """ "Between 20 and 30", "from 20 to 30"."""
    tie = {"between": ("and",), "from": ("to",)}.get(tokens[position].key)
    money = _money_at(tokens, position + 1) if tie else None
    if not tie or money is None or not keys_at(tokens, money.numeral.end, tie):
        return None
    second = _money_at(tokens, money.numeral.end + 1)
    if second is None or (tie == ("to",) and _is_a_change(tokens, position)):
        return None
    return _amount(money, second.numeral, "", position, second.numeral.end)


def _is_a_change(tokens: list[Token], position: int) -> bool:
    """Whether the two numbers after "from" were true one after the other: "rose from 12 to 15"."""
    return any(token.key in _CHANGES for token in tokens[max(0, position - 6) : position])


def _second_at(tokens: list[Token], position: int) -> Numeral | None:
    """The other end of "20 to 30", "15-20" and "two or three"."""
    if position >= len(tokens) or tokens[position].key not in _TIES:
        return None
    if keys_at(tokens, position - 2, ("from",)):
        return None
    second = _money_at(tokens, position + 1)
    return second and second.numeral
