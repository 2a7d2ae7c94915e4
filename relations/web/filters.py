"""What a page offers to narrow its selection by: a form, the chips of what is chosen, and what
to give up where nothing is left."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from relations.editions.facets import Facet, facets_of_statements, facets_of_timeline
from relations.queries import facets, statements
from relations.queries.active_filters import ActiveFilter, active_filters_of, demands_of
from relations.queries.dyads import Dyad
from relations.queries.facets import CountedFacet
from relations.queries.labels import Labels
from relations.queries.public import editions_for
from relations.queries.selection import Selection
from relations.queries.suggestions import loosenings_of
from relations.web.addresses import Address
from relations.web.facet_groups import facet_group


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of list that can be narrowed: what it lists, the facets and the parameters of one
    value that its form has fields for, under which name its facets have addresses of their own, and
    the words for all that."""

    rows_for: "Callable[[Selection], QuerySet[Any]]"
    facets: Callable[[], list[Facet]]
    single: frozenset[str]
    facet_page: str
    search: Any
    show: Any
    count: Any
    none: Any

    @property
    def fields(self) -> frozenset[str]:
        """The parameters that the form has a field for."""
        return self.single.union(each.name for each in self.facets())


EVENTS = Listing(
    rows_for=editions_for,
    facets=facets_of_timeline,
    single=frozenset({"since", "until", "q", "as_of"}),
    facet_page="timeline-facet",
    search=_("Words in events, statements and cited sentences"),
    show=ngettext_lazy("Show %(count)d event", "Show %(count)d events", "count"),
    count=ngettext_lazy("%(count)d event", "%(count)d events", "count"),
    none=_("No events match."),
)

STATEMENTS = Listing(
    rows_for=statements.statements_for,
    facets=facets_of_statements,
    single=frozenset({"since", "until", "q"}),
    facet_page="statement-facet",
    search=_("Words in the events, with all that was said in them"),
    show=ngettext_lazy("Show %(count)d statement", "Show %(count)d statements", "count"),
    count=ngettext_lazy("%(count)d statement", "%(count)d statements", "count"),
    none=_("No statements match."),
)


def timeline_filters(
    selection: Selection, labels: dict[str, Labels], dyad: Dyad | None, count: int, address: Address
) -> dict[str, Any]:
    """The filters of a timeline of `count` events. A dyad's countries are its own, not a choice."""
    chosen, demands = active_filters_of(selection, labels), demands_of(selection, labels)
    offered = facets.facets_for(selection)
    if dyad:
        chosen = [each for each in chosen if each.parameter != "country"]
        demands = [each for each in demands if each.parameter != "country"]
        offered = [each for each in offered if each.name != "country"]
    return {
        **_form(EVENTS, selection, offered, address),
        **_chosen(EVENTS, chosen, [] if count else demands, address),
        **_counts(EVENTS, count),
    }


def statement_filters(
    selection: Selection, labels: dict[str, Labels], count: int, address: Address
) -> dict[str, Any]:
    """The filters of a list of `count` statements."""
    chosen, demands = active_filters_of(selection, labels), demands_of(selection, labels)
    offered = statements.statement_facets(selection)
    return {
        **_form(STATEMENTS, selection, offered, address),
        **_chosen(STATEMENTS, chosen, [] if count else demands, address),
        **_counts(STATEMENTS, count),
    }


def hidden_values(selection: Selection, fields: frozenset[str]) -> list[tuple[str, str]]:
    """The parameters that a form must carry along because it has no field for them."""
    return [(name, value) for name, value in selection.parameters() if name not in fields]


def _counts(listing: Listing, count: int) -> dict[str, str]:
    return {"count": listing.count % {"count": count}, "show": listing.show % {"count": count}}


def _form(
    listing: Listing, selection: Selection, offered: list[CountedFacet], address: Address
) -> dict[str, Any]:
    page = listing.facet_page
    return {
        "path": address(Selection()),
        "search": listing.search,
        "fields": listing.fields,
        "groups": [facet_group(each, page, selection) for each in offered if each.values],
        "hidden": hidden_values(selection, listing.fields),
        "parameters": selection.parameters(),
    }


def _chosen(
    listing: Listing, chosen: list[ActiveFilter], to_loosen: list[ActiveFilter], address: Address
) -> dict[str, Any]:
    return {
        "none": listing.none,
        "chips": [
            {"parameter": each.parameter, "words": each.words, "address": address(each.without)}
            for each in chosen
        ],
        "loosenings": [
            {
                "words": each.choice.words,
                "address": address(each.choice.without),
                "count": listing.count % {"count": each.count},
            }
            for each in loosenings_of(to_loosen, listing.rows_for)
        ],
    }
