"""The root of a day: one hash over everything published by its end, for others to hold us to it.

It is the SHA-256 of one line for each chain, `<chain> <number> <sha256>` and a line feed, of the
version that was the newest of its chain when the day ended in UTC, in the order of the bytes of
the lines. Each day on which something was published has one, from the first that was kept.

What is published in chains is given as `chained`, the models of its versions.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from heapq import merge
from typing import Any

from django.db import connection, models
from django.db.models import Max, Min, Q
from django.db.models.functions import Collate, TruncDate
from django.utils import timezone

from relations.editions.hash_chain import end_of, head_line

Chained = Sequence[type[models.Model]]

PATIENCE = 3
"""Days after which a root is missed: two whole ones after its own."""

# The key of a lock on PostgreSQL: shared by all acts of a day, and whole for who keeps its root.
_DAY_LOCK = 0x64796164


class DailyRoot(models.Model):
    """The root at the end of a day (UTC), over the newest version of each chain.

    `previous_root` is the root that was kept before it, blank for the first. The database refuses
    to change or delete a row.
    """

    day = models.DateField(primary_key=True)
    root = models.CharField(max_length=64)
    chains = models.PositiveIntegerField()
    previous_root = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.root}"


def time_of_act(chained: Chained) -> datetime:
    """The time of what is published now: never within a day whose root is kept, even if the clock
    has been set back. Keeps the roots that are due. Expects a transaction; until that ends, no
    other one keeps the root of the day.

    Two queries, one more where the day before this has no root.
    """
    keep_due_roots(chained, waits=False)
    _lock("pg_advisory_xact_lock_shared")
    kept = DailyRoot.objects.last()
    now = timezone.now()
    return max(now, end_of(kept.day)) if kept else now


def wait_for_acts() -> None:
    """Wait until no act is under way, and let none begin until the transaction ends."""
    _lock("pg_advisory_xact_lock")


def keep_due_roots(chained: Chained, *, waits: bool) -> int:
    """Keep the root of each day that has ended, has none, and on which something was published; the
    first time of the last such day only. Return how many. Expects a transaction.

    Where an act of another process is under way, this waits for its end, or leaves the roots to a
    later act. Reads the newest versions of all chains, without their documents.
    """
    if not _due(chained):
        return 0
    if not _lock("pg_advisory_xact_lock" if waits else "pg_try_advisory_xact_lock"):
        return 0
    count = 0
    while day := _due(chained):
        root, chains = root_at(end_of(day), chained)
        kept = DailyRoot.objects.last()
        DailyRoot.objects.create(
            day=day, root=root, chains=chains, previous_root=kept.root if kept else ""
        )
        count += 1
    return count


def days_without_root(chained: Chained) -> list[date]:
    """The days that should have a root and have none, in order; a query for each model and one.

    None is missed of a day before the first that was kept. After the last, a day is given two more
    to end the acts that were under way. Where none was kept at all, only the last day is due, and
    not if it is the only one: the first act of a second day keeps the root of the first.
    """
    kept = set(DailyRoot.objects.values_list("day", flat=True))
    patient = timezone.now().astimezone(UTC).date() - timedelta(days=PATIENCE)
    until = max(kept | {patient})
    published = {day for model in chained for day in _days(model) if day <= until}
    if not kept:
        return [max(published)] if len(published) > 1 else []
    first = min(kept)
    return sorted(day for day in published - kept if day >= first)


def _days(model: type[models.Model]) -> Iterator[date]:
    day = TruncDate("published_at", tzinfo=UTC)
    return iter(model._default_manager.order_by().values_list(day, flat=True).distinct())


def root_at(moment: datetime, chained: Chained) -> tuple[str, int]:
    """The root over what was published before a moment, and the number of chains. Holds some rows
    in memory at a time, however many chains there are; a query for each model."""
    root, chains = sha256(), 0
    for head in merge(*(_heads(model, moment) for model in chained)):
        root.update(head_line(*head))
        chains += 1
    return root.hexdigest(), chains


def in_order_of_bytes(field: str) -> Collate:
    """An order that is the same on every database, whatever its language."""
    return Collate(field, "BINARY" if connection.vendor == "sqlite" else "C")


def _heads(model: type[models.Model], moment: datetime) -> Iterator[tuple[str, int, str]]:
    not_superseded = Q(superseded_at=None) | Q(superseded_at__gte=moment)
    published = model._default_manager.filter(not_superseded, published_at__lt=moment)
    heads = published.order_by(in_order_of_bytes("chain"))
    return iter(heads.values_list("chain", "number", "sha256").iterator(10_000))


def _due(chained: Chained) -> date | None:
    """The first day whose root is to be kept."""
    today = datetime.combine(timezone.now().astimezone(UTC), time(), UTC)
    kept = DailyRoot.objects.last()
    if kept and end_of(kept.day) >= today:
        return None
    times = [_first_time(model, kept, today) for model in chained]
    found = [each.astimezone(UTC).date() for each in times if each]
    if not found:
        return None
    return min(found) if kept else max(found)


def _first_time(model: Any, kept: DailyRoot | None, today: datetime) -> datetime | None:
    """When something was first published after the last kept day and before this one; last, where
    no root is kept yet."""
    published = model._default_manager.filter(published_at__lt=today)
    if kept:
        published = published.filter(published_at__gte=end_of(kept.day))
    found: datetime | None = published.aggregate(
        time=Min("published_at") if kept else Max("published_at")
    )["time"]
    return found


def _lock(function: str) -> bool:
    """Take a lock of PostgreSQL until the transaction ends; False if that was only tried and is not
    to be had. SQLite lets one transaction write at a time anyway."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_DAY_LOCK])
        return cursor.fetchone()[0] is not False
