"""Bringing the index of all editions to what this version derives from them."""

from collections.abc import Iterator

from django.db import transaction

from relations.editions import index
from relations.editions.daily_root import wait_for_acts
from relations.editions.index_inputs import inputs_of
from relations.editions.models import Edition
from relations.record.models import Event

CHUNK = 200
"""Editions in memory at a time, and at most written in one transaction."""


def rebuild_index(after: int = 0) -> Iterator[tuple[int, int]]:
    """Derive the index of all editions with greater keys than `after`, in the order of these, and
    write those that are stored otherwise, while others publish.

    Each chunk is read and derived in no transaction, and written in one; then comes the key of its
    last edition and how many it had. Its queries do not grow with their number.
    """
    while chunk := _chunk(after):
        if _mend(chunk):
            after = chunk[-1].pk
            yield after, len(chunk)


def _chunk(after: int) -> list[Edition]:
    return list(Edition.objects.filter(pk__gt=after).order_by("pk")[:CHUNK])


def _mend(editions: list[Edition]) -> bool:
    """Write the indexes of those that have others; False, and nothing is written, if what they are
    derived from has changed meanwhile."""
    inputs = inputs_of(editions)
    differing = index.differing(editions, inputs)
    if not differing:
        return True
    with transaction.atomic():
        _hold(differing)
        if inputs_of(editions) != inputs or _suppressions(editions) != {
            each.pk: each.suppressed_at for each in editions
        }:
            return False
        index.clear_rows(differing)
        index.write_rows(row for rows in differing.values() for row in rows)
    return True


def _hold(editions: dict[Edition, list[index.IndexRow]]) -> None:
    """Let nothing be published until the transaction ends, and nothing of these suppressed."""
    events = Event.objects.filter(pk__in={each.event_id for each in editions})
    list(events.select_for_update().order_by("pk").values_list("pk"))
    wait_for_acts()


def _suppressions(editions: list[Edition]) -> dict[int, object]:
    stored = Edition.objects.filter(pk__in=[each.pk for each in editions])
    return dict(stored.order_by().values_list("pk", "suppressed_at"))
