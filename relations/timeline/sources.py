"""Sources as readers may see them: only those that a published edition has cited."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef

from relations.editions.models import Edition, EditionFacet, EditionSentence
from relations.sources.models import Sentence, Source
from relations.timeline.asking import public

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a source, with what rests on it: editions, and statements within them."""

    sentence: Sentence
    editions: list[Edition] = field(default_factory=list)
    statements: list[tuple[Edition, dict[str, Any]]] = field(default_factory=list)

    @property
    def cited(self) -> bool:
        return bool(self.editions or self.statements)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with the sentences that readers may see, and how many it has in all."""

    source: Source
    sentences: list[ReadSentence]
    total: int

    @property
    def cited(self) -> int:
        return sum(each.cited for each in self.sentences)


def find_source(code: str) -> Source | None:
    """A source that some edition has cited; one that is only stored is nobody's business."""
    cited = EditionSentence.objects.filter(sentence__source=OuterRef("pk"))
    return Source.objects.filter(Exists(cited), code=code).first()


def read_source(source: Source) -> ReadSource:
    """The sentences of a source with what now rests on each; three queries.

    Where a source shows cited sentences only, there are no others.
    """
    read = {each.number: ReadSentence(each) for each in source.sentences.all()}
    for edition in _editions_citing(source):
        for number in _cited(edition.document["citations"], source):
            read[number].editions.append(edition)
        for statement in edition.document["statements"]:
            for number in _cited(statement["citations"], source):
                read[number].statements.append((edition, statement))
    everything = source.shows == Source.Shows.FULL
    shown = [each for each in read.values() if each.cited or everything]
    return ReadSource(source, shown, len(read))


@dataclass(frozen=True, slots=True)
class SourceOnRecord:
    """A source with the number of public events that cite it."""

    source: Source
    events: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Up to `PAGE_SIZE` sources, and the code after which the next page begins, if there is one."""

    rows: list[SourceOnRecord]
    next: str | None


def sources_page(after: Source | None) -> SourcesPage:
    """The sources that public events cite, the latest stored first; two queries."""
    facets = EditionFacet.objects.filter(name="source", edition__in=public().values("pk"))
    sources = Source.objects.filter(code__in=facets.values("value")).order_by("-pk")
    if after:
        sources = sources.filter(pk__lt=after.pk)
    found = list(sources.defer("text")[: PAGE_SIZE + 1])
    rows = found[:PAGE_SIZE]
    counted = facets.filter(value__in=[each.code for each in rows])
    events = dict(counted.values_list("value").annotate(count=Count("edition")))
    return SourcesPage(
        [SourceOnRecord(each, events[each.code]) for each in rows],
        rows[-1].code if len(found) > PAGE_SIZE else None,
    )


def _editions_citing(source: Source) -> list[Edition]:
    cited = EditionFacet.objects.filter(name="source", value=source.code)
    editions = public().filter(pk__in=cited.values("edition"))
    return list(editions.order_by("sort_date", "code"))


def _cited(citations: list[dict[str, Any]], source: Source) -> list[int]:
    """The numbers of the sentences of one source among some citations, each once."""
    return sorted({each["sentence"] for each in citations if each["source"] == source.code})
