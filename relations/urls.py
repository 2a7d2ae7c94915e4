"""The addresses of the site. They are for ever: what moves leaves a redirect."""

from django.contrib import admin
from django.urls import path, register_converter

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

urlpatterns = [
    path("", countries.home, name="home"),
    path("relations/<slug:pair>/", timelines.dyad, name="dyad"),
    path("timeline/", timelines.timeline, name="timeline"),
    path("timeline/facets/<slug:name>/", facets.timeline_facet, name="timeline-facet"),
    path("timeline.json", timelines.timeline_json, name="timeline-json"),
    path("events/<code:code>.json", events.event_json, name="event-json"),
    path("events/<code:code>/", events.event),
    path("events/<code:code>/<str:slug>/", events.event, name="event"),
    path("events/<code:code>/editions/<int:number>/", events.edition, name="edition"),
    path("statements/", statements.statements, name="statements"),
    path("statements/facets/<slug:name>/", facets.statement_facet_page, name="statement-facet"),
    path("statements/<code:code>/", statements.statement, name="statement"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<code:code>/", sources.source),
    path("sources/<code:code>/<str:slug>/", sources.source, name="source"),
    path("sources/<code:code>/sentences/<int:number>/", sources.sentence, name="sentence"),
    path("countries/<slug:alpha3>/", countries.country, name="country"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("about/", site.about, name="about"),
    path("healthz", site.healthz, name="healthz"),
    path("admin/", admin.site.urls),
]

handler400 = "relations.web.errors.bad_request"
handler404 = "relations.web.errors.not_found"
handler500 = "relations.web.errors.server_error"
