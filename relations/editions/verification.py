"""Whether hash chains hold, and which roots they have: for the audit, and for an exported copy."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext as _

from relations.editions.hash_chain import (
    HashedMembers,
    digest_of,
    end_of,
    hashed_moment,
    head_line,
)


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A version with its hash. `document` is None where it was suppressed: it is not the one that
    was hashed."""

    members: HashedMembers
    sha256: str
    document: object | None


class Verification:
    """Reads the links of all chains once and keeps none but the last, whatever their number.

    Give the links in the order of their chains' names, and in a chain of their numbers; `days` in
    order. The time grows with the chains and, a little, with each chain on each day.
    """

    def __init__(self, days: Sequence[date] = ()) -> None:
        self._ends = [hashed_moment(end_of(day)) for day in days]
        self._hashes = [sha256() for _day in days]
        self._chains = [0] * len(days)
        self._before: ChainLink | None = None
        self.suppressed = 0
        """The links so far without their documents: nothing vouches for these but the chain."""

    def faults_of(self, link: ChainLink) -> Iterator[str]:
        """What is wrong with the next link, in words; nothing if it holds."""
        before, self._before = self._before, link
        self.suppressed += link.document is None
        starts = before is None or before.members["chain"] != link.members["chain"]
        if before:
            self._count(before, None if starts else link)
        if before and before.members["chain"] > link.members["chain"]:
            yield _("its chain comes after one whose name is greater")
        yield from _faults(link, None if starts else before)

    def roots(self) -> list[tuple[str, int]]:
        """The root of each day and the number of chains that it is over. Ask once, at the end."""
        if self._before:
            self._count(self._before, None)
        return [
            (root.hexdigest(), chains)
            for root, chains in zip(self._hashes, self._chains, strict=True)
        ]

    def _count(self, link: ChainLink, following: ChainLink | None) -> None:
        """Add a link to the days at whose end it was the newest of its chain."""
        first = bisect_right(self._ends, link.members["published_at"])
        last = len(self._ends)
        if following:
            last = bisect_right(self._ends, following.members["published_at"])
        line = head_line(link.members["chain"], link.members["number"], link.sha256)
        for day in range(first, last):
            self._hashes[day].update(line)
            self._chains[day] += 1


def _faults(link: ChainLink, before: ChainLink | None) -> Iterator[str]:
    members = link.members
    if link.document is not None and digest_of(link.document) != members["document_sha256"]:
        yield _("its document is not the one that was published")
    if digest_of(members) != link.sha256:
        yield _("its hash is not that of what it says")
    if members["number"] != (before.members["number"] + 1 if before else 1):
        yield _("the edition before it is missing")
    elif members["previous_sha256"] != (before.sha256 if before else ""):
        yield _("it does not follow from the edition before it: the hash of that is another")
    if before and members["published_at"] < before.members["published_at"]:
        yield _("it is older than the edition before it")
