"""What the front page and the page of a country say: for those who have yet to choose."""

from dataclasses import dataclass
from datetime import date

from relations.editions.models import Edition
from relations.queries.changes import ChangesSince, changes_since
from relations.queries.columns.current_columns import columns
from relations.queries.countries import CountryOnRecord, PublishedCountry, countries_on_record
from relations.queries.drawn import Drawn, drawn_among
from relations.queries.dyads import Dyad, DyadsOnRecord, dyads_on_record
from relations.queries.gist import Gist, gist_of
from relations.queries.histogram import Histogram, histogram_for
from relations.queries.matches import matching_editions
from relations.queries.pages import editions_at, first_of
from relations.queries.quoted_exchange import QuotedExchange, newest_exchange
from relations.queries.selection import BETWEEN, Selection
from relations.queries.spans import spans_of
from relations.queries.totals import Totals, totals_of

LATEST = 10


@dataclass(frozen=True, slots=True)
class DyadInTime:
    """The events of the `selection` that is a dyad: each by itself where they are few, and how they
    lie in time."""

    selection: Selection
    drawn: Drawn | None
    histogram: Histogram


@dataclass(frozen=True, slots=True)
class Front:
    """The whole record, or all of one country: its totals, its dyads, and up to `LATEST` of its
    events, newest first, none of which is known by its end only. `countries` are those on record,
    and empty for one country, whose `gist` is told, as `exchange` is None. `only` is the dyad of
    a record that has a single one.
    """

    selection: Selection
    totals: Totals
    gist: Gist | None
    dyads: DyadsOnRecord
    latest: list[Edition]
    countries: list[CountryOnRecord]
    exchange: QuotedExchange | None
    only: DyadInTime | None


def front_since(day: date | None) -> tuple[Front, ChangesSince | None]:
    """The front of the record, and what has changed since a day as `changes_since` has it; seven
    queries at most."""
    return front_of(), changes_since(day)


def front_of(country: PublishedCountry | None = None) -> Front:
    """The front of the record, or of one country, put together once for each state of the record;
    five queries at most, and one more where a single dyad is on record."""
    name = "front", country and country.alpha3
    return columns().results.of(name, lambda: _front_of(country))


def _front_of(country: PublishedCountry | None) -> Front:
    selection = Selection.of(country=(country.alpha3,)) if country else Selection()
    matches = matching_editions(selection)
    countries = [] if country else countries_on_record()
    totals = totals_of(matches)
    dyads = dyads_on_record(matches, country, [each.country for each in countries])
    return Front(
        selection,
        totals,
        gist_of(matches, totals=totals) if country else None,
        dyads,
        editions_at(first_of(matches.with_known_start(), selection.order, LATEST)),
        countries,
        None if country else newest_exchange(matches),
        None if country else _only_among(dyads),
    )


def _only_among(dyads: DyadsOnRecord) -> DyadInTime | None:
    """The single dyad of the record; one query."""
    return _in_time(dyads.listed[0].dyad) if len(dyads.listed) == dyads.total == 1 else None


def _in_time(dyad: Dyad) -> DyadInTime:
    selection = Selection.of(country=dyad.letters, between=BETWEEN)
    matches = matching_editions(selection)
    spans = spans_of(matches)
    drawn = drawn_among(selection, matches, spans)
    return DyadInTime(selection, drawn, histogram_for(selection, spans))
