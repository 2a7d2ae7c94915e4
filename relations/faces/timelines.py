"""The timeline, whole or of one dyad, as a page and as JSON."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from relations.faces.dressing import dressed
from relations.faces.filters import facet_groups, hidden_values, histogram_rows
from relations.faces.fragments import page_or_fragment
from relations.faces.shapes import event_shape
from relations.timeline.asking import editions_for
from relations.timeline.dyads import Dyad, find_dyad
from relations.timeline.facets import FACETS, Facet, facets_for
from relations.timeline.histogram import histogram_for
from relations.timeline.labels import labels_for
from relations.timeline.pages import Key, page_of
from relations.timeline.selection import Order, Selection
from relations.timeline.totals import totals_for
from relations.timeline.words import describe

# The parameters for which the filters of a timeline have a field.
OFFERED = frozenset({*FACETS, "since", "until", "q", "as_of"})


def timeline(request: HttpRequest) -> HttpResponse:
    """`/timeline/`: the events of a selection, with what it can be narrowed by."""
    return _timeline(request, Selection.parse(request.GET), dyad=None)


def dyad(request: HttpRequest, pair: str) -> HttpResponse:
    """`/relations/<country>-<country>/`: the timeline of two countries."""
    found = find_dyad(pair)
    if found is None:
        raise Http404
    selection = Selection.parse(request.GET)
    both = selection.having(country=tuple(sorted({*selection.country, *found.letters})))
    if len(both.country) > len(found.letters):
        return redirect(with_query(reverse("timeline"), both))
    if pair != found.slug:
        return redirect(address_of(both, found), permanent=True)
    return _timeline(request, both, found)


def timeline_json(request: HttpRequest) -> JsonResponse:
    """`/timeline.json`: the same answer to the same query string."""
    selection = Selection.parse(request.GET)
    labels = labels_for(selection)
    page = page_of(editions_for(selection), selection.order, Key.read(request.GET.get("after", "")))
    link = request.build_absolute_uri
    here = with_query(reverse("timeline-json"), selection)
    return JsonResponse(
        {
            "selection": {"words": describe(selection, labels), "query": selection.query()},
            "count": totals_for(selection).events,
            "next": link(after(here, page.next)) if page.next else None,
            "facets": {facet.name: _values(facet) for facet in facets_for(selection)},
            "events": [event_shape(edition, link) for edition in page.rows],
        }
    )


def address_of(selection: Selection, dyad: Dyad | None) -> str:
    """The canonical address of a timeline; a dyad's has its countries in the path."""
    if dyad is None:
        return with_query(reverse("timeline"), selection)
    return with_query(dyad.get_absolute_url(), selection.without("country"))


def with_query(path: str, selection: Selection) -> str:
    """A path with the query string of a selection, if it has any."""
    query = selection.query()
    return f"{path}?{query}" if query else path


def after(address: str, key: Key | str | None) -> str:
    """The address of the page that begins after a key; without a key, of the first page."""
    return f"{address}{'&' if '?' in address else '?'}after={key}" if key else address


def _timeline(request: HttpRequest, selection: Selection, dyad: Dyad | None) -> HttpResponse:
    labels = labels_for(selection)
    start = Key.read(request.GET.get("after", ""))
    page = page_of(editions_for(selection), selection.order, start)
    address = address_of(selection, dyad)
    histogram = histogram_for(selection)
    context: dict[str, Any] = {
        "selection": selection,
        "dyad": dyad,
        "path": address.split("?")[0],
        "canonical": after(address, start),
        "words": describe(selection, labels),
        "events": [dressed(edition) for edition in page.rows],
        "next": after(address, page.next) if page.next else None,
        "totals": totals_for(selection),
        "groups": facet_groups(facets_for(selection), frozenset({"country"} if dyad else ())),
        "hidden": hidden_values(selection, OFFERED),
        "unit": histogram.unit,
        "bars": histogram_rows(histogram, selection, lambda each: address_of(each, dyad)),
        "orders": {each.value: address_of(selection.having(order=each), dyad) for each in Order},
        "json": with_query(reverse("timeline-json"), selection),
    }
    return page_or_fragment(
        request, "timeline/timeline.html", "timeline/_results.html", context, after(address, start)
    )


def _values(facet: Facet) -> list[dict[str, Any]]:
    return [
        {"value": each.value, "label": each.label, "count": each.count} for each in facet.values
    ]
