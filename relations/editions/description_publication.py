"""How descriptions become public: with an event that names them, or by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.authorship import authors_by_description, changed_by, marks_of
from relations.editions.chained import chained_models
from relations.editions.daily_root import time_of_act
from relations.editions.descriptions import (
    Description,
    PendingDescription,
    columns_of,
    described,
    pending_among,
)
from relations.editions.errors import ChangedUnseen, NeedsReason, OwnWork, Refused
from relations.editions.log import logged
from relations.editions.models import Edition, EditionFacet
from relations.editions.published_reason import published_reason
from relations.editions.review import refuse_unnamed


@logged
@transaction.atomic
def publish_description(
    row: Model,
    by: User | None,
    reason: str,
    seen: Sequence[PendingDescription] | None = None,
) -> Description:
    """Publish how readers see a working row as it is stored, and what it leads them to.

    `by` is None only if a command publishes; `seen` is what they were shown to be pending.
    Raises `OwnWork` for an account that has changed any of it since it was last published,
    `NeedsReason` if `reason` is blank and this is not the first description, `Refused` if readers
    see it so already, `NeedsPublicName`, `ChangedUnseen`, and `ReasonTooLong`.
    """
    reason = published_reason(reason)
    found = described([row])
    refuse_unseen(found, seen)
    own = next(each for each in found if each.row == row)
    if not own.is_changed:
        raise Refused(_("Readers see it so already."))
    if own.newest and not reason:
        raise NeedsReason
    refuse_own_descriptions(found, by)
    if by:
        refuse_unnamed(by)
    write_pending(found, by, reason, time_of_act(chained_models()))
    return Description.objects.newest().get(kind=own.kind.name, code=own.code)


@transaction.atomic
def publish_shipped(rows: Iterable[Model]) -> None:
    """Publish names as the vocabulary that ships has them; the release is their second editor. One
    that an editor has changed as well, or that leads to one, waits for another editor.

    The queries do not grow with the number of names that are published for the first time.
    """
    found = pending_among(described(rows))
    authors = authors_by_description(found)
    changed_here = {key for key, accounts in authors.items() if accounts}
    pending = [
        each
        for each in found
        if changed_here.isdisjoint(
            {(each.kind.name, each.code), *each.kind.named_in(each.document)}
        )
    ]
    now = time_of_act(chained_models())
    _write_first([each for each in pending if each.newest is None], now)
    again = [each for each in pending if each.newest]
    _write_next(again, None, _("The vocabulary that ships has it so."), now)


def refuse_own_descriptions(found: Iterable[PendingDescription], by: User | None) -> None:
    """Raise `OwnWork` if an account has changed any of what would be published."""
    if by and settings.REVIEW_BY_ANOTHER and changed_by(by, found):
        raise OwnWork


def write_pending(
    found: Iterable[PendingDescription], by: User | None, reason: str, now: datetime
) -> None:
    """Publish those that readers do not see as they were found; the first needs no reason.

    Runs in the transaction of a publication, whose time is `now`. Raises `ChangedUnseen` if any of
    them has changed since it was found. Others that have changed since then wait.
    """
    pending = pending_among(found)
    rows = {each.row for each in pending}
    held = [each for each in _held(pending) if each.row in rows]
    if [each.document for each in held] != [each.document for each in pending]:
        raise ChangedUnseen
    _write_next(pending_among(held), by, reason, now)


def refuse_unseen(
    found: Iterable[PendingDescription], seen: Sequence[PendingDescription] | None
) -> None:
    """Raise `ChangedUnseen` unless what was found pending was seen so; None stands for a command,
    which is shown nothing."""
    if seen is not None and pending_among(found) != list(seen):
        raise ChangedUnseen


def _held(found: list[PendingDescription]) -> list[PendingDescription]:
    """The same as now stored, held until the transaction ends.

    Publications of two events may publish the same name; the second then finds it published. Rows
    are locked in one order, so that neither waits for the other for ever.
    """
    for kind, of_kind in groupby(found, lambda each: each.kind):
        keys = [each.row.pk for each in of_kind]
        rows = kind.model._default_manager.select_for_update()
        list(rows.filter(pk__in=keys).order_by("pk").values_list("pk"))
    return described(each.row for each in found)


def _write_first(pending: list[PendingDescription], now: datetime) -> None:
    """Publish what was never published, all together."""
    first = list(_unsealed(pending, None, ""))
    for each in first:
        each.number, each.published_at = 1, now
        each.seal(None)
    Description.objects.bulk_create(first)


def _write_next(
    pending: list[PendingDescription], by: User | None, reason: str, now: datetime
) -> None:
    for each, description in zip(pending, _unsealed(pending, by, reason), strict=True):
        description.follow(each.newest, now)
        if each.document.get("merged_into"):
            _index_again(each.code)


def _unsealed(
    pending: list[PendingDescription], by: User | None, reason: str
) -> Iterator[Description]:
    """The next description of each row, without its number, its time and its hashes; two queries
    at most for each kind."""
    for kind, of_kind in groupby(pending, lambda each: each.kind):
        found = list(of_kind)
        marks = marks_of(kind.model, [each.row.pk for each in found])
        for each in found:
            yield Description(
                kind=kind.name,
                code=each.code,
                chain=f"{kind.name}:{each.code}",
                published_by=by,
                reason=reason,
                document=each.document,
                history_marks=marks.get(each.row.pk, {}),
                **columns_of(kind, each.document),
            )


def _index_again(actor: str) -> None:
    """Derive anew the index of all editions that name an actor, who was merged."""
    named = EditionFacet.objects.filter(name__in=("speaker", "actor"), value=actor)
    for edition in Edition.objects.filter(pk__in=list(named.values_list("edition", flat=True))):
        index.derive(edition)
