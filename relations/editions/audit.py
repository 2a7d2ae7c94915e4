"""The audit: everything on record, from stored texts to editions, and what is wrong with it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.chained import ChainedVersion, chained_models, versions_in_order
from relations.editions.daily_root import DailyRoot, days_without_root
from relations.editions.descriptions import Description
from relations.editions.descriptions import columns_of as columns_of_description
from relations.editions.document import Document
from relations.editions.guards import unsound_triggers
from relations.editions.index_changes import LOGGED
from relations.editions.models import Edition
from relations.editions.publication import columns_of, obstacles_to
from relations.editions.snapshot import citations_in
from relations.editions.suppression_audit import SuppressionAudit
from relations.editions.verification import Verification
from relations.fields import validate_edtf
from relations.record.checks import CITES_SUPPRESSED
from relations.record.described_kinds import KINDS
from relations.record.models import Event
from relations.sources.intake import digest
from relations.sources.models import Sentence, Source
from relations.sources.suppressible import SUPPRESSED

CHUNK = 100  # rows in memory at a time
_OF_TEXT = ("code", "text", "suppression_reason")


def findings() -> Iterator[str]:
    """One line for each thing that is wrong, naming where; empty if all is well."""
    yield from _words()  # First: SQLite writes in no transaction that has read what is stale.
    yield from _guards()
    yield from _sources()
    yield from _events()
    yield from _chains()
    yield from _editions()
    yield from _descriptions()
    yield from _missing_roots()


def lasting_findings() -> Iterator[str]:
    """Those of stored texts and of what was published, which are never unfinished as drafts are,
    and wait for no command as a root or the index of words may."""
    yield from _guards()
    yield from _sources()
    yield from _chains()
    yield from _editions()
    yield from _descriptions()


def _guards() -> Iterator[str]:
    guarded: list[type[Model]] = [*chained_models(), DailyRoot]
    tables = {model._meta.db_table: True for model in guarded}
    for table, is_guarded in (dict.fromkeys(LOGGED, False) | tables).items():
        for name in unsound_triggers(connection, table, is_guarded=is_guarded):
            yield _("table %(table)s: its trigger %(name)s is not the one that guards it") % {
                "table": table,
                "name": name,
            }


def _sources() -> Iterator[str]:
    described = Description.objects.newest().filter(kind="source", code=OuterRef("code"))
    stored = Source.objects.select_related("same_origin_as__same_origin_as").annotate(
        published_sha256=Subquery(described.values(sha256_of_text=KT("document__sha256"))[:1])
    )
    for source in stored.prefetch_related("sentences").iterator(CHUNK):
        where = _("source %(code)s") % {"code": source.code}
        if source.voice != source.voice.voice:
            yield _("%(where)s: its origin is itself of another origin") % {"where": where}
        sentences = list(source.sentences.all())
        if source.suppressed_at:
            yield from _suppressed(where, sentences)
        else:
            yield from _text(where, source, sentences)
        for one, other in pairwise(sentences):
            if one.end > other.start:
                yield _("%(where)s: sentences %(one)d and %(other)d overlap") % {
                    "where": where,
                    "one": one.number,
                    "other": other.number,
                }


def _text(where: str, source: Any, sentences: list[Sentence]) -> Iterator[str]:
    if digest(source.text) != source.sha256:
        yield _("%(where)s: its text is not the one that was stored") % {"where": where}
    elif source.published_sha256 not in (None, source.sha256):
        yield _("%(where)s: its text is not the one that was published") % {"where": where}
    for sentence in sentences:
        if source.text[sentence.start : sentence.end] != sentence.text:
            yield _("%(where)s: sentence %(number)d does not stand at %(start)d–%(end)d") % {
                "where": where,
                "number": sentence.number,
                "start": sentence.start,
                "end": sentence.end,
            }


def _suppressed(where: str, sentences: list[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        if sentence.text != SUPPRESSED:
            yield _("%(where)s: its text was suppressed, and not its sentence %(number)d") % {
                "where": where,
                "number": sentence.number,
            }


def _events() -> Iterator[str]:
    for event in Event.objects.complete().iterator(CHUNK):
        where = _("event %(code)s") % {"code": event.code}
        yield from (f"{where}: {finding}" for finding in _event(event))


def _event(event: Event) -> Iterator[str]:
    stored = (event.slug, event.earliest, event.latest, event.sort_date)
    try:
        event.derive()
        for statement in event.statements.all():
            if statement.date:
                validate_edtf(statement.date)
    except ValidationError as error:  # the checks below need a readable date
        yield from error.messages
        return
    if stored != (event.slug, event.earliest, event.latest, event.sort_date):
        yield _("its columns do not follow from its title and date")
    for problem in obstacles_to(event):
        if problem.code != CITES_SUPPRESSED:  # What rests on such a text stays public.
            yield problem.message


def _chains() -> Iterator[str]:
    """Hashes as they are stored against what is stored: none is mended here or elsewhere."""
    kept = list(DailyRoot.objects.order_by("day"))
    verification = Verification([root.day for root in kept])
    suppression = SuppressionAudit()
    before: ChainedVersion | None = None
    for version in versions_in_order(CHUNK):
        if before:
            yield from _succession(before, version)
        for fault in verification.faults_of(version.link()):
            yield f"{_where(version)}: {fault}"
        if version.suppressed_at:
            yield from _suppression(suppression, version)
        before = version
    if before:
        yield from _succession(before, None)
    yield from _roots(kept, verification)


def _roots(kept: list[DailyRoot], verification: Verification) -> Iterator[str]:
    previous_root = ""
    for root, (found, chains) in zip(kept, verification.roots(), strict=True):
        where = _("root of %(day)s") % {"day": root.day}
        if (root.root, root.chains) != (found, chains):
            yield _("%(where)s: it is not that of what was published by then") % {"where": where}
        if root.previous_root != previous_root:
            yield _("%(where)s: it does not follow from the root before it") % {"where": where}
        previous_root = root.root


def _suppression(audit: SuppressionAudit, version: ChainedVersion) -> Iterator[str]:
    try:
        found = list(audit.faults_of(version))
    except (KeyError, TypeError, AttributeError):  # what was forged may lack anything
        found = [_("its document cannot be read")]
    yield from (f"{_where(version)}: {fault}" for fault in found)


def _missing_roots() -> Iterator[str]:
    for day in days_without_root(chained_models()):
        yield _("root of %(day)s: it is missing; manage.py keep_root keeps what is due") % {
            "day": day
        }


def _words() -> Iterator[str]:
    if not index.words_are_found():
        yield _("the index of words is not that of the stored words; run manage.py rebuild_index")


def _succession(version: ChainedVersion, following: ChainedVersion | None) -> Iterator[str]:
    """Whether a version was superseded when the next one of its chain was published."""
    if following is None or following.chain != version.chain:
        if version.superseded_at:
            yield _("%(where)s: the edition that took its place is missing") % {
                "where": _where(version)
            }
    elif following.number == version.number + 1 and version.superseded_at != following.published_at:
        yield _("%(where)s: it did not follow the one before it at once") % {
            "where": _where(following)
        }


def _where(version: ChainedVersion) -> str:
    return _("%(chain)s, edition %(number)d") % {
        "chain": version.chain.replace(":", " "),
        "number": version.number,
    }


def _editions() -> Iterator[str]:
    editions = Edition.objects.order_by("event", "number").prefetch_related(
        "parts", "facets", "statements", "sentences"
    )
    for edition in editions.select_related("event").iterator(CHUNK):
        try:
            found = list(_edition(edition))
        except (
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
        ):  # what was forged may lack anything
            found = [_("its document cannot be read")]
        yield from (f"{_where(edition)}: {finding}" for finding in found)


def _edition(edition: Edition) -> Iterator[str]:
    if not edition.suppressed_whole:
        yield from _cited_sentences(edition.document)
        yield from _columns(edition)
    if not index.follows_from(edition):
        yield _("its index does not follow from it; run manage.py rebuild_index")


def _columns(edition: Edition) -> Iterator[str]:
    stored = {name: getattr(edition, name) for name in columns_of(edition.document)}
    if edition.code != edition.event.code or stored != columns_of(edition.document):
        yield _("its columns do not follow from its document")


def _descriptions() -> Iterator[str]:
    for description in Description.objects.order_by("chain", "number").iterator(CHUNK):
        try:
            follow = _columns_follow(description)
        except (KeyError, TypeError, AttributeError):  # what was forged may lack anything
            follow = False
        if not follow:
            yield f"{_where(description)}: {_('its columns do not follow from its document')}"


def _columns_follow(description: Description) -> bool:
    columns = columns_of_description(KINDS[description.kind], description.document)
    return (
        all(getattr(description, name) == value for name, value in columns.items())
        and description.chain == f"{description.kind}:{description.code}"
    )


def _cited_sentences(document: Document) -> Iterator[str]:
    cited = Source.objects.filter(code__in=document["sources"])
    sources = {code: (text, reason) for code, text, reason in cited.values_list(*_OF_TEXT)}
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


def words_not_proved() -> int:
    """How many versions are suppressed in part: their hashes are of the words that are gone, and do
    not prove those that are left. A query for each model."""
    suppressed = [
        model._default_manager.filter(suppressed_at__isnull=False) for model in chained_models()
    ]
    whole = Edition.objects.filter(suppressed_whole=True).count()
    return sum(rows.count() for rows in suppressed) - whole
