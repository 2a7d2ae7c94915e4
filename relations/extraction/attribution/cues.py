"""Cues: the words of a sentence that report speech, and the act that they are.

A cue is a verb of speech outside quotation marks, or a noun that needs no verb ("criticism from").
A verb that is only possible ("could accuse"), negated ("did not accuse") or an attribute ("the
announced visit") is not a cue.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import PLURAL_WORDS
from relations.extraction.lexicon.speech_acts import (
    FORMS,
    ONE_MEANING,
    RULES,
    TELLING,
    WARNING,
    ActRule,
    is_plainly_a_verb,
)
from relations.extraction.quotations import QuotedSpan, offsets_in
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import QUOTATION_MARKS, listed


class Voice(Enum):
    """Where the speaker stands.

    Before an ``ACTIVE`` cue; after an ``AFTER`` one (a passive, or "criticism from") and after
    ``ACCORDING``. The speaker of a ``PARTICIPLE`` is the subject of the sentence, that of a
    ``CLAUSE`` its subject, and that of an ``ANSWER`` stands before or after the noun.
    """

    ACTIVE = "active"
    PARTICIPLE = "participle"
    AFTER = "after"
    ACCORDING = "according"
    CLAUSE = "clause"
    ANSWER = "answer"


class Cue(NamedTuple):
    """``start`` and ``end`` are the token positions of the words for the act, the end exclusive.

    ``tells`` if the verb alone only tells or warns; ``is_passive`` if the subject is the addressee;
    ``quotes`` if it only counts because a quotation stands beside it. ``clause`` is where the
    clause of a ``CLAUSE`` begins.
    """

    act: str
    start: int
    end: int
    voice: Voice
    tells: bool = False
    is_passive: bool = False
    quotes: bool = False
    clause: int = 0

    def pattern_in(self, sentence: ParsedSentence) -> Pattern:
        """How its act was found."""
        if self.tells and self.act == "report":
            return Pattern.ACT_OF_TELLING
        if self.end > self.start + 1:
            return Pattern.ACT_OF_PHRASE
        is_plain = sentence.key(self.start) in ONE_MEANING
        return Pattern.ACT_OF_VERB if is_plain else Pattern.ACT_OF_LOOSE_VERB


_BE = listed("is are was were be been being am")
_HAVE = listed("has have had having")
_MODALS = listed("""
    will would could may might should must can shall cannot won't wouldn't couldn't can't not never
    neither nor didn't doesn't don't hasn't haven't hadn't isn't wasn't weren't aren't to
    without""")
_BEFORE_NOUNS = listed("""
    a an the this that these those its his her their our any no such of in for with by on at from
    's new recent so-called more further previously first second widely newly two three many some
    all every each several other both what""")
_ADVERBS = listed("""
    also again later earlier then once twice now still even just already further often always
    soon only too instead meanwhile both jointly""")
_BEFORE_PARTICIPLES = frozenset((",", "and", "while", "—", "–", "", "but", "when", "-"))
_MOST_FOLLOWING = 24
_MOST_ANY = 8
# "Begun to say", "likes to say", "went on to say".
BEFORE_TO = listed("begun began likes liked continued continues came comes went on used has")
_CLAUSE_ENDS = frozenset((";",))
_MOST_TO_NOUN = 4
_PREPOSITIONS = listed("to for with as against")
_TO_AGENT = 6

_TELLING = {TELLING: "report", WARNING: "concern"}
_NOUNS = {
    "criticise": "criticism condemnation rebuke rebukes ire outcry backlash scorn opposition "
    "objections protests anger outrage",
    "accuse": "accusations accusation allegations allegation claims",
    "concern": "warnings warning concern concerns alarm",
    "urge": "appeals calls pleas appeal",
    "demand": "demands",
    "deny": "denial denials",
    "threaten": "threats",
}
_NOUN_ACTS = {noun: act for act, nouns in _NOUNS.items() for noun in nouns.split()}
_WORRIED = listed("concerned worried alarmed troubled saddened dismayed appalled shocked")


def cues_in(sentence: ParsedSentence, quotations: Sequence[QuotedSpan]) -> list[Cue]:
    """The cues that need no quotation, in order; they do not overlap."""
    cues: list[Cue] = []
    quoted = offsets_in(quotations)
    for position, token in enumerate(sentence.tokens):
        if token.start in quoted:
            continue
        past = cues[-1].end if cues else 0
        if position >= past and (cue := _cue_at(sentence, position)):
            cues.append(cue)
    return cues


def _cue_at(sentence: ParsedSentence, position: int) -> Cue | None:
    key = sentence.key(position)
    if key == "according" and sentence.key(position + 1) == "to":
        return Cue("report", position, position + 2, Voice.ACCORDING, tells=True)
    if key in _NOUN_ACTS and sentence.key(position + 1) in ("from", "by"):
        return Cue(_NOUN_ACTS[key], position, position + 1, Voice.AFTER)
    if key in _WORRIED and _first_before(sentence, position) in _BE:
        return Cue("concern", position, position + 1, Voice.ACTIVE)
    if key not in FORMS:
        return None
    return _verb_at(sentence, position)


def _verb_at(sentence: ParsedSentence, position: int) -> Cue | None:
    voice = voice_of(sentence, position)
    if voice is None:
        return None
    after = following(sentence, position + 1)
    for rule in RULES[sentence.key(position)]:
        end = fits(rule, after, 0)
        if end is None:
            continue
        if not rule.act:
            return None
        last = _end_of_words(sentence, rule, after, end, position + 1)
        is_telling = rule.act in _TELLING
        act = _TELLING.get(rule.act, rule.act)
        return Cue(act, position, last, voice, is_telling, voice is Voice.AFTER)
    return None


def _end_of_words(
    sentence: ParsedSentence, rule: ActRule, following: list[tuple[str, int]], end: int, verb: int
) -> int:
    """Where the words for the act end: after "called on", after "conveyed deep concern".

    A noun belongs to them if it is near and not in a quotation.
    """
    if not rule.pattern:
        return verb
    if rule.pattern[0] is None:
        nouns = rule.pattern[-1] if len(rule.pattern) == 2 else None
        if not nouns or end > _MOST_TO_NOUN or not nouns.isdisjoint(_PREPOSITIONS):
            return verb
    last = following[end - 1][1] + 1
    is_one_phrase = all(token.key not in QUOTATION_MARKS for token in sentence.tokens[verb:last])
    return last if is_one_phrase else verb


def voice_of(sentence: ParsedSentence, position: int) -> Voice | None:
    """Where the speaker of the verb stands; None if the verb is not a cue."""
    key = sentence.key(position)
    *helpers, first = _before(sentence, position)
    if first in _MODALS and not _may_follow_to(sentence, position):
        return None
    is_being = any(word in _BE for word in helpers)
    if key.endswith("ing"):
        if is_being:
            return Voice.ACTIVE
        return Voice.PARTICIPLE if first in _BEFORE_PARTICIPLES else None
    if is_being:
        return Voice.AFTER if _agent_follows(sentence, position) else None
    if first in _BEFORE_NOUNS and not any(word in _HAVE for word in helpers):
        return None
    if _is_noun(sentence, position):
        return None
    return None if sentence.key(position + 1) == "by" else Voice.ACTIVE


def _is_noun(sentence: ParsedSentence, position: int) -> bool:
    """ "A 78-page report that": a word of speech with an adjective and an article before it."""
    if is_plainly_a_verb(sentence.key(position)):
        return False
    before = sentence.key(position - 1)
    is_plural = before.endswith("s") or before in PLURAL_WORDS
    return sentence.key(position - 2) in ("a", "an") and not is_plural


def _may_follow_to(sentence: ParsedSentence, position: int) -> bool:
    """ "Begun to say", "only for Dorn to say": an infinitive that is a deed."""
    to = position - 1
    while _is_adverb(sentence.key(to)):
        to -= 1
    if sentence.key(to) != "to":
        return False
    is_only_for = any(
        sentence.key(place) == "for" and sentence.key(place - 1) == "only"
        for place in range(to - 1, to - _TO_AGENT, -1)
    )
    return is_only_for or sentence.key(to - 1) in BEFORE_TO


def _before(sentence: ParsedSentence, position: int) -> Iterator[str]:
    """The auxiliaries and adverbs before a verb, backwards, then the word before them."""
    while position > 0:
        position -= 1
        key = sentence.key(position)
        yield key
        if not (key in _BE or key in _HAVE or _is_adverb(key)):
            return
    yield ""


def _first_before(sentence: ParsedSentence, position: int) -> str:
    position -= 1
    while _is_adverb(sentence.key(position)):
        position -= 1
    return sentence.key(position)


def _is_adverb(key: str) -> bool:
    return key in _ADVERBS or ends_like_adverb(key)


def ends_like_adverb(key: str) -> bool:
    """Whether a word ends in "ly" as adverbs do."""
    return key.endswith("ly") and len(key) > 4 and key not in ("italy", "july")


def _agent_follows(sentence: ParsedSentence, position: int) -> bool:
    following = range(position + 1, position + _TO_AGENT)
    return any(sentence.key(after) == "by" for after in following)


def following(sentence: ParsedSentence, position: int) -> list[tuple[str, int]]:
    """The words after a verb to the end of its clause, without marks and adverbs."""
    words = []
    for place in range(position, min(position + _MOST_FOLLOWING, len(sentence.tokens))):
        key = sentence.tokens[place].key
        if key in _CLAUSE_ENDS:
            break
        if key not in QUOTATION_MARKS and not _is_adverb(key):
            words.append((key, place))
    return words


def fits(rule: ActRule, words: list[tuple[str, int]], position: int, step: int = 0) -> int | None:
    """Where the pattern ends if it begins with this word; None if it does not match."""
    if step == len(rule.pattern):
        return position
    among = rule.pattern[step]
    if among is not None:
        if position < len(words) and words[position][0] in among:
            return fits(rule, words, position + 1, step + 1)
        return None
    for skipped in range(_MOST_ANY):
        found = fits(rule, words, position + skipped, step + 1)
        if found is not None:
            return found
    return None
