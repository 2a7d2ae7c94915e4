"""From working rows to an edition's document.

The document is plain JSON and self-contained: names and sentences stand in it as they were on
the day, so that it reads the same whatever later happens to the rows it was made from.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from relations.editions.models import Document
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor
from relations.sources.models import Source


def document_of(event: Event) -> Document:
    """The event as it would be published now. Give one from `Event.objects.complete()`.

    The order of all lists is fixed, so that equal documents mean that nothing has changed.
    """
    statements = sorted(event.statements.all(), key=lambda statement: statement.pk)
    citations = [*event.citations.all()]
    for statement in statements:
        citations.extend(statement.citations.all())
    return {
        "code": event.code,
        "slug": event.slug,
        "title": event.title,
        "summary": event.summary,
        "date": {
            "edtf": event.date,
            "earliest": event.earliest and event.earliest.isoformat(),
            "latest": event.latest and event.latest.isoformat(),
            "said": event.date_said,
            "note": event.date_note,
        },
        "sort_date": event.sort_date.isoformat(),
        "type": {
            "code": event.type.code,
            "label": event.type.label,
            "plural": event.type.plural,
            "quad": event.type.quad,
        },
        "countries": _countries(event),
        "place": event.place,
        "topics": [
            {"code": topic.code, "label": topic.label}
            for topic in sorted(event.topics.all(), key=lambda topic: topic.code)
        ],
        "statements": [_statement(statement) for statement in statements],
        "citations": _citations(event.citations.all()),
        "sources": _sources(citations),
    }


def citations_in(event: Document) -> Iterator[dict[str, Any]]:
    """All citations of a document: the event's own, then each statement's."""
    yield from event["citations"]
    for statement in event["statements"]:
        yield from statement["citations"]


def _countries(event: Event) -> list[dict[str, str]]:
    taking_part = sorted(event.participations.all(), key=lambda each: each.country.alpha3)
    return [
        {
            "code": each.country.alpha3,
            "name": each.country.name,
            "slug": each.country.slug,
            "role": each.role,
        }
        for each in taking_part
    ]


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "code": statement.code,
        "speaker": _actor(statement.speaker),
        "capacity": statement.capacity,
        "on_behalf_of": _actor(statement.on_behalf_of),
        "addressee": _actor(statement.addressee),
        "act": statement.act,
        "text": statement.text,
        "quotation": statement.quotation,
        "responds_to": statement.responds_to.code if statement.responds_to else None,
        "date": statement.date,
        "figure": _figure(statement),
        "citations": _citations(statement.citations.all()),
    }


def _actor(actor: Actor | None) -> dict[str, str] | None:
    return {"code": actor.code, "name": actor.name} if actor else None


def _figure(statement: Statement) -> dict[str, Any] | None:
    if not statement.figure_measure:
        return None
    return {
        "measure": statement.figure_measure,
        "low": statement.figure_low,
        "best": statement.figure_best,
        "high": statement.figure_high,
    }


def _citations(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    ordered = sorted(
        citations,
        key=lambda each: (each.sentence.source.code, each.sentence.number, each.field),
    )
    return [_citation(each) for each in ordered]


def _citation(citation: Citation) -> dict[str, Any]:
    sentence = citation.sentence
    selector = sentence.selector()
    return {
        "source": sentence.source.code,
        "sentence": sentence.number,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "field": citation.field,
        "stance": citation.stance,
    }


def _sources(citations: Iterable[Citation]) -> dict[str, dict[str, str]]:
    cited = {each.sentence.source.code: each.sentence.source for each in citations}
    return {code: _source(cited[code]) for code in sorted(cited)}


def _source(source: Source) -> dict[str, str]:
    return {
        "slug": source.slug,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "url": source.url,
        "archive_url": source.archive_url,
        "language": source.language,
    }
