"""Pages of a long list, cut by key: the next page begins after the last row of this one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from relations.editions.edition_days import Certainty
from relations.editions.models import Edition
from relations.editions.packed_index import EARLIEST, LATEST, Numbers, code_as_number, code_of
from relations.queries.matches import Matches
from relations.queries.selection import Order
from relations.queries.stretches import Key, Stretch

PAGE_SIZE = 50
MOST_PAGES = 10
"""The most pages that are shown as one."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a list: an event, or a statement of it, by its `code`, in an edition, given by its
    primary key and by a number that no other `version` of a document has. `first` and `last` are
    the days between which it may lie, None where open."""

    edition: int
    version: int
    code: str
    position: Key
    first: int | None
    last: int | None

    @property
    def certainty(self) -> Certainty:
        """How surely it lies in the period that is asked for."""
        return Certainty(self.position.certainty)

    @property
    def day(self) -> int:
        """The day it is sorted by."""
        return self.position.day


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page, and the key after which the next page begins, or None."""

    rows: list[PlacedRow]
    next: Key | None


def stretch_of(matches: Matches, order: Order, stretch: Stretch) -> Page:
    """The rows of a stretch, in `order`.

    A stretch that ends before it begins would be empty, and is one page instead.
    """
    listed = _InOrder(matches, order)
    most = MOST_PAGES * PAGE_SIZE
    if stretch.is_whole:
        return _page(listed, 0, most)
    start = listed.start_after(stretch.after) if stretch.after else 0
    if stretch.through is None:
        return _page(listed, start, PAGE_SIZE)
    found = listed.between(start, listed.end_through(stretch.through), most + 1)
    if not len(found):
        return _page(listed, start, PAGE_SIZE)
    rows = [listed.row(each) for each in found[:most]]
    more = len(found) > most or len(listed.between(int(found[-1]) + 1, None, 1)) > 0
    return Page(rows, rows[-1].position if more else None)


def first_of(matches: Matches, order: Order, count: int) -> list[PlacedRow]:
    """The first `count` rows in `order`, or all if there are fewer. The surest come first in either
    order."""
    return _page(_InOrder(matches, order), 0, count).rows


def first_after(matches: Matches, order: Order, key: Key) -> PlacedRow | None:
    """The first row that comes after a key in `order`, if there is one."""
    listed = _InOrder(matches, order)
    found = listed.between(listed.start_after(key), None, 1)
    return listed.row(found[0]) if len(found) else None


def row_at(matches: Matches, key: Key) -> PlacedRow | None:
    """The row at a key, or None if it is gone."""
    if key.within_day is None:
        return None
    order, key_of = matches.table.order, matches.table.key_of
    values = _values(key)
    at_key = order.rows[order.first_from(values, key_of) : order.first_after(values, key_of)]
    found = at_key[np.isin(at_key, matches.rows)]
    return listed_row(matches, int(found[0]), key.certainty) if len(found) else None


def editions_with(keys: Collection[int]) -> list[Edition]:
    """The editions with some primary keys, with their days, in the same order; one query."""
    stored = Edition.objects.order_by().select_related("days").in_bulk(keys)
    return [stored[key] for key in keys]


def editions_at(rows: Iterable[PlacedRow]) -> list[Edition]:
    """The editions in which some rows stand, as `editions_with`."""
    return editions_with([each.edition for each in rows])


def _page(listed: "_InOrder", start: int, size: int) -> Page:
    found = listed.between(start, None, size + 1)
    rows = [listed.row(each) for each in found[:size]]
    return Page(rows, rows[-1].position if len(found) > size else None)


