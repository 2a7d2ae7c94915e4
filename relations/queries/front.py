"""What the front page and the page of a country say: for those who have yet to choose."""

from dataclasses import dataclass
from datetime import date

from relations.editions.models import Edition
from relations.queries.changes import ChangesSince, changes_since
from relations.queries.columns.current_columns import columns
from relations.queries.countries import CountryOnRecord, PublishedCountry, countries_on_record
from relations.queries.dyads import DyadsOnRecord, dyads_on_record
from relations.queries.gist import Gist, gist_of
from relations.queries.matches import matching_editions
from relations.queries.pages import editions_at, first_of
from relations.queries.quoted_exchange import QuotedExchange, newest_exchange
from relations.queries.selection import Selection
from relations.queries.totals import Totals, totals_of

LATEST = 10


@dataclass(frozen=True, slots=True)
class Front:
    """The whole record, or all of one country: its totals, its dyads, and up to `LATEST` of its
    events, newest first, none of which is known by its end only. `countries` are those on record,
    and empty for one country, whose `gist` is told, as `exchange` is None.
    """

    selection: Selection
    totals: Totals
    gist: Gist | None
    dyads: DyadsOnRecord
    latest: list[Edition]
    countries: list[CountryOnRecord]
    exchange: QuotedExchange | None


def front_since(day: date | None) -> tuple[Front, ChangesSince | None]:
    """The front of the record, and what has changed since a day as `changes_since` has it; six
    queries at most."""
    return front_of(), changes_since(day)


def front_of(country: PublishedCountry | None = None) -> Front:
    """The front of the record, or of one country, put together once for each state of the record;
    five queries at most."""
    name = "front", country and country.alpha3
    return columns().results.of(name, lambda: _front_of(country))


def _front_of(country: PublishedCountry | None) -> Front:
    selection = Selection.of(country=(country.alpha3,)) if country else Selection()
    matches = matching_editions(selection)
    countries = [] if country else countries_on_record()
    totals = totals_of(matches)
    return Front(
        selection,
        totals,
        gist_of(matches, totals=totals) if country else None,
        dyads_on_record(matches, country, [each.country for each in countries]),
        editions_at(first_of(matches.with_known_start(), selection.order, LATEST)),
        countries,
        None if country else newest_exchange(matches),
    )
