"""The vocabulary that ships, row by row: what is a code in it, and what are words that editors may
change."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model

FixtureRow = dict[str, Any]
"""A row of a fixture: `model` and `fields`."""

ShippedWords = dict[str, str]
"""The values of the columns that editors may change, as text; what is blank is not in it, so that
a column that is added later changes no digest."""

_DIGITS = 16


class ShippedKind(StrEnum):
    """What is shipped, and kept or changed by editors, as one thing."""

    COUNTRY = "country"
    SUCCESSOR = "successor"
    NAME = "countryname"
    TYPE = "eventtype"
    # Apart from the type, whose label an editor may change: it is recognised by them all the same.
    TRIGGERS = "triggers"
    TOPIC = "topic"


WORDS: Mapping[ShippedKind, tuple[str, ...]] = {
    ShippedKind.COUNTRY: ("name", "standing", "existed"),
    ShippedKind.SUCCESSOR: (),
    ShippedKind.NAME: (),
    ShippedKind.TYPE: (
        *("label", "plural", "definition", "quad"),
        *("plover_type", "plover_mode", "cameo", "goldstein"),
    ),
    ShippedKind.TRIGGERS: ("triggers",),
    ShippedKind.TOPIC: ("label",),
}
"""The columns of each kind that editors may change. A successor or a name is there or is not."""

CODES = ("alpha3", "alpha2", "slug", "code")
"""Columns that are given once, since they stand in addresses and in editions."""


Identity = tuple[ShippedKind, str]
"""A kind, and the natural key of a row in one line: ("countryname", "AFG demonym Afghan")."""

Digests = dict[Identity, str]
"""What ships or is on record: the digest of the words of each row."""


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """A row as it ships; `key` is its natural key, beginning with the code that ships."""

    kind: ShippedKind
    key: tuple[str, ...]
    words: ShippedWords = field(default_factory=dict)
    codes: FixtureRow = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        return self.kind, " ".join(self.key)

    @property
    def name(self) -> str:
        """What it is called; of a row without words, the last part of its key."""
        named = (self.words[each] for each in ("name", "label") if each in self.words)
        return next(named, self.key[-1])


def shipped_vocabulary() -> list[VocabularyRow]:
    """All that this release ships, in the order of its file; within a country or a type, what
    belongs to it comes after it."""
    file = Path(settings.ASSETS, "fixtures", "vocabulary.json")
    return list(vocabulary_rows(json.loads(file.read_text(encoding="utf-8"))))


def vocabulary_rows(rows: Iterable[FixtureRow]) -> Iterator[VocabularyRow]:
    """The rows of a fixture, with triggers and successors apart."""
    for row in rows:
        kind, fields = ShippedKind(row["model"].removeprefix("relations.")), row["fields"]
        if kind is ShippedKind.NAME:
            yield VocabularyRow(kind, (fields["country"][0], fields["kind"], fields["name"]))
            continue
        codes = {name: fields[name] for name in CODES if name in fields}
        code = fields["alpha3" if kind is ShippedKind.COUNTRY else "code"]
        yield VocabularyRow(kind, (code,), words_of(kind, fields), codes)
        if kind is ShippedKind.TYPE:
            triggers = ShippedKind.TRIGGERS
            yield VocabularyRow(triggers, (code,), words_of(triggers, fields))
        for [successor] in fields.get("successors", ()):
            yield VocabularyRow(ShippedKind.SUCCESSOR, (code, successor))


def words_of(kind: ShippedKind, row: Model | FixtureRow) -> ShippedWords:
    """The words of a row of the database, or of the fields of a fixture's."""
    values = row if isinstance(row, dict) else vars(row)
    found = ((name, values.get(name)) for name in WORDS[kind])
    return {name: str(value) for name, value in found if value not in (None, "")}


def digest_of(words: ShippedWords) -> str:
    """Sixteen hexadecimal digits; "" of no words. They are stored: their form never changes."""
    told = json.dumps(words, sort_keys=True, ensure_ascii=False)
    return sha256(told.encode()).hexdigest()[:_DIGITS] if words else ""


def digests_of(rows: Iterable[VocabularyRow]) -> Digests:
    return {row.identity: digest_of(row.words) for row in rows}
