"""What the last look at an article found, told beside what cites it, on pages and in JSON."""

from collections.abc import Mapping
from itertools import chain

from relations.editions.diff import Fate, reworded
from relations.queries.revisits import RevisitFinding, SentenceKey
from relations.web.serializers import Shape


def with_findings(event: Shape, findings: Mapping[SentenceKey, RevisitFinding]) -> Shape:
    """The shape of an event, each of whose citations tells as `revisited` what became of its
    sentence; null where nobody has looked again."""
    said = chain.from_iterable(each["citations"] for each in event["statements"])
    for citation in chain(event["citations"], said):
        found = findings.get((citation["source"], citation["sentence"]))
        citation["revisited"] = found and {
            "outcome": found.outcome,
            "seen_at": found.seen_at.isoformat(),
            "text_now": found.text_now,
        }
    return event


def with_notes_revisited(event: Shape, findings: Mapping[SentenceKey, RevisitFinding]) -> Shape:
    """An event dressed for a page, each of whose notes tells what became of its sentence."""
    for note in event["notes"]:
        found = findings.get((note["source"], note["sentence"]))
        note["revisited"] = dressed_finding(found, note["exact"])
    return event


def dressed_finding(found: RevisitFinding | None, exact: str) -> Shape | None:
    """A finding for a page; where readers may see both texts, `as_cited` and `as_read` are their
    runs, with what was removed in the one and what was added in the other."""
    if found is None:
        return None
    runs = reworded(exact, found.text_now) if found.text_now else []
    return {
        "outcome": found.outcome,
        "seen_at": found.seen_at,
        "as_cited": [run for run in runs if run.fate is not Fate.ADDED],
        "as_read": [run for run in runs if run.fate is not Fate.REMOVED],
    }
