"""The server, a process at the doors or the database is killed, again and again, as they work."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.ordeal.drafts import make_draft
from tests.ordeal.editors import Editors
from tests.ordeal.record import Act, finish, judge
from tests.ordeal.served import Doors, served
from tests.ordeal.tally import Tally
from tests.postgres import Server

KILLS = 5
ACTS_BETWEEN_KILLS = 8
LONGEST_BETWEEN_KILLS = 45.0  # seconds, on a machine that is busy with other things
PAIRS_OF_EDITORS = 2
MOST_EVENTS = 60


def kill_server(tally: Tally, folder: Path) -> None:
    """The server is killed, with all its workers."""
    acts: list[Act] = []
    with served(folder) as site, editors_at(site.address, tally, acts):

        def kill() -> None:
            site.kill()
            site.start()

        kill_again_and_again(tally, acts, kill)
    finish(tally, acts)


def kill_doors(tally: Tally, folder: Path) -> None:
    """A process that publishes, reviews, withdraws and rebuilds by the doors is killed."""
    acts: list[Act] = []
    with working_at_doors(tally, acts) as doors:

        def kill() -> None:
            doors.kill()
            doors.start()

        kill_again_and_again(tally, acts, kill)
    finish(tally, acts)


def kill_database(tally: Tally, folder: Path, database: Server) -> None:
    """PostgreSQL is killed under a server and a process at the doors."""
    acts: list[Act] = []
    with (
        served(folder) as site,
        editors_at(site.address, tally, acts),
        working_at_doors(tally, acts),
    ):

        def kill() -> None:
            database.kill()
            database.start()
            connection.close()
            site.wait()

        kill_again_and_again(tally, acts, kill)
    finish(tally, acts)


def kill_again_and_again(tally: Tally, acts: list[Act], kill: Callable[[], None]) -> None:
    """Kill in the midst of work, and look each time whether all that was acknowledged is there."""
    for number in range(1, KILLS + 1):
        enough = len(acts) + ACTS_BETWEEN_KILLS
        end = time.monotonic() + LONGEST_BETWEEN_KILLS
        while len(acts) < enough and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(random.random() / 10)  # noqa: S311 - at any moment of the next act
        kill()
        judge(tally, [*acts], where=f"after kill {number}:")
        connection.close()


@contextmanager
def editors_at(address: str, tally: Tally, acts: list[Act]) -> Iterator[None]:
    """Pairs of editors at work, who are through with their last page at the end."""
    over = threading.Event()
    # Each pair takes the next that is left.
    drafts = iter([make_draft("") for _ in range(MOST_EVENTS)])
    pairs = [Editors(f"{tally.name}-{n}", address, tally, acts) for n in range(PAIRS_OF_EDITORS)]
    for pair in pairs:
        pair.log_in()
    threads = [threading.Thread(target=pair.work, args=(drafts, over)) for pair in pairs]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


@contextmanager
def working_at_doors(tally: Tally, acts: list[Act]) -> Iterator[Doors]:
    """A process at the doors whose lines are read, also after it was killed and started again."""
    doors = Doors(f"{tally.name}-doors", acts)
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            doors.read()
            over.wait(0.02)

    doors.start()
    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield doors
    finally:
        over.set()
        doors.kill()
        reader.join()
