"""The headings of a timeline: years, and months within crowded years."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.editions.models import Edition
from relations.record.formatting import edtf_in_words
from relations.web.presenters import dressed


class YearAndMonth(NamedTuple):
    """The headings of an event: the year of the day it is sorted by, and the month (`2025-04`) that
    contains its date; blank if no single month does, None if that is not known."""

    year: int
    month: str | None


def year_and_month_of(edition: Edition) -> YearAndMonth:
    """The headings of an event. Without a month, it lasted longer or may lie in several."""
    first, last = edition.earliest, edition.latest
    within_one = first and last and (first.year, first.month) == (last.year, last.month)
    return YearAndMonth(
        edition.sort_date.year, edition.sort_date.isoformat()[:7] if within_one else ""
    )


def under_years(
    editions: Sequence[Edition], crowded: Collection[int], before: YearAndMonth | None = None
) -> list[dict[str, Any]]:
    """Events in their order, dressed, under a heading for each year.

    A year that is `crowded` has headings for its months too. `before` has the headings of the event
    that precedes these on the page, which are not repeated.
    """
    return [
        {
            "year": year,
            "words": year_in_words(year, _),
            "continues": before is not None and before.year == year,
            "crowded": year in crowded,
            "months": list(_months(list(events), year in crowded, before)),
        }
        for year, events in groupby(editions, key=lambda each: year_and_month_of(each).year)
    ]


def _months(
    editions: list[Edition], crowded: bool, before: YearAndMonth | None
) -> Iterator[dict[str, Any]]:
    """The months of a crowded year; any other year is one part without a heading."""
    if not crowded:
        yield {"heading": None, "events": [dressed(each) for each in editions]}
        return
    for place, events in groupby(editions, key=year_and_month_of):
        heading = {"words": edtf_in_words(place.month) if place.month else ""}
        yield {
            "heading": None if place == before else heading,
            "events": [dressed(each) for each in events],
        }
        before = place
