"""The addresses of selections and of the pages of their lists."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from relations.editions.models import Edition
from relations.queries.dyads import Dyad
from relations.queries.selection import Selection
from relations.queries.source_selection import SourceSelection
from relations.queries.stretches import Key, Stretch

Address = Callable[[Selection], str]
"""Makes the canonical address of a selection on the page that a reader is on."""


@lru_cache(maxsize=10_000)
def path_of(name: str, *parts: str | int) -> str:
    """The path of a route with its parts in order, as `reverse` makes it. A list asks for hundreds,
    mostly for those that it has asked for before."""
    return reverse(name, args=parts)


def address_of(selection: Selection, dyad: Dyad | None) -> str:
    """The canonical address of a timeline; a dyad's has its countries in the path."""
    if dyad is None:
        return with_query(path_of("timeline"), selection)
    return with_query(dyad.get_absolute_url(), selection.without("country", "between"))


COMPARED = ("a", "b")
"""The parameters of a comparison: the value of each is the query string of a selection."""


def comparing(*selections: Selection) -> str:
    """The address that compares some selections, two at most."""
    query = urlencode(list(zip(COMPARED, (each.query() for each in selections), strict=False)))
    path = path_of("comparison")
    return f"{path}?{query}" if query else path


def permalink(edition: Edition) -> str:
    """The lasting address of an event, with the slug of this edition."""
    return path_of("event", edition.code, edition.document["slug"])


def with_query(path: str, selection: Selection | SourceSelection) -> str:
    """A path with the query string of a selection, if it has any."""
    query = selection.query()
    return f"{path}?{query}" if query else path


def addresses_within(selection: Selection, address: Address) -> Callable[[str, str], str]:
    """Makes the addresses of a selection narrowed to periods, each from its first to its last plain
    date. They differ in nothing else, so that only the first is made anew."""
    # In a value "=" is written otherwise.
    first, last = "since=%00", "until=%00"
    pattern = address(selection.having(since="\0", until="\0"))

    def within(since: str, until: str) -> str:
        return pattern.replace(first, f"since={since}").replace(last, f"until={until}")

    return within


def finding(address: str, find: str) -> str:
    """The address of a facet's page with the values that match `find`, or all if that is blank."""
    return _with(address, urlencode({"find": find})) if find else address


def after(address: str, key: Key | str | None) -> str:
    """The address of the page that begins after a key, or of the first page without one."""
    return _with(address, f"after={key}") if key else address


def reaching(address: str, stretch: Stretch) -> str:
    """The address of a stretch of a list."""
    begun = after(address, stretch.after)
    return _with(begun, f"through={stretch.through}") if stretch.through else begun


def whole(address: str) -> str:
    """The address of a list from its first row to as many as one page may hold."""
    return _with(address, "whole=1")


def _with(address: str, parameter: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{parameter}"
