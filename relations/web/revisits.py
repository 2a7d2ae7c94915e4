"""What the last look at an article found, beside what cites it, on pages and in JSON."""

from collections.abc import Mapping
from typing import TypedDict

from relations.editions.diff import reworded, side_by_side
from relations.queries.revisits import RevisitFinding, SentenceKey
from relations.web.page_shapes import EventPage, ShownFinding
from relations.web.serializers import CitationJSON, EventJSON

SentenceFindings = Mapping[SentenceKey, RevisitFinding]


class FindingJSON(TypedDict):
    """What became of a sentence, as seen at a moment (ISO 8601); `text_now` may be blank."""

    outcome: str
    seen_at: str
    text_now: str


class RevisitedCitationJSON(CitationJSON):
    """A citation, and what became of its sentence; None if nobody has looked again."""

    revisited: FindingJSON | None


def with_findings(event: EventJSON, findings: SentenceFindings) -> EventJSON:
    """The JSON of an event, of which each citation is a `RevisitedCitationJSON`."""

    def revisited(citations: list[CitationJSON]) -> list[CitationJSON]:
        return [_revisited(each, findings) for each in citations]

    return {
        **event,
        "citations": revisited(event["citations"]),
        "statements": [
            {**said, "citations": revisited(said["citations"])} for said in event["statements"]
        ],
    }


def _revisited(citation: CitationJSON, findings: SentenceFindings) -> RevisitedCitationJSON:
    found = findings.get((citation["source"], citation["sentence"]))
    return {**citation, "revisited": _finding(found) if found else None}


def _finding(found: RevisitFinding) -> FindingJSON:
    return {
        "outcome": found.outcome,
        "seen_at": found.seen_at.isoformat(),
        "text_now": found.text_now,
    }


def with_notes_revisited(event: EventPage, findings: SentenceFindings) -> EventPage:
    """The page of an event, of which each note says what became of its sentence."""
    for note in event["notes"]:
        found = findings.get((note["source"], note["sentence"]))
        note["revisited"] = presented_finding(found, note["exact"])
    return event


def presented_finding(found: RevisitFinding | None, exact: str) -> ShownFinding | None:
    """A finding as a page shows it, beside the sentence as it was cited."""
    if found is None:
        return None
    runs = reworded(exact, found.text_now) if found.text_now else []
    as_cited, as_read = side_by_side(runs)
    return {
        "outcome": found.outcome,
        "seen_at": found.seen_at,
        "as_cited": as_cited,
        "as_read": as_read,
    }
