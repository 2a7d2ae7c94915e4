"""Answers on record: what has become of each statement that calls for one, and what answers it.

An answer may stand in another event, and come or go without the statement that it answers, so that
no edition and no index of one can say it. It follows from the columns of all that is public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from relations.editions.facets import FACETS
from relations.editions.packed_index import Numbers, code_as_number, code_of
from relations.queries.columns.columns import Columns, Table
from relations.queries.columns.current_columns import columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.public import public_rows
from relations.record.answers import CALLING, DENYING, Answered

_VALUES = ["", *Answered.values]
_NUMBERS = {value: number for number, value in enumerate(_VALUES)}


@dataclass(frozen=True, slots=True)
class PublicAnswers:
    """All answers that are public at once. `of_statements` and `of_editions` are the columns of the
    facet `answered`. `rows` are the statements that answer, sorted by the codes in `claims` of what
    they answer, and those to the same in the order of time.
    """

    of_statements: FacetColumn
    of_editions: FacetColumn
    rows: Numbers
    claims: Numbers

    def to(self, code: str) -> list[int]:
        """The rows of the answers to a statement, the first one first."""
        number = code_as_number(code)
        first, end = (np.searchsorted(self.claims, number, side) for side in ("left", "right"))
        found: list[int] = self.rows[first:end].tolist()
        return found


@dataclass(frozen=True, slots=True)
class AnswersTo:
    """What the record has of answers to a statement: what has `became` of it, an `Answered`, and
    their `codes`, the first one first. Without any, `became` says so of what calls for an answer
    alone, and is blank for all else."""

    became: str
    codes: Sequence[str] = ()


def answers_to(codes: Iterable[str], as_of: date | None = None) -> dict[str, AnswersTo]:
    """What has become of some statements, by code, of all that is public now, or was at the end of
    a day; no query beside that of `columns`. Those that were not public then are left out."""
    known = columns()
    found, numbers = answers_in(known, as_of), {code_as_number(code): code for code in codes}
    statements = known.statements
    rows = np.flatnonzero(np.isin(statements["code"], np.array([*numbers], np.int64)))
    rows = rows[public_rows(known, as_of)[statements["edition"][rows]]]
    [became] = found.of_statements.beside
    told = {}
    for row in rows.tolist():
        code = numbers[int(statements["code"][row])]
        answers = tuple(code_of(statements["code"][each]) for each in found.to(code))
        said = _VALUES[became[row]] or (Answered.ANSWERED.value if answers else "")
        told[code] = AnswersTo(said, answers)
    return told


def answers_in(known: Columns, as_of: date | None = None) -> PublicAnswers:
    """The answers that are public now, or were at the end of a day; no query. They are computed
    once for each state of the record."""
    return known.masks.of(("answers", as_of), lambda: _answers(known, as_of))


def facet_column(
    known: Columns, table: Table, facet: str, as_of: date | None
) -> FacetColumn | None:
    """The column of a facet in a table, whether it is stored or derived; None if nothing was ever
    published that has a value."""
    if not FACETS[facet].is_derived:
        return table.facets.get(facet)
    found = answers_in(known, as_of)
    return found.of_statements if table is known.statements else found.of_editions


def _answers(known: Columns, as_of: date | None) -> PublicAnswers:
    statements, edition_of = known.statements, known.statements["edition"]
    is_seen = public_rows(known, as_of)[edition_of]
    rows = np.flatnonzero(is_seen & (statements["responds_to"] != 0))
    rows = rows[np.lexsort((statements.order.rank[rows], statements["responds_to"][rows]))]
    claims = statements["responds_to"][rows]
    calling = np.flatnonzero(is_seen & _having_any(statements, CALLING))
    denied = claims[_having_any(statements, DENYING)[rows]]
    own = statements["code"][calling]
    became = np.full(len(own), _NUMBERS[Answered.UNANSWERED], np.int8)
    became[np.isin(own, claims)] = _NUMBERS[Answered.ANSWERED]
    became[np.isin(own, denied)] = _NUMBERS[Answered.DENIED]
    of_statements = np.zeros(len(is_seen), np.int8)
    of_statements[calling] = became
    of_editions = []
    for number in range(1, len(_VALUES)):
        of_editions.append(np.zeros(len(known.live), np.int8))
        of_editions[-1][edition_of[calling[became == number]]] = number
    return PublicAnswers(_column([of_statements]), _column(of_editions), rows, claims)


def _having_any(statements: Table, acts: Sequence[str]) -> Numbers:
    having: Numbers = np.logical_or.reduce([statements.having("act", act) for act in acts])
    return having


def _column(beside: Sequence[Numbers]) -> FacetColumn:
    none = np.empty(0, np.int32)
    return FacetColumn(_VALUES, _NUMBERS, len(_VALUES), len(beside[0]), tuple(beside), none, none)
