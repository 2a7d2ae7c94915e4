"""The gist of some events, or of some statements: what the sentence under a title is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from relations.queries.evidence import Evidence, evidence_of
from relations.queries.matches import Matches
from relations.queries.spans import QUADS, spans_of
from relations.queries.times import Times, times_of
from relations.queries.totals import Totals, totals_of


@dataclass(frozen=True, slots=True)
class Gist:
    """How much some events hold, how many there are of each class, when they happened, and what
    they rest on."""

    totals: Totals
    quads: Mapping[str, int]
    times: Times
    evidence: Evidence


def gist_of(matches: Matches, times: Times | None = None, totals: Totals | None = None) -> Gist:
    """The gist of some editions, of which the times and the totals may be known; no query."""
    return Gist(
        totals or totals_of(matches),
        quads_of(matches),
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
