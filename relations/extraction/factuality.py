"""Whether the words for a deed say that it was done, by the words around them in their clause.

"Did not attack", "talks were called off" and "lifted the ban" tell of no attack, talks or ban;
"will meet" tells of a plan, and "after the airstrikes" of what has been told before. The rules are
the same for every deed, whether a verb or a noun names it.

Where several apply, the one farthest from done is taken, so that a doubt silences.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from relations.extraction.lexicon import factuality_words as words
from relations.extraction.lexicon.actions import is_past_form
from relations.extraction.tokens import Token, listed, tokens_of


class Factuality(IntEnum):
    """From what is told as done to what was not done."""

    DONE = 0
    BACKGROUND = 1
    """Done, but told before: "after the airstrikes"."""
    TOLD = 2
    """What somebody says of another, or speaks about: "accused Benin of hosting bases"."""
    PLANNED = 3
    """What somebody says they will do: "will meet", "agreed to reopen"."""
    UNREAL = 4
    """What is asked, threatened, feared or possible: "could close", "urged them to sign"."""
    ENDED = 5
    """Taken back or called off: "lifted the ban", "the talks fell through"."""
    NEGATED = 6
    """Denied, refused or said not to be: "did not attack", "failed to agree"."""


NOT_DONE = frozenset((Factuality.UNREAL, Factuality.ENDED, Factuality.NEGATED))
"""What is not the deed at all."""

_MOST_WORDS, _SAID_WITHIN, _FARTHEST_ALLEGED = 12, 5, 300
_BETWEEN = listed("between among")
_ENDS = words.SIGNS | words.OPENERS | words.BACKGROUNDS | words.RELATIVES | words.PRONOUNS

_FREE = r"(?:\S+ ){0,8}"
_PHRASE = (
    r"(?:(?!(?:to|in|on|at|by|for|from|with|over|against|into|between|about|was|were|is|are|has"
    r"|have|had) )\S+ ){0,4}"
)
_BE = r"(?:was|were|is|are|be|been|being|got|gets|has been|have been|had been|will be)"
_ADVERBS = r"(?:(?:\w+ly|also|then|later|again|soon|once|now|since|already|at least) ){0,2}"
_AUXILIARIES = r"(?:did|do|does|was|were|is|are|has|have|had|will|would|could|can)"

# Each is matched against the words of the clause before the deed, up to the deed.
_BEFORE = (
    (
        Factuality.NEGATED,
        re.compile(
            rf"\b(?:{words.NEGATORS}|(?:{words.REFUSERS}) to) {_FREE}$"
            rf"|\b(?:{words.REJECTERS}) (?:{_PHRASE}|(?:\S+ ){{0,3}}that {_FREE})$"
            rf"|\b(?:{words.BARRERS}) {_PHRASE}from (?:\S+ing (?:\S+ ){{0,4}})?$"
        ),
    ),
    (
        Factuality.ENDED,
        re.compile(
            rf"\b(?:{words.ENDERS}) {_PHRASE}$|\b(?:{words.ENDS}) (?:of|to|in) {_PHRASE}$"
            rf"|\b(?:{words.ENDERS}) (?:\S+ )?plans? (?:to|for) {_FREE}$"
        ),
    ),
    (
        Factuality.UNREAL,
        re.compile(
            rf"\b(?:{words.ASKERS}) {_FREE}$|\b(?:{words.TRIERS}) (?:to|on|for|of|at) {_FREE}$"
            r"|\b(?:talks|negotiations|discussions) (?:on|about|over) (?:[a-z'-]+ ){0,3}$"
        ),
    ),
    (Factuality.PLANNED, re.compile(rf"\b(?:{words.PLANNERS}) {_FREE}$")),
    (Factuality.TOLD, re.compile(rf"\b(?:{words.TELLERS}) {_FREE}$")),
    (
        # What a relative clause tells is no news either: "refugees who had crossed".
        Factuality.BACKGROUND,
        re.compile(rf"^(?:{'|'.join(words.BACKGROUNDS | words.RELATIVES)}) "),
    ),
)
_ENDED_TOGETHER = re.compile(rf"\b(?:{words.ENDERS}|{words.REJECTERS}) {_PHRASE}{_PHRASE}$")
# Each is matched against the words after the deed, if the deed is the subject of its clause.
_AFTER = (
    (
        Factuality.NEGATED,
        re.compile(rf"^{_FREE}(?:{_AUXILIARIES} (?:not|never) |\w+n't |never |cannot )"),
    ),
    (
        Factuality.ENDED,
        re.compile(
            rf"^{_FREE}(?:{_BE} {_ADVERBS}(?:{words.CALLED_OFF}) |(?:{words.FELL_THROUGH}) )"
        ),
    ),
    (
        Factuality.UNREAL,
        re.compile(
            rf"^{_FREE}(?:may|might|could|would|should|must|can) "
            rf"|^{_FREE}(?:is|are|was|were|looks?|seems?) (?:\S+ )?(?:possible|likely|unlikely"
            r"|feared|threatened|demanded|proposed|drafted) "
        ),
    ),
    (
        Factuality.PLANNED,
        re.compile(
            rf"^{_FREE}(?:will|shall) |^{_FREE}(?:is|are|was|were) (?:\S+ )?"
            r"(?:planned|expected|due|scheduled|set|to) "
        ),
    ),
)
_RUN_OUT = re.compile(rf"^{_FREE}(?:{_BE} {_ADVERBS}(?:{words.TAKEN_BACK})|{words.RUN_OUT}) ")
_OCCURRENCES = re.compile(rf"\b(?:{words.OCCURRENCES})$")
_ENDED = re.compile(rf"\bend(?:s|ed|ing)? {_PHRASE}$")
_AFTER_SUBJECTS = listed("of in by from on at for with over against about into")
_SAYERS = re.compile(words.SAYERS)
_MANAGED_TO = re.compile(rf"\b(?:{words.MANAGERS}) to ")
_TO = re.compile(r"\bto (?:\w+ly )?$|\bto \S+ .*(?:\band|,) (?:\w+ly )?$")
_PURPOSE = re.compile(rf"\bto (?:{words.PURPOSES}) {_PHRASE}$")
_BASE = re.compile(r"(?!.*(?:s|ed|ing)$)[a-z-]+|(?:cross|dismiss|press|discuss)")
# "Recalling an ambassador is …" tells of no recall.
_GERUND = re.compile(r"\w+ing (?:a|an|the|its|their) ")
# "The captured fishermen": told before, and no news.
_ATTRIBUTE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|these|those|two|three|four|five|several|many|some|\d+) $"
)
# "…, Moscow alleged" at the end says it of the whole sentence.
_ALLEGED = re.compile(
    r",\s(?:[^\s,]+\s){1,6}(?:alleged|alleges|charged|claimed|claims|protested|complained)"
    r"(?=[.,]|\son\s|$)"
)


class _Context(NamedTuple):
    """The words before and after a deed in its clause, each followed by a space.

    ``joined`` are those before it across "and", if it may be one of several nouns.
    """

    before: str
    joined: str
    deed: str
    after: str
    is_subject: bool
    is_alleged: bool


def factuality_at(text: str, start: int, end: int) -> Factuality:
    """How the words from ``start`` to ``end``, exclusive, are told; both are code points."""
    return _factuality(_context(text, start, end))


@lru_cache(maxsize=1024)
def _factuality(context: _Context) -> Factuality:
    found = {level for level, pattern in _BEFORE if pattern.search(context.before)}
    if _ENDED_TOGETHER.search(context.joined):
        found.add(Factuality.ENDED)
    if _is_purpose(context):
        found.add(Factuality.UNREAL)
    if context.is_alleged:
        found.add(Factuality.TOLD)
    if _is_in_passing(context):
        found.add(Factuality.BACKGROUND)
    if context.is_subject:
        found |= {level for level, pattern in _AFTER if pattern.match(context.after)}
    return max(_without_ends(found, context), default=Factuality.DONE)


def _without_ends(found: set[Factuality], context: _Context) -> set[Factuality]:
    """What takes place was done though it is over: "ended a hunger strike", "the talks ended"."""
    has_run_out = context.is_subject and _RUN_OUT.match(context.after) is not None
    if not _OCCURRENCES.search(context.deed):
        return found | {Factuality.ENDED} if has_run_out else found
    return found - {Factuality.ENDED} if _ENDED.search(context.before) else found


def _is_in_passing(context: _Context) -> bool:
    """Whether the deed only describes: "the captured men", "recalling an envoy is a step"."""
    is_past = context.deed.partition(" ")[0].endswith("ed")
    is_attribute = is_past and _ATTRIBUTE.search(context.before) is not None
    return is_attribute or (not context.before and _GERUND.match(context.deed) is not None)


def _is_purpose(context: _Context) -> bool:
    """Whether the deed is only what something is for: "a plan to end it", "met to hold talks"."""
    is_verb = _BASE.fullmatch(context.deed.partition(" ")[0]) and _TO.search(context.before)
    if not is_verb and not _PURPOSE.search(context.before):
        return False
    is_planned = any(
        level is Factuality.PLANNED and pattern.search(context.before) for level, pattern in _BEFORE
    )
    return not is_planned and not _MANAGED_TO.search(context.before)


def _context(text: str, start: int, end: int) -> _Context:
    tokens, starts, ends = _words(text)
    first = bisect_right(ends, start)
    past = bisect_left(starts, end)
    before = _before(tokens, first)
    return _Context(
        "".join(f"{token.key} " for token in before),
        "".join(f"{key} " for key in _joined_before(tokens, first)),
        " ".join(token.key for token in tokens[first : max(first, past)]),
        "".join(f"{key} " for key in _after(tokens, past)),
        not any(token.key in _AFTER_SUBJECTS for token in before[-3:]),
        _ALLEGED.search(text, end, end + _FARTHEST_ALLEGED) is not None,
    )


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
    if is_past or not _BASE.fullmatch(key):
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
