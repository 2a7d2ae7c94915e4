"""Who says what to whom, sentence by sentence: an act, its speaker, and what is quoted.

A verb that only frames another saying does not count: in "the foreign office noted that Dar urged
restraint", the saying is Dar's. A speaker who merely tells and also does more in one sentence gets
the stronger act only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from relations.extraction.actors.sentences import ParsedSentence, sentence_of
from relations.extraction.attribution.coreference import Memory
from relations.extraction.attribution.cues import Cue, Voice, cues_in, told_act
from relations.extraction.attribution.speakers import (
    Cast,
    Subject,
    SubjectKind,
    addressee_of,
    subject_of,
)
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.lexicon.speech_acts import BLAME
from relations.extraction.people import ActorMention, actors_of
from relations.extraction.quotations import QuotedSpan, quotations_in

_PUNCTUATION = " ,.”\"’»」'!?"
_PARTED = frozenset((";", "while", "whereas", "but"))
_CLAIMS = frozenset(("claim", "claims", "claimed", "claiming"))
_BLAME_WITHIN = 7
_SUBJECT_WITHIN = 6
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Saying:
    """What one actor says in a sentence; ``act`` is one of the acts of a statement.

    The words and offsets of ``speaker`` and ``addressee`` are those of this sentence, even if an
    earlier sentence named them ("He"). ``speaker`` is None if no sentence makes the speaker known;
    ``speaker_words`` then says what the sentence calls it: "He", "A report". ``act_start`` is
    inclusive, ``act_end`` exclusive, both in code points.
    """

    speaker: ActorMention | None
    speaker_words: str
    addressee: ActorMention | None
    act: str
    act_words: str
    act_start: int
    act_end: int
    quotations: tuple[QuotedSpan, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A saying with the cue and the subject that it was read from."""

    saying: Saying
    cue: Cue
    subject: Subject

    @property
    def is_report(self) -> bool:
        is_telling = self.cue.tells or self.cue.voice is Voice.PARTICIPLE
        return self.saying.act == "report" and is_telling


def sayings_in(texts: Sequence[str], gazetteer: Gazetteer | None = None) -> list[list[Saying]]:
    """The sayings of successive sentences of one report: one list for each sentence, in order.

    Earlier sentences say who "he" is, so pass them too: more speakers are then found.
    """
    memory = Memory()
    return [_sayings(text, memory, gazetteer) for text in texts]


def _sayings(text: str, memory: Memory, gazetteer: Gazetteer | None) -> list[Saying]:
    sentence = sentence_of(text, gazetteer)
    quotations = quotations_in(text)
    actors = actors_of(sentence)
    cast = Cast(sentence, [each for each in actors if not _is_quoted(each, quotations)])
    memory.meet(actors)
    drafts = _drafts(cast, quotations, memory)
    drafts = _without_frames(_with_quotations(drafts, quotations, cast), cast)
    sayings = _merged(drafts)
    speakers = [saying.speaker for saying in sayings if saying.speaker]
    memory.leave(actors, speakers)
    return sayings


def _is_quoted(actor: ActorMention, quotations: Sequence[QuotedSpan]) -> bool:
    return any(span.start <= actor.start < span.end for span in quotations)


def _drafts(cast: Cast, quotations: Sequence[QuotedSpan], memory: Memory) -> list[_Draft]:
    drafts: list[_Draft] = []
    for cue in [*cues_in(cast.sentence, quotations), *_labels(cast, quotations)]:
        subject = subject_of(cast, cue, quotations)
        if subject is None:
            continue
        earlier = [draft.saying.speaker for draft in drafts if draft.saying.speaker]
        for speaker in memory.speakers(cast, subject, earlier):
            act = _act(cast, cue, subject, speaker, quotations)
            addressee = _addressee(cast, cue, act, speaker, drafts, memory)
            drafts.append(
                _Draft(_saying(cast.sentence, cue, subject, speaker, act, addressee), cue, subject)
            )
    return drafts


def _saying(
    sentence: ParsedSentence,
    cue: Cue,
    subject: Subject,
    speaker: ActorMention | None,
    act: str,
    addressee: ActorMention | None,
) -> Saying:
    words = ""
    if speaker:
        words = speaker.words
    elif subject.end > subject.start:
        words = sentence.words(subject.start, subject.end)
    start, end = sentence.tokens[cue.start].start, sentence.tokens[cue.end - 1].end
    return Saying(speaker, words, addressee, act, sentence.text[start:end], start, end, ())


def _labels(cast: Cast, quotations: Sequence[QuotedSpan]) -> Iterator[Cue]:
    """Cues of the form "Wang Wenbin: “…”": a name, a colon and a quotation."""
    for span in quotations:
        colon = cast.firsts.get(span.start, 0) - 2
        if cast.sentence.key(colon) == ":" and colon in cast.ends:
            yield Cue("report", colon, colon + 1, Voice.ACTIVE, tells=True)


def _act(
    cast: Cast,
    cue: Cue,
    subject: Subject,
    speaker: ActorMention | None,
    quotations: Sequence[QuotedSpan],
) -> str:
    """The cue's act, or the act that the reported content makes of it."""
    if not cue.tells:
        return cue.act
    alpha3 = speaker.alpha3 if speaker else None
    act = told_act(cast.sentence, quotations, cue, alpha3, subject.start)
    return "accuse" if act == "report" and _blames(cast, cue, alpha3) else act


