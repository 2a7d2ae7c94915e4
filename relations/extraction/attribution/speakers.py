"""The speaker of a cue, wherever it stands in the sentence."""

from collections.abc import Sequence
from dataclasses import replace

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.addressees import TO_OBJECT
from relations.extraction.attribution.cast import Cast, Subject, SubjectKind
from relations.extraction.attribution.cues import Cue, Voice
from relations.extraction.attribution.preceding import subject_before
from relations.extraction.attribution.quoting_cues import quotation_before
from relations.extraction.attribution.subjects import (
    PRONOUNS,
    owner_ending_at,
    subject_at,
    subject_ending_at,
)
from relations.extraction.lexicon.actor_words import PLURAL_WORDS
from relations.extraction.lexicon.speech_acts import is_base
from relations.extraction.people import GOVERNMENT, PERSON
from relations.extraction.quotations import QuotedSpan
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import POSSESSIVE

_TO_AGENT = 8


def subject_of(cast: Cast, cue: Cue, quotations: Sequence[QuotedSpan]) -> Subject | None:
    """The subject of the cue; None if the sentence does not name one."""
    if cue.voice is Voice.ANSWER:
        return _answerer(cast, cue)
    if cue.voice in (Voice.AFTER, Voice.ACCORDING):
        return _after(cast, cue)
    if cue.voice is Voice.PARTICIPLE:
        return _main_subject(cast, cue)
    if cue.voice is Voice.CLAUSE:
        return _of_clause(cast, cue)
    if inverted := _inverted(cast, cue, quotations):
        return inverted
    subject = subject_before(cast, cue.start)
    is_plural = is_base(cast.sentence.key(cue.start)) and cast.sentence.key(cue.start - 1) != "to"
    return None if subject and is_plural and _is_one(cast.sentence, subject) else subject


def _is_one(sentence: ParsedSentence, subject: Subject) -> bool:
    """Whether a subject takes a singular verb, as far as its words show."""
    if subject.kind is SubjectKind.ACTOR and len(subject.actors) == 1:
        actor = subject.actors[0]
        words = actor.words.lower().split()
        is_many = words[-1].endswith("s") or not PLURAL_WORDS.isdisjoint(words)
        return actor.kind == GOVERNMENT or not is_many
    return sentence.key(subject.start) in ("he", "she", "it")


def _after(cast: Cast, cue: Cue) -> Subject | None:
    """The agent of a passive, or the actor after "according to" or "criticism from"."""
    pattern = Pattern.SPEAKER_AFTER_PREPOSITION
    last = min(cue.end + _TO_AGENT, len(cast.sentence.tokens))
    if cue.voice is Voice.ACCORDING and (subject := subject_at(cast, cue.end)):
        return replace(subject, pattern=pattern)
    for place in range(cue.end, last):
        if cue.is_passive and cast.sentence.key(place - 1) != "by":
            continue
        if actor := cast.starts.get(place):
            return cast.alone(actor, pattern)
        if cast.sentence.key(place) in (",", ";") or cue.voice is Voice.ACCORDING:
            break
    return None


def _main_subject(cast: Cast, cue: Cue) -> Subject | None:
    """The subject of a participle: that of the sentence, before it or after a comma."""
    sentence = cast.sentence
    before = [actor for actor in cast.actors if cast.span[actor][1] <= cue.start]
    after = [
        actor
        for actor in cast.actors
        if cast.span[actor][0] > cue.end and cast.sentence.key(cast.span[actor][0] - 1) == ","
    ]
    if cue.start and sentence.key(0) in PRONOUNS:
        return Subject(SubjectKind.PRONOUN, (), 0, 1, Pattern.SPEAKER_PRONOUN)
    for actor in before if cue.start else after:
        if not cast.is_oblique(actor):
            subject = cast.subject(actor)
            return replace(subject, pattern=Pattern.SPEAKER_OF_VERB_BEFORE)
    return None


def _of_clause(cast: Cast, cue: Cue) -> Subject | None:
    """Whoever is the subject of a clause that ends with a colon before a quotation."""
    subject = subject_ending_at(cast, cue.start)
    if subject and subject.kind is SubjectKind.ACTOR:
        return subject
    clause = [
        actor
        for actor in cast.actors
        if cue.clause <= cast.span[actor][0] < cue.start and not cast.is_oblique(actor)
    ]
    people = [actor for actor in clause if actor.kind == PERSON]
    if len(people) == 1 and len(clause) == 1:
        return replace(cast.subject(people[0]), pattern=Pattern.SPEAKER_BEHIND_ASIDE)
    first = subject_at(cast, cue.clause) if not clause else None
    return first and replace(first, pattern=Pattern.SPEAKER_BEHIND_ASIDE)


def _answerer(cast: Cast, cue: Cue) -> Subject | None:
    """Whose answer it is: "was Rahal’s answer", "the reply from Rahal", "in the words of Rahal"."""
    sentence, pattern = cast.sentence, Pattern.SPEAKER_AFTER_PREPOSITION
    if sentence.key(cue.end) in ("of", "from", "by"):
        subject = subject_at(cast, cue.end + 1)
        return subject and replace(subject, pattern=pattern)
    for place in range(cue.end - 1, cue.start, -1):
        if sentence.key(place) == POSSESSIVE:
            return owner_ending_at(cast, place)
    return None


def _inverted(cast: Cast, cue: Cue, quotations: Sequence[QuotedSpan]) -> Subject | None:
    """ "…”, said Dar": the speaker follows, and the sentence or a comma ends there."""
    sentence = cast.sentence
    if quotation_before(sentence, cue.start, quotations):
        if sentence.key(cue.end) in PRONOUNS:
            kind, pattern = SubjectKind.PRONOUN, Pattern.SPEAKER_PRONOUN
            return Subject(kind, (), cue.end, cue.end + 1, pattern)
        return subject_at(cast, cue.end)
    if cue.start == 0 or sentence.is_stop(cue.start - 1):
        # "Added Kim Rowe: “…”".
        subject = subject_at(cast, cue.end)
        if subject and sentence.key(subject.end) == ":":
            return subject
    actor = cast.starts.get(cue.start + 1)
    if actor is None:
        return None
    ends = sentence.key(cast.span[actor][1]) in (",", ".", "", ";", "on", "in", "during")
    takes_object = sentence.key(cue.start) in TO_OBJECT
    if cue.tells and sentence.key(cue.start - 1) == "," and ends and not takes_object:
        return cast.alone(actor)
    return None
