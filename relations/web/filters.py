"""The filters of a page: a form, chips of the active filters, and suggestions for an empty list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from relations.editions.declared_facet import Facet
from relations.editions.edition_days import Certainty
from relations.editions.facets import facets_of_statements, facets_of_timeline
from relations.queries.active_filters import ActiveFilter
from relations.queries.answer import Answer, StatementsAnswer
from relations.queries.facets import CountedFacet
from relations.queries.named_filters import NamedFilter
from relations.queries.selection import Selection
from relations.queries.suggestions import Suggestion
from relations.web.addresses import Address
from relations.web.facet_groups import facet_group, panels_of


@dataclass(frozen=True, slots=True)
class ListWording:
    """The filters of a kind of list: the facets and the single-valued parameters that its form has
    fields for, the name of the route of a facet's own page, and the words for all that."""

    facets: Callable[[], list[Facet]]
    single: frozenset[str]
    facet_page: str
    search: Any
    show: Any
    count: Any
    less_certain: Any
    none: Any

    @property
    def fields(self) -> frozenset[str]:
        """The parameters that the form has a field for."""
        return self.single.union(each.name for each in self.facets())


EVENTS = ListWording(
    facets=facets_of_timeline,
    single=frozenset({"since", "until", "q", "as_of"}),
    facet_page="timeline-facet",
    search=_("Words in events, statements and cited sentences"),
    show=ngettext_lazy("Show %(count)d event", "Show %(count)d events", "count"),
    count=ngettext_lazy("%(count)d event", "%(count)d events", "count"),
    less_certain=ngettext_lazy(
        "%(count)s, and %(more)d that was going on or may have happened then",
        "%(count)s, and %(more)d that were going on or may have happened then",
        "more",
    ),
    none=_("No events match."),
)

STATEMENTS = ListWording(
    facets=facets_of_statements,
    single=frozenset({"since", "until", "q"}),
    facet_page="statement-facet",
    search=_("Words in what was said, and who said it"),
    show=ngettext_lazy("Show %(count)d statement", "Show %(count)d statements", "count"),
    count=ngettext_lazy("%(count)d statement", "%(count)d statements", "count"),
    less_certain=ngettext_lazy(
        "%(count)s, and %(more)d that may have been made then",
        "%(count)s, and %(more)d that may have been made then",
        "more",
    ),
    none=_("No statements match."),
)


LEDGER = ListWording(
    facets=facets_of_statements,
    single=frozenset({"since", "until", "q", "as_of"}),
    facet_page="ledger-facet",
    search=_("Words in the events, with all that was said in them"),
    show=ngettext_lazy("Show %(count)d of them", "Show %(count)d of them", "count"),
    count=ngettext_lazy(
        "%(count)d accusation, demand or threat",
        "%(count)d accusations, demands and threats",
        "count",
    ),
    less_certain=ngettext_lazy(
        "%(count)s, and %(more)d that may have been made then",
        "%(count)s, and %(more)d that may have been made then",
        "more",
    ),
    none=_("No accusations, demands or threats match."),
)


def filters_of(
    answer: Answer | StatementsAnswer,
    wording: ListWording,
    address: Address,
    *,
    is_listed: bool = True,
) -> dict[str, Any]:
    """The filters of a list of events or of statements. Unless it `is_listed`, a form has those
    values alone that are chosen, and a panel asks for the others when it is opened."""
    selection, offered = answer.selection, answer.facets if is_listed else answer.choices
    return {
        **_form(wording, selection, offered, address, is_listed),
        "clear": address(Selection(order=selection.order, view=selection.view)),
        **_chosen(wording, answer.active_filters, answer.suggestions, address),
        # The address itself says what is given.
        "hidden": [
            (name, value)
            for name, value in hidden_values(selection, wording.fields)
            if name not in answer.given
        ],
        "show": wording.show % {"count": answer.count},
        "named": [_named(wording, each, address) for each in answer.named_filters],
        "count": _found_in_words(wording, answer.counts[Certainty.WITHIN], answer.less_certain),
        "counts_all": bool(answer.less_certain),
    }


def hidden_values(selection: Selection, fields: frozenset[str]) -> list[tuple[str, str]]:
    """The parameters for which a form has no field, so that it must carry them along."""
    return [(name, value) for name, value in selection.parameters() if name not in fields]


def _found_in_words(wording: ListWording, certain: int, more: int) -> str:
    """ "1 event, and 2 that were going on or may have happened then": first what is certain."""
    words = wording.count % {"count": certain}
    return str(wording.less_certain % {"count": words, "more": more} if more else words)


def _form(
    wording: ListWording,
    selection: Selection,
    offered: list[CountedFacet],
    address: Address,
    is_listed: bool,
) -> dict[str, Any]:
    page = wording.facet_page
    groups = [
        facet_group(each, page, selection, is_awaited=not is_listed)
        for each in offered
        if each.narrows
    ]
    return {
        "path": address(Selection()),
        "search": wording.search,
        "fields": wording.fields,
        "groups": groups,
        "panels": panels_of(groups),
        # Two ends of one period are one choice, as its chip says.
        "dates": int(bool(selection.since or selection.until)),
        "parameters": selection.parameters(),
    }


def _named(wording: ListWording, named: NamedFilter, address: Address) -> dict[str, str]:
    count = "" if named.count is None else wording.count % {"count": named.count}
    return {"words": named.words, "address": address(named.selection), "count": count}


def _chosen(
    wording: ListWording,
    chosen: list[ActiveFilter],
    suggestions: list[Suggestion],
    address: Address,
) -> dict[str, Any]:
    return {
        "none": wording.none,
        "chips": [
            {"parameter": each.parameter, "words": each.words, "address": address(each.without)}
            for each in chosen
        ],
        "suggestions": [
            {
                "words": each.choice.words,
                "address": address(each.choice.without),
                "count": wording.count % {"count": each.count},
            }
            for each in suggestions
        ],
    }
