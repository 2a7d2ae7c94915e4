"""The public events of a world in one flat table, as somebody would load them into Datasette: the
same rows, with the same facets and a full-text index."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.asking import Occurrence, occurrences
from bench.world import World

OPEN = 2**40
"""Stands for the day of an open end."""

_TABLE = """
CREATE TABLE events (
    code TEXT PRIMARY KEY, title TEXT, summary TEXT, date TEXT, day INTEGER, first INTEGER,
    last INTEGER, place TEXT, type TEXT, quad TEXT, country TEXT, topic TEXT, speaker TEXT,
    source TEXT, statements TEXT, sentences TEXT)"""
# Datasette knows the index of words of a table by the double quotes around its name.
_INDEXES = """
CREATE INDEX events_by_day ON events (day DESC);
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_quad ON events (quad);
CREATE VIRTUAL TABLE events_words USING fts5 (
    title, summary, place, statements, sentences, content="events", tokenize='porter unicode61');
INSERT INTO events_words (events_words) VALUES ('rebuild');
ANALYZE"""


def write_flat(world: World, file: Path) -> None:
    """Write the public events of a world into a new file of SQLite."""
    with closing(sqlite3.connect(file)) as database:
        database.execute(_TABLE)
        database.executemany(
            f"INSERT INTO events VALUES ({', '.join(['?'] * 16)})",  # noqa: S608
            map(_row, occurrences(world)),
        )
        database.executescript(_INDEXES)
        database.commit()


def _row(event: Occurrence) -> tuple[Any, ...]:
    telling, whole, values = event.telling, event.span.whole, event.values
    listed = (json.dumps(values[name]) for name in ("country", "topic", "speaker", "source"))
    return (
        event.told.code,
        telling.title,
        telling.summary,
        telling.date,
        event.span.day,
        -OPEN if whole.first is None else whole.first,
        OPEN if whole.last is None else whole.last,
        telling.place,
        telling.type,
        values["quad"][0],
        *listed,
        json.dumps([[said.text, said.quotation] for said in event.told.sayings]),
        json.dumps([*event.sentences]),
    )
