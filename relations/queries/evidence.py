"""What some events, or the events of some statements, rest on: reports, outlets, languages.

Whatever is counted here is so of the sources as readers are told of them now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from relations.editions.packed_index import Numbers
from relations.queries.columns.source_columns import UNNAMED, SourceColumns
from relations.queries.matches import Matches


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """An outlet or a language by its `name`, blank for those not known, how many `rows` have a
    source of it, and how many `reports` these print."""

    name: str
    rows: int
    reports: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many `sources` there are, and how many `reports` they print, of which reprints are one;
    of how many of these nobody is known who tells it is `unknown`. `outlets` and `languages` are
    sorted by reports, the most first, those not known last.

    `outlet` is the only one that prints them, and `agency` the only one that tells them, in however
    many outlets; blank where there are several, or any that is not known.
    """

    sources: int
    reports: int
    unknown: int
    outlet: str
    agency: str
    outlets: Sequence[PrintedShare]
    languages: Sequence[PrintedShare]


NONE = Evidence(0, 0, 0, "", "", (), ())


def evidence_of(matches: Matches) -> Evidence:
    """What some editions, or the editions of some statements, rest on; no query."""
    counted = matches.counts_of("source")
    if counted is None:
        return NONE
    _column, counts = counted
    cited = np.flatnonzero(counts)
    told, voice = matches.columns.sources, matches.columns.sources.voice[cited]
    outlet = told.outlet[cited]
    teller = np.where(told.agency[cited] > UNNAMED, told.agency[cited], outlet)
    reports = np.unique(voice)
    known = np.unique(voice[teller != 0])
    return Evidence(
        sources=len(cited),
        reports=len(reports),
        unknown=len(reports) - len(known),
        outlet=_only(told, outlet),
        # Its own prints are told by it too, but it may be an outlet alone.
        agency=_only(told, teller) if (told.agency[cited] > UNNAMED).any() else "",
        outlets=_shares(matches, "publisher", outlet, voice, cited),
        languages=_shares(matches, "language", told.language[cited], voice, cited),
    )


def _only(told: SourceColumns, places: Numbers) -> str:
    """The text that all of some places stand for, if there is but one."""
    found = np.unique(places)
    return told.texts[int(found[0])] if len(found) == 1 else ""


def _shares(
    matches: Matches, facet: str, places: Numbers, voices: Numbers, cited: Numbers
) -> list[PrintedShare]:
    """The shares of the texts that stand at some places, one for each source that is cited."""
    texts = matches.columns.sources.texts
    pairs = np.unique(np.stack([places, voices]), axis=1)
    reports = np.bincount(pairs[0]) if pairs.size else np.empty(0, np.int64)
    counted = matches.counts_of(facet)
    shares = []
    for place in np.flatnonzero(reports).tolist():
        name = texts[place]
        if not name:
            rows = matches.count_having("source", cited[places == place])
        else:
            rows = counted[0].count_in(counted[1], name) if counted else 0
        shares.append(PrintedShare(name, rows, int(reports[place])))
    return sorted(shares, key=lambda each: (not each.name, -each.reports, each.name))
