"""Where the sentences of one text occur verbatim in another, however that one was split.

Texts are compared after normalisation. A match begins and ends where sentences of the other text
do, or directly beside the match of its own neighbour, to which it was joined there: “Kabul denied
that troops had left” does not contain the sentence “troops had left”.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from relations.sources.normalisation import normalise
from relations.sources.splitting import SentenceSpan

MOST_PLACES = 20
"""Of the places of a repeated sentence at most this many are tried, those of about its own rank. It
bounds the work for a line that a page repeats."""

# In characters: the beginning of a sentence that is looked up; the rest is compared, in at most so
# many places that begin alike.
_KEY = 64
_MOST_ALIKE = 200
# Sentences that the other text may have as one.
_MOST_JOINED = 200


@dataclass(frozen=True, order=True, slots=True)
class ProseSpan:
    """A slice of `Prose.text`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The normalised sentences of a text, one after the other, and the place of each."""

    text: str
    places: tuple[ProseSpan, ...]

    @classmethod
    def of(cls, spans: Sequence[SentenceSpan]) -> "Prose":
        pieces: list[str] = []
        places: list[ProseSpan] = []
        length = 0
        for number, span in enumerate(spans):
            # Some scripts put no space between sentences.
            if number and spans[number - 1].end < span.start:
                pieces.append(" ")
                length += 1
            pieces.append(normalise(span.text).text)
            places.append(ProseSpan(length, length + len(pieces[-1])))
            length = places[-1].end
        return cls("".join(pieces), tuple(places))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where sentences stand in a prose, by their index; no two share a place.

    `in_order` is the largest set whose order is unchanged, `moved` the others.
    """

    in_order: dict[int, ProseSpan]
    moved: dict[int, ProseSpan]


def align(sentences: Sequence[str], prose: Prose, lead: str = "") -> Alignment:
    """Find normalised sentences, given in order, in a prose.

    `lead` is what stood on the line before the first of them and may stand there again.
    """
    found = _Search(sentences, prose, lead).places()
    in_order = _longest_run(_candidates(sentences, found))
    taken = sorted(in_order.values())
    moved: dict[int, ProseSpan] = {}
    left = {text: iter(places) for text, places in found.items()}
    for index, text in enumerate(sentences):
        if index not in in_order and text in left:
            place = next((each for each in left[text] if _is_free(each, taken)), None)
            if place:
                moved[index] = place
                insort(taken, place)
    return Alignment(in_order, moved)


def _is_free(place: ProseSpan, taken: list[ProseSpan]) -> bool:
    index = bisect_right(taken, place)
    is_after = index == 0 or taken[index - 1].end <= place.start
    return is_after and (index == len(taken) or place.end <= taken[index].start)


class _Search:
    """All places of the given sentences in a prose."""

    def __init__(self, sentences: Sequence[str], prose: Prose, lead: str) -> None:
        self.sentences = sentences
        self.prose = prose
        self.starts = sorted(
            (prose.text[start : start + _KEY], start) for start in self._starts(lead)
        )
        self.ends = {place.end for place in prose.places}
        self.found: dict[str, set[ProseSpan]] = defaultdict(set)

    def _starts(self, lead: str) -> Iterator[int]:
        """Where a sentence may begin: where one of the prose does, or after the lead."""
        for place in self.prose.places:
            yield place.start
            if lead and self.prose.text.startswith(f"{lead} ", place.start):
                yield place.start + len(lead) + 1

    def places(self) -> dict[str, list[ProseSpan]]:
        """Each sentence's places in order, by its text; one without places is left out."""
        wanted = Counter(self.sentences)
        for place in self.prose.places:
            text = self.prose.text[place.start : place.end]
            if text in wanted:
                self.found[text].add(place)
        # Joined and divided sentences are searched only for what is not found as it was.
        self._look_for({text for text in wanted if len(self.found[text]) < wanted[text]})
        return {text: sorted(places) for text, places in self.found.items() if places}

    def _look_for(self, missing: set[str]) -> None:
        tries: Counter[str] = Counter()
        for index, text in enumerate(self.sentences):
            # A missing sentence may be joined to one before it that is not missing.
            is_wanted = bool(missing.intersection(self.sentences[index : index + 2]))
            if is_wanted and tries[text] < MOST_PLACES:
                tries[text] += 1
                starts = list(islice(self._starting_with(text), MOST_PLACES))
                for start in starts:
                    self._take_run(index, start)
                if not starts:
                    tries[text] = MOST_PLACES

    def _starting_with(self, text: str) -> Iterator[int]:
        key = text[:_KEY]
        first = bisect_left(self.starts, (key,))
        for number in range(first, min(first + _MOST_ALIKE, len(self.starts))):
            words, start = self.starts[number]
            if not words.startswith(key):
                break
            if self.prose.text.startswith(text, start):
                yield start

    def _take_run(self, index: int, start: int) -> None:
        """Record the places of the sentence at `index`, alone or with those that follow it, if
        together they stand at `start` and end where a sentence of the prose does."""
        run: list[tuple[str, ProseSpan]] = []
        for text in islice(self.sentences, index, index + _MOST_JOINED):
            if not self.prose.text.startswith(text, start):
                break
            run.append((text, ProseSpan(start, start + len(text))))
            start += len(text)
            if start in self.ends:
                for each, place in run:
                    self.found[each].add(place)
                break
            start += self.prose.text.startswith(" ", start)


def _candidates(
    sentences: Sequence[str], found: dict[str, list[ProseSpan]]
) -> Iterator[tuple[int, list[ProseSpan]]]:
    """Each sentence's index with the places at which it may be in order."""
    rank: Counter[str] = Counter()
    for index, text in enumerate(sentences):
        places = found.get(text, [])
        first = max(0, min(rank[text] - MOST_PLACES // 2, len(places) - MOST_PLACES))
        yield index, places[first : first + MOST_PLACES]
        rank[text] += 1


@dataclass(frozen=True, slots=True)
class _RunEnd:
    """The last sentence of a run of sentences in order, and the run before it."""

    index: int
    place: ProseSpan
    before: "_RunEnd | None"


def _longest_run(candidates: Iterable[tuple[int, list[ProseSpan]]]) -> dict[int, ProseSpan]:
    """The largest set of sentences that are in order without overlapping."""
    # For each length the run that ends earliest, and where it ends (patience sorting).
    runs: list[_RunEnd] = []
    ends: list[int] = []
    for index, places in candidates:
        # From the last place to the first, so that no run has the same sentence twice.
        for place in reversed(places):
            length = bisect_right(ends, place.start)
            run = _RunEnd(index, place, runs[length - 1] if length else None)
            if length == len(runs):
                runs.append(run)
                ends.append(place.end)
            elif place.end < ends[length]:
                runs[length], ends[length] = run, place.end
    in_order: dict[int, ProseSpan] = {}
    last = runs[-1] if runs else None
    while last:
        in_order[last.index] = last.place
        last = last.before
    return in_order
