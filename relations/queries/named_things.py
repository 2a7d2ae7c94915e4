"""What has a name on the record: people, countries, places, types of event, topics and outlets,
found by their names.

The names are kept in the memory of a worker for as long as the record stays as it is, and found
there by bisection, so that a reader who types asks the database for none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from django.db.models.fields.json import KT

from relations.editions.descriptions import Description
from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.one_spelling import folded_words, spelled_words, telling_words
from relations.queries.outlets import outlets_in
from relations.queries.spelled_names import KeptName, NameKind, SpelledNames

_DESCRIBED = {
    "actor": NameKind.PERSON,
    "country": NameKind.COUNTRY,
    "type": NameKind.TYPE,
    "topic": NameKind.TOPIC,
}

LONGEST_PHRASE = 8
"""As many words of a question are looked for among names; few names have more."""

NEAREST = 3
"""The most names that are offered in place of one that nothing has."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A thing by the name that readers see, with the number of events that it is part of, or for an
    actor of statements: their own, or those to them if they have none. `actor_kind` is the
    `Actor.Kind` of an actor."""

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
        counts = _Counts(known)
        rows = [counts.as_spoken(each) for each in _rows()]
        names = _spelled_names((*rows, *_places(known), *counts.outlets_named()))
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
        joined: Numbers = np.concatenate([*ordered, np.empty(0, int)])
        on_record: Numbers = joined[self.counts[joined] > 0]
        return on_record


class _Counts:
    """How often each thing is on record now."""

    def __init__(self, known: Columns) -> None:
        self._known = known
        self._outlets = {each.slug: each for each in outlets_in(known)}
        self._said = {
            NameKind.PERSON: _statements_by(known, "speaker"),
            NameKind.ADDRESSEE: _statements_by(known, "addressee"),
        }

    def outlets_named(self) -> list[KeptName]:
        """The outlets, in the order of their addresses."""
        return [
            KeptName(NameKind.OUTLET, slug, self._outlets[slug].name, (), "")
            for slug in sorted(self._outlets)
        ]

    def as_spoken(self, row: KeptName) -> KeptName:
        """An actor of whom no statement is on record, but to whom one is, as an addressee; all
        else as it is."""
        addressed = row._replace(kind=NameKind.ADDRESSEE)
        is_addressed = row.kind is NameKind.PERSON and not self.of(row) and self.of(addressed)
        return addressed if is_addressed else row

    def of(self, row: KeptName) -> int:
        """The count of a thing."""
        if row.kind in self._said:
            return self._said[row.kind].get(row.code, 0)
        if row.kind is NameKind.OUTLET:
            return self._outlets[row.code].events
        return self._known.count_of(row.kind.value, row.code)


def _statements_by(known: Columns, facet: str) -> dict[str, int]:
    """How many statements that are public now have each value of a facet."""
    column = known.statements.facets.get(facet)
    if column is None:
        return {}
    rows = np.flatnonzero(known.current[known.statements["edition"]])
    return dict(zip(column.values, column.counts(rows).tolist(), strict=False))


def _places(known: Columns) -> list[KeptName]:
    """Where events that are public now happened, as it was published."""
    column = known.editions.facets.get("place")
    written = sorted(column.values) if column else []
    return [
        KeptName(NameKind.PLACE, each, each, (), "")
        for each in written
        if known.count_of("place", each)
    ]


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
