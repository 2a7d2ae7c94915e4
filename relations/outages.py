"""Which errors mean that the database is out: restarting, full, read-only or too busy. Nothing is
wrong then with what it was asked, and asking again later is all that there is to do."""

import sqlite3
from typing import Any

import psycopg

SECONDS_TO_WAIT = 10
"""After so many it is worth while to ask again: most databases have restarted by then."""

_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
# What PostgreSQL itself calls operational, and what follows from a lost connection.
_POSTGRESQL = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,
)


def outage(error: BaseException | None) -> str:
    """The name of the outage behind an error, such as `SQLITE_FULL` or `AdminShutdown`; blank if
    there is none, as where a table is missing."""
    while error:
        if name := _name(error):
            return name
        error = error.__cause__
    return ""


def primary_code(error: sqlite3.Error) -> int:
    """The code of an error of SQLite, without what extends it; 0 if SQLite did not raise it."""
    code: Any = getattr(error, "sqlite_errorcode", 0)
    return int(code) & 0xFF


def _name(error: BaseException) -> str:
    if isinstance(error, sqlite3.Error) and primary_code(error) in _SQLITE:
        return str(error.sqlite_errorname)
    return type(error).__name__ if isinstance(error, _POSTGRESQL) else ""
