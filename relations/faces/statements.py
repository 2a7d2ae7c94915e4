"""Statements: the list of who said what, and the lasting address of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from relations.faces.addresses import after, with_query
from relations.faces.dressing import dressed_statement
from relations.faces.filters import facet_groups, hidden_values
from relations.timeline.labels import labels_for
from relations.timeline.pages import Key
from relations.timeline.selection import Selection
from relations.timeline.statements import (
    FACETS,
    edition_with_statement,
    statement_facets,
    statements_for,
    statements_page,
)
from relations.timeline.words import describe


def statements(request: HttpRequest) -> HttpResponse:
    """`/statements/`: the statements of a selection, each with its event."""
    selection = Selection.parse(request.GET)
    labels = labels_for(selection)
    start = Key.read(request.GET.get("after", ""))
    page = statements_page(selection, start)
    address = with_query(reverse("statements"), selection)
    context = {
        "selection": selection,
        "canonical": after(address, start),
        "words": describe(selection, labels),
        "rows": [dressed_statement(row.edition, row.code) for row in page.rows],
        "count": statements_for(selection).count(),
        "groups": facet_groups(statement_facets(selection), frozenset()),
        "hidden": hidden_values(selection, frozenset({*FACETS, "q"})),
        "next": after(address, page.next) if page.next else None,
    }
    return render(request, "statements/statements.html", context)


def statement(request: HttpRequest, code: str) -> HttpResponse:
    """`/statements/<code>/`: leads to the statement in its event, or in the last edition of it."""
    edition = edition_with_statement(code)
    if edition is None:
        raise Http404
    if edition.superseded_at is None:
        place = reverse("event", args=[edition.code, edition.document["slug"]])
    else:
        place = reverse("edition", args=[edition.code, edition.number])
    return redirect(f"{place}#s-{code}")