def _blames(cast: Cast, cue: Cue, alpha3: str | None) -> bool:
    """Whether another country than the speaker's is named next, and blamed for something."""
    is_claim = cast.sentence.key(cue.start) in _CLAIMS
    for place in range(cue.end, cue.end + _SUBJECT_WITHIN):
        country = cast.sentence.countries.get(place)
        if country is None:
            continue
        following = range(country.end, country.end + _BLAME_WITHIN)
        is_blamed = any(cast.sentence.key(after) in BLAME for after in following)
        return country.mention.alpha3 != alpha3 and (is_claim or is_blamed)
    return False


def _addressee(
    cast: Cast,
    cue: Cue,
    act: str,
    speaker: ActorMention | None,
    drafts: Sequence[_Draft],
    memory: Memory,
) -> ActorMention | None:
    """The addressee that the words name, or the author of the accusation that is denied."""
    addressee = addressee_of(cast, cue, act)
    if addressee and (speaker is None or addressee.start != speaker.start):
        return memory.known(addressee)
    if act in ("deny", "reject"):
        accusers = (draft.saying.speaker for draft in drafts if draft.saying.act == "accuse")
        return next((each for each in accusers if each and each != speaker), None)
    return None


def _with_quotations(
    drafts: Sequence[_Draft], quotations: Sequence[QuotedSpan], cast: Cast
) -> list[_Draft]:
    """Give each quotation to the nearest saying: one right after it, else the last one before."""
    drafts = list(drafts)
    for span in quotations:
        if not drafts:
            break
        chosen = _nearest(drafts, span, cast.sentence)
        saying = drafts[chosen].saying
        mine = (*saying.quotations, span)
        drafts[chosen] = replace(drafts[chosen], saying=replace(saying, quotations=mine))
    return drafts


def _nearest(drafts: Sequence[_Draft], span: QuotedSpan, sentence: ParsedSentence) -> int:
    before = 0
    for number, draft in enumerate(drafts):
        first = min(draft.cue.start, draft.subject.start)
        between = sentence.text[span.end : sentence.tokens[first].start]
        if (
            draft.cue.tells
            and sentence.tokens[first].start > span.end
            and not between.strip(_PUNCTUATION)
        ):
            return number
        if sentence.tokens[draft.cue.start].start < span.start:
            before = number
    return before


def _without_frames(drafts: Sequence[_Draft], cast: Cast) -> list[_Draft]:
    """Drop drafts that only frame another saying.

    A draft that merely tells takes the act of a stronger draft of the same speaker instead, so
    that both are merged and its quotations stay with the speaker.
    """
    kept = []
    for number, draft in enumerate(drafts):
        beside = drafts[max(0, number - _BESIDE) : number + _BESIDE + 1]
        others = [other for other in beside if other is not draft]
        if draft.cue.tells and any(_frames(draft, other, cast.sentence) for other in others):
            continue
        if more := next((other for other in others if _is_less(draft, other)), None):
            draft = replace(draft, saying=replace(draft.saying, act=more.saying.act))
        kept.append(draft)
    return kept


def _frames(draft: _Draft, other: _Draft, sentence: ParsedSentence) -> bool:
    if draft.saying.quotations or other.subject.kind is SubjectKind.SAME:
        return False
    if draft.saying.act not in ("report", other.saying.act):
        return False
    if draft.cue.voice is Voice.ACCORDING:
        return other.cue.voice is Voice.ACTIVE
    if other.cue.voice is Voice.ACTIVE and other.subject.start >= draft.cue.end:
        between = range(draft.cue.end, other.subject.start)
        return not any(sentence.key(place) in _PARTED for place in between)
    is_behind = draft.subject.start >= other.cue.end
    return is_behind and draft.is_report and sentence.key(draft.subject.start - 1) == ","


def _is_less(draft: _Draft, other: _Draft) -> bool:
    """Whether the other is a stronger act of the same speaker, closely tied to this one."""
    if not draft.is_report or other.saying.act == "report" or not _is_same(draft, other):
        return False
    is_one_breath = Voice.PARTICIPLE in (draft.cue.voice, other.cue.voice)
    return is_one_breath or other.subject.kind is SubjectKind.PRONOUN


def _is_same(draft: _Draft, other: _Draft) -> bool:
    first, second = draft.saying.speaker, other.saying.speaker
    return bool(first and second and first.name == second.name)


def _merged(drafts: Sequence[_Draft]) -> list[Saying]:
    """The sayings in order; those with the same speaker and act become one."""
    merged: dict[tuple[str, str], Saying] = {}
    for draft in drafts:
        saying = draft.saying
        key = (saying.speaker.name if saying.speaker else saying.speaker_words, saying.act)
        first = merged.get(key)
        if first:
            quotations = (*first.quotations, *saying.quotations)
            addressee = first.addressee or saying.addressee
            saying = replace(first, quotations=quotations, addressee=addressee)
        merged[key] = saying
    return list(merged.values())
