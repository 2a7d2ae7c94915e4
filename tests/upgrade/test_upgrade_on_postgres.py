"""The database that editors had worked on, moved to PostgreSQL as it was and upgraded there."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.rows import scalar_row

from tests.upgrade.comparison import (
    EDITED,
    HERE,
    OF_EDITORS,
    Row,
    Tables,
    answered,
    changed_rows,
    difference,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone"),
]


@dataclass(frozen=True, slots=True)
class UpgradeOnPostgres:
    """Where the upgraded database is, its rows before and after, and what it answers."""

    database: str
    before: Tables
    after: Tables
    answers: dict[str, Any]


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UpgradeOnPostgres]:
    file = tmp_path_factory.mktemp("upgrade") / "before.sqlite3"
    file.write_bytes(gzip.decompress((HERE / f"{EDITED}.sqlite3.gz").read_bytes()))
    with empty_database() as database:
        run(database, "tests.upgrade.postgres_copy", str(file))
        before = tables_of(database)
        answers = json.loads(run(database, "tests.upgrade.answers", EDITED, "--upgrade"))
        by_address = {each["address"]: each for each in answers}
        yield UpgradeOnPostgres(database, before, tables_of(database), by_address)


@contextmanager
def empty_database() -> Iterator[str]:
    """The address of a database of its own, beside that of the tests."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    name = f"upgrade_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as own:
        own.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield f"{server}/{name}"
        finally:
            own.execute(f"DROP DATABASE {name}")


def run(database: str, *module: str) -> str:
    """What a module prints that is run on a database."""
    command = [sys.executable, "-m", *module]
    environment = {**os.environ, "DATABASE_URL": database}
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def tables_of(database: str) -> Tables:
    with psycopg.connect(database, row_factory=scalar_row) as own:
        names = own.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        ours = [name for name in names if name.startswith(("relations_", "auth_user"))]
        asked = "SELECT row_to_json(each) FROM {} AS each"
        found = {name: own.execute(asked.format(name)).fetchall() for name in ours}
    return {name: {number_of(row): row for row in rows} for name, rows in found.items()}


def number_of(row: Row) -> int:
    """The key of a row, which is the first of its columns, whatever it is called."""
    return row.get("history_id") or row.get("id") or next(iter(row.values()))


def test_site_upgraded_on_postgres_answers_as_before(upgraded: UpgradeOnPostgres) -> None:
    before = answered(EDITED)
    assert upgraded.answers.keys() == before.keys()
    for address, now in upgraded.answers.items():
        assert difference(in_order(now), in_order(before[address])) is None


def in_order(answer: Row) -> Row:
    """An answer with its keys in order: PostgreSQL does not keep that of a document."""
    if "body" not in answer:
        return answer
    return {**answer, "body": json.dumps(json.loads(answer["body"]), sort_keys=True)}


def test_upgrade_on_postgres_changes_no_row_but_what_a_release_shipped(
    upgraded: UpgradeOnPostgres,
) -> None:
    assert len(upgraded.before["relations_edition"]) == 14
    assert changed_rows(upgraded.before, upgraded.after) == []


def test_upgrade_on_postgres_keeps_what_editors_did_to_the_vocabulary(
    upgraded: UpgradeOnPostgres,
) -> None:
    with psycopg.connect(upgraded.database, row_factory=scalar_row) as own:
        answers = [own.execute(question).fetchall() for question, _answer in OF_EDITORS]
    assert answers == [answer for _question, answer in OF_EDITORS]
