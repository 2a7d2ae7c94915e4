"""Quotations that run over several sentences: marks open in one and close in a later one."""

from collections.abc import Iterator, Sequence

from relations.extraction.quotations import QuotedSpan, quotations_in
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import is_too_long

_LONGEST_RUN = 12
_MARKS = '“"«„'

SpansOfSentence = list[QuotedSpan]


def spans_in(texts: Sequence[str]) -> list[SpansOfSentence]:
    """The quotations of each sentence; one without marks inside a run is quoted as a whole.

    A sentence that is too long has none.
    """
    spans = [[] if is_too_long(text) else quotations_in(text) for text in texts]
    for run in runs_in(texts, spans):
        for place in run:
            text = texts[place]
            if not spans[place] and text.strip() and not is_too_long(text):
                start = len(text) - len(text.lstrip())
                end = len(text.rstrip())
                between = Pattern.QUOTATION_BETWEEN
                spans[place] = [QuotedSpan(text[start:end], start, end, between)]
    return spans


def is_only_quotation(text: str, quotations: Sequence[QuotedSpan]) -> bool:
    """Whether nothing but marks stands outside the quotations."""
    outside, end = [], 0
    for span in quotations:
        outside.append(text[end : span.start])
        end = span.end
    outside.append(text[end:])
    return bool(quotations) and not any(letter.isalnum() for letter in "".join(outside))


def runs_in(texts: Sequence[str], spans: Sequence[SpansOfSentence]) -> Iterator[range]:
    """The sentences of each quotation that is not closed where it opens, from first to last."""
    first = 0
    while first < len(texts):
        last = _last_of_run(texts, spans, first)
        if last is not None:
            yield range(first, last + 1)
        first = first + 1 if last is None else last


def _last_of_run(texts: Sequence[str], spans: Sequence[SpansOfSentence], first: int) -> int | None:
    """The sentence that closes the quotation left open in this one; None if none does."""
    if not _is_open(texts[first], spans[first]):
        return None
    for place in range(first + 1, min(first + _LONGEST_RUN, len(texts))):
        text, inside = texts[place], spans[place]
        if inside and (inside[0].start == 0 or text.lstrip()[:1] in _MARKS):
            if not _is_open(text, inside):
                return place
        elif inside:
            return None
    return None


def _is_open(text: str, spans: SpansOfSentence) -> bool:
    """Whether the last quotation runs to the end of the sentence without a mark."""
    if not spans or spans[-1].end < len(text.rstrip()):
        return False
    return any(mark in text[: spans[-1].start] for mark in _MARKS) or spans[-1].start == 0
