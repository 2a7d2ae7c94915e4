"""What differs between two documents of one event, field by field, in what readers see of them.

What follows from a field that is compared, such as the slug from the title, is not compared.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relations.editions.models import Document

Part = dict[str, Any]
"""A part of a document, such as a country with its role."""

DATE_FIELDS = {"date": "edtf", "date_said": "said", "date_note": "note"}
"""The fields of an event's date, by the names that they have in `Change`."""

STATEMENT_FIELDS = (
    *("speaker", "capacity", "on_behalf_of", "addressee", "act"),
    *("text", "quotation", "responds_to", "date", "figure"),
)
SOURCE_FIELDS = (
    *("title", "author", "publisher", "published", "url", "archive_url", "language"),
    *("origin", "voice"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A field with its two values: a text, an EDTF text, or a part of the document; it is none
    where a statement lacks it."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a list that only one document has, and those that differ, before and after."""

    added: list[Part]
    removed: list[Part]
    changed: list[tuple[Part, Part]]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that both documents have, with the fields and the citations that differ."""

    before: Part
    after: Part
    fields: list[Change]
    citations: Parts


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source that both documents cite, with the fields of its description that differ."""

    before: Part
    after: Part
    fields: list[Change]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs; false where nothing does.

    `citations` are the event's own; those of a statement are with it. A source that is cited
    anew or no longer is no difference apart from its citations.
    """

    fields: list[Change]
    countries: Parts
    topics: Parts
    citations: Parts
    added: list[Part]
    removed: list[Part]
    changed: list[ChangedStatement]
    reordered: bool
    sources: list[ChangedSource]

    def __bool__(self) -> bool:
        parts = (self.countries, self.topics, self.citations)
        statements = (self.added, self.removed, self.changed)
        return bool(any((self.fields, *parts, *statements, self.sources)) or self.reordered)


def differences(before: Document, after: Document) -> Differences:
    """What differs in `after` from `before`, in the order in which `after` has it.

    Statements are the same where their codes are; citations, where they say that the same thing
    rests on the same sentence.
    """
    old, new = ({each["code"]: each for each in event["statements"]} for event in (before, after))
    return Differences(
        fields=_event_fields(before, after),
        countries=_parts(before["countries"], after["countries"], _code, ("name", "role")),
        topics=_parts(before["topics"], after["topics"], _code, ("label",)),
        citations=_citations(before, after),
        added=[each for code, each in new.items() if code not in old],
        removed=[each for code, each in old.items() if code not in new],
        changed=_changed_statements((old[code], new[code]) for code in new if code in old),
        reordered=_in(old, new) != _in(new, old),
        sources=_changed_sources(before["sources"], after["sources"]),
    )


def _event_fields(before: Document, after: Document) -> list[Change]:
    dates = [
        Change(field, before["date"][name], after["date"][name])
        for field, name in DATE_FIELDS.items()
        if before["date"][name] != after["date"][name]
    ]
    kind = [Change("type", before["type"], after["type"])]
    if not _differ(before["type"], after["type"], ("code", "label", "quad")):
        kind = []
    return [
        *_fields(before, after, ("title", "summary")),
        *dates,
        *kind,
        *_fields(before, after, ("place",)),
    ]


def _changed_statements(pairs: Iterable[tuple[Part, Part]]) -> list[ChangedStatement]:
    compared = [
        ChangedStatement(old, new, _fields(old, new, STATEMENT_FIELDS), _citations(old, new))
        for old, new in pairs
    ]
    return [each for each in compared if each.fields or each.citations]


def _changed_sources(before: Mapping[str, Part], after: Mapping[str, Part]) -> list[ChangedSource]:
    compared = [
        ChangedSource(old, new, _fields(old, new, SOURCE_FIELDS))
        for code in sorted(before.keys() & after.keys())
        for old, new in [(_described(code, before[code]), _described(code, after[code]))]
    ]
    return [each for each in compared if each.fields]


def _described(code: str, source: Part) -> Part:
    """A source with what is only in a document where it is told; its voice may be its own."""
    return {"origin": None, "voice": code, **source}


def _citations(before: Part, after: Part) -> Parts:
    """The citations of an event or of a statement."""
    return _parts(before["citations"], after["citations"], _rests_on, ("exact", "stance"))


def _parts(
    before: list[Part],
    after: list[Part],
    key: Callable[[Part], Hashable],
    shown: Collection[str],
) -> Parts:
    """What differs between two lists; a part is the same where its key is."""
    old, new = ({key(each): each for each in parts} for parts in (before, after))
    both = [(old[name], each) for name, each in new.items() if name in old]
    return Parts(
        added=[each for name, each in new.items() if name not in old],
        removed=[each for name, each in old.items() if name not in new],
        changed=[pair for pair in both if _differ(*pair, shown)],
    )


def _fields(before: Part, after: Part, names: Iterable[str]) -> list[Change]:
    compared = [Change(name, before[name], after[name]) for name in names]
    return [each for each in compared if each.before != each.after]


def _differ(before: Part, after: Part, names: Iterable[str]) -> bool:
    return bool(_fields(before, after, names))


def _code(part: Part) -> Hashable:
    return str(part["code"])


def _rests_on(citation: Part) -> Hashable:
    return citation["source"], citation["sentence"], citation["field"]


def _in(codes: Iterable[str], other: Collection[str]) -> list[str]:
    return [code for code in codes if code in other]
