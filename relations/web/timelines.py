"""The timeline, whole or of one dyad, as a page and as JSON."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from relations.queries.answer import Answer, answer
from relations.queries.dyads import Dyad, find_dyad
from relations.queries.selection import Selection, only_value
from relations.queries.stretches import Key, Stretch
from relations.site_url import absolute
from relations.web.addresses import Address, address_of, after, with_query
from relations.web.certainty_groups import (
    EVENT_GROUPS,
    certainty_name,
    groups_of,
    serialized_groups,
)
from relations.web.facet_groups import serialized_facets
from relations.web.filters import EVENTS, filters_of
from relations.web.fragments import (
    asks_for_more,
    more,
    page_or_fragment,
    parameters_shown,
    swaps,
)
from relations.web.ledger import ledger_address
from relations.web.license import licensed_json
from relations.web.listing import further_of, listing_of
from relations.web.overview import overview_of
from relations.web.paper import EVENTS_ON_PAPER, paper_of
from relations.web.revisits import with_findings
from relations.web.serializers import serialized_event
from relations.web.summary import titled


def timeline(request: HttpRequest) -> HttpResponse:
    """`/timeline/`: the events of a selection, with what it can be narrowed by."""
    return _timeline(request, Selection.parse(request.GET), dyad=None)


def dyad(request: HttpRequest, pair: str) -> HttpResponse:
    """`/relations/<country>-<country>/`: the timeline of two countries."""
    found = find_dyad(pair)
    if found is None:
        raise Http404
    selection = Selection.parse(request.GET)
    # Its events are those between the two. Where the one only hosted the other's talks with a third
    # both took part, which `/timeline/?country=…&country=…` asks. The JSON, the sheet and the links
    # of the page say `between` too, so that they all answer what the path asks.
    both = selection.between_these(found.letters)
    if len(both.chosen("country")) > len(found.letters):
        return redirect(with_query(reverse("timeline"), both.without("between")))
    if pair != found.slug:
        return redirect(address_of(both, found), permanent=True)
    return _timeline(request, both, found)


def events(request: HttpRequest) -> HttpResponse:
    """`/events/`: leads to the list of events, with what was asked of it."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("timeline") + (f"?{query}" if query else ""), permanent=True)


def timeline_json(request: HttpRequest) -> HttpResponse:
    """`/timeline.json`: the same answer to the same query string.

    `count` and the counts of facets are of all groups; an event's `certainty` is the name of its
    group. Without dates there are no groups, and no `certainty`.
    """
    selection = Selection.parse(request.GET).asked
    found = answer(selection, Stretch(Key.read(only_value(request.GET, "after"))))
    link, next_page = partial(absolute, request), found.page.next
    here = with_query(reverse("timeline-json"), selection)
    return licensed_json(
        {
            "selection": {"words": found.words, "query": selection.query()},
            "count": found.count,
            "groups": serialized_groups(groups_of(selection, found.counts, EVENT_GROUPS)),
            "next": link(after(here, next_page)) if next_page else None,
            "facets": serialized_facets(found.facets),
            "events": [
                {
                    **with_findings(
                        serialized_event(
                            found.editions[each.edition],
                            link,
                            found.shown_whole,
                            found.supports.get(each.edition),
                        ),
                        found.findings,
                    ),
                    "certainty": certainty_name(each) if selection.is_dated else None,
                }
                for each in found.page.rows
            ],
        }
    )


def _timeline(request: HttpRequest, selection: Selection, dyad: Dyad | None) -> HttpResponse:
    def address(each: Selection) -> str:
        return address_of(each, dyad)

    stretch = Stretch.read(request.GET)
    found = answer(selection, stretch, given=("country", "between") if dyad else ())
    if stretch.after and asks_for_more(request):
        return _more(request, found, address)
    canonical = after(address(selection), stretch.after)
    context = {
        "selection": selection,
        "dyad": dyad,
        "title": titled(str(dyad), selection) if dyad else "",
        "words": found.words,
        "is_narrowed": is_narrowed(selection),
        "canonical": canonical,
        "json": with_query(reverse("timeline-json"), selection.asked),
        "ledger": ledger_address(selection.asked, dyad),
        "overview": overview_of(found, address),
        "listing": listing_of(found, address),
        "filters": filters_of(found, EVENTS, address, is_listed=swaps(request)),
        "paper": paper_of(found, EVENTS_ON_PAPER, address(selection)),
    }
    template = "timeline/timeline.html"
    return page_or_fragment(request, template, "timeline/_swap.html", context, canonical)


def is_narrowed(selection: Selection) -> bool:
    """Whether anything but countries and a period is chosen, so that a title with these alone does
    not name the selection."""
    return selection.asked.without("country", "since", "until", "order") != Selection()


def _more(request: HttpRequest, found: Answer, address: Address) -> HttpResponse:
    """The events of the stretch, added to the page that the reader sees."""
    further = further_of(found, Stretch.read(parameters_shown(request)).after, address)
    added = {"selection": found.selection, "listing": further}
    return more(request, "timeline/_more.html", added, further["address"])
