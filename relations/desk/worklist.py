"""What waits for an editor, as far as the record can tell, and the filters that list it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.desk.review.accounts import account, may_publish
from relations.editions.models import Edition, EditionSentence, Review
from relations.editions.publication import obstacles_of
from relations.editions.review import authors_of_each
from relations.editions.state import Stage, state_of
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit

MOST = 200
"""So many drafts are looked at, and about so many public events: whether an event has problems or
has changed is known only once all of it is read."""

CHUNK = 50
"""So many events are read at once: SQLite refuses to look up a thousand related rows."""

LONGEST_UNVISITED = timedelta(days=90)
"""A source that something cites is looked at again after so long."""

Act = Statement.Act
CLAIMS = (Act.ACCUSE, Act.CRITICISE, Act.DEMAND, Act.THREATEN)
"""What one side lays at the other's door. What is announced, reported or offered may be answered
too, but nothing is missing where it is not; a denial is an answer itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """Events by primary key; `bound` says in words where not all were looked at, or is empty."""

    events: list[int]
    bound: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """Events that were never public: those that are ready for it and in no review, and those with
    problems."""

    ready: Found
    with_problems: Found


def drafts() -> Drafts:
    """The `MOST` drafts that were made last, or all where there are no more."""
    never_public = Event.objects.filter(editions=None).order_by("-pk").values_list("pk", flat=True)
    newest = list(never_public[: MOST + 1])
    in_hand = {*_keys(in_review()), *_keys(sent_back())}
    ready: list[int] = []
    with_problems: list[int] = []
    for events in _in_chunks(newest[:MOST]):
        for event, problems in obstacles_of(events):
            if problems:
                with_problems.append(event.pk)
            elif event.pk not in in_hand:
                ready.append(event.pk)
    bound = _bound_of_drafts() if len(newest) > MOST else ""
    return Drafts(Found(ready, bound), Found(with_problems, bound))


def _keys(events: QuerySet[Event]) -> QuerySet[Any, int]:
    return events.order_by().values_list("pk", flat=True)


def changed() -> Found:
    """Public events whose working rows now differ from their editions.

    Where there are more than `MOST`, only those that were published last and those that were
    edited last are looked at, up to so many of each.
    """
    public = Edition.objects.current()
    last = list(public.order_by("-published_at", "-pk")[: MOST + 1])
    is_cut = len(last) > MOST
    looked_at = [*last[:MOST], *public.filter(event__in=_edited_last())] if is_cut else last
    editions = {edition.event_id: edition for edition in looked_at}
    events = [
        event.pk
        for chunk in _in_chunks(list(editions))
        for event in chunk
        if state_of(event, editions[event.pk]).stage is Stage.CHANGED
    ]
    return Found(events, _bound_of_public_events() if is_cut else "")


def _edited_last() -> list[int]:
    """Events whose pages were saved last at the desk, and those of statements likewise."""
    statements = Statement.objects.filter(pk__in=_saved_last(Statement))
    return [*_saved_last(Event), *statements.values_list("event", flat=True)]


def _saved_last(model: type[Model]) -> list[int]:
    of_model = Q(content_type__app_label="relations", content_type__model=model._meta.model_name)
    saved = LogEntry.objects.filter(of_model).values("object_id").annotate(last=Max("action_time"))
    keys = saved.order_by("-last").values_list("object_id", flat=True)
    return [int(key) for key in keys[:MOST]]


def _in_chunks(keys: list[int]) -> Iterator[list[Event]]:
    for first in range(0, len(keys), CHUNK):
        yield list(Event.objects.complete().filter(pk__in=keys[first : first + CHUNK]))


def _bound_of_drafts() -> str:
    return ngettext(
        "Of all drafts, only the %(count)d made last was looked at.",
        "Of all drafts, only the %(count)d made last were looked at.",
        MOST,
    ) % {"count": MOST}


def _bound_of_public_events() -> str:
    return ngettext(
        "Of all public events, only the one published last and the one edited last were looked at.",
        "Of all public events, only the %(count)d published last and the %(count)d edited last"
        " were looked at.",
        MOST,
    ) % {"count": MOST}


def in_review() -> QuerySet[Event]:
    """Events that wait for another editor."""
    events: QuerySet[Event] = Event.objects.filter(reviews__outcome=Review.Outcome.WAITING)
    return events


def to_be_decided(request: HttpRequest) -> list[int]:
    """Of the events in review, by primary key, those that the account may publish or send back."""
    if not may_publish(request):
        return []
    waiting = _keys(in_review())
    if not settings.REVIEW_BY_ANOTHER:
        return list(waiting)
    by, authors = account(request).pk, authors_of_each(waiting)
    return [event for event in waiting if by not in authors.get(event, ())]


def sent_back() -> QuerySet[Event]:
    """Events whose last review ended with a remark of what is to be done."""
    last = Review.objects.filter(event=OuterRef("pk")).order_by("-sent_at", "-pk")
    outcome = Subquery(last.values("outcome")[:1])
    events: QuerySet[Any] = Event.objects.annotate(last_review=outcome)
    return events.filter(last_review=Review.Outcome.SENT_BACK)


