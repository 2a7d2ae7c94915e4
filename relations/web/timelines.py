"""The timeline, whole or of one dyad, as a page and as JSON."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from relations.queries.description import describe
from relations.queries.dyads import Dyad, find_dyad
from relations.queries.facets import CountedFacet, facets_for
from relations.queries.labels import labels_for
from relations.queries.pages import Key, Stretch, page_of
from relations.queries.public import editions_for
from relations.queries.revisits import findings_for
from relations.queries.selection import Selection
from relations.queries.spans import spans_for
from relations.queries.totals import totals_for
from relations.web.addresses import address_of, after, with_query
from relations.web.filters import timeline_filters
from relations.web.fragments import asks_for_more, more, page_or_fragment, parameters_shown
from relations.web.license import licensed_json
from relations.web.listing import further_of, listing_of
from relations.web.overview import overview_of
from relations.web.revisits import with_findings
from relations.web.serializers import event_shape


def timeline(request: HttpRequest) -> HttpResponse:
    """`/timeline/`: the events of a selection, with what it can be narrowed by."""
    return _timeline(request, Selection.parse(request.GET), dyad=None)


def dyad(request: HttpRequest, pair: str) -> HttpResponse:
    """`/relations/<country>-<country>/`: the timeline of two countries."""
    found = find_dyad(pair)
    if found is None:
        raise Http404
    selection = Selection.parse(request.GET)
    both = selection.having(country={*selection.chosen("country"), *found.letters})
    if len(both.chosen("country")) > len(found.letters):
        return redirect(with_query(reverse("timeline"), both))
    if pair != found.slug:
        return redirect(address_of(both, found), permanent=True)
    return _timeline(request, both, found)


def timeline_json(request: HttpRequest) -> HttpResponse:
    """`/timeline.json`: the same answer to the same query string."""
    selection = Selection.parse(request.GET)
    labels = labels_for(selection)
    page = page_of(editions_for(selection), selection.order, Key.read(request.GET.get("after", "")))
    link, findings = request.build_absolute_uri, findings_for(*page.rows)
    here = with_query(reverse("timeline-json"), selection)
    return licensed_json(
        {
            "selection": {"words": describe(selection, labels), "query": selection.query()},
            "count": totals_for(selection).events,
            "next": link(after(here, page.next)) if page.next else None,
            "facets": {facet.name: _values(facet) for facet in facets_for(selection)},
            "events": [with_findings(event_shape(each, link), findings) for each in page.rows],
        }
    )


def _timeline(request: HttpRequest, selection: Selection, dyad: Dyad | None) -> HttpResponse:
    def address(each: Selection) -> str:
        return address_of(each, dyad)

    stretch = Stretch.read(request.GET)
    canonical = after(address(selection), stretch.after)
    spans, labels = spans_for(selection), labels_for(selection)
    if stretch.after and asks_for_more(request):
        begun = Stretch.read(parameters_shown(request)).after
        further = further_of(selection, stretch.after, begun, spans, address)
        added = {"selection": selection, "listing": further}
        return more(request, "timeline/_more.html", added, further["address"])
    count = sum(span.count for span in spans)
    context = {
        "selection": selection,
        "dyad": dyad,
        "words": describe(selection, labels),
        "canonical": canonical,
        "json": with_query(reverse("timeline-json"), selection),
        "overview": overview_of(selection, spans, address),
        "listing": listing_of(selection, stretch, spans, address),
        "filters": timeline_filters(selection, labels, dyad, count, address),
    }
    template = "timeline/timeline.html"
    return page_or_fragment(request, template, "timeline/_swap.html", context, canonical)


def _values(facet: CountedFacet) -> list[dict[str, Any]]:
    return [
        {"value": each.value, "label": each.label, "count": each.count} for each in facet.values
    ]
