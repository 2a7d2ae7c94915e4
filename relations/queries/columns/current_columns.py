"""The columns as the database holds them now: one query of the log tells what to read again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from threading import Lock

from django.db import connection
from django.db.models import QuerySet

from relations.editions.descriptions import Description
from relations.editions.index_changes import NO_CHANGE
from relations.editions.index_chunks import FORMAT, IndexChunk
from relations.editions.models import Edition
from relations.editions.packed_index import PackedIndex, pack
from relations.queries.columns.columns import Columns, ColumnStore


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A row of the log."""

    key: int
    edition: int | None
    description: int | None
    transaction: int
    token: int
    at: int


@dataclass(frozen=True, slots=True)
class Known:
    """The columns at a state of the record, which `name` tells from every other.

    `last` is the last row of the log by its key, `count` how many changes there were ever, and
    `transactions` the first on PostgreSQL that may not have ended yet; `open` are the rows that
    transactions from there on have added, and `chunk` is the newest chunk there.
    """

    columns: Columns
    store: ColumnStore
    last: LoggedChange | None
    count: int
    transactions: int = 0
    open: frozenset[int] = frozenset()
    chunk: int = 0

    @property
    def name(self) -> str:
        if self.last is None:
            return str(self.count)
        return f"{self.count}.{self.last.key}.{self.last.token:x}"

    @property
    def since(self) -> datetime | None:
        """When this state began; None if nothing was ever published."""
        return datetime.fromtimestamp(self.last.at, UTC) if self.last else None


_lock = Lock()
_latest: Known | None = None
_asked: ContextVar[Known | None] = ContextVar("asked", default=None)


@contextmanager
def answered_from(state: Known) -> Iterator[None]:
    """All that is asked within is answered from one state of the record."""
    token = _asked.set(state)
    try:
        yield
    finally:
        _asked.reset(token)


def columns() -> Columns:
    """The columns now; one query, and some more where something has changed since the last time, or
    none within `answered_from`. Raises `DatabaseError` if the database does not answer."""
    return known().columns


def known() -> Known:
    """The columns now, with the state that they are of; as `columns`."""
    global _latest
    if asked := _asked.get():
        return asked
    latest = _latest
    if latest is not None:
        log = _log_since(latest)
        if log.follows(latest) and not log.changes:
            return latest
    with _lock:
        read = _read_on(_latest) if _latest else _read()
        # Of what was stored while that was read it may have one half.
        while (further := _read_on(read)) is not read:
            read = further
        _latest = read
        return _latest


@dataclass(frozen=True, slots=True)
class _Log:
    """What the log holds that a reader does not know, by key, beside the last row that it knows, if
    that is there; the first transaction that may not have ended; and the newest chunk, 0 on SQLite.
    """

    last: LoggedChange | None
    changes: dict[int, LoggedChange]
    transactions: int
    chunk: int

    def follows(self, known: Known) -> bool:
        """Whether all that a reader knows is so still: a backup may have been put back, or a
        transaction taken back that the reader itself was in. Where transactions end in another
        order than they began, what it does not know may have gone from the log into a chunk. And
        another server that holds the same may count its transactions from lower on."""
        is_same = self.last == known.last and self.chunk == known.chunk
        return is_same and self.transactions >= known.transactions


def _read_on(latest: Known) -> Known:
    """The columns after the latest ones."""
    log = _log_since(latest)
    if not log.follows(latest) or latest.store.is_worn:
        return _read()
    if not log.changes:
        return latest
    found = log.changes.values()
    return Known(
        latest.store.extend([_packed(each for each in found if each.transaction != NO_CHANGE)]),
        latest.store,
        max([*found, *([latest.last] if latest.last else [])], key=lambda each: each.key),
        latest.count + len(found),
        log.transactions,
        latest.open | log.changes.keys() if connection.vendor == "postgresql" else frozenset(),
        log.chunk,
    )


def _read() -> Known:
    """The columns from what is stored in chunks, and from what the log holds since."""
    while True:
        store, chunks, log = ColumnStore(), list(_chunks()), _log_since(None)
        found = log.changes.values()
        columns = store.extend(chain(_unpacked(chunks), [_packed(found)]))
        # Chunks that were made meanwhile hold changes that the log had before.
        if chunks == list(_chunks()):
            break
    return Known(
        columns,
        store,
        max(found, key=lambda each: each.key, default=None),
        sum(changes for _key, _format, changes in chunks) + len(found),
        log.transactions,
        frozenset(log.changes) if connection.vendor == "postgresql" else frozenset(),
        log.chunk,
    )


def _chunks() -> "QuerySet[IndexChunk, tuple[int, int, int]]":
    """The keys of the chunks, their formats and how many changes went into them."""
    return IndexChunk.objects.order_by("pk").values_list("pk", "format", "changes")


def _unpacked(chunks: Sequence[tuple[int, int, int]]) -> Iterator[PackedIndex]:
    """What stands in some chunks, one after the other; a query for each."""
    if all(stored_as == FORMAT for _key, stored_as, _changes in chunks):
        for key, *_others in chunks:
            yield PackedIndex.from_bytes(IndexChunk.objects.values_list("content").get(pk=key)[0])
    else:
        # Those of another release are passed over, slowly, until they are made anew.
        editions = Edition.objects.order_by("pk").values_list("pk", flat=True)
        described = Description.objects.newest().filter(kind="source").order_by("pk")
        yield pack(list(editions), list(described.values_list("pk", flat=True)))


def _packed(changes: Iterable[LoggedChange]) -> PackedIndex:
    changes = list(changes)
    editions = {each.edition for each in changes if each.edition is not None}
    return pack(editions, {each.description for each in changes if each.description is not None})


def _log_since(known: Known | None) -> _Log:
    """What the log holds that a reader does not know; one query."""
    last = known.last if known else None
    asked = _ON_POSTGRESQL if connection.vendor == "postgresql" else _ON_SQLITE
    with connection.cursor() as cursor:
        since = known.transactions if known else NO_CHANGE
        cursor.execute(asked, {"last": last.key if last else -1, "transactions": since})
        rows = cursor.fetchall()
    found = {each[2]: LoggedChange(*each[2:]) for each in rows}
    transactions, chunk = rows[0][:2] if rows else (since, known.chunk if known else 0)
    unknown = found.keys() - (known.open if known else set()) - ({last.key} if last else set())
    changes = {key: found[key] for key in unknown}
    return _Log(found.get(last.key) if last else None, changes, transactions, chunk)


# A transaction that began before another may end after it, so that what it adds has lower keys than
# what is known: all that was still under way is looked at again.
_ON_POSTGRESQL = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
    (SELECT coalesce(max(id), 0) FROM relations_indexchunk),
    id, edition, description, transaction, token, at
FROM relations_indexchange WHERE transaction >= %(transactions)s OR id >= %(last)s"""
_ON_SQLITE = """
SELECT 0, 0, id, edition, description, "transaction", token, at
FROM relations_indexchange WHERE id >= %(last)s"""
