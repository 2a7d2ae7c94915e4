"""What waits for an editor, as queries."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.utils import timezone

from relations.desk.frame import account, may_publish
from relations.editions.authorship import authors_of_each
from relations.editions.models import Edition, EditionSentence, Review
from relations.editions.taken_down import TAKEN_DOWN
from relations.record.answers import CALLING
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit

LONGEST_UNVISITED = timedelta(days=90)
"""A cited source is due for a revisit after this long."""

HELD_AGAINST = (*CALLING, Statement.Act.CRITICISE)
"""What one side holds against the other, so that an editor looks for what that says to it. Readers
are told of a missing answer only where one is called for, which a criticism does not do. What is
announced, reported or offered may be answered too, but nothing is missing if it is not; a denial is
itself an answer."""


def in_review() -> QuerySet[Event]:
    """Events that wait for another editor."""
    events: QuerySet[Event] = Event.objects.filter(reviews__outcome=Review.Outcome.WAITING)
    return events


def to_be_decided(request: HttpRequest) -> list[int]:
    """The events in review that the account may publish or send back, by primary key."""
    if not may_publish(request):
        return []
    waiting = keys_of(in_review())
    if not settings.REVIEW_BY_ANOTHER:
        return list(waiting)
    by, authors = account(request).pk, authors_of_each(waiting)
    return [event for event in waiting if by not in authors.get(event, ())]


def sent_back() -> QuerySet[Event]:
    """Events whose last review sent them back with a remark."""
    later = Review.objects.filter(
        Q(sent_at__gt=OuterRef("sent_at")) | Q(sent_at=OuterRef("sent_at"), pk__gt=OuterRef("pk")),
        event=OuterRef("event"),
    )
    last = Review.objects.filter(~Exists(later), outcome=Review.Outcome.SENT_BACK).order_by()
    events: QuerySet[Event] = Event.objects.filter(pk__in=last.values("event"))
    return events


def unchecked_citations() -> QuerySet[Any]:
    """Citations that no editor has judged as they now stand; `of` is the event's key.

    Events that were taken down are left out.
    """
    citations: QuerySet[Any] = Citation.objects.with_event_key()
    return citations.filter(judgement="").exclude(of__in=_taken_down())


def unanswered_claims() -> QuerySet[Statement]:
    """Claims that nothing on record answers from another side. Events that were taken down are left
    out.

    A side is the country of the actor on whose behalf a statement is made, or else of its speaker.
    Speakers without a country are each a side of their own.
    """
    no_country = Value(0)
    side = Coalesce("on_behalf_of__country", "speaker__country", no_country)
    standing = Statement.objects.exclude(event__in=_taken_down()).annotate(side=side)
    answers = (
        standing.filter(responds_to=OuterRef("pk"))
        .exclude(speaker=OuterRef("speaker"))
        .filter(Q(side=no_country) | ~Q(side=OuterRef("side")))
    )
    return standing.filter(~Exists(answers), act__in=HELD_AGAINST)


def _taken_down() -> QuerySet[Any]:
    """The keys of the events that were published and are withdrawn or suppressed."""
    return Edition.objects.filter(TAKEN_DOWN).values("event")


def uncited_sentences() -> QuerySet[Sentence]:
    """Sentences that nothing at the desk cites, even if editions still do, and that no editor has
    set aside. Those of suppressed texts are left out."""
    cited = Citation.objects.filter(sentence=OuterRef("pk"))
    return Sentence.objects.filter(~Exists(cited), set_aside=None, source__suppressed_at=None)


def uncited_in_source() -> Coalesce:
    """The number of a source's uncited sentences, to annotate sources with."""
    of_source = uncited_sentences().filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(of_source.annotate(number=Count("pk")).values("number")), Value(0))


def sources_with_uncited_sentences() -> QuerySet[Source]:
    return Source.objects.filter(Exists(uncited_sentences().filter(source=OuterRef("pk"))))


def uncited_sources() -> QuerySet[Source]:
    """Sources of which nothing at the desk cites any sentence."""
    cited = Citation.objects.filter(sentence__source=OuterRef("pk"))
    return Source.objects.filter(~Exists(cited))


def unvisited_sources() -> QuerySet[Source]:
    """Sources cited at the desk or in an edition whose articles nobody has retrieved or revisited
    within `LONGEST_UNVISITED`.

    An article without a date of retrieval counts as retrieved when it was stored at the desk; if
    that is not known either, as never.
    """
    since = timezone.now() - LONGEST_UNVISITED
    cited = Exists(Citation.objects.filter(sentence__source=OuterRef("pk")))
    published = Exists(EditionSentence.objects.filter(sentence__source=OuterRef("pk")))
    looked_at = Revisit.objects.filter(source=OuterRef("pk"), made_at__gte=since)
    stored = LogEntry.objects.filter(
        content_type__app_label="relations",
        content_type__model="source",
        action_flag=ADDITION,
        action_time__gte=since,
    ).annotate(key=Cast("object_id", BigIntegerField()))
    retrieved = Q(retrieved_at__gte=since) | Q(retrieved_at=None, pk__in=stored.values("key"))
    return Source.objects.filter(cited | published, ~retrieved, ~Exists(looked_at))


def keys_of(events: QuerySet[Event]) -> QuerySet[Any, int]:
    return events.order_by().values_list("pk", flat=True)
