"""Statements apart from their events: who said what, in the order of time."""

from django.db.models import Q

from relations.editions.facets import FACETS, facets_of_statements
from relations.editions.models import Edition, EditionStatement, EditionStatementQuerySet
from relations.queries.facets import (
    OFFERED,
    CountedFacet,
    FacetColumn,
    FacetCounts,
    counted_in,
    facets_labelled,
)
from relations.queries.pages import Key, Page, page_of
from relations.queries.public import editions_for
from relations.queries.selection import Selection


def statements_for(selection: Selection) -> EditionStatementQuerySet:
    """The statements made by the speakers and in the acts of a selection, in its events.

    Within the period means that it may have been said within it: on the statement's own date, or
    on that of its event where it has none. An answer given in May to a claim of April is in May.
    """
    statements = _in_events_of(selection)
    for name in _own_facets():
        if values := selection.chosen(name):
            statements = statements.filter(**{f"{name}__in": values})
    return statements.overlapping(selection.first_day, selection.last_day)


def statements_page(selection: Selection, after: Key | None) -> "Page[EditionStatement]":
    """A page of statements, each with its edition at hand."""
    return page_of(statements_for(selection).select_related("edition"), selection.order, after)


def statement_facets(selection: Selection) -> list[CountedFacet]:
    """The facets that a list of statements offers, in their order, as `statement_facet` has them;
    one query for each and one for labels."""
    names = [each.name for each in facets_of_statements()]
    counted = {name: _counted(selection, name, "", OFFERED) for name in names}
    return facets_labelled(counted, selection)


def statement_facet(
    selection: Selection, name: str, find: str = "", most: int = OFFERED
) -> CountedFacet:
    """The values of a facet as `facets.facet_for` has them, but counting statements; two queries
    at most."""
    return facets_labelled({name: _counted(selection, name, find, most)}, selection)[0]


def _counted(selection: Selection, name: str, find: str, most: int) -> FacetCounts:
    rows = statements_for(selection.without(name))
    column = FacetColumn(name, name) if name in _own_facets() else of_their_events(name)
    return counted_in(column, rows, selection.chosen(name), find, most)


def _own_facets() -> list[str]:
    """The facets that belong to a statement and not to its event."""
    return [name for name, facet in FACETS.items() if facet.of_statement]


def of_their_events(name: str) -> FacetColumn:
    """The facet of the events in which some statements were made."""
    return FacetColumn(name, "edition__facets__value", Q(edition__facets__name=name))


def _in_events_of(selection: Selection) -> EditionStatementQuerySet:
    editions = editions_for(selection.without(*_own_facets(), "since", "until"))
    return EditionStatement.objects.of(editions)


def edition_with_statement(code: str) -> Edition | None:
    """The newest edition that holds a statement, even where that is no longer public."""
    found = (
        EditionStatement.objects.filter(code=code)
        .select_related("edition")
        .order_by("-edition__published_at", "-edition__number")
        .first()
    )
    return found.edition if found else None
