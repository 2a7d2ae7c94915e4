"""Statements listed apart from their events: who said what."""

from collections.abc import Sequence

from django.db.models import Q

from relations.editions.facets import FACETS
from relations.editions.models import Edition, EditionStatement, EditionStatementQuerySet
from relations.queries.facets import (
    OFFERED,
    CountedFacet,
    FacetColumn,
    counted_in,
    facets_labelled,
)
from relations.queries.public import editions_for
from relations.queries.selection import Selection


def statements_for(selection: Selection) -> EditionStatementQuerySet:
    """The statements of a selection's speakers and acts, in its events, unsorted.

    The period is that of the statement: its own date, or its event's if it has none, must overlap.
    An answer given in May to a claim of April is in May.
    """
    statements = _in_events_of(selection)
    for name in _own_facets():
        if values := selection.chosen(name):
            statements = statements.filter(**{f"{name}__in": values})
    return statements.overlapping(*selection.days)


def statement_facets(
    selection: Selection, statements: EditionStatementQuerySet, names: Sequence[str]
) -> list[CountedFacet]:
    """Some facets of a selection, of which these are the statements, as `statement_facet` has
    them; one query for each and one for labels."""
    counted = {}
    for name in names:
        chosen = selection.chosen(name)
        rows = statements_for(selection.without(name)) if chosen else statements
        counted[name] = counted_in(_column(name), rows, chosen, "", OFFERED)
    return facets_labelled(counted, selection)


def statement_facet(
    selection: Selection, name: str, find: str = "", most: int = OFFERED
) -> CountedFacet:
    """The values of a facet as `facets.facet_for` has them, but counting statements; two queries
    at most."""
    rows = statements_for(selection.without(name))
    counted = counted_in(_column(name), rows, selection.chosen(name), find, most)
    return facets_labelled({name: counted}, selection)[0]


def _column(name: str) -> FacetColumn:
    return FacetColumn(name, name) if name in _own_facets() else of_their_events(name)


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
    """The newest edition with a statement, public or not, or None; one query."""
    found = (
        EditionStatement.objects.filter(code=code)
        .select_related("edition")
        .order_by("-edition__published_at", "-edition__number")
        .first()
    )
    return found.edition if found else None
