"""Cues that count only beside a quotation: "“No,” he laughed", "was her answer", "was blunt: “"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.actors.single_names import end_of_phrase
from relations.extraction.attribution.cues import Cue, Voice, cues_in, voice_of
from relations.extraction.lexicon.quoting_verbs import ANSWERS, BEFORE_ANSWERS, QUOTING, VIEWS
from relations.extraction.quotations import QuotedSpan, offsets_in
from relations.extraction.tokens import QUOTATION_MARKS, listed

_CALLING = listed("""
    call calls called calling term terms termed terming dub dubs dubbed see sees saw find finds
    label labels labeled labelled brand brands branded describe describes described describing
    deem deems deemed defend defends defended defending portray portrays portrayed portraying
    characterize characterized characterizing characterise characterised characterising depicted
    depicting liken likened likening compared comparing cast casting""")
_MOST_BEFORE = 20
_MOST_AFTER = 12
_MOST_TO_ANSWER = 6
# The letters of marks and blanks between a quotation and what stands right after it.
_MOST_MARKS = 4


def all_cues_in(sentence: ParsedSentence, quotations: Sequence[QuotedSpan]) -> list[Cue]:
    """The cues of a sentence, with those that a quotation makes one, in order."""
    cues = cues_in(sentence, quotations)
    if not quotations:
        return cues
    taken = {place for cue in cues for place in range(cue.start, cue.end)}
    quoted = offsets_in(quotations)
    for position, token in enumerate(sentence.tokens):
        if token.start in quoted or position in taken:
            continue
        if cue := _cue_at(sentence, position, quotations):
            cues.append(cue)
            taken |= set(range(cue.start, cue.end))
    cues += _labels(sentence, quotations, taken)
    return sorted(cues, key=lambda cue: cue.start)


def introduction_in(sentence: ParsedSentence) -> Cue | None:
    """The verb of "Ana Lem spoke up", in a sentence without a quotation."""
    for position in range(len(sentence.tokens)):
        end = end_of_phrase(sentence, position)
        if end and voice_of(sentence, position) is Voice.ACTIVE:
            return Cue("report", position, end, Voice.ACTIVE, tells=True, quotes=True)
    return None


def _cue_at(
    sentence: ParsedSentence, position: int, quotations: Sequence[QuotedSpan]
) -> Cue | None:
    key = sentence.key(position)
    if key in ANSWERS or key in VIEWS:
        return _answer_at(sentence, position, quotations)
    end = _end_of_verb(sentence, position)
    if end is None or not _is_beside(sentence, position, quotations, key in _CALLING):
        return None
    voice = voice_of(sentence, position)
    is_quoted_as = key in ("quoted", "cited") and end > position + 1
    if is_quoted_as or voice in (Voice.ACTIVE, Voice.PARTICIPLE):
        voice = Voice.ACTIVE if is_quoted_as or voice is None else voice
        return Cue("report", position, end, voice, tells=True, quotes=True)
    return None


def _end_of_verb(sentence: ParsedSentence, position: int) -> int | None:
    """The token after a verb that may quote, with "back" or the like; None if it is no such."""
    if end := end_of_phrase(sentence, position):
        return end
    key = sentence.key(position)
    return position + 1 if key in QUOTING or key in _CALLING else None


def _is_beside(
    sentence: ParsedSentence, position: int, quotations: Sequence[QuotedSpan], only_after: bool
) -> bool:
    """Whether a quotation ends shortly before a verb or begins shortly after, in its clause."""
    number = bisect_right(quotations, sentence.tokens[position].start, key=lambda span: span.start)
    gaps = []
    if number < len(quotations):
        after = sentence.position_at(quotations[number].start)
        gaps.append((range(position + 1, after), _MOST_AFTER))
    if number and not only_after:
        before = sentence.position_at(quotations[number - 1].end)
        gaps.append((range(before, position), _MOST_BEFORE))
    return any(
        len(gap) <= most and not any(sentence.is_stop(place) for place in gap) for gap, most in gaps
    )


def _answer_at(
    sentence: ParsedSentence, position: int, quotations: Sequence[QuotedSpan]
) -> Cue | None:
    """ "“No” was Rahal’s answer", "came the reply from Rahal", "in the words of Rahal"."""
    end, voice = position + 1, Voice.ANSWER
    is_view = sentence.key(position - 1) == "the" and sentence.key(position - 2) in ("in", "to")
    if sentence.key(position) in VIEWS and is_view and sentence.key(position + 1) == "of":
        return Cue("report", position - 2, end, voice, tells=True, quotes=True)
    for place in range(position - 1, position - 1 - _MOST_TO_ANSWER, -1):
        if sentence.key(place) in BEFORE_ANSWERS:
            made = Cue("report", place, end, voice, tells=True, quotes=True)
            return made if quotation_before(sentence, place, quotations) else None
    return None


def quotation_before(
    sentence: ParsedSentence, position: int, quotations: Sequence[QuotedSpan]
) -> QuotedSpan | None:
    """The quotation that ends right before this token, but for marks."""
    start = sentence.tokens[position].start
    number = bisect_right(quotations, start, key=lambda span: span.start)
    span = quotations[number - 1] if number else None
    return span if span and 0 < start - span.end <= _MOST_MARKS else None


def _labels(
    sentence: ParsedSentence, quotations: Sequence[QuotedSpan], taken: set[int]
) -> Iterator[Cue]:
    """A colon before a quotation, if its clause has no other cue: "Wang Wenbin: “…”"."""
    for span in quotations:
        colon = sentence.position_at(span.start) - 2
        if sentence.key(colon) != ":":
            continue
        clause = colon
        while clause > 0 and not _starts_clause(sentence, clause - 1):
            clause -= 1
        if taken.isdisjoint(range(clause, colon)):
            yield Cue("report", colon, colon + 1, Voice.CLAUSE, tells=True, clause=clause)


def _starts_clause(sentence: ParsedSentence, position: int) -> bool:
    return sentence.is_stop(position) or sentence.key(position) in QUOTATION_MARKS
