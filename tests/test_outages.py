"""Which errors of a database are an outage, and what a pool of connections makes of one."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import psycopg_pool
import pytest
from django.db import DatabaseError, OperationalError, connection
from django.db.transaction import TransactionManagementError

from relations.outages import outage


def opened(file: Path, *, mode: str = "rwc") -> sqlite3.Connection:
    return sqlite3.connect(f"file:{file}?mode={mode}", uri=True, timeout=0, isolation_level=None)


@contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(opened(folder / "record")) as made:
        made.execute("CREATE TABLE words (word)")
        yield made


def write_to_read_only(folder: Path) -> None:
    with database(folder), closing(opened(folder / "record", mode="ro")) as other:
        other.execute("INSERT INTO words VALUES (1)")


def write_while_another_does(folder: Path) -> None:
    with database(folder) as one, closing(opened(folder / "record")) as other:
        one.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def write_to_full(folder: Path) -> None:
    with database(folder) as full:
        full.execute("PRAGMA max_page_count = 2")
        full.execute("INSERT INTO words VALUES (zeroblob(100000))")


def open_nothing(folder: Path) -> None:
    opened(folder / "missing" / "record", mode="ro").execute("SELECT 1")


def ask_for_what_is_not_there(folder: Path) -> None:
    with database(folder) as made:
        made.execute("SELECT * FROM names")


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (write_to_read_only, "SQLITE_READONLY"),
        (write_while_another_does, "SQLITE_BUSY"),
        (write_to_full, "SQLITE_FULL"),
        (open_nothing, "SQLITE_CANTOPEN"),
        (ask_for_what_is_not_there, ""),
    ],
)
def test_errors_of_sqlite(tmp_path: Path, ask: object, name: str) -> None:
    assert callable(ask)
    with pytest.raises(sqlite3.OperationalError) as raised:
        ask(tmp_path)
    assert outage(raised.value) == name
    # As Django passes it on.
    passed = OperationalError(str(raised.value))
    passed.__cause__ = raised.value
    assert outage(passed) == name


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (psycopg.OperationalError("server closed the connection unexpectedly"), "OperationalError"),
        (psycopg.InterfaceError("the connection is closed"), "InterfaceError"),
        (psycopg.errors.AdminShutdown(), "AdminShutdown"),
        (psycopg.errors.CannotConnectNow(), "CannotConnectNow"),
        (psycopg.errors.DiskFull(), "DiskFull"),
        (psycopg.errors.QueryCanceled(), "QueryCanceled"),
        (psycopg.errors.ReadOnlySqlTransaction(), "ReadOnlySqlTransaction"),
        (psycopg_pool.PoolTimeout(), "PoolTimeout"),
        (psycopg.errors.UndefinedTable(), ""),
        (psycopg.errors.UniqueViolation(), ""),
        (psycopg.errors.DataCorrupted(), ""),
    ],
)
def test_errors_of_postgresql(error: psycopg.Error, name: str) -> None:
    assert outage(error) == name
    later = TransactionManagementError("the transaction is broken")
    later.__cause__ = DatabaseError()
    later.__cause__.__cause__ = error
    assert outage(later) == name


@pytest.mark.parametrize("error", [None, ValueError("x"), OperationalError("of nobody")])
def test_what_no_database_said_is_no_outage(error: Exception | None) -> None:
    assert outage(error) == ""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server to restart")
@pytest.mark.django_db
def test_connection_that_the_server_has_closed_is_replaced_before_it_is_used() -> None:
    def process() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [pid] = cursor.fetchone()
        connection.close()
        return int(pid)

    with ThreadPoolExecutor(1) as another:
        closed = another.submit(process).result()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [closed])
        assert another.submit(process).result() != closed
