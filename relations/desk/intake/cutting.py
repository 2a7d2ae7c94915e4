"""The sentences of a text before it is stored, while an editor joins two or cuts one in two.

A form carries the corrections made so far, and the button that was pressed adds one. Each button
posts the whole form, so that nothing typed is lost.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.http import QueryDict

from relations.sources.excluded import ExcludedLine, Exclusions
from relations.sources.split_corrections import Seam, SplitCorrections, seams_in
from relations.sources.splitting import SentenceSpan, split

JOINED, CUT = "joined", "cut"
"""The hidden fields, with one value for each correction."""
JOIN, CUT_AT, OPEN = "join", "cut_at", "open"
"""The buttons. Their value is a seam, or for `OPEN` the offset at which a sentence begins."""
MOST_PLACES = 300
"""Maximum number of places to offer in one sentence; what is cut off can be cut again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence. `seam` is where it begins: where an editor joined it to the part
    before, or where it can be cut off; None for the first part."""

    text: str
    start: int
    seam: Seam | None = None


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence in its joined pieces.

    `before` is the seam between it and the sentence before it in the same paragraph, which begins
    at the offset `joins`; `is_cut` means that an editor made that seam. `places` are the parts
    between which it can be cut, if the editor asked for them.
    """

    span: SentenceSpan
    pieces: list[Piece]
    before: Seam | None
    joins: int
    is_cut: bool
    places: list[Piece]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into sentences: the corrections that hold and those that no longer fit
    (`dropped`), what is in no sentence (`left_out`), and what an editor should check (`doubts`)."""

    sentences: list[ShownSentence] = field(default_factory=list)
    corrections: SplitCorrections = field(default_factory=SplitCorrections)
    dropped: list[Seam] = field(default_factory=list)
    left_out: list[ExcludedLine] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [each.span.text for each in self.sentences]


def corrections_in(data: QueryDict) -> SplitCorrections:
    """The corrections that a form carries, and the one of the button that was pressed."""
    corrections = SplitCorrections.read(data.getlist(JOINED), data.getlist(CUT))
    if seam := Seam.read(data.get(JOIN, "")):
        return corrections.with_join(seam)
    if seam := Seam.read(data.get(CUT_AT, "")):
        return corrections.with_cut(seam)
    return corrections


def cut_as_shown(
    text: str,
    language: str,
    exclusions: Exclusions,
    corrections: SplitCorrections,
    opened: str = "",
) -> Cut:
    """A normalised text cut as it would be stored.

    `opened` is the offset of the sentence whose places are wanted; anything else means none.
    """
    spans = split(text, language, exclusions, corrections)
    effective = corrections.effective(text, [(each.start, each.end) for each in spans])
    asked = corrections.joined | corrections.cut
    return Cut(
        list(_shown(text, spans, effective, opened)),
        effective,
        sorted(asked - effective.joined - effective.cut),
        exclusions.excluded_lines(text),
    )


def _shown(
    text: str, spans: list[SentenceSpan], corrections: SplitCorrections, opened: str
) -> Iterator[ShownSentence]:
    joined = sorted(corrections.joined)
    for previous, span in zip([None, *spans], spans, strict=False):
        is_same = previous is not None and previous.paragraph == span.paragraph
        before = Seam.in_text(text, span.start) if is_same else None
        within = joined[_until(joined, span.start) : _until(joined, span.end)]
        places: list[Piece] = []
        if opened == str(span.start):
            seams = islice(seams_in(text, span.start, span.end), MOST_PLACES)
            places = list(_pieces(text, span, list(seams)))
        yield ShownSentence(
            span,
            list(_pieces(text, span, within)),
            before,
            previous.start if previous else 0,
            before in corrections.cut,
            places,
        )


def _until(seams: list[Seam], at: int) -> int:
    """The number of sorted seams up to and including an offset."""
    return bisect_right(seams, at, key=lambda seam: seam.at)


def _pieces(text: str, span: SentenceSpan, seams: list[Seam]) -> Iterator[Piece]:
    """The parts of a sentence between these seams, with the white space at their ends."""
    starts = [span.start, *(seam.at for seam in seams)]
    for start, end, seam in zip(starts, [*starts[1:], span.end], [None, *seams], strict=True):
        yield Piece(text[start:end], start, seam)
