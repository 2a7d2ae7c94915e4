"""Statements apart from their events: each exchange once, with its date and its occasion."""

from collections.abc import Collection, Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.dates.ordinals import day_of
from relations.editions.models import Edition
from relations.editions.packed_index import version_of
from relations.queries.pages import PlacedRow
from relations.queries.public_answers import AnswersTo
from relations.record.formatting import edtf_in_words
from relations.web.certainty_groups import certainty_name
from relations.web.kept_parts import kept_part
from relations.web.page_shapes import Excerpt
from relations.web.presenters import presented_threads


class Thread(Excerpt):
    """An exchange in a list of statements.

    `date` (in words), `said` (the source's words for that date, if it is the event's), `year`, the
    `group` of certainty and `address` are those of the statement that gave the exchange its place.
    `drawn` are its statements with their notes.
    """

    group: str
    year: str
    date: str
    said: str
    address: str
    drawn: SafeString


def threads_of(
    rows: Sequence[PlacedRow],
    editions: Mapping[int, Edition],
    shown_whole: Collection[str] = (),
    answers: Mapping[str, AnswersTo] | None = None,
) -> list[Thread]:
    """The exchanges that some statements belong to, in the order of their first statements.

    `editions` are those in which they stand, by key; `shown_whole` is that of `serialized_event`,
    and `answers` those of `presented_event`.
    """
    chosen = {row.code for row in rows}
    exchange_with = {
        said["code"]: exchange
        for edition in editions.values()
        for exchange in presented_threads(edition, chosen, shown_whole, answers)
        for said in exchange["statements"]
    }
    placed: dict[str, Thread] = {}
    for row in rows:
        exchange = exchange_with[row.code]
        if exchange["cited"]["anchor"] not in placed:
            drawn = _drawn(exchange, editions[row.edition], shown_whole, answers or {})
            placed[exchange["cited"]["anchor"]] = _placed(row, exchange, drawn)
    return list(placed.values())


def _drawn(
    exchange: Excerpt,
    edition: Edition,
    shown_whole: Collection[str],
    answers: Mapping[str, AnswersTo],
) -> SafeString:
    """The statements of an exchange with their notes, kept under all that can change in them."""
    key = (
        "exchange",
        get_language(),
        version_of(edition.sha256, edition.suppressed_at),
        tuple((each["code"], each["chosen"]) for each in exchange["statements"]),
        tuple(each["source"] in shown_whole for each in exchange["cited"]["notes"]),
        tuple(answers.get(each["code"]) for each in exchange["statements"]),
    )
    context = {"event": exchange["cited"], "bands": exchange["bands"]}
    return kept_part(
        key, lambda: SafeString(render_to_string("statements/_exchange.html", context))
    )


def _placed(row: PlacedRow, exchange: Excerpt, drawn: SafeString) -> Thread:
    """An exchange in the place of one of its statements; the date is that of its event if it has
    none of its own."""
    said = next(each for each in exchange["statements"] if each["code"] == row.code)
    own, occasion = said["date"], exchange["event"]["date"]
    return {
        **exchange,
        "group": certainty_name(row),
        "year": year_in_words(day_of(row.day).year, _),
        "date": edtf_in_words(own) if own else occasion["words"],
        "said": "" if own else occasion["said"],
        "address": said["url"],
        "drawn": drawn,
    }
