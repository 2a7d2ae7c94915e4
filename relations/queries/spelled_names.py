"""Names by their words, as they are written and in one spelling: found by bisection, and where
a few letters are wrong by rapidfuzz.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from relations.editions.packed_index import Numbers
from relations.queries.one_spelling import folded_words, in_one_spelling, spelled_words


class NameKind(StrEnum):
    """Of what a name is, in the order in which readers are shown what they look for."""

    COUNTRY = "country"
    PERSON = "person"
    ADDRESSEE = "addressee"
    PLACE = "place"
    TYPE = "type"
    TOPIC = "topic"
    OUTLET = "outlet"


FEWEST_LETTERS = 2
"""A word of a question that is shorter stands for itself alone, a longer one for all that begin
with it; in one spelling it takes one letter more."""

# How many letters of a word may be wrong, from which length on.
_WRONG = ((4, 1), (7, 2))


class KeptName(NamedTuple):
    """A thing that has names: its kind, its code, what readers call it, its other names, and for
    an actor which `Actor.Kind` it is."""

    kind: NameKind
    code: str
    label: str
    names: tuple[str, ...]
    actor_kind: str


class _WordIndex:
    """The words of names in alphabetical order, each with the numbers of the things with it."""

    def __init__(self, words_of: Iterable[tuple[int, tuple[str, ...]]]) -> None:
        things: dict[str, set[int]] = {}
        self.whole: dict[tuple[str, ...], list[int]] = {}
        for number, words in words_of:
            self.whole.setdefault(words, []).append(number)
            for word in words:
                things.setdefault(word, set()).add(number)
        self.words = sorted(things)
        ends = accumulate((len(things[word]) for word in self.words), initial=0)
        self._starts = list(ends)
        self._things = np.array([one for word in self.words for one in sorted(things[word])], int)

    def beginning(self, word: str, fewest: int) -> Numbers:
        """The things of which a word of a name is a word, or begins with it if it has so many
        letters, in no order."""
        first = bisect_left(self.words, word)
        last = first + (self.words[first : first + 1] == [word])
        if len(word) >= fewest:
            last = bisect_left(self.words, word + "\U0010ffff", first)
        return np.unique(self._things[self._starts[first] : self._starts[last]])

    def near(self, word: str) -> dict[int, int]:
        """The things with a word of which few letters are other than those of this one, each with
        how many are; a letter that was left out, added, or changed places with the next is one."""
        wrong = max((most for length, most in _WRONG if len(word) >= length), default=0)
        found: dict[int, int] = {}
        for _word, distance, place in process.extract(
            word, self.words, scorer=OSA.distance, score_cutoff=wrong, limit=None
        ):
            for thing in self._things[self._starts[place] : self._starts[place + 1]].tolist():
                found[thing] = min(int(distance), found.get(thing, wrong))
        return found


class SpelledNames:
    """Names, to be found by their words as they are written and in one spelling."""

    def __init__(self, rows: Sequence[KeptName]) -> None:
        self.rows = rows
        self.kinds = np.array([list(NameKind).index(each.kind) for each in rows], np.int8)
        names = [
            (number, name)
            for number, row in enumerate(rows)
            for name in dict.fromkeys((row.label, *row.names))
        ]
        self._folded = _WordIndex((number, folded_words(name)) for number, name in names)
        self._spelled = _WordIndex((number, spelled_words(name)) for number, name in names)

    def found(self, folded: tuple[str, ...], spelled: tuple[str, ...]) -> list[Numbers]:
        """The things that a question finds, the best matches first, in steps of which each has no
        thing of those before it: those of that name, of that name in another spelling, those with
        its words in their names, and with its words in another spelling."""
        whole = [self._folded.whole.get(folded, []), self._spelled.whole.get(spelled, [])]
        steps = [
            *(np.unique(np.array(each, int)) for each in whole),
            _in_all([self._folded.beginning(each, FEWEST_LETTERS) for each in folded]),
            _in_all([self._spelled.beginning(each, FEWEST_LETTERS + 1) for each in spelled]),
        ]
        seen, found = np.empty(0, int), []
        for step in steps:
            found.append(np.setdiff1d(step, seen))
            seen = np.union1d(seen, step)
        return found

    def near(self, words: tuple[str, ...]) -> list[Numbers]:
        """The things in whose names each of some folded words stands with few wrong letters, those
        with the fewest first, in steps; empty if a word is too short to be told."""
        nearest = [
            _nearer(self._folded.near(word), self._spelled.near(in_one_spelling(word)))
            for word in words
        ]
        things = set.intersection(*(set(each) for each in nearest)) if nearest else set()
        total = {thing: sum(each[thing] for each in nearest) for thing in things}
        return [
            np.array(sorted(thing for thing in total if total[thing] == distance), int)
            for distance in sorted(set(total.values()))
        ]


def _nearer(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    far = len(_WRONG) + 1
    return {each: min(one.get(each, far), other.get(each, far)) for each in one | other}


def _in_all(found: Sequence[Numbers]) -> Numbers:
    things = found[0] if found else np.empty(0, int)
    for each in found[1:]:
        things = np.intersect1d(things, each)
    return things
