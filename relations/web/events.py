"""One event: its permalink, its editions, its JSON."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from relations.editions.models import Edition
from relations.queries.event_answer import EventAnswer, answer_edition, answer_event
from relations.site_url import absolute
from relations.web.addresses import permalink
from relations.web.corrections import presented_correction
from relations.web.errors import gone, suppressed
from relations.web.fragments import fragment_or_redirect
from relations.web.license import licensed_json
from relations.web.page_shapes import EventPage
from relations.web.presenters import presented_event
from relations.web.related_events import dyads_of, related_events_of
from relations.web.revisits import with_findings, with_notes_revisited
from relations.web.serializers import serialized_event
from relations.web.supports import support_in_words


def event(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """`/events/<code>/<slug>/`: the current edition; 410 once it is withdrawn or suppressed."""
    found = _found(answer_event(code))
    edition = found.edition
    if edition.suppressed_whole:
        return suppressed(request, edition)
    if edition.withdrawn:
        return gone(request, edition)
    if slug != edition.document["slug"]:
        return redirect("event", code, edition.document["slug"], permanent=True)
    context = {
        "event": with_notes_revisited(
            presented_event(edition, found.shown_whole, found.answers), found.findings
        ),
        "rests_on": support_in_words(found.support),
        "edition": edition,
        "editions": found.editions,
        "address": absolute(request, permalink(edition)),
        "cited_address": _address_of_edition(request, edition),
        "around": related_events_of(edition, found.neighbours),
        "up": dyads_of(edition),
    }
    return render(request, "events/event.html", context)


def event_json(request: HttpRequest, code: str) -> HttpResponse:
    """`/events/<code>.json`: the shape of the current edition; 410 once it is withdrawn or
    suppressed."""
    found = _found(answer_event(code))
    if found.edition.suppressed_whole:
        return suppressed(request, found.edition)
    if found.edition.withdrawn:
        return gone(request, found.edition)
    link = partial(absolute, request)
    shape = serialized_event(found.edition, link, found.shown_whole, found.support)
    return licensed_json(with_findings(shape, found.findings))


def edition(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """`/events/<code>/editions/<n>/`: what was published under that number, for ever; 410 only
    where it is suppressed."""
    found = _found(answer_edition(code, number))
    if found.edition.suppressed_whole:
        return suppressed(request, found.edition)
    context = {
        "event": _presented(found),
        "rests_on": support_in_words(found.support),
        "edition": found.edition,
        "correction": found.correction and presented_correction(found.correction),
        "editions": found.editions,
        "address": _address_of_edition(request, found.edition),
        "cited_address": _address_of_edition(request, found.edition),
        "permalink": permalink(found.edition),
    }
    return render(request, "events/edition.html", context)


def notes(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """`/events/<code>/editions/<n>/notes/`: the sentences that an edition cites, as a fragment for
    lists; a redirect to the page where they stand for anyone but htmx. 410 where it is suppressed.

    The redirect names no place on that page, so that browsers go to the one that the link named.
    """
    found = _found(answer_edition(code, number))
    edition = found.edition
    if edition.suppressed_whole:
        return suppressed(request, edition)
    is_public = edition.superseded_at is None and not edition.withdrawn
    page = permalink(edition) if is_public else reverse("edition", args=[code, number])
    return fragment_or_redirect(request, "events/_notes.html", {"event": _presented(found)}, page)


def _presented(found: EventAnswer) -> EventPage:
    return with_notes_revisited(presented_event(found.edition, found.shown_whole), found.findings)


def _address_of_edition(request: HttpRequest, edition: Edition) -> str:
    return absolute(request, reverse("edition", args=[edition.code, edition.number]))


def _found(answer: EventAnswer | None) -> EventAnswer:
    if answer is None:
        raise Http404
    return answer
