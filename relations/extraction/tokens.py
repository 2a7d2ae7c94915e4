"""Tokens for the rules about people, speech and figures: words, numbers and signs, with offsets.

Unlike those of ``extraction.dates.tokens``, a word keeps its hyphens and digits ("al-Burhan",
"F-16"), a number its letters ("3m", "3-day"), an abbreviation its stops ("U.S."), and the "’s" of a
possessive is one token.
"""

import re
from typing import NamedTuple

LONGEST_SENTENCE = 2_000
"""In characters; the longest sentences of news have some 800. What is longer is a list, a table, or
a text that nobody could split, and nothing is proposed from it: to read it would take too long, and
to read its beginning would take half a sentence for a whole one."""

# The keys of an apostrophe on its own, and of a possessive "’s".
APOSTROPHE = "'"
POSSESSIVE = "'s"
QUOTATION_MARKS = frozenset("“”\"‘’«»„「」'")

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
_ONE_KEY = str.maketrans("’ʼ‐‑", "''--")


class Token(NamedTuple):
    """``key`` is what rules compare: lower case, with one kind of apostrophe and of hyphen.

    ``start`` and ``end`` are offsets into the text in code points, the end exclusive.
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


def is_too_long(text: str) -> bool:
    """Whether a sentence is longer than `LONGEST_SENTENCE`."""
    return len(text) > LONGEST_SENTENCE


def tokens_of(text: str) -> list[Token]:
    """Everything in the text except white space, in order.

    A number with its digit groups is one token, and so is a word with its hyphens; the "’s" of a
    possessive is a token of its own.
    """
    return [
        Token(match[0], match[0].lower().translate(_ONE_KEY), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def keys_at(tokens: list[Token], position: int, keys: tuple[str, ...]) -> bool:
    """Whether the tokens from this position have these keys, in this order."""
    if position < 0 or position + len(keys) > len(tokens):
        return False
    return all(tokens[position + step].key == key for step, key in enumerate(keys))


def listed(words: str) -> frozenset[str]:
    """The words of a text, split at white space; keeps long lists readable."""
    return frozenset(words.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a text, split at commas, each as the keys of its tokens."""
    return frozenset(tuple(token.key for token in tokens_of(each)) for each in text.split(","))