class _InOrder:
    """Matches as a list has them. The place of a row in it is a number, by which rows are sorted:
    its rank in time, counted from the end if the newest are first, and all ranks once more for each
    degree by which it is less certain."""

    def __init__(self, matches: Matches, order: Order) -> None:
        self._matches = matches
        self._table = matches.table
        self._rises = order is Order.OLDEST
        self._all = len(self._table.order.rows)

    def start_after(self, key: Key) -> int:
        """The first place that follows a key, or the edge of a day."""
        if self._rises:
            rank = self._rank_after(key) if key.within_day else self._rank_from(key)
        else:
            rank = self._rank_from(key) if key.within_day else self._rank_after(key)
        return self._start(key) + (rank if self._rises else self._all - rank)

    def end_through(self, key: Key) -> int:
        """The first place that follows a key and its whole day, if it is the edge of one."""
        rank = self._rank_after(key) if self._rises else self._all - self._rank_from(key)
        return self._start(key) + rank

    def between(self, start: int, end: int | None, count: int) -> Numbers:
        """The first places, `count` at most, from `start` on and before `end`."""
        places = self._places(start, end, count)
        if len(places) > count:
            places = np.partition(places, count)[:count]
        return np.sort(places)

    def row(self, place: int) -> PlacedRow:
        """The row at a place."""
        certainty, rank = divmod(int(place), self._all)
        return listed_row(
            self._matches,
            int(self._table.order.rows[rank if self._rises else self._all - 1 - rank]),
            certainty,
        )

    def _start(self, key: Key) -> int:
        """The first place of all that are as certain as a key."""
        return self._all * (0 if self._matches.certainty is None else key.certainty)

    def _places(self, start: int, end: int | None, count: int) -> Numbers:
        """The places of rows between two, all of them or as many as are asked for at least."""
        rows, order = self._matches.rows, self._table.order
        if self._matches.certainty is None and len(rows) * _FEW > self._all > _FEW * count:
            return self._walked(start, end, count)
        ranks = order.rank[rows].astype(np.int64)
        places = ranks if self._rises else self._all - 1 - ranks
        if self._matches.certainty is not None:
            places = places + self._all * self._matches.certainty.astype(np.int64)
        kept = places >= start
        if end is not None:
            kept &= places < end
        return places[kept]

    def _walked(self, start: int, end: int | None, count: int) -> Numbers:
        """The places of the first rows, looked for from `start` on."""
        order = self._table.order.rows
        in_order = order if self._rises else order[::-1]
        chosen = np.zeros(self._all, bool)
        chosen[self._matches.rows] = True
        end = self._all if end is None else min(end, self._all)
        found: list[Numbers] = []
        width = _FEW * count
        while start < end and sum(map(len, found)) < count:
            stop = min(start + width, end)
            found.append(start + np.flatnonzero(chosen[in_order[start:stop]]))
            start, width = stop, 2 * width
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def _rank_from(self, key: Key) -> int:
        return self._table.order.first_from(_values(key), self._table.key_of)

    def _rank_after(self, key: Key) -> int:
        return self._table.order.first_after(_values(key), self._table.key_of)


# Where one row in so many matches, the first ones are found by walking.
_FEW = 32


def _values(key: Key) -> tuple[int, ...]:
    if key.within_day is None:
        return (key.day,)
    place, code, number = key.within_day
    return key.day, place, code_as_number(code), number


def listed_row(matches: Matches, row: int, certainty: int = 0) -> PlacedRow:
    """A row of matches as a list has it."""
    columns, table = matches.columns, matches.table
    is_statement = table is columns.statements
    edition = int(table["edition"][row]) if is_statement else row
    reach = table["reach"][row]
    occasion = code_of(columns.editions["code"][edition])
    number = int(table["number"][row]) if is_statement else 0
    within_day = int(table["place"][row]), occasion, number
    first, last = int(columns.reaches["first"][reach]), int(columns.reaches["last"][reach])
    return PlacedRow(
        int(columns.editions["key"][edition]),
        int(columns.editions["version"][edition]),
        code_of(table["code"][row]),
        Key(certainty, columns.reaches.day(reach), within_day),
        None if first == EARLIEST else first,
        None if last == LATEST else last,
    )
