"""Compare a stored article with its text of a later day, sentence by sentence.

Nothing stored is changed: a sentence that now reads differently is shown beside the stored one and
never replaces it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relations.sources.alignment import Prose, ProseSpan, align
from relations.sources.excluded import BY_FORM, ExclusionReason, Exclusions, words_of
from relations.sources.intake import split_to_store, text_to_store
from relations.sources.models import Sentence, Source
from relations.sources.normalisation import normalise
from relations.sources.revisits import RevisitedSentence
from relations.sources.similarity import Gap, nearest, words_in
from relations.sources.splitting import SentenceSpan

LEAST_SHARED = 0.5
"""If a smaller share of the stored words is found again, it may be another article."""

Outcome = RevisitedSentence.Outcome


@dataclass(frozen=True, slots=True)
class SentenceFinding:
    """What became of a stored sentence; `text_now` is the new wording of a changed one."""

    outcome: Outcome
    text_now: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings for all stored sentences, by number, and the sentences that are new.

    `shared` is the share (0 to 1) of the stored words, each counted once, that are found again.
    `exclusions` are those with which the later text was split: a line that is in both texts is
    treated as it was in the stored one.
    """

    findings: dict[int, SentenceFinding]
    added: list[SentenceSpan]
    shared: float
    is_same: bool
    exclusions: Exclusions

    @property
    def may_be_another(self) -> bool:
        """Whether the two texts share too little to be sure that they are the same article."""
        return self.shared < LEAST_SHARED


def compare(
    source: Source, stored: Sequence[Sentence], text_now: str, exclusions: Exclusions = BY_FORM
) -> Comparison:
    """Compare the `stored` sentences of a source, given in order, with its text of today.

    Each sentence is

    - *there* if its words occur in the later text, verbatim after normalisation, as one sentence,
      as several or joined to a neighbour, and in order: it is in the largest set of sentences that
      have the same order in both texts. Paragraphs do not matter;
    - *moved* if its words occur there in the same way, but out of that order;
    - *changed* if they do not, and a new sentence is similar enough to it: by at least
      `LEAST_IN_PLACE` between the same neighbours, by `LEAST_ELSEWHERE` in another place, or by one
      telling word if it is short and the new one alone stands in its place;
    - *gone* otherwise.

    Of a sentence that occurred twice and now occurs once, one is there. Raises `ValidationError`
    for a later text that has no sentence or could not be stored.
    """
    text_now = text_to_store(text_now)
    exclusions = _as_stored(source.text, stored, exclusions, text_now)
    spans = split_to_store(text_now, source.language, exclusions)
    if text_now == source.text:
        there = {each.number: SentenceFinding(Outcome.THERE) for each in stored}
        return Comparison(there, [], 1.0, True, exclusions)
    prose = Prose.of(spans)
    texts = [normalise(each.text).text for each in stored]
    alignment = align(texts, prose, _lead(source.text, stored))
    places = [*alignment.in_order.values(), *alignment.moved.values()]
    free = _free(prose, places)
    found = alignment.in_order.keys() | alignment.moved.keys()
    unfound = [n for n in range(len(stored)) if n not in found]
    gaps = _gaps(unfound, len(stored), alignment.in_order, prose)
    wanted = {n: (stored[n].text, gaps[n]) for n in unfound}
    changed = nearest(wanted, {n: spans[n].text for n in free})
    findings = {
        each.number: _finding(n, alignment.in_order, alignment.moved, changed, spans)
        for n, each in enumerate(stored)
    }
    matched = set(changed.values())
    added = [spans[n] for n in free if n not in matched]
    return Comparison(findings, added, _shared(stored, spans), False, exclusions)


def _finding(
    index: int,
    in_order: Mapping[int, ProseSpan],
    moved: Mapping[int, ProseSpan],
    changed: Mapping[int, int],
    spans: Sequence[SentenceSpan],
) -> SentenceFinding:
    if index in in_order:
        return SentenceFinding(Outcome.THERE)
    if index in moved:
        return SentenceFinding(Outcome.MOVED)
    if index in changed:
        return SentenceFinding(Outcome.CHANGED, spans[changed[index]].text)
    return SentenceFinding(Outcome.GONE)


def _free(prose: Prose, places: Sequence[ProseSpan]) -> list[int]:
    """The indexes of the later sentences in which no stored sentence was found."""
    starts = [each.start for each in prose.places]
    taken: set[int] = set()
    for place in places:
        first = bisect_right(starts, place.start) - 1
        taken.update(range(first, bisect_left(starts, place.end)))
    return [index for index in range(len(starts)) if index not in taken]


def _gaps(
    wanted: Sequence[int], count: int, in_order: Mapping[int, ProseSpan], prose: Prose
) -> dict[int, Gap]:
    """Where each sentence that was not found would stand: between its nearest neighbours that were
    found in order. `count` is the number of stored sentences."""
    starts = [each.start for each in prose.places]
    anchors = sorted(in_order)
    gaps = {}
    for index in wanted:
        at = bisect_left(anchors, index)
        before = anchors[at - 1] if at else -1
        after = anchors[at] if at < len(anchors) else count
        start = bisect_left(starts, in_order[before].end) if before >= 0 else 0
        end = bisect_left(starts, in_order[after].start) if after < count else len(starts)
        about = start + (end - start) * (index - before - 1) // max(1, after - before - 1)
        gaps[index] = Gap(start, end, about)
    return gaps


def _shared(stored: Sequence[Sentence], spans: Sequence[SentenceSpan]) -> float:
    before = words_in("\n".join(each.text for each in stored))
    after = words_in("\n".join(each.text for each in spans))
    return len(before.keys() & after.keys()) / len(before) if before else 0.0


def _lead(text: str, stored: Sequence[Sentence]) -> str:
    """The normalised text before the first sentence on its line, such as a dateline."""
    if not stored:
        return ""
    before = text[: stored[0].start]
    return normalise(before.rpartition("\n")[2]).text.strip()


def _as_stored(
    text: str, stored: Sequence[Sentence], exclusions: Exclusions, text_now: str
) -> Exclusions:
    """The exclusions for a later text, in which a line of both texts is treated as in the stored
    one.

    An editor may have put the line back then, or the page of that day may have marked it.
    """
    fates = _fates(text, stored)
    marks, put_back = dict(exclusions.marks), set(exclusions.put_back)
    for line in text_now.splitlines():
        words = words_of(line)
        if fates.get(words) is True:
            put_back.add(words)
        elif fates.get(words) is False:
            marks.setdefault(words, ExclusionReason.ASIDE)
    so_far = Exclusions(marks, frozenset(put_back))
    opening = so_far.dateline(text_now)
    printed = words_of(opening.text) if opening else ""
    if printed and any(words_of(each.text).startswith(printed) for each in stored):
        put_back.add(printed)
    return Exclusions(marks, frozenset(put_back))


def _fates(text: str, stored: Sequence[Sentence]) -> dict[str, bool]:
    """Whether each line of the stored text, by its words, is in a sentence. Lines without a letter
    or digit are left out, because they can never be in one."""
    starts = [each.start for each in stored]
    fates: dict[str, bool] = {}
    position = 0
    for line in text.splitlines(keepends=True):
        words, position = words_of(line), position + len(line)
        last = bisect_left(starts, position) - 1
        is_kept = last >= 0 and stored[last].end > position - len(line)
        if any(letter.isalnum() for letter in words):
            fates[words] = fates.get(words, False) or is_kept
    return fates
