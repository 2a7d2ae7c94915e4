"""The addresses of the site. They are for ever: what moves leaves a redirect."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from relations import codes
from relations.web import (
    corrections,
    countries,
    events,
    facets,
    site,
    sources,
    statements,
    timelines,
)


class CodeConverter:
    """A public code; an address with anything else in its place does not exist."""

    regex = codes.PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that anybody may read by GET or HEAD; any other method gets 405.

    It writes nothing and needs no token against forgery: a POST without one gets 405 too, not 403.
    """
    return csrf_exempt(require_safe(view))


urlpatterns = [
    path("", public(countries.home), name="home"),
    path("relations/<slug:pair>/", public(timelines.dyad), name="dyad"),
    path("timeline/", public(timelines.timeline), name="timeline"),
    path("timeline/facets/<slug:name>/", public(facets.timeline_facet), name="timeline-facet"),
    path("timeline.json", public(timelines.timeline_json), name="timeline-json"),
    path("events/<code:code>.json", public(events.event_json), name="event-json"),
    path("events/<code:code>/", public(events.event)),
    path("events/<code:code>/<str:slug>/", public(events.event), name="event"),
    path("events/<code:code>/editions/<int:number>/", public(events.edition), name="edition"),
    path("statements/", public(statements.statements), name="statements"),
    path(
        "statements/facets/<slug:name>/",
        public(facets.statement_facet_page),
        name="statement-facet",
    ),
    path("statements/<code:code>/", public(statements.statement), name="statement"),
    path("sources/", public(sources.sources), name="sources"),
    path("sources/<code:code>/", public(sources.source)),
    path("sources/<code:code>/<str:slug>/", public(sources.source), name="source"),
    path("sources/<code:code>/sentences/<int:number>/", public(sources.sentence), name="sentence"),
    path("countries/<slug:alpha3>/", public(countries.country), name="country"),
    path("corrections/", public(corrections.corrections), name="corrections"),
    path("about/", public(site.about), name="about"),
    path("healthz", public(site.healthz), name="healthz"),
    path("admin/", admin.site.urls),
]

handler400 = "relations.web.errors.bad_request"
handler404 = "relations.web.errors.not_found"
handler500 = "relations.web.errors.server_error"
