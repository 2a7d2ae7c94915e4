"""Split a text into sentences, with their places in it.

The text itself is never changed: a sentence is a slice of it. Excluded lines (`excluded.py`) and
lines without a letter or digit stay in the text, outside all sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from relations.sources.boundaries import sentence_starts
from relations.sources.excluded import BY_FORM, Exclusions
from relations.sources.normalisation import trimmed_span
from relations.sources.split_corrections import SplitCorrections

# In characters; text that was wrapped by hand or by a mail program has no longer lines.
_LONGEST_WRAPPED_LINE = 100
# The share of the width that a wrapped line has at least.
_LEAST_FILLED = 0.6
# Between two items of a list: "...;\n2. open the border".
_ITEM = re.compile(r"(?:\d{1,2}[.)]|\(?[a-z0-9]\)|[-*•·])\s")
_BEFORE_ITEM = ".;:,!?…"


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence: ``text[start:end]`` of the text it was split from, in code points.

    ``number`` counts the sentences of the text and ``paragraph`` its paragraphs of prose, both from
    1. The sentence has no white space or invisible characters at its ends.
    """

    number: int
    text: str
    start: int
    end: int
    paragraph: int


UNCORRECTED = SplitCorrections()


def split(
    text: str,
    language: str = "en",
    exclusions: Exclusions = BY_FORM,
    corrections: SplitCorrections = UNCORRECTED,
) -> list[SentenceSpan]:
    """Split a text into its sentences, in order and without overlap.

    ``language`` is a BCP 47 tag; an unknown one is split by the rules common to all languages.
    ``exclusions`` says which lines are in no sentence; by default only their form decides.
    ``corrections`` join and cut the sentences found, within a paragraph; those that do not match
    the text are ignored. Any text is accepted, and one without sentences gives an empty list.
    """
    sentences: list[SentenceSpan] = []
    paragraph = 0
    opening = exclusions.dateline(text)
    matching = corrections.matching(text)
    for start, end in _paragraphs(text, exclusions):
        prose_start = opening.end if opening and opening.start == start else start
        spans = list(matching.apply(text, _sentences(text, prose_start, end, language)))
        paragraph += bool(spans)
        for sentence_start, sentence_end in spans:
            words = text[sentence_start:sentence_end]
            number = len(sentences) + 1
            sentences.append(SentenceSpan(number, words, sentence_start, sentence_end, paragraph))
    return sentences


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    start, end = trimmed_span(text, start, end)
    starts = sentence_starts(text[start:end], language)
    for begin, finish in zip(starts, [*starts[1:], end - start], strict=False):
        yield trimmed_span(text, start + begin, start + finish)


def _paragraphs(text: str, exclusions: Exclusions) -> Iterator[tuple[int, int]]:
    """Yield the spans of prose between blank lines and excluded ones."""
    block: list[tuple[int, int]] = []
    for start, end in _lines(text):
        if start == end or exclusions.reason_for(text[start:end]):
            yield from _unwrapped(text, block)
            block = []
        elif block and _ITEM.match(text, start, end) and text[block[-1][1] - 1] in _BEFORE_ITEM:
            yield from _unwrapped(text, block)
            block = [(start, end)]
        else:
            block.append((start, end))
    yield from _unwrapped(text, block)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield trimmed_span(text, position, position + len(line))
        position += len(line)


def _unwrapped(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a block of lines with wrapped ones as one paragraph, else each line as its own.

    Wrapped lines are short, and at least one continues in lower case; headings and list items do
    not. Most articles have one long line for each paragraph.
    """
    is_short = all(end - start <= _LONGEST_WRAPPED_LINE for start, end in block)
    if not is_short or not any(text[start].islower() for start, _ in block[1:]):
        return block
    width = max(end - start for start, end in block)
    paragraphs, last = block[:1], block[0]
    for line in block[1:]:
        if _goes_on(text, last, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def _goes_on(text: str, last: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether a line goes on with what the one before began: a heading or a last line is short."""
    is_filled = last[1] - last[0] >= width * _LEAST_FILLED
    return text[line[0]].islower() or is_filled
