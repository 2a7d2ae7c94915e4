"""The ordeals in their order, and which of them a database goes through."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import django

# Models can be imported only from here on.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
django.setup()

from django.db import connection  # noqa: E402

from tests.ordeal.clock import set_clock_back  # noqa: E402
from tests.ordeal.cut_log import cut_log  # noqa: E402
from tests.ordeal.disk import fill_disk, forbid_disk  # noqa: E402
from tests.ordeal.editors import make_accounts  # noqa: E402
from tests.ordeal.kills import kill_database, kill_doors, kill_server  # noqa: E402
from tests.ordeal.one_event import crowd_one_event  # noqa: E402
from tests.ordeal.restarts import restart_under_load  # noqa: E402
from tests.ordeal.tally import Tally  # noqa: E402
from tests.postgres import Server  # noqa: E402

Ordeal = Callable[[Tally, Path], None]


def ordeals_of(database: str, running: Server | None) -> dict[str, Ordeal]:
    """By what is done in each."""
    everywhere: dict[str, Ordeal] = {
        "server killed": kill_server,
        "doors killed": kill_doors,
        "50 at one event": crowd_one_event,
        "clock set back": set_clock_back,
    }
    if running:
        return everywhere | {
            "database killed": partial(kill_database, database=running),
            "database restarted": partial(restart_under_load, database=running),
        }
    return everywhere | {
        "log cut": cut_log,
        "disk full": fill_disk,
        "disk read-only": forbid_disk,
    }


def tallies_of(database: str, folder: Path, running: Server | None, only: str) -> Iterator[Tally]:
    """Run those on a database, or one of them alone."""
    make_accounts()
    for name, ordeal in ordeals_of(database, running).items():
        if only in {"", name}:
            tally, start = Tally(name, database), time.monotonic()
            ordeal(tally, folder)
            connection.close()
            tally.seconds = time.monotonic() - start
            yield tally
