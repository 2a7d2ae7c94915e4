"""A selection: which events, in which order, as of which day. It is read from an address and
writes the same address back."""

import re
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations import codes
from relations.dates import edtf
from relations.record.models import Statement
from relations.record.vocabulary import EventType


class SelectionError(BadRequest):
    """A value in an address that cannot be read: answered with 400, naming the parameter."""

    def __init__(self, parameter: str, value: str, reason: str) -> None:
        self.parameter, self.value, self.reason = parameter, value, reason
        super().__init__(f"{parameter}: {reason}")


class Order(StrEnum):
    """The order of a timeline, by the day to sort by and then by code."""

    NEWEST = "newest"
    OLDEST = "oldest"


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# A "month" from 21 on is a season, which EDTF has from level 1 on.
_DATE = re.compile(r"[0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _country(value: str) -> str:
    if not re.match(r"[A-Za-z]{3}\Z", value):
        raise ValueError(_("is not a country's three letters, such as AFG"))
    return value.upper()


def _coded(value: str) -> str:
    if not _SLUG.match(value) or len(value) > 80:
        raise ValueError(_("is not a code of lower-case words joined by hyphens"))
    return value


def _source(value: str) -> str:
    if not re.match(rf"{codes.PATTERN}\Z", value):
        raise ValueError(_("is not a source's code of eight letters and digits"))
    return value


def _quad(value: str) -> str:
    if value not in EventType.Quad.values:
        raise ValueError(
            _("is none of %(choices)s") % {"choices": ", ".join(EventType.Quad.values)}
        )
    return value


def _act(value: str) -> str:
    if value not in Statement.Act.values:
        raise ValueError(_("is none of %(choices)s") % {"choices": ", ".join(Statement.Act.values)})
    return value


def _plain_date(value: str) -> str:
    if not _DATE.match(value):
        raise ValueError(_("is not a date such as 2024, 2024-03 or 2024-03-18"))
    edtf.parse(value)
    return value


def _words(value: str) -> str:
    return " ".join(value.split())


def _order(value: str) -> Order:
    try:
        return Order(value)
    except ValueError:
        raise ValueError(_("is neither newest nor oldest")) from None


def _day(value: str) -> date:
    if not _DAY.match(value):
        raise ValueError(_("is not a day such as 2025-04-19"))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(_("is no day of the calendar")) from None


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader asks for. Every field is a parameter of the address, by the same name.

    Repeated countries must all take part; of any other repeated parameter one value suffices.
    `since` and `until` are EDTF of level 0, both inclusive, and mean overlap: an event is in
    if it may have happened within them. `as_of` shows the record as it was published at the
    end of that day.
    """

    country: tuple[str, ...] = field(default=(), metadata={"read": _country})
    quad: tuple[str, ...] = field(default=(), metadata={"read": _quad})
    type: tuple[str, ...] = field(default=(), metadata={"read": _coded})
    topic: tuple[str, ...] = field(default=(), metadata={"read": _coded})
    speaker: tuple[str, ...] = field(default=(), metadata={"read": _coded})
    act: tuple[str, ...] = field(default=(), metadata={"read": _act})
    source: tuple[str, ...] = field(default=(), metadata={"read": _source})
    since: str = field(default="", metadata={"read": _plain_date})
    until: str = field(default="", metadata={"read": _plain_date})
    q: str = field(default="", metadata={"read": _words})
    order: Order = field(default=Order.NEWEST, metadata={"read": _order})
    as_of: date | None = field(default=None, metadata={"read": _day})

    @classmethod
    def parse(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters of an address; unknown ones are ignored, blank ones are absent.

        Raises `SelectionError` for a malformed value, for one of a single-valued parameter that
        is given twice, and where `until` ends before `since` begins.
        """
        values: dict[str, Any] = {}
        for each in fields(cls):
            given = [value for value in query.getlist(each.name) if value.strip()]
            read = [_read(each.name, value, each.metadata["read"]) for value in given]
            if each.default == ():
                values[each.name] = tuple(sorted(set(read)))
            elif len(set(read)) > 1:
                other = next(value for value in given if value != given[0])
                raise SelectionError(each.name, other, _("is given more than once"))
            elif read:
                values[each.name] = read[0]
        selection = cls(**values)
        selection._refuse_reversed()
        return selection

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the address with their values: sorted, defaults left out."""
        pairs: list[tuple[str, str]] = []
        for each in sorted(fields(self), key=lambda each: each.name):
            value = getattr(self, each.name)
            if each.default == ():
                pairs += [(each.name, one) for one in value]
            elif value != each.default:
                pairs.append((each.name, str(value)))
        return pairs

    def query(self) -> str:
        """The canonical query string, without the question mark."""
        return urlencode(self.parameters())

    def without(self, *names: str) -> Self:
        """The same selection with these parameters at their defaults."""
        defaults: dict[str, Any] = {each.name: each.default for each in fields(self)}
        return replace(self, **{name: defaults[name] for name in names})

    def having(self, **values: Any) -> Self:
        """The same selection with these parameters set."""
        return replace(self, **values)

    @property
    def first_day(self) -> date | None:
        """The first day that `since` means, or none."""
        return edtf.parse(self.since).earliest if self.since else None

    @property
    def last_day(self) -> date | None:
        """The last day that `until` means, or none."""
        return edtf.parse(self.until).latest if self.until else None

    def _refuse_reversed(self) -> None:
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise SelectionError("until", self.until, _("ends before since begins"))


REPEATABLE = tuple(each.name for each in fields(Selection) if each.default == ())
"""The parameters that may be repeated, which are the facets of a timeline."""


def _read(name: str, value: str, read: Any) -> Any:
    try:
        return read(value.strip(" "))
    except edtf.EdtfError as error:
        raise SelectionError(name, value, _(error.reason)) from error
    except ValueError as error:
        raise SelectionError(name, value, str(error)) from error
