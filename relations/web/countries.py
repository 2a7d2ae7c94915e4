"""Countries and dyads: the front page, and the page of one country."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.years import year_text
from relations.editions.edition_days import Certainty
from relations.editions.models import Edition
from relations.queries.changes import ChangeCounts, ChangesSince
from relations.queries.countries import countries_on_record
from relations.queries.description import all_of, period
from relations.queries.dyads import (
    DyadOnRecord,
    dyads_page,
    find_country,
)
from relations.queries.front import DyadInTime, Front, front_of, front_since
from relations.queries.quoted_exchange import QuotedExchange
from relations.queries.selection import Selection, only_value
from relations.record.formatting import edtf_in_words, isolated
from relations.record.values import CountryValue, parties
from relations.web.addresses import address_of, after, permalink, with_query
from relations.web.drawing import drawing_of
from relations.web.overview import histogram_chart
from relations.web.sparkline import SparkTick, spark_of, spark_ticks
from relations.web.summary import summary_of

MOST_NAMED = 3
"""The most countries that a short list names beside an event."""


def home(request: HttpRequest) -> HttpResponse:
    """`/`: the dyads on record, what has changed since a day, and the latest events.

    `since` is read as lists read it, and changes are told from its first day on.
    """
    given = MultiValueDict({"since": request.GET.getlist("since")})
    selection = Selection.parse(given)
    front, changes = front_since(selection.first_day)
    context = {
        **_presented_front(front, changes),
        "only": front.only and _presented_only(front.dyads.listed[0], front.only),
        "changes": changes and _presented_changes(changes),
        "exchange": front.exchange and _presented_exchange(front.exchange),
    }
    return render(request, "timeline/home.html", context)


def relations(request: HttpRequest) -> HttpResponse:
    """`/relations/`: the pairs of countries on record, in alphabetical order."""
    page = dyads_page(only_value(request.GET, "after"))
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
    front = front_of(found)
    context = {**_presented_front(front), "country": found, "summary": _summary(front)}
    return render(request, "countries/country.html", context)


def _summary(front: Front) -> dict[str, Any]:
    """The summary of the events of a country, whose links lead to its timeline."""
    certain = dict.fromkeys(Certainty, 0) | {Certainty.WITHIN: front.totals.events}
    timeline = partial(with_query, reverse("timeline"))
    return summary_of(front.gist, certain, front.selection, timeline) if front.gist else {}


def _presented_front(front: Front, changes: ChangesSince | None = None) -> dict[str, Any]:
    ticks = spark_ticks(front.dyads.scale)
    dyads = [_presented_dyad(each, ticks, changes) for each in front.dyads.listed]
    _mark_repeated(dyads)
    return {
        "totals": front.totals,
        "dyads": dyads,
        "ticks": ticks,
        "shared": [
            {"event": _brief(each.edition), "dyads": each.dyads} for each in front.dyads.shared
        ],
        "unlisted": front.dyads.unlisted,
        "events": [_brief(each) for each in front.latest],
        "timeline": with_query(reverse("timeline"), front.selection),
    }


def _presented_only(counted: DyadOnRecord, only: DyadInTime) -> dict[str, Any]:
    """The only pair on record, with the picture that its own page has, whose links lead there."""
    address = partial(address_of, dyad=counted.dyad)
    drawn, histogram, selection = only.drawn, only.histogram, only.selection
    is_counted = not drawn and histogram.buckets
    return {
        **_counted(counted),
        "drawing": drawn and drawing_of(drawn, selection, address),
        "chart": histogram_chart(histogram, selection, address) if is_counted else None,
    }


def _mark_repeated(dyads: list[dict[str, Any]]) -> None:
    """Mark the last news of pairs that stand above as those of another already: what happened
    between many is told once."""
    told: set[str] = set()
    for each in dyads:
        if each["latest"]:
            each["is_told"] = each["latest"]["url"] in told
            told.add(each["latest"]["url"])


def _presented_dyad(
    each: DyadOnRecord, ticks: list[SparkTick], changes: ChangesSince | None
) -> dict[str, Any]:
    changed = changes.of_dyad("-".join(each.dyad.letters)) if changes else None
    return {
        **_counted(each),
        "spark": spark_of(each.buckets),
        "ticks": ticks,
        "latest": each.latest and _brief(each.latest),
        "changed": changed and change_in_words(changed),
    }


def _counted(each: DyadOnRecord) -> dict[str, Any]:
    return {
        "dyad": each.dyad,
        "events": each.events,
        # To the year: the days are bounds, and say more than the sources do.
        "years": period(year_text(each.first_year), year_text(each.last_year)),
    }


def _presented_changes(changes: ChangesSince) -> dict[str, Any]:
    return {
        "day": changes.day.isoformat(),
        "words": edtf_in_words(changes.day.isoformat()),
        "counts": changes.counts,
        "newest": [_brief(each) for each in changes.newest],
    }


def change_in_words(counts: ChangeCounts) -> list[str]:
    """The kinds of change that there are, each with its number."""
    told = (
        (counts.new, ngettext("%(count)d new", "%(count)d new", counts.new)),
        (
            counts.corrected,
            ngettext("%(count)d corrected", "%(count)d corrected", counts.corrected),
        ),
        (
            counts.withdrawn,
            ngettext("%(count)d withdrawn", "%(count)d withdrawn", counts.withdrawn),
        ),
    )
    return [pattern % {"count": count} for count, pattern in told if count]


def _presented_exchange(exchange: QuotedExchange) -> dict[str, Any]:
    sources = exchange.edition.document["sources"]
    return {
        "event": _brief(exchange.edition),
        "statements": [
            {**said, "language": sources[said["citations"][0]["source"]]["language"]}
            for said in (exchange.claim, exchange.answer)
        ],
    }


def _brief(edition: Edition) -> dict[str, str]:
    """What a short list says of an event."""
    event = edition.document
    return {
        "url": permalink(edition),
        "title": event["title"],
        "date": edtf_in_words(event["date"]["edtf"]),
        "type_label": event["type"]["label"],
        "quad": event["type"]["quad"],
        "between": _between(parties(event["countries"])),
    }


def _between(countries: list[CountryValue]) -> str:
    """Between whom an event happened; of many only how many they are."""
    if len(countries) > MOST_NAMED:
        return _("%(count)d countries") % {"count": len(countries)}
    return all_of(sorted(isolated(each["name"]) for each in countries))
