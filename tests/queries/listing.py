"""What a list of events holds, and where in it an event stands."""

from relations.editions.models import Edition
from relations.queries.matches import matching_editions
from relations.queries.pages import editions_at, first_of
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Key


def listed(selection: Selection, order: Order | None = None) -> list[Edition]:
    """The first thousand editions of a selection, in its order or another."""
    return editions_at(first_of(matching_editions(selection), order or selection.order, 1000))


def key_of(edition: Edition, certainty: int = 0) -> Key:
    """The position of an edition in the lists that have it."""
    days = edition.days
    return Key(certainty, days.day, (days.place, edition.code, 0))
