"""An editor's corrections of a split, made before the text is stored: sentences joined or cut.

A correction is a place between two words, identified by its offset in the text and by the words
around it. It applies only while both match: in a text that was edited it is never moved to a place
that merely looks alike.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from relations.sources.normalisation import is_blank, trimmed_span

# A word as an editor points at it; scripts without spaces can be cut at any letter.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
    r"|[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff"
    r"\U00020000-\U0003ffff]+"
)
_LETTER = re.compile(r"[^\W_]")
# In characters: enough of a word to recognise the place.
_SIGHT = 40


@dataclass(frozen=True, order=True, slots=True)
class Seam:
    """A place between two words: the offset of the second, in code points. One place is one seam.

    `before` and `after` are those words, of each at most the 40 characters nearest to the place.
    """

    at: int
    before: str = field(compare=False)
    after: str = field(compare=False)

    @classmethod
    def in_text(cls, text: str, at: int) -> "Seam":
        """The seam before the word at `at`; blank on a side that has no word."""
        words = _WORD.findall(text[max(0, at - 2 * _SIGHT) : at])
        following = _WORD.match(text, at, at + _SIGHT)
        return cls(at, words[-1][-_SIGHT:] if words else "", following[0] if following else "")

    @classmethod
    def read(cls, value: str) -> "Seam | None":
        """Parse a seam that a form carried, as `str` writes it; None for anything else."""
        parts = value.split(" ")
        if len(parts) != 3 or not re.fullmatch(r"[0-9]{1,7}", parts[0]):
            return None
        return cls(int(parts[0]), parts[1], parts[2])

    def __str__(self) -> str:
        return f"{self.at} {self.before} {self.after}"

    def matches(self, text: str) -> bool:
        """Whether the two words still stand on the two sides of this place."""
        if not (0 < self.at < len(text) and self.before and self.after):
            return False
        preceding = text[max(0, self.at - 2 * _SIGHT) : self.at].rstrip()
        return preceding.endswith(self.before) and text.startswith(self.after, self.at)


def seams_in(text: str, start: int, end: int) -> Iterator[Seam]:
    """Yield the places between words at which ``text[start:end]`` can be cut in two."""
    last = _last_letter(text, start, end)
    first = _LETTER.search(text, start, end)
    for word in _WORD.finditer(text, start, end):
        if first and _can_cut(text, first.start(), word.start(), last):
            yield Seam.in_text(text, word.start())


def _can_cut(text: str, first: int, at: int, last: int) -> bool:
    """Whether a passage can be cut into two parts, the second beginning at `at`, each with a letter
    or digit, which every sentence has. `first` and `last` are the offsets of its first and last."""
    return first < at <= last and not is_blank(text[at])


def _last_letter(text: str, start: int, end: int) -> int:
    """The offset of the last letter or digit; -1 without one."""
    return next((at for at in range(end - 1, start - 1, -1) if text[at].isalnum()), -1)


@dataclass(frozen=True, slots=True)
class SplitCorrections:
    """The seams at which sentences are `joined`, and those at which one is `cut`."""

    joined: frozenset[Seam] = frozenset()
    cut: frozenset[Seam] = frozenset()

    @classmethod
    def read(cls, joined: Iterable[str], cut: Iterable[str]) -> "SplitCorrections":
        """Parse the corrections that a form carried; invalid values are ignored."""
        seams = [frozenset(filter(None, map(Seam.read, values))) for values in (joined, cut)]
        return cls(*seams)

    def __bool__(self) -> bool:
        return bool(self.joined or self.cut)

    def with_join(self, seam: Seam) -> "SplitCorrections":
        """These corrections and a join at `seam`; if there was a cut, it is undone instead."""
        if seam in self.cut:
            return replace(self, cut=self.cut - {seam})
        return replace(self, joined=self.joined | {seam})

    def with_cut(self, seam: Seam) -> "SplitCorrections":
        """These corrections and a cut at `seam`; if there was a join, it is undone instead."""
        if seam in self.joined:
            return replace(self, joined=self.joined - {seam})
        return replace(self, cut=self.cut | {seam})

    def matching(self, text: str) -> "SplitCorrections":
        """The corrections whose words still stand at their places in the text."""
        return SplitCorrections(
            frozenset(each for each in self.joined if each.matches(text)),
            frozenset(each for each in self.cut if each.matches(text)),
        )

    def effective(self, text: str, sentences: Iterable[tuple[int, int]]) -> "SplitCorrections":
        """The corrections that show in the sentences of a text, given as spans in order."""
        spans = list(sentences)
        starts = [start for start, _end in spans]
        matching, begun = self.matching(text), set(starts)
        return SplitCorrections(
            frozenset(each for each in matching.joined if _lies_within(spans, starts, each.at)),
            frozenset(each for each in matching.cut if each.at in begun),
        )

    def apply(self, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Correct the sentences of one paragraph, given and yielded as spans of the text.

        Call it on the corrections `matching` the text. A cut that would leave a part without a
        letter or digit is ignored. The spans stay in order, trimmed, and within the paragraph.
        """
        joined, cuts = _places(self)
        for start, end in _merged(sentences, joined):
            within = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            first = _LETTER.search(text, start, end)
            last = _last_letter(text, start, end)
            for at in within:
                if first and _can_cut(text, first.start(), at, last):
                    yield trimmed_span(text, start, at)
                    start, first = at, _LETTER.search(text, at, end)
            yield start, end


@lru_cache(maxsize=4)
def _places(corrections: SplitCorrections) -> tuple[frozenset[int], list[int]]:
    """Where sentences are joined, and where they are cut, in order; the same for each paragraph."""
    joined = frozenset(seam.at for seam in corrections.joined)
    return joined, sorted(seam.at for seam in corrections.cut)


def _merged(spans: Iterable[tuple[int, int]], joined: Set[int]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start in joined:
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _lies_within(spans: list[tuple[int, int]], starts: list[int], at: int) -> bool:
    """Whether an offset is inside one of the spans, at neither of its ends."""
    index = bisect_left(starts, at) - 1
    return index >= 0 and at < spans[index][1] and at not in starts[index + 1 : index + 2]
