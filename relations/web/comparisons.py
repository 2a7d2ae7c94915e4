"""Comparisons: two strips of events on one scale, one above the other."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from relations.queries.dyads import Dyad
from relations.queries.selection import (
    BETWEEN,
    Selection,
    SelectionError,
    SelectionMoved,
    only_value,
)
from relations.queries.side_by_side import ComparedSide, SideBySide, compare
from relations.web.addresses import COMPARED, address_of, comparing
from relations.web.drawing import drawing_of


def comparison(request: HttpRequest) -> HttpResponse:
    """`/compare/?a=…&b=…`: two selections on one scale; of one, the pairs to compare it with."""
    selections = _selections(request.GET)
    found = compare(selections, most=len(COMPARED))
    context = {
        "canonical": comparing(*selections.values()),
        "sides": _sides(found),
        "offered": _offered(found, selections),
        "further": found.offered is not None and found.offered.next is not None,
    }
    return render(request, "comparisons/comparison.html", context)


def _selections(query: QueryDict) -> dict[str, Selection]:
    """The selections of an address, by parameter.

    Raises `SelectionError`, and `SelectionMoved`, of the parameter.
    """
    found = {}
    for name in COMPARED:
        if value := only_value(query, name):
            found[name] = _selection(name, value)
    return found


def _selection(name: str, value: str) -> Selection:
    asked = QueryDict(value, mutable=True)
    try:
        return Selection.parse(asked)
    except SelectionError as error:
        raise SelectionError(name, value, str(error)) from error
    except SelectionMoved as moved:
        values = asked.getlist(moved.parameter)
        now = [moved.now if each.strip() == moved.value else each for each in values]
        asked.setlist(moved.parameter, now)
        raise SelectionMoved(name, value.strip(), asked.urlencode()) from moved


def _sides(found: SideBySide) -> list[dict[str, Any]]:
    return [
        _side(each, found.time, is_first=number == 0)
        for number, each in enumerate(found.sides.values())
    ]


def _side(side: ComparedSide, time: tuple[int, int] | None, *, is_first: bool) -> dict[str, Any]:
    answer = side.answer
    drawn = answer.drawn
    return {
        "words": side.dyad or answer.words,
        "described": answer.words if side.dyad else "",
        "count": answer.count,
        "address": address_of(answer.selection, side.dyad),
        "drawing": drawn and drawing_of(drawn, answer.selection, None, time=time),
        "is_first": is_first,
    }


def _offered(found: SideBySide, selections: dict[str, Selection]) -> list[dict[str, Any]]:
    """The dyads that may be compared with what is given, each with the address that does so."""
    if found.offered is None:
        return []
    given = [each.dyad for each in found.sides.values()]
    return [
        {
            "dyad": each.dyad,
            "events": each.events,
            "address": comparing(*selections.values(), _of(each.dyad)),
        }
        for each in found.offered.listed
        if each.dyad not in given
    ]


def _of(dyad: Dyad) -> Selection:
    return Selection.of(country=dyad.letters, between=BETWEEN)
