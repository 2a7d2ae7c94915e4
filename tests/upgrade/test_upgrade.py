"""A database of an earlier version: after an upgrade it says what it said before."""

import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of version 0.1.0, with its answers after the upgrade beside it."""
    database = tmp_path_factory.mktemp("upgrade") / "dyad.sqlite3"
    with gzip.open(HERE / "0.1.0.sqlite3.gz") as packed, database.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    command = [sys.executable, "-m", "tests.upgrade.answers"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    answered = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    database.with_suffix(".json").write_text(answered.stdout)
    return database


BEFORE = json.loads((HERE / "0.1.0.json").read_text())


@pytest.mark.parametrize("before", BEFORE, ids=[each["address"] for each in BEFORE])
def test_upgraded_site_answers_as_before(upgraded: Path, before: dict[str, Any]) -> None:
    answers = json.loads(upgraded.with_suffix(".json").read_text())
    now = next(each for each in answers if each["address"] == before["address"])
    if "body" in now:
        now["body"] = without_new_keys(now["body"], in_order_of(now["body"], before["body"]))
        before = {**before, "body": in_order_of(now["body"], before["body"])}
    assert now == before


def in_order_of(now: str, before: str) -> str:
    """JSON of before, with its events in the order of now: what is known only to have happened
    before a day is the latest of nothing any more, and what is certain comes first."""
    body, order = json.loads(before), json.loads(now)
    if "events" in body:
        places = [each["code"] for each in order["events"]]
        body["events"].sort(key=lambda each: places.index(each["code"]))
    return json.dumps(body)


def test_upgraded_site_has_its_events_in_order(upgraded: Path) -> None:
    answers = json.loads(upgraded.with_suffix(".json").read_text())
    orders = {
        each["address"]: [event["date"]["edtf"] for event in json.loads(each["body"])["events"]]
        for each in answers
        if "/timeline" in each["address"] and each["status"] == 200 and "body" in each
    }
    newest = orders["/timeline.json"]
    assert newest[:3] == ["2025-04-19", "[..2025-04-19]", "2025-04-18"]
    assert orders["/timeline.json?order=oldest"] == newest[::-1]
    within_days = orders["/timeline.json?since=2024-03&until=2024-03-18"]
    assert within_days == ["2023/..", "[..2025-04-19]", "2024"]


def without_new_keys(now: str, before: str) -> str:
    """JSON less the keys that objects had not before: what was said then is said byte for byte."""
    return json.dumps(known_part(json.loads(now), json.loads(before)))


def known_part(now: Any, before: Any) -> Any:
    if isinstance(now, dict) and isinstance(before, dict):
        return {key: known_part(now[key], before[key]) for key in now if key in before}
    if isinstance(now, list) and isinstance(before, list) and len(now) == len(before):
        return [known_part(*pair) for pair in zip(now, before, strict=True)]
    return now


def test_upgrade_loses_no_row(upgraded: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.sqlite3"
    before.write_bytes(gzip.decompress((HERE / "0.1.0.sqlite3.gz").read_bytes()))
    old, new = rows_of(before), rows_of(upgraded)
    assert {name for name in old if new.get(name, 0) < old[name]} == set()


def rows_of(database: Path) -> dict[str, int]:
    """The number of rows of each table of the record."""
    with sqlite3.connect(database) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'relations_%'"
        ).fetchall()
        counted = "SELECT count(*) FROM {}"
        return {name: connection.execute(counted.format(name)).fetchone()[0] for (name,) in tables}


FORGERIES = [
    "UPDATE relations_edition SET reason = 'forged'",
    "UPDATE relations_edition SET sha256 = 'forged'",
    "UPDATE OR REPLACE relations_edition SET id = id + 1",
    "REPLACE INTO relations_edition SELECT * FROM relations_edition",
    "DELETE FROM relations_edition",
]


@pytest.mark.parametrize("forgery", FORGERIES)
def test_upgraded_database_still_refuses_to_change_an_edition(upgraded: Path, forgery: str) -> None:
    with closing(sqlite3.connect(upgraded)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(forgery)


def test_upgrade_hashes_what_was_published_as_anyone_can_who_reads_how(upgraded: Path) -> None:
    with closing(sqlite3.connect(upgraded)) as connection:
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
