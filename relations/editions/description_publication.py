"""How descriptions become public: with an event that names them, or by themselves."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

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
from relations.editions.index_inputs import SOURCE_MEMBERS
from relations.editions.log import logged
from relations.editions.models import Edition, EditionFacet
from relations.editions.published_reason import published_reason
from relations.editions.review import refuse_unnamed
from relations.editions.source_index import index_sources


class DescriptionAct(NamedTuple):
    """What is to be published of how readers see a row, why, and when."""

    pending: PendingDescription
    reason: str
    now: datetime


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
    now = time_of_act(chained_models())
    write_pending([DescriptionAct(each, reason, now) for each in found], by)
    index_sources([each.code for each in found if each.kind.name == "source"])
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
        if changed_here.isdisjoint({each.key, *each.kind.named_in(each.document)})
    ]
    now = time_of_act(chained_models())
    again = _("The vocabulary that ships has it so.")
    _write_next([DescriptionAct(each, again if each.newest else "", now) for each in pending], None)


def refuse_own_descriptions(found: Iterable[PendingDescription], by: User | None) -> None:
    """Raise `OwnWork` if an account has changed any of what would be published."""
    if by and settings.REVIEW_BY_ANOTHER and changed_by(by, found):
        raise OwnWork


def write_pending(acts: Iterable[DescriptionAct], by: User | None) -> None:
    """Publish those that readers do not see as they were found, each by the first of its acts.

    Runs in the transaction of a publication. Raises `ChangedUnseen` if any of them has changed
    since it was found. Others that have changed since then wait. The queries do not grow with the
    number of acts.
    """
    first: dict[tuple[str, str], DescriptionAct] = {}
    for act in acts:
        first.setdefault(act.pending.key, act)
    changed = {key: act for key, act in sorted(first.items()) if act.pending.is_changed}
    rows = {act.pending.row for act in changed.values()}
    held = [each for each in _held(changed.values()) if each.row in rows]
    if [each.document for each in held] != [act.pending.document for act in changed.values()]:
        raise ChangedUnseen
    _write_next([changed[each.key]._replace(pending=each) for each in pending_among(held)], by)


def refuse_unseen(
    found: Iterable[PendingDescription], seen: Sequence[PendingDescription] | None
) -> None:
    """Raise `ChangedUnseen` unless what was found pending was seen so; None stands for a command,
    which is shown nothing."""
    if seen is not None and pending_among(found) != list(seen):
        raise ChangedUnseen


def _held(acts: Iterable[DescriptionAct]) -> list[PendingDescription]:
    """What is to be published as now stored, held until the transaction ends.

    Publications of two events may publish the same name; the second then finds it published. Rows
    are locked in one order, so that neither waits for the other for ever.
    """
    found = [act.pending for act in acts]
    for kind, of_kind in groupby(found, lambda each: each.kind):
        keys = [each.row.pk for each in of_kind]
        rows = kind.model._default_manager.select_for_update()
        list(rows.filter(pk__in=keys).order_by("pk").values_list("pk"))
    return described(each.row for each in found)


def _write_next(acts: Sequence[DescriptionAct], by: User | None) -> None:
    written = zip(_unsealed(acts, by), acts, strict=True)
    Description.follow_each([(each, act.pending.newest, act.now) for each, act in written])
    for act in acts:
        if act.pending.document.get("merged_into"):
            _index_again(("speaker", "actor"), act.pending.code)
        elif _tells_otherwise_of_source(act.pending):
            _index_again(("source",), act.pending.code)


def _tells_otherwise_of_source(pending: PendingDescription) -> bool:
    """Whether readers were told otherwise of what events that cite a source are found by."""
    if pending.kind.name != "source" or pending.newest is None:
        return False
    before = pending.newest.document
    return any(before[name] != pending.document[name] for name in SOURCE_MEMBERS)


def _unsealed(acts: Iterable[DescriptionAct], by: User | None) -> Iterator[Description]:
    """The next description of each row, without its number, its time and its hashes; two queries
    at most for each kind."""
    for kind, of_kind in groupby(acts, lambda act: act.pending.kind):
        found = list(of_kind)
        marks = marks_of(kind.model, [act.pending.row.pk for act in found])
        for act in found:
            each = act.pending
            yield Description(
                kind=kind.name,
                code=each.code,
                chain=f"{kind.name}:{each.code}",
                published_by=by,
                reason=act.reason,
                document=each.document,
                history_marks=marks.get(each.row.pk, {}),
                **columns_of(kind, each.document),
            )


def _index_again(names: Collection[str], code: str) -> None:
    """Derive anew the index of all editions that name an actor who was merged, or a source, under
    one of some names of facets; the queries grow with their number by the hundred."""
    named = EditionFacet.objects.filter(name__in=names, value=code)
    keys = sorted(set(named.values_list("edition", flat=True)))
    for start in range(0, len(keys), _AT_ONCE):
        index.derive(*Edition.objects.filter(pk__in=keys[start : start + _AT_ONCE]))


_AT_ONCE = 100
