"""Who says what to whom, sentence by sentence: an act, its speaker, and what is quoted.

A verb that only frames another saying does not count: in "the foreign office noted that Dar urged
restraint", the saying is Dar's. A speaker who merely tells and also does more in one sentence gets
the stronger act only. A sentence that is nothing but a quotation goes on with the only speaker of
the sentence before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relations.extraction.actors.sentences import ParsedSentence, sentence_of
from relations.extraction.attribution.acting_names import acting_names_in
from relations.extraction.attribution.addressees import Addressee, addressee_of
from relations.extraction.attribution.cast import Cast
from relations.extraction.attribution.contents import act_of, act_of_quotation
from relations.extraction.attribution.coreference import Memory
from relations.extraction.attribution.cues import Cue, Voice
from relations.extraction.attribution.draft_sayings import Draft, without_frames
from relations.extraction.attribution.quoted import with_quotations
from relations.extraction.attribution.quoting_cues import all_cues_in, introduction_in
from relations.extraction.attribution.runs import is_only_quotation, runs_in, spans_in
from relations.extraction.attribution.speakers import subject_of
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.lexicon.quoting_verbs import BELIEFS
from relations.extraction.people import ActorMention, actors_of
from relations.extraction.quotations import QuotedSpan, offsets_in
from relations.extraction.sureness import Pattern


@dataclass(frozen=True, slots=True)
class Saying:
    """What one actor says in a sentence; ``act`` is one of the acts of a statement.

    The words and offsets of ``speaker`` and ``addressee`` are those of this sentence, even if an
    earlier sentence named them ("He"); where a quotation goes on without a word for its speaker,
    they are the quotation. ``speaker`` is None if no sentence makes the speaker known;
    ``speaker_words`` then says what the sentence calls it: "He", "A report". ``act_start`` is
    inclusive, ``act_end`` exclusive, both in code points. Each pattern is how the part was found,
    and None where there is no such part.
    """

    speaker: ActorMention | None
    speaker_words: str
    speaker_pattern: Pattern | None
    addressee: ActorMention | None
    addressee_pattern: Pattern | None
    act: str
    act_words: str
    act_start: int
    act_end: int
    act_pattern: Pattern
    quotations: tuple[QuotedSpan, ...]


def sayings_in(texts: Sequence[str], gazetteer: Gazetteer | None = None) -> list[list[Saying]]:
    """The sayings of successive sentences of one report: one list for each sentence, in order.

    Earlier sentences say who "he" is, so pass them too: more speakers are then found.
    """
    memory = Memory()
    sentences = [sentence_of(text, gazetteer) for text in texts]
    spans = spans_in(texts)
    found = [
        _sayings(sentence, quotations, memory)
        for sentence, quotations in zip(sentences, spans, strict=True)
    ]
    for run in runs_in(texts, spans):
        _name_all_of(run, sentences, spans, found)
    return found


def _name_all_of(
    run: range,
    sentences: Sequence[ParsedSentence],
    spans: Sequence[list[QuotedSpan]],
    found: list[list[Saying]],
) -> None:
    """Give the speaker named where a quotation closes to the sentences that it began in."""
    closing = (each for each in found[run[-1]] if spans[run[-1]][0] in each.quotations)
    speaker = next((each.speaker for each in closing), None)
    for place in run:
        if not found[place] and is_only_quotation(sentences[place].text, spans[place]):
            found[place] = _continued(sentences[place], spans[place], speaker)


def _sayings(
    sentence: ParsedSentence, quotations: list[QuotedSpan], memory: Memory
) -> list[Saying]:
    quoted = offsets_in(quotations)
    actors = [each for each in _actors(sentence, memory) if each.start not in quoted]
    cast = Cast(sentence, actors, quotations)
    memory.meet(actors)
    drafts, unknown = _drafts(cast, quotations, memory)
    drafts = with_quotations(drafts, quotations, sentence, unknown)
    sayings = _merged(without_frames(drafts))
    if not sayings and is_only_quotation(sentence.text, quotations):
        sayings = _continued(sentence, quotations, memory.last_speaker)
    speakers = [saying.speaker for saying in sayings] or _introduced(cast, memory)
    memory.leave(actors, [each for each in speakers if each])
    return sayings


def _actors(sentence: ParsedSentence, memory: Memory) -> list[ActorMention]:
    """The actors of a sentence, with the people by one name who may be meant later."""
    actors = actors_of(sentence)
    more = acting_names_in(sentence, actors, memory.surnames)
    return sorted([*actors, *more], key=lambda actor: actor.start)


def _introduced(cast: Cast, memory: Memory) -> list[ActorMention | None]:
    """Whoever "spoke up" in a sentence where nothing is quoted."""
    cue = introduction_in(cast.sentence)
    subject = subject_of(cast, cue, ()) if cue else None
    return memory.speakers(cast, subject, ()) if subject else []


def _continued(
    sentence: ParsedSentence, quotations: Sequence[QuotedSpan], speaker: ActorMention | None
) -> list[Saying]:
    """The quotations of a sentence that only quotes, as what the speaker before goes on to say."""
    if speaker is None:
        return []
    first = quotations[0]
    act = act_of_quotation(sentence, first)
    unsaid = replace(speaker, words=first.quotation, start=first.start, end=first.end)
    return [
        Saying(
            speaker=unsaid,
            speaker_words=unsaid.words,
            speaker_pattern=Pattern.SPEAKER_CONTINUED,
            addressee=None,
            addressee_pattern=None,
            act=act.act,
            act_words=first.quotation,
            act_start=first.start,
            act_end=first.end,
            act_pattern=act.pattern,
            quotations=tuple(quotations),
        )
    ]


def _drafts(
    cast: Cast, quotations: Sequence[QuotedSpan], memory: Memory
) -> tuple[list[Draft], list[int]]:
    """The drafts in the order of their cues, and the positions of active cues without a subject."""
    drafts: list[Draft] = []
    unknown: list[int] = []
    for cue in all_cues_in(cast.sentence, quotations):
        subject = subject_of(cast, cue, quotations)
        if subject is None:
            is_belief = cast.sentence.key(cue.start) in BELIEFS
            unknown += [cue.start] if cue.voice is Voice.ACTIVE and not is_belief else []
            continue
        earlier = [draft.speaker for draft in drafts if draft.speaker]
        for speaker in memory.speakers(cast, subject, earlier):
            alpha3 = speaker.alpha3 if speaker else None
            act = act_of(cast.sentence, quotations, cue, alpha3, subject.start)
            addressee = _addressee(cast, cue, act.act, speaker, drafts, memory)
            drafts.append(Draft(cast.sentence, cue, subject, speaker, act, addressee))
    return drafts, unknown


def _addressee(
    cast: Cast,
    cue: Cue,
    act: str,
    speaker: ActorMention | None,
    drafts: Sequence[Draft],
    memory: Memory,
) -> Addressee | None:
    """The addressee that the words name, or the author of the accusation that is denied."""
    found = addressee_of(cast, cue, act)
    if found and (speaker is None or found.actor.start != speaker.start):
        return found._replace(actor=memory.known(found.actor))
    if act in ("deny", "reject"):
        accusers = (draft.speaker for draft in drafts if draft.act == "accuse")
        accuser = next((each for each in accusers if each and each != speaker), None)
        return Addressee(accuser, Pattern.ADDRESSEE_ACCUSER) if accuser else None
    return None


def _merged(drafts: Sequence[Draft]) -> list[Saying]:
    """The sayings in order; those with the same speaker and act become one."""
    merged: dict[tuple[str, str], Saying] = {}
    for draft in drafts:
        saying = _saying(draft)
        key = (saying.speaker.name if saying.speaker else saying.speaker_words, saying.act)
        first = merged.get(key)
        merged[key] = _joined(first, saying) if first else saying
    return list(merged.values())


def _joined(first: Saying, other: Saying) -> Saying:
    """The first with the quotations of the other, and with its addressee if it has none."""
    if other.quotations and not first.quotations:
        first = replace(first, speaker_pattern=other.speaker_pattern)
    if first.addressee is None:
        first = replace(first, addressee=other.addressee, addressee_pattern=other.addressee_pattern)
    return replace(first, quotations=(*first.quotations, *other.quotations))


def _saying(draft: Draft) -> Saying:
    speaker, addressee = draft.speaker, draft.addressee
    return Saying(
        speaker=speaker,
        speaker_words=speaker.words if speaker else draft.words_of_subject,
        speaker_pattern=draft.pattern if speaker else None,
        addressee=addressee.actor if addressee else None,
        addressee_pattern=addressee.pattern if addressee else None,
        act=draft.act,
        act_words=draft.act_words,
        act_start=draft.act_start,
        act_end=draft.act_end,
        act_pattern=draft.found.pattern,
        quotations=draft.quotations,
    )
