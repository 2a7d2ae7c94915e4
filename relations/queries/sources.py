"""Sources as readers see them: only those that an event has cited which is public now."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from relations.editions.descriptions import Description
from relations.editions.document import CitationDocument, StatementDocument
from relations.editions.models import Edition, EditionFacet, EditionSentence
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.matches import matching_editions
from relations.queries.pages import editions_at, first_of
from relations.queries.selection import Order, Selection
from relations.record.described_kinds import FindingValue
from relations.sources.models import Sentence, Source
from relations.sources.origins import OriginValue

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
class PublishedSource:
    """A source as it was last published; `pk` and `article` are those of the stored rows, of which
    the article is the first version. Dates are EDTF, `shows` is a `Source.Shows`;
    `suppression_reason` is blank unless the text was suppressed."""

    pk: int
    article: int
    code: str
    slug: str
    title: str
    publisher: str
    author: str
    published: str
    url: str
    archive_url: str
    language: str
    origin: OriginValue | None
    voice: str
    dating_note: str
    retrieved_at: datetime | None
    shows: str
    suppression_reason: str
    findings: list[FindingValue]

    @classmethod
    def of(cls, source: Source, description: Description) -> Self:
        document = description.document
        retrieved_at = document["retrieved_at"]
        return cls(
            pk=source.pk,
            article=source.version_of_id or source.pk,
            code=source.code,
            origin=document["origin"],
            voice=document["voice"] or source.code,
            retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
            suppression_reason=source.suppression_reason,
            findings=document["findings"],
            **{name: document[name] for name in _TEXTS},
        )

    @property
    def shows_all(self) -> bool:
        return self.shows == Source.Shows.FULL

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.code, self.slug])


_TEXTS = (
    *("slug", "title", "publisher", "author", "published", "url", "archive_url", "language"),
    *("dating_note", "shows"),
)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with the sentences that readers may see, and the total number of its sentences.

    Beside the sentences stand the first `MOST_EVENTS` events in time; `named` is that number where
    there are more events, and None otherwise.
    """

    source: PublishedSource
    sentences: list[SourceSentence]
    total: int
    named: int | None

    @property
    def cited(self) -> int:
        return sum(each.cited for each in self.sentences)


WholeSources = frozenset[str]
"""The codes of the sources whose whole text readers may see; of any other they see no more than
its cited sentences."""


def shown_whole(editions: Iterable[Edition]) -> WholeSources:
    """Of the sources of some editions, those whose whole text readers may see; one query."""
    codes = {code for each in editions for code in each.document["sources"]}
    cited = cited_sources().filter(code__in=codes).order_by().values("code")
    described = Description.objects.newest().filter(kind="source", code__in=cited)
    whole = described.filter(document__shows=Source.Shows.FULL)
    return frozenset(whole.values_list("code", flat=True))


def find_source(code: str) -> PublishedSource | None:
    """A source that readers may open, or None; a source that no edition cites stays unseen. Two
    queries."""
    found = published_sources(cited_sources().filter(code=code))
    return found[0] if found else None


def find_withdrawn_source(code: str) -> bool:
    """Whether a source was public once; of one that readers may not open any more, all events that
    rested on it were withdrawn or suppressed. Two queries at most."""
    cited = EditionSentence.objects.filter(sentence__source__code=code)
    # Of a suppressed edition no sentence is left, but the sources are.
    return cited.exists() or EditionFacet.objects.filter(name="source", value=code).exists()


def reprints_of(source: PublishedSource) -> list[PublishedSource]:
    """The other sources that readers may open and that print the same report, in the order in
    which they were stored; later texts of an article are not among them. Two queries."""
    described = Description.objects.newest().filter(kind="source", document__version_of=None)
    same = described.filter(code__in=columns().sources_with_voice(source.voice))
    others = cited_sources().filter(code__in=same.values("code"))
    return published_sources(others.exclude(pk__in={source.pk, source.article}))


