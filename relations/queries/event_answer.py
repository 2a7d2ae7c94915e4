"""One edition of an event with what stands around it, as one value.

A part is asked when it is first read, and then kept: the JSON shows less than the page.
"""

from dataclasses import dataclass
from functools import cached_property

from relations.editions.independence import Support
from relations.editions.models import Edition
from relations.queries.corrections import Correction, correction_made_by
from relations.queries.events import (
    Neighbours,
    editions_of,
    neighbours_of,
    newest_edition,
    numbered_edition,
)
from relations.queries.public_answers import AnswersTo, answers_to
from relations.queries.revisits import RevisitFinding, SentenceKey, findings_for
from relations.queries.sources import WholeSources, shown_whole
from relations.queries.support import support_of_edition


@dataclass(frozen=True)
class EventAnswer:
    """What the pages of an event say of one of its editions."""

    edition: Edition

    @cached_property
    def editions(self) -> list[Edition]:
        """All editions of the event, the newest first, without their documents; one query."""
        return editions_of(self.edition.code)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The events before and after it between the same countries; two queries."""
        return neighbours_of(self.edition)

    @cached_property
    def findings(self) -> dict[SentenceKey, RevisitFinding]:
        """The latest finding for each sentence of the sources that the edition cites; two queries
        at most, beside that of `shown_whole`."""
        return findings_for([self.edition], self.shown_whole)

    @cached_property
    def shown_whole(self) -> WholeSources:
        """The sources of the edition whose whole text readers may see; one query."""
        return shown_whole([self.edition])

    @cached_property
    def answers(self) -> dict[str, AnswersTo]:
        """What has become of the statements of the event as it is public now, by code; no query."""
        return answers_to(each["code"] for each in self.edition.document["statements"])

    @cached_property
    def support(self) -> Support:
        """On how many independent outlets it rests, as its sources are described now; no query
        beside that of `columns`."""
        return support_of_edition(self.edition)

    @cached_property
    def correction(self) -> Correction | None:
        """The edition beside the one before it; None for an event's first; one query at most."""
        return correction_made_by(self.edition)


def answer_event(code: str) -> EventAnswer | None:
    """The newest edition of an event, which may be a withdrawal; None for a draft; one query."""
    edition = newest_edition(code)
    return EventAnswer(edition) if edition else None


def answer_edition(code: str, number: int) -> EventAnswer | None:
    """One edition of an event, current or not, or None; one query."""
    edition = numbered_edition(code, number)
    return EventAnswer(edition) if edition else None
