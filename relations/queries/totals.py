"""How much some editions hold: events, statements, and sources with those who printed them."""

from dataclasses import dataclass

import numpy as np

from relations.queries.matches import Matches


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of events and statements; `outlets` has the number of sources by publisher, the
    largest first, with unknown publishers under a blank name. All sources that print the same
    report count as one of the `voices`.
    """

    events: int
    statements: int
    outlets: dict[str, int]
    voices: int

    @property
    def sources(self) -> int:
        return sum(self.outlets.values())


def totals_of(matches: Matches) -> Totals:
    """The totals of some editions."""
    columns = matches.columns
    outlets, voices = _printed(matches)
    said = int(columns.editions["said"][matches.rows].sum())
    return Totals(matches.count, said, outlets, voices)


def _printed(matches: Matches) -> tuple[dict[str, int], int]:
    """The sources of some editions by publisher, and how many reports they print."""
    columns = matches.columns
    counted = matches.counts_of("source")
    if counted is None:
        return {}, 0
    _column, counts = counted
    sources = np.flatnonzero(counts)
    told = columns.sources
    printed = np.bincount(told.outlet[sources], minlength=1)
    publishers = np.flatnonzero(printed)
    by_name = sorted((-int(printed[each]), told.texts[each]) for each in publishers.tolist())
    voices = len(np.unique(told.voice[sources]))
    return {name: -count for count, name in by_name}, voices
