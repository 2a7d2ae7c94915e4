"""Matches: the rows that a selection has, of editions or of statements, as numbers of rows of their
columns. All counts, and each page of a list, follow from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from relations.dates.ordinals import day_of
from relations.editions.edition_days import Certainty
from relations.editions.facets import FACETS
from relations.editions.packed_index import EARLIEST, Numbers
from relations.queries.columns.columns import Columns, Reaches, Table
from relations.queries.columns.current_columns import columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.public import public_rows
from relations.queries.public_answers import facet_column
from relations.queries.search import editions_matching, statements_matching
from relations.queries.selection import Selection

MatchesFor = Callable[[Selection], "Matches"]
"""What matches a selection in one kind of list."""

_OUTSIDE = len(Certainty)


@dataclass(frozen=True, slots=True)
class Matches:
    """The rows of a table, ascending, that a selection has; where it has dates, with the
    `Certainty` of each as a number. `as_of` is the day of the record that it asks for."""

    columns: Columns
    table: Table
    rows: Numbers
    certainty: Numbers | None = None
    as_of: date | None = None
    _counted: dict[str, Numbers] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.rows)

    def counts_of(self, facet: str) -> tuple[FacetColumn, Numbers] | None:
        """The column of a facet, and how many rows have each value, by its number; None if nothing
        was ever published that has one. Where statements are the rows and the facet is of their
        events, each counts for the values of its event."""
        table, rows = self._having(facet)
        column = facet_column(self.columns, table, facet, self.as_of)
        if column is None:
            return None
        if facet not in self._counted:
            self._counted[facet] = column.counts(rows)
        return column, self._counted[facet]

    def count_having(self, facet: str, numbers: Numbers) -> int:
        """How many rows have any of the values of a facet that have some numbers, as `counts_of`
        counts each."""
        table, rows = self._having(facet)
        column = facet_column(self.columns, table, facet, self.as_of)
        return int(column.having_any(numbers)[rows].sum()) if column else 0

    def _having(self, facet: str) -> tuple[Table, Numbers]:
        """The table that has the column of a facet, and the rows of these in it."""
        if self.table is self.columns.editions or FACETS[facet].of_statement:
            return self.table, self.rows
        return self.columns.editions, self.table["edition"][self.rows]

    def began_before(self, day: int) -> bool:
        """Whether all that was going on in a period that begins on a day had certainly begun before
        that."""
        if self.certainty is None:
            return False
        reach = self.table["reach"][self.rows[self.certainty == Certainty.ONGOING]]
        return bool((self.columns.reaches["begun"][reach] < day).all())

    def counts(self) -> dict[Certainty, int]:
        """How many rows there are of each certainty; all are certain without dates."""
        if self.certainty is None:
            return dict.fromkeys(Certainty, 0) | {Certainty.WITHIN: self.count}
        found = np.bincount(self.certainty, minlength=len(Certainty))
        return {each: int(found[each]) for each in Certainty}

    def of_one_year(self) -> set[Certainty]:
        """The certainties of which all rows are sorted into the same year; none without dates."""
        if self.certainty is None:
            return set()
        reach = self.table["reach"][self.rows]
        first, last = (self.columns.reaches[name][reach] for name in ("first", "last"))
        days = np.where(first == EARLIEST, last, first)
        found = {each: days[self.certainty == each] for each in Certainty}
        return {
            each
            for each, of_group in found.items()
            if len(of_group)
            and day_of(int(of_group.min())).year == day_of(int(of_group.max())).year
        }

    def among(self, chosen: Numbers) -> "Matches":
        """Those of which `chosen` says so, one for each row of the table."""
        kept = chosen[self.rows]
        certainty = None if self.certainty is None else self.certainty[kept]
        return Matches(self.columns, self.table, self.rows[kept], certainty, self.as_of)

    def with_known_start(self) -> "Matches":
        """Those but for the ones of which only the end is known: they are never the latest."""
        known = self.columns.reaches.has_start()
        return self.among(known[self.table["reach"]])


def matching_editions(selection: Selection) -> Matches:
    """The editions of a selection; beside that of `columns` one query for words that were not asked
    for before in this state of the record."""
    known = columns()
    chosen = _chosen_editions(known, selection)
    return _within(known, known.editions, chosen, selection)


def matching_statements(selection: Selection) -> Matches:
    """The statements of a selection's speakers and acts, in its events; as `matching_editions`.

    Words are sought in the statement itself: its text, its quotation, and who says it to whom.
    The period is that of the statement: its own date, or its event's if it has none, must overlap.
    An answer given in May to a claim of April is in May.
    """
    known = columns()
    own = [name for name, facet in FACETS.items() if facet.of_statement]
    occasions = _chosen_editions(known, selection.without("q", *own))
    chosen = occasions[known.statements["edition"]]
    if question := selection.q:
        chosen &= known.masks.of(("said", question), lambda: _said_with_words(known, question))
    for name in own:
        if values := selection.chosen(name):
            chosen &= _having_any(known, known.statements, name, values, selection.as_of)
    return _within(known, known.statements, chosen, selection)


def _chosen_editions(known: Columns, selection: Selection) -> Numbers:
    """Of each edition, whether it has what a selection chooses, but for its period."""
    chosen = public_rows(known, selection.as_of)
    for name, facet in FACETS.items():
        values = selection.chosen(name)
        if values and not facet.needs_all:
            chosen &= _having_any(known, known.editions, name, values, selection.as_of)
        for value in values if facet.needs_all else ():
            chosen &= known.editions.having(name, value)
    for one, other in selection.pairs:
        chosen &= known.editions.having("dyad", f"{one}-{other}")
    if selection.q:
        chosen &= known.masks.of(selection.q, lambda: _with_words(known, selection.q))
    return chosen


def _with_words(known: Columns, question: str) -> Numbers:
    """Of each edition, whether it matches a question; one query."""
    matching = np.zeros(len(known.live), bool)
    matching[known.rows_of(editions_matching(question))] = True
    return matching


def _said_with_words(known: Columns, question: str) -> Numbers:
    """Of each statement, whether it matches a question; one query."""
    keys, numbers = statements_matching(question)
    is_known = keys < len(known.rows)
    rows = known.rows[keys[is_known]]
    # Those of an edition stand together, in the order of their numbers, which count from 0.
    first = np.searchsorted(known.statements["edition"], rows)
    found = (first + numbers[is_known])[rows >= 0]
    edition = known.statements["edition"]
    matching = np.zeros(len(edition), bool)
    matching[found[found < len(edition)]] = True
    return matching


def _having_any(
    known: Columns, table: Table, facet: str, values: tuple[str, ...], as_of: date | None
) -> Numbers:
    """Of each row of a table, whether it has any of some values of a facet."""
    having, column = np.zeros(len(table.order.rows), bool), facet_column(known, table, facet, as_of)
    for value in values if column else ():
        having |= column.having(value)  # type: ignore[union-attr]
    return having


def _within(known: Columns, table: Table, chosen: Numbers, selection: Selection) -> Matches:
    rows = np.flatnonzero(chosen)
    if not selection.is_dated:
        return Matches(known, table, rows, as_of=selection.as_of)
    certainty = certainty_in(known.reaches, *selection.days)[table["reach"][rows]]
    overlapping = certainty != _OUTSIDE
    return Matches(known, table, rows[overlapping], certainty[overlapping], as_of=selection.as_of)


def certainty_in(reaches: Reaches, first: int | None, last: int | None) -> Numbers:
    """How surely each reach lies in a period, both days inclusive and None an open end: the number
    of a `Certainty`, and one more than there are where it lies outside."""
    may_lie = _may_lie(reaches.columns, first, last)
    is_certain = _certainly_meets(reaches.columns, first, last)
    if len(reaches.parts["reach"]):
        whole = reaches.parts["reach"]
        if first is not None and last is not None:
            # A part that may lie in a period lies between the ends of the whole.
            may_lie[whole] = False
            may_lie[whole[_may_lie(reaches.parts, first, last)]] = True
        is_certain[whole[_certainly_meets(reaches.parts, first, last)]] = True
    nowhere_else = reaches["has_sure_ends"].astype(bool)
    if first is not None:
        nowhere_else &= reaches["first"] >= first
    if last is not None:
        nowhere_else &= reaches["last"] <= last
    found = np.full(len(may_lie), _OUTSIDE, np.int8)
    found[may_lie] = Certainty.PERHAPS
    found[may_lie & is_certain] = Certainty.ONGOING
    found[may_lie & is_certain & nowhere_else] = Certainty.WITHIN
    return found


def _may_lie(days: Mapping[str, Numbers], first: int | None, last: int | None) -> Numbers:
    may_lie = np.ones(len(days["first"]), bool)
    if first is not None:
        may_lie &= days["last"] >= first
    if last is not None:
        may_lie &= days["first"] <= last
    return may_lie


def _certainly_meets(days: Mapping[str, Numbers], first: int | None, last: int | None) -> Numbers:
    meets = np.ones(len(days["first"]), bool)
    if last is not None:
        meets &= days["begun"] <= last
    if first is not None:
        meets &= days["lasted"] >= first
    return meets
