"""A database of a test's own: what is written there is committed, and other processes see it."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection

from relations.management.backups.copied_database import instead
from tests.kept_database import kept_database

ON_SQLITE = connection.vendor == "sqlite"


@contextmanager
def database(folder: Path, *, is_filled: bool) -> Iterator[None]:
    """A database of a test's own, in the place of that of all tests; with the vocabulary or empty.
    What is written there is committed."""
    name = f"dyad_{secrets.token_hex(8)}"
    if ON_SQLITE:
        file = folder / name
        if is_filled:
            shutil.copy(kept_database(), file)
        options = {"init_command": "PRAGMA journal_mode=WAL", "transaction_mode": "IMMEDIATE"}
        with instead(str(file), **options):
            yield
        return
    with connection.cursor() as cursor:
        template = "template1" if is_filled else "template0"
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        with instead(name):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database(django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    with django_db_blocker.unblock(), database(tmp_path, is_filled=True):
        yield


def url() -> str:
    """The address of the database in use, for another process."""
    settings = connection.settings_dict
    if ON_SQLITE:
        return f"sqlite:///{settings['NAME']}"
    return f"postgres://{settings['USER']}@{quote(settings['HOST'], safe='')}/{settings['NAME']}"
