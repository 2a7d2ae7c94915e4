"""Places in a list that addresses name: keys, and the stretches between them."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations import codes
from relations.dates.bounds import Day
from relations.dates.ordinals import FARTHEST, ordinal
from relations.queries.selection import Order, SelectionError, only_value

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

    Without `through` it is one page; with it, or if it `is_whole`, as many pages as are shown as
    one at most.
    """

    after: Key | None = None
    through: Key | None = None
    is_whole: bool = False

    @classmethod
    def read(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters `after`, `through` and `whole`, of which the last, if it is not
        blank, stands for the list from its start. Raises `SelectionError`."""
        after, through = (Key.read(only_value(query, name), name) for name in ("after", "through"))
        return cls(is_whole=True) if only_value(query, "whole") else cls(after, through)
