"""The stored sources that are nearly the same as a text: what differs, word by word, and whether
the text can be stored as the same report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.editions.diff import Fate, Run, reworded, side_by_side
from relations.sources.fingerprints import NearDuplicate, near_duplicates, words_in
from relations.sources.models import Source

MOST_SHOWN = 3
"""Maximum number of stored sources to show, the most similar first."""
MOST_SENTENCES = 150
"""Maximum number of sentences of each text to pair: more would take too long."""
# Two sentences that share a smaller part of their words are not one that was changed.
LEAST_COMMON = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """A stored sentence and the one in its place, in runs; a missing sentence is an empty list."""

    stored: list[Run]
    here: list[Run]

    @property
    def is_same(self) -> bool:
        return self.stored == self.here


@dataclass(frozen=True, slots=True)
class Reprint:
    """A stored source compared with a text: the shared part in per cent, rounded down, and the
    sentences side by side.

    `is_same_text` means that the texts are equal letter for letter; `is_again` that the outlet and
    the address are too, so that it cannot be stored; `is_cut_short` that not all sentences are
    shown.
    """

    source: Source
    percent: int
    pairs: list[Pair]
    is_same_text: bool
    is_again: bool
    is_cut_short: bool


@dataclass(frozen=True, slots=True)
class Reprints:
    """The stored sources that are nearly the same as a text, and whether all were compared."""

    found: list[Reprint]
    is_complete: bool

    @property
    def has_same_text(self) -> bool:
        return any(each.is_same_text for each in self.found)


def reprints_of(sentences: list[str], text_digest: str, outlet: tuple[str, str]) -> Reprints:
    """What a text resembles, given its sentences and the SHA-256 of the whole text.

    `outlet` is its publisher and its address, as typed.
    """
    duplicates = near_duplicates(sentences)
    most_similar = sorted(duplicates.found, key=lambda each: each.source.sha256 != text_digest)
    return Reprints(
        [_reprint(each, sentences, text_digest, outlet) for each in most_similar[:MOST_SHOWN]],
        duplicates.is_complete,
    )


def _reprint(
    duplicate: NearDuplicate, sentences: list[str], text_digest: str, outlet: tuple[str, str]
) -> Reprint:
    source = duplicate.source
    stored = [each.text for each in duplicate.sentences]
    is_same = source.sha256 == text_digest
    return Reprint(
        source,
        int(100 * duplicate.share),
        list(paired(stored[:MOST_SENTENCES], sentences[:MOST_SENTENCES])),
        is_same,
        is_same and (source.publisher, source.url) == outlet,
        max(len(stored), len(sentences)) > MOST_SENTENCES,
    )


def paired(stored: Sequence[str], here: Sequence[str]) -> Iterator[Pair]:
    """The sentences of two texts side by side, each once and in order, so that as many words as
    possible are paired with equal ones."""
    row, column = 0, 0
    gains = _gains(stored, here)
    best = _best(gains)
    while row < len(stored) or column < len(here):
        is_pair = (
            row < len(stored)
            and column < len(here)
            and gains[row][column]
            and best[row][column] == best[row + 1][column + 1] + gains[row][column]
        )
        if is_pair:
            yield _pair(stored[row], here[column])
            row, column = row + 1, column + 1
        elif column == len(here) or (
            row < len(stored) and best[row][column] == best[row + 1][column]
        ):
            yield Pair([Run(Fate.REMOVED, stored[row])], [])
            row += 1
        else:
            yield Pair([], [Run(Fate.ADDED, here[column])])
            column += 1


def _pair(stored: str, here: str) -> Pair:
    return Pair(*side_by_side(reworded(stored, here)))


def _gains(stored: Sequence[str], here: Sequence[str]) -> list[list[int]]:
    """The number of common words of every two sentences; 0 if they are too few."""
    old, new = ([frozenset(words_in([each])) for each in texts] for texts in (stored, here))
    return [[_common(one, other) for other in new] for one in old]


def _common(one: frozenset[str], other: frozenset[str]) -> int:
    common = len(one & other)
    return common if common and common >= LEAST_COMMON * len(one | other) else 0


def _best(gains: list[list[int]]) -> list[list[int]]:
    """For every two positions, the largest number of common words from there on."""
    width = len(gains[0]) if gains else 0
    best = [[0] * (width + 1) for _row in range(len(gains) + 1)]
    for row in reversed(range(len(gains))):
        for column in reversed(range(width)):
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + gains[row][column],
            )
    return best
