"""Query relaxation: which filter to give up where nothing matches, and how much that gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from relations.queries.active_filters import ActiveFilter
from relations.queries.selection import Selection

TRIED = 16
"""The most choices that are tried; no page links to an address with as many."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A choice to give up, and the number of rows without it."""

    choice: ActiveFilter
    count: int


def suggestions_for(
    choices: Sequence[ActiveFilter], rows_for: Callable[[Selection], "QuerySet[Any]"]
) -> list[Suggestion]:
    """The choices without which there are rows, the most fruitful first; one query at most."""
    if not choices:
        return []
    tried = [
        _counted(rows_for(choice.without), rank) for rank, choice in enumerate(choices[:TRIED])
    ]
    counts = dict(tried[0].union(*tried[1:], all=True))
    found = [
        Suggestion(each, counts[rank]) for rank, each in enumerate(choices) if counts.get(rank)
    ]
    return sorted(found, key=lambda each: -each.count)


def _counted(rows: "QuerySet[Any]", rank: int) -> "QuerySet[Any, tuple[int, int]]":
    """The number of rows, as one row that is marked with a rank."""
    marked = rows.order_by().annotate(rank=Value(rank, IntegerField())).values_list("rank")
    counted: QuerySet[Any, tuple[int, int]] = marked.annotate(count=Count("pk"))
    return counted
