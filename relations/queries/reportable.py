"""What readers may report an error in: all that is public, or was so and is withdrawn."""

from dataclasses import dataclass

from relations.editions.models import Edition
from relations.editions.snapshot import statement_in_short
from relations.error_reports import ReportedThing
from relations.queries.events import newest_edition
from relations.queries.sources import PublishedSource, find_source, sentence_in_context
from relations.queries.statements import edition_with_statement


@dataclass(frozen=True, slots=True)
class Reportable:
    """A thing on record with what stands there: `name` says what it is, and `words` quotes what
    an error may be in, both as they are public now."""

    subject: ReportedThing
    name: str
    words: str
    edition: Edition | None = None
    source: PublishedSource | None = None


def find_reportable(subject: ReportedThing) -> Reportable | None:
    """The thing that a report would be about; None for what readers may not see. Four queries at
    most."""
    find = {"event": _event, "statement": _statement, "source": _source}[subject.kind]
    return find(subject)


def _event(subject: ReportedThing) -> Reportable | None:
    edition = newest_edition(subject.code)
    if edition is None or edition.suppressed_whole:
        return None
    document = edition.document
    return Reportable(subject, document["title"], document.get("summary", ""), edition)


def _statement(subject: ReportedThing) -> Reportable | None:
    edition = edition_with_statement(subject.code)
    if edition is None or edition.suppressed_whole:
        return None
    said = next(each for each in edition.document["statements"] if each["code"] == subject.code)
    return Reportable(subject, edition.document["title"], statement_in_short(said), edition)


def _source(subject: ReportedThing) -> Reportable | None:
    source = find_source(subject.code)
    if source is None:
        return None
    if subject.sentence is None:
        return Reportable(subject, source.title, "", source=source)
    passage = sentence_in_context(source, subject.sentence) or []
    read = next((each for each in passage if each and each.number == subject.sentence), None)
    return Reportable(subject, source.title, read.text, source=source) if read else None
