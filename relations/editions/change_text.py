"""A document of an event in words, field by field: all that it says, and what differs between two
of them, in short, and in full with the words that were removed and added marked as such."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.diff import Fate, Run, replaced, reworded
from relations.editions.differences import (
    Change,
    ChangedList,
    ChangedStatement,
    Differences,
    Parts,
    changes_of,
    differences,
)
from relations.editions.document import (
    CitationDocument,
    Document,
    Part,
    SourceDocument,
    StatementDocument,
    parts_in,
    value_in,
)
from relations.editions.snapshot import statement_in_short
from relations.record.citations import Citation
from relations.record.formatting import isolated
from relations.record.published_fields import EVENT_FIELDS, STATEMENT_FIELDS, PublishedField

Documents = tuple[Document, Document]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A value or its change, in runs; `language` is blank unless they are a source's words."""

    runs: list[Run]
    language: str


@dataclass(frozen=True, slots=True)
class CitationEntry(ChangeEntry):
    """The text of a cited sentence, its stance in runs, what rests on it, and where it stands."""

    stance: list[Run]
    field: str
    source: SourceDocument
    sentence: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A label with an entry for a value, or for each part of a list."""

    label: str
    entries: Sequence[ChangeEntry]


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """The lines of the event, whose heading is blank, of one statement or of one source."""

    heading: str
    lines: list[ChangeLine]


@dataclass(frozen=True, slots=True)
class ChangeText:
    """A document or what differs between two; then `in_short` has a phrase for each kind of
    difference."""

    sections: list[ChangeSection]
    in_short: Sequence[str] = ()


def differences_in_words(before: Document, after: Document) -> ChangeText:
    """What differs in `after` from `before`; no sections if nothing does."""
    documents = before, after
    found = differences(*documents)
    return ChangeText(
        sections=[each for each in _sections(found, documents) if each.lines],
        in_short=[*_fields_in_short(found), *_numbers_in_short(found)],
    )


def document_in_words(event: Document) -> ChangeText:
    """All that a document says except its citations: of the event, then of each statement."""
    lines = list(_told(EVENT_FIELDS, event))
    for each in EVENT_FIELDS:
        if each.each:
            entries = [_kept(each.each(part)) for part in parts_in(each, event)]
            lines += [ChangeLine(each.title, entries)] if entries else []
    statements = [_whole_statement(each, event) for each in event["statements"]]
    return ChangeText([ChangeSection("", lines), *statements])


def part_in_words(fields: Iterable[PublishedField], part: Part) -> ChangeText:
    """All that a document of some fields says."""
    return ChangeText([ChangeSection("", list(_told(fields, part)))])


def changes_in_words(fields: Sequence[PublishedField], before: Part, after: Part) -> ChangeText:
    """What differs in a document of some fields from one before it; no sections if nothing does."""
    found = changes_of(fields, before, after)
    lines = [_line(each) for each in found]
    sections = [ChangeSection("", lines)] if lines else []
    return ChangeText(sections, [each.field.title for each in found])


def _whole_statement(said: StatementDocument, event: Document) -> ChangeSection:
    """A statement: its speaker in the heading, and what it answers at the end."""
    fields = [each for each in STATEMENT_FIELDS if each.name not in {"speaker", "responds_to"}]
    heading = _("What %(speaker)s says") % {"speaker": isolated(said["speaker"]["name"])}
    claims = [
        ChangeLine(each.title, [_kept(_claim(each, said["responds_to"], event))])
        for each in STATEMENT_FIELDS
        if each.name == "responds_to" and said["responds_to"]
    ]
    return ChangeSection(heading, [*_told(fields, said, _language(said, event)), *claims])


def _told(fields: Iterable[PublishedField], part: Part, language: str = "") -> Iterator[ChangeLine]:
    """A line for each single value that is not blank; `language` is that of a quotation."""
    for each in fields:
        words = each.said(value_in(each, part))
        if each.is_told and not each.each and words:
            quoted = language if each.name == "quotation" else ""
            yield ChangeLine(each.title, [_kept(words, quoted)])


def _kept(words: str, language: str = "") -> ChangeEntry:
    return ChangeEntry([Run(Fate.KEPT, words)], language)


def _fields_in_short(found: Differences) -> Iterator[str]:
    yield from (each.field.title for each in found.fields)
    yield from (each.field.title for each in found.lists)
    if found.reordered:
        yield _("order of the statements")


def _numbers_in_short(found: Differences) -> Iterator[str]:
    """How many statements, citations and sources were added, removed and changed, if any."""
    changed = [each for each in found.changed if each.fields]
    citations = [found.citations, *(each.citations for each in found.changed)]
    added = [each for parts in citations for each in parts.added]
    removed = [each for parts in citations for each in parts.removed]
    judged = [each for parts in citations for each in parts.changed]
    counted: list[tuple[Sequence[object], Callable[[int], str]]] = [
        (found.added, lambda n: ngettext("%d statement added", "%d statements added", n)),
        (found.removed, lambda n: ngettext("%d statement removed", "%d statements removed", n)),
        (changed, lambda n: ngettext("%d statement changed", "%d statements changed", n)),
        (added, lambda n: ngettext("%d citation added", "%d citations added", n)),
        (removed, lambda n: ngettext("%d citation removed", "%d citations removed", n)),
        (judged, lambda n: ngettext("%d citation judged anew", "%d citations judged anew", n)),
        (found.sources, lambda n: ngettext("details of %d source", "details of %d sources", n)),
    ]
    yield from (phrase(len(each)) % len(each) for each, phrase in counted if each)


def _sections(found: Differences, documents: Documents) -> Iterator[ChangeSection]:
    yield ChangeSection("", list(_lines_of_event(found, documents)))
    for said in found.changed:
        heading = _("In what %(speaker)s says") % {
            "speaker": isolated(said.after["speaker"]["name"])
        }
        yield ChangeSection(heading, list(_lines_of_statement(said, documents)))
    for source in found.sources:
        heading = _("In the description of the source “%s”") % isolated(source.after["title"])
        yield ChangeSection(heading, [_line(each) for each in source.fields])


def _lines_of_event(found: Differences, documents: Documents) -> Iterator[ChangeLine]:
    yield from (_line(each) for each in found.fields)
    yield from (_line_of_list(each) for each in found.lists)
    yield from _lines_of_citations(found.citations, documents)
    before, after = documents
    for label, statements, document, fate in [
        (_("statement added"), found.added, after, Fate.ADDED),
        (_("statement removed"), found.removed, before, Fate.REMOVED),
    ]:
        for said in statements:
            yield ChangeLine(label, list(_statement(said, document, fate)))
    if found.reordered:
        same = Run(Fate.KEPT, _("The same statements stand in another order."))
        yield ChangeLine(_("order of the statements"), [ChangeEntry([same], "")])


def _lines_of_statement(said: ChangedStatement, documents: Documents) -> Iterator[ChangeLine]:
    for change in said.fields:
        if change.field.name == "responds_to":
            values = (change.before, change.after)
            claims = (_claim(change.field, each, *documents) for each in values)
            yield ChangeLine(change.field.title, [ChangeEntry(replaced(*claims), "")])
        else:
            quoted = change.field.name == "quotation"
            yield _line(change, _language(said.after, documents[1]) if quoted else "")
    yield from _lines_of_citations(said.citations, documents)


def _line(change: Change, language: str = "") -> ChangeLine:
    """A field of prose word by word, and any other from its one value to its other."""
    compare = replaced if change.field.words else reworded
    runs = compare(*(change.field.said(each) for each in (change.before, change.after)))
    return ChangeLine(change.field.title, [ChangeEntry(runs, language)])


def _line_of_list(changed: ChangedList) -> ChangeLine:
    parts, words = changed.parts, changed.field.said
    entries = [
        *(replaced("", words([each])) for each in parts.added),
        *(replaced(words([each]), "") for each in parts.removed),
        *(replaced(words([old]), words([new])) for old, new in parts.changed),
    ]
    return ChangeLine(changed.field.title, [ChangeEntry(runs, "") for runs in entries])


def _lines_of_citations(
    parts: Parts[CitationDocument], documents: Documents
) -> Iterator[ChangeLine]:
    before, after = documents
    entries = [
        *(_citation(each, after, ("", _exact(each)), ("", _stance(each))) for each in parts.added),
        *(
            _citation(each, before, (_exact(each), ""), (_stance(each), ""))
            for each in parts.removed
        ),
        *(
            _citation(new, after, (_exact(old), _exact(new)), (_stance(old), _stance(new)))
            for old, new in parts.changed
        ),
    ]
    if entries:
        yield ChangeLine(_("citations"), entries)


def _citation(
    citation: CitationDocument,
    document: Document,
    texts: tuple[str, str],
    stances: tuple[str, str],
) -> CitationEntry:
    """A citation of a document; its text and its stance before and after, blank where it was not
    there."""
    source = document["sources"][citation["source"]]
    return CitationEntry(
        runs=reworded(*texts),
        language=source["language"],
        stance=reworded(*stances),
        field=str(Citation.Field(citation["field"]).label),
        source=source,
        sentence=citation["sentence"],
    )


def _exact(citation: CitationDocument) -> str:
    """The cited sentence, or why nobody can read it any more."""
    if "suppressed" not in citation:
        return citation["exact"]
    return _("Suppressed: %(reason)s") % {"reason": citation["suppressed"]}


def _stance(citation: CitationDocument) -> str:
    return str(Citation.Stance(citation["stance"]).label)


def _statement(said: StatementDocument, document: Document, fate: Fate) -> Iterator[ChangeEntry]:
    """A statement that only one edition has, and the quotation in it."""
    yield ChangeEntry([Run(fate, statement_in_short(said))], "")
    if said["quotation"]:
        quoted = Run(fate, f"“{said['quotation']}”")
        yield ChangeEntry([quoted], _language(said, document))


def _claim(field: PublishedField, code: object, *documents: Document) -> str:
    """The statement that another answers, in short if it stands in one of the documents."""
    for document in documents:
        for said in document["statements"]:
            if said["code"] == code:
                return statement_in_short(said)
    return field.said(code)


def _language(said: StatementDocument, document: Document) -> str:
    """The language of what a statement quotes: that of the first source it cites."""
    if not said["citations"]:
        return ""
    return document["sources"][said["citations"][0]["source"]]["language"]
