"""Neighbours: the events next to one in time, among those of the same countries."""

from dataclasses import dataclass

from relations.editions.models import Edition
from relations.timeline.asking import editions_for
from relations.timeline.pages import Key, beyond, first_of
from relations.timeline.selection import Order, Selection


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The public events just before and just after one, as a timeline lists them."""

    before: Edition | None
    after: Edition | None


def neighbours_of(edition: Edition) -> Neighbours:
    """The events next to that of an edition in which all of its countries take part, maybe with
    others; two queries."""
    return Neighbours(_next(edition, Order.NEWEST), _next(edition, Order.OLDEST))


def with_its_countries(edition: Edition) -> Selection:
    """The events in which all the countries of an edition take part."""
    letters = {country["code"] for country in edition.document["countries"]}
    return Selection(country=tuple(sorted(letters)))


def _next(edition: Edition, order: Order) -> Edition | None:
    among = editions_for(with_its_countries(edition))
    following = first_of(beyond(among, order, Key.of(edition)), order, 1)
    return following[0] if following else None
