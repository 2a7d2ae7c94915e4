"""The addresses of the site. They are for ever: what moves leaves a redirect."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from relations import codes
from relations.preview import preview_event
from relations.web import (
    comparisons,
    corrections,
    countries,
    error_reports,
    events,
    facets,
    ledger,
    search,
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


def read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that anybody may read by GET or HEAD; any other method gets 405.

    It writes nothing and needs no token against forgery: a POST without one gets 405 too, not 403.
    """
    return csrf_exempt(require_safe(view))


def writing(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view by which anybody may also write to the editors, by POST; any other method gets 405.

    It needs no token against forgery: it knows nobody in whose name a forged request could act.
    """
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(view))


urlpatterns = [
    path("", read_only(countries.home), name="home"),
    path("relations/", read_only(countries.relations), name="relations"),
    path("relations/<slug:pair>/", read_only(timelines.dyad), name="dyad"),
    path("relations/<slug:pair>/ledger/", read_only(ledger.dyad_ledger), name="dyad-ledger"),
    path("timeline/", read_only(timelines.timeline), name="timeline"),
    path("timeline/facets/<slug:name>/", read_only(facets.timeline_facet), name="timeline-facet"),
    path("timeline.json", read_only(timelines.timeline_json), name="timeline-json"),
    path("events/", read_only(timelines.events), name="events"),
    path("events/<code:code>.json", read_only(events.event_json), name="event-json"),
    path("events/<code:code>/", read_only(events.event)),
    path("events/<code:code>/<str:slug>/", read_only(events.event), name="event"),
    path("events/<code:code>/editions/<int:number>/", read_only(events.edition), name="edition"),
    path(
        "events/<code:code>/editions/<int:number>/notes/",
        read_only(events.notes),
        name="edition-notes",
    ),
    path("statements/", read_only(statements.statements), name="statements"),
    path(
        "statements/facets/<slug:name>/",
        read_only(facets.statement_facet_page),
        name="statement-facet",
    ),
    path("statements/<code:code>/", read_only(statements.statement), name="statement"),
    path("ledger/", read_only(ledger.ledger), name="ledger"),
    path("ledger/facets/<slug:name>/", read_only(facets.ledger_facet), name="ledger-facet"),
    path("ledger.json", read_only(ledger.ledger_json), name="ledger-json"),
    path("sources/", read_only(sources.sources), name="sources"),
    path("sources/outlets/", read_only(sources.outlets), name="outlets"),
    path("sources/outlets/<str:slug>/", read_only(sources.outlet), name="outlet"),
    path("sources/<code:code>/", read_only(sources.source)),
    path("sources/<code:code>/<str:slug>/", read_only(sources.source), name="source"),
    path(
        "sources/<code:code>/sentences/<int:number>/", read_only(sources.sentence), name="sentence"
    ),
    path("countries/", read_only(countries.countries), name="countries"),
    path("countries/<slug:alpha3>/", read_only(countries.country), name="country"),
    path("compare/", read_only(comparisons.comparison), name="comparison"),
    path("search/", read_only(search.search), name="search"),
    path("search/suggestions/", read_only(search.suggestions), name="suggestions"),
    path("corrections/", read_only(corrections.corrections), name="corrections"),
    path("report/", writing(error_reports.report), name="report"),
    path("about/", read_only(site.about), name="about"),
    path("record.sha256", read_only(site.record_roots), name="record-roots"),
    path("healthz", read_only(site.healthz), name="healthz"),
    path(
        "admin/relations/event/<int:event_id>/preview/",
        admin.site.admin_view(require_safe(preview_event)),
        name="event-preview",
    ),
    path("admin/", admin.site.urls),
]

handler400 = "relations.web.errors.bad_request"
handler404 = "relations.web.errors.not_found"
handler500 = "relations.web.errors.server_error"
