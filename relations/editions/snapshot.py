"""From working rows to an edition's document."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext as _

from relations.editions.document import (
    CheckDocument,
    CitationDocument,
    Document,
    SourceDocument,
    StatementDocument,
    in_order,
    members_of,
)
from relations.record.citations import Citation
from relations.record.formatting import isolated
from relations.record.judgements import citations_of, is_judged
from relations.record.models import Event, Statement
from relations.record.public_names import public_name
from relations.record.published_fields import BLANK, EVENT_FIELDS, SOURCE_FIELDS, STATEMENT_FIELDS
from relations.sources.models import Source


def document_of(event: Event, unchecked: str = "") -> Document:
    """The event as it would be published now. Expects an event from `Event.objects.complete()`.

    `unchecked` says why it is published with citations that no editor has judged. All lists and
    keys have a fixed order, so that documents are equal if nothing differs.
    """
    statements = sorted(event.statements.all(), key=lambda statement: statement.pk)
    members = {
        **members_of(EVENT_FIELDS, event),
        "statements": [_statement(each) for each in statements],
        "citations": _citations(event.citations.all()),
        "sources": _sources(citations_of(event)),
        "unchecked": unchecked,
    }
    return in_order(Document, members)


def same_but_for_checks(one: Document, other: Document) -> bool:
    """Whether two documents tell readers the same.

    Which citations were checked is left out, since a check changes nothing that is said. A blank
    value equals a missing one, since documents lack the fields that are newer than they are; and so
    are the countries of those who speak where one of the two is older than they are.
    """
    left_out = {"checked", "unchecked"}
    if not (_has_countries_of_actors(one) and _has_countries_of_actors(other)):
        left_out.add("country")
    return _told(one, left_out) == _told(other, left_out)


def citations_in(event: Document) -> Iterator[CitationDocument]:
    """All citations of a document: the event's own, then those of each statement."""
    yield from event["citations"]
    for statement in event["statements"]:
        yield from statement["citations"]


def statement_in_short(said: StatementDocument) -> str:
    """Who said what, in one line."""
    speaker = isolated(said["speaker"]["name"])
    return _("%(speaker)s: %(text)s") % {"speaker": speaker, "text": said["text"]}


def _told(part: object, left_out: Collection[str]) -> object:
    """A part of a document without some members and its blank values, at every depth."""
    if isinstance(part, list):
        return [_told(each, left_out) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _told(value, left_out)
        for key, value in part.items()
        if key not in left_out and value not in BLANK
    }


def _has_countries_of_actors(event: Document) -> bool:
    return all("country" in said["speaker"] for said in event["statements"])


def _statement(statement: Statement) -> StatementDocument:
    members = {
        **members_of(STATEMENT_FIELDS, statement),
        "citations": _citations(statement.citations.all()),
    }
    if not statement.figure_measure:
        members["figure"] = None
    return in_order(StatementDocument, members)


def _citations(citations: Iterable[Citation]) -> list[CitationDocument]:
    ordered = sorted(
        citations,
        key=lambda each: (each.sentence.source.code, each.sentence.number, each.field),
    )
    return [_citation(each) for each in ordered]


def _citation(citation: Citation) -> CitationDocument:
    sentence = citation.sentence
    selector = sentence.selector()
    members: CitationDocument = {
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
    if sentence.source.suppressed_at:
        members["suppressed"] = sentence.source.suppression_reason
    return members


def _check(citation: Citation) -> CheckDocument | None:
    editor, moment = citation.checked_by, citation.checked_at
    if editor is None or moment is None or not is_judged(citation):
        return None
    return {
        "by": public_name(editor),
        "at": moment.isoformat(),
        "judgement": citation.judgement,
    }


def _sources(citations: Iterable[Citation]) -> dict[str, SourceDocument]:
    cited = {each.sentence.source.code: each.sentence.source for each in citations}
    return {code: _source(cited[code]) for code in sorted(cited)}


def _source(source: Source) -> SourceDocument:
    members = members_of(SOURCE_FIELDS, source)
    told = {key: value for key, value in members.items() if value is not None}
    return in_order(SourceDocument, told)
