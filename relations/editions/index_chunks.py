"""Chunks: the index of many editions in one row, so that a worker that starts reads it at once.

A chunk holds what was so when it was made. A later chunk, or a change in the log since
(`index_changes.py`), takes the place of what it says of an edition.
"""

from collections.abc import Collection

from django.db import connection, models, transaction
from django.db.models import Max, Sum

from relations.editions.index_changes import IndexChange, log_all
from relations.editions.models import Edition
from relations.editions.packed_index import pack

FORMAT = 5
"""Told apart from what other releases stored, which `seal` makes anew."""

LONGEST_LOG = 65_536
"""The most changes that the log holds before they are made into a chunk."""

LARGEST_CHUNK = 16_384
"""The most editions in a chunk, which hold writers up for a second or two."""


class IndexChunk(models.Model):
    """The bytes of a `PackedIndex` of so many `editions`, in a format. `changes` is how many rows
    of the log went into it and out of that."""

    format = models.PositiveIntegerField()
    editions = models.PositiveIntegerField()
    changes = models.BigIntegerField()
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


def seal_if_due() -> None:
    """Make a chunk of what the log held first if that is long; one query otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) - min(id) FROM relations_indexchange")
        [length] = cursor.fetchone()
    if length and length > LONGEST_LOG:
        _seal_some()


def seal() -> int:
    """Make chunks of all that the log holds, and leave the last change alone in it; of all editions
    where chunks are of another format, or say of most editions what is not so any more. Return how
    many changes were taken. Each chunk is an act of its own, so that others write meanwhile."""
    if _are_worn():
        unseal()
    sealed = 0
    while found := _seal_some():
        sealed += found
    return sealed


@transaction.atomic
def unseal() -> None:
    """Have the log hold all in place of the chunks, of which nothing is left but the number of
    their changes."""
    changes = IndexChunk.objects.aggregate(changes=Sum("changes", default=0))["changes"]
    IndexChunk.objects.all().delete()
    if changes:
        _keep((), (), changes)
    with connection.cursor() as cursor:
        log_all(cursor.execute)


@transaction.atomic
def _seal_some() -> int:
    """Make a chunk of the first changes in the log; return how many, 0 if none is left but the
    last."""
    newest = IndexChange.objects.aggregate(newest=Max("pk"))["newest"]
    # By the last one of all, whoever has read it knows that nothing came since.
    log = IndexChange.objects.exclude(pk=newest).order_by("pk")
    keys: list[int] = []
    editions: set[int] = set()
    descriptions: set[int] = set()
    for key, edition, description in log.values_list("pk", "edition", "description").iterator():
        keys.append(key)
        editions.update(() if edition is None else (edition,))
        descriptions.update(() if description is None else (description,))
        if max(len(editions), len(descriptions)) == LARGEST_CHUNK:
            break
    if keys:
        _keep(editions, descriptions, len(keys))
    for start in range(0, len(keys), _AT_ONCE):
        IndexChange.objects.filter(pk__in=keys[start : start + _AT_ONCE]).delete()
    return len(keys)


def _keep(editions: Collection[int], descriptions: Collection[int], changes: int) -> None:
    content = pack(editions, descriptions).to_bytes()
    IndexChunk.objects.create(
        format=FORMAT, editions=len(editions), changes=changes, content=content
    )


_AT_ONCE = 10_000


def _are_worn() -> bool:
    """Whether chunks had better be made anew, all of them."""
    if IndexChunk.objects.exclude(format=FORMAT).exists():
        return True
    held = IndexChunk.objects.aggregate(editions=Sum("editions", default=0))["editions"]
    return bool(held > _FEW and held > 2 * Edition.objects.count())


_FEW = 10_000
