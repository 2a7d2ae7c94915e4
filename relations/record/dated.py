"""Sets of rows that happened at some time between two days."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

DatedRow = TypeVar("DatedRow", bound=models.Model)


def may_lie_within(
    first: date | int | None, last: date | int | None, earliest: str, latest: str
) -> Q:
    """Rows that overlap with a period from `first` to `last`, both inclusive; None is an open end.

    The columns `earliest` and `latest` have the bounds of a row, null for an open one.
    """
    overlaps = Q()
    if first is not None:
        overlaps &= Q(**{latest: None}) | Q(**{f"{latest}__gte": first})
    if last is not None:
        overlaps &= Q(**{earliest: None}) | Q(**{f"{earliest}__lte": last})
    return overlaps


class DatedQuerySet(models.QuerySet[DatedRow]):
    """Rows whose columns `earliest` and `latest` are the days, both inclusive, between which they
    lie; null is an open end."""

    def overlapping(self, first: date | None, last: date | None) -> Self:
        """Rows that may lie within a period, both days inclusive; None is an open end."""
        return self.filter(may_lie_within(first, last, "earliest", "latest"))
