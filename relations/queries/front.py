"""What the front page and the page of a country say: for those who have yet to choose."""

from dataclasses import dataclass

from relations.editions.models import Edition
from relations.queries.countries import PublishedCountry
from relations.queries.dyads import (
    CountryOnRecord,
    DyadsOnRecord,
    countries_on_record,
    dyads_on_record,
)
from relations.queries.pages import first_of
from relations.queries.public import editions_for
from relations.queries.selection import Selection
from relations.queries.totals import Totals, totals_of

LATEST = 10


@dataclass(frozen=True, slots=True)
class Front:
    """The whole record, or all of one country: its totals, its dyads, and up to `LATEST` of its
    events, newest first, none of which is known by its end only. `countries` are those on record,
    and empty for one country.
    """

    selection: Selection
    totals: Totals
    dyads: DyadsOnRecord
    latest: list[Edition]
    countries: list[CountryOnRecord]


def front_of(country: PublishedCountry | None = None) -> Front:
    """The front of the record, or of one country; eleven queries at most."""
    selection = Selection.of(country=(country.alpha3,)) if country else Selection()
    editions = editions_for(selection)
    countries = [] if country else countries_on_record()
    return Front(
        selection,
        totals_of(editions),
        dyads_on_record(country, [each.country for each in countries]),
        first_of(editions.with_known_start(), selection.order, LATEST),
        countries,
    )
