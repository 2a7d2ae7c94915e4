"""The log that SQLite writes ahead of its database."""

from contextlib import suppress

from django.db import Error, connection


def put_away_log() -> None:
    """Write all that stands in the log to the database and delete it, if nobody else has that open:
    it can then be copied, and read where nothing can be written. Does nothing while the database is
    out, or on another one."""
    if connection.vendor == "sqlite":
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # The last connection to close deletes it.
        connection.close()