def published_sources(rows: QuerySet[Source]) -> list[PublishedSource]:
    """Some sources as they were last published, in the order in which they were stored, or the
    one that the query has; two queries."""
    ordered = rows if rows.query.order_by else rows.order_by("pk")
    stored = list(ordered.only("code", "version_of", "suppression_reason"))
    asked = {"source": [each.code for each in stored]}
    found = {each.code: each for each in Description.objects.newest().of(asked)}
    return [PublishedSource.of(each, found[each.code]) for each in stored]


def cited_sources() -> QuerySet[Source]:
    """The sources that readers may open: those that any edition, current or not, of an event has
    cited that is public now."""
    cited = EditionSentence.objects.of_public_events().filter(sentence__source=OuterRef("pk"))
    return Source.objects.filter(Exists(cited))


def read_source(source: PublishedSource) -> ReadSource:
    """The sentences of a source with what now rests on each; three queries.

    Where a source shows cited sentences only, there are no others.
    """
    cited = set(_citations_in([source.pk]).values_list("sentence", flat=True))
    stored = Sentence.objects.filter(source=source.pk).order_by("number")
    read = {each.number: SourceSentence(each, each.pk in cited) for each in stored}
    editions = _editions_citing(source)
    for edition in editions[:MOST_EVENTS]:
        for number in _cited(edition.document["citations"], source):
            read[number].editions.append(edition)
        for statement in edition.document["statements"]:
            for number in _cited(statement["citations"], source):
                read[number].statements.append((edition, statement))
    shown = [each for each in read.values() if each.cited or source.shows_all]
    named = MOST_EVENTS if len(editions) > MOST_EVENTS else None
    return ReadSource(source, shown, len(read), named)


def sentence_in_context(source: PublishedSource, number: int) -> list[Sentence | None] | None:
    """A sentence that readers may see, between the one before it and the one after it.

    A neighbour that readers may not see is None; at an end of the source there is no neighbour. The
    result is None where they may not see the sentence itself. Two queries.
    """
    in_source = Sentence.objects.filter(source=source.pk)
    around = in_source.filter(number__gte=number - 1, number__lte=number + 1)
    stored = list(around.order_by("number"))
    cited = set(
        _citations_in([source.pk]).filter(sentence__in=stored).values_list("sentence", flat=True)
    )
    passage = [each if source.shows_all or each.pk in cited else None for each in stored]
    seen = any(each is not None and each.number == number for each in passage)
    return passage if seen else None


@dataclass(frozen=True, slots=True)
class SourceOnRecord:
    """A source with the number of public events that cite it, and how many of its sentences
    the record cites."""

    source: PublishedSource
    events: int
    cited: int
    total: int


def sources_on_record(codes: Sequence[str], known: Columns) -> list[SourceOnRecord]:
    """Some sources that public events cite, in the order of their codes as given; four queries."""
    found = {each.code: each for each in published_sources(Source.objects.filter(code__in=codes))}
    return _on_record([found[code] for code in codes if code in found], known)


def _on_record(rows: Sequence[PublishedSource], known: Columns) -> list[SourceOnRecord]:
    keys = [each.pk for each in rows]
    cited = _citations_in(keys).values_list("sentence__source")
    cited_in = dict(cited.annotate(count=Count("sentence", distinct=True)))
    sentences = Sentence.objects.filter(source__in=keys).order_by().values_list("source")
    total_of = dict(sentences.annotate(count=Count("pk")))
    return [
        SourceOnRecord(
            each, known.count_of("source", each.code), cited_in.get(each.pk, 0), total_of[each.pk]
        )
        for each in rows
    ]


def _citations_in(sources: Collection[int]) -> QuerySet[EditionSentence]:
    """The citations by public editions of sentences in some sources, given by key; unsorted."""
    return EditionSentence.objects.public().filter(sentence__source__in=sources)


def _editions_citing(source: PublishedSource) -> list[Edition]:
    """The public events that cite a source, oldest first: one more than are shown; one query."""
    matches = matching_editions(Selection.of(source=(source.code,)))
    return editions_at(first_of(matches, Order.OLDEST, MOST_EVENTS + 1))


def _cited(citations: list[CitationDocument], source: PublishedSource) -> list[int]:
    """The numbers of the sentences of one source among some citations, each once."""
    return sorted({each["sentence"] for each in citations if each["source"] == source.code})
