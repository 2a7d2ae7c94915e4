"""Names in one spelling: "Muttaki", "Mottaqi" and "Muttaqi" are ways to write one name.

A name that comes from another script is spelled in many ways with Latin letters. The letters that
stand for the same sound are written as one here, by a table, so that a reader finds a name however
a newsroom spells it. Two names may fall together by that, so that whatever is found in this way
stands behind what has the very letters.
"""

import re
from functools import lru_cache

from relations.editions.folding import fold

# What is left of a group of letters. The longest group that fits is taken.
_SOUNDS = {
    "tch": "C",
    "tsch": "C",
    "ch": "C",
    "sch": "S",
    "sh": "S",
    "dzh": "j",
    "dj": "j",
    "zh": "j",
    "kh": "x",
    "gh": "g",
    "ph": "f",
    "th": "t",
    "dh": "d",
    "q": "k",
    "ck": "k",
    "cq": "k",
    "ce": "si",
    "ci": "si",
    "cy": "si",
    "c": "k",
    "w": "v",
    "o": "u",
    "ou": "u",
    "oo": "u",
    "e": "i",
    "ee": "i",
    "ei": "i",
    "ey": "i",
    "ie": "i",
    "y": "i",
    "iy": "i",
    "yi": "i",
    "ij": "i",
    "aj": "ai",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
# It is not heard, and as often not written: "Abdullah", "Abdulla".
_LAST_H = re.compile(r"(?<=[aiu])h\b")
_WORD = re.compile(r"[^\W_]+")

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ur"})
"""Words of names that are written or not, or adjoined to the next: "al-Sisi", "Sisi"."""


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents and apostrophes."""
    return tuple(_WORD.findall(fold(text).replace("'", "")))


def telling_words(text: str) -> tuple[str, ...]:
    """The folded words of a name without articles, if there are others."""
    words = folded_words(text)
    return tuple(word for word in words if word not in ARTICLES) or words


def spelled_words(text: str) -> tuple[str, ...]:
    """The telling words of a name, each in one spelling."""
    return tuple(in_one_spelling(word) for word in telling_words(text))


@lru_cache(maxsize=100_000)
def in_one_spelling(word: str) -> str:
    """A folded word, with one letter for all that stand for the same sound."""
    if not word.isascii():
        return word
    sounds = _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
    return _DOUBLED.sub(r"\1", _LAST_H.sub("", sounds)).lower()
