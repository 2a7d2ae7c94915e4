"""Sets of rows that happened at some time between two days."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

DatedRow = TypeVar("DatedRow", bound=models.Model)


class DatedQuerySet(models.QuerySet[DatedRow]):
    """Rows whose columns `earliest` and `latest` are the days, both inclusive, between which they
    lie; null is an open end."""

    def overlapping(self, first: date | None, last: date | None) -> Self:
        """Rows that may lie within a period, both days inclusive; None is an open end."""
        rows = self
        if first:
            rows = rows.filter(Q(latest=None) | Q(latest__gte=first))
        if last:
            rows = rows.filter(Q(earliest=None) | Q(earliest__lte=last))
        return rows
