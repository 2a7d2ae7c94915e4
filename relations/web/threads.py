"""Statements apart from their events: each exchange once, with its date and its occasion."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.editions.models import EditionStatement
from relations.record.formatting import edtf_in_words
from relations.web.presenters import dressed_exchanges
from relations.web.serializers import Shape


def exchanges_of(rows: Sequence[EditionStatement]) -> list[Shape]:
    """The exchanges that some statements belong to, in the order of their first statements.

    The `date`, the `year` and the `address` of an exchange are those of the statement that gave it
    its place.
    """
    chosen = {row.code for row in rows}
    editions = {row.edition_id: row.edition for row in rows}
    exchange_with = {
        said["code"]: exchange
        for edition in editions.values()
        for exchange in dressed_exchanges(edition, chosen)
        for said in exchange["statements"]
    }
    placed: dict[str, Shape] = {}
    for row in rows:
        exchange = exchange_with[row.code]
        placed.setdefault(exchange["cited"]["anchor"], {**exchange, **_place(row, exchange)})
    return list(placed.values())


def _place(row: EditionStatement, exchange: Shape) -> Shape:
    """The date of a statement in words, its own or its event's where it has none; its address."""
    said = next(each for each in exchange["statements"] if each["code"] == row.code)
    own, occasion = said["date"], exchange["event"]["date"]
    return {
        "year": year_in_words(row.sort_date.year, _),
        "date": edtf_in_words(own) if own else occasion["words"],
        "said": "" if own else occasion["said"],
        "address": said["url"],
    }
