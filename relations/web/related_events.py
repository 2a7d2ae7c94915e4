"""Events related to one: its neighbours in time, and the timelines that contain it."""

from datetime import date
from typing import Any

from django.urls import reverse

from relations.dates.ordinals import day_of
from relations.dates.years import year_text
from relations.editions.models import Edition
from relations.queries.description import describe
from relations.queries.events import Neighbours, with_its_countries
from relations.web.addresses import with_query
from relations.web.serializers import EventJSON, serialized_event


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
    """Words and address of the timeline of an event's countries; two have one of their own."""
    countries = edition.document["countries"]
    selection = with_its_countries(edition).having(**narrowing)
    names = {country["code"]: country["name"] for country in countries}
    if len(countries) == 2:
        pair = "-".join(sorted(country["slug"] for country in countries))
        address = with_query(reverse("dyad", args=[pair]), selection.without("country"))
    else:
        address = with_query(reverse("timeline"), selection)
    return {"words": describe(selection, {"country": names}), "address": address}


def _shape(edition: Edition) -> EventJSON:
    return serialized_event(edition, link=str)
