"""Corrections and withdrawals: every edition of an event, and every description of a source or a
name, that took the place of another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.queries.events import numbered_edition
from relations.queries.labels import is_gone
from relations.queries.selection import SelectionError
from relations.record.described_kinds import KINDS

PAGE_SIZE = 50

_EVENT = re.compile(rf"({codes.PATTERN})\.([1-9][0-9]{{0,8}})\Z")
_DESCRIBED = re.compile(rf"((?:{'|'.join(KINDS)}):[0-9A-Za-z-]{{1,80}})\.([1-9][0-9]{{0,8}})\Z")


class CorrectionKind(StrEnum):
    """What an edition did to the one before it."""

    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    AGAIN = "again"
    """It made public again what was withdrawn or suppressed."""
    SUPPRESSION = "suppression"
    """It is suppressed itself: nothing is told of it but why."""
    DESCRIPTION = "description"
    """It describes a source or a name otherwise."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An edition of an event, or a description, beside the one whose place it took; None before a
    first edition, which is here if it was suppressed."""

    edition: Edition | Description
    before: Edition | Description | None

    @property
    def kind(self) -> CorrectionKind:
        if isinstance(self.edition, Description):
            return CorrectionKind.DESCRIPTION
        if self.edition.suppressed_whole:
            return CorrectionKind.SUPPRESSION
        if self.edition.withdrawn:
            return CorrectionKind.WITHDRAWAL
        return CorrectionKind.AGAIN if _is_down(self.before) else CorrectionKind.CORRECTION


def _is_down(edition: Edition | Description | None) -> bool:
    """Whether an edition was withdrawn or is suppressed, so that the next one brought it back."""
    return isinstance(edition, Edition) and (edition.withdrawn or edition.suppressed_whole)


@dataclass(frozen=True, slots=True)
class CorrectionKey:
    """The position of a correction in the list of all: the edition or description that made it."""

    edition: Edition | Description

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key in the parameter `after`, None if that is blank; one query at most.

        Raises `SelectionError`.
        """
        if not text:
            return None
        edition = _numbered(text)
        if not edition or (edition.number == 1 and not edition.suppressed_at):
            raise SelectionError(
                "after", text, _("is no place in this list; start from its first page")
            )
        return cls(edition)

    def __str__(self) -> str:
        is_event = isinstance(self.edition, Edition)
        return f"{self.edition.code if is_event else self.edition.chain}.{self.edition.number}"


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Up to `PAGE_SIZE` corrections, and the key after which the next page begins, or None."""

    rows: list[Correction]
    next: CorrectionKey | None


def corrections_page(after: CorrectionKey | None) -> CorrectionsPage:
    """The page of corrections after a key, or the first page, newest first; five queries at most.

    A description of what readers may not see any more is left out.
    """
    editions = _later(Edition.objects.all(), after)
    descriptions = _later(_shown_descriptions(), after)
    ordered = editions.union(descriptions, all=True).order_by("-published_at", "-table", "-pk")
    found = list(ordered[: PAGE_SIZE + 1])
    rows = _beside_the_ones_before(found[:PAGE_SIZE])
    return CorrectionsPage(
        rows, CorrectionKey(rows[-1].edition) if len(found) > PAGE_SIZE else None
    )


def correction_made_by(edition: Edition) -> Correction | None:
    """An edition beside the one before it, None for an event's first; one query at most."""
    before = numbered_edition(edition.code, edition.number - 1) if edition.number > 1 else None
    return Correction(edition, before) if before else None


_TABLES: "tuple[type[Edition | Description], ...]" = (Edition, Description)
"""Where corrections are, in the order of those that were made at one moment, the last first."""


def _numbered(text: str) -> Edition | Description | None:
    if match := _EVENT.match(text):
        return numbered_edition(match[1], int(match[2]))
    if match := _DESCRIBED.match(text):
        return _shown_descriptions().filter(chain=match[1], number=int(match[2])).first()
    return None


def _shown_descriptions() -> "QuerySet[Description]":
    """Those that readers may see: an address tells as little of the others as the list does."""
    return Description.objects.alias(gone=is_gone()).filter(gone=False)


def _later(versions: "QuerySet[Any]", after: CorrectionKey | None) -> "QuerySet[Any, Any]":
    """The time, the table and the key of all that took the place of another."""
    table = _TABLES.index(versions.model)
    listed = Q(number__gt=1)
    if versions.model is Edition:
        listed |= Q(suppressed_whole=True)
    later = versions.filter(listed).order_by()
    if after:
        moment, made_in = after.edition.published_at, _TABLES.index(type(after.edition))
        same_moment = Q(published_at=moment)
        if table == made_in:
            same_moment &= Q(pk__lt=after.edition.pk)
        older = Q(published_at__lt=moment)
        later = later.filter(older | same_moment if table <= made_in else older)
    numbered: QuerySet[Any] = later.annotate(table=Value(table, IntegerField()))
    return numbered.values_list("published_at", "table", "pk")


def _beside_the_ones_before(found: list[tuple[Any, int, int]]) -> list[Correction]:
    made: dict[tuple[int, int], Correction] = {}
    for table, model in enumerate(_TABLES):
        keys = [pk for _moment, of_table, pk in found if of_table == table]
        if keys:
            editions = list(model._default_manager.filter(pk__in=keys).order_by())
            made |= {(table, each.edition.pk): each for each in _with_former(model, editions)}
    return [made[table, pk] for _moment, table, pk in found]


def _with_former(model: type[Any], editions: list[Any]) -> Iterable[Correction]:
    """Each edition of one table beside the one before it in its chain; one query."""
    pairs = [Q(chain=each.chain, number=each.number - 1) for each in editions]
    former = model._default_manager.filter(reduce(or_, pairs)).order_by()
    before = {(each.chain, each.number): each for each in former}
    for each in editions:
        yield Correction(each, before.get((each.chain, each.number - 1)))
