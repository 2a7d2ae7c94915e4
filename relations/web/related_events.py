"""Events related to one: its neighbours in time, and the timelines that contain it."""

from datetime import date
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from relations.dates.ordinals import day_of
from relations.dates.years import year_text
from relations.editions.facet_values import dyads
from relations.editions.models import Edition
from relations.queries.description import describe
from relations.queries.events import Neighbours, between_its_countries
from relations.record.formatting import isolated
from relations.record.values import CountryValue, parties
from relations.web.addresses import with_query
from relations.web.serializers import EventJSON, serialized_event

MOST_DYADS = 3


def related_events_of(edition: Edition, near: Neighbours) -> dict[str, Any]:
    """The events before and after one between the same countries, and two timelines of these: the
    whole, and that of the year by which the event is sorted, if addresses can name that."""
    timelines = [timeline_of(edition)]
    year = day_of(edition.days.day).year
    if date.min.year <= year <= date.max.year:
        timelines.append(timeline_of(edition, since=year_text(year), until=year_text(year)))
    return {
        "before": near.before and _shape(near.before),
        "after": near.after and _shape(near.after),
        "timelines": timelines,
    }


def timeline_of(edition: Edition, **narrowing: str) -> dict[str, str]:
    """Words and address of the timeline of those between whom an event happened; two have one of
    their own."""
    countries = parties(edition.document["countries"])
    selection = between_its_countries(edition).having(**narrowing)
    names = {country["code"]: country["name"] for country in countries}
    if len(countries) == 2:
        pair = "-".join(sorted(country["slug"] for country in countries))
        address = with_query(reverse("dyad", args=[pair]), selection.without("country", "between"))
    else:
        address = with_query(reverse("timeline"), selection)
    return {"words": describe(selection, {"country": names}), "address": address}


def dyads_of(edition: Edition) -> list[dict[str, str]]:
    """Names and addresses of the dyads of an event: the ways up from it. Of many none leads far, so
    that above `MOST_DYADS` there is one to the timeline of all."""
    slugs = {each["code"]: each for each in edition.document["countries"]}
    pairs = [[slugs[letters] for letters in pair.split("-")] for pair in dyads(edition.document)]
    if len(pairs) > MOST_DYADS:
        return [timeline_of(edition)]
    return [_dyad(*sorted(pair, key=itemgetter("slug"))) for pair in pairs]


def _dyad(first: CountryValue, second: CountryValue) -> dict[str, str]:
    names = {"first": isolated(first["name"]), "second": isolated(second["name"])}
    return {
        "words": _("%(first)s–%(second)s") % names,
        "address": reverse("dyad", args=[f"{first['slug']}-{second['slug']}"]),
    }


def _shape(edition: Edition) -> EventJSON:
    return serialized_event(edition, link=str)
