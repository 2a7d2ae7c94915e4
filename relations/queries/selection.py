"""A selection: which events, in which order, as of which day. It is read from an address, and
writes the same address back."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any, Self
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.editions.facets import FACETS
from relations.queries.dates_in_addresses import SeveralDates, day, days_within, plain_date
from relations.queries.density import Density, Sort, read_density, read_sort


class SelectionError(BadRequest):
    """A value in an address that cannot be read: answered with 400, naming the parameter. `meant`
    are the values that it may mean, where it may mean several."""

    def __init__(
        self, parameter: str, value: str, reason: str, meant: tuple[str, ...] = ()
    ) -> None:
        self.parameter, self.value, self.reason = parameter, value, reason
        self.meant = meant
        super().__init__(f"{parameter}={value}: {reason}")


class SelectionMoved(Exception):
    """A value of an address that is called `now` by now, or is written so: answered with a
    redirect."""

    def __init__(self, parameter: str, value: str, now: str) -> None:
        self.parameter, self.value, self.now = parameter, value, now
        super().__init__(parameter, value, now)


class Order(StrEnum):
    """The order of a list by time; the one is the other reversed."""

    NEWEST = "newest"
    OLDEST = "oldest"


BETWEEN = "yes"
"""Says of `between` that it is asked for."""


def read_words(value: str) -> str:
    """Words that are sought, on one line."""
    # A null character is part of no word, and PostgreSQL takes none in a text.
    return " ".join(value.replace("\0", " ").split())


def _yes(value: str) -> str:
    if value != BETWEEN:
        raise ValueError(_("is not yes"))
    return value


def _order(value: str) -> Order:
    try:
        return Order(value)
    except ValueError:
        raise ValueError(_("is neither newest nor oldest")) from None


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader asks for: the chosen values of facets, and parameters of one value each.

    `choices` are pairs of a facet's name and a value, sorted, each once; `FACETS` says how each
    facet is read from the address, and whether an event must have all its chosen values or any.
    All other fields are parameters by the same name. `since` and `until` are EDTF of level 0, both
    inclusive, and mean overlap: an event is in if it may have happened within them, and the answer
    says how surely it did (`editions.edition_days.Certainty`). An address may have them as people
    type dates. `as_of` shows the record as it was published at the end of that day. `between` is
    `BETWEEN` where each two of the chosen countries have to be a pair of the event: where one of
    them only hosted what happened between others, it took part, and no more. The page of a dyad
    asks for it in its path; the parameter is there so that each other dress of the page can be
    asked for the same. `view` and `sort`, which is that of a table, are how a page shows all that;
    no other answer has them.
    """

    choices: tuple[tuple[str, str], ...] = ()
    since: str = field(default="", metadata={"read": plain_date})
    until: str = field(default="", metadata={"read": plain_date})
    q: str = field(default="", metadata={"read": read_words})
    order: Order = field(default=Order.NEWEST, metadata={"read": _order})
    as_of: date | None = field(default=None, metadata={"read": day})
    between: str = field(default="", metadata={"read": _yes})
    view: Density = field(default=Density.FULL, metadata={"read": read_density})
    sort: Sort = field(default=Sort.DATE, metadata={"read": read_sort})

    @classmethod
    def of(cls, **values: Any) -> Self:
        """The selection of these parameters; a facet's is a tuple of its values."""
        return cls().having(**values)

    @classmethod
    def parse(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters of an address; unknown ones are ignored, blank ones are absent.

        Raises `SelectionError` for a malformed value, for a second value of a parameter that has
        one, for a date that may be either of two, and where `until` ends before `since` begins;
        `SelectionMoved` for a typed date, which has an address in EDTF.
        """
        values: dict[str, Any] = {
            facet.name: _read(facet.name, _given(query, facet.name), facet.read)
            for facet in FACETS.values()
        }
        selection = cls.of(**values, **single_values(query, _SINGLE))
        refuse_reversed(selection.since, selection.until)
        return selection

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the address with their values: sorted, defaults left out."""
        return sorted([*self.choices, *given_values(self, _SINGLE)])

    def query(self) -> str:
        """The canonical query string, without the question mark."""
        return urlencode(self.parameters())

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The chosen values of a facet, sorted. Raises `KeyError` if no such facet is declared."""
        declared = FACETS[facet].name
        return tuple(value for name, value in self.choices if name == declared)

    def having(self, **values: Any) -> Self:
        """The same selection with these parameters set; a facet's values replace its former ones.

        Raises `TypeError` if there is no such parameter.
        """
        chosen: dict[str, Iterable[str]] = {
            name: values.pop(name) for name in FACETS if name in values
        }
        kept = {(name, value) for name, value in self.choices if name not in chosen}
        added = {(name, value) for name, several in chosen.items() for value in several}
        return replace(self, choices=tuple(sorted(kept | added)), **values)._settled()

    def without(self, *names: str) -> Self:
        """The same selection with these parameters at their defaults."""
        defaults = {**dict.fromkeys(FACETS, ()), **{each.name: each.default for each in _SINGLE}}
        return self.having(**{name: defaults[name] for name in names})

    @property
    def asked(self) -> Self:
        """What is asked for, apart from how a page shows it."""
        return self.without("view", "sort")

    def between_these(self, letters: Collection[str]) -> Self:
        """The same selection of what is between some countries, given by their letters, too."""
        return self.having(country={*self.chosen("country"), *letters}, between=BETWEEN)

    def toggling(self, facet: str, value: str) -> Self:
        """The same selection without a value of a facet if that is chosen, and else with it."""
        return replace(self, choices=tuple(sorted({*self.choices} ^ {(facet, value)})))._settled()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of countries that an event has to be between, the letters of each sorted; none
        unless `between` asks for them."""
        return list(combinations(self.chosen("country"), 2)) if self.between else []

    @property
    def first_day(self) -> date | None:
        """The first day of `since`, or None."""
        return edtf.parse(self.since).earliest if self.since else None

    @property
    def last_day(self) -> date | None:
        """The last day of `until`, or None."""
        return edtf.parse(self.until).latest if self.until else None

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first day of `since` and the last one of `until` as ordinals, None where open."""
        return days_within(self.since, self.until)

    @property
    def is_dated(self) -> bool:
        """Whether it is narrowed to a period."""
        return bool(self.since or self.until)

    def _settled(self) -> Self:
        """The same selection, which is not `between` fewer than two."""
        return replace(self, between="") if self.between and not self.pairs else self


_SINGLE = tuple(each for each in fields(Selection) if each.name != "choices")


def single_values(
    query: MultiValueDict[str, str], declared: Iterable[Field[Any]]
) -> dict[str, Any]:
    """The values of parameters that have one each, read by what their fields say; of those alone
    that an address has. Raises as `Selection.parse`."""
    values: dict[str, Any] = {}
    for each in declared:
        given = _given(query, each.name)
        read = _read(each.name, given, each.metadata["read"])
        if len(set(read)) > 1:
            other = next(value for value in given if value != given[0])
            raise SelectionError(each.name, other, _("is given more than once"))
        if read and each.metadata["read"] is plain_date:
            _refuse_typed(each.name, given[0].strip(" "), read[0])
        if read:
            values[each.name] = read[0]
    return values


def only_value(query: MultiValueDict[str, str], name: str) -> str:
    """The value of a parameter that has one, as it is given; blank without any. Raises
    `SelectionError` where an address gives several."""
    given = _given(query, name)
    others = [value for value in given if value != given[0]]
    if others:
        raise SelectionError(name, others[0], _("is given more than once"))
    return given[0] if given else ""


def given_values(selection: Any, declared: Iterable[Field[Any]]) -> Iterator[tuple[str, str]]:
    """The parameters of an address that have one value each, with it; defaults are left out."""
    for each in declared:
        value = getattr(selection, each.name)
        if value != each.default:
            yield each.name, str(value)


def refuse_reversed(since: str, until: str) -> None:
    """Raise `SelectionError` where `until` ends before `since` begins."""
    first, last = days_within(since, until)
    if first is not None and last is not None and first > last:
        raise SelectionError("until", until, _("ends before since begins"))


def _given(query: MultiValueDict[str, str], name: str) -> list[str]:
    return [value for value in query.getlist(name) if value.strip()]


def _read(name: str, given: Iterable[str], read: Callable[[str], Any]) -> list[Any]:
    """The values of a parameter, read, but for those of which nothing is left, such as a text of
    unprintable characters alone. Raises `SelectionError` for the first malformed one."""
    values = (_read_one(name, value, read) for value in given)
    return [value for value in values if value != ""]


def _read_one(name: str, value: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(value.strip(" "))
    except edtf.EdtfError as error:
        raise SelectionError(name, value, _(error.reason)) from error
    except SeveralDates as error:
        raise SelectionError(name, value, str(error), error.readings) from error
    except ValueError as error:
        raise SelectionError(name, value, str(error)) from error


def _refuse_typed(name: str, value: str, date: str) -> None:
    """Lead from a date as it was typed to what it is, so that an address always has the latter."""
    if value != date:
        raise SelectionMoved(name, value, date)
