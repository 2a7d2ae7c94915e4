"""Backups of SQLite: a file that is itself a database, without a log beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from relations.management.backups.copied_database import faults, instead

# Words that were deleted or suppressed stand on, unused, in the file of a database and in the
# index of words until these are written anew.
LEAVE_OUT = """
DELETE FROM django_session;
DELETE FROM relations_unfinishedrun;
INSERT INTO relations_editiontext_words (relations_editiontext_words) VALUES ('rebuild');
INSERT INTO relations_editionstatement_words (relations_editionstatement_words) VALUES ('rebuild');
INSERT INTO relations_indexedsource_words (relations_indexedsource_words) VALUES ('rebuild');
VACUUM;
"""


def save(file: Path) -> None:
    """Copy the database as it is at one moment, while others go on writing."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.executescript(LEAVE_OUT)


def faults_of(file: Path) -> Iterator[str]:
    """What is wrong with a backup; empty if it can be restored."""
    with instead(f"{_address(file)}?mode=ro", uri=True):
        yield from faults()


def load(file: Path) -> None:
    """Put a backup in the place of everything in the database, in one transaction: who has the
    database open reads what was before, or what is in the backup."""
    connection.ensure_connection()
    with closing(sqlite3.connect(f"{_address(file)}?mode=ro", uri=True)) as copy:
        copy.backup(connection.connection)


def _address(file: Path) -> str:
    return f"file:{quote(str(file.resolve()))}"
