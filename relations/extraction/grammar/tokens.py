"""The words, numbers and signs of a sentence, each with its place in the text."""

import re
from typing import NamedTuple

# What every apostrophe that stands alone is to the rules, and what follows a possessor.
APOSTROPHE = "'"
POSSESSIVE = "'s"

_HYPHEN = "[-‐‑]"
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # "U.S."
    r"|\d{1,3}(?:[\u0020\u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)"  # "80 000"
    rf"|\d+(?:[.,]\d+)*(?:(?!-plus\b){_HYPHEN}?[^\W\d_]\w*(?:{_HYPHEN}\w+)*)?"  # "80,000", "3-day"
    r"|['’ʼ]s\b"
    # "O’Brien", "don’t", "al-Burhan", "M23", "F-16", but "Iran" of "Iran’s"
    rf"|[^\W\d_]\w*(?:['’ʼ](?!s\b)[^\W\d_]\w*)*(?:{_HYPHEN}\w+(?:['’ʼ](?!s\b)[^\W\d_]\w*)*)*"
    r"|[^\s]"
)
_APOSTROPHES = "'’ʼ"
_ONE_KEY = str.maketrans("’ʼ‐‑", "''--")


class Token(NamedTuple):
    """``key`` is what rules compare: lower case, one kind of apostrophe and of hyphen.

    ``start`` and ``end`` are code points into the text, the end exclusive.
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokens_of(text: str) -> list[Token]:
    """All there is in the text but white space, in order.

    A number with its groups is one token, and so is a word with its hyphens; the "’s" of a
    possessor stands by itself.
    """
    return [
        Token(match[0], match[0].lower().translate(_ONE_KEY), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def keys_at(tokens: list[Token], position: int, keys: tuple[str, ...]) -> bool:
    """Whether these keys stand there in this order."""
    if position < 0 or position + len(keys) > len(tokens):
        return False
    return all(tokens[position + step].key == key for step, key in enumerate(keys))


def listed(words: str) -> frozenset[str]:
    """The words of a text, parted by white space, so that a long list stays readable."""
    return frozenset(words.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a text, parted by commas, each as the keys of its tokens."""
    return frozenset(tuple(token.key for token in tokens_of(each)) for each in text.split(","))
