"""What readers may report an error in: all that is public, or stands in an edition that they may
still read, since it was corrected or withdrawn."""

from dataclasses import dataclass

from relations.editions.document import CitationDocument, Document
from relations.editions.models import Edition, EditionSentence
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
    """The thing that a report would be about; None for what readers may not see. Five queries
    at most."""
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
    source, number = find_source(subject.code), subject.sentence
    if number is None:
        return Reportable(subject, source.title, "", source=source) if source else None
    passage = (source and sentence_in_context(source, number)) or []
    read = next((each for each in passage if each and each.number == number), None)
    if source and read:
        return Reportable(subject, source.title, read.text, source=source)
    return _sentence_in_edition(subject, number)


def _sentence_in_edition(subject: ReportedThing, number: int) -> Reportable | None:
    """A sentence that nothing public rests on any more, as the newest edition has it that cites
    it; of a suppressed edition none is left."""
    cited = EditionSentence.objects.filter(
        sentence__source__code=subject.code,
        sentence__number=number,
        edition__withdrawn=False,
        edition__suppressed_whole=False,
    )
    newest = cited.select_related("edition").order_by("-edition__published_at", "-edition__number")
    found = newest.first()
    if found is None:
        return None
    document: Document = found.edition.document
    title = document["sources"][subject.code]["title"]
    return Reportable(subject, title, _words_cited(document, subject), found.edition)


def _words_cited(document: Document, subject: ReportedThing) -> str:
    """What a document cites of a sentence; blank where that was suppressed."""
    citations: list[CitationDocument] = [*document["citations"]]
    for said in document["statements"]:
        citations += said["citations"]
    place = subject.code, subject.sentence
    found = (each["exact"] for each in citations if (each["source"], each["sentence"]) == place)
    return next(found, "")
