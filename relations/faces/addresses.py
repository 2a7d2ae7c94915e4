"""The addresses of selections, and of the pages that they are cut into."""

from collections.abc import Callable

from django.urls import reverse

from relations.timeline.dyads import Dyad
from relations.timeline.pages import Key
from relations.timeline.selection import Selection

Address = Callable[[Selection], str]
"""Makes the canonical address of a selection on the page that a reader is on."""


def address_of(selection: Selection, dyad: Dyad | None) -> str:
    """The canonical address of a timeline; a dyad's has its countries in the path."""
    if dyad is None:
        return with_query(reverse("timeline"), selection)
    return with_query(dyad.get_absolute_url(), selection.without("country"))


def with_query(path: str, selection: Selection) -> str:
    """A path with the query string of a selection, if it has any."""
    query = selection.query()
    return f"{path}?{query}" if query else path


def after(address: str, key: Key | str | None) -> str:
    """The address of the page that begins after a key; without a key, of the first page."""
    return f"{address}{'&' if '?' in address else '?'}after={key}" if key else address
