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

from relations.record.earlier_vocabularies import earlier_vocabularies
from relations.record.shipped_vocabulary import ShippedKind, digest_of, words_of
from tests.upgrade.answers import ADDRESSES

HERE = Path(__file__).parent
EDITED = "2026-11-30"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The file of a database before and after an upgrade, and what it answers then."""

    before: Path
    after: Path
    answers: dict[str, Any]


Row = dict[str, Any]
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


def answered(state: str) -> dict[str, Any]:
    """What a state answered before any upgrade."""
    answers = json.loads((HERE / f"{state}.json").read_text())
    return {each["address"]: each for each in answers}


each_state = pytest.mark.parametrize("state", ADDRESSES)


@pytest.mark.parametrize(
    ("state", "address"), [(state, address) for state in ADDRESSES for address in ADDRESSES[state]]
)
def test_upgraded_site_answers_as_before(upgraded: Upgraded, state: str, address: str) -> None:
    before, now = answered(state)[address], upgraded(state).answers[address]
    if "body" in now:
        now = {
            **now,
            "body": without_new_keys(now["body"], in_order_of(now["body"], before["body"])),
        }
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


def without_new_keys(now: str, before: str) -> str:
    """JSON less the keys that objects had not before: what was said then is said byte for byte."""
    return json.dumps(known_part(json.loads(now), json.loads(before)))


def known_part(now: Any, before: Any) -> Any:
    if isinstance(now, dict) and isinstance(before, dict):
        before = {**before, **context_that_is_not_shown(now, before)}
        return {key: known_part(now[key], before[key]) for key in now if key in before}
    if isinstance(now, list) and isinstance(before, list) and len(now) == len(before):
        return [known_part(*pair) for pair in zip(now, before, strict=True)]
    return now


def context_that_is_not_shown(now: Row, before: Row) -> Row:
    """What stands around a citation of a source of which only cited sentences are shown, where it
    is blank by now."""
    if before.get("source") != "vpgr1src":
        return {}
    return {name: now[name] for name in ("prefix", "suffix") if name in now and not now[name]}


@each_state
def test_upgrade_loses_no_row(upgraded: Upgraded, state: str) -> None:
    old, new = tables_of(upgraded(state).before), tables_of(upgraded(state).after)
    assert {name for name in old if len(new.get(name, [])) < len(old[name])} == set()


VOCABULARY = {
    "relations_country": (ShippedKind.COUNTRY, "alpha3"),
    "relations_eventtype": (ShippedKind.TYPE, "code"),
    "relations_topic": (ShippedKind.TOPIC, "code"),
}


@each_state
def test_upgrade_changes_no_row_but_what_a_release_shipped(upgraded: Upgraded, state: str) -> None:
    old, new = tables_of(upgraded(state).before), tables_of(upgraded(state).after)
    changed = [
        (table, row)
        for table in old
        for key, row in old[table].items()
        if not is_derived(table) and not is_kept(row, new[table].get(key, {}))
    ]
    assert [each for each in changed if not is_as_shipped(*each)] == []


def tables_of(database: Path) -> dict[str, dict[int, Row]]:
    """The rows of each table of the record and of its accounts, by their numbers."""
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


def is_derived(table: str) -> bool:
    """Whether `rebuild_index` writes it anew."""
    return table != "relations_edition" and table.startswith(
        ("relations_edition", "relations_fingerprint")
    )


def is_kept(old: Row, new: Row) -> bool:
    """Whether all columns of a row are as they were, but for those that are no more."""
    return bool(new) and all(new[name] == old[name] for name in old.keys() & new.keys())


def is_as_shipped(table: str, row: Row) -> bool:
    """Whether a row of before was as some release shipped it, so that another may change it."""
    if table not in VOCABULARY:
        return False
    kind, key = VOCABULARY[table]
    # SQLite keeps a decimal as a number.
    decimals = {"goldstein": f"{row['goldstein']:.1f}"} if row.get("goldstein") is not None else {}
    digest = digest_of(words_of(kind, row | decimals))
    return any(state.get((kind, row[key])) == digest for state in earlier_vocabularies())


# What `edited_record` did to the vocabulary: a question, and its answer before and after.
OF_EDITORS: list[tuple[str, list[Any]]] = [
    ("SELECT name FROM relations_country WHERE alpha3 = 'IRN'", ["Islamic Republic of Iran"]),
    ("SELECT label FROM relations_topic WHERE code = 'border'", ["borders and crossings"]),
    ("SELECT plural FROM relations_eventtype WHERE code = 'visit'", ["visits of rank"]),
    ("SELECT label FROM relations_topic WHERE code = 'deep-sea-mining'", ["deep-sea mining"]),
    ("SELECT label FROM relations_eventtype WHERE code = 'papal-visit'", ["papal visit"]),
    (
        "SELECT name FROM relations_actor WHERE code = 'ministry-of-defence'",
        ["Ministry of Defence"],
    ),
    ("SELECT name FROM relations_country WHERE alpha3 = 'XRU'", ["Ruritania"]),
    ("SELECT kind FROM relations_countryname WHERE name = 'Strelsau'", ["capital"]),
    ("SELECT kind FROM relations_countryname WHERE name = 'Pakistan proper'", ["name"]),
    ("SELECT name FROM relations_country WHERE alpha3 = 'TKL'", []),
    ("SELECT label FROM relations_topic WHERE code = 'culture'", []),
    ("SELECT label FROM relations_eventtype WHERE code = 'natural-disaster'", []),
    ("SELECT name FROM relations_countryname WHERE name = 'Kabul'", []),
    ("SELECT triggers FROM relations_eventtype WHERE triggers LIKE '%talked about%'", []),
    (
        (
            "SELECT came.name FROM relations_country_successors, relations_country AS gone,"
            " relations_country AS came WHERE from_country_id = gone.id AND to_country_id = came.id"
            " AND gone.alpha3 = 'YUG' AND came.alpha3 = 'SVN'"
        ),
        [],
    ),
]


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
