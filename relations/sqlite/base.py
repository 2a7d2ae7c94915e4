"""A connection to SQLite that is kept from request to request, and that reads on where nothing can
be written.

To open a database costs far more than most questions to it. A connection is kept by its thread as
long as the same file stands at the address of the database: another may be put in its place.

To read a database with a write-ahead log SQLite makes two files beside it. On a full disk, in a
read-only folder and on a disk that the system has remounted after a fault it cannot, and does not
open the database at all: readers would get nothing because editors cannot write. Where the log is
empty, all that was ever stored stands in the database's own file, which can be read without them.
"""

import logging
import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.backends.sqlite3 import base

from relations.outages import primary_code

logger = logging.getLogger(__name__)

_CANNOT_WRITE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


class DatabaseWrapper(base.DatabaseWrapper):
    """What Django looks for in a backend, under the name that it looks for."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """As Django's; to the file alone where nothing can be written. Raises
        `sqlite3.OperationalError` where acts stand in a log that cannot be read."""
        file = Path(str(conn_params["database"]))
        self.opened = _identity(file)
        try:
            return self._connection(conn_params)
        except sqlite3.OperationalError as error:
            if primary_code(error) not in _CANNOT_WRITE or not _stands_alone(file):
                raise
            logger.warning("action=open_database read_only=%s", error.sqlite_errorname)
            # Only for as long as a request takes: if another process can write after all, what it
            # writes meanwhile would be seen by halves.
            self.close_at = time.monotonic()
            alone = f"file:{quote(str(file.absolute()))}?immutable=1"
            return self._connection({**conn_params, "database": alone})

    def is_usable(self) -> bool:
        """Whether the file that is open is the one to be read now. Django asks before the first
        query of a request."""
        return self.opened == _identity(self.settings_dict["NAME"])

    def _connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        return connection


def _identity(file: Path | str) -> tuple[int, int] | None:
    """What tells a file from all others; None if there is none, as for a database in memory."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _stands_alone(file: Path) -> bool:
    """Whether a database exists and all of it is in its own file, none in a log beside it."""
    log = Path(f"{file}-wal")
    return file.is_file() and not (log.exists() and log.stat().st_size)
