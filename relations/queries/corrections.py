"""Corrections and withdrawals: every edition of an event, and every description of a source or a
name, that took the place of another, and every text that was suppressed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.queries.events import numbered_edition
from relations.queries.labels import is_gone
from relations.queries.selection import SelectionError
from relations.record.described_kinds import KINDS
from relations.sources.models import Source

PAGE_SIZE = 50

_TEXT = re.compile(rf"text:({codes.PATTERN})\Z")
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
    TEXT = "text"
    """No edition: the text of a source was suppressed, and nothing is told of it but why."""


@dataclass(frozen=True, slots=True)
class SuppressedText:
    """A source whose text was suppressed, as readers see it described, and when and why it was."""

    description: Description
    published_at: datetime
    suppression_reason: str

    @property
    def pk(self) -> int:
        return self.description.pk


Listed = Edition | Description | SuppressedText


@dataclass(frozen=True, slots=True)
class Correction:
    """An edition of an event, or a description, beside the one whose place it took; None before a
    first edition, which is here if it was suppressed, and before a suppressed text."""

    edition: Listed
    before: Edition | Description | None

    @property
    def kind(self) -> CorrectionKind:
        if isinstance(self.edition, SuppressedText):
            return CorrectionKind.TEXT
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
    """The position of a correction in the list of all: what made it."""

    edition: Listed

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key in the parameter `after`, None if that is blank; one query at most.

        Raises `SelectionError`.
        """
        if not text:
            return None
        edition = _suppressed(text) or _numbered(text)
        if not edition or _is_first_and_stands(edition):
            raise SelectionError(
                "after", text, _("is no place in this list; start from its first page")
            )
        return cls(edition)

    def __str__(self) -> str:
        if isinstance(self.edition, SuppressedText):
            return f"text:{self.edition.description.code}"
        is_event = isinstance(self.edition, Edition)
        return f"{self.edition.code if is_event else self.edition.chain}.{self.edition.number}"


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Up to `PAGE_SIZE` corrections, and the key after which the next page begins, or None."""

    rows: list[Correction]
    next: CorrectionKey | None


def corrections_page(after: CorrectionKey | None) -> CorrectionsPage:
    """The page of corrections after a key, or the first page, newest first; six queries at most.

    A description of what readers may not see any more is left out.
    """
    took_a_place = Q(number__gt=1)
    listed = Edition.objects.filter(took_a_place | Q(suppressed_whole=True))
    editions = _later(listed, Edition, "published_at", after)
    anew = _shown_descriptions().filter(took_a_place)
    descriptions = _later(anew, Description, "published_at", after)
    texts = _later(_suppressed_texts(), SuppressedText, "moment", after)
    made = editions.union(descriptions, texts, all=True)
    ordered = made.order_by("-at", "-table", "-pk")
    found = list(ordered[: PAGE_SIZE + 1])
    rows = _beside_the_ones_before(found[:PAGE_SIZE])
    return CorrectionsPage(
        rows, CorrectionKey(rows[-1].edition) if len(found) > PAGE_SIZE else None
    )


def correction_made_by(edition: Edition) -> Correction | None:
    """An edition beside the one before it, None for an event's first; one query at most."""
    before = numbered_edition(edition.code, edition.number - 1) if edition.number > 1 else None
    return Correction(edition, before) if before else None


_TABLES: tuple[type[Listed], ...] = (Edition, Description, SuppressedText)
"""Where corrections are, in the order of those that were made at one moment, the last first."""


def _suppressed(text: str) -> SuppressedText | None:
    match = _TEXT.match(text)
    return next(_texts(_suppressed_texts().filter(code=match[1])), None) if match else None


def _is_first_and_stands(edition: Listed) -> bool:
    if isinstance(edition, SuppressedText):
        return False
    return edition.number == 1 and not edition.suppressed_at


def _numbered(text: str) -> Edition | Description | None:
    if match := _EVENT.match(text):
        return numbered_edition(match[1], int(match[2]))
    if match := _DESCRIBED.match(text):
        return _shown_descriptions().filter(chain=match[1], number=int(match[2])).first()
    return None


def _shown_descriptions() -> "QuerySet[Description]":
    """Those that readers may see: an address tells as little of the others as the list does."""
    return Description.objects.alias(gone=is_gone()).filter(gone=False)


def _suppressed_texts() -> "QuerySet[Any]":
    """The newest descriptions of sources whose texts were suppressed, with `moment` and `why`."""
    source = Source.objects.filter(code=OuterRef("code")).order_by()
    described: QuerySet[Any] = _shown_descriptions().filter(kind="source", superseded_at=None)
    moment, why = (
        Subquery(source.values(name)[:1]) for name in ("suppressed_at", "suppression_reason")
    )
    told: QuerySet[Any] = described.annotate(moment=moment, why=why)
    return told.filter(moment__isnull=False)


def _texts(found: "QuerySet[Any]") -> Iterator[SuppressedText]:
    for each in found:
        yield SuppressedText(each, each.moment, each.why)


def _later(
    rows: "QuerySet[Any]", kind: type[Listed], moment: str, after: CorrectionKey | None
) -> "QuerySet[Any, Any]":
    """The time, the table and the key of those that come after a key."""
    table, later = _TABLES.index(kind), rows.order_by()
    if after:
        made_at, made_in = after.edition.published_at, _TABLES.index(type(after.edition))
        same_moment = Q(**{moment: made_at})
        if table == made_in:
            same_moment &= Q(pk__lt=after.edition.pk)
        older = Q(**{f"{moment}__lt": made_at})
        later = later.filter(older | same_moment if table <= made_in else older)
    numbered: QuerySet[Any] = later.annotate(at=F(moment), table=Value(table, IntegerField()))
    return numbered.values_list("at", "table", "pk")


def _beside_the_ones_before(found: list[tuple[Any, int, int]]) -> list[Correction]:
    made: dict[tuple[int, int], Correction] = {}
    for table, model in enumerate(_TABLES):
        keys = [pk for _moment, of_table, pk in found if of_table == table]
        if keys:
            made |= {(table, each.edition.pk): each for each in _corrections(model, keys)}
    return [made[table, pk] for _moment, table, pk in found]


def _corrections(kind: type[Any], keys: list[int]) -> Iterable[Correction]:
    if kind is SuppressedText:
        return [Correction(each, None) for each in _texts(_suppressed_texts().filter(pk__in=keys))]
    return _with_former(kind, list(kind._default_manager.filter(pk__in=keys).order_by()))


def _with_former(model: type[Any], editions: list[Any]) -> Iterable[Correction]:
    """Each edition of one table beside the one before it in its chain; one query."""
    pairs = [Q(chain=each.chain, number=each.number - 1) for each in editions]
    former = model._default_manager.filter(reduce(or_, pairs)).order_by()
    before = {(each.chain, each.number): each for each in former}
    for each in editions:
        yield Correction(each, before.get((each.chain, each.number - 1)))
