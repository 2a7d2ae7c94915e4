"""SQLite's write-ahead log is cut short, as by a machine that fails: what is left is the beginning
of what was acknowledged, and never half an act."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from relations.editions.models import Edition
from relations.editions.publication import publish, withdraw
from relations.record.models import Event
from tests.factories import UNREAD
from tests.kept_database import kept_database
from tests.ordeal.drafts import make_draft
from tests.ordeal.record import Act, judge
from tests.ordeal.tally import Tally

CUTS = 40
ACTS = 12


def cut_log(tally: Tally, folder: Path) -> None:
    """Do some acts, none of which reaches the database's own file, and open that with 40 beginnings
    of its log."""
    kept = folder / "kept.sqlite3"
    with connected_to(_copy(kept_database(), kept)):
        acts = list(_acts(tally, Path(f"{kept}-wal")))
        # Quiet now, and still open: closing it would write the log into the database.
        copy = _copy(kept, folder / "whole.sqlite3")
    tally.acknowledged += len(acts)
    for number, size in enumerate(_sizes(acts[-1][1], acts)):
        cut = _copy(copy, folder / f"cut-{number}.sqlite3", log=size)
        with connected_to(cut):
            _expect_beginning(tally, acts, size)


def _acts(tally: Tally, log: Path) -> Iterator[tuple[Act, int]]:
    """Publish and withdraw; each act with the size of the log, in bytes, when it was done."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(0, ACTS, 3):
        mark = f"{tally.name}-{number}"
        event = make_draft(f"{mark}-a")
        publish(event, by=None, reason=f"{mark}-a", unchecked=UNREAD)
        yield Act("publish", f"{mark}-a"), log.stat().st_size
        Event.objects.filter(pk=event.pk).update(summary=f"{mark}-b")
        publish(event, by=None, reason=f"{mark}-b", unchecked=UNREAD)
        yield Act("publish", f"{mark}-b"), log.stat().st_size
        withdraw(event, by=None, reason=f"{mark}-c")
        yield Act("withdraw", f"{mark}-c"), log.stat().st_size


def _sizes(whole: int, acts: list[tuple[Act, int]]) -> list[int]:
    """Where it is cut: a byte before, after and at the end of acts, and evenly in between."""
    ends = [size + more for _act, size in acts[::3] for more in (-1, 0, 1)]
    evenly = CUTS - len(ends)
    return sorted([*ends, *(whole * number // evenly for number in range(evenly))])


def _expect_beginning(tally: Tally, acts: list[tuple[Act, int]], size: int) -> None:
    """Exactly those acts must be on record that were done when the log had this size."""
    where = f"log cut at {size}:"
    judge(tally, [act for act, end in acts if end <= size], where=where)
    done = sum(end <= size for _act, end in acts)
    on_record = Edition.objects.filter(reason__startswith=tally.name).count()
    if on_record > done:
        tally.halves.append(f"{where} {on_record} editions, of which {done} were whole in the log")


def _copy(file: Path, to: Path, log: int | None = None) -> Path:
    """A copy of a database and its log, of which that many bytes are left; all unless told."""
    shutil.copy(file, to)
    if Path(f"{file}-wal").exists():
        shutil.copy(f"{file}-wal", f"{to}-wal")
        if log is not None:
            with open(f"{to}-wal", "r+b") as cut:
                cut.truncate(log)
    return to


@contextmanager
def connected_to(file: Path) -> Iterator[None]:
    """Let this process work on another file of SQLite."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
