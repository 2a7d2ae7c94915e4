"""The invented language of the benchmark: 20,000 words, of which a text has few often and most
hardly ever (Zipf's law)."""

from collections.abc import Sequence
from itertools import accumulate, product
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")

COUNT = 20_000
_CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "ch")
_VOWELS = ("a", "e", "i", "o", "u")
_SHORT = 2_000
# English numerals and countries that have the form of our words, and are read as such.
_TAKEN = {"five", "nine", "zero", "mali", "peru", "togo"}


class Zipf:
    """Chances by rank: that of the n-th is in proportion to 1 / n to the power of an exponent."""

    def __init__(self, count: int, exponent: float = 1.0) -> None:
        self._ranks = range(count)
        self._cumulated = list(accumulate((rank + 1) ** -exponent for rank in self._ranks))

    def ranks(self, random: Random, count: int) -> list[int]:
        """Some ranks from 0, each drawn anew."""
        return random.choices(self._ranks, cum_weights=self._cumulated, k=count)

    def rank(self, random: Random) -> int:
        return self.ranks(random, 1)[0]

    def distinct(self, random: Random, count: int) -> list[int]:
        """Different ranks, in the order in which they were drawn."""
        found: dict[int, None] = {}
        while len(found) < count:
            found[self.rank(random)] = None
        return list(found)


def _words() -> list[str]:
    """All words, the most frequent first: those of two syllables, then those of three."""
    random = Random("language")  # noqa: S311 - nothing here is secret
    syllables = [f"{consonant}{vowel}" for consonant, vowel in product(_CONSONANTS, _VOWELS)]
    short = ["".join(each) for each in product(syllables, repeat=2)]
    long = ["".join(each) for each in product(syllables, repeat=3)]
    free = [each for each in random.sample(short, 2 * _SHORT) if each not in _TAKEN]
    return [*free[:_SHORT], *random.sample(long, COUNT - _SHORT)]


WORDS = _words()
_FREQUENCY = Zipf(COUNT)


def some_words(random: Random, fewest: int, most: int) -> str:
    """As many words of the language as there may be, with spaces between them."""
    ranks = _FREQUENCY.ranks(random, random.randint(fewest, most))
    return " ".join([WORDS[rank] for rank in ranks])


def some_sentence(random: Random, fewest: int, most: int) -> str:
    """Words that begin with a capital and end with a full stop."""
    return f"{some_words(random, fewest, most).capitalize()}."


def pick(random: Random, things: Sequence[Thing], chances: Zipf) -> Thing:
    """One of some things, by the chances of its place among them."""
    return things[chances.rank(random)]
