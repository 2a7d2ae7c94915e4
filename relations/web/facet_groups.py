"""A facet as a form and its own page show it: its heading, its values in parts, a link to all."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from relations.editions.facets import FACETS
from relations.queries.facets import CountedFacet
from relations.queries.selection import Selection
from relations.web.addresses import finding, path_of, with_query
from relations.web.bars import SIDES

# Only types of event have a side.
_HEADINGS = {**SIDES, "": ""}


def facet_group(
    facet: CountedFacet, page: str, selection: Selection, find: str = ""
) -> dict[str, Any]:
    """A facet for templates, with all its values or only those that match `find`.

    `page` is the name of the route of a facet's own page. Types of event are divided into one part
    for each side; the values of any other facet are one part.
    """
    path = path_of(page, facet.name)
    wording = FACETS[facet.name].wording
    by_side = sorted(facet.values, key=lambda each: list(_HEADINGS).index(each.polarity))
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
            {"polarity": polarity, "heading": _HEADINGS[polarity], "values": list(values)}
            for polarity, values in groupby(by_side, key=lambda each: each.polarity)
        ],
    }
