"""The speaker and the addressee of a cue, wherever they stand in the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cues import Cue, Voice, ends_like_adverb
from relations.extraction.lexicon.actor_words import GROUP_WORDS, PLURAL_WORDS, PRESS
from relations.extraction.lexicon.speech_acts import is_base
from relations.extraction.people import GOVERNMENT, ActorMention
from relations.extraction.quotations import QuotedSpan
from relations.extraction.tokens import QUOTATION_MARKS, listed

PRONOUNS = listed("he she they it")
_DOCUMENTS = listed("statement report communiqué communique letter note document message post memo")
_OBLIQUE = listed("""
    to in of with from between against on over about for at near into under after before than""")
_OPENS_GAP = listed("""
    on in at during after before following from via through late early who which that speaking
    monday tuesday wednesday thursday friday saturday sunday""")
_RELATIVE = frozenset(("who", "which", "that"))
_BEFORE_VERB = listed("""
    has have had is was are were been being also again later earlier then once twice now still even
    just already further often always soon meanwhile jointly both""")
_DASHES = frozenset((",", "—", "–", "-", ")"))
_MOST_JOINED = 4
_MOST_ASIDE = 30
_MOST_GAP = 12
_TO_AGENT = 8
_TO_ADDRESSEE = 9
_BEFORE_ADDRESSEE = listed("to on upon against with")
_OF_ANOTHER = frozenset(("demand", "urge"))
_TO_OBJECT = listed("told tell tells telling inform informs informed informing")
_ENDS_CLAUSE = frozenset((",", ";", ".", "that", "but", "while", "—"))


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


class Cast:
    """The actors of a sentence, by the positions of their tokens."""

    def __init__(self, sentence: ParsedSentence, actors: Sequence[ActorMention]) -> None:
        self.firsts = firsts = {token.start: place for place, token in enumerate(sentence.tokens)}
        lasts = {token.end: number + 1 for number, token in enumerate(sentence.tokens)}
        self.sentence = sentence
        self.actors = list(actors)
        self.starts = {firsts[actor.start]: actor for actor in actors}
        self.ends = {lasts[actor.end]: actor for actor in actors}
        self.span = {actor: (firsts[actor.start], lasts[actor.end]) for actor in actors}

    def subject(self, actor: ActorMention) -> Subject:
        """The actor as a subject, together with one joined to it by "and"."""
        start, end = self.span[actor]
        before = self.ends.get(start - 1) if self.sentence.key(start - 1) == "and" else None
        if before and not self.is_oblique(before):
            return Subject(SubjectKind.ACTOR, (before, actor), self.span[before][0], end)
        return Subject(SubjectKind.ACTOR, (actor,), start, end)

    def is_oblique(self, actor: ActorMention) -> bool:
        """Whether a preposition stands before it, so that it is not the subject of a verb."""
        start = self.span[actor][0]
        for _ in range(_MOST_JOINED):
            before = self.ends.get(start - 1) if self.sentence.key(start - 1) == "and" else None
            if before is None:
                break
            start = self.span[before][0]
        return self.sentence.key(start - 1) in _OBLIQUE


def subject_of(cast: Cast, cue: Cue, quotations: Sequence[QuotedSpan]) -> Subject | None:
    """The subject of the cue; None if the sentence does not name one."""
    if cue.voice in (Voice.AFTER, Voice.ACCORDING):
        return _after(cast, cue)
    if cue.voice is Voice.PARTICIPLE:
        return _main_subject(cast, cue)
    if inverted := _inverted(cast, cue, quotations):
        return inverted
    subject = _before(cast, cue.start)
    is_plural = is_base(cast.sentence.key(cue.start))
    return None if subject and is_plural and _is_one(cast.sentence, subject) else subject


def _is_one(sentence: ParsedSentence, subject: Subject) -> bool:
    """Whether a subject takes a singular verb, as far as its words show."""
    if subject.kind is SubjectKind.ACTOR and len(subject.actors) == 1:
        actor = subject.actors[0]
        words = actor.words.lower().split()
        is_many = words[-1].endswith("s") or not PLURAL_WORDS.isdisjoint(words)
        return actor.kind == GOVERNMENT or not is_many
    return sentence.key(subject.start) in ("he", "she", "it")


def addressee_of(cast: Cast, cue: Cue, act: str) -> ActorMention | None:
    """The addressee: the object of the verb, or whoever follows "to" and the like.

    In what is told, only whoever "must" or "should" do something is addressed. The press never is.
    """
    if cue.is_passive:
        subject = _before(cast, cue.start)
        return subject.actors[0] if subject and subject.actors else None
    has_object = not cue.tells or act in _OF_ANOTHER or cast.sentence.key(cue.start) in _TO_OBJECT
    first = cue.end + (act in _OF_ANOTHER and cast.sentence.key(cue.end) == "that")
    for place in range(first, min(first + _TO_ADDRESSEE, len(cast.sentence.tokens))):
        actor = cast.starts.get(place)
        is_object = place == first and has_object
        before = cast.sentence.key(place - 1)
        is_told = before == "to" or (before in _BEFORE_ADDRESSEE and not cue.tells)
        if actor and (is_object or is_told):
            return actor if PRESS.isdisjoint(actor.name.lower().split()) else None
        if cast.sentence.key(place) in _ENDS_CLAUSE:
            return None
    return None


def _after(cast: Cast, cue: Cue) -> Subject | None:
    """The agent of a passive, or the actor after "according to" or "criticism from"."""
    last = min(cue.end + _TO_AGENT, len(cast.sentence.tokens))
    for place in range(cue.end, last):
        if cue.is_passive and cast.sentence.key(place - 1) != "by":
            continue
        if actor := cast.starts.get(place):
            start, end = cast.span[actor]
            return Subject(SubjectKind.ACTOR, (actor,), start, end)
        if cast.sentence.key(place) in (",", ";"):
            break
    if cue.voice is Voice.ACCORDING:
        return _document(cast, cue.end, cue.end + 1)
    return None


def _main_subject(cast: Cast, cue: Cue) -> Subject | None:
    """The subject of a participle: that of the sentence, before it or after a comma."""
    before = [actor for actor in cast.actors if cast.span[actor][1] <= cue.start]
    after = [
        actor
        for actor in cast.actors
        if cast.span[actor][0] > cue.end and cast.sentence.key(cast.span[actor][0] - 1) == ","
    ]
    for actor in before if cue.start else after:
        if not cast.is_oblique(actor):
            return cast.subject(actor)
    return None


def _inverted(cast: Cast, cue: Cue, quotations: Sequence[QuotedSpan]) -> Subject | None:
    """ "…”, said Dar": the speaker follows, and the sentence or a comma ends there."""
    actor = cast.starts.get(cue.start + 1)
    start = cast.sentence.tokens[cue.start].start
    follows_quotation = any(span.end < start <= span.end + 4 for span in quotations)
    if actor is None:
        is_pronoun = cast.sentence.key(cue.start + 1) in PRONOUNS
        place = cue.start + 1
        return (
            Subject(SubjectKind.PRONOUN, (), place, place + 1)
            if is_pronoun and follows_quotation
            else None
        )
    ends = cast.sentence.key(cast.span[actor][1]) in (",", ".", "", ";", "on", "in", "during")
    is_after_comma = cast.sentence.key(cue.start - 1) == ","
    if follows_quotation or (cue.tells and is_after_comma and ends):
        first, last = cast.span[actor]
        return Subject(SubjectKind.ACTOR, (actor,), first, last)
    return None


def _before(cast: Cast, verb: int) -> Subject | None:
    """The subject before a verb: right before it, before an aside, or that of the verb before."""
    end = _without_helpers(cast.sentence, verb)
    if subject := _ending_at(cast, end):
        return subject
    if cast.sentence.key(end - 1) in _RELATIVE:
        antecedent = end - 2 if cast.sentence.key(end - 2) == "," else end - 1
        if actor := cast.ends.get(antecedent):
            return cast.subject(actor)
    if cast.sentence.key(end - 1) in _DASHES and (subject := _behind_aside(cast, end - 1)):
        return subject
    if cast.sentence.key(end - 1) == "," and (subject := _ending_at(cast, end - 1)):
        return subject
    if subject := _behind_gap(cast, end):
        return subject
    if cast.sentence.key(end - 1) in ("and", "but", ",", "then", "or"):
        return Subject(SubjectKind.SAME, (), end, end)
    return None


def _without_helpers(sentence: ParsedSentence, verb: int) -> int:
    end = verb
    while sentence.key(end - 1) in _BEFORE_VERB or ends_like_adverb(sentence.key(end - 1)):
        end -= 1
    return end


def _ending_at(cast: Cast, end: int) -> Subject | None:
    """The subject that ends right before this token."""
    key = cast.sentence.key(end - 1)
    if key in PRONOUNS:
        return Subject(SubjectKind.PRONOUN, (), end - 1, end)
    if key in GROUP_WORDS and cast.sentence.key(end - 2) == "the":
        return Subject(SubjectKind.PRONOUN, (), end - 2, end)
    actor = cast.ends.get(end)
    if actor and cast.is_oblique(actor):
        return _document_of(cast, actor)
    if actor:
        return cast.subject(actor)
    return _document(cast, end - 1, end) if key in _DOCUMENTS else None


def _document_of(cast: Cast, actor: ActorMention) -> Subject | None:
    """The actor of "a statement from the ministry" as the subject."""
    start, end = cast.span[actor]
    if cast.sentence.key(start - 2) in _DOCUMENTS:
        return Subject(SubjectKind.ACTOR, (actor,), start, end)
    return None


def _document(cast: Cast, place: int, end: int) -> Subject | None:
    """A statement or report, or its author if it is named: "the ministry’s statement"."""
    sentence = cast.sentence
    while sentence.key(place) in ("a", "the", "joint"):
        place, end = place + 1, end + 1
    if sentence.key(place) not in _DOCUMENTS:
        return None
    start = place
    for owner in (start, start - 1):
        if actor := cast.ends.get(owner):
            return Subject(SubjectKind.ACTOR, (actor,), *cast.span[actor])
    while sentence.key(start - 1) in ("a", "the", "joint", "same", "its"):
        start -= 1
    if sentence.key(start - 1) in ("in", "by", "with"):
        return None
    return Subject(SubjectKind.DOCUMENT, (), start, end)


def _behind_aside(cast: Cast, mark: int) -> Subject | None:
    """The subject before an aside between commas that ends with this mark."""
    sentence = cast.sentence
    for place in range(mark - 1, max(-1, mark - _MOST_ASIDE), -1):
        if sentence.key(place) not in (",", "—", "–", "-", "("):
            continue
        if (subject := _ending_at(cast, place)) and subject.kind is not SubjectKind.DOCUMENT:
            return subject
    return None


def _behind_gap(cast: Cast, end: int) -> Subject | None:
    """The subject before words of time and place: "Kyiv on Monday", "who visited the camp"."""
    for place in range(end - 1, max(0, end - _MOST_GAP), -1):
        if (
            cast.sentence.key(place) in (",", ";", "—", "–")
            or cast.sentence.key(place) in QUOTATION_MARKS
        ):
            return None
        if cast.sentence.key(place) in _OPENS_GAP and (subject := _ending_at(cast, place)):
            return subject
    return None
