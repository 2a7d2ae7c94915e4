"""Query relaxation: which filter to give up where nothing matches, and how much that gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from relations.queries.active_filters import ActiveFilter
from relations.queries.matches import MatchesFor

TRIED = 16
"""The most choices that are tried; no page links to an address with as many."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A choice to give up, and the number of rows without it."""

    choice: ActiveFilter
    count: int


def suggestions_for(choices: Sequence[ActiveFilter], matches_for: MatchesFor) -> list[Suggestion]:
    """The choices without which there are rows, the most fruitful first; one query for each that
    leaves words."""
    tried = [Suggestion(each, matches_for(each.without).count) for each in choices[:TRIED]]
    return sorted((each for each in tried if each.count), key=lambda each: -each.count)
