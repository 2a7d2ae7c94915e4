"""What the index of editions follows from besides their documents, asked for many at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models.fields.json import KT

from relations.editions.descriptions import Description
from relations.editions.document import Document
from relations.editions.facet_values import actors
from relations.editions.models import Edition
from relations.editions.order import days_by_code
from relations.editions.snapshot import citations_in
from relations.sources.models import Sentence

CitedPlace = tuple[str, int]
"""The code of a source, and the number of a sentence in it."""


@dataclass(frozen=True, slots=True)
class IndexInputs:
    """What is stored beside some editions: the keys of sentences by their places, into whom actors
    were merged as published, both by code, and by code too the days of the public events that
    others came after, and what readers are told of the sources now (`SOURCE_MEMBERS`)."""

    sentences: Mapping[CitedPlace, int]
    merged: Mapping[str, str]
    days: Mapping[str, dict[str, Any]]
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def as_described(self, document: Document) -> Document:
        """A document whose sources are described as they are now. Two that were found to print
        one report since it was published are no two voices any more."""
        told = {
            code: {**source, **self.sources.get(code, {})}
            for code, source in document["sources"].items()
        }
        return cast(Document, {**document, "sources": told})

    def survivors(self, document: Document) -> dict[str, str]:
        """The actors that those of a document have been merged into, by code."""
        codes = dict.fromkeys(actors(document))
        return {code: self._survivor(code) for code in codes if code in self.merged}

    def cited(self, document: Document) -> list[int]:
        """The keys of the stored sentences that a document cites, each once."""
        places = dict.fromkeys(_places(document))
        return [self.sentences[each] for each in places if each in self.sentences]

    def _survivor(self, code: str) -> str:
        passed = {code}
        while (following := self.merged.get(code)) and following not in passed:
            passed.add(code := following)
        return code


SOURCE_MEMBERS = ("publisher", "language", "origin", "voice")
"""What facets of an event take from its sources: what a description of a source says that its
documents may say otherwise."""


def has_index(edition: Edition) -> bool:
    """Whether an edition says anything that readers find it by."""
    return not (edition.suppressed_whole or edition.withdrawn)


def inputs_of(editions: Iterable[Edition]) -> IndexInputs:
    """What the index of some editions follows from as it is now stored. Three queries, one more for
    each step that a merged actor, or an event that others came after, is away from them."""
    documents = [each.document for each in editions if has_index(each)]
    return IndexInputs(
        dict(_sentences({place for each in documents for place in _places(each)})),
        _merged({code for each in documents for code in actors(each)}),
        days_by_code({each.get("after") or "" for each in documents}),
        dict(_sources({code for each in documents for code in each["sources"]})),
    )


def _sources(codes: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    described = Description.objects.newest().filter(kind="source", code__in=codes)
    for code, document in described.order_by().values_list("code", "document"):
        yield code, {name: document[name] for name in SOURCE_MEMBERS}


def _places(document: Document) -> Iterator[CitedPlace]:
    return ((each["source"], each["sentence"]) for each in citations_in(document))


def _sentences(places: Collection[CitedPlace]) -> Iterator[tuple[CitedPlace, int]]:
    stored = Sentence.objects.filter(
        source__code__in={source for source, _number in places},
        number__in={number for _source, number in places},
    )
    for source, number, key in stored.order_by().values_list("source__code", "number", "pk"):
        yield (source, number), key


def _merged(codes: set[str]) -> dict[str, str]:
    """Into whom each of some actors was merged, and each of those in turn."""
    merged: dict[str, str] = {}
    while codes:
        actors = Description.objects.newest().filter(kind="actor", code__in=codes)
        into = actors.annotate(into=KT("document__merged_into__code")).exclude(into=None)
        found = dict(into.values_list("code", "into"))
        merged |= found
        codes = set(found.values()) - merged.keys()
    return merged
