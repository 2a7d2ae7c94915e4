"""A facet as a form and its own page show it: under a heading, in parts, with the way to it all."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from relations.queries.facets import Facet
from relations.queries.selection import Selection
from relations.web.addresses import finding, with_query

# The sides in their order. Only types of event stand on one.
SIDES = {
    "cooperation": _("Cooperation"),
    "conflict": _("Conflict"),
    "neutral": _("Neutral"),
    "": "",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a facet is called above its values, on the search in them, and where all are shown."""

    heading: Any
    find: Any
    all: Any


WORDINGS = {
    "country": Wording(
        _("Countries"),
        _("Find a country"),
        ngettext_lazy("All %(count)d country", "All %(count)d countries", "count"),
    ),
    "type": Wording(
        _("Types of event"),
        _("Find a type"),
        ngettext_lazy("All %(count)d type", "All %(count)d types", "count"),
    ),
    "quad": Wording(
        _("Classes"),
        _("Find a class"),
        ngettext_lazy("All %(count)d class", "All %(count)d classes", "count"),
    ),
    "topic": Wording(
        _("Topics"),
        _("Find a topic"),
        ngettext_lazy("All %(count)d topic", "All %(count)d topics", "count"),
    ),
    "speaker": Wording(
        _("Speakers"),
        _("Find a speaker"),
        ngettext_lazy("All %(count)d speaker", "All %(count)d speakers", "count"),
    ),
    "act": Wording(
        _("What they do"),
        _("Find what they do"),
        ngettext_lazy("All %(count)d of them", "All %(count)d of them", "count"),
    ),
    "source": Wording(
        _("Sources"),
        _("Find a source"),
        ngettext_lazy("All %(count)d source", "All %(count)d sources", "count"),
    ),
}


def facet_group(facet: Facet, page: str, selection: Selection, find: str = "") -> dict[str, Any]:
    """A facet for templates, where all its values were asked for or those to `find`.

    `page` is the name of the address under which facets have pages of their own. The parts are
    one, but for the types of event, which have one for each side.
    """
    path = reverse(page, args=[facet.name])
    wording = WORDINGS[facet.name]
    by_side = sorted(facet.values, key=lambda each: list(SIDES).index(each.polarity))
    return {
        "name": facet.name,
        "heading": wording.heading,
        "find": wording.find,
        "all": _("All that match") if find else wording.all % {"count": facet.total},
        "is_cut": facet.is_cut,
        "total": facet.total,
        "path": path,
        "address": finding(with_query(path, selection), find),
        "parts": [
            {"polarity": polarity, "heading": SIDES[polarity], "values": list(values)}
            for polarity, values in groupby(by_side, key=lambda each: each.polarity)
        ],
    }
