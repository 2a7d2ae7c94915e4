"""What an upgrade has to leave as it was, and what may be otherwise."""

import json
from pathlib import Path
from typing import Any

from relations.record.earlier_vocabularies import earlier_vocabularies
from relations.record.shipped_vocabulary import ShippedKind, digest_of, words_of

HERE = Path(__file__).parent
EDITED = "2026-11-30"
"""The state that `edited_record` made."""

Row = dict[str, Any]
Tables = dict[str, dict[int, Row]]
"""The rows of each table of the record and of its accounts, by their numbers."""

VOCABULARY = {
    "relations_country": (ShippedKind.COUNTRY, "alpha3"),
    "relations_eventtype": (ShippedKind.TYPE, "code"),
    "relations_topic": (ShippedKind.TOPIC, "code"),
}


def answered(state: str) -> dict[str, Any]:
    """What a state answered before any upgrade."""
    answers = json.loads((HERE / f"{state}.json").read_text())
    return {each["address"]: each for each in answers}


def difference(now: Row, before: Row) -> tuple[Row, Row] | None:
    """An answer now and before, without what may be otherwise; None if it is the same."""
    if "body" in now:
        body = without_new_keys(now["body"], in_order_of(now["body"], before["body"]))
        now = {**now, "body": body}
        told = json.loads(in_order_of(now["body"], before["body"]))
        before = {**before, "body": json.dumps(as_readers_may_see(told))}
    if before["address"].startswith("/relations/") and before["title"]:
        # Who only hosts makes no pair any more, and the words of a pair's page say so.
        before = {**before, "title": f"Between {before['title']}"}
    return None if now == before else (now, before)


def in_order_of(now: str, before: str) -> str:
    """JSON of before, with its events in the order of now: what is known only to have happened
    before a day is the latest of nothing any more, and what is certain comes first."""
    body, order = json.loads(before), json.loads(now)
    if "events" in body:
        places = [each["code"] for each in order["events"]]
        body["events"].sort(key=lambda each: places.index(each["code"]))
    return json.dumps(body)


def without_new_keys(now: str, before: str) -> str:
    """JSON less the keys that objects had not before: what was said then is said byte for byte."""
    return json.dumps(known_part(json.loads(now), json.loads(before)))


def known_part(now: Any, before: Any) -> Any:
    if isinstance(now, dict) and isinstance(before, dict):
        return {key: known_part(now[key], before[key]) for key in now if key in before}
    if isinstance(now, list) and isinstance(before, list) and len(now) == len(before):
        return [known_part(*pair) for pair in zip(now, before, strict=True)]
    return now


CITED_ONLY = {"vpgr1src", "w0frk5bv"}
"""The sources of which readers see cited sentences only."""

LOGIN_NAME = "bo"


def as_readers_may_see(said: Any) -> Any:
    """JSON of before without what stood around citations of such sources, and without the name by
    which an editor logs in."""
    if isinstance(said, list):
        return [as_readers_may_see(each) for each in said]
    if not isinstance(said, dict):
        return said
    kept = {key: as_readers_may_see(each) for key, each in said.items()}
    if kept.get("by") == LOGIN_NAME:
        kept["by"] = "an editor"
    is_restricted = "prefix" in kept and kept["source"] in CITED_ONLY
    return {**kept, "prefix": "", "suffix": ""} if is_restricted else kept


def changed_rows(old: Tables, new: Tables) -> list[tuple[str, Row]]:
    """The rows of before that are gone or others now, and were not as a release shipped them."""
    changed = [
        (table, row)
        for table in old
        for key, row in old[table].items()
        if not is_derived(table) and not is_kept(row, new[table].get(key, {}))
    ]
    return [each for each in changed if not is_as_shipped(*each)]


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
