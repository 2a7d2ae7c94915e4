"""Drawings: the strip of a selection that has few events, each a link to its entry, with words of
its own; and the periods of its axis, each a link that narrows the view.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from relations.dates import edtf
from relations.dates.level0 import plain_period
from relations.dates.reach import reach
from relations.queries.description import period
from relations.queries.drawn import Drawn, DrawnEvent
from relations.queries.selection import Selection
from relations.record.formatting import edtf_in_words, isolated
from relations.record.vocabulary import EventType
from relations.web.addresses import Address, addresses_within, path_of
from relations.web.bars import SIDES
from relations.web.shapes import StripScale
from relations.web.strip import (
    MIDDLE,
    MOST_LISTED,
    WIDE,
    PlacedPeriod,
    listed_strip,
    narrow_strip,
    strip_of,
)
from relations.web.strip_rows import StripEvent

FIRST, LAST = "FIRST", "LAST"
"""What stands in an address in place of the days that a reader marks, for `strip.js`."""


def drawing_of(
    drawn: Drawn,
    selection: Selection,
    address: Address | None,
    on_page: Collection[int] = (),
    time: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """The strip of some events, for wide and for narrow screens.

    Without an `address` its axis narrows nothing. The editions whose keys are `on_page` have their
    entries there. `time` are the first and the last day that are shown, ordinals, if not those of
    the events.
    """
    first, last = time or (drawn.first, drawn.last)
    events = [_strip_event(each) for each in drawn.events]
    strips = {
        "wide": strip_of(events, first, last, WIDE),
        "middle": strip_of(events, first, last, MIDDLE),
    }
    listed = listed_strip(events, first, last) if len(events) <= MOST_LISTED else None
    if not listed:
        strips["narrow"] = narrow_strip(events, first, last)
    scale = strips["wide"].scale
    return {
        "pictures": [
            {"name": name, "strip": each, "axis": _axis(each.periods, selection, address)}
            for name, each in strips.items()
        ],
        "listed": listed,
        "listed_axis": _axis(listed.periods, selection, address) if listed else [],
        "events": {each.code: _told(each, scale, on_page) for each in drawn.events},
        "kinds": {piece.kind for each in strips["wide"].placed for piece in each.pieces},
        "sides": {each.side for each in events},
        "first": _iso(scale.first),
        "last": _iso(scale.last),
        "narrowed": addresses_within(selection, address)(FIRST, LAST) if address else "",
        "beyond": drawn.beyond,
    }


def _strip_event(event: DrawnEvent) -> StripEvent:
    return StripEvent(
        code=event.code,
        side=EventType.Quad(event.quad).polarity,
        label=event.label or event.title,
        value=edtf.parse(event.edtf),
        date=edtf_in_words(event.edtf),
        lasted=event.lasted,
    )


def _told(event: DrawnEvent, scale: StripScale, on_page: Collection[int]) -> dict[str, Any]:
    """What the link of an event says, where it leads, and which days of the scale it covers."""
    days = reach(edtf.parse(event.edtf))
    first = scale.first if days.first is None else max(days.first, scale.first)
    last = scale.last if days.last is None else min(days.last, scale.last)
    here = event.edition in on_page
    return {
        "address": f"#e-{event.code}" if here else path_of("event", event.code, event.slug),
        "title": isolated(event.title),
        "label": isolated(event.label or event.title),
        "side": SIDES[EventType.Quad(event.quad).polarity],
        "first": _iso(min(first, scale.last)),
        "last": _iso(max(last, scale.first)),
    }


def _axis(
    periods: Sequence[PlacedPeriod], selection: Selection, address: Address | None
) -> list[dict[str, Any]]:
    """The names on an axis, each with its period in words and with the address that narrows to it;
    blank where that narrows nothing."""
    within = addresses_within(selection, address) if address else None
    named = []
    for each in periods:
        first = max(each.period.first, selection.first_day or date.min)
        last = min(each.period.last, selection.last_day or date.max)
        narrows = first <= last and (first, last) != (selection.first_day, selection.last_day)
        shown = (first, last) if narrows else (each.period.first, each.period.last)
        since, until = plain_period(*shown)
        named.append(
            {
                "x": each.x,
                "name": each.period,
                "words": period(since, until),
                "address": within(since, until) if within and narrows else "",
            }
        )
    return named


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
