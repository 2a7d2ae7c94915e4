"""Databases of earlier states: after an upgrade they say what they said before, and what editors
did is as they left it."""

import gzip
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.upgrade.answers import ADDRESSES
from tests.upgrade.comparison import (
    EDITED,
    HERE,
    OF_EDITORS,
    Tables,
    answered,
    changed_rows,
    difference,
)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The file of a database before and after an upgrade, and what it answers then."""

    before: Path
    after: Path
    answers: dict[str, Any]


Upgraded = Callable[[str], Upgrade]


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    """The database of a state as it was, and upgraded."""

    @cache
    def upgrade(state: str) -> Upgrade:
        folder = tmp_path_factory.mktemp("upgrade")
        files = folder / "before.sqlite3", folder / "after.sqlite3"
        for file in files:
            file.write_bytes(gzip.decompress((HERE / f"{state}.sqlite3.gz").read_bytes()))
        command = [sys.executable, "-m", "tests.upgrade.answers", state, "--upgrade"]
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{files[1]}"}
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return Upgrade(*files, {each["address"]: each for each in json.loads(run.stdout)})

    return upgrade


each_state = pytest.mark.parametrize("state", ADDRESSES)


@pytest.mark.parametrize(
    ("state", "address"), [(state, address) for state in ADDRESSES for address in ADDRESSES[state]]
)
def test_upgraded_site_answers_as_before(upgraded: Upgraded, state: str, address: str) -> None:
    now = upgraded(state).answers[address]
    assert difference(now, answered(state)[address]) is None


def test_upgraded_site_has_its_events_in_order(upgraded: Upgraded) -> None:
    orders = {
        address: [event["date"]["edtf"] for event in json.loads(each["body"])["events"]]
        for address, each in upgraded("0.1.0").answers.items()
        if "/timeline" in address and each["status"] == 200 and "body" in each
    }
    newest = orders["/timeline.json"]
    assert newest[:3] == ["2025-04-19", "[..2025-04-19]", "2025-04-18"]
    assert orders["/timeline.json?order=oldest"] == newest[::-1]
    within_days = orders["/timeline.json?since=2024-03&until=2024-03-18"]
    assert within_days == ["2023/..", "[..2025-04-19]", "2024"]


@each_state
def test_upgrade_loses_no_row(upgraded: Upgraded, state: str) -> None:
    old, new = tables_of(upgraded(state).before), tables_of(upgraded(state).after)
    assert {name for name in old if len(new.get(name, [])) < len(old[name])} == set()


@each_state
def test_upgrade_changes_no_row_but_what_a_release_shipped(upgraded: Upgraded, state: str) -> None:
    old, new = tables_of(upgraded(state).before), tables_of(upgraded(state).after)
    assert changed_rows(old, new) == []


def tables_of(database: Path) -> Tables:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        # The text index keeps tables of its own.
        ours = [
            name
            for (name,) in names
            if name.startswith(("relations_", "auth_user")) and "_words" not in name
        ]
        # Its number is the key of a row, whatever its key is called.
        asked = "SELECT rowid AS number, * FROM {}"
        found = {name: connection.execute(asked.format(name)).fetchall() for name in ours}
        return {name: {row["number"]: dict(row) for row in found[name]} for name in ours}


@pytest.mark.parametrize(("question", "answer"), OF_EDITORS)
def test_upgrade_keeps_what_editors_did_to_the_vocabulary(
    upgraded: Upgraded, question: str, answer: list[Any]
) -> None:
    for database in (upgraded(EDITED).before, upgraded(EDITED).after):
        with closing(sqlite3.connect(database)) as connection:
            assert [value for (value,) in connection.execute(question)] == answer


FORGERIES = [
    "UPDATE relations_edition SET reason = 'forged'",
    "UPDATE relations_edition SET sha256 = 'forged'",
    "UPDATE OR REPLACE relations_edition SET id = id + 1",
    "REPLACE INTO relations_edition SELECT * FROM relations_edition",
    "DELETE FROM relations_edition",
]


@each_state
@pytest.mark.parametrize("forgery", FORGERIES)
def test_upgraded_database_still_refuses_to_change_an_edition(
    upgraded: Upgraded, state: str, forgery: str
) -> None:
    with (
        closing(sqlite3.connect(upgraded(state).after)) as connection,
        pytest.raises(sqlite3.IntegrityError),
    ):
        connection.execute(forgery)


@each_state
def test_upgrade_drops_the_addresses_of_who_failed_to_log_in(
    upgraded: Upgraded, state: str
) -> None:
    asked = (
        "SELECT name FROM sqlite_master WHERE name LIKE 'axes%'",
        "SELECT model FROM django_content_type WHERE app_label = 'axes'",
    )
    for file, is_there in ((upgraded(state).before, True), (upgraded(state).after, False)):
        with closing(sqlite3.connect(file)) as connection:
            assert [bool(connection.execute(each).fetchall()) for each in asked] == [is_there] * 2


@each_state
def test_upgrade_hashes_what_was_published_as_anyone_can_who_reads_how(
    upgraded: Upgraded, state: str
) -> None:
    with closing(sqlite3.connect(upgraded(state).after)) as connection:
        connection.row_factory = sqlite3.Row
        editions = connection.execute(
            "SELECT * FROM relations_edition ORDER BY event_id, number"
        ).fetchall()
    before = ""
    for edition in editions:
        before = before if edition["number"] > 1 else ""
        hashed = {
            "chain": f"event:{edition['code']}",
            "number": edition["number"],
            "published_at": edition["published_at"].replace(" ", "T") + "Z",
            "reason": edition["reason"],
            "withdrawn": bool(edition["withdrawn"]),
            "document_sha256": sha256_of(json.loads(edition["document"])),
            "previous_sha256": before,
        }
        assert {name: edition[name] for name in hashed} == hashed | {
            "published_at": edition["published_at"]
        }
        before = sha256_of(hashed)
        assert edition["sha256"] == before
    assert [each["number"] for each in editions if each["number"] > 1]


def sha256_of(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
