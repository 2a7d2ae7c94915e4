"""The index of sources: what readers search, sort and filter the list of them by.

It follows from how a source is described, and from what public events cite of it. Whatever makes
another event or another description public ends with `index_sources`, in the same transaction.
"""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Count

from relations.dates import edtf
from relations.dates.reach import reach
from relations.editions.bulk_rows import store_rows
from relations.editions.descriptions import Description
from relations.editions.models import EditionFacet, EditionSentence
from relations.editions.stems import words_to_find
from relations.sources.models import Sentence

CHUNK = 200
"""Sources in memory at a time, and at most written in one transaction, by `rebuild_sources`."""

SEARCHED = ("title", "publisher", "author")
"""The members of a description by whose words a source is found."""


class IndexedSource(models.Model):
    """A source as its newest description tells of it: the words by which it is found, folded and
    stemmed, in order; the ordinals of the `first` and the `last` day on which it may have been
    published, null where that is open; how many `sentences` it has, and how many of these are
    `cited` by events that are public now."""

    description = models.OneToOneField(
        Description, models.CASCADE, primary_key=True, related_name="indexed"
    )
    words = models.TextField()
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)
    sentences = models.PositiveIntegerField()
    cited = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.words[:80]


def described_sources() -> "models.QuerySet[Description]":
    """How readers see each source now: the descriptions that are indexed."""
    return Description.objects.newest().filter(kind="source")


def index_sources_of(events: Collection[int]) -> None:
    """Bring the index of all sources that any edition of some events, given by key, has ever named
    to what it follows from now; as `index_sources`, and one query more."""
    named = EditionFacet.objects.filter(name="source", edition__event__in=events)
    index_sources(set(named.order_by().values_list("value", flat=True)))


@transaction.atomic
def index_sources(codes: Collection[str]) -> None:
    """Bring the index of some sources to what it follows from now. The queries do not grow with
    their number. Until the transaction ends, no other one does so for these sources: of two events
    that cite one, each would count without the other."""
    if not codes:
        return
    _hold(codes)
    stored, derived = _stored(codes), _derived(codes)
    gone = [key for key, row in stored.items() if derived.get(key) != row]
    IndexedSource.objects.filter(pk__in=gone).delete()
    store_rows(
        [
            IndexedSource(description_id=key, **row)
            for key, row in derived.items()
            if stored.get(key) != row
        ]
    )


def differing_sources(codes: Collection[str]) -> set[int]:
    """The descriptions of some sources, by key, whose index is not what it would be if it were
    made now; a few queries."""
    stored, derived = _stored(codes), _derived(codes)
    return {key for key in stored.keys() | derived.keys() if stored.get(key) != derived.get(key)}


def rebuild_sources(after: int = 0) -> Iterator[tuple[int, int]]:
    """Derive the index of all sources whose descriptions have greater keys than `after`, in the
    order of these, and write what is stored otherwise, while others publish. After each chunk,
    written in one transaction, come the key of its last description and how many it had. Its
    queries do not grow with their number."""
    ordered = described_sources().order_by("pk").values_list("pk", "code")
    while chunk := list(ordered.filter(pk__gt=after)[:CHUNK]):
        codes = {code for _key, code in chunk}
        if differing_sources(codes):
            index_sources(codes)
        after = chunk[-1][0]
        yield after, len(chunk)


_SourceValues = dict[str, Any]


def _stored(codes: Collection[str]) -> dict[int, _SourceValues]:
    """The columns of what is stored of some sources, by the key of the description."""
    of_sources = Description.objects.filter(kind="source", code__in=codes)
    rows = IndexedSource.objects.filter(description__in=of_sources.values("pk"))
    return {key: dict(zip(_COLUMNS, row, strict=True)) for key, *row in rows.values_list(*_ALL)}


_COLUMNS = ("words", "first", "last", "sentences", "cited")
_ALL = ("description", *_COLUMNS)


def _derived(codes: Collection[str]) -> dict[int, _SourceValues]:
    """The columns of what is to be stored of some sources, by the key of the description."""
    of_sources = EditionSentence.objects.public().filter(sentence__source__code__in=codes)
    by_code = of_sources.order_by().values_list("sentence__source__code")
    cited = dict(by_code.annotate(count=Count("sentence", distinct=True)))
    of_each = Sentence.objects.filter(source__code__in=codes).order_by()
    totals = dict(of_each.values_list("source__code").annotate(count=Count("pk")))
    described = described_sources().filter(code__in=codes).values_list("pk", "code", "document")
    return {
        key: {
            **_told(document),
            "sentences": totals.get(code, 0),
            "cited": cited.get(code, 0),
        }
        for key, code, document in described
    }


def _told(document: Mapping[str, Any]) -> _SourceValues:
    """What follows from the document of a description."""
    published = reach(edtf.parse(document["published"])) if document["published"] else None
    return {
        "words": words_to_find(document[name] for name in SEARCHED),
        "first": published and published.first,
        "last": published and published.last,
    }


def _hold(codes: Collection[str]) -> None:
    """Take a lock of PostgreSQL for each source until the transaction ends, in one order, so that
    no two wait for each other; SQLite lets one transaction write at a time anyway."""
    if connection.vendor == "postgresql":
        keys = sorted({int.from_bytes(sha256(each.encode()).digest()[:3]) for each in codes})
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s, key) FROM unnest(%s::integer[]) AS key",
                [_SOURCE_LOCK, keys],
            )


# The class of the locks of sources on PostgreSQL.
_SOURCE_LOCK = 0x736F75
