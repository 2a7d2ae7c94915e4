"""Tokens for the date rules: words, numbers and signs of a sentence, with their offsets.

Unlike those of ``extraction.tokens``, a hyphen is always a token of its own here ("mid-March",
"19-20 April"), digits are separate from letters ("19th", "1990s"), an apostrophe is separate from
its "s", and all numbers, all dashes and all apostrophes have one key each.
"""

import re
from typing import NamedTuple

# The keys of every number, every dash and every apostrophe.
NUMBER = "#"
DASH = "-"
APOSTROPHE = "'"

_TOKEN = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*|[^\W\d_]+|[^\s\w]|\w")
# These join words; the longer dashes join numbers or separate clauses.
HYPHENS = "-‐‑"
_SIGNS = dict.fromkeys(f"{HYPHENS}‒–—", DASH) | dict.fromkeys("'’‘ʼ", APOSTROPHE)


class DateToken(NamedTuple):
    """``key`` is what rules compare: the word in lower case, or the kind of sign or number.

    ``start`` and ``end`` are offsets into the text in code points, the end exclusive.
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()

    def touches(self, following: "DateToken") -> bool:
        """Whether nothing stands between this token and the one that follows."""
        return self.end == following.start


def tokens(text: str) -> list[DateToken]:
    """Everything in the text except white space, in order. "80,000" is one number."""
    return [
        DateToken(match[0], _key(match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def _key(token: str) -> str:
    if "0" <= token[0] <= "9":
        return NUMBER
    return _SIGNS.get(token) or token.lower()
