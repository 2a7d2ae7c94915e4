"""Lasting states: events with a beginning and an end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models.fields.json import KT

from relations.editions.models import Edition
from relations.editions.packed_index import EARLIEST, LATEST
from relations.queries.matches import Matches
from relations.queries.spans import FIRST_DAY, LAST_DAY

LONGEST = 12
"""The most lasting states that are shown of a selection."""


@dataclass(frozen=True, slots=True)
class LastingState:
    """What a list says of an event that lasted. `edtf` is its date, within the bounds `earliest`
    and `latest`, of which None is an open one; `day` is the ordinal that it is sorted by."""

    code: str
    title: str
    quad: str
    edtf: str
    earliest: date | None
    latest: date | None
    day: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """The longest lasting states of some editions, the longest first, and how many there are."""

    states: list[LastingState]
    total: int


def lasting_among(matches: Matches) -> Lasting:
    """The lasting states among some editions, within the calendar, those with an open end being the
    longest; one query, if they were not asked for before."""
    reaches = matches.columns.reaches
    lasting = matches.among(matches.table.having("lasting", "yes"))
    reach = lasting.table["reach"][lasting.rows]
    first, last = reaches["first"][reach], reaches["last"][reach]
    within = (first <= LAST_DAY) & (last >= FIRST_DAY)
    rows, first, last = lasting.rows[within], first[within], last[within]
    is_open = (first == EARLIEST) | (last == LATEST)
    length = np.where(is_open, LATEST, np.where(is_open, 0, last) - np.where(is_open, 0, first))
    rank = lasting.table.order.rank[rows]
    longest = rows[np.lexsort((rank, -length))[:LONGEST]]
    keys = tuple(matches.columns.editions["key"][longest].tolist())
    states = matches.columns.results.of(("lasting", keys), lambda: _states(keys))
    return Lasting(states, len(rows))


def _states(keys: Sequence[int]) -> list[LastingState]:
    """The states of some editions, given by primary key, in the same order; one query."""
    told = ("code", KT("document__title"), "quad", KT("document__date__edtf"))
    stored = Edition.objects.order_by().filter(pk__in=keys)
    columns = stored.values_list("pk", *told, "earliest", "latest", "days__day")
    states = {key: LastingState(*others) for key, *others in columns}
    return [states[key] for key in keys]