def unchecked_citations() -> QuerySet[Any]:
    """Citations that no editor has judged as they now are; `of` is the event. What is withdrawn
    is left out."""
    withdrawn = Edition.objects.newest().filter(withdrawn=True).values("event")
    citations = Citation.objects.annotate(of=Coalesce("event_id", "statement__event_id"))
    return citations.filter(judgement="").exclude(of__in=withdrawn)


def unanswered_claims() -> QuerySet[Statement]:
    """Claims that nothing on record answers from another side. What is withdrawn is left out.

    A side is the country of whom a statement is made for. Who has none on record is a side apart.
    """
    withdrawn = Edition.objects.newest().filter(withdrawn=True).values("event")
    no_country = Value(0)
    side = Coalesce("on_behalf_of__country", "speaker__country", no_country)
    standing = Statement.objects.exclude(event__in=withdrawn).annotate(side=side)
    answers = (
        standing.filter(responds_to=OuterRef("pk"))
        .exclude(speaker=OuterRef("speaker"))
        .filter(Q(side=no_country) | ~Q(side=OuterRef("side")))
    )
    return standing.filter(~Exists(answers), act__in=CLAIMS)


def uncited_sentences() -> QuerySet[Sentence]:
    """Sentences that nobody has dealt with: nothing at the desk rests on them, whatever editions
    still cite them, and no editor has found that there is nothing to record in them."""
    cited = Citation.objects.filter(sentence=OuterRef("pk"))
    return Sentence.objects.filter(~Exists(cited), set_aside=None)


def uncited_in_source() -> Coalesce:
    """The number of a source's sentences that nothing cites, to annotate sources with."""
    of_source = uncited_sentences().filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(of_source.annotate(number=Count("pk")).values("number")), Value(0))


def sources_with_uncited_sentences() -> QuerySet[Source]:
    return Source.objects.filter(Exists(uncited_sentences().filter(source=OuterRef("pk"))))


def uncited_sources() -> QuerySet[Source]:
    """Sources of which nothing at the desk cites any sentence."""
    cited = Citation.objects.filter(sentence__source=OuterRef("pk"))
    return Source.objects.filter(~Exists(cited))


def unvisited_sources() -> QuerySet[Source]:
    """Sources that something cites, at the desk or in an edition, and at whose articles nobody has
    looked for more than `LONGEST_UNVISITED`, either to retrieve them or again since.

    Where nobody noted when an article was retrieved, it was on the day on which it was stored at
    the desk; where that is not known either, nobody has looked at it.
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


class WaitsFilter(admin.SimpleListFilter):
    """One of the things that wait, of those that are in the filter's list."""

    title = gettext_lazy("what waits")
    parameter_name = "waits"
    words: dict[str, Any]
    """What each value of the parameter says to an editor."""
    bound = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return self.words.items()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that wait; raises what sends the editor to the whole list for another value."""
        value = self.value()
        if value is None:
            return queryset
        if value not in self.words:
            raise IncorrectLookupParameters
        return queryset.filter(pk__in=self.waiting(value))

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            if choice["selected"] and self.bound:
                choice["display"] = _("%(choice)s (%(bound)s)") % {
                    "choice": choice["display"],
                    "bound": self.bound,
                }
            yield choice

    def waiting(self, value: str) -> Any:
        """The primary keys of the rows for a value of `words`, or a query for them."""
        raise NotImplementedError


class EventsFilter(WaitsFilter):
    words = {
        "publication": gettext_lazy("drafts that are ready"),
        "mending": gettext_lazy("drafts with problems"),
        "changed": gettext_lazy("changed since publication"),
        "review": gettext_lazy("waiting for review"),
        "decision": gettext_lazy("waiting for review, and not my own work"),
        "sent-back": gettext_lazy("sent back from review"),
        "unchecked": gettext_lazy("with citations that no editor has judged"),
    }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "decision":
            return queryset.filter(pk__in=to_be_decided(request))
        return super().queryset(request, queryset)

    def waiting(self, value: str) -> Any:
        if value == "unchecked":
            return unchecked_citations().order_by().values("of")
        if value in {"review", "sent-back"}:
            rows = in_review() if value == "review" else sent_back()
            return rows.order_by().values("pk")
        found = self.found(value)
        self.bound = found.bound
        return found.events

    def found(self, value: str) -> Found:
        if value == "changed":
            return changed()
        return drafts().ready if value == "publication" else drafts().with_problems


class StatementsFilter(WaitsFilter):
    words = {"answer": gettext_lazy("claims without an answer from the other side")}

    def waiting(self, value: str) -> QuerySet[Any]:
        return unanswered_claims().order_by().values("pk")


class SourcesFilter(WaitsFilter):
    words = {
        "sentences": gettext_lazy("with sentences that nothing cites"),
        "uncited": gettext_lazy("that nothing cites at all"),
        "look": gettext_lazy("not looked at for a long time"),
    }
    questions = {
        "sentences": sources_with_uncited_sentences,
        "uncited": uncited_sources,
        "look": unvisited_sources,
    }

    def waiting(self, value: str) -> QuerySet[Any]:
        return self.questions[value]().order_by().values("pk")
