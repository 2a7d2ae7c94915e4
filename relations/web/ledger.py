"""The ledger: each accusation, demand and threat of a selection, with its answers or their lack."""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, TypedDict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from relations.dates.exact import year_in_words
from relations.dates.ordinals import day_of
from relations.queries.description import with_commas
from relations.queries.dyads import Dyad, find_dyad
from relations.queries.ledger import ActTally, LedgerAnswer, answer_ledger
from relations.queries.pages import PlacedRow
from relations.queries.selection import Order, Selection, only_value
from relations.queries.stretches import Key, Stretch
from relations.record.answers import CALLING, DENYING, Answered
from relations.record.formatting import edtf_in_words
from relations.record.models import Statement
from relations.site_url import absolute
from relations.web.addresses import after, path_of, reaching, with_query
from relations.web.certainty_groups import (
    STATEMENT_GROUPS,
    certainty_name,
    groups_in,
    groups_of,
    rows_in_groups,
    serialized_groups,
)
from relations.web.facet_groups import serialized_facets
from relations.web.filters import LEDGER, filters_of
from relations.web.fragments import asks_for_more, more, page_or_fragment, parameters_shown, swaps
from relations.web.license import licensed_json
from relations.web.page_shapes import CitedNotes, StatementPage
from relations.web.paper import STATEMENTS_ON_PAPER, paper_of
from relations.web.presenters import page_of, set_beside
from relations.web.serializers import EventJSON, Link, StatementJSON, serialized_event
from relations.web.two_sides import badge_words, side_label_of

_ACTS = {
    Statement.Act.ACCUSE: ngettext_lazy("%(count)d accusation", "%(count)d accusations", "count"),
    Statement.Act.DEMAND: ngettext_lazy("%(count)d demand", "%(count)d demands", "count"),
    Statement.Act.THREATEN: ngettext_lazy("%(count)d threat", "%(count)d threats", "count"),
}
_BECAME = {
    Answered.DENIED: ngettext_lazy("%(count)d denied", "%(count)d denied", "count"),
    Answered.ANSWERED: ngettext_lazy("%(count)d answered", "%(count)d answered", "count"),
    Answered.UNANSWERED: ngettext_lazy(
        "%(count)d without an answer on record", "%(count)d without an answer on record", "count"
    ),
}


class SaidOn(TypedDict):
    """A statement with the event on whose occasion it was made, the heading of its side, and its
    date in words."""

    statement: StatementPage
    event: EventJSON
    label: str
    date: str


class LedgerEntry(TypedDict):
    """What calls for an answer, with its answers, the first one first; `year` and `group` are the
    headings that it stands under, and `cited` are the notes of all of it."""

    claim: SaidOn
    answers: list[SaidOn]
    cited: CitedNotes
    group: str
    year: str


def ledger(request: HttpRequest) -> HttpResponse:
    """`/ledger/`: what of a selection calls for an answer, and what has become of it."""
    return _ledger(request, Selection.parse(request.GET).asked, dyad=None)


def dyad_ledger(request: HttpRequest, pair: str) -> HttpResponse:
    """`/relations/<country>-<country>/ledger/`: the ledger of two countries."""
    found = find_dyad(pair)
    if found is None:
        raise Http404
    selection = Selection.parse(request.GET).asked
    both = selection.between_these(found.letters)
    if len(both.chosen("country")) > len(found.letters):
        # As the timeline of the two leads to all in which the third took part.
        return redirect(with_query(reverse("ledger"), both.without("between")))
    if pair != found.slug:
        return redirect(ledger_address(both, found), permanent=True)
    return _ledger(request, both, found)


def ledger_json(request: HttpRequest) -> HttpResponse:
    """`/ledger.json`: the same answer to the same query string.

    `tallies` counts the whole ledger by act, and by what has become of each. Without dates there
    are no groups, and no `certainty`.
    """
    selection = Selection.parse(request.GET).asked
    found = answer_ledger(selection, Stretch(Key.read(only_value(request.GET, "after"))))
    link, next_page = partial(absolute, request), found.page.next
    here = with_query(reverse("ledger-json"), selection)
    events = _events_of(found, link)
    return licensed_json(
        {
            "selection": {"words": found.words, "query": selection.query()},
            "count": found.count,
            "tallies": {each.act: each.became for each in found.tallies},
            "groups": serialized_groups(groups_of(selection, found.counts, STATEMENT_GROUPS)),
            "next": link(after(here, next_page)) if next_page else None,
            "facets": serialized_facets(found.facets),
            "claims": [
                {
                    **_serialized(each, events),
                    "answered": found.answers[each.code].became,
                    "answers": [
                        _serialized(answer, events) for answer in found.answer_rows[each.code]
                    ],
                    "certainty": certainty_name(each) if selection.is_dated else None,
                }
                for each in found.page.rows
            ],
        }
    )


def ledger_address(selection: Selection, dyad: Dyad | None) -> str:
    """The canonical address of a ledger; a dyad's has its countries in the path."""
    if dyad is None:
        return with_query(path_of("ledger"), selection)
    return with_query(path_of("dyad-ledger", dyad.slug), selection.without("country", "between"))


def tally_in_words(tally: ActTally) -> str:
    """ "12 accusations: 7 denied, 2 answered, 3 without an answer on record"."""
    said = [_BECAME[each] % {"count": count} for each, count in tally.became.items() if count]
    claims = _ACTS[Statement.Act(tally.act)] % {"count": tally.total}
    return _("%(claims)s: %(became)s") % {"claims": claims, "became": with_commas(said)}


