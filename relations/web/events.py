"""One event: its permalink, its editions, its JSON."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from relations.editions.models import Edition
from relations.queries.corrections import correction_made_by
from relations.queries.events import editions_of, newest_edition, numbered_edition
from relations.queries.revisits import findings_for
from relations.web.addresses import permalink
from relations.web.corrections import dressed_correction
from relations.web.errors import gone
from relations.web.license import licensed_json
from relations.web.presenters import dressed
from relations.web.related_events import surroundings_of
from relations.web.revisits import with_findings, with_notes_revisited
from relations.web.serializers import event_shape


def event(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """`/events/<code>/<slug>/`: the current edition; 410 once it is withdrawn."""
    edition = _newest(code)
    if edition.withdrawn:
        return gone(request, edition)
    if slug != edition.document["slug"]:
        return redirect("event", code, edition.document["slug"], permanent=True)
    context = {
        "event": with_notes_revisited(dressed(edition), findings_for(edition)),
        "edition": edition,
        "editions": editions_of(code),
        "address": request.build_absolute_uri(permalink(edition)),
        "around": surroundings_of(edition),
    }
    return render(request, "events/event.html", context)


def event_json(request: HttpRequest, code: str) -> HttpResponse:
    """`/events/<code>.json`: the shape of the current edition; 410 once it is withdrawn."""
    edition = _newest(code)
    if edition.withdrawn:
        return gone(request, edition)
    shape = event_shape(edition, request.build_absolute_uri)
    return licensed_json(with_findings(shape, findings_for(edition)))


def edition(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """`/events/<code>/editions/<n>/`: what was published under that number, for ever."""
    found = numbered_edition(code, number)
    if found is None:
        raise Http404
    correction = correction_made_by(found)
    context = {
        "event": with_notes_revisited(dressed(found), findings_for(found)),
        "edition": found,
        "correction": correction and dressed_correction(correction),
        "editions": editions_of(code),
        "address": request.build_absolute_uri(reverse("edition", args=[code, number])),
        "permalink": permalink(found),
    }
    return render(request, "events/edition.html", context)


def _newest(code: str) -> Edition:
    edition = newest_edition(code)
    if edition is None:
        raise Http404
    return edition
