"""The reading table: the sentences of a source with what rests on each, and the events that rest
on the source."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from relations.editions.models import Edition, Review
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source


@dataclass(frozen=True, slots=True)
class SentenceInUse:
    """A sentence with the events and statements that cite it, drafts included, each once.

    `is_set_aside` means that an editor found nothing to record in it.
    """

    sentence: Sentence
    events: list[Event]
    statements: list[Statement]
    is_set_aside: bool

    @property
    def is_uncited(self) -> bool:
        return not self.events and not self.statements

    @property
    def waits(self) -> bool:
        """Whether no editor has cited it or set it aside yet."""
        return self.is_uncited and not self.is_set_aside


@dataclass(frozen=True, slots=True)
class StagedEvent:
    """An event and how far it has come: draft, waiting for review, published or withdrawn."""

    event: Event
    stage: str


def sentences_in_use(source: Source) -> list[SentenceInUse]:
    """The sentences of a source in their order, with what cites them; two queries."""
    citations = Citation.objects.filter(sentence__source=source).order_by("pk")
    events: dict[int, dict[int, Event]] = defaultdict(dict)
    statements: dict[int, dict[int, Statement]] = defaultdict(dict)
    for each in citations.select_related("event", "statement", "statement__speaker"):
        if each.event:
            events[each.sentence_id][each.event.pk] = each.event
        if each.statement:
            statements[each.sentence_id][each.statement.pk] = each.statement
    return [
        SentenceInUse(
            each,
            list(events[each.pk].values()),
            list(statements[each.pk].values()),
            is_set_aside=hasattr(each, "set_aside"),
        )
        for each in source.sentences.select_related("set_aside")
    ]


def events_of(source: Source) -> list[StagedEvent]:
    """The events that cite a source, or have a statement that does; newest first; three queries."""
    of_source = Citation.objects.with_event_key().filter(sentence__source=source).order_by()
    return with_stages(Event.objects.filter(pk__in=of_source.values("of")).order_by("-pk"))


def with_stages(events: "QuerySet[Event]") -> list[StagedEvent]:
    """Events with how far each has come, in their order; three queries."""
    newest = Edition.objects.newest().defer("document")
    waiting = Review.objects.filter(outcome=Review.Outcome.WAITING)
    found = events.prefetch_related(Prefetch("editions", newest), Prefetch("reviews", waiting))
    return [StagedEvent(event, _stage(event)) for event in found]


def _stage(event: Event) -> str:
    if event.reviews.all():
        return _("waiting for review")
    for edition in event.editions.all():
        if edition.suppressed_whole:
            return _("suppressed")
        return _("withdrawn") if edition.withdrawn else _("published")
    return _("draft")
