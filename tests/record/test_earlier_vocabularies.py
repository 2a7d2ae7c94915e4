"""What earlier releases shipped is known, for databases that kept no account of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from relations.record import earlier_vocabularies as earlier
from relations.record.earlier_vocabularies import (
    account_file,
    earlier_vocabularies,
    held_vocabulary,
)
from relations.record.shipped_vocabulary import (
    CODES,
    WORDS,
    ShippedKind,
    digest_of,
    digests_of,
    shipped_vocabulary,
    vocabulary_rows,
)
from tests.upgrade.digests import extended, written

pytestmark = pytest.mark.any_database

STATES = earlier_vocabularies()
each_state = pytest.mark.parametrize("number", range(len(STATES)))


def test_vocabulary_that_ships_is_the_last_state_on_account() -> None:
    assert STATES[-1] == digests_of(shipped_vocabulary()), (
        "fixtures/vocabulary.json has changed: run `python -m tests.upgrade.digests`."
    )


@each_state
def test_state_is_told_from_all_others(number: int) -> None:
    assert held_vocabulary(STATES[number]) == STATES[number]


@each_state
def test_state_is_told_after_others_were_loaded_before_it(number: int) -> None:
    here: dict[Any, str] = {}
    for state in STATES[: number + 1]:
        here |= state
    assert held_vocabulary(here) == STATES[number]


@pytest.mark.parametrize("number", [0, 1, 3, len(STATES) - 1])
def test_state_is_told_although_editors_deleted_and_changed_rows(number: int) -> None:
    here = dict(STATES[number])
    for identity in sorted(here)[::10]:
        del here[identity]
    here |= dict.fromkeys(sorted(here)[::10], "changed")
    here |= {(ShippedKind.TOPIC, f"of-ours-{each}"): "added" for each in range(50)}
    assert held_vocabulary(here) == STATES[number]


def test_nothing_was_loaded_where_next_to_nothing_is_there() -> None:
    assert held_vocabulary({}) == {}
    assert held_vocabulary(dict(list(STATES[-1].items())[:5])) == {}


@pytest.mark.parametrize("number", [1, len(STATES) - 1])
def test_state_is_told_although_editors_kept_twenty_countries_alone(number: int) -> None:
    kept = [key for kind, key in STATES[number] if kind is ShippedKind.COUNTRY][::13]
    here = {
        (kind, key): digest
        for (kind, key), digest in STATES[number].items()
        if kind in (ShippedKind.TYPE, ShippedKind.TRIGGERS, ShippedKind.TOPIC) or key[:3] in kept
    }
    assert held_vocabulary(here) == STATES[number]


def test_account_is_written_as_it_is_read() -> None:
    text = account_file().read_text("utf-8")
    assert written(json.loads(text)) == text


def test_changed_vocabulary_becomes_the_next_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {**STATES[-1], (ShippedKind.TOPIC, "fish"): "another digest"}
    del now[ShippedKind.TOPIC, "water"]
    account = extended(json.loads(account_file().read_text("utf-8")), STATES, now)
    file = tmp_path / "account.json"
    file.write_text(written(account), "utf-8")
    monkeypatch.setattr(earlier, "account_file", lambda: file)
    assert earlier_vocabularies() == [*STATES, now]


def test_every_column_that_ships_is_a_code_or_a_word_or_a_key() -> None:
    file = Path(settings.ASSETS, "fixtures", "vocabulary.json")
    known = {*CODES, *(name for names in WORDS.values() for name in names), "successors"}
    of_names = {"country", "kind", "name"}
    for row in json.loads(file.read_text("utf-8")):
        is_name = row["model"] == "relations.countryname"
        assert row["fields"].keys() <= (of_names if is_name else known), row


def test_every_row_that_ships_has_a_key_of_its_own() -> None:
    rows = shipped_vocabulary()
    assert len({row.identity for row in rows}) == len(rows)


# Digests are stored on every site: what they are made of never changes.
DIGESTS = [
    ({}, ""),
    ({"label": "water"}, "3bfa96fbceb29696"),
    ({"standing": "member", "name": "Ivory Coast"}, "793f6d8eef96a082"),
    ({"name": "Ivory Coast", "standing": "member"}, "793f6d8eef96a082"),
]


@pytest.mark.parametrize(("words", "digest"), DIGESTS)
def test_digest_is_for_ever(words: dict[str, str], digest: str) -> None:
    assert digest_of(words) == digest


def test_blank_column_changes_no_digest() -> None:
    fields = {"code": "water", "label": "water"}
    row = {"model": "relations.topic", "fields": fields}
    with_blank = {"model": "relations.topic", "fields": {**fields, "definition": "", "since": None}}
    assert digests_of(vocabulary_rows([row])) == digests_of(vocabulary_rows([with_blank]))
