"""The record that ships, read as JSON: its events with the sentences that they cite."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures"


def fixture_rows(file: str, model: str) -> list[dict[str, Any]]:
    """The fields of all the rows of a model."""
    records = json.loads((FIXTURES / file).read_text(encoding="utf-8"))
    return [record["fields"] for record in records if record["model"] == f"relations.{model}"]


TRIGGERS = {
    row["code"]: row["triggers"].splitlines()
    for row in fixture_rows("vocabulary.json", "eventtype")
}
"""The phrases of each kind of event."""


@dataclass(frozen=True)
class ShippedEvent:
    """An event as the editors have it; ``sentences`` by their number in the article."""

    title: str
    kind: str
    place: str
    countries: frozenset[str]
    sentences: dict[int, str]


def events() -> list[ShippedEvent]:
    file = "afghanistan-pakistan.json"
    texts = {row["number"]: row["text"] for row in fixture_rows(file, "sentence")}
    cited: dict[str, set[int]] = {}
    for row in fixture_rows(file, "citation"):
        if row["event"]:
            cited.setdefault(row["event"][0], set()).add(row["sentence"][1])
    countries: dict[str, set[str]] = {}
    for row in fixture_rows(file, "participation"):
        countries.setdefault(row["event"][0], set()).add(row["country"][0])
    return [
        ShippedEvent(
            row["title"],
            row["type"][0],
            row["place"],
            frozenset(countries[row["code"]]),
            {number: texts[number] for number in sorted(cited[row["code"]])},
        )
        for row in fixture_rows(file, "event")
    ]
