"""The databases of the benchmark. Those of SQLite are made once for each size and kept, until the
code changes that makes them; that of PostgreSQL is filled anew for each run."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from bench.flat import write_flat
from bench.world import World
from tests.kept_database import ROOT, kept, key, run_on
from tests.postgres import run_on as run_with
from tests.postgres import server

KEPT = ROOT / ".bench"
_MAKERS = ("language", "dates", "world", "asking", "rows", "storing", "filling", "flat")
# A crash may cost the filled database, but no setting makes a question cheaper than it is.
_OPTIONS = "-c fsync=off -c shared_buffers=512MB -c jit=off"


def filled_sqlite(size: int) -> Path:
    """The file of a site whose record is a world of a size. Never write to it."""

    def make(file: Path) -> None:
        run_on(file, "-m", "bench", "fill", str(size))

    return kept(f"{size}-{_made_by()}.sqlite3", KEPT / "sites", make)


def flat_sqlite(size: int) -> Path:
    """The file that has the same events in one table."""
    name = f"events-{size}-{_made_by()}.sqlite3"
    return kept(name, KEPT / "flat", lambda file: write_flat(World(size), file))


@contextmanager
def filled_postgresql(size: int) -> Iterator[str]:
    """The URL of a database whose record is a world of a size, on a server of its own."""
    with server(_OPTIONS) as running:
        url = f"{running.url}postgres"
        run_with(url, [sys.executable, "-m", "bench", "fill", str(size)]).check_returncode()
        yield url


def _made_by() -> str:
    """A digest of all code that fills a database."""
    digest = sha256(key().encode())
    for name in _MAKERS:
        digest.update((ROOT / "bench" / f"{name}.py").read_bytes())
    return digest.hexdigest()[:16]
