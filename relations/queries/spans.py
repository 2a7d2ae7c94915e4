"""Spans: the days in which the events of a selection may lie, by quad class."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from relations.editions.packed_index import EARLIEST, LATEST, Numbers
from relations.queries.matches import Matches
from relations.record.vocabulary import EventType

QUADS = tuple(EventType.Quad.values)

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
"""The first and the last day that `date` holds."""

# A wider date says too little to stretch the time that is shown.
WIDEST = timedelta(days=36_525)

_DAYS_OF_400_YEARS = 146_097


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans as columns of one length: each is that of an event, or of several with the same days.

    `quad` is the place of a class among `QUADS`. `first` to `last` are the days in which an event
    may lie, both inclusive, of which one at least is known, and by `begun` and up to `lasted` it
    certainly was so; ordinals, with the nulls of `packed_index`. `count` is how many events there
    are and `said` how many statements were made in them. `parts` are the parts of dates of several,
    columns by the same names, with the `span` that each is of.
    """

    quad: Numbers
    first: Numbers
    last: Numbers
    begun: Numbers
    lasted: Numbers
    certainty: Numbers
    count: Numbers
    said: Numbers
    parts: Mapping[str, Numbers]

    def __len__(self) -> int:
        return len(self.quad)

    def among(self, chosen: Numbers) -> "Spans":
        """Those of which `chosen` says so."""
        columns = {name: getattr(self, name)[chosen] for name in _COLUMNS}
        numbers = np.cumsum(chosen) - 1
        kept = chosen[self.parts["span"]]
        parts = {name: each[kept] for name, each in self.parts.items()}
        return Spans(**columns, parts=parts | {"span": numbers[parts["span"]]})

    @property
    def is_open(self) -> Numbers:
        """Of each, whether one of its ends is unknown."""
        is_open: Numbers = (self.first == EARLIEST) | (self.last == LATEST)
        return is_open

    @property
    def is_outside(self) -> Numbers:
        """Of each, whether a known end lies outside the years 1 to 9999."""
        first, last = in_calendar(self)
        is_outside: Numbers = (first != self.first) | (last != self.last)
        return is_outside

    @property
    def is_beyond(self) -> Numbers:
        """Of each, whether all its known ends lie outside the years 1 to 9999, on one side of
        them."""
        is_beyond: Numbers = (self.last_known < FIRST_DAY) | (self.day > LAST_DAY)
        return is_beyond

    @property
    def day(self) -> Numbers:
        """The day by which each is sorted: the first, or the last if the first is open."""
        return np.where(self.first == EARLIEST, self.last, self.first)

    @property
    def last_known(self) -> Numbers:
        """The last day of each, or the first if the last is open."""
        return np.where(self.last == LATEST, self.first, self.last)

    def years(self) -> Counter[int]:
        """The number of events in each year, by the day they are sorted by."""
        years, places = np.unique(years_of(self.day), return_inverse=True)
        counts = np.bincount(places, weights=self.count, minlength=len(years))
        return Counter(dict(zip(years.tolist(), counts.astype(int).tolist(), strict=True)))


_COLUMNS = ("quad", "first", "last", "begun", "lasted", "certainty", "count", "said")
NO_PARTS = {name: np.empty(0, np.int64) for name in ("span", "first", "last", "begun", "lasted")}


def spans_of(matches: Matches) -> Spans:
    """The spans of some editions, one for each."""
    columns, table, rows = matches.columns, matches.table, matches.rows
    reach = table["reach"][rows]
    days = {name: columns.reaches[name][reach] for name in ("first", "last", "begun", "lasted")}
    certainty = matches.certainty
    if certainty is None:
        certainty = np.zeros(len(rows), np.int8)
    return Spans(
        quad=_quads(matches)[rows],
        **days,
        certainty=certainty,
        count=np.ones(len(rows), np.int64),
        said=table["said"][rows],
        parts=_parts(matches, reach),
    )


def _quads(matches: Matches) -> Numbers:
    """The place among `QUADS` of the class of each edition there is."""
    column = matches.table.facets.get("quad")
    if column is None:
        return np.zeros(0, np.int8)
    places = np.array([QUADS.index(each) if each else 0 for each in column.values], np.int8)
    return places[column.beside[0]]


def _parts(matches: Matches, reach: Numbers) -> Mapping[str, Numbers]:
    """The parts of dates of several, each of which has a reach of its own."""
    parts = matches.columns.reaches.parts
    if not len(parts["reach"]):
        return NO_PARTS
    span_of = np.full(len(matches.columns.reaches["first"]), -1, np.int64)
    span_of[reach] = np.arange(len(reach))
    spans = span_of[parts["reach"]]
    found = {name: parts[name][spans >= 0] for name in NO_PARTS if name != "span"}
    return {"span": spans[spans >= 0], **found}


def years_of(days: Numbers) -> Numbers:
    """The years of ordinals."""
    # Columns are as narrow as their values, and without any as narrow as can be.
    cycles, rest = np.divmod(days.astype(np.int64) - 1, _DAYS_OF_400_YEARS)
    years: Numbers = _years_of_a_cycle()[rest] + 400 * cycles
    return years


def months_of(days: Numbers) -> Numbers:
    """A number for each month, of ordinals within the calendar."""
    dates = np.datetime64("0001-01-01", "D") + (days - FIRST_DAY)
    months: Numbers = dates.astype("datetime64[M]").astype(np.int64)
    return months


@cache
def _years_of_a_cycle() -> Numbers:
    """The year, from 1 to 400, of each day of 400 years."""
    dates = np.datetime64("0001-01-01", "D") + np.arange(_DAYS_OF_400_YEARS)
    years: Numbers = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    return years


def reach_of(spans: Spans, is_outside: Numbers | None = None) -> tuple[date, date]:
    """The first and the last day, inclusive, of the time in which to show some spans.

    Every span has a day in it. An open end adds nothing to it, and neither does a date that is
    wider than `WIDEST` or begins or ends outside the calendar, and that has a day in what the
    others reach. Of spans that were cut `is_outside` is that of the whole ones. Raises `ValueError`
    without spans.
    """
    first, last = in_calendar(spans)
    is_wide = _is_wide(spans) | (spans.is_outside if is_outside is None else is_outside)
    if is_wide.all():
        is_wide = ~is_wide
    start, end = _outermost(first[~is_wide], last[~is_wide])
    meets = (np.where(first == EARLIEST, start, first) <= end) & (
        np.where(last == LATEST, end, last) >= start
    )
    shown = ~is_wide | ~meets
    start, end = _outermost(first[shown], last[shown])
    return date.fromordinal(start), date.fromordinal(end)


def in_calendar(spans: Spans) -> tuple[Numbers, Numbers]:
    """The first and the last days of spans, known ones within the years 1 to 9999."""
    first, last = spans.first, spans.last
    return (
        np.where(first == EARLIEST, first, np.clip(first, FIRST_DAY, LAST_DAY)),
        np.where(last == LATEST, last, np.clip(last, FIRST_DAY, LAST_DAY)),
    )


def _outermost(first: Numbers, last: Numbers) -> tuple[int, int]:
    known = np.concatenate([first[first != EARLIEST], last[last != LATEST]])
    return int(known.min()), int(known.max())


def _is_wide(spans: Spans) -> Numbers:
    first, last = in_calendar(spans)
    is_known = ~spans.is_open
    width = np.where(is_known, last, 0) - np.where(is_known, first, 0)
    is_wide: Numbers = width >= WIDEST.days
    return is_wide
