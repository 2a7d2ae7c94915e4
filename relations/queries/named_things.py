"""What has a name on the record: people, countries, types of event, topics, found by their names.

The names are kept in the memory of a worker for as long as the record stays as it is, and found
there by bisection, so that a reader who types asks the database for none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, Self

import numpy as np
from django.db.models.fields.json import KT
from rapidfuzz import process
from rapidfuzz.distance import OSA

from relations.editions.descriptions import Description
from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.one_spelling import (
    folded_words,
    in_one_spelling,
    spelled_words,
    telling_words,
)


class NameKind(StrEnum):
    """Of what a name is, in the order in which readers are shown what they look for."""

    COUNTRY = "country"
    PERSON = "person"
    TYPE = "type"
    TOPIC = "topic"


_DESCRIBED = {
    "actor": NameKind.PERSON,
    "country": NameKind.COUNTRY,
    "type": NameKind.TYPE,
    "topic": NameKind.TOPIC,
}

FEWEST_LETTERS = 2
"""A word of a question that is shorter stands for itself alone, a longer one for all that begin
with it; in one spelling it takes one letter more."""

LONGEST_PHRASE = 8
"""As many words of a question are looked for among names; no name has more."""

NEAREST = 3
"""The most names that are offered in place of one that nothing has."""

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


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A thing by the name that readers see, with the number of events that it is part of, or of
    statements for whoever speaks, of whom `actor_kind` is the `Actor.Kind`."""

    kind: NameKind
    code: str
    label: str
    actor_kind: str
    count: int


@dataclass(frozen=True, slots=True)
class FoundNames:
    """The things of one kind that a question finds: the first of them, and how many there are."""

    things: list[NamedThing]
    total: int


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


@dataclass(frozen=True, slots=True)
class NamedThings:
    """The names of what is public at one state of the record, each with its count; what has none
    is not on record, and is never found."""

    names: SpelledNames
    counts: Numbers

    @classmethod
    def of(cls, known: Columns) -> Self:
        """The names in a state of the record; one query, and none where they were asked for before
        in it."""
        return known.results.of("named things", lambda: cls._read(known))

    @classmethod
    def _read(cls, known: Columns) -> Self:
        names = _spelled_names(tuple(_rows()))
        counts = _Counts(known)
        return cls(names, np.array([counts.of(each) for each in names.rows], np.int64))

    def found(self, question: str) -> dict[NameKind, Numbers]:
        """The numbers of the things that a question finds, by their kind; the best matches first,
        and of those that match as well the ones that count most."""
        folded, spelled = folded_words(question), spelled_words(question)
        if not folded or len(folded) > LONGEST_PHRASE:
            return {}
        return self._by_kind(self.names.found(folded, spelled))

    def meant(self, question: str) -> list[NamedThing]:
        """Up to `NEAREST` things whose names are spelled much as a question is."""
        words = telling_words(question)
        steps = self.names.near(words) if len(words) <= LONGEST_PHRASE else []
        return [self.thing(each) for each in self._in_order(steps)[:NEAREST].tolist()]

    def first(self, numbers: Numbers, most: int) -> FoundNames:
        """The first of some things that were found."""
        return FoundNames([self.thing(each) for each in numbers[:most].tolist()], len(numbers))

    def thing(self, number: int) -> NamedThing:
        """A thing by its number."""
        row = self.names.rows[number]
        count = int(self.counts[number])
        return NamedThing(row.kind, row.code, row.label, row.actor_kind, count)

    def _by_kind(self, steps: Sequence[Numbers]) -> dict[NameKind, Numbers]:
        ordered = self._in_order(steps)
        kinds = self.names.kinds[ordered]
        found = {kind: ordered[kinds == place] for place, kind in enumerate(NameKind)}
        return {kind: numbers for kind, numbers in found.items() if len(numbers)}

    def _in_order(self, steps: Sequence[Numbers]) -> Numbers:
        ordered = [step[np.argsort(-self.counts[step], kind="stable")] for step in steps]
        joined = np.concatenate([*ordered, np.empty(0, int)])
        return joined[self.counts[joined] > 0]


class _Counts:
    """How often each thing is on record now."""

    def __init__(self, known: Columns) -> None:
        self._known = known
        said = known.statements.facets.get("speaker")
        if said is not None:
            rows = np.flatnonzero(known.current[known.statements["edition"]])
            self._said = dict(zip(said.values, said.counts(rows).tolist(), strict=False))
        else:
            self._said = {}

    def of(self, row: KeptName) -> int:
        if row.kind is NameKind.PERSON:
            return self._said.get(row.code, 0)
        return self._known.count_of(row.kind.value, row.code)


@lru_cache(maxsize=2)
def _spelled_names(rows: tuple[KeptName, ...]) -> SpelledNames:
    """What is counted changes with every publication, but names seldom do."""
    return SpelledNames(rows)


def _rows() -> list[KeptName]:
    """The names as they were last published, one row a thing; those of whoever was merged into
    another are names of the other; one query."""
    described = Description.objects.newest().filter(kind__in=_DESCRIBED).order_by("kind", "code")
    columns = ("kind", "code", "label", "other_names", "document__kind")
    stored = [
        (KeptName(_DESCRIBED[kind], code, label, _lines(others), actor_kind or ""), into)
        for kind, code, label, others, actor_kind, into in described.values_list(
            *columns, KT("document__merged_into__code")
        )
    ]
    into_whom = {row.code: into for row, into in stored if into}
    merged: dict[str, list[str]] = {}
    for row, into in stored:
        if into:
            merged.setdefault(_survivor(row.code, into_whom), []).extend((row.label, *row.names))
    return [
        row._replace(names=(*row.names, *merged.get(row.code, ())))
        if row.kind is NameKind.PERSON
        else row
        for row, into in stored
        if not into
    ]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("\n")))


def _survivor(code: str, merged: dict[str, str]) -> str:
    passed = {code}
    while (into := merged.get(code)) and into not in passed:
        passed.add(code := into)
    return code
