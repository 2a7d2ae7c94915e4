"""Whether the words for a deed say that it was done, by the words around them in their clause.

"Did not attack", "talks were called off" and "lifted the ban" tell of no attack, talks or ban;
"will meet" tells of a plan, and "after the airstrikes" of what has been told before. The rules are
the same for every deed, whether a verb or a noun names it.

Where several apply, the one farthest from done is taken, so that a doubt silences.
"""

import re
from enum import IntEnum
from functools import lru_cache

from relations.extraction.deed_contexts import DeedContext, context_of, may_be_base
from relations.extraction.lexicon import factuality_words as words


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
_MANAGED_TO = re.compile(rf"\b(?:{words.MANAGERS}) to ")
_TO = re.compile(r"\bto (?:\w+ly )?$|\bto \S+ .*(?:\band|,) (?:\w+ly )?$")
_PURPOSE = re.compile(rf"\bto (?:{words.PURPOSES}) {_PHRASE}$")
# "Recalling an ambassador is …" tells of no recall.
_GERUND = re.compile(r"\w+ing (?:a|an|the|its|their) ")
# "The captured fishermen": told before, and no news.
_ATTRIBUTE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|these|those|two|three|four|five|several|many|some|\d+) $"
)


def factuality_at(text: str, start: int, end: int) -> Factuality:
    """How the words from ``start`` to ``end``, exclusive, are told; both are code points."""
    return _factuality(context_of(text, start, end))


@lru_cache(maxsize=1024)
def _factuality(context: DeedContext) -> Factuality:
    found = {level for level, pattern in _BEFORE if pattern.search(context.before)}
    if _ENDED_TOGETHER.search(context.joined):
        found.add(Factuality.ENDED)
    if Factuality.PLANNED not in found and _is_purpose(context):
        found.add(Factuality.UNREAL)
    if context.is_alleged:
        found.add(Factuality.TOLD)
    if _is_in_passing(context):
        found.add(Factuality.BACKGROUND)
    if context.is_subject:
        found |= {level for level, pattern in _AFTER if pattern.match(context.after)}
    return max(_without_ends(found, context), default=Factuality.DONE)


def _without_ends(found: set[Factuality], context: DeedContext) -> set[Factuality]:
    """What takes place was done though it is over: "ended a hunger strike", "the talks ended"."""
    has_run_out = context.is_subject and _RUN_OUT.match(context.after) is not None
    if not _OCCURRENCES.search(context.deed):
        return found | {Factuality.ENDED} if has_run_out else found
    return found - {Factuality.ENDED} if _ENDED.search(context.before) else found


def _is_in_passing(context: DeedContext) -> bool:
    """Whether the deed only describes: "the captured men", "recalling an envoy is a step"."""
    is_past = context.deed.partition(" ")[0].endswith("ed")
    is_attribute = is_past and _ATTRIBUTE.search(context.before) is not None
    return is_attribute or (not context.before and _GERUND.match(context.deed) is not None)


def _is_purpose(context: DeedContext) -> bool:
    """Whether the deed is only what something is for: "a plan to end it", "met to hold talks"."""
    is_verb = may_be_base(context.deed.partition(" ")[0]) and _TO.search(context.before)
    is_purpose = bool(is_verb or _PURPOSE.search(context.before))
    return is_purpose and not _MANAGED_TO.search(context.before)
