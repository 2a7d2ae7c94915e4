"""Statements: the list of who said what, and the lasting address of each."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from relations.editions.edition_days import Certainty
from relations.queries.answer import StatementsAnswer, answer_statements
from relations.queries.events import suppressed_edition_with
from relations.queries.selection import BETWEEN, Order, Selection
from relations.queries.speakers import SaidOnce, Speaker
from relations.queries.statements import edition_with_statement
from relations.queries.stretches import Stretch
from relations.record.formatting import edtf_in_words
from relations.web.addresses import after, with_query
from relations.web.certainty_groups import STATEMENT_GROUPS, groups_in, rows_in_groups
from relations.web.errors import suppressed
from relations.web.filters import STATEMENTS, filters_of
from relations.web.fragments import page_or_fragment, swaps
from relations.web.ledger import ledger_address
from relations.web.paper import STATEMENTS_ON_PAPER, paper_of
from relations.web.summary import statements_summary_of
from relations.web.threads import Thread, threads_of


def statements(request: HttpRequest) -> HttpResponse:
    """`/statements/`: the statements of a selection; of one speaker, it is that speaker's page."""
    # Statements are drawn in one way.
    selection = Selection.parse(request.GET).asked
    found = answer_statements(selection, Stretch.read(request.GET))
    address = partial(with_query, reverse("statements"))
    here, next_page = address(selection), found.page.next
    canonical = after(here, found.stretch.after)
    exchanges = threads_of(found.page.rows, found.editions, found.shown_whole, found.answers)
    context: dict[str, Any] = {
        "selection": selection,
        "canonical": canonical,
        "words": found.words,
        "speaker": found.speaker and presented_speaker(found.speaker, selection, exchanges),
        "summary": statements_summary_of(found.said, found.counts[Certainty.WITHIN]),
        "groups": _groups(found, exchanges),
        "paper": paper_of(found, STATEMENTS_ON_PAPER, here),
        "filters": filters_of(found, STATEMENTS, address, is_listed=swaps(request)),
        "answers": ledger_address(selection, None),
        "next": after(here, next_page) if next_page else None,
        "listing": {
            "orders": {each.value: address(selection.having(order=each)) for each in Order},
        },
    }
    template = "statements/statements.html"
    return page_or_fragment(request, template, "statements/_swap.html", context, canonical)


def _groups(found: StatementsAnswer, exchanges: list[Thread]) -> list[dict[str, Any]]:
    """The exchanges of a page by the group of the statement that gave each its place, each under
    years. An exchange has one place, though its statements may be of several groups."""
    groups = groups_in(found, STATEMENT_GROUPS)
    is_first = found.stretch.after is None
    return [
        {
            "group": group,
            "years": _by_year(each for each in exchanges if each["group"] == group.name),
        }
        for group, _rows in rows_in_groups(groups, found.page.rows, from_the_first=is_first)
    ]


def _by_year(exchanges: Iterable[Thread]) -> list[dict[str, Any]]:
    return [
        {"words": year, "exchanges": list(together)}
        for year, together in groupby(exchanges, key=itemgetter("year"))
    ]


def statement(request: HttpRequest, code: str) -> HttpResponse:
    """`/statements/<code>/`: leads to the statement in its event, or in the last edition of it."""
    edition = edition_with_statement(code)
    if edition is None:
        return _suppressed(request, code)
    if edition.superseded_at is None:
        place = reverse("event", args=[edition.code, edition.document["slug"]])
    else:
        place = reverse("edition", args=[edition.code, edition.number])
    return redirect(f"{place}#s-{code}")


def _suppressed(request: HttpRequest, code: str) -> HttpResponse:
    """410 for a statement of suppressed editions alone; raises `Http404` for any other."""
    edition = suppressed_edition_with(code)
    if edition is None:
        raise Http404
    return suppressed(request, edition)


def presented_speaker(
    speaker: Speaker, selection: Selection, shown: Iterable[Thread]
) -> dict[str, Any]:
    """A speaker of a selection, with the capacities in which they speak in the shown exchanges."""
    code = speaker.actor.code
    said = [each for exchange in shown for each in exchange["statements"]]
    capacities = [each["capacity"] for each in said if each["speaker"]["code"] == code]
    first, last = (_occasion(each) for each in (speaker.first, speaker.last))
    return {
        "actor": speaker.actor.document,
        "capacities": list(dict.fromkeys(filter(None, capacities))),
        "dyads": [
            {
                "dyad": each.dyad,
                "statements": each.statements,
                "address": with_query(
                    reverse("statements"),
                    selection.having(country=each.dyad.letters, between=BETWEEN),
                ),
            }
            for each in speaker.dyads
        ],
        "first": first,
        "last": last if first and last and last["date"] != first["date"] else None,
    }


def _occasion(statement: SaidOnce | None) -> dict[str, str] | None:
    """The date of a statement in words, and its address."""
    if statement is None:
        return None
    event = statement.edition.document
    said = next(each for each in event["statements"] if each["code"] == statement.code)
    return {
        "date": edtf_in_words(said["date"] or event["date"]["edtf"]),
        "address": reverse("statement", args=[statement.code]),
    }
