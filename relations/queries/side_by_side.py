"""Comparisons: two selections of events on one scale of time."""

from collections.abc import Mapping
from dataclasses import dataclass

from relations.queries.answer import Answer, answer
from relations.queries.dyads import Dyad, DyadsPage, dyads_named, dyads_page
from relations.queries.selection import BETWEEN, Selection, SelectionError, SelectionMoved
from relations.queries.stretches import Stretch


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the selections: what is to be said of its events, and the dyad whose timeline shows
    it, if one does."""

    answer: Answer
    dyad: Dyad | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The selections that are compared, by the parameters that name them; where one is missing,
    `offered` are dyads on record to choose from."""

    sides: dict[str, ComparedSide]
    offered: DyadsPage | None

    @property
    def time(self) -> tuple[int, int] | None:
        """The first and the last day, ordinals, of all that is drawn; None if nothing is."""
        drawn = [each.answer.drawn for each in self.sides.values() if each.answer.drawn]
        if not drawn:
            return None
        return min(each.first for each in drawn), max(each.last for each in drawn)


def compare(selections: Mapping[str, Selection], *, most: int) -> SideBySide:
    """The comparison of up to `most` selections, by parameter.

    Raises `SelectionError`, and `SelectionMoved`, of that parameter. Three queries at most for each
    selection beside those of `Answer`, and one more if one is missing.
    """
    sides = {name: _compared(name, each) for name, each in selections.items()}
    return SideBySide(sides, dyads_page("") if len(sides) < most else None)


def _compared(name: str, selection: Selection) -> ComparedSide:
    try:
        found = answer(selection, Stretch())
    except SelectionError as error:
        raise SelectionError(name, selection.query(), str(error)) from error
    except SelectionMoved as moved:
        kept = [each for each in selection.chosen(moved.parameter) if each != moved.value]
        now = selection.having(**{moved.parameter: [*kept, moved.now]})
        raise SelectionMoved(name, selection.query(), now.query()) from moved
    countries = selection.chosen("country")
    if len(countries) != 2 or selection.between != BETWEEN:
        return ComparedSide(found, None)
    pair = "-".join(countries)
    return ComparedSide(found, dyads_named([pair])[pair])
