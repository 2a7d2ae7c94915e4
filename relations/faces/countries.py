"""Countries and dyads: the front page, and the page of one country."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from relations.faces.addresses import with_query
from relations.faces.dressing import dressed
from relations.timeline.asking import editions_for
from relations.timeline.dyads import dyads_on_record, find_country
from relations.timeline.pages import first_of
from relations.timeline.selection import Selection
from relations.timeline.totals import totals_for

LATEST = 10


def home(request: HttpRequest) -> HttpResponse:
    """`/`: the dyads on record, and the latest events."""
    everything = Selection()
    latest = first_of(editions_for(everything), everything.order, LATEST)
    context = {
        "dyads": dyads_on_record(),
        "events": [dressed(edition) for edition in latest],
    }
    return render(request, "timeline/home.html", context)


def country(request: HttpRequest, alpha3: str) -> HttpResponse:
    """`/countries/<alpha3>/`: the dyads and the latest events of a country."""
    found = find_country(alpha3.upper())
    if found is None:
        raise Http404
    if alpha3 != found.alpha3:
        return redirect(found, permanent=True)
    selection = Selection(country=(found.alpha3,))
    latest = first_of(editions_for(selection), selection.order, LATEST)
    context = {
        "country": found,
        "dyads": dyads_on_record(found),
        "events": [dressed(edition) for edition in latest],
        "totals": totals_for(selection),
        "timeline": with_query(reverse("timeline"), selection),
    }
    return render(request, "countries/country.html", context)
