"""Pages of a long list, cut by key: the next page begins after the last row of this one."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Generic, Self, TypeVar

from django.db.models import Q, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.models import Edition, EditionStatement
from relations.queries.selection import Order, SelectionError

PAGE_SIZE = 50
MOST_PAGES = 10
"""The most pages that are shown as one."""

_FIRST_CODE, _LAST_CODE = (
    edge * codes.LENGTH for edge in (min(codes.ALPHABET), max(codes.ALPHABET))
)
_KEY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.({codes.PATTERN})\Z")


ListRow = TypeVar("ListRow", Edition, EditionStatement)


@dataclass(frozen=True, slots=True)
class Key:
    """The position of a row in its list: the day it is sorted by, then its code."""

    sort_date: date
    code: str

    @classmethod
    def of(cls, row: Edition | EditionStatement) -> Self:
        return cls(row.sort_date, row.code)

    @classmethod
    def before_year(cls, year: int, order: Order) -> Self:
        """The position just before all rows of a year other than the first in this order."""
        if order is Order.NEWEST:
            return cls(date(year + 1, 1, 1), _FIRST_CODE)
        return cls(date(year - 1, 12, 31), _LAST_CODE)

    @classmethod
    def read(cls, text: str, parameter: str = "after") -> Self | None:
        """The key in a parameter of the address, None if that is blank. Raises `SelectionError`."""
        if not text:
            return None
        try:
            match = _KEY.match(urlsafe_b64decode(text.encode("ascii")).decode("ascii"))
            key = match and cls(date.fromisoformat(match[1]), match[2])
            if key and str(key) == text:
                return key
        except (binascii.Error, ValueError):
            pass
        raise SelectionError(
            parameter, text, _("is no place in this list; start from its first page")
        )

    def __str__(self) -> str:
        return urlsafe_b64encode(f"{self.sort_date}.{self.code}".encode()).decode()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a list: what follows `after`, or all from its start, up to and including `through`.

    Without `through` it is one page; with it, `MOST_PAGES` pages at most.
    """

    after: Key | None = None
    through: Key | None = None

    @classmethod
    def read(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters `after` and `through`. Raises `SelectionError`."""
        return cls(*(Key.read(query.get(name, ""), name) for name in ("after", "through")))


@dataclass(frozen=True, slots=True)
class Page(Generic[ListRow]):
    """The rows of a page, and the key after which the next page begins, or None."""

    rows: list[ListRow]
    next: Key | None


def page_of(rows: QuerySet[ListRow], order: Order, after: Key | None) -> Page[ListRow]:
    """The page of rows after a key, or the first page, in `order`; one query."""
    if after:
        rows = beyond(rows, order, after)
    found = first_of(rows, order, PAGE_SIZE + 1)
    more = len(found) > PAGE_SIZE
    return Page(found[:PAGE_SIZE], Key.of(found[PAGE_SIZE - 1]) if more else None)


def stretch_of(rows: QuerySet[ListRow], order: Order, stretch: Stretch) -> Page[ListRow]:
    """The rows of a stretch, in `order`; two queries at most.

    A stretch that ends before it begins would be empty, and is one page instead.
    """
    if stretch.through is None:
        return page_of(rows, order, stretch.after)
    most = MOST_PAGES * PAGE_SIZE
    following = beyond(rows, order, stretch.after) if stretch.after else rows
    found = first_of(up_to(following, order, stretch.through), order, most + 1)
    if not found:
        return page_of(rows, order, stretch.after)
    last = Key.of(found[:most][-1])
    more = len(found) > most or beyond(rows, order, last).exists()
    return Page(found[:most], last if more else None)


def beyond(rows: QuerySet[ListRow], order: Order, key: Key) -> QuerySet[ListRow]:
    """The rows that come after a key in `order`. The result is not sorted."""
    side = "lt" if order is Order.NEWEST else "gt"
    return rows.filter(
        Q(**{f"sort_date__{side}": key.sort_date})
        | Q(**{"sort_date": key.sort_date, f"code__{side}": key.code})
    )


def up_to(rows: QuerySet[ListRow], order: Order, key: Key) -> QuerySet[ListRow]:
    """The rows up to and including a key in `order`. The result is not sorted."""
    side = "gt" if order is Order.NEWEST else "lt"
    return rows.filter(
        Q(**{f"sort_date__{side}": key.sort_date})
        | Q(**{"sort_date": key.sort_date, f"code__{side}e": key.code})
    )


def row_at(rows: QuerySet[ListRow], key: Key) -> ListRow | None:
    """The row at a key, or None if it is gone; one query."""
    return rows.filter(sort_date=key.sort_date, code=key.code).first()


def first_of(rows: QuerySet[ListRow], order: Order, count: int) -> list[ListRow]:
    """The first `count` rows in `order`, or all if there are fewer; one query."""
    key = ("-sort_date", "-code") if order is Order.NEWEST else ("sort_date", "code")
    return list(rows.order_by(*key)[:count])
