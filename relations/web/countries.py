"""Countries and dyads: the front page, and the page of one country."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from relations.dates.years import year_text
from relations.editions.models import Edition
from relations.queries.description import period
from relations.queries.dyads import (
    DyadOnRecord,
    countries_on_record,
    dyads_page,
    find_country,
)
from relations.queries.front import Front, front_of
from relations.record.formatting import edtf_in_words
from relations.web.addresses import after, with_query
from relations.web.sparkline import spark_of


def home(request: HttpRequest) -> HttpResponse:
    """`/`: the dyads on record, and the latest events."""
    front = front_of()
    context = {**_presented_front(front), "countries": front.countries}
    return render(request, "timeline/home.html", context)


def relations(request: HttpRequest) -> HttpResponse:
    """`/relations/`: the pairs of countries on record, in alphabetical order."""
    page = dyads_page(request.GET.get("after", ""))
    further = after(reverse("relations"), page.next) if page.next else None
    context = {"dyads": page.listed, "total": page.total, "next": further}
    return render(request, "countries/relations.html", context)


def countries(request: HttpRequest) -> HttpResponse:
    """`/countries/`: the countries on record."""
    return render(request, "countries/countries.html", {"countries": countries_on_record()})


def country(request: HttpRequest, alpha3: str) -> HttpResponse:
    """`/countries/<alpha3>/`: the dyads and the latest events of a country."""
    found = find_country(alpha3.upper())
    if found is None:
        raise Http404
    if alpha3 != found.alpha3:
        return redirect(found, permanent=True)
    context = {**_presented_front(front_of(found)), "country": found}
    return render(request, "countries/country.html", context)


def _presented_front(front: Front) -> dict[str, Any]:
    return {
        "totals": front.totals,
        "dyads": [_presented_dyad(each) for each in front.dyads.listed],
        "unlisted": front.dyads.unlisted,
        "events": [_brief(each) for each in front.latest],
        "timeline": with_query(reverse("timeline"), front.selection),
    }


def _presented_dyad(each: DyadOnRecord) -> dict[str, Any]:
    return {
        "dyad": each.dyad,
        "events": each.events,
        "spark": spark_of(each.buckets),
        # To the year: the days are bounds, and say more than the sources do.
        "years": period(year_text(each.first_year), year_text(each.last_year)),
        "latest": each.latest and _brief(each.latest),
    }


def _brief(edition: Edition) -> dict[str, str]:
    """What a short list says of an event."""
    event = edition.document
    return {
        "url": reverse("event", args=[event["code"], event["slug"]]),
        "title": event["title"],
        "date": edtf_in_words(event["date"]["edtf"]),
        "type_label": event["type"]["label"],
        "quad": event["type"]["quad"],
    }
