"""Drafts of sayings: a cue with its subject, before it is known what is quoted and what frames."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.addressees import Addressee
from relations.extraction.attribution.cast import Subject, SubjectKind
from relations.extraction.attribution.contents import FoundAct
from relations.extraction.attribution.cues import Cue, Voice
from relations.extraction.lexicon.actor_words import GOVERNMENTS, OFFICES
from relations.extraction.lexicon.common_speakers import SPEAKING_GROUPS
from relations.extraction.people import GOVERNMENT, NOT_NAMED, ActorMention
from relations.extraction.quotations import QuotedSpan
from relations.extraction.sureness import Pattern

_PARTED = frozenset((";", "while", "whereas", "but"))
_BESIDE = 4
# What is done by agreeing or promising is done by more than words.
_DEEDS = frozenset(("agree", "offer"))
_TELLINGS = frozenset(("report", "announce"))
_COMMON = OFFICES | GOVERNMENTS | SPEAKING_GROUPS
_OWNED = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Draft:
    """A saying with the cue and the subject that it was read from.

    ``speaker`` is None if nothing makes the speaker known.
    """

    sentence: ParsedSentence
    cue: Cue
    subject: Subject
    speaker: ActorMention | None
    found: FoundAct
    addressee: Addressee | None
    quotations: tuple[QuotedSpan, ...] = ()
    is_far: bool = False

    @property
    def act(self) -> str:
        return self.found.act

    @property
    def is_report(self) -> bool:
        is_telling = self.cue.tells or self.cue.voice is Voice.PARTICIPLE
        return self.act == "report" and is_telling

    @property
    def words_of_subject(self) -> str:
        """What the sentence calls the speaker; empty if the subject has no words."""
        has_words = self.subject.end > self.subject.start
        return self.sentence.words(self.subject.start, self.subject.end) if has_words else ""

    @property
    def act_words(self) -> str:
        return self.sentence.words(self.cue.start, self.cue.end)

    @property
    def act_start(self) -> int:
        return self.sentence.tokens[self.cue.start].start

    @property
    def act_end(self) -> int:
        return self.sentence.tokens[self.cue.end - 1].end

    @property
    def first(self) -> int:
        """The position of its first token."""
        return min(self.cue.start, self.subject.start)

    @property
    def last(self) -> int:
        """The position after its last token."""
        return max(self.cue.end, self.subject.end)

    @property
    def pattern(self) -> Pattern:
        """How the speaker of its quotations was found: by the weakest step."""
        if self.is_far:
            return Pattern.SPEAKER_FAR_FROM_QUOTATION
        is_beside = self.subject.pattern is Pattern.SPEAKER_BESIDE_VERB
        if not is_beside or self.speaker is None:
            return self.subject.pattern
        if self.speaker.name.endswith(NOT_NAMED) or not _has_name(self.speaker.name):
            return Pattern.SPEAKER_UNNAMED
        is_state = self.speaker.kind == GOVERNMENT
        return Pattern.SPEAKER_STATE if is_state else Pattern.SPEAKER_BESIDE_VERB


def _has_name(words: str) -> bool:
    """Whether more than the first letter of a name shows that it is one: not "Police"."""
    first, *others = words.split() or [""]
    is_named = any(word[0].isupper() for word in others) or first[1:] != first[1:].lower()
    return is_named or (not others and first.lower() not in _COMMON) or first.endswith(_OWNED)


def without_frames(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop drafts that only frame another saying, and those that only quote but have no quotation.

    A draft that merely tells takes the act of a stronger draft of the same speaker instead, so
    that both are merged and its quotations stay with the speaker.
    """
    kept = []
    drafts = [each for each in drafts if each.quotations or not each.cue.quotes]
    drafts = [each for each in drafts if not _is_reported(each, drafts)]
    for number, draft in enumerate(drafts):
        beside = drafts[max(0, number - _BESIDE) : number + _BESIDE + 1]
        others = [other for other in beside if other is not draft]
        if draft.cue.tells and any(_frames(draft, other) for other in others):
            continue
        if more := next((other for other in others if _is_less(draft, other)), None):
            draft = replace(draft, found=more.found)
        kept.append(draft)
    return kept


def _is_reported(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Kosovo said that Serbia had agreed": what Serbia did is what Kosovo reports."""
    is_deed = draft.act in _DEEDS and draft.cue.voice is Voice.ACTIVE and not draft.quotations
    if not is_deed or draft.sentence.key(draft.cue.start - 1) != "had":
        return False
    return any(each.act in _TELLINGS and _tells_of(each, draft) for each in drafts)


def _tells_of(draft: Draft, other: Draft) -> bool:
    """Whether the other stands in what is told: in its clause, with a subject of its own."""
    is_behind = other.subject.start >= draft.cue.end
    return draft.cue.voice is Voice.ACTIVE and is_behind and not _are_parted(draft, other)


def _are_parted(draft: Draft, other: Draft) -> bool:
    """Whether a clause ends between a cue and the subject of the other behind it."""
    between = range(draft.cue.end, other.subject.start)
    return any(draft.sentence.key(place) in _PARTED for place in between)


def _frames(draft: Draft, other: Draft) -> bool:
    if draft.quotations or other.subject.kind is SubjectKind.SAME:
        return False
    if draft.act not in ("report", other.act):
        return False
    if draft.cue.voice is Voice.ACCORDING:
        return other.cue.voice is Voice.ACTIVE
    if other.cue.voice is Voice.ACTIVE and other.subject.start >= draft.cue.end:
        return not _are_parted(draft, other)
    is_behind = draft.subject.start >= other.cue.end
    return is_behind and draft.is_report and draft.sentence.key(draft.subject.start - 1) == ","


def _is_less(draft: Draft, other: Draft) -> bool:
    """Whether the other is a stronger act of the same speaker, closely tied to this one."""
    if not draft.is_report or other.act == "report" or not _is_same(draft, other):
        return False
    is_one_breath = Voice.PARTICIPLE in (draft.cue.voice, other.cue.voice)
    return is_one_breath or other.subject.kind is SubjectKind.PRONOUN


def _is_same(draft: Draft, other: Draft) -> bool:
    first, second = draft.speaker, other.speaker
    return bool(first and second and first.name == second.name)
