"""The shapes of what templates show of events: their notes, statements and exchanges."""

from datetime import datetime
from typing import TypedDict

from relations.editions.diff import Run
from relations.web.serializers import CitationJSON, EventJSON, StatementJSON
from relations.web.two_sides import Band, Side


class NoteCheck(TypedDict):
    """Who judged a citation, on which day here (ISO 8601), and what they found, in words."""

    by: str
    day: str
    found: str


class NoteUse(TypedDict):
    """What rests on a cited sentence, and how; `speaker` is blank if it is of the event."""

    speaker: str
    field: str
    stance: str
    check: NoteCheck | None


class ShownFinding(TypedDict):
    """What became of a sentence in its article, as seen at a moment (a `RevisitedSentence`
    outcome).

    `as_cited` and `as_read` are the runs of both texts, with what was removed in the one and what
    was added in the other; empty unless readers may see both.
    """

    outcome: str
    seen_at: datetime
    as_cited: list[Run]
    as_read: list[Run]


class Note(CitationJSON):
    """One cited sentence, numbered from 1 in the order in which a reader meets it, and what rests
    on it."""

    number: int
    uses: list[NoteUse]
    revisited: ShownFinding | None


class StatementPage(StatementJSON):
    """A statement with the numbers of its notes.

    `part` is "claim" or "answer" in an exchange that has answers, else blank. `chosen` tells the
    statements of a selection from those that are shown for context, in `context` as "claim" or as
    "answer". `became` is an `Answered`, and `badge` that in words; blank where there is nothing to
    say. `answers_in_others` are the addresses of the answers that stand in other events, as far as
    these were looked at.
    """

    numbers: list[int]
    part: str
    figure_in_table: bool
    answers_elsewhere: bool
    chosen: bool
    context: str
    became: str
    badge: str
    answers_in_others: list[str]


class FigureTable(TypedDict):
    """The figures of different speakers for one measure."""

    measure: str
    rows: list[StatementPage]


class CitedNotes(TypedDict):
    """Notes of some statements; `anchor` makes their addresses on a page unlike those of any other
    notes.

    `elsewhere` is the address that leads to the notes where they are not on the page, else blank.
    """

    anchor: str
    notes: list[Note]
    statements: list[StatementPage]
    elsewhere: str


class EventPage(EventJSON):
    """An event with its notes and the numbers of those that it cites itself.

    `statements` are each a `StatementPage`, as in `exchanges` and in the `bands` of these; `anchor`
    and `elsewhere` are as in `CitedNotes`.
    """

    anchor: str
    notes: list[Note]
    elsewhere: str
    numbers: list[int]
    exchanges: list[list[StatementPage]]
    sides: list[Side]
    bands: list[Band]
    figures: list[FigureTable]


class Excerpt(TypedDict):
    """An exchange apart from its event, with notes of its own."""

    event: EventJSON
    statements: list[StatementPage]
    bands: list[Band]
    cited: CitedNotes
