"""The actors of a sentence by the positions of their tokens, and who of them is a subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cues import BEFORE_TO, ends_like_adverb
from relations.extraction.people import ActorMention
from relations.extraction.quotations import QuotedSpan
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import POSSESSIVE, listed

_OBLIQUE = listed("""
    to in of with from between against on over about for at near into under after before than by
    via toward towards like unlike through without""")
_BEFORE_VERB = listed("""
    has have had is was are were been being also again later earlier then once twice now still even
    just already further often always soon meanwhile jointly both himself herself themselves
    itself first""")
_MOST_JOINED = 4


class SubjectKind(Enum):
    """How the words refer to a speaker.

    ``DOCUMENT`` is "the statement"; ``SAME`` has no words: the subject of the verb before.
    """

    ACTOR = "actor"
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a cue: ``actors`` of these words, or a word that refers to one.

    ``start`` and ``end`` are token positions, the end exclusive.
    """

    kind: SubjectKind
    actors: tuple[ActorMention, ...]
    start: int
    end: int
    pattern: Pattern


class Cast:
    """The actors of a sentence, by the positions of their tokens."""

    def __init__(
        self,
        sentence: ParsedSentence,
        actors: Sequence[ActorMention],
        quotations: Sequence[QuotedSpan],
    ) -> None:
        self.sentence = sentence
        self._quoted = {
            place for span in quotations for place in sentence.positions(span.start, span.end)
        }
        self.actors = list(actors)
        places = {actor: sentence.positions(actor.start, actor.end) for actor in actors}
        self.starts = {each.start: actor for actor, each in places.items()}
        self.ends = {each.stop: actor for actor, each in places.items()}
        self.span = {actor: (each.start, each.stop) for actor, each in places.items()}

    def is_quoted(self, position: int) -> bool:
        """Whether the token at this position stands in a quotation."""
        return position in self._quoted

    def subject(self, actor: ActorMention) -> Subject:
        """The actor as a subject, together with one joined to it by "and"."""
        start, end = self.span[actor]
        before = self.ends.get(start - 1) if self.sentence.key(start - 1) == "and" else None
        if before and not self.is_oblique(before):
            first, pattern = self.span[before][0], Pattern.SPEAKER_BESIDE_VERB
            return Subject(SubjectKind.ACTOR, (before, actor), first, end, pattern)
        return self.alone(actor)

    def alone(self, actor: ActorMention, pattern: Pattern = Pattern.SPEAKER_BESIDE_VERB) -> Subject:
        """The actor as a subject by itself."""
        return Subject(SubjectKind.ACTOR, (actor,), *self.span[actor], pattern)

    def doers_before(self, position: int) -> list[ActorMention]:
        """The actors that end before this token and may be the subject of a verb there."""
        return [
            actor
            for actor in self.actors
            if self.span[actor][1] <= position
            and not self.is_oblique(actor)
            and not self.is_owner(actor)
        ]

    def is_oblique(self, actor: ActorMention) -> bool:
        """Whether a preposition stands before it, so that it is not the subject of a verb."""
        start = self.span[actor][0]
        for _ in range(_MOST_JOINED):
            before = self.ends.get(start - 1) if self.sentence.key(start - 1) == "and" else None
            if before is None:
                break
            start = self.span[before][0]
        start -= self.sentence.key(start - 1) == "the"
        return self.sentence.key(start - 1) in _OBLIQUE

    def is_owner(self, actor: ActorMention) -> bool:
        """Whether the actor only says whose something is: "Dar" in "Dar’s lawyer"."""
        return self.sentence.key(self.span[actor][1]) == POSSESSIVE


def without_helpers(sentence: ParsedSentence, verb: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    end = verb
    while _helps(sentence, end - 1):
        end -= 1
    return end


def _helps(sentence: ParsedSentence, position: int) -> bool:
    key = sentence.key(position)
    is_helper = key in _BEFORE_VERB or ends_like_adverb(key)
    is_begun = key in BEFORE_TO and sentence.key(position + 1) in ("to", "on")
    return is_helper or is_begun or (key == "to" and sentence.key(position - 1) in BEFORE_TO)
