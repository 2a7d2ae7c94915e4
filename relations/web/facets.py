"""All values of one facet, as a page of links that add or remove one, or as the part of a form
in which a reader searches."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from relations.editions.facets import facets_of_statements, facets_of_timeline
from relations.queries.description import describe, describe_statements
from relations.queries.dyads import Dyad, dyads_named
from relations.queries.facet_search import read_find
from relations.queries.facets import LISTED, OFFERED, CountedFacet, facet_for
from relations.queries.labels import labels_for
from relations.queries.selection import Selection
from relations.queries.statements import statement_facet
from relations.web.addresses import Address, address_of, with_query
from relations.web.facet_groups import facet_group
from relations.web.fragments import page_or_fragment, swaps


def timeline_facet(request: HttpRequest, name: str) -> HttpResponse:
    """`/timeline/facets/<name>/`: the values of a facet of the events of a selection."""
    if name not in {each.name for each in facets_of_timeline()}:
        raise Http404
    selection, find = Selection.parse(request.GET), read_find(request.GET.get("find", ""))
    words = describe(selection, labels_for(selection))
    facet = facet_for(selection, name, find, most=_most(request))
    address = partial(address_of, dyad=None if name == "country" else _dyad_of(selection))
    context = _page(facet, selection, find, "timeline-facet", address)
    return _answer(request, {**context, "words": words})


def statement_facet_page(request: HttpRequest, name: str) -> HttpResponse:
    """`/statements/facets/<name>/`: likewise of the statements of a selection."""
    if name not in {each.name for each in facets_of_statements()}:
        raise Http404
    selection, find = Selection.parse(request.GET), read_find(request.GET.get("find", ""))
    words = describe_statements(selection, labels_for(selection))
    facet = statement_facet(selection, name, find, most=_most(request))
    address = partial(with_query, reverse("statements"))
    context = _page(facet, selection, find, "statement-facet", address)
    return _answer(request, {**context, "words": words})


def _most(request: HttpRequest) -> int:
    return OFFERED if swaps(request) else LISTED


def _dyad_of(selection: Selection) -> Dyad | None:
    """The dyad whose timeline shows a selection, if it names two countries."""
    countries = selection.chosen("country")
    if len(countries) != 2:
        return None
    pair = "-".join(countries)
    return dyads_named([pair])[pair]


def _page(
    facet: CountedFacet, selection: Selection, find: str, page: str, address: Address
) -> dict[str, Any]:
    return {
        "group": facet_group(facet, page, selection, find),
        "find": find,
        "rows": [
            {
                "label": each.label,
                "count": each.count,
                "chosen": each.chosen,
                "address": address(selection.toggling(facet.name, each.value)),
            }
            for each in facet.values
        ],
        "parameters": selection.parameters(),
        "back": address(selection),
    }


def _answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    template = "timeline/facet.html"
    return page_or_fragment(request, template, "timeline/_facet_swap.html", context)
