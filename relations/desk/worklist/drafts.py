"""Drafts and changed events. Whether an event has problems or has changed is known only once all of
it is read, so a bounded number of events is read, and each answer says where that is not all."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import ngettext

from relations.desk.worklist.waiting import in_review, keys_of, sent_back
from relations.editions.models import Edition
from relations.editions.publication import obstacles_of
from relations.editions.state import Stage, state_of
from relations.record.models import Event, Statement

MOST = 100
"""Maximum number of drafts to read."""

MOST_PUBLIC = 50
"""Maximum number of public events to read by each of two orders."""

CHUNK = 50
"""Number of events to read at once: SQLite refuses to look up a thousand related rows."""


@dataclass(frozen=True, slots=True)
class WaitingEvents:
    """Events by primary key; `bound` says in words that not all were read, or is empty."""

    events: list[int]
    bound: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """Events that were never public: `ready` have no problems and are in no review."""

    ready: WaitingEvents
    with_problems: WaitingEvents


def drafts() -> Drafts:
    """The newest `MOST` drafts, or all if there are no more."""
    never_public = Event.objects.filter(editions=None).order_by("-pk").values_list("pk", flat=True)
    newest = list(never_public[: MOST + 1])
    in_hand = {*keys_of(in_review()), *keys_of(sent_back())}
    ready: list[int] = []
    with_problems: list[int] = []
    for events in _in_chunks(newest[:MOST]):
        for event, problems in obstacles_of(events):
            if problems:
                with_problems.append(event.pk)
            elif event.pk not in in_hand:
                ready.append(event.pk)
    bound = _bound_of_drafts() if len(newest) > MOST else ""
    return Drafts(WaitingEvents(ready, bound), WaitingEvents(with_problems, bound))


def changed() -> WaitingEvents:
    """Public events whose working rows now differ from their editions.

    If there are more than `MOST_PUBLIC`, only those published last and those edited last are read,
    up to `MOST_PUBLIC` of each.
    """
    public = Edition.objects.current()
    last = list(public.order_by("-published_at", "-pk")[: MOST_PUBLIC + 1])
    is_cut = len(last) > MOST_PUBLIC
    looked_at = [*last[:MOST_PUBLIC], *public.filter(event__in=_edited_last())] if is_cut else last
    editions = {edition.event_id: edition for edition in looked_at}
    events = [
        event.pk
        for chunk in _in_chunks(list(editions))
        for event in chunk
        if state_of(event, editions[event.pk]).stage is Stage.CHANGED
    ]
    return WaitingEvents(events, _bound_of_public_events() if is_cut else "")


def _edited_last() -> list[int]:
    """The events, and the events of the statements, whose pages were saved last, up to
    `MOST_PUBLIC` of each."""
    statements = Statement.objects.filter(pk__in=_saved_last(Statement))
    return [*_saved_last(Event), *statements.values_list("event", flat=True)]


def _saved_last(model: type[Model]) -> list[int]:
    """Their keys, from as many of the last entries of the log as have them."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    last = entries.order_by("-pk").values_list("object_id", flat=True)
    keys = last.iterator(chunk_size=MOST_PUBLIC)
    saved: dict[int, None] = {}
    while len(saved) < MOST_PUBLIC and (key := next(keys, None)):
        saved[int(key)] = None
    return list(saved)


def _in_chunks(keys: list[int]) -> Iterator[list[Event]]:
    for first in range(0, len(keys), CHUNK):
        yield list(Event.objects.complete().filter(pk__in=keys[first : first + CHUNK]))


def _bound_of_drafts() -> str:
    return ngettext(
        "Only the newest %(count)d draft was checked.",
        "Only the newest %(count)d drafts were checked.",
        MOST,
    ) % {"count": MOST}


def _bound_of_public_events() -> str:
    return ngettext(
        "Of all public events, only the one published last and the one edited last were checked.",
        "Of all public events, only the %(count)d published last and the %(count)d edited last"
        " were checked.",
        MOST_PUBLIC,
    ) % {"count": MOST_PUBLIC}
