"""The words around a deed in its clause, by which `factuality` tells whether it was done."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from relations.extraction.lexicon import factuality_words as words
from relations.extraction.lexicon.actions import is_past_form
from relations.extraction.tokens import Token, listed, tokens_of

_MOST_WORDS, _SAID_WITHIN, _FARTHEST_ALLEGED = 12, 5, 300
_BETWEEN = listed("between among")
_ENDS = words.SIGNS | words.OPENERS | words.BACKGROUNDS | words.RELATIVES | words.PRONOUNS
_AFTER_SUBJECTS = listed("of in by from on at for with over against about into")
_SAYERS = re.compile(words.SAYERS)
_BASE = re.compile(r"(?!.*(?:s|ed|ing)$)[a-z-]+|(?:cross|dismiss|press|discuss)")
# "…, Moscow alleged" at the end says it of the whole sentence.
_ALLEGED = re.compile(
    r",\s(?:[^\s,]+\s){1,6}(?:alleged|alleges|charged|claimed|claims|protested|complained)"
    r"(?=[.,]|\son\s|$)"
)


class DeedContext(NamedTuple):
    """The words before and after a deed in its clause, each followed by a space.

    ``joined`` are those before it across "and", if it may be one of several nouns.
    """

    before: str
    joined: str
    deed: str
    after: str
    is_subject: bool
    is_alleged: bool


def context_of(text: str, start: int, end: int) -> DeedContext:
    """The context of the words from ``start`` to ``end``, exclusive; both are code points."""
    tokens, starts, ends = _words(text)
    first = bisect_right(ends, start)
    past = bisect_left(starts, end)
    before = _before(tokens, first)
    return DeedContext(
        "".join(f"{token.key} " for token in before),
        "".join(f"{key} " for key in _joined_before(tokens, first)),
        " ".join(token.key for token in tokens[first : max(first, past)]),
        "".join(f"{key} " for key in _after(tokens, past)),
        not any(token.key in _AFTER_SUBJECTS for token in before[-3:]),
        _ALLEGED.search(text, end, end + _FARTHEST_ALLEGED) is not None,
    )


def may_be_base(key: str) -> bool:
    """Whether a word in lower case may be the base form of a verb."""
    return _BASE.fullmatch(key) is not None


class _TokensOfText(NamedTuple):
    """The tokens of a text in order, and where each starts and ends."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=64)
def _words(text: str) -> _TokensOfText:
    """The words and signs. Words of names keep their capitals, so that no rule reads them."""
    tokens = tokens_of(text)
    begins = [True, *(token.key in words.SIGNS for token in tokens)]
    tokens = [
        token._replace(key=token.text) if token.is_capitalised and not is_first else token
        for token, is_first in zip(tokens, begins, strict=False)
    ]
    starts = tuple(token.start for token in tokens)
    return _TokensOfText(tuple(tokens), starts, tuple(token.end for token in tokens))


def _before(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """The words of the clause before the deed, with the word that opens it."""
    start = _before_joined_infinitive(tokens, first)
    while start > max(0, first - _MOST_WORDS):
        key = tokens[start - 1].key
        is_complement = key == "that" and _is_said_before(tokens, start - 1)
        if key in words.SIGNS or key in words.JOINTS or key in words.OPENERS:
            break
        if is_complement and tokens[start - 2].key in words.OPENERS:
            break
        start -= 1
        if key in words.BACKGROUNDS or (key in words.RELATIVES and not is_complement):
            break
    return tokens[start:first]


def _joined_before(tokens: tuple[Token, ...], first: int) -> list[str]:
    """The words before several joined nouns, up to the deed: "ended the blockade and embargo"."""
    joints = [at for at in range(max(1, first - 3), first) if tokens[at].key == "and"]
    if not joints or tokens[joints[-1] - 1].key == ",":
        return []
    keys = [token.key for token in tokens[max(0, first - _MOST_WORDS) : first]]
    return [key for key in keys if key not in (",", "and")]


def _before_joined_infinitive(tokens: tuple[Token, ...], first: int) -> int:
    """Where to read on from: before "and" in "promised to withdraw and quickly normalise ties"."""
    key = tokens[first].key if first < len(tokens) else ""
    is_past = is_past_form(key) and key not in words.PAST_OR_BASE
    if is_past or not may_be_base(key):
        return first
    if "to" not in [token.key for token in tokens[max(0, first - _MOST_WORDS) : first]]:
        return first
    joints = (
        at for at in range(first - 1, max(-1, first - 3), -1) if tokens[at].key in ("and", ",")
    )
    return next(joints, first)


def _is_said_before(tokens: tuple[Token, ...], position: int) -> bool:
    """Whether "that" follows a verb of saying: "said on Tuesday that"."""
    before = tokens[max(0, position - _SAID_WITHIN) : position]
    return any(_SAYERS.fullmatch(token.key) for token in before)


def _after(tokens: tuple[Token, ...], past: int) -> Iterator[str]:
    """The words after the deed up to the end of its clause, without what stands in commas."""
    keys = _without_asides([token.key for token in tokens[past : past + 2 * _MOST_WORDS]])
    is_between = past > 0 and tokens[past - 1].key in _BETWEEN
    for key in keys[:_MOST_WORDS]:
        is_between = is_between or key in _BETWEEN
        if (key in words.JOINTS and not is_between) or key in _ENDS:
            return
        yield key
        is_between = is_between and key != "and"


def _without_asides(keys: list[str]) -> list[str]:
    if "," not in keys:
        return keys
    opens = keys.index(",")
    aside = list(takewhile(lambda key: key != ",", keys[opens + 1 :]))
    closes = opens + len(aside) + 1
    if closes < len(keys):
        return keys[:opens] + keys[closes + 1 :]
    return keys
