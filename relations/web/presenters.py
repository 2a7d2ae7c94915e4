"""An event as its page shows it: its citations numbered as notes, and each answer opposite what it
answers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from relations.editions.document import CheckDocument
from relations.editions.models import Edition
from relations.queries.public_answers import AnswersTo
from relations.record.answers import answered_by
from relations.record.citations import Citation
from relations.web.addresses import path_of
from relations.web.page_shapes import (
    EventPage,
    Excerpt,
    FigureTable,
    Note,
    NoteCheck,
    NoteUse,
    StatementPage,
)
from relations.web.serializers import CitationJSON, EventJSON, StatementJSON, serialized_event
from relations.web.two_sides import badge_words, bands_of, sides_of

NotesBySentence = dict[tuple[str, int], Note]
"""The notes of a page, by the source and the number of the sentence."""


def presented_event(
    edition: Edition,
    shown_whole: Collection[str] = (),
    answers: Mapping[str, AnswersTo] | None = None,
) -> EventPage:
    """An edition as its page shows it; `shown_whole` is that of `serialized_event`, and `answers`
    what the whole record has of answers to its statements, by code. Without them nothing is said of
    other events."""
    event = serialized_event(edition, str, shown_whole)
    notes: NotesBySentence = {}
    numbers = _numbers(event["citations"], notes)
    statements = [page_of(statement) for statement in event["statements"]]
    set_beside(statements, notes)
    figures = figure_tables(statements)
    for table in figures:
        for statement in table["rows"]:
            statement["figure_in_table"] = True
    exchanges = _exchanges(statements)
    _say_what_became_of(statements, answers)
    sides = sides_of(event)
    return {
        **event,
        "statements": statements,
        "anchor": event["code"],
        "notes": list(notes.values()),
        "elsewhere": "",
        "numbers": numbers,
        "exchanges": exchanges,
        "sides": sides,
        "bands": bands_of(exchanges, sides),
        "figures": figures,
    }


def presented_entry(edition: Edition) -> EventPage:
    """An edition as lists show it, which leave its notes where they are."""
    elsewhere = path_of("edition-notes", edition.code, edition.number)
    return {**presented_event(edition), "elsewhere": elsewhere}


def presented_threads(
    edition: Edition,
    chosen: Collection[str],
    shown_whole: Collection[str] = (),
    answers: Mapping[str, AnswersTo] | None = None,
) -> list[Excerpt]:
    """The exchanges of an edition with chosen statements, given by their codes.

    Shown are the chosen statements, the claims that they answer, and the answers to them.
    `shown_whole` and `answers` are those of `presented_event`.
    """
    event = serialized_event(edition, str, shown_whole)
    statements = [page_of(statement) for statement in event["statements"]]
    exchanges = _exchanges(statements)
    _say_what_became_of(statements, answers)
    return [
        _excerpt(event, exchange, chosen)
        for exchange in exchanges
        if any(each["code"] in chosen for each in exchange)
    ]


def page_of(statement: StatementJSON) -> StatementPage:
    """A statement by itself, of whose notes nothing is known yet."""
    return {
        **statement,
        "numbers": [],
        "part": "",
        "figure_in_table": False,
        "answers_elsewhere": False,
        "chosen": False,
        "context": "",
        "became": "",
        "badge": "",
        "answers_in_others": [],
    }


def _say_what_became_of(
    statements: Sequence[StatementPage], answers: Mapping[str, AnswersTo] | None
) -> None:
    """Give the statements of an event their badges: by the whole record where that was asked, or
    else by what answers them here."""
    here: dict[str, list[str]] = {}
    own = {statement["code"] for statement in statements}
    for statement in statements:
        if statement["responds_to"]:
            here.setdefault(statement["responds_to"], []).append(statement["act"])
    for statement in statements:
        became: str = answered_by(here.get(statement["code"], ()))
        found = (answers or {}).get(statement["code"])
        if found:
            became = found.became
            others = [code for code in found.codes if code not in own]
            statement["answers_in_others"] = [path_of("statement", code) for code in others]
        statement["badge"] = badge_words(statement, became, in_whole_record=found is not None)
        statement["became"] = became if statement["badge"] else ""


def _excerpt(event: EventJSON, exchange: list[StatementPage], chosen: Collection[str]) -> Excerpt:
    claims = {each["responds_to"] for each in exchange if each["code"] in chosen}
    wanted = claims.union(chosen)
    shown = [each for each in exchange if each["code"] in wanted or each["responds_to"] in chosen]
    notes: NotesBySentence = {}
    set_beside(shown, notes)
    for place, each in enumerate(shown):
        each["chosen"] = each["code"] in chosen
        if not each["chosen"]:
            each["context"] = "answer" if place else "claim"
    return {
        "event": event,
        "statements": shown,
        "bands": bands_of([shown], sides_of(event) if len(shown) > 1 else []),
        "cited": {
            "anchor": shown[0]["code"],
            "notes": list(notes.values()),
            "statements": shown,
            "elsewhere": "",
        },
    }


def set_beside(statements: list[StatementPage], notes: NotesBySentence) -> None:
    """Number the notes of statements that are shown together, and find the answers to others."""
    codes = {statement["code"] for statement in statements}
    for statement in statements:
        speaker = statement["speaker"]["name"]
        statement["numbers"] = _numbers(statement["citations"], notes, speaker)
        statement["answers_elsewhere"] = statement["responds_to"] not in {None, *codes}


def _numbers(citations: list[CitationJSON], notes: NotesBySentence, speaker: str = "") -> list[int]:
    """The numbers of the notes for some citations; adds new notes, and the uses of each."""
    numbers = []
    for citation in citations:
        key = citation["source"], citation["sentence"]
        note = notes.setdefault(
            key, {**citation, "number": len(notes) + 1, "uses": [], "revisited": None}
        )
        use: NoteUse = {
            "speaker": speaker,
            "field": citation["field"],
            "stance": citation["stance"],
            "check": _check(citation["checked"]),
        }
        if use not in note["uses"]:
            note["uses"].append(use)
        if note["number"] not in numbers:
            numbers.append(note["number"])
    return numbers


def _check(checked: CheckDocument | None) -> NoteCheck | None:
    if checked is None:
        return None
    moment = datetime.fromisoformat(checked["at"])
    return {
        "by": checked["by"],
        "day": timezone.localtime(moment).date().isoformat(),
        "found": str(Citation.Judgement(checked["judgement"]).label),
    }


def _exchanges(statements: list[StatementPage]) -> list[list[StatementPage]]:
    """Each statement that opens an exchange, followed by all that goes back to it; sets `part`."""
    claims = {statement["code"]: statement["responds_to"] for statement in statements}
    exchanges: dict[str, list[StatementPage]] = {}
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
    """The first claim within the event behind a statement; itself if they go in a circle."""
    passed: set[str] = set()
    claim = claims[code]
    while claim is not None and claim in claims and claim not in passed:
        passed.add(claim)
        code, claim = claim, claims[claim]
    return code


def figure_tables(statements: Sequence[StatementPage]) -> list[FigureTable]:
    """A table for each measure that different speakers give figures for, in order of first mention.

    The rows are the statements in the alphabetical order of the sides for which they speak.
    Capitals and spaces in a measure make no difference.
    """
    by_measure: dict[str, list[StatementPage]] = {}
    names: dict[str, str] = {}
    for statement in statements:
        if statement["figure"]:
            measure = statement["figure"]["measure"]
            key = " ".join(measure.casefold().split())
            names.setdefault(key, measure)
            by_measure.setdefault(key, []).append(statement)
    return [
        {"measure": names[key], "rows": sorted(rows, key=_side)}
        for key, rows in by_measure.items()
        if len({row["speaker"]["code"] for row in rows}) > 1
    ]


def _side(statement: StatementPage) -> tuple[str, str]:
    """For whom someone speaks, and who, both casefolded."""
    speaker = statement["speaker"]["name"]
    side = (statement["on_behalf_of"] or statement["speaker"])["name"]
    return side.casefold(), speaker.casefold()
