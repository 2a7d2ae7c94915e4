"""How much some editions hold: events, statements, and sources."""

from dataclasses import dataclass

import numpy as np

from relations.queries.matches import Matches


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of events, statements and sources. All sources that print the same report count
    as one of the `voices`.
    """

    events: int
    statements: int
    sources: int
    voices: int


def totals_of(matches: Matches) -> Totals:
    """The totals of some editions."""
    said = int(matches.columns.editions["said"][matches.rows].sum())
    return Totals(matches.count, said, *_printed(matches))


def _printed(matches: Matches) -> tuple[int, int]:
    """The number of the sources of some editions, and of the reports that they print."""
    counted = matches.counts_of("source")
    if counted is None:
        return 0, 0
    _column, counts = counted
    sources = np.flatnonzero(counts)
    return len(sources), len(np.unique(matches.columns.sources.voice[sources]))
