"""The ledger: each statement of a selection that calls for an answer, with its answers or their
lack."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from relations.editions.facets import FACETS, facets_of_statements
from relations.editions.models import Edition
from relations.queries.answer import StatementsAnswer
from relations.queries.description import describe_ledger
from relations.queries.facet_answer import FacetAnswer
from relations.queries.facets import facet_for
from relations.queries.labels import labels_for
from relations.queries.matches import Matches, matching_statements
from relations.queries.pages import PlacedRow, editions_at, listed_row
from relations.queries.public_answers import answers_in, facet_column
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.record.answers import CALLING, Answered

ANSWERED = FACETS["answered"].name


@dataclass(frozen=True, slots=True)
class ActTally:
    """How many statements with an act there are, by what has become of them."""

    act: str
    became: dict[Answered, int]

    @property
    def total(self) -> int:
        return sum(self.became.values())


def matching_claims(selection: Selection) -> Matches:
    """The statements of a selection that call for an answer; as `matching_statements`."""
    matches = matching_statements(selection)
    column = facet_column(matches.columns, matches.table, ANSWERED, selection.as_of)
    calling = np.zeros(len(matches.table.order.rows), bool)
    for each in column.beside if column else ():
        calling |= each != 0
    return matches.among(calling)


@dataclass(frozen=True)
class LedgerAnswer(StatementsAnswer):
    """What the ledger says of a selection. `answer_ledger` makes it."""

    @cached_property
    def words(self) -> str:
        """The selection in English; no query."""
        return describe_ledger(self.selection, self.labels)

    @cached_property
    def tallies(self) -> list[ActTally]:
        """The whole ledger by act, of those acts of which it holds any; no query."""
        return self._kept("tallies", lambda: _tallies(self.matches))

    @cached_property
    def answer_rows(self) -> dict[str, list[PlacedRow]]:
        """The answers to each statement of the page, by its code, the first one first; no query."""
        public = answers_in(self.matches.columns, self.selection.as_of)
        return {
            each.code: [listed_row(self.matches, row) for row in public.to(each.code)]
            for each in self.page.rows
        }

    @cached_property
    def editions(self) -> dict[int, Edition]:
        """The editions in which the statements of the page and their answers stand, by key; one
        query."""
        answers = [row for rows in self.answer_rows.values() for row in rows]
        found = editions_at({each.edition: each for each in [*self.page.rows, *answers]}.values())
        return {each.pk: each for each in found}


def answer_ledger(
    selection: Selection, stretch: Stretch, given: tuple[str, ...] = ()
) -> LedgerAnswer:
    """The ledger of a selection, of which a page shows a stretch.

    Raises `SelectionError` for a value that does not exist. Two queries at most; `LedgerAnswer`
    says how many each part takes, beside that of `columns`.
    """
    offered = [each.name for each in facets_of_statements()]
    labels = labels_for(selection)
    return LedgerAnswer(selection, stretch, labels, matching_claims, offered, given)


def answer_ledger_facet(selection: Selection, name: str, find: str, most: int) -> FacetAnswer:
    """The values of a facet of a selection's ledger, as `answer_facet` has them for events.

    Raises `SelectionError` for a chosen value that does not exist; four queries at most.
    """
    words = describe_ledger(selection, labels_for(selection))
    facet = facet_for(selection, matching_claims, name, find, most)
    return FacetAnswer(selection, find, words, facet)


def _tallies(matches: Matches) -> list[ActTally]:
    table = matches.table
    column = facet_column(matches.columns, table, ANSWERED, matches.as_of)
    if column is None:
        return []
    tallies = []
    for act in CALLING:
        counts = column.counts(matches.rows[table.having("act", act)[matches.rows]])
        became = {each: column.count_in(counts, each) for each in Answered}
        tallies.append(ActTally(act, became))
    return [each for each in tallies if each.total]
