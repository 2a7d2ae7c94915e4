"""Statements apart from their events: who said what, in the order of time."""

from django.db.models import Count, QuerySet

from relations.editions.models import Edition, EditionStatement
from relations.timeline.asking import editions_for
from relations.timeline.facets import Facet, facet_of
from relations.timeline.pages import Key, Page, page_of
from relations.timeline.selection import Selection

FACETS = ("speaker", "act")
"""The facets that belong to a statement and not to its event."""


def statements_for(selection: Selection) -> "QuerySet[EditionStatement]":
    """The statements made by the speakers and in the acts of a selection, in its events."""
    statements = _in_events_of(selection)
    for name in FACETS:
        if values := getattr(selection, name):
            statements = statements.filter(**{f"{name}__in": values})
    return statements


def statements_page(selection: Selection, after: Key | None) -> "Page[EditionStatement]":
    """A page of statements, each with its edition at hand."""
    return page_of(statements_for(selection).select_related("edition"), selection.order, after)


def statement_facets(selection: Selection) -> list[Facet]:
    """Counts of statements by speaker and act; each leaves its own choice out."""
    return [_facet(selection, name) for name in FACETS]


def _in_events_of(selection: Selection) -> "QuerySet[EditionStatement]":
    editions = editions_for(selection.without(*FACETS))
    return EditionStatement.objects.filter(edition__in=editions.values("pk"))


def _facet(selection: Selection, name: str) -> Facet:
    rows = statements_for(selection.without(name))
    counted = rows.order_by().values_list(name).annotate(count=Count("pk"))
    return facet_of(name, dict(counted), set(getattr(selection, name)))


def edition_with_statement(code: str) -> Edition | None:
    """The newest edition that holds a statement, even where that is no longer public."""
    found = (
        EditionStatement.objects.filter(code=code)
        .select_related("edition")
        .order_by("-edition__published_at", "-edition__number")
        .first()
    )
    return found.edition if found else None
