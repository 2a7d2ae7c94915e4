"""The desk's front page: what waits, in words, each line with the way to exactly those things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Count, Min, Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.desk import worklist
from relations.record.models import Event, Statement
from relations.sources.models import Source

FEW = 5
"""So many sources are named for their sentences that nothing cites."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some things that wait: how many, the same in words, and where they are.

    `note` says more of them and may be empty; `parts` are lines about some of them.
    """

    count: int
    words: str
    address: str
    note: str = ""
    parts: tuple["Line", ...] = ()


def what_waits(request: HttpRequest) -> list[Line] | None:
    """A line for all that waits, without what the account may not view; none where that is all.

    The number of queries has a bound: it grows with the chunks of events that are read, of which
    `waiting` reads a limited number, and with nothing else.
    """
    questions = [ask for model, ask in QUESTIONS if _may_view(request, model)]
    if not questions:
        return None
    return [line for ask in questions for line in ask(request) if line.count]


def _may_view(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _address(model: type[Model], waits: str) -> str:
    page = reverse(f"admin:relations_{model._meta.model_name}_changelist")
    return f"{page}?waits={waits}"


def _events(request: HttpRequest) -> Iterator[Line]:
    yield from _reviews(request)
    drafts, changed = worklist.drafts(), worklist.changed()
    yield _line_of_events(
        drafts.ready,
        "publication",
        lambda count: ngettext(
            "%(count)d draft is ready to be sent for review: nothing is in its way",
            "%(count)d drafts are ready to be sent for review: nothing is in their way",
            count,
        ),
    )
    yield _line_of_events(
        drafts.with_problems,
        "mending",
        lambda count: ngettext(
            "%(count)d draft has problems to be mended before it can be published",
            "%(count)d drafts have problems to be mended before they can be published",
            count,
        ),
    )
    yield _line_of_events(
        changed,
        "changed",
        lambda count: ngettext(
            "%(count)d event has changed since its publication",
            "%(count)d events have changed since their publication",
            count,
        ),
    )


def _reviews(request: HttpRequest) -> Iterator[Line]:
    """What waits for a second pair of eyes, and what has come back from it."""
    count, own = worklist.in_review().count(), len(worklist.to_be_decided(request))
    words = ngettext("%(count)d event waits for review", "%(count)d events wait for review", count)
    mine = ngettext(
        "%(count)d of them is yours to decide", "%(count)d of them are yours to decide", own
    )
    parts = (Line(own, mine % {"count": own}, _address(Event, "decision")),) if own else ()
    yield Line(count, words % {"count": count}, _address(Event, "review"), parts=parts)
    count = worklist.sent_back().count()
    words = ngettext(
        "%(count)d event was sent back from review",
        "%(count)d events were sent back from review",
        count,
    )
    yield Line(count, words % {"count": count}, _address(Event, "sent-back"))
    totals = worklist.unchecked_citations().aggregate(
        citations=Count("pk"), events=Count("of", distinct=True)
    )
    count, events = totals["citations"], totals["events"]
    words = ngettext(
        "%(count)d citation was judged by no editor",
        "%(count)d citations were judged by no editor",
        count,
    )
    address = _address(Event, "unchecked")
    within = ngettext("In %(count)d event", "In %(count)d events", events) % {"count": events}
    yield Line(count, words % {"count": count}, address, parts=(Line(events, within, address),))


def _line_of_events(found: worklist.Found, waits: str, words: Callable[[int], str]) -> Line:
    count = len(found.events)
    return Line(count, words(count) % {"count": count}, _address(Event, waits), found.bound)


def _statements(request: HttpRequest) -> Iterator[Line]:
    count = worklist.unanswered_claims().count()
    words = ngettext(
        "%(count)d claim has no answer from the other side",
        "%(count)d claims have no answer from the other side",
        count,
    )
    note = _("Accusations, criticisms, demands and threats, in drafts and in public events.")
    yield Line(count, words % {"count": count}, _address(Statement, "answer"), note)


def _sources(request: HttpRequest) -> Iterator[Line]:
    uncited = worklist.uncited_sentences()
    totals = uncited.aggregate(sentences=Count("pk"), sources=Count("source", distinct=True))
    count = totals["sentences"]
    words = ngettext(
        "%(count)d sentence of the stored sources is cited by nothing",
        "%(count)d sentences of the stored sources are cited by nothing",
        count,
    )
    parts = tuple(_parts(totals["sources"]))
    address = _address(Source, "sentences")
    yield Line(count, words % {"count": count}, address, parts=parts)
    count = worklist.uncited_sources().count()
    words = ngettext(
        "%(count)d source is cited by nothing at all",
        "%(count)d sources are cited by nothing at all",
        count,
    )
    yield Line(count, words % {"count": count}, _address(Source, "uncited"))
    yield _line_of_unvisited_sources()


def _line_of_unvisited_sources() -> Line:
    count, days = worklist.unvisited_sources().count(), worklist.LONGEST_UNVISITED.days
    words = ngettext(
        "%(count)d cited source has not been looked at for %(days)d days",
        "%(count)d cited sources have not been looked at for %(days)d days",
        count,
    )
    note = _("On the page of a source, its article of today is compared with it.")
    said = words % {"count": count, "days": days}
    return Line(count, said, _address(Source, "look"), note)


def _parts(sources: int) -> Iterator[Line]:
    """The sources with the most sentences that nothing cites, then the way to all of them."""
    most = (
        worklist.uncited_sentences()
        .values("source", "source__title", "source__code")
        .annotate(uncited=Count("pk"), first=Min("number"))
        .order_by("-uncited", "source__code")
    )
    for each in most[:FEW]:
        words = _("%(count)d of “%(title)s”")
        page = reverse("admin:relations_source_change", args=[each["source"]])
        said = words % {"count": each["uncited"], "title": each["source__title"]}
        yield Line(each["uncited"], said, f"{page}#n{each['first']}")
    if sources > FEW:
        words = _("All %(count)d sources with such sentences")
        yield Line(sources, words % {"count": sources}, _address(Source, "sentences"))


QUESTIONS: tuple[tuple[type[Model], Callable[[HttpRequest], Iterator[Line]]], ...] = (
    (Event, _events),
    (Statement, _statements),
    (Source, _sources),
)
