"""A facet as a form and its own page show it: its heading, its values in parts, a link to all; and
the panels of a bar in which a form has its facets."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from relations.editions.declared_facet import Panel
from relations.editions.facets import FACETS
from relations.queries.facets import OFFERED, CountedFacet
from relations.queries.selection import Selection
from relations.web.addresses import finding, path_of, with_query
from relations.web.bars import SIDES

# Only types of event have a side.
_HEADINGS = {**SIDES, "": ""}


def facet_group(
    facet: CountedFacet,
    page: str,
    selection: Selection,
    find: str = "",
    *,
    is_awaited: bool = False,
) -> dict[str, Any]:
    """A facet for templates, with all its values or only those that match `find`.

    `page` is the name of the route of a facet's own page. Types of event are divided into one part
    for each side; the values of any other facet are one part. A facet that `is_awaited` has some of
    its values, and asks for the others once they are to be seen.
    """
    path = path_of(page, facet.name)
    wording = FACETS[facet.name].wording
    by_side = sorted(facet.values, key=lambda each: list(_HEADINGS).index(each.polarity))
    return {
        "name": facet.name,
        "heading": wording.heading,
        "find": wording.find,
        "all": _("All that match") if find else wording.all % {"count": facet.total},
        "is_awaited": is_awaited and facet.is_cut,
        "is_cut": facet.is_cut,
        "is_long": facet.total > OFFERED,
        "chosen": sum(each.chosen for each in facet.values),
        "total": facet.total,
        "path": path,
        "address": finding(with_query(path, selection), find),
        "parts": [
            {"polarity": polarity, "heading": _HEADINGS[polarity], "values": list(values)}
            for polarity, values in groupby(by_side, key=lambda each: each.polarity)
        ],
    }


PANELS = {
    Panel.WHAT: _("What happened"),
    Panel.WHO: _("Who spoke"),
    Panel.CLAIMS: _("Claims"),
    Panel.SOURCES: _("Rests on"),
    Panel.MORE: _("More"),
}
"""The panels of a bar, in order, with their names."""


def panels_of(groups: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The panels with the facets that stand in each. One without facets is left out, but for the
    last, which has fields besides."""
    in_panel = {
        panel: [group for group in groups if FACETS[group["name"]].panel is panel]
        for panel in PANELS
    }
    return [
        {
            "name": panel.value,
            "heading": heading,
            "groups": in_panel[panel],
            "chosen": sum(group["chosen"] for group in in_panel[panel]),
        }
        for panel, heading in PANELS.items()
        if in_panel[panel] or panel is Panel.MORE
    ]


def serialized_facets(facets: Iterable[CountedFacet]) -> dict[str, list[dict[str, Any]]]:
    """The values of facets with their counts, as JSON has them."""
    return {
        facet.name: [
            {"value": each.value, "label": each.label, "count": each.count} for each in facet.values
        ]
        for facet in facets
    }
