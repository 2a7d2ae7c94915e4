"""Drawn events: what a picture tells of each event of a selection that has few."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models.fields.json import KT

from relations.editions.models import Edition
from relations.editions.packed_index import EARLIEST, LATEST
from relations.queries.histogram import time_shown
from relations.queries.matches import Matches
from relations.queries.selection import Selection
from relations.queries.spans import FIRST_DAY, LAST_DAY, Spans

MOST_DRAWN = 60
"""The most events of which each is drawn by itself; of more a histogram counts them."""


@dataclass(frozen=True, slots=True)
class DrawnEvent:
    """What a picture tells of an event, as the edition with the key `edition` has it. `label` is
    blank if it has no short title; `edtf` is its date, and `lasted` the ordinal up to which it
    certainly was so, None if no such day is known."""

    edition: int
    code: str
    slug: str
    title: str
    label: str
    quad: str
    edtf: str
    lasted: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The events that are drawn, in the order of time, and the versions of their documents, between
    the days `first` and `last`, inclusive ordinals; `beyond` are so many more that lie outside the
    years 1 to 9999."""

    events: list[DrawnEvent]
    versions: tuple[int, ...]
    first: int
    last: int
    beyond: int


def drawn_among(selection: Selection, matches: Matches, spans: Spans) -> Drawn | None:
    """The events of a selection, whose spans these are, if there are any to draw and no more than
    `MOST_DRAWN`; one query, if they were not asked for before."""
    if not 0 < matches.count <= MOST_DRAWN:
        return None
    within = ~spans.is_beyond
    rows = matches.rows[within]
    if not len(rows):
        return None
    first, last = (each.toordinal() for each in time_shown(selection, spans.among(within)))
    ordered = rows[np.argsort(matches.table.order.rank[rows])]
    keys, versions = (
        tuple(matches.columns.editions[name][ordered].tolist()) for name in ("key", "version")
    )
    events = matches.columns.results.of(("drawn", keys), lambda: _events(keys))
    # What has no end on record is shown up to the day on which it was last reported.
    is_open = (spans.last == LATEST) & (spans.lasted != EARLIEST)
    reported = spans.lasted[within & is_open]
    last = max(last, int(reported.max(initial=last)))
    until = selection.last_day
    last = min(last, LAST_DAY, until.toordinal() if until else LAST_DAY)
    beyond = matches.count - len(rows)
    return Drawn(events, versions, max(first, FIRST_DAY), max(first, last), beyond)


def _events(keys: Sequence[int]) -> list[DrawnEvent]:
    """The events of some editions, given by primary key, in the same order; one query."""
    told = [KT(f"document__{name}") for name in ("slug", "title", "label")]
    columns = (
        Edition.objects.order_by()
        .filter(pk__in=keys)
        .values_list("pk", "code", *told, "quad", KT("document__date__edtf"), "days__lasted")
    )
    found = {
        key: DrawnEvent(key, code, slug, title, label or "", *others)
        for key, code, slug, title, label, *others in columns
    }
    return [found[key] for key in keys]
