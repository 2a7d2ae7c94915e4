"""What a page offers to narrow a selection by: facets with headings, and what a form must carry."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from relations.faces.addresses import Address
from relations.timeline.dyads import Dyad
from relations.timeline.facets import FACETS, Facet, facets_for
from relations.timeline.selection import Selection

# The parameters for which the filters of a timeline have a field.
OFFERED = frozenset({*FACETS, "since", "until", "q", "as_of"})


def filters_of(selection: Selection, dyad: Dyad | None, address: Address) -> dict[str, Any]:
    """The filters of a timeline. Those of a dyad do not offer the countries, which are its own."""
    return {
        "path": address(selection).split("?")[0],
        "groups": facet_groups(facets_for(selection), frozenset({"country"} if dyad else ())),
        "hidden": hidden_values(selection, OFFERED),
    }


def facet_groups(facets: Iterable[Facet], leave_out: frozenset[str]) -> list[dict[str, Any]]:
    """The facets that have values, each with its heading, but for those left out."""
    headings = {
        "country": _("Countries"),
        "quad": _("Class"),
        "type": _("Type"),
        "topic": _("Topic"),
        "speaker": _("Speaker"),
        "act": _("What they do"),
        "source": _("Source"),
    }
    return [
        {"name": facet.name, "label": headings[facet.name], "values": facet.values}
        for facet in facets
        if facet.values and facet.name not in leave_out
    ]


def hidden_values(selection: Selection, offered: frozenset[str]) -> list[tuple[str, str]]:
    """The parameters that a form must carry along because it has no field for them."""
    return [(name, value) for name, value in selection.parameters() if name not in offered]
