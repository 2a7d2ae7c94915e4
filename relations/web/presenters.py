"""An event dressed for a page: its shape, with its citations numbered as notes and each
answer beside the claim that it answers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from relations.editions.models import Edition
from relations.record.citations import Citation
from relations.web.serializers import Shape, event_shape


def dressed(edition: Edition) -> Shape:
    """The shape of an edition with `notes`, `exchanges`, tables of `figures`, and `numbers` for
    each thing that cites.

    A note is one cited sentence, numbered in the order in which a reader meets it, with its
    `uses`: what rests on it, how, and by whose `check`, if any; `numbers` are the notes of the
    event, or of a statement.
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
    event["figures"] = figure_tables(event["statements"])
    for table in event["figures"]:
        for statement in table["rows"]:
            statement["figure_in_table"] = True
    codes = {statement["code"] for statement in event["statements"]}
    for statement in event["statements"]:
        statement["answers_elsewhere"] = statement["responds_to"] not in {None, *codes}
    return event


def dressed_exchanges(edition: Edition, chosen: Collection[str]) -> list[Shape]:
    """The exchanges of an edition that hold chosen statements (their codes), each with its event.

    Of an exchange are shown the chosen `statements`, which are `chosen`, the claims that they
    answer and the answers to them, with notes of their own, which are `cited`.
    """
    event = event_shape(edition, link=str)
    return [
        _excerpt(event, exchange, chosen)
        for exchange in _exchanges(event["statements"])
        if any(each["code"] in chosen for each in exchange)
    ]


def _excerpt(event: Shape, exchange: list[Shape], chosen: Collection[str]) -> Shape:
    claims = {each["responds_to"] for each in exchange if each["code"] in chosen}
    wanted = claims.union(chosen)
    shown = [each for each in exchange if each["code"] in wanted or each["responds_to"] in chosen]
    notes: dict[tuple[str, int], Shape] = {}
    codes = {each["code"] for each in shown}
    for each in shown:
        each["numbers"] = _numbers(each["citations"], notes, each["speaker"]["name"])
        each["answers_elsewhere"] = each["responds_to"] not in {None, *codes}
        each["chosen"] = each["code"] in chosen
    return {
        "event": event,
        "statements": shown,
        "cited": {"anchor": shown[0]["code"], "notes": list(notes.values())},
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
        use["check"] = _check(citation["checked"])
        if use not in note["uses"]:
            note["uses"].append(use)
        if note["number"] not in numbers:
            numbers.append(note["number"])
    return numbers


def _check(checked: Shape | None) -> Shape | None:
    """Who judged a citation, on which day here, and what they found."""
    if checked is None:
        return None
    moment = datetime.fromisoformat(checked["at"])
    return {
        "by": checked["by"],
        "day": timezone.localtime(moment).date().isoformat(),
        "found": Citation.Judgement(checked["judgement"]).label,
    }


def _exchanges(statements: list[Shape]) -> list[list[Shape]]:
    """Each statement that opens an exchange, followed by all that goes back to it.

    Where there are answers, each statement has its `part`: "claim" or "answer".
    """
    claims = {statement["code"]: statement["responds_to"] for statement in statements}
    exchanges: dict[str, list[Shape]] = {}
    for statement in statements:
        exchanges.setdefault(_opener(statement["code"], claims), []).append(statement)
    ordered = [
        sorted(exchange, key=lambda each: each["code"] != opener)
        for opener, exchange in exchanges.items()
    ]
    for claim, *answers in ordered:
        claim["part"] = "claim" if answers else ""
        for answer in answers:
            answer["part"] = "answer"
    return ordered


def _opener(code: str, claims: Mapping[str, str | None]) -> str:
    """The first claim within the event behind a statement; itself where they go in a circle."""
    passed: set[str] = set()
    claim = claims[code]
    while claim is not None and claim in claims and claim not in passed:
        passed.add(claim)
        code, claim = claim, claims[claim]
    return code


def figure_tables(statements: Sequence[Shape]) -> list[Shape]:
    """A table for each measure that different speakers give figures for, in order of first mention.

    Its `rows` are the statements, by the side for which each speaks, in alphabetical order. A
    measure is the same whatever its capitals and spaces.
    """
    by_measure: dict[str, list[Shape]] = {}
    for statement in statements:
        if statement["figure"]:
            measure = " ".join(statement["figure"]["measure"].casefold().split())
            by_measure.setdefault(measure, []).append(statement)
    return [
        {"measure": rows[0]["figure"]["measure"], "rows": sorted(rows, key=_side)}
        for rows in by_measure.values()
        if len({row["speaker"]["code"] for row in rows}) > 1
    ]


def _side(statement: Shape) -> tuple[str, str]:
    """For whom someone speaks, and who: in the order of the alphabet."""
    speaker = statement["speaker"]["name"]
    side = (statement["on_behalf_of"] or statement["speaker"])["name"]
    return side.casefold(), speaker.casefold()
