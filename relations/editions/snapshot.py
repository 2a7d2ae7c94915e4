"""From working rows to an edition's document.

The document is plain JSON and self-contained: names and sentences stand in it as they were on
the day, so that it reads the same whatever later happens to the rows it was made from.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from relations.editions.models import Document
from relations.record.citations import Citation
from relations.record.formatting import editor_name
from relations.record.judgements import citations_of, is_judged
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor
from relations.sources.models import Source


def document_of(event: Event, unchecked: str = "") -> Document:
    """The event as it would be published now. Give one from `Event.objects.complete()`.

    `unchecked` says why it is published with citations that no editor has judged. The order of
    all lists is fixed, so that documents are equal where nothing differs.
    """
    statements = sorted(event.statements.all(), key=lambda statement: statement.pk)
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
        "sources": _sources(citations_of(event)),
        "unchecked": unchecked,
    }


def same_but_for_checks(one: Document, other: Document) -> bool:
    """Whether two documents tell readers the same. Which citations were checked is left out: a
    check changes nothing that is said. Documents from before there were checks are read too."""
    return _without_checks(one) == _without_checks(other)


def citations_in(event: Document) -> Iterator[dict[str, Any]]:
    """All citations of a document: the event's own, then each statement's."""
    yield from event["citations"]
    for statement in event["statements"]:
        yield from statement["citations"]


def statement_in_short(said: dict[str, Any]) -> str:
    """Who said what, in one line."""
    return _("%(speaker)s: %(text)s") % {"speaker": said["speaker"]["name"], "text": said["text"]}


def _without_checks(event: Document) -> Document:
    said = [{**each, "citations": _bare(each["citations"])} for each in event["statements"]]
    told = {key: value for key, value in event.items() if key != "unchecked"}
    return {**told, "citations": _bare(event["citations"]), "statements": said}


def _bare(citations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: each[key] for key in each if key != "checked"} for each in citations]


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
        "checked": _check(citation),
    }


def _check(citation: Citation) -> dict[str, str] | None:
    """Who judged the citation, when (ISO 8601) and how, where that judgement stands."""
    editor, moment = citation.checked_by, citation.checked_at
    if editor is None or moment is None or not is_judged(citation):
        return None
    return {
        "by": editor_name(editor),
        "at": moment.isoformat(),
        "judgement": citation.judgement,
    }


def _sources(citations: Iterable[Citation]) -> dict[str, dict[str, Any]]:
    cited = {each.sentence.source.code: each.sentence.source for each in citations}
    return {code: _source(cited[code]) for code in sorted(cited)}


def _source(source: Source) -> dict[str, Any]:
    return {
        **_origin(source),
        "slug": source.slug,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "url": source.url,
        "archive_url": source.archive_url,
        "language": source.language,
    }


def _origin(source: Source) -> dict[str, Any]:
    """`origin`, where the outlet has the report from, and `voice`, the code of the first source
    of the report: each only where it is told, so that older documents, which have neither, are
    equal to those that have nothing to tell."""
    told: dict[str, Any] = {}
    if source.origin:
        told["origin"] = {"kind": source.origin, "name": source.origin_name}
    if source.voice != source:
        told["voice"] = source.voice.code
    return told
