"""The audit: everything on record, from stored texts to editions, and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.chain_audit import audit_chains
from relations.editions.chained import chained_models
from relations.editions.daily_root import DailyRoot, days_without_root
from relations.editions.descriptions import Description
from relations.editions.edition_audit import (
    audited_descriptions,
    audited_editions,
    faults_of_descriptions,
    faults_of_editions,
)
from relations.editions.event_audit import faults_of_events
from relations.editions.guards import unsound_triggers
from relations.editions.index_changes import LOGGED
from relations.editions.models import Edition
from relations.editions.source_audit import audited_sources, faults_of_sources
from relations.record.complete_events import complete_events
from relations.record.models import Event
from relations.sources.models import Source

CHUNK = 100
"""Rows in memory at a time."""


class AuditedChunk(NamedTuple):
    """Some rows that were audited: the key after which the audit can go on, how many rows there
    were, and a line for each thing that is wrong with them."""

    last: int
    rows: int
    findings: list[str]


@dataclass(frozen=True, slots=True)
class AuditedRows:
    """Rows of a model: how those with some keys are read, in the order of these, and what is wrong
    with some of them."""

    model: type[Model]
    read: Callable[[list[int]], list[Any]]
    faults_of: Callable[[list[Any]], Iterator[str]]

    def audit(self, after: int = 0) -> Iterator[AuditedChunk]:
        """Audit all rows with greater keys than `after`, in the order of these. The queries of a
        chunk do not grow with the number of its rows.

        A chunk with findings is read and audited a second time, which counts: others may have
        saved between two questions of the first.
        """
        all_keys = self.model._default_manager.order_by("pk").values_list("pk", flat=True)
        while keys := list(all_keys.filter(pk__gt=after)[:CHUNK]):
            found = list(self.faults_of(self.read(keys)))
            if found:
                found = list(self.faults_of(self.read(keys)))
            after = keys[-1]
            yield AuditedChunk(after, len(keys), found)


def _audit_chains(after: int = 0) -> Iterator[AuditedChunk]:
    """All chains from the first, wherever an audit was ended: the roots are over all of them."""
    for count, found in audit_chains(CHUNK):
        yield AuditedChunk(0, count, found)


SOURCES = AuditedRows(Source, audited_sources, faults_of_sources)
EVENTS = AuditedRows(Event, complete_events, faults_of_events)
EDITIONS = AuditedRows(Edition, audited_editions, faults_of_editions)
DESCRIPTIONS = AuditedRows(Description, audited_descriptions, faults_of_descriptions)

AuditOfPart = Callable[[int], Iterator[AuditedChunk]]

PARTS: Mapping[str, tuple[tuple[type[Model], ...], AuditOfPart]] = {
    "sources": ((Source,), SOURCES.audit),
    "events": ((Event,), EVENTS.audit),
    "chained versions": (tuple(chained_models()), _audit_chains),
    "editions": ((Edition,), EDITIONS.audit),
    "descriptions": ((Description,), DESCRIPTIONS.audit),
}
"""The parts of the record that are gone through, in this order: of which models they are, and how
each is audited after a key."""


def findings() -> Iterator[str]:
    """One line for each thing that is wrong, naming where; empty if all is well."""
    yield from findings_before_parts()
    for part in PARTS:
        yield from _findings_in(part)
    yield from findings_after_parts()


def findings_before_parts() -> Iterator[str]:
    """Those that are of no row."""
    yield from _words()  # First: SQLite writes in no transaction that has read what is stale.
    yield from _guards()


def findings_after_parts() -> Iterator[str]:
    """Those that are of what is missing."""
    for day in days_without_root(chained_models()):
        yield _("root of %(day)s: it is missing; manage.py keep_root keeps what is due") % {
            "day": day
        }


def lasting_findings() -> Iterator[str]:
    """Those of stored texts and of what was published, which are never unfinished as drafts are,
    and wait for no command as a root or the index of words may."""
    yield from _guards()
    for part in [each for each in PARTS if each != "events"]:
        yield from _findings_in(part)


def _findings_in(part: str) -> Iterator[str]:
    _models, audit = PARTS[part]
    for chunk in audit(0):
        yield from chunk.findings


def _guards() -> Iterator[str]:
    guarded: list[type[Model]] = [*chained_models(), DailyRoot]
    tables = {model._meta.db_table: True for model in guarded}
    for table, is_guarded in (dict.fromkeys(LOGGED, False) | tables).items():
        for name in unsound_triggers(connection, table, is_guarded=is_guarded):
            yield _("table %(table)s: its trigger %(name)s is not the one that guards it") % {
                "table": table,
                "name": name,
            }


def _words() -> Iterator[str]:
    if not index.words_are_found():
        yield _("the index of words is not that of the stored words; run manage.py rebuild_index")


def words_not_proved() -> int:
    """How many versions are suppressed in part: their hashes are of the words that are gone, and do
    not prove those that are left. A query for each model."""
    suppressed = [
        model._default_manager.filter(suppressed_at__isnull=False) for model in chained_models()
    ]
    whole = Edition.objects.filter(suppressed_whole=True).count()
    return sum(rows.count() for rows in suppressed) - whole
