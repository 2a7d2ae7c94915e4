"""The gist of some events, or of some statements: what the sentence under a title is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.evidence import Evidence, evidence_of
from relations.queries.matches import Matches
from relations.queries.public_answers import answers_in
from relations.queries.spans import QUADS, spans_of
from relations.queries.times import Times, times_of
from relations.queries.totals import Totals, totals_of
from relations.record.answers import Answered
from relations.record.models import Statement

_DENIED, _ANSWERED = 1, 2


@dataclass(frozen=True, slots=True)
class Accusations:
    """How many accusations there are, and how many of them are denied, or answered otherwise."""

    total: int
    denied: int
    answered: int


@dataclass(frozen=True, slots=True)
class Gist:
    """How much some events hold, how many there are of each class, what has become of the
    accusations in them, when they happened, and what they rest on."""

    totals: Totals
    quads: Mapping[str, int]
    accusations: Accusations
    times: Times
    evidence: Evidence


def gist_of(matches: Matches, times: Times | None = None, totals: Totals | None = None) -> Gist:
    """The gist of some editions, of which the times and the totals may be known; no query."""
    return Gist(
        totals or totals_of(matches),
        quads_of(matches),
        accusations_in(matches),
        times or times_of(spans_of(matches)),
        evidence_of(matches),
    )


def quads_of(matches: Matches) -> dict[str, int]:
    """How many of some editions are of each class."""
    counted = matches.counts_of("quad")
    if counted is None:
        return dict.fromkeys(QUADS, 0)
    column, counts = counted
    return {quad: column.count_in(counts, quad) for quad in QUADS}


def accusations_in(matches: Matches) -> Accusations:
    """What has become of the accusations in some editions; no query."""
    known, as_of = matches.columns, matches.as_of
    editions, became = known.masks.of(("accusations", as_of), lambda: _accusations(known, as_of))
    chosen = np.zeros(len(known.live), bool)
    chosen[matches.rows] = True
    found = became[chosen[editions]]
    counts = [int(np.count_nonzero(found == each)) for each in (_DENIED, _ANSWERED)]
    return Accusations(len(found), *counts)


def _accusations(known: Columns, as_of: date | None) -> tuple[Numbers, Numbers]:
    """Of each accusation, the row of its edition and what has become of it."""
    column, statements = answers_in(known, as_of).of_statements, known.statements
    denied, answered = (column.having(each) for each in (Answered.DENIED, Answered.ANSWERED))
    became = np.where(denied, _DENIED, np.where(answered, _ANSWERED, 0))
    accusing = np.flatnonzero(statements.having("act", Statement.Act.ACCUSE))
    return statements["edition"][accusing], became[accusing]


@dataclass(frozen=True, slots=True)
class Said:
    """How many statements there are, by how many speakers and in how many events, and what these
    events rest on."""

    statements: int
    speakers: int
    events: int
    evidence: Evidence


def said_in(matches: Matches) -> Said:
    """The gist of some statements; no query."""
    counted = matches.counts_of("speaker")
    speakers = int(np.count_nonzero(counted[1])) if counted else 0
    events = len(np.unique(matches.table["edition"][matches.rows])) if matches.count else 0
    return Said(matches.count, speakers, events, evidence_of(matches))
