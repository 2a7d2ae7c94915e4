"""One source with what rests on it and what became of its article, as one value.

A part is asked when it is first read, and then kept: an address with another slug redirects, and
needs the source alone.
"""

from dataclasses import dataclass
from functools import cached_property

from relations.queries.outlets import Outlet, outlet_called
from relations.queries.revisits import RevisitFinding, find_article, findings_in
from relations.queries.sources import (
    PublishedSource,
    ReadSource,
    read_source,
    reprints_of,
)


@dataclass(frozen=True)
class SourceAnswer:
    """What the page of a source says. The other versions are those of its article that readers may
    open, the first one first."""

    source: PublishedSource
    versions: list[PublishedSource]

    @cached_property
    def read(self) -> ReadSource:
        """Its sentences with what rests on each; three queries."""
        return read_source(self.source)

    @cached_property
    def findings(self) -> dict[int, RevisitFinding]:
        """The latest findings by the numbers of its sentences."""
        return findings_in(self.source, (each.sentence.number for each in self.read.sentences))

    @cached_property
    def outlet(self) -> Outlet | None:
        """Its outlet, if that is known and on record; one query."""
        return outlet_called(self.source.publisher)

    @cached_property
    def reprints(self) -> list[PublishedSource]:
        """The other sources that print the same report; two queries."""
        return reprints_of(self.source)


def answer_source(code: str) -> SourceAnswer | None:
    """A source that readers may open, or None; two queries."""
    found, versions = find_article(code)
    return SourceAnswer(found, versions) if found else None
