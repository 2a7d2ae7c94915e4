"""The audit of what was published, beside the texts that it cites and what is derived from it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.chain_audit import name_of
from relations.editions.descriptions import Description
from relations.editions.descriptions import columns_of as columns_of_description
from relations.editions.document import Document
from relations.editions.index_inputs import inputs_of
from relations.editions.models import Edition
from relations.editions.next_edition import columns_of
from relations.editions.snapshot import citations_in
from relations.editions.source_index import differing_sources
from relations.record.described_kinds import KINDS
from relations.sources.models import Source

_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What comes of a document that was forged, which may lack anything."""

_TextAndReason = tuple[str, str]
"""The text of a source, and why it was suppressed; blank if it was not."""


def audited_editions(keys: Collection[int]) -> list[Edition]:
    """The editions with some keys, in the order of these, with what `faults_of_editions` reads."""
    stored = Edition.objects.annotate(code_of_event=F("event__code"))
    return list(stored.filter(pk__in=keys).order_by("pk"))


def faults_of_editions(editions: list[Edition]) -> Iterator[str]:
    """What is wrong with editions from `audited_editions`, each fault as a line; the queries do not
    grow with their number, unless a document cannot be read."""
    try:
        faults = _faults(editions)
    except _UNREADABLE:
        if len(editions) > 1:
            for each in editions:
                yield from faults_of_editions([each])
            return
        faults = {editions[0]: [_("its document cannot be read")]}
    for edition, found in faults.items():
        yield from (f"{name_of(edition)}: {each}" for each in found)


def _faults(editions: list[Edition]) -> dict[Edition, list[str]]:
    unsuppressed = [each for each in editions if not each.suppressed_whole]
    texts = _texts_cited(each.document for each in unsuppressed)
    faults: dict[Edition, list[str]] = {each: [] for each in editions}
    for edition in unsuppressed:
        faults[edition] += [*_cited_sentences(edition.document, texts), *_columns(edition)]
    for edition in index.differing(editions, inputs_of(editions)):
        faults[edition].append(_("its index does not follow from it; run manage.py rebuild_index"))
    return faults


def _texts_cited(documents: Iterable[Document]) -> dict[str, _TextAndReason]:
    """The cited sources by code; one query."""
    cited = {code for each in documents for code in each["sources"]}
    stored = Source.objects.filter(code__in=cited).order_by()
    rows = stored.values_list("code", "text", "suppression_reason")
    return {code: (text, reason) for code, text, reason in rows}


def _columns(edition: Edition) -> Iterator[str]:
    columns = {**columns_of(edition.document), "code_of_event": edition.code}
    if any(getattr(edition, name) != value for name, value in columns.items()):
        yield _("its columns do not follow from its document")


def audited_descriptions(keys: Collection[int]) -> list[Description]:
    """The descriptions with some keys, in the order of these."""
    return list(Description.objects.filter(pk__in=keys).order_by("pk"))


def faults_of_descriptions(descriptions: Collection[Description]) -> Iterator[str]:
    """What is wrong with descriptions, each fault as a line; the queries do not grow with their
    number, unless a document cannot be read."""
    try:
        sources = {each.code for each in descriptions if each.kind == "source"}
        differing = differing_sources(sources)
    except _UNREADABLE:
        if len(descriptions) > 1:
            for each in descriptions:
                yield from faults_of_descriptions([each])
            return
        differing = set()
    for description in descriptions:
        if description.pk in differing:
            fault = _("its index does not follow from it; run manage.py rebuild_index")
            yield f"{name_of(description)}: {fault}"
        try:
            follow = _columns_follow(description)
        except _UNREADABLE:
            follow = False
        if not follow:
            yield f"{name_of(description)}: {_('its columns do not follow from its document')}"


def _columns_follow(description: Description) -> bool:
    columns = columns_of_description(KINDS[description.kind], description.document)
    return (
        all(getattr(description, name) == value for name, value in columns.items())
        and description.chain == f"{description.kind}:{description.code}"
    )


def _cited_sentences(document: Document, sources: Mapping[str, _TextAndReason]) -> Iterator[str]:
    for citation in citations_in(document):
        text, reason = sources.get(citation["source"], ("", ""))
        if citation.get("suppressed", "") != reason:
            yield _("sentence %(number)d of source %(source)s is not cited as suppressed") % {
                "number": citation["sentence"],
                "source": citation["source"],
            }
        if text[citation["start"] : citation["end"]] != citation["exact"]:
            yield _("sentence %(number)d of source %(source)s is not in the stored text") % {
                "number": citation["sentence"],
                "source": citation["source"],
            }
