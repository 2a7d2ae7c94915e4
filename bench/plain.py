"""What the site is measured against in Django itself: a plain list of events as anybody would write
it first, with COUNT, OFFSET and GROUP BY over the working rows, and a bare view that sends bytes
that it is given."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.plain_settings")
application = get_wsgi_application()

from relations.dates import edtf  # noqa: E402
from relations.editions.models import Edition  # noqa: E402
from relations.queries.search import editions_matching  # noqa: E402
from relations.record.models import Event  # noqa: E402

PAGE, OFFERED = 50, 10
_FACETS = {
    "country": "participations__country__alpha3",
    "type": "type__code",
    "quad": "type__quad",
    "topic": "topics__code",
    "speaker": "statements__speaker__code",
    "source": "citations__sentence__source__code",
}
_TEMPLATE = Engine().from_string(
    """<!doctype html><title>Events</title><p id="count">{{ count }} events</p>
{% for name, values in facets.items %}<h2>{{ name }}</h2><ul>
{% for value, number in values %}<li>{{ value }} <span>{{ number }}</span></li>{% endfor %}</ul>
{% endfor %}<ol>
{% for event in events %}<li><h3>{{ event.title }}</h3><p>{{ event.date }} {{ event.type.label }}
{% for each in event.participations.all %}{{ each.country.name }} {% endfor %}</p>
<p>{{ event.summary }}</p>{% for each in event.citations.all %}<q>{{ each.sentence.text }}</q>
{{ each.sentence.source.title }}{% endfor %}{% for said in event.statements.all %}
<blockquote>{{ said.speaker.name }}: {{ said.text }} {{ said.quotation }}
{% for each in said.citations.all %}<q>{{ each.sentence.text }}</q>{% endfor %}</blockquote>
{% endfor %}</li>{% endfor %}</ol>"""
)


def timeline(request: HttpRequest) -> HttpResponse:
    """The events of a selection by the parameters of the site's own address, and `offset`."""
    events = _events(request)
    offset = int(request.GET.get("offset", 0))
    page = events.order_by("-sort_date", "-code")[offset : offset + PAGE]
    shown = page.select_related("type").prefetch_related(
        "participations__country",
        "citations__sentence__source",
        "statements__speaker",
        "statements__citations__sentence",
    )
    facets = {name: _counted(events, column) for name, column in _FACETS.items()}
    context = {"count": events.count(), "facets": facets, "events": shown}
    return HttpResponse(_TEMPLATE.render(Context(context)))


def bare(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes of a file that stands in the folder `BENCH_BODIES`."""
    return HttpResponse(_body(number))


@cache
def _body(number: int) -> bytes:
    return (Path(os.environ["BENCH_BODIES"]) / str(number)).read_bytes()


def _events(request: HttpRequest) -> "QuerySet[Event]":
    given = request.GET
    is_public = Q(editions__in=Edition.objects.current())
    if words := given.get("q"):
        is_public &= Q(editions__in=editions_matching(words))
    events: QuerySet[Event] = Event.objects.filter(is_public)
    for alpha3 in given.getlist("country"):
        events = events.filter(participations__country__alpha3=alpha3)
    if types := given.getlist("type"):
        events = events.filter(type__code__in=types)
    if speakers := given.getlist("speaker"):
        events = events.filter(statements__speaker__code__in=speakers).distinct()
    if since := given.get("since"):
        first = edtf.parse(since).earliest
        events = events.filter(Q(latest=None) | Q(latest__gte=first))
    if until := given.get("until"):
        last = edtf.parse(until).latest
        events = events.filter(Q(earliest=None) | Q(earliest__lte=last))
    return events


def _counted(events: "QuerySet[Event]", column: str) -> "QuerySet[Event, Any]":
    within = Event.objects.filter(pk__in=events.values("pk")).exclude(**{column: None})
    counted = within.values_list(column).annotate(count=Count("pk", distinct=True))
    ranked: QuerySet[Event, Any] = counted.order_by("-count", column)[:OFFERED]
    return ranked


urlpatterns = [path("timeline/", timeline), path("bare/<int:number>/", bare)]
