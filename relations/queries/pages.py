"""Pages of a long list, cut by key: the next page begins after the last row of this one."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations import codes
from relations.dates.bounds import Day
from relations.dates.ordinals import FARTHEST, ordinal
from relations.editions.edition_days import Certainty
from relations.editions.models import Edition
from relations.editions.packed_index import EARLIEST, LATEST, Numbers, code_as_number, code_of
from relations.queries.matches import Matches
from relations.queries.selection import Order, SelectionError

PAGE_SIZE = 50
MOST_PAGES = 10
"""The most pages that are shown as one."""

_DAY = r"([012])\.(0|-?[1-9][0-9]{0,18})"
_WITHIN_DAY = rf"(0|[1-9][0-9]{{0,8}})\.({codes.PATTERN})\.(0|[1-9][0-9]{{0,4}})"
_KEY = re.compile(rf"{_DAY}(?:\.{_WITHIN_DAY})?\Z")
# What addresses had before there were places within a day.
_OLD_KEY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.{codes.PATTERN}\Z")


@dataclass(frozen=True, slots=True)
class Key:
    """The position of a row in its list: how surely it lies in the period that is asked for, the
    ordinal of its day, and then its place on that day, its event and its number in that.

    Without the latter, it is the edge of the whole day.
    """

    certainty: int
    day: int
    within_day: tuple[int, str, int] | None = None

    @classmethod
    def before_year(cls, year: int, order: Order) -> Self:
        """The position just before all rows of a year, in this order, of those that are surest."""
        edge = Day(year, 12, 31) if order is Order.NEWEST else Day(year, 1, 1)
        return cls(0, ordinal(edge))

    @classmethod
    def read(cls, text: str, parameter: str = "after") -> Self | None:
        """The key in a parameter of the address, None if that is blank. Raises `SelectionError`."""
        if not text:
            return None
        try:
            decoded = urlsafe_b64decode(text.encode("ascii")).decode("ascii")
            key = cls._decoded(decoded)
            if key and _encoded(decoded) == text:
                return key
        except (binascii.Error, ValueError):
            pass
        raise SelectionError(
            parameter, text, _("is no place in this list; start from its first page")
        )

    @classmethod
    def _decoded(cls, text: str) -> Self | None:
        if old := _OLD_KEY.match(text):
            return cls(0, date.fromisoformat(old[1]).toordinal())
        match = _KEY.match(text)
        if match is None or abs(int(match[2])) > FARTHEST:
            return None
        certainty, day, place, code, number = match.groups()
        within_day = (int(place), code, int(number)) if code else None
        return cls(int(certainty), int(day), within_day)

    def __str__(self) -> str:
        parts = [self.certainty, self.day, *(self.within_day or ())]
        return _encoded(".".join(map(str, parts)))


def _encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a list: what follows `after`, or all from its start, up to and including `through`.

    Without `through` it is one page; with it, or if it `is_whole`, `MOST_PAGES` pages at most.
    """

    after: Key | None = None
    through: Key | None = None
    is_whole: bool = False

    @classmethod
    def read(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters `after`, `through` and `whole`, of which the last, if it is not
        blank, stands for the list from its start. Raises `SelectionError`."""
        after, through = (Key.read(query.get(name, ""), name) for name in ("after", "through"))
        return cls(is_whole=True) if query.get("whole") else cls(after, through)


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
