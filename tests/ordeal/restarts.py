"""PostgreSQL is restarted and killed while many read and some write: nobody gets an error."""

import time
from pathlib import Path

from django.db import connection

from tests.factories import make_published
from tests.ordeal.kills import editors_at
from tests.ordeal.pages import expect_readable, read_by_many
from tests.ordeal.record import Act, finish
from tests.ordeal.served import served
from tests.ordeal.tally import Tally
from tests.postgres import Server

RESTARTS = 4
SECONDS_BETWEEN = 3
SECONDS_OUT = 2


def restart_under_load(tally: Tally, folder: Path, database: Server) -> None:
    """Stopped in the middle of all, and started again after a while."""
    make_published()
    acts: list[Act] = []
    with served(folder) as site:
        with (
            editors_at(site.address, tally, acts),
            read_by_many(site.address, tally) as statuses,
        ):
            for _number in range(RESTARTS):
                time.sleep(SECONDS_BETWEEN)
                database.stop("fast")
                connection.close()
                time.sleep(SECONDS_OUT)
                database.start()
                site.wait()
            time.sleep(SECONDS_BETWEEN)
        expect_readable(site.address, tally, "after the last restart")
    if set(statuses) - {200, 503} or not statuses[200]:
        tally.untrue.append(f"readers were answered with {dict(statuses)}")
    finish(tally, acts)
