"""The words, numbers and signs of a sentence, each with its place in the text."""

import re
from typing import NamedTuple

# What every number, every dash and every apostrophe is to the grammar.
NUMBER = "#"
DASH = "-"
APOSTROPHE = "'"

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[^\s\w]|\w")
# Tie words together; the longer dashes tie numbers, and part clauses.
HYPHENS = "-‐‑"
_SIGNS = dict.fromkeys(f"{HYPHENS}‒–—", DASH) | dict.fromkeys("'’‘ʼ", APOSTROPHE)


class DateToken(NamedTuple):
    """``key`` is what rules compare: the word in lower case, or what the sign stands for.

    ``start`` and ``end`` are code points into the text, the end exclusive.
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str) -> list[DateToken]:
    """All there is in the text but white space, in order. "80,000" is one number."""
    return [
        DateToken(match[0], _key(match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def _key(token: str) -> str:
    if "0" <= token[0] <= "9":
        return NUMBER
    return _SIGNS.get(token) or token.lower()
