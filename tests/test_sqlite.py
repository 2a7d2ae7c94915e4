"""A connection to SQLite that is kept, and one where nothing can be written."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from relations.environment import read_database
from relations.outages import outage
from relations.sqlite.checkpoint import put_away_log


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> Iterator[Path]:
    """A database with one word, with a name that has to be quoted in an address."""
    file = tmp_path / "a record? of 100%.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/record.sqlite3")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE words (word)")
        database.execute("INSERT INTO words VALUES ('stored')")
        database.commit()
    with django_db_blocker.unblock():
        yield file


def connected(file: Path) -> BaseDatabaseWrapper:
    """A connection as the site makes it."""
    return ConnectionHandler({"default": {**read_database(file), "NAME": str(file)}})["default"]


def stop_writing_beside(file: Path) -> None:
    """Nobody, whoever runs this, can make the file without which a log is not read."""
    Path(f"{file}-shm").unlink(missing_ok=True)
    Path(f"{file}-shm").symlink_to("/no/such/folder/shm")


def words_in(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM words")
        return [word for (word,) in cursor.fetchall()]


def next_request(connection: BaseDatabaseWrapper) -> None:
    """What Django does at the end of a request and at the beginning of the next."""
    connection.close_if_unusable_or_obsolete()


def test_connection_is_kept_from_request_to_request(file: Path) -> None:
    with closing(connected(file)) as connection:
        assert words_in(connection) == ["stored"]
        kept = connection.connection
        next_request(connection)
        assert words_in(connection) == ["stored"]
        assert connection.connection is kept


def test_database_that_is_put_in_the_place_of_another_is_read_by_the_next_request(
    file: Path, tmp_path: Path
) -> None:
    restored = tmp_path / "restored"
    shutil.copy(file, restored)
    with closing(sqlite3.connect(restored)) as database:
        database.execute("UPDATE words SET word = 'restored'")
        database.commit()
    with closing(connected(file)) as connection:
        assert words_in(connection) == ["stored"]
        next_request(connection)
        restored.replace(file)
        assert words_in(connection) == ["restored"]


def test_connection_that_cannot_write_is_not_kept(file: Path) -> None:
    stop_writing_beside(file)
    with closing(connected(file)) as connection:
        assert words_in(connection) == ["stored"]
        next_request(connection)
        assert connection.connection is None


def test_database_is_read_where_nothing_can_be_written(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stop_writing_beside(file)
    connection = connected(file)
    with caplog.at_level(logging.WARNING), closing(connection):
        assert words_in(connection) == ["stored"]
        with pytest.raises(OperationalError) as raised, connection.cursor() as cursor:
            cursor.execute("INSERT INTO words VALUES ('lost')")
        assert outage(raised.value) == "SQLITE_READONLY"
    assert caplog.messages == ["action=open_database read_only=SQLITE_CANTOPEN"]


def test_database_is_not_read_without_what_stands_in_its_log(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO words VALUES ('in the log')")
        database.commit()
        for ending in ("", "-wal"):
            shutil.copy(f"{file}{ending}", f"{copy}{ending}")
    stop_writing_beside(copy)
    with closing(connected(copy)) as connection, pytest.raises(OperationalError) as raised:
        words_in(connection)
    assert outage(raised.value) == "SQLITE_CANTOPEN"


def test_log_that_a_server_left_is_put_away(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    with closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO words VALUES ('in the log')")
        database.commit()
        for ending in ("", "-wal"):
            shutil.copy(f"{file}{ending}", f"{copy}{ending}")
    monkeypatch.setattr("relations.sqlite.checkpoint.connection", connected(copy))
    put_away_log()
    assert not Path(f"{copy}-wal").exists()
    with closing(connected(copy)) as connection:
        assert words_in(connection) == ["stored", "in the log"]


def test_database_that_is_out_has_no_log_to_put_away(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "relations.sqlite.checkpoint.connection", connected(tmp_path / "no folder" / "x")
    )
    put_away_log()


def test_database_that_does_not_exist_is_not_made_up(tmp_path: Path, file: Path) -> None:
    missing = tmp_path / "no folder" / "record"
    with closing(connected(missing)) as connection, pytest.raises(OperationalError):
        words_in(connection)
