"""The editions of one event, and the public events next to it."""

from dataclasses import dataclass

from relations.editions.models import Edition, EditionQuerySet
from relations.queries.matches import matching_editions
from relations.queries.pages import editions_at, first_after
from relations.queries.selection import BETWEEN, Order, Selection
from relations.queries.stretches import Key
from relations.record.values import parties


def newest_edition(code: str) -> Edition | None:
    """The newest edition of an event, which may be a withdrawal; None for a draft; one query."""
    return _editions(Edition.objects.newest().filter(code=code)).first()


def numbered_edition(code: str, number: int) -> Edition | None:
    """One edition of an event, current or not, or None; one query."""
    return _editions(Edition.objects.filter(code=code, number=number)).first()


def _editions(rows: EditionQuerySet) -> EditionQuerySet:
    """Editions of one event in their order, which is not that of working rows, with their days."""
    return rows.select_related("days").order_by("number")


def editions_of(code: str) -> list[Edition]:
    """All editions of an event, newest first, without their documents; one query."""
    return list(Edition.objects.filter(code=code).order_by("-number").defer("document"))


def suppressed_edition_with(code: str) -> Edition | None:
    """The newest suppressed edition that had a statement, by its code, or None; one query. Few
    editions are suppressed, and nothing but codes is left of them to read."""
    suppressed = Edition.objects.filter(suppressed_whole=True).order_by("-published_at", "-number")
    return next((each for each in suppressed if code in each.document["codes"]["statement"]), None)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The public events just before and just after one, as a timeline lists them."""

    before: Edition | None
    after: Edition | None


def neighbours_of(edition: Edition) -> Neighbours:
    """The events next to that of an edition among those between the same countries, in which others
    may take part; one query beside that of `columns`."""
    among, key = matching_editions(between_its_countries(edition)), _key_of(edition)
    ends = [first_after(among, order, key) for order in (Order.NEWEST, Order.OLDEST)]
    found = iter(editions_at(each for each in ends if each))
    before, after = (next(found) if each else None for each in ends)
    return Neighbours(before, after)


def between_its_countries(edition: Edition) -> Selection:
    """The selection of the events that happened between those between whom that of an edition
    did."""
    countries = {country["code"] for country in parties(edition.document["countries"])}
    return Selection.of(country=countries, between=BETWEEN)


def _key_of(edition: Edition) -> Key:
    return Key(0, edition.days.day, (edition.days.place, edition.code, 0))
