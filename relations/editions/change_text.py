"""A document of an event in words, field by field: all that it says, and what differs between two
of them, in short, and in full with what was removed and what was added marked as such."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.editions.diff import Fate, Run, replaced, reworded
from relations.editions.differences import (
    DATE_FIELDS,
    STATEMENT_FIELDS,
    Change,
    ChangedStatement,
    Differences,
    Part,
    Parts,
    differences,
)
from relations.editions.models import Document
from relations.editions.snapshot import statement_in_short
from relations.record.citations import Citation
from relations.record.formatting import edtf_in_words
from relations.record.models import Participation, Statement
from relations.record.vocabulary import EventType
from relations.sources.origins import origin_in_words

LABELS = {
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "date": gettext_lazy("date"),
    "date_said": gettext_lazy("date in the source’s words"),
    "date_note": gettext_lazy("note on the date"),
    "type": gettext_lazy("type"),
    "place": gettext_lazy("place"),
    "speaker": gettext_lazy("speaker"),
    "capacity": gettext_lazy("capacity"),
    "on_behalf_of": gettext_lazy("on behalf of"),
    "addressee": gettext_lazy("addressee"),
    "act": gettext_lazy("act"),
    "text": gettext_lazy("text"),
    "quotation": gettext_lazy("quotation"),
    "responds_to": gettext_lazy("answer to"),
    "measure": gettext_lazy("figure: what is counted"),
    "low": gettext_lazy("figure: at least"),
    "best": gettext_lazy("figure: best value"),
    "high": gettext_lazy("figure: at most"),
    "author": gettext_lazy("author"),
    "publisher": gettext_lazy("publisher"),
    "published": gettext_lazy("date of publication"),
    "url": gettext_lazy("address"),
    "archive_url": gettext_lazy("address in an archive"),
    "language": gettext_lazy("language"),
    "origin": gettext_lazy("origin"),
    "voice": gettext_lazy("one voice with"),
}
"""What may differ, as readers know it."""

Documents = tuple[Document, Document]
"""The document before, and the one after it."""

Shape = dict[str, Any]


def dressed_differences(before: Document, after: Document) -> Shape:
    """What differs between two documents of an event: `in_short`, a phrase for each thing, and in
    full by `sections`: of the event, then of each statement and each source that differs.

    A section has a `heading` (the event's has none) and `lines`; a line a `label` and `entries`.
    An entry has `runs`, in a `language` where that is not the page's, and for a citation also
    the runs of its `stance`, its `field`, `source` and `sentence`.
    """
    documents = before, after
    found = differences(*documents)
    return {
        "in_short": [*_fields_in_short(found), *_numbers_in_short(found)],
        "sections": [each for each in _sections(found, documents) if each["lines"]],
    }


def dressed_whole(event: Document) -> Shape:
    """All that a document says but for its citations, in `sections` as those of differences: of
    the event, then of each statement."""
    dates = {name: event["date"][key] for name, key in DATE_FIELDS.items()}
    fields = {"title": event["title"], "summary": event["summary"], **dates}
    about = [*_told({**fields, "type": event["type"], "place": event["place"]})]
    countries = [_kept(_country(each)) for each in event["countries"]]
    topics = [_kept(each["label"]) for each in event["topics"]]
    lists = [_line(_("countries"), countries), _line(_("topics"), topics)]
    own = {"heading": "", "lines": [*about, *(each for each in lists if each["entries"])]}
    return {"sections": [own, *(_whole_statement(each, event) for each in event["statements"])]}


def _whole_statement(said: Part, event: Document) -> Shape:
    heading = _("What %(speaker)s says") % {"speaker": said["speaker"]["name"]}
    figure = said["figure"] or {}
    fields = {name: said[name] for name in STATEMENT_FIELDS if name not in _TOLD_APART}
    lines = [*_told({**fields, **figure}, _language(said, event))]
    if said["responds_to"]:
        claim = _kept(_claim(said["responds_to"], [event]))
        lines.append(_line(LABELS["responds_to"], [claim]))
    return {"heading": heading, "lines": lines}


_TOLD_APART = {"speaker", "responds_to", "figure"}


def _told(fields: Mapping[str, Any], language: str = "") -> Iterator[Shape]:
    """A line for each field that is not blank; `language` is that of a quotation."""
    for name, value in fields.items():
        if value not in (None, ""):
            words = _IN_WORDS.get(name, str)(value)
            yield _line(LABELS[name], [_kept(words, language if name == "quotation" else "")])


def _kept(words: str, language: str = "") -> Shape:
    return _entry([Run(Fate.KEPT, words)], language)


def _fields_in_short(found: Differences) -> Iterator[str]:
    yield from (str(LABELS[change.field]) for change in found.fields)
    if found.countries:
        yield _("countries")
    if found.topics:
        yield _("topics")
    if found.reordered:
        yield _("order of the statements")


def _numbers_in_short(found: Differences) -> Iterator[str]:
    """How many statements, citations and sources differ, in which way, where any do."""
    changed = [each for each in found.changed if each.fields]
    citations = [found.citations, *(each.citations for each in found.changed)]
    added = [each for parts in citations for each in parts.added]
    removed = [each for parts in citations for each in parts.removed]
    judged = [each for parts in citations for each in parts.changed]
    counted: list[tuple[Sequence[Any], Callable[[int], str]]] = [
        (found.added, lambda n: ngettext("%d statement added", "%d statements added", n)),
        (found.removed, lambda n: ngettext("%d statement removed", "%d statements removed", n)),
        (changed, lambda n: ngettext("%d statement changed", "%d statements changed", n)),
        (added, lambda n: ngettext("%d citation added", "%d citations added", n)),
        (removed, lambda n: ngettext("%d citation removed", "%d citations removed", n)),
        (judged, lambda n: ngettext("%d citation judged anew", "%d citations judged anew", n)),
        (found.sources, lambda n: ngettext("details of %d source", "details of %d sources", n)),
    ]
    yield from (phrase(len(each)) % len(each) for each, phrase in counted if each)


def _sections(found: Differences, documents: Documents) -> Iterator[Shape]:
    yield {"heading": "", "lines": list(_lines_of_event(found, documents))}
    for said in found.changed:
        heading = _("In what %(speaker)s says") % {"speaker": said.after["speaker"]["name"]}
        yield {"heading": heading, "lines": list(_lines_of_statement(said, documents))}
    for source in found.sources:
        heading = _("In the description of the source “%s”") % source.after["title"]
        lines = [_line(LABELS[each.field], [_entry(_runs(each))]) for each in source.fields]
        yield {"heading": heading, "lines": lines}


def _lines_of_event(found: Differences, documents: Documents) -> Iterator[Shape]:
    yield from (_line(LABELS[each.field], [_entry(_runs(each))]) for each in found.fields)
    yield from _lines_of_list(_("countries"), found.countries, _country)
    yield from _lines_of_list(_("topics"), found.topics, lambda topic: str(topic["label"]))
    yield from _lines_of_citations(found.citations, documents)
    before, after = documents
    for label, statements, document, fate in [
        (_("statement added"), found.added, after, Fate.ADDED),
        (_("statement removed"), found.removed, before, Fate.REMOVED),
    ]:
        yield from (_line(label, _statement(each, document, fate)) for each in statements)
    if found.reordered:
        same = Run(Fate.KEPT, _("The same statements stand in another order."))
        yield _line(_("order of the statements"), [_entry([same])])


def _lines_of_statement(said: ChangedStatement, documents: Documents) -> Iterator[Shape]:
    for change in said.fields:
        if change.field == "figure":
            yield from _lines_of_figure(change)
        elif change.field == "responds_to":
            claims = (_claim(each, documents) for each in (change.before, change.after))
            yield _line(LABELS[change.field], [_entry(replaced(*claims))])
        else:
            quoted = change.field == "quotation"
            language = _language(said.after, documents[1]) if quoted else ""
            yield _line(LABELS[change.field], [_entry(_runs(change), language)])
    yield from _lines_of_citations(said.citations, documents)


def _lines_of_figure(change: Change) -> Iterator[Shape]:
    """Each part of a figure that differs; one that there is no figure for is blank."""
    before, after = change.before or {}, change.after or {}
    measures = Change("measure", before.get("measure", ""), after.get("measure", ""))
    numbers = [Change(name, before.get(name), after.get(name)) for name in ("low", "best", "high")]
    for part in (measures, *numbers):
        if part.before != part.after:
            yield _line(LABELS[part.field], [_entry(_runs(part))])


def _lines_of_list(label: str, parts: Parts, words: Callable[[Part], str]) -> Iterator[Shape]:
    entries = [
        *(_entry(replaced("", words(each))) for each in parts.added),
        *(_entry(replaced(words(each), "")) for each in parts.removed),
        *(_entry(replaced(words(old), words(new))) for old, new in parts.changed),
    ]
    if entries:
        yield _line(label, entries)


def _lines_of_citations(parts: Parts, documents: Documents) -> Iterator[Shape]:
    before, after = documents
    entries = [
        *(_citation(replaced("", each["exact"]), None, each, after) for each in parts.added),
        *(_citation(replaced(each["exact"], ""), each, None, before) for each in parts.removed),
        *(_citation(reworded(a["exact"], b["exact"]), a, b, after) for a, b in parts.changed),
    ]
    if entries:
        yield _line(_("citations"), entries)


def _citation(
    runs: list[Run], before: Part | None, after: Part | None, document: Document
) -> Shape:
    """A citation that only one edition has, or that differs; it is the `document` that has it."""
    citation = after or before or {}
    source = document["sources"][citation["source"]]
    stances = [_stance(each) for each in (before, after)]
    return {
        **_entry(runs, source["language"]),
        "stance": reworded(*stances),
        "field": Citation.Field(citation["field"]).label,
        "source": source,
        "sentence": citation["sentence"],
    }


def _stance(citation: Part | None) -> str:
    return str(Citation.Stance(citation["stance"]).label) if citation else ""


def _statement(said: Part, document: Document, fate: Fate) -> list[Shape]:
    """A statement that only one edition has, and the quotation in it."""
    entries = [_entry([Run(fate, statement_in_short(said))])]
    if said["quotation"]:
        quoted = Run(fate, f"“{said['quotation']}”")
        entries.append(_entry([quoted], _language(said, document)))
    return entries


def _line(label: Any, entries: list[Shape]) -> Shape:
    return {"label": str(label), "entries": entries}


def _entry(runs: list[Run], language: str = "") -> Shape:
    return {"runs": runs, "language": language}


def _runs(change: Change) -> list[Run]:
    """A field of text word by word, and any other from its one value to its other."""
    words = _IN_WORDS.get(change.field)
    if words is None:
        return reworded(change.before, change.after)
    values = (change.before, change.after)
    return replaced(*("" if each in (None, "") else words(each) for each in values))


def _country(country: Part) -> str:
    role = Participation.Role(country["role"]).label
    return _("%(country)s (%(role)s)") % {"country": country["name"], "role": role}


def _type(kind: Part) -> str:
    quad = EventType.Quad(kind["quad"]).label
    return _("%(type)s (%(quad)s)") % {"type": kind["label"], "quad": quad}


def _name(actor: Part) -> str:
    return str(actor["name"])


def _claim(code: str | None, documents: Iterable[Document]) -> str:
    """The statement that another answers, in short where it stands in one of the documents."""
    if code is None:
        return ""
    for document in documents:
        for said in document["statements"]:
            if said["code"] == code:
                return statement_in_short(said)
    return _("the statement %(code)s of another event") % {"code": code}


def _language(said: Part, document: Document) -> str:
    """The language of what a statement quotes: that of the first source it cites."""
    if not said["citations"]:
        return ""
    return str(document["sources"][said["citations"][0]["source"]]["language"])


_IN_WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("date", "published"), edtf_in_words),
    **dict.fromkeys(("speaker", "on_behalf_of", "addressee"), _name),
    **dict.fromkeys(("low", "best", "high"), "{:,}".format),
    **dict.fromkeys(("url", "archive_url", "language"), str),
    "origin": origin_in_words,
    "voice": lambda code: _("source %(code)s") % {"code": code},
    "type": _type,
    "act": lambda act: str(Statement.Act(act).label),
}
"""How the values are said that are no sentences of their own."""
