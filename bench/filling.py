"""An invented world into the tables of the site, as `ingest` and `publish` would have stored it,
but in bulk.

Documents, hashes and index are made by the functions that publication uses. Rows that are stored in
bulk have no history, so that editions have no marks of it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from bench.rows import WorkingRows
from bench.storing import set_sequences, store
from bench.world import EVENTS_IN_AN_ARTICLE, UNCHECKED, Happening, World
from relations.editions import index
from relations.editions.chained import chained_models
from relations.editions.daily_root import keep_due_roots
from relations.editions.descriptions import Description
from relations.editions.descriptions import columns_of as columns_of_description
from relations.editions.document import Document, members_of
from relations.editions.index_inputs import IndexInputs
from relations.editions.models import Edition, chain_of_event
from relations.editions.next_edition import columns_of
from relations.editions.snapshot import document_of
from relations.editions.source_index import rebuild_sources
from relations.record.described_kinds import kind_of
from relations.record.judgements import citations_of
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor
from relations.sources.models import Sentence, Source

CHUNK = 500
"""How many events are in memory at a time, with all that belongs to them."""

WITHDRAWAL = "What was reported had not happened."
_WITH_KEYS = (Actor, Source, Sentence, Event, Statement, Edition)


class NotEmpty(Exception):
    """There is a record already, and the world would be mixed into it."""


def fill(world: World, chunk: int = CHUNK, tell: Callable[[int], object] = int) -> None:
    """Store a world, and publish what of it is public. The vocabulary is loaded. Each chunk is a
    transaction, after which `tell` is given how many events are stored.

    Raises `NotEmpty` where there are sources, actors or events.
    """
    if any(model._default_manager.exists() for model in (Source, Actor, Event)):
        raise NotEmpty
    publisher = Publisher(WorkingRows(world))
    with transaction.atomic():
        store(map(publisher.rows.actor, range(world.speaker_count)))
    for start in range(0, world.size, chunk):
        end = min(start + chunk, world.size)
        with transaction.atomic():
            store(publisher.rows_between(start, end))
        tell(end)
    for _last, _count in rebuild_sources():
        pass
    with transaction.atomic():
        set_sequences(_WITH_KEYS)
        keep_due_roots(chained_models(), waits=True)


class Publisher:
    """Makes all rows of a world, one chunk after another: working rows, editions with their index,
    and the descriptions of what they are the first to name."""

    def __init__(self, rows: WorkingRows) -> None:
        self.rows = rows
        self._editions = 0
        self._described: set[tuple[str, int]] = set()

    def rows_between(self, start: int, end: int) -> Iterator[Model]:
        """The rows of the events with some numbers, and of the articles that they are the first to
        be told in."""
        for article in range(-(-start // EVENTS_IN_AN_ARTICLE), -(-end // EVENTS_IN_AN_ARTICLE)):
            yield from self.rows.of_article(article)
        for told in self.rows.world.happenings(start, end):
            yield from self.rows_of(told)

    def rows_of(self, told: Happening) -> Iterator[Model]:
        """All rows of an event."""
        events = self.rows.events(told)
        yield from self.rows.of_event(events[-1])
        if told.is_draft:
            return
        cited = (each.sentence for each in citations_of(events[-1]))
        inputs = IndexInputs({(each.source.code, each.number): each.pk for each in cited}, {}, {})
        for edition in self.editions(told, events):
            yield edition
            yield from index.rows_of(edition, inputs)
        yield from self._descriptions(events[0], told.tellings[0].published)

    def editions(self, told: Happening, events: list[Event]) -> Iterator[Edition]:
        """The editions of an event, each as it is once the next has taken its place."""
        times = [each.published for each in told.tellings]
        acts = [
            (document_of(event, UNCHECKED), each.reason)
            for event, each in zip(events, told.tellings, strict=True)
        ]
        if told.withdrawn:
            times.append(told.withdrawn)
            acts.append((acts[-1][0], WITHDRAWAL))
        before: Edition | None = None
        for number, (document, reason) in enumerate(acts):
            edition = self._edition(events[-1], document, reason, times[number : number + 2])
            edition.number, edition.withdrawn = number + 1, number == len(events)
            edition.seal(before)
            yield edition
            before = edition

    def _edition(
        self, event: Event, document: Document, reason: str, times: list[datetime]
    ) -> Edition:
        self._editions += 1
        return Edition(
            pk=self._editions,
            event=event,
            chain=chain_of_event(event.code),
            reason=reason,
            document=document,
            published_at=times[0],
            superseded_at=times[1] if len(times) > 1 else None,
            **columns_of(document),
        )

    def _descriptions(self, event: Event, now: datetime) -> Iterator[Description]:
        """Of the sources and speakers that no event before this one named, with those that their
        pages lead to; the vocabulary is described since it was loaded."""
        for row in _named_in(event):
            kind = kind_of(row)
            if (kind.name, row.pk) in self._described:
                continue
            self._described.add((kind.name, row.pk))
            document, code = members_of(kind.fields, row), kind.code_of(row)
            description = Description(
                kind=kind.name,
                code=code,
                chain=f"{kind.name}:{code}",
                number=1,
                published_at=now,
                reason=f"Published with the event {event.code}.",
                document=document,
                **columns_of_description(kind, document),
            )
            description.seal(None)
            yield description


def _named_in(event: Event) -> Iterable[Source | Actor]:
    yield from (each.speaker for each in event.statements.all())
    yield from (each.sentence.source for each in citations_of(event))
