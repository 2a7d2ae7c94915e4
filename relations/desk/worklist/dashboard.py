"""What the first page of the desk says: what waits, in words, each line with a link to its list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Count, Min, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.desk.worklist import waiting
from relations.desk.worklist.changed_descriptions import changed_descriptions
from relations.desk.worklist.drafts import WaitingEvents, changed, drafts
from relations.error_reports import ErrorReport, waiting_reports
from relations.record.models import Event, Statement
from relations.sources.models import Source

FEW = 5
"""Maximum number of sources to name for their uncited sentences."""

MOST_READ = 100
"""Of a record of more events than this, what has to be read is told on a page of its own."""

MOST_COUNTED = 10_000
"""Citations and sentences beyond this many are not counted: whoever counts them all reads all."""


@dataclass(frozen=True, slots=True)
class WorklistLine:
    """Rows that wait: how many, the same in words, and the address of their list.

    `note` explains more and may be empty; `parts` are lines about some of the rows.
    """

    count: int
    words: str
    address: str
    note: str = ""
    parts: tuple["WorklistLine", ...] = ()


def what_waits(request: HttpRequest) -> list[WorklistLine] | None:
    """A line for each kind of row that waits; None if the account may view none of them. Of a long
    record without those of `what_differs`."""
    questions = [ask for model, ask in QUESTIONS if _may_view(request, model)]
    if not questions:
        return None
    lines = [line for ask in questions for line in ask(request) if line.count]
    return lines if is_long() else [*lines, *what_differs(request)]


def is_long() -> bool:
    """Whether there are too many events to read some hundred of them for the first page."""
    events: QuerySet[Event] = Event.objects.order_by()
    return events[: MOST_READ + 1].count() > MOST_READ


def what_differs(request: HttpRequest) -> list[WorklistLine]:
    """The lines for what has to be read to be told from the rest: drafts and what has changed.

    The number of queries grows with the chunks of events that `worklist.drafts` reads, which are
    limited, and with nothing else.
    """
    events = _events_as_read() if _may_view(request, Event) else ()
    return [line for line in (*events, _descriptions(request)) if line.count]


def may_view_any(request: HttpRequest) -> bool:
    """Whether the account may view anything that waits."""
    return any(_may_view(request, model) for model, _ask in QUESTIONS)


def _may_view(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _address(model: type[Model], waits: str) -> str:
    page = reverse(f"admin:relations_{model._meta.model_name}_changelist")
    return f"{page}?waits={waits}"


def _events_as_read() -> Iterator[WorklistLine]:
    never_public = drafts()
    yield _line_of_events(
        never_public.ready,
        "publication",
        lambda count: ngettext(
            "%(count)d draft is ready to be sent for review",
            "%(count)d drafts are ready to be sent for review",
            count,
        ),
    )
    yield _line_of_events(
        never_public.with_problems,
        "mending",
        lambda count: ngettext(
            "%(count)d draft has problems to be corrected before it can be published",
            "%(count)d drafts have problems to be corrected before they can be published",
            count,
        ),
    )
    yield _line_of_events(
        changed(),
        "changed",
        lambda count: ngettext(
            "%(count)d event has changed since its publication",
            "%(count)d events have changed since their publication",
            count,
        ),
    )


def _reviews(request: HttpRequest) -> Iterator[WorklistLine]:
    """What waits for review, what was sent back from it, and what nobody has judged."""
    count, own = waiting.in_review().count(), len(waiting.to_be_decided(request))
    words = ngettext("%(count)d event waits for review", "%(count)d events wait for review", count)
    mine = ngettext(
        "%(count)d of them is yours to decide", "%(count)d of them are yours to decide", own
    )
    parts = (WorklistLine(own, mine % {"count": own}, _address(Event, "decision")),) if own else ()
    yield WorklistLine(count, words % {"count": count}, _address(Event, "review"), parts=parts)
    count = waiting.sent_back().count()
    words = ngettext(
        "%(count)d event was sent back from review",
        "%(count)d events were sent back from review",
        count,
    )
    yield WorklistLine(count, words % {"count": count}, _address(Event, "sent-back"))
    yield _unchecked()


def _unchecked() -> WorklistLine:
    counted = waiting.unchecked_citations().order_by()[: MOST_COUNTED + 1]
    totals = counted.aggregate(citations=Count("pk"), events=Count("of", distinct=True))
    count, events = totals["citations"], totals["events"]
    address = _address(Event, "unchecked")
    if count > MOST_COUNTED:
        words = _("More than %(count)s citations have not been judged by any editor")
        return WorklistLine(count, words % {"count": f"{MOST_COUNTED:,}"}, address)
    words = ngettext(
        "%(count)d citation has not been judged by any editor",
        "%(count)d citations have not been judged by any editor",
        count,
    )
    within = ngettext("In %(count)d event", "In %(count)d events", events) % {"count": events}
    parts = (WorklistLine(events, within, address),)
    return WorklistLine(count, words % {"count": count}, address, parts=parts)


def _line_of_events(found: WaitingEvents, waits: str, words: Callable[[int], str]) -> WorklistLine:
    count = len(found.events)
    return WorklistLine(count, words(count) % {"count": count}, _address(Event, waits), found.bound)


def _statements(request: HttpRequest) -> Iterator[WorklistLine]:
    count = waiting.unanswered_claims().count()
    words = ngettext(
        "%(count)d claim has no answer from the other side",
        "%(count)d claims have no answer from the other side",
        count,
    )
    note = _("Accusations, criticisms, demands and threats, in drafts and in public events.")
    yield WorklistLine(count, words % {"count": count}, _address(Statement, "answer"), note)


def _sources(request: HttpRequest) -> Iterator[WorklistLine]:
    yield _uncited()
    count = waiting.uncited_sources().count()
    words = ngettext(
        "%(count)d source is not cited at all",
        "%(count)d sources are not cited at all",
        count,
    )
    yield WorklistLine(count, words % {"count": count}, _address(Source, "uncited"))
    yield _line_of_unvisited_sources()


def _uncited() -> WorklistLine:
    """The sources with most of them are named unless there are more than are counted; they come
    first in the list too."""
    counted = waiting.uncited_sentences().order_by()[: MOST_COUNTED + 1]
    totals = counted.aggregate(sentences=Count("pk"), sources=Count("source", distinct=True))
    count = totals["sentences"]
    address = _address(Source, "sentences")
    if count > MOST_COUNTED:
        words = _("More than %(count)s sentences of the stored sources are not cited")
        return WorklistLine(count, words % {"count": f"{MOST_COUNTED:,}"}, address)
    words = ngettext(
        "%(count)d sentence of the stored sources is not cited",
        "%(count)d sentences of the stored sources are not cited",
        count,
    )
    parts = tuple(_parts(totals["sources"]))
    return WorklistLine(count, words % {"count": count}, address, parts=parts)


def _line_of_unvisited_sources() -> WorklistLine:
    count, days = waiting.unvisited_sources().count(), waiting.LONGEST_UNVISITED.days
    words = ngettext(
        "%(count)d cited source has not been checked for %(days)d days",
        "%(count)d cited sources have not been checked for %(days)d days",
        count,
    )
    note = _("On the page of a source you can compare it with its article as it reads today.")
    said = words % {"count": count, "days": days}
    return WorklistLine(count, said, _address(Source, "look"), note)


def _reports(request: HttpRequest) -> Iterator[WorklistLine]:
    count = waiting_reports().count()
    words = ngettext(
        "%(count)d report of an error waits for an answer",
        "%(count)d reports of errors wait for an answer",
        count,
    )
    yield WorklistLine(count, words % {"count": count}, _address(ErrorReport, "settling"))


def _descriptions(request: HttpRequest) -> WorklistLine:
    """Sources and names, each with the way to its page."""
    found = changed_descriptions(request)
    words = ngettext(
        "%(count)d source or name has changed since readers saw it",
        "%(count)d sources and names have changed since readers saw them",
        len(found),
    )
    parts = tuple(WorklistLine(1, each.label, _page_of(each.row)) for each in found)
    address = parts[0].address if parts else ""
    return WorklistLine(len(found), words % {"count": len(found)}, address, parts=parts)


def _page_of(row: Model) -> str:
    return reverse(f"admin:relations_{row._meta.model_name}_change", args=[row.pk])


def _parts(sources: int) -> Iterator[WorklistLine]:
    """The sources with the most uncited sentences, then the way to all of them."""
    most = (
        waiting.uncited_sentences()
        .values("source", "source__title", "source__code")
        .annotate(uncited=Count("pk"), first=Min("number"))
        .order_by("-uncited", "source__code")
    )
    for each in most[:FEW]:
        words = _("%(count)d in “%(title)s”")
        page = reverse("admin:relations_source_change", args=[each["source"]])
        said = words % {"count": each["uncited"], "title": each["source__title"]}
        yield WorklistLine(each["uncited"], said, f"{page}#n{each['first']}")
    if sources > FEW:
        words = _("All %(count)d sources with such sentences")
        yield WorklistLine(sources, words % {"count": sources}, _address(Source, "sentences"))


QUESTIONS: tuple[tuple[type[Model], Callable[[HttpRequest], Iterator[WorklistLine]]], ...] = (
    (ErrorReport, _reports),
    (Event, _reviews),
    (Statement, _statements),
    (Source, _sources),
)
