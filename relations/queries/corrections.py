"""Corrections and withdrawals: every edition that took the place of another."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Self

from django.db.models import Q
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.models import Edition
from relations.queries.events import numbered_edition
from relations.queries.selection import SelectionError

PAGE_SIZE = 50

_KEY = re.compile(rf"({codes.PATTERN})\.([1-9][0-9]{{0,8}})\Z")


class CorrectionKind(StrEnum):
    """What an edition did to the one before it."""

    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    AGAIN = "again"
    """It made public again what that had withdrawn."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An edition beside the one whose place it took."""

    edition: Edition
    before: Edition

    @property
    def kind(self) -> CorrectionKind:
        if self.edition.withdrawn:
            return CorrectionKind.WITHDRAWAL
        return CorrectionKind.AGAIN if self.before.withdrawn else CorrectionKind.CORRECTION


@dataclass(frozen=True, slots=True)
class CorrectionKey:
    """The position of a correction in the list of all: the edition that made it."""

    edition: Edition

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key in the parameter `after`, None if that is blank; one query at most.

        Raises `SelectionError`.
        """
        if not text:
            return None
        match = _KEY.match(text)
        edition = match and numbered_edition(match[1], int(match[2]))
        if not edition or edition.number == 1:
            raise SelectionError(
                "after", text, _("is no place in this list; start from its first page")
            )
        return cls(edition)

    def __str__(self) -> str:
        return f"{self.edition.code}.{self.edition.number}"


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Up to `PAGE_SIZE` corrections, and the key after which the next page begins, or None."""

    rows: list[Correction]
    next: CorrectionKey | None


def corrections_page(after: CorrectionKey | None) -> CorrectionsPage:
    """The page of corrections after a key, or the first page, newest first; two queries."""
    editions = Edition.objects.filter(number__gt=1).order_by("-published_at", "-pk")
    if after:
        moment = after.edition.published_at
        same_moment = Q(published_at=moment, pk__lt=after.edition.pk)
        editions = editions.filter(Q(published_at__lt=moment) | same_moment)
    found = list(editions[: PAGE_SIZE + 1])
    rows = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    return CorrectionsPage(_beside_the_ones_before(rows), CorrectionKey(rows[-1]) if more else None)


def correction_made_by(edition: Edition) -> Correction | None:
    """An edition beside the one before it, None for an event's first; one query at most."""
    before = numbered_edition(edition.code, edition.number - 1) if edition.number > 1 else None
    return Correction(edition, before) if before else None


def _beside_the_ones_before(editions: list[Edition]) -> list[Correction]:
    if not editions:
        return []
    pairs = [Q(event=each.event_id, number=each.number - 1) for each in editions]
    found = Edition.objects.filter(reduce(or_, pairs))
    before = {(each.event_id, each.number): each for each in found}
    return [Correction(each, before[each.event_id, each.number - 1]) for each in editions]
