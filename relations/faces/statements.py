"""Statements: the list of who said what, and the lasting address of one."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from relations.faces.addresses import after, with_query
from relations.faces.exchanges import exchanges_of
from relations.faces.filters import statement_filters
from relations.faces.fragments import page_or_fragment
from relations.faces.speakers import dressed_speaker
from relations.timeline.labels import labels_for
from relations.timeline.pages import Key
from relations.timeline.selection import Order, Selection
from relations.timeline.speakers import speaker_of
from relations.timeline.statements import (
    edition_with_statement,
    statements_for,
    statements_page,
)
from relations.timeline.words import describe_statements


def statements(request: HttpRequest) -> HttpResponse:
    """`/statements/`: the statements of a selection; of one speaker, it is that speaker's page."""
    selection = Selection.parse(request.GET)
    labels = labels_for(selection)
    start = Key.read(request.GET.get("after", ""))
    page = statements_page(selection, start)
    path, count = reverse("statements"), statements_for(selection).count()
    address = with_query(path, selection)
    canonical = after(address, start)
    exchanges = exchanges_of(page.rows)
    speaker = speaker_of(selection)
    context: dict[str, Any] = {
        "selection": selection,
        "canonical": canonical,
        "words": describe_statements(selection, labels),
        "speaker": speaker and dressed_speaker(speaker, selection, exchanges),
        "exchanges": exchanges,
        "filters": statement_filters(selection, labels, count, partial(with_query, path)),
        "next": after(address, page.next) if page.next else None,
        "orders": {each.value: with_query(path, selection.having(order=each)) for each in Order},
    }
    template = "statements/statements.html"
    return page_or_fragment(request, template, "statements/_swap.html", context, canonical)


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
