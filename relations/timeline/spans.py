"""Spans: the days in which the events of a selection may lie, counted by quad class."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from relations.timeline.asking import editions_for
from relations.timeline.selection import Selection


@dataclass(frozen=True, slots=True)
class Span:
    """So many events of one quad class with the same first and last possible day, inclusive.

    None is an open end. At least one end is known.
    """

    quad: str
    first: date | None
    last: date | None
    count: int

    @property
    def sort_date(self) -> date:
        """The day by which its events are sorted: the first, or the last where that is open."""
        day = self.first or self.last
        assert day is not None
        return day


def spans_for(selection: Selection) -> list[Span]:
    """The spans of a selection, in no order; one query."""
    rows = editions_for(selection).order_by().values_list("quad", "earliest", "latest")
    return [Span(*row) for row in rows.annotate(count=Count("pk"))]
