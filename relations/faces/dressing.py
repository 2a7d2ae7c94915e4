"""An event dressed for a page: its shape, with its citations numbered as notes and each
answer beside the claim that it answers."""

from collections.abc import Mapping

from relations.editions.models import Edition
from relations.faces.shapes import Shape, event_shape


def dressed(edition: Edition) -> Shape:
    """The shape of an edition with `notes`, `exchanges`, and `numbers` for each thing that cites.

    A note is one cited sentence, numbered in the order in which a reader meets it, with its
    `uses`: what rests on it and how; `numbers` are the notes of the event, or of a statement.
    `anchor` makes the notes' addresses on a page unlike those of any other event.
    """
    event = event_shape(edition, link=str)
    notes: dict[tuple[str, int], Shape] = {}
    event["numbers"] = _numbers(event["citations"], notes)
    for statement in event["statements"]:
        speaker = statement["speaker"]["name"]
        statement["numbers"] = _numbers(statement["citations"], notes, speaker)
    event["anchor"] = event["code"]
    event["notes"] = list(notes.values())
    event["exchanges"] = _exchanges(event["statements"])
    codes = {statement["code"] for statement in event["statements"]}
    for statement in event["statements"]:
        statement["answers_elsewhere"] = statement["responds_to"] not in {None, *codes}
    event["year"] = edition.sort_date.year
    return event


def dressed_statement(edition: Edition, code: str) -> Shape:
    """One statement of an edition apart from the others, with notes of its own, and its event."""
    event = event_shape(edition, link=str)
    statement = next(each for each in event["statements"] if each["code"] == code)
    notes: dict[tuple[str, int], Shape] = {}
    statement["numbers"] = _numbers(statement["citations"], notes, statement["speaker"]["name"])
    statement["answers_elsewhere"] = statement["responds_to"] is not None
    return {
        "event": event,
        "statement": statement,
        "cited": {"anchor": code, "notes": list(notes.values())},
    }


def _numbers(
    citations: list[Shape], notes: dict[tuple[str, int], Shape], speaker: str = ""
) -> list[int]:
    """The numbers of the notes for some citations; adds the notes that are new, and the uses."""
    numbers = []
    for citation in citations:
        key = citation["source"], citation["sentence"]
        note = notes.setdefault(key, {**citation, "number": len(notes) + 1, "uses": []})
        use = {"speaker": speaker, "field": citation["field"], "stance": citation["stance"]}
        if use not in note["uses"]:
            note["uses"].append(use)
        if note["number"] not in numbers:
            numbers.append(note["number"])
    return numbers


def _exchanges(statements: list[Shape]) -> list[list[Shape]]:
    """Each statement that opens an exchange, followed by all that goes back to it."""
    claims = {statement["code"]: statement["responds_to"] for statement in statements}
    exchanges: dict[str, list[Shape]] = {}
    for statement in statements:
        exchanges.setdefault(_opener(statement["code"], claims), []).append(statement)
    return [
        sorted(exchange, key=lambda each: each["code"] != opener)
        for opener, exchange in exchanges.items()
    ]


def _opener(code: str, claims: Mapping[str, str | None]) -> str:
    """The first claim within the event behind a statement; itself where they go in a circle."""
    passed: set[str] = set()
    claim = claims[code]
    while claim is not None and claim in claims and claim not in passed:
        passed.add(claim)
        code, claim = claim, claims[claim]
    return code
