"""Spans: the days in which the events of a selection may lie, counted by quad class."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Count, F, FilteredRelation, Q, Sum

from relations.dates.ordinals import day_of
from relations.dates.reach import Reach
from relations.editions.edition_days import ORDINALS, Certainty
from relations.editions.models import Edition, EditionQuerySet

# A wider date says too little to stretch the time that is shown.
WIDEST = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Span:
    """Events of one quad class with the same first and last possible day, both inclusive: how
    many they are, how many statements were made in them, and how surely they lie in the period
    that is asked for.

    None is an open end. At least one end is known. An end outside the years 1 to 9999 has the
    nearest day of these, and its true year in `first_year` or `last_year`. `certain` are the
    ordinals `begun` and `lasted` of a `dates.reach.Reach`, None if its days say as much, and
    `parts` the parts of a date of several.
    """

    quad: str
    first: date | None
    last: date | None
    count: int
    statements: int = 0
    certainty: Certainty = Certainty.WITHIN
    certain: tuple[int | None, int | None] | None = None
    parts: tuple[Reach, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    @classmethod
    def counted(cls, quad: str, whole: Reach, count: int, **others: Any) -> Self:
        """The span of some events of one reach."""
        first, first_year = _in_calendar(whole.first)
        last, last_year = _in_calendar(whole.last)
        return cls(
            quad,
            first,
            last,
            count,
            certain=(whole.begun, whole.lasted),
            first_year=first_year,
            last_year=last_year,
            **others,
        )

    @property
    def sort_year(self) -> int:
        """The year its events are sorted by: of the first day, or the last if the first is open."""
        return self.years[0]

    @property
    def ends(self) -> list[date]:
        """The known ends, in chronological order."""
        return [day for day in (self.first, self.last) if day]

    @property
    def years(self) -> list[int]:
        """The years of the known ends, of any size, in chronological order."""
        ends = ((self.first, self.first_year), (self.last, self.last_year))
        return [day.year if year is None else year for day, year in ends if day]

    @property
    def is_open(self) -> bool:
        """Whether one of its ends is unknown."""
        return self.first is None or self.last is None

    @property
    def is_beyond(self) -> bool:
        """Whether all its known ends lie outside the years 1 to 9999, on one side of them."""
        years = self.years
        return max(years) < date.min.year or min(years) > date.max.year

    def is_certainly_in(self, first: date, last: date) -> bool:
        """Whether its events were certainly so between two days, both inclusive, though perhaps not
        only then."""
        pairs = [self._certain, *((each.begun, each.lasted) for each in self.parts)]
        return any(
            begun is not None
            and lasted is not None
            and begun <= last.toordinal()
            and lasted >= first.toordinal()
            for begun, lasted in pairs
        )

    @property
    def _certain(self) -> tuple[int | None, int | None]:
        if self.certain is not None:
            return self.certain
        begun, lasted = (day.toordinal() if day else None for day in (self.last, self.first))
        return begun, lasted


def _in_calendar(number: int | None) -> tuple[date | None, int | None]:
    """A day that `date` can hold, and the year of the true one if it cannot."""
    if number is None:
        return None, None
    if date.min.toordinal() <= number <= date.max.toordinal():
        return date.fromordinal(number), None
    return date.min if number < 1 else date.max, day_of(number).year


_DAYS = [f"days__{name}" for name in ORDINALS]
_PART = ["part__edition", *(f"part__{name}" for name in ORDINALS)]


def spans_of(editions: EditionQuerySet) -> list[Span]:
    """The spans of some editions, unsorted; one query. Those from `public.listed` have their
    certainty. An edition whose date has several parts is a span by itself."""
    graded = ["certainty"] if editions.has_certainty else []
    of_event = FilteredRelation("parts", condition=Q(parts__statement=""))
    rows = editions.order_by().annotate(part=of_event)
    columns = rows.values_list("quad", *_DAYS, *_PART, *graded)
    spans: list[Span] = []
    apart: dict[int, Span] = {}
    for *row, count, said in columns.annotate(count=Count("pk"), said=Sum("statement_count")):
        (quad, *days), (edition, *part), grade = row[:5], row[5:10], row[10:]
        certainty = Certainty(grade[0]) if grade else Certainty.WITHIN
        span = Span.counted(quad, Reach(*days), count, statements=said, certainty=certainty)
        if edition is None:
            spans.append(span)
        else:
            known = apart.get(edition, span)
            apart[edition] = replace(known, parts=(*known.parts, Reach(*part)))
    return [*spans, *apart.values()]


def reach_of(spans: Iterable[Span]) -> tuple[date, date]:
    """The first and the last day, inclusive, of the time in which to show some spans.

    Every span has a day in it. An open end adds nothing to it, and neither does a date that is
    wider than `WIDEST` or begins or ends outside the calendar, and that has a day in what the
    others reach. Raises `ValueError` without spans.
    """
    spans = list(spans)
    narrow = [each for each in spans if not _is_very_wide(each)]
    first, last = _outermost(narrow or spans)
    apart = [each for each in spans if _is_very_wide(each) and not _meets(each, first, last)]
    return _outermost([*(narrow or spans), *apart])


def _outermost(spans: Iterable[Span]) -> tuple[date, date]:
    days = [day for span in spans for day in span.ends]
    return min(days), max(days)


def _is_very_wide(span: Span) -> bool:
    if span.first_year is not None or span.last_year is not None:
        return True
    return not span.is_open and span.ends[1] - span.ends[0] >= WIDEST


def _meets(span: Span, first: date, last: date) -> bool:
    return (span.first or first) <= last and first <= (span.last or last)


LONGEST = 12
"""The most lasting states that are shown of a selection."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The longest lasting states of some editions, the longest first, and how many there are."""

    states: list[Edition]
    total: int


def lasting_among(editions: EditionQuerySet) -> Lasting:
    """The lasting states among some editions, those with an open end being the longest; two
    queries."""
    in_calendar = editions.overlapping(date.min.toordinal(), date.max.toordinal())
    editions = in_calendar.with_any("lasting", ["yes"])
    length = F("days__last") - F("days__first")
    longest = editions.order_by(length.desc(nulls_first=True), "days__day", "code")
    return Lasting(list(longest[:LONGEST]), editions.count())
