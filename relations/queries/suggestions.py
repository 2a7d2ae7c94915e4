"""Suggestion: what to give up where nothing matches, and how much that would give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from relations.queries.active_filters import ActiveFilter
from relations.queries.selection import Selection

TRIED = 16
"""How many choices are tried at most; no address that a page leads to has as many."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A choice, and how many rows there are without it."""

    choice: ActiveFilter
    count: int


def suggestions_for(
    choices: Sequence[ActiveFilter], rows_for: Callable[[Selection], "QuerySet[Any]"]
) -> list[Suggestion]:
    """The choices without which there is something, what gives the most first; one query."""
    if not choices:
        return []
    tried = [
        _counted(rows_for(choice.without), place) for place, choice in enumerate(choices[:TRIED])
    ]
    counts = dict(tried[0].union(*tried[1:], all=True))
    found = [
        Suggestion(each, counts[place]) for place, each in enumerate(choices) if counts.get(place)
    ]
    return sorted(found, key=lambda each: -each.count)


def _counted(rows: "QuerySet[Any]", place: int) -> "QuerySet[Any, tuple[int, int]]":
    """How many rows there are, as one row marked with its place."""
    marked = rows.order_by().annotate(place=Value(place, IntegerField())).values_list("place")
    counted: QuerySet[Any, tuple[int, int]] = marked.annotate(count=Count("pk"))
    return counted
