"""Chunks: the index of many editions in one row, so that a worker that starts reads it at once.

A chunk holds what was so when it was made. A later chunk, or a change in the log since
(`index_changes.py`), takes the place of what it says of an edition.
"""

from django.db import connection, models, transaction
from django.db.models import F, Sum

from relations.editions.index_changes import LOG_ALL, IndexChange
from relations.editions.packed_index import pack

FORMAT = 1
"""Told apart from what other releases stored; with it, run `manage.py rebuild_index`."""

LONGEST_LOG = 4_096
"""The most changes that the log holds before they are made into a chunk."""

LARGEST_CHUNK = 65_536
"""The most editions in a chunk."""


class IndexChunk(models.Model):
    """The bytes of a `PackedIndex`, in a format. `changes` is how many rows of the log went into it
    and out of that."""

    format = models.PositiveIntegerField()
    changes = models.BigIntegerField()
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


def seal_if_due() -> None:
    """Make chunks of what the log holds if that is long; one query otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) - min(id) FROM relations_indexchange")
        [length] = cursor.fetchone()
    if length and length > LONGEST_LOG:
        seal()


@transaction.atomic
def seal() -> int:
    """Make chunks of all that the log holds, and leave the last change alone in it; return how many
    editions they hold."""
    logged = list(IndexChange.objects.order_by("pk").values_list("pk", "edition", "description"))
    if len(logged) < 2:
        return 0
    editions = sorted({edition for _pk, edition, _description in logged if edition is not None})
    descriptions = {description for *_others, description in logged if description is not None}
    taken = [pk for pk, *_others in logged[:-1]]
    changes = len(taken)
    for start in range(0, len(editions) or 1, LARGEST_CHUNK):
        packed = pack(editions[start : start + LARGEST_CHUNK], descriptions)
        IndexChunk.objects.create(format=FORMAT, changes=changes, content=packed.to_bytes())
        changes, descriptions = 0, set()
    for start in range(0, len(taken), LARGEST_CHUNK):
        IndexChange.objects.filter(pk__in=taken[start : start + LARGEST_CHUNK]).delete()
    return len(editions)


@transaction.atomic
def seal_anew() -> int:
    """Make the chunks of all that was published anew; return how many editions they hold."""
    changes = IndexChunk.objects.aggregate(changes=Sum("changes", default=0))["changes"]
    IndexChunk.objects.all().delete()
    with connection.cursor() as cursor:
        for statement in LOG_ALL:
            cursor.execute(statement)
    sealed = seal()
    first = IndexChunk.objects.order_by("pk")[:1]
    IndexChunk.objects.filter(pk__in=first.values("pk")).update(changes=F("changes") + changes)
    return sealed
