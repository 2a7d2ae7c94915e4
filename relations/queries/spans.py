"""Spans: the days in which the events of a selection may lie, counted by quad class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Sum

from relations.editions.models import Edition, EditionQuerySet

# A wider date says too little to stretch the time that is shown.
WIDEST = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Span:
    """Events of one quad class with the same first and last possible day, both inclusive: how
    many they are, and how many statements were made in them.

    None is an open end. At least one end is known.
    """

    quad: str
    first: date | None
    last: date | None
    count: int
    statements: int = 0

    @property
    def sort_date(self) -> date:
        """The day its events are sorted by: the first, or the last if the first is open."""
        return self.ends[0]

    @property
    def ends(self) -> list[date]:
        """The known ends, in chronological order."""
        return [day for day in (self.first, self.last) if day]

    @property
    def is_open(self) -> bool:
        """Whether one of its ends is unknown."""
        return self.first is None or self.last is None


def spans_of(editions: EditionQuerySet) -> list[Span]:
    """The spans of some editions, unsorted; one query."""
    rows = editions.order_by().values_list("quad", "earliest", "latest")
    counted = rows.annotate(count=Count("pk"), said=Sum("statement_count"))
    return [Span(*row) for row in counted]


def reach_of(spans: Iterable[Span]) -> tuple[date, date]:
    """The first and the last day, inclusive, of the time in which to show some spans.

    Every span has a day in it. An open end adds nothing to it, and neither does a date wider
    than `WIDEST` that has a day in what the others reach. Raises `ValueError` without spans.
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
    editions = editions.with_any("lasting", ["yes"])
    length = ExpressionWrapper(F("latest") - F("earliest"), DurationField())
    longest = editions.order_by(length.desc(nulls_first=True), "sort_date", "code")
    return Lasting(list(longest[:LONGEST]), editions.count())
