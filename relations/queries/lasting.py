"""Lasting states: events with a beginning and an end."""

from dataclasses import dataclass

import numpy as np

from relations.editions.models import Edition
from relations.editions.packed_index import EARLIEST, LATEST
from relations.queries.matches import Matches
from relations.queries.pages import editions_with
from relations.queries.spans import FIRST_DAY, LAST_DAY

LONGEST = 12
"""The most lasting states that are shown of a selection."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The longest lasting states of some editions, the longest first, and how many there are."""

    states: list[Edition]
    total: int


def lasting_among(matches: Matches) -> Lasting:
    """The lasting states among some editions, within the calendar, those with an open end being the
    longest; one query."""
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
    keys = matches.columns.editions["key"][longest].tolist()
    return Lasting(editions_with(keys), len(rows))
