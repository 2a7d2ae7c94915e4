"""The next edition of an event, from its document: for those that publish and withdraw."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from relations.editions import index
from relations.editions.authorship import marks_of
from relations.editions.chained import chained_models
from relations.editions.daily_root import time_of_act
from relations.editions.document import Document
from relations.editions.index_chunks import seal_if_due
from relations.editions.models import Edition, chain_of_event
from relations.record.models import Event


def newest_of_each(events: Iterable[Event]) -> dict[int, Edition]:
    """The newest edition of each event that was ever published, by the key of the event."""
    newest = Edition.objects.newest().filter(event__in=[each.pk for each in events])
    return {each.event_id: each for each in newest.order_by()}


def write_next(
    documents: Mapping[Event, Document],
    newest: Mapping[int, Edition],
    by: User | None,
    reason: str,
) -> dict[Event, Edition]:
    """Store the next edition of each event, after its newest, with its index; the queries do not
    grow with the number of events. Expects a transaction that holds the events."""
    if not documents:
        return {}
    marks = marks_of(Event, [event.pk for event in documents])
    editions: dict[Event, Edition] = {}
    for event, document in documents.items():
        editions[event] = next_edition(event, document, by, reason)
        editions[event].history_marks = marks.get(event.pk, {})
    now = time_of_act(chained_models())
    Edition.follow_each([(each, newest.get(event.pk), now) for event, each in editions.items()])
    index.add(*editions.values())
    seal_if_due()
    return editions


def next_edition(event: Event, document: Document, by: User | None, reason: str) -> Edition:
    """An edition that has not been stored, without its number, its time and its hashes."""
    return Edition(
        event=event,
        chain=chain_of_event(event.code),
        published_by=by,
        reason=reason,
        document=document,
        **columns_of(document),
    )


def columns_of(document: Document) -> dict[str, Any]:
    """The columns of an edition that follow from its document."""
    return {
        "code": document["code"],
        "earliest": _day(document["date"]["earliest"]),
        "latest": _day(document["date"]["latest"]),
        "sort_date": date.fromisoformat(document["sort_date"]),
        "quad": document["type"]["quad"],
        "statement_count": len(document["statements"]),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
