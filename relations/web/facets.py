"""The values of one facet: a page of links that add or remove a value, or the part of a form in
which a reader searches for values."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from relations.editions.facets import facets_of_statements, facets_of_timeline
from relations.queries.facet_answer import FacetAnswer, answer_facet, answer_statement_facet
from relations.queries.facet_search import read_find
from relations.queries.facets import LISTED, OFFERED
from relations.queries.ledger import answer_ledger_facet
from relations.queries.selection import Selection, only_value
from relations.web.addresses import Address, address_of, with_query
from relations.web.facet_groups import facet_group
from relations.web.fragments import page_or_fragment, swaps


def timeline_facet(request: HttpRequest, name: str) -> HttpResponse:
    """`/timeline/facets/<name>/`: the values of a facet of the events of a selection."""
    if name not in {each.name for each in facets_of_timeline()}:
        raise Http404
    selection, find = Selection.parse(request.GET), read_find(only_value(request.GET, "find"))
    found = answer_facet(selection, name, find, most=_most(request))
    return _page(request, found, "timeline-facet", partial(address_of, dyad=found.dyad))


def statement_facet_page(request: HttpRequest, name: str) -> HttpResponse:
    """`/statements/facets/<name>/`: the values of a facet of the statements of a selection."""
    if name not in {each.name for each in facets_of_statements()}:
        raise Http404
    selection, find = Selection.parse(request.GET), read_find(only_value(request.GET, "find"))
    found = answer_statement_facet(selection, name, find, most=_most(request))
    return _page(request, found, "statement-facet", partial(with_query, reverse("statements")))


def ledger_facet(request: HttpRequest, name: str) -> HttpResponse:
    """`/ledger/facets/<name>/`: the values of a facet of a selection’s ledger."""
    if name not in {each.name for each in facets_of_statements()}:
        raise Http404
    selection, find = Selection.parse(request.GET), read_find(only_value(request.GET, "find"))
    found = answer_ledger_facet(selection, name, find, most=_most(request))
    return _page(request, found, "ledger-facet", partial(with_query, reverse("ledger")))


def _most(request: HttpRequest) -> int:
    return OFFERED if swaps(request) else LISTED


def _page(request: HttpRequest, found: FacetAnswer, page: str, address: Address) -> HttpResponse:
    selection, facet = found.selection, found.facet
    context = {
        "words": found.words,
        "group": facet_group(facet, page, selection, found.find),
        "find": found.find,
        "is_search": "find" in request.GET,
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
    template = "timeline/facet.html"
    return page_or_fragment(request, template, "timeline/_facet_swap.html", context)
