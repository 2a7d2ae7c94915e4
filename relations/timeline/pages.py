"""Pages of a long list, cut by key: the next page begins after the last row of this one."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Generic, Self, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.models import Edition, EditionStatement
from relations.timeline.selection import Order, SelectionError

PAGE_SIZE = 50
_KEY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.({codes.PATTERN})\Z")


Row = TypeVar("Row", Edition, EditionStatement)


@dataclass(frozen=True, slots=True)
class Key:
    """The place of a row: the day to sort by, then the code."""

    sort_date: date
    code: str

    @classmethod
    def of(cls, row: Edition | EditionStatement) -> Self:
        return cls(row.sort_date, row.code)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read the parameter `after`; blank is none. Raises `SelectionError`."""
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
            "after", text, _("is no place in this list; start from its first page")
        )

    def __str__(self) -> str:
        return urlsafe_b64encode(f"{self.sort_date}.{self.code}".encode()).decode()


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Up to `PAGE_SIZE` rows, and the key after which the next page begins, if there is one."""

    rows: list[Row]
    next: Key | None


def page_of(rows: QuerySet[Row], order: Order, after: Key | None) -> Page[Row]:
    """The rows that follow `after`, or the first ones, in the order of time."""
    if after:
        beyond = "lt" if order is Order.NEWEST else "gt"
        rows = rows.filter(
            Q(**{f"sort_date__{beyond}": after.sort_date})
            | Q(**{"sort_date": after.sort_date, f"code__{beyond}": after.code})
        )
    found = first_of(rows, order, PAGE_SIZE + 1)
    more = len(found) > PAGE_SIZE
    return Page(found[:PAGE_SIZE], Key.of(found[PAGE_SIZE - 1]) if more else None)


def first_of(rows: QuerySet[Row], order: Order, count: int) -> list[Row]:
    """Up to so many rows, the first in the order of time."""
    key = ("-sort_date", "-code") if order is Order.NEWEST else ("sort_date", "code")
    return list(rows.order_by(*key)[:count])