def _ledger(request: HttpRequest, selection: Selection, dyad: Dyad | None) -> HttpResponse:
    def address(each: Selection) -> str:
        return ledger_address(each, dyad)

    stretch = Stretch.read(request.GET)
    found = answer_ledger(selection, stretch, given=("country", "between") if dyad else ())
    here, next_page = address(selection), found.page.next
    listed = {
        "selection": selection,
        "groups": _groups(found),
        "next": after(here, next_page) if next_page else None,
    }
    if stretch.after and asks_for_more(request):
        return _more(request, found, listed, here)
    canonical = after(here, stretch.after)
    context = {
        **listed,
        "dyad": dyad,
        "words": found.words,
        "tallies": [tally_in_words(each) for each in found.tallies],
        "canonical": canonical,
        "json": with_query(reverse("ledger-json"), selection),
        "statements": with_query(reverse("statements"), selection),
        "calling": [act.label for act in CALLING],
        "denying": [act.label for act in DENYING],
        "paper": paper_of(found, STATEMENTS_ON_PAPER, here),
        "filters": filters_of(found, LEDGER, address, is_listed=swaps(request)),
        "listing": {
            "orders": {each.value: address(selection.having(order=each)) for each in Order},
        },
    }
    return page_or_fragment(request, "ledger/ledger.html", "ledger/_swap.html", context, canonical)


def _more(
    request: HttpRequest, found: LedgerAnswer, listed: dict[str, Any], here: str
) -> HttpResponse:
    """The entries of the stretch, added to the page that the reader sees."""
    begun = Stretch.read(parameters_shown(request)).after
    rows = found.page.rows
    reached = rows[-1].position if rows else found.stretch.after
    listed = {**listed, "count": len(rows), "is_added": True}
    return more(request, "ledger/_more.html", listed, reaching(here, Stretch(begun, reached)))


def _groups(found: LedgerAnswer) -> list[dict[str, Any]]:
    """The entries of a page in groups, each under years; headings that stand on the page before are
    not repeated where entries are added to it."""
    entries = entries_of(found)
    before = found.before
    groups = groups_in(found, STATEMENT_GROUPS)
    is_first = found.stretch.after is None
    listed = []
    for group, rows in rows_in_groups(groups, found.page.rows, from_the_first=is_first):
        continues = before is not None and certainty_name(before) == group.name
        year = _year(before) if before is not None and continues else None
        listed.append(
            {
                "group": group,
                "continues": continues,
                "years": _by_year((entries[row.code] for row in rows), year),
            }
        )
    return listed


def _by_year(entries: Iterable[LedgerEntry], before: str | None) -> list[dict[str, Any]]:
    return [
        {"words": year, "continues": year == before, "entries": list(together)}
        for year, together in groupby(entries, key=itemgetter("year"))
    ]


def entries_of(found: LedgerAnswer) -> dict[str, LedgerEntry]:
    """What the page of a ledger holds, by the codes of what calls for an answer."""
    events = _events_of(found, str)
    return {row.code: _entry(found, row, events) for row in found.page.rows}


def _entry(found: LedgerAnswer, row: PlacedRow, events: Mapping[int, EventJSON]) -> LedgerEntry:
    claim = _said_on(row, events)
    answers = [_said_on(each, events) for each in found.answer_rows[row.code]]
    became = found.answers[row.code].became
    statement = claim["statement"]
    # The entry begins with it.
    statement["date"] = ""
    statement["became"] = became
    # Where nothing answers it, the place of the answer says so.
    badge = badge_words(statement, became, in_whole_record=True)
    statement["badge"] = badge if answers else ""
    notes: dict[tuple[str, int], Any] = {}
    shown = [statement, *(each["statement"] for each in answers)]
    set_beside(shown, notes)
    for each in answers:
        each["statement"]["part"] = "answer"
    return {
        "claim": claim,
        "answers": answers,
        "cited": {
            "anchor": row.code,
            "notes": list(notes.values()),
            "statements": shown,
            "elsewhere": "",
        },
        "group": certainty_name(row),
        "year": _year(row),
    }


def _said_on(row: PlacedRow, events: Mapping[int, EventJSON]) -> SaidOn:
    event = events[row.edition]
    statement = page_of(_statement(row, event))
    date = statement["date"]
    return {
        "statement": statement,
        "event": event,
        "label": side_label_of(statement),
        "date": edtf_in_words(date) if date else event["date"]["words"],
    }


def _serialized(row: PlacedRow, events: Mapping[int, EventJSON]) -> dict[str, Any]:
    event = events[row.edition]
    occasion = {name: event[name] for name in ("code", "url", "title", "date")}
    return {**_statement(row, event), "event": occasion}


def _statement(row: PlacedRow, event: EventJSON) -> StatementJSON:
    return next(each for each in event["statements"] if each["code"] == row.code)


def _events_of(found: LedgerAnswer, link: Link) -> dict[int, EventJSON]:
    """The events of all editions of the page, each serialized once."""
    whole = found.shown_whole
    return {key: serialized_event(each, link, whole) for key, each in found.editions.items()}


def _year(row: PlacedRow) -> str:
    return year_in_words(day_of(row.day).year, _)
