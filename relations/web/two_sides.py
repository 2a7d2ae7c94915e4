"""Who stands where: the statements of an event in two columns, one for each of its two countries.

A *cell* holds statements of one side that stand under each other, a *band* the cells that share
rows. What is read aloud, or without a style sheet, is in the order of bands and cells: a claim, and
then what answers it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from relations.record.answers import CALLING, Answered
from relations.record.participations import Participation
from relations.record.values import ActorValue
from relations.web.serializers import CountryJSON, EventJSON, StatementJSON

FIRST, SECOND, ACROSS = "first", "second", "across"
"""The columns in which statements stand; also their CSS classes."""


class Side(TypedDict):
    """One of the two countries of an event, with the column in which it speaks."""

    column: str
    code: str
    name: str


class Cell(TypedDict):
    """Statements under each other in a column, all said for one party. `label` says whose side that
    is; blank across the columns where their own words say it. `is_resumed` where the column goes on
    after words of others, which stand across both, so that its label has to be read again."""

    column: str
    label: str
    is_resumed: bool
    statements: list[Any]


class Band(TypedDict):
    """Cells that share rows: those of an exchange, or statements that nothing here answers.

    `silent` are the sides of which nothing is said in the whole event; only the first band with a
    column has any.
    """

    is_exchange: bool
    cells: list[Cell]
    silent: list[Side]


def sides_of(event: EventJSON) -> list[Side]:
    """The two countries between which an event happened, the one that began it first; none where
    these are more, or where neither of the two says anything. Who only hosts has no side."""
    between = [each for each in event["countries"] if each["is_party"]]
    if len(between) != 2:
        return []
    ordered = sorted(between, key=_begins)
    sides: list[Side] = [
        {"column": column, "code": each["code"], "name": each["name"]}
        for column, each in zip((FIRST, SECOND), ordered, strict=True)
    ]
    spoken = {column_of(said, sides) for said in event["statements"]}
    return sides if spoken - {ACROSS} else []


def _begins(country: CountryJSON) -> tuple[bool, str]:
    return country["role"] != Participation.Role.INITIATOR, country["name"]


def column_of(said: StatementJSON, sides: Iterable[Side]) -> str:
    """The column of a statement: that of the country of those for whom it is made."""
    party = party_of(said)
    return next((each["column"] for each in sides if _belongs(party, each)), ACROSS)


def party_of(said: StatementJSON) -> ActorValue:
    """For whom someone speaks: themselves, if for nobody else."""
    return said["on_behalf_of"] or said["speaker"]


def _belongs(party: ActorValue, side: Side) -> bool:
    country = party.get("country")
    # Older documents say no countries, but that of a country by its name.
    return country["code"] == side["code"] if country else party["name"] == side["name"]


def label_of(said: StatementJSON) -> str:
    """The heading of a statement: the country of those for whom it is made, or else their name;
    blank where the statement begins with that."""
    party, speaker = party_of(said), said["speaker"]["name"]
    country = party.get("country")
    if country:
        return "" if country["name"] == speaker else says(country["name"])
    return "" if party["name"] == speaker else party["name"]


def side_label_of(said: StatementJSON) -> str:
    """The heading of a statement that stands in a column beside another's: the country of those for
    whom it is made, though it may begin with that, so that both columns read alike."""
    country = party_of(said).get("country")
    return says(country["name"]) if country else label_of(said)


def says(country: str) -> str:
    """ "Pakistan says": the heading of a column."""
    return _("%(country)s says") % {"country": country}


def bands_of(exchanges: Sequence[Sequence[Any]], sides: Sequence[Side]) -> list[Band]:
    """Exchanges, of which each begins with what was said first, in bands of the two columns.

    Statements of both sides that nothing answers here share a band, as far as they follow on each
    other; what others say stands across.
    """
    bands = [band for band in _bands(exchanges, sides) if band["cells"]]
    cells = [cell for band in bands for cell in band["cells"]]
    _resume(cells)
    spoken = {cell["column"] for cell in cells}
    columned = (band for band in bands if any(c["column"] != ACROSS for c in band["cells"]))
    for band in islice(columned, 1):
        band["silent"] = [each for each in sides if each["column"] not in spoken]
    return bands


def _resume(cells: Iterable[Cell]) -> None:
    """Tell of each cell whether it is the first of its column after words of others."""
    after: set[str] = set()
    for cell in cells:
        if cell["column"] == ACROSS:
            after = {FIRST, SECOND}
        cell["is_resumed"] = cell["column"] in after
        after.discard(cell["column"])


def _bands(exchanges: Sequence[Sequence[Any]], sides: Sequence[Side]) -> Iterator[Band]:
    for kind, together in groupby(exchanges, key=lambda each: _kind(each, sides)):
        if kind == _SIDE_BY_SIDE:
            alone = [said for [said] in together]
            # Each side in the order in which it spoke.
            alone.sort(key=lambda said: (FIRST, SECOND).index(column_of(said, sides)))
            yield _band(alone, sides, is_exchange=False)
        else:
            for exchange in together:
                yield _band(exchange, sides, is_exchange=kind == _EXCHANGE)


_EXCHANGE, _SIDE_BY_SIDE, _BY_OTHERS = range(3)


def _kind(exchange: Sequence[Any], sides: Sequence[Side]) -> int:
    if len(exchange) > 1:
        return _EXCHANGE
    return _BY_OTHERS if column_of(exchange[0], sides) == ACROSS else _SIDE_BY_SIDE


def _band(statements: Iterable[Any], sides: Sequence[Side], *, is_exchange: bool) -> Band:
    cells: list[Cell] = []
    for (column, _party), together in groupby(statements, key=lambda said: _place(said, sides)):
        under = list(together)
        named = {each["column"]: says(each["name"]) for each in sides}
        label = named.get(column) or label_of(under[0])
        cells.append({"column": column, "label": label, "is_resumed": False, "statements": under})
    return {"is_exchange": is_exchange, "cells": cells, "silent": []}


def _place(said: StatementJSON, sides: Sequence[Side]) -> tuple[str, str]:
    """The column of a statement, and in the one of others for whom it is made."""
    column = column_of(said, sides)
    return column, label_of(said) or party_of(said)["code"] if column == ACROSS else ""


_HAVING_ANSWERS = {Answered.DENIED.value, Answered.ANSWERED.value}


def badge_words(said: StatementJSON, became: str, *, in_whole_record: bool) -> str:
    """What has become of a statement, in words; blank if there is nothing to say.

    That nothing answers it is said only of what calls for an answer, and only of as much as was
    looked at: the whole record, or its own event.
    """
    if said["act"] not in CALLING:
        return _("answered") if became in _HAVING_ANSWERS else ""
    if became == Answered.DENIED:
        return _("denied")
    if became == Answered.ANSWERED:
        return _("answered")
    return _("no answer on record") if in_whole_record else _("no answer in this event’s record")
