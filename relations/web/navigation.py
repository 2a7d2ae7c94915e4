"""The main navigation: which parts the site has, and in which of them a page stands."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class SitePart:
    """A part of the site. `name` is the route of its own page, and `holds` has those of the pages
    that stand in it."""

    name: str
    label: StrOrPromise
    holds: frozenset[str] = frozenset()


# In the order in which the head of a page names them.
PARTS = (
    SitePart(
        "timeline",
        _("Timelines"),
        frozenset({"relations", "dyad", "countries", "country", "event", "edition"})
        | {"timeline-facet"},
    ),
    SitePart("statements", _("Statements"), frozenset({"statement-facet"})),
    SitePart("ledger", _("Ledger"), frozenset({"dyad-ledger", "ledger-facet"})),
    SitePart("sources", _("Sources"), frozenset({"source"})),
    SitePart("corrections", _("Corrections")),
    SitePart("about", _("About")),
)


def navigation_of(request: HttpRequest | None) -> list[dict[str, Any]]:
    """The parts with how each stands to the page that is asked for, in the words of
    `aria-current`: it is the `page`, or is `true`ly where that stands; blank for all others, and
    for all on a page that no address leads to."""
    found = request and request.resolver_match
    shown = found.url_name if found else None
    return [
        {
            "name": part.name,
            "label": part.label,
            "current": "page" if shown == part.name else "true" if shown in part.holds else "",
        }
        for part in PARTS
    ]
