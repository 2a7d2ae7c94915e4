"""Sources as readers see them: only those that a published edition has cited."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet

from relations.editions.document import CitationDocument, StatementDocument
from relations.editions.models import Edition, EditionFacet, EditionSentence
from relations.queries.pages import first_of
from relations.queries.public import public
from relations.queries.selection import Order
from relations.sources.models import Sentence, Source

PAGE_SIZE = 50
MOST_EVENTS = 100
"""The most events shown beside the sentences of one source; its timeline shows all."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a source, whether the record cites it, and what rests on it: editions, and
    statements within them."""

    sentence: Sentence
    cited: bool
    editions: list[Edition] = field(default_factory=list)
    statements: list[tuple[Edition, StatementDocument]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with the sentences that readers may see, and the total number of its sentences.

    Beside the sentences stand the first `MOST_EVENTS` events in time; `named` is that number where
    there are more events, and None otherwise.
    """

    source: Source
    sentences: list[SourceSentence]
    total: int
    named: int | None

    @property
    def cited(self) -> int:
        return sum(each.cited for each in self.sentences)


def find_source(code: str) -> Source | None:
    """A source that readers may open, or None; a source that no edition cites stays unseen."""
    return cited_sources().filter(code=code).first()


def reprints_of(source: Source) -> list[Source]:
    """The other sources that readers may open and that print the same report, in the order in
    which they were stored; later texts of an article are not among them."""
    same = source.of_same_voice().values("pk")
    others = cited_sources().filter(pk__in=same, version_of=None)
    article = {source.pk, source.version_of_id}
    return [each for each in others.order_by("pk").defer("text") if each.pk not in article]


def cited_sources() -> QuerySet[Source]:
    """The sources that readers may open: those that any edition, current or not, has cited."""
    cited = EditionSentence.objects.filter(sentence__source=OuterRef("pk"))
    return Source.objects.filter(Exists(cited))


def read_source(source: Source) -> ReadSource:
    """The sentences of a source with what now rests on each; three queries.

    Where a source shows cited sentences only, there are no others.
    """
    cited = set(_citations_in([source]).values_list("sentence", flat=True))
    read = {each.number: SourceSentence(each, each.pk in cited) for each in source.sentences.all()}
    editions = _editions_citing(source)
    for edition in editions[:MOST_EVENTS]:
        for number in _cited(edition.document["citations"], source):
            read[number].editions.append(edition)
        for statement in edition.document["statements"]:
            for number in _cited(statement["citations"], source):
                read[number].statements.append((edition, statement))
    everything = source.shows == Source.Shows.FULL
    shown = [each for each in read.values() if each.cited or everything]
    named = MOST_EVENTS if len(editions) > MOST_EVENTS else None
    return ReadSource(source, shown, len(read), named)


def sentence_in_context(source: Source, number: int) -> list[Sentence | None] | None:
    """A sentence that readers may see, between the one before it and the one after it.

    A neighbour that readers may not see is None; at an end of the source there is no neighbour. The
    result is None where they may not see the sentence itself. Two queries.
    """
    around = source.sentences.filter(number__gte=number - 1, number__lte=number + 1)
    stored = list(around.order_by("number"))
    cited = set(
        _citations_in([source]).filter(sentence__in=stored).values_list("sentence", flat=True)
    )
    everything = source.shows == Source.Shows.FULL
    passage = [each if everything or each.pk in cited else None for each in stored]
    seen = any(each is not None and each.number == number for each in passage)
    return passage if seen else None


@dataclass(frozen=True, slots=True)
class SourceOnRecord:
    """A source with the number of public events that cite it, and how many of its sentences
    the record cites."""

    source: Source
    events: int
    cited: int
    total: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Up to `PAGE_SIZE` sources, and the code after which the next page begins, if there is one."""

    rows: list[SourceOnRecord]
    next: str | None


def sources_page(after: Source | None) -> SourcesPage:
    """The sources that public events cite, the latest stored first; four queries."""
    facets = EditionFacet.objects.public().filter(name="source")
    sources = Source.objects.filter(code__in=facets.values("value")).order_by("-pk")
    if after:
        sources = sources.filter(pk__lt=after.pk)
    found = list(sources.defer("text")[: PAGE_SIZE + 1])
    rows = found[:PAGE_SIZE]
    counted = facets.filter(value__in=[each.code for each in rows])
    events = dict(counted.values_list("value").annotate(count=Count("edition")))
    cited = _citations_in(rows).values_list("sentence__source")
    cited_in = dict(cited.annotate(count=Count("sentence", distinct=True)))
    sentences = Sentence.objects.filter(source__in=rows).order_by().values_list("source")
    total_of = dict(sentences.annotate(count=Count("pk")))
    return SourcesPage(
        [
            SourceOnRecord(each, events[each.code], cited_in[each.pk], total_of[each.pk])
            for each in rows
        ],
        rows[-1].code if len(found) > PAGE_SIZE else None,
    )


def _citations_in(sources: Sequence[Source]) -> QuerySet[EditionSentence]:
    """The citations by public editions of sentences in some sources, unsorted."""
    return EditionSentence.objects.public().filter(sentence__source__in=sources)


def _editions_citing(source: Source) -> list[Edition]:
    """The public events that cite a source, oldest first: one more than are shown."""
    editions = public().with_any("source", [source.code])
    return first_of(editions, Order.OLDEST, MOST_EVENTS + 1)


def _cited(citations: list[CitationDocument], source: Source) -> list[int]:
    """The numbers of the sentences of one source among some citations, each once."""
    return sorted({each["sentence"] for each in citations if each["source"] == source.code})
