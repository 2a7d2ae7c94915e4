"""Pages of a long list, cut by key: the next page begins after the last row of this one."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Generic, Self, TypeVar

from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations import codes
from relations.dates.bounds import Day
from relations.dates.ordinals import FARTHEST, ordinal
from relations.editions.edition_days import DaysQuerySet
from relations.editions.models import Edition, EditionStatement
from relations.queries.selection import Order, SelectionError

PAGE_SIZE = 50
MOST_PAGES = 10
"""The most pages that are shown as one."""

_DAY = r"([012])\.(0|-?[1-9][0-9]{0,18})"
_WITHIN_DAY = rf"(0|[1-9][0-9]{{0,8}})\.({codes.PATTERN})\.(0|[1-9][0-9]{{0,4}})"
_KEY = re.compile(rf"{_DAY}(?:\.{_WITHIN_DAY})?\Z")
# What addresses had before there were places within a day.
_OLD_KEY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.{codes.PATTERN}\Z")

ListRow = TypeVar("ListRow", Edition, EditionStatement)

_SORTED_BY: dict[type[Edition | EditionStatement], tuple[str, ...]] = {
    Edition: ("days__day", "days__place", "code"),
    EditionStatement: ("day", "place", "occasion", "number"),
}
"""What lists are sorted by after their certainty, if they have one."""


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
    def of(cls, row: Edition | EditionStatement) -> Self:
        certainty = getattr(row, "certainty", 0)
        if isinstance(row, Edition):
            return cls(certainty, row.days.day, (row.days.place, row.code, 0))
        return cls(certainty, row.day, (row.place, row.occasion, row.number))

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
class Page(Generic[ListRow]):
    """The rows of a page, and the key after which the next page begins, or None."""

    rows: list[ListRow]
    next: Key | None


def page_of(
    rows: DaysQuerySet[ListRow], order: Order, after: Key | None, size: int | None = None
) -> Page[ListRow]:
    """The page of rows after a key, or the first page, in `order`; one query. It has `size` rows,
    `PAGE_SIZE` if that is None."""
    size = size or PAGE_SIZE
    if after:
        rows = beyond(rows, order, after)
    found = first_of(rows, order, size + 1)
    return Page(found[:size], Key.of(found[size - 1]) if len(found) > size else None)


def stretch_of(rows: DaysQuerySet[ListRow], order: Order, stretch: Stretch) -> Page[ListRow]:
    """The rows of a stretch, in `order`; two queries at most.

    A stretch that ends before it begins would be empty, and is one page instead.
    """
    most = MOST_PAGES * PAGE_SIZE
    if stretch.is_whole:
        return page_of(rows, order, None, most)
    if stretch.through is None:
        return page_of(rows, order, stretch.after)
    following = beyond(rows, order, stretch.after) if stretch.after else rows
    found = first_of(up_to(following, order, stretch.through), order, most + 1)
    if not found:
        return page_of(rows, order, stretch.after)
    last = Key.of(found[:most][-1])
    more = len(found) > most or beyond(rows, order, last).exists()
    return Page(found[:most], last if more else None)


def beyond(rows: DaysQuerySet[ListRow], order: Order, key: Key) -> DaysQuerySet[ListRow]:
    """The rows that come after a key in `order`, or after the edge of its day. Not sorted."""
    return rows.filter(_on_side(rows, order, key, follows=True))


def up_to(rows: DaysQuerySet[ListRow], order: Order, key: Key) -> DaysQuerySet[ListRow]:
    """The rows up to and including a key in `order`, or its whole day. Not sorted."""
    return rows.filter(_on_side(rows, order, key, follows=False))


def row_at(rows: DaysQuerySet[ListRow], key: Key) -> ListRow | None:
    """The row at a key, or None if it is gone; one query."""
    if key.within_day is None:
        return None
    columns = _SORTED_BY[rows.model]
    return rows.filter(**dict(zip(columns, _values(key), strict=False))).first()


def first_of(rows: DaysQuerySet[ListRow], order: Order, count: int) -> list[ListRow]:
    """The first `count` rows in `order`, or all if there are fewer; one query. The surest come
    first in either order."""
    return list(rows.order_by(*_sorting(rows, order))[:count])


def _sorting(rows: DaysQuerySet[ListRow], order: Order) -> list[str]:
    sign = "-" if order is Order.NEWEST else ""
    by_time: list[str] = [f"{sign}{column}" for column in _SORTED_BY[rows.model]]
    return ["certainty", *by_time] if rows.has_certainty else by_time


def _values(key: Key) -> list[int | str]:
    return [key.day, *(key.within_day or ())]


def _on_side(rows: DaysQuerySet[ListRow], order: Order, key: Key, *, follows: bool) -> Q:
    """The rows on one side of a key. The key itself is before it, and all rows of the day that is
    an edge are on both sides."""
    rises = order is Order.OLDEST
    columns: list[tuple[str, int | str, bool]] = []
    if rows.has_certainty:
        columns.append(("certainty", key.certainty, True))
    columns += [
        (name, value, rises)
        for name, value in zip(_SORTED_BY[rows.model], _values(key), strict=False)
    ]
    *wider, (name, value, rises) = columns
    with_equal = "" if follows and key.within_day else "e"
    found = Q(**{f"{name}__{_side(rises, follows)}{with_equal}": value})
    for name, value, rises in reversed(wider):
        found = Q(**{f"{name}__{_side(rises, follows)}": value}) | Q(**{name: value}) & found
    return found


def _side(rises: bool, follows: bool) -> str:
    return "gt" if rises is follows else "lt"
