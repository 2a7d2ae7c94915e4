"""What differs between two documents of one event, field by field, in what readers see of them.

What follows from a field that is compared, such as the slug from the title, is not compared.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from relations.editions.document import (
    CitationDocument,
    Document,
    Part,
    SourceDocument,
    StatementDocument,
    parts_in,
    value_in,
)
from relations.record.published_fields import (
    BLANK,
    EVENT_FIELDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    PublishedField,
)

Compared = TypeVar("Compared", bound=Part)


@dataclass(frozen=True, slots=True)
class Change:
    """A field with its two values as the documents have them."""

    field: PublishedField
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Parts(Generic[Compared]):
    """The parts of a list that only one document has, and those that differ, before and after."""

    added: list[Compared]
    removed: list[Compared]
    changed: list[tuple[Compared, Compared]]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class ChangedList:
    """A field that is a list, such as the topics, with the parts of it that differ."""

    field: PublishedField
    parts: Parts[Part]


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that both documents have, with the fields and the citations that differ."""

    before: StatementDocument
    after: StatementDocument
    fields: list[Change]
    citations: Parts[CitationDocument]


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source that both documents cite, with the fields of its description that differ."""

    before: SourceDocument
    after: SourceDocument
    fields: list[Change]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs; false if nothing does.

    `citations` are the event's own; those of a statement are with it. A source that is cited
    anew or no longer is no difference apart from its citations.
    """

    fields: list[Change]
    lists: list[ChangedList]
    citations: Parts[CitationDocument]
    added: list[StatementDocument]
    removed: list[StatementDocument]
    changed: list[ChangedStatement]
    reordered: bool
    sources: list[ChangedSource]

    def __bool__(self) -> bool:
        statements = (self.added, self.removed, self.changed, self.reordered)
        return any((self.fields, self.lists, self.citations, *statements, self.sources))


def differences(before: Document, after: Document) -> Differences:
    """What differs in `after` from `before`, in the order in which `after` has it.

    Statements are the same if their codes are; citations, if they say that the same thing rests
    on the same sentence.
    """
    old, new = ({each["code"]: each for each in event["statements"]} for event in (before, after))
    return Differences(
        fields=changes_of(EVENT_FIELDS, before, after),
        lists=_changed_lists(EVENT_FIELDS, before, after),
        citations=_citations(before["citations"], after["citations"]),
        added=[each for code, each in new.items() if code not in old],
        removed=[each for code, each in old.items() if code not in new],
        changed=_changed_statements((old[code], new[code]) for code in new if code in old),
        reordered=_in(old, new) != _in(new, old),
        sources=_changed_sources(before["sources"], after["sources"]),
    )


def changes_of(fields: Iterable[PublishedField], before: Part, after: Part) -> list[Change]:
    """The single values that differ between two parts, in the order of the fields."""
    compared = [
        Change(field, value_in(field, before), value_in(field, after))
        for field in fields
        if field.is_told and not field.each
    ]
    return [each for each in compared if _differ(each.before, each.after, each.field.compared)]


def _changed_lists(
    fields: Iterable[PublishedField], before: Part, after: Part
) -> list[ChangedList]:
    compared = [
        ChangedList(
            field, _parts(parts_in(field, before), parts_in(field, after), _code, field.compared)
        )
        for field in fields
        if field.each
    ]
    return [each for each in compared if each.parts]


def _changed_statements(
    pairs: Iterable[tuple[StatementDocument, StatementDocument]],
) -> list[ChangedStatement]:
    compared = [
        ChangedStatement(
            old,
            new,
            changes_of(STATEMENT_FIELDS, old, new),
            _citations(old["citations"], new["citations"]),
        )
        for old, new in pairs
    ]
    return [each for each in compared if each.fields or each.citations]


def _changed_sources(
    before: Mapping[str, SourceDocument], after: Mapping[str, SourceDocument]
) -> list[ChangedSource]:
    compared = [
        ChangedSource(old, new, changes_of(SOURCE_FIELDS, old, new))
        for code in sorted(before.keys() & after.keys())
        for old, new in [(_described(code, before[code]), _described(code, after[code]))]
    ]
    return [each for each in compared if each.fields]


def _described(code: str, source: SourceDocument) -> SourceDocument:
    """A source with the voice that a document does not tell: its own."""
    return {"voice": code, **source}


def _citations(
    before: Iterable[CitationDocument], after: Iterable[CitationDocument]
) -> Parts[CitationDocument]:
    """The citations of an event or of a statement."""
    return _parts(before, after, _rests_on, ("exact", "stance"))


def _parts(
    before: Iterable[Compared],
    after: Iterable[Compared],
    key: Callable[[Compared], Hashable],
    compared: Collection[str],
) -> Parts[Compared]:
    """What differs between two lists; parts are the same if their keys are."""
    old, new = ({key(each): each for each in parts} for parts in (before, after))
    both = [(old[name], each) for name, each in new.items() if name in old]
    return Parts(
        added=[each for name, each in new.items() if name not in old],
        removed=[each for name, each in old.items() if name not in new],
        changed=[pair for pair in both if _differ(*pair, compared)],
    )


def _differ(before: object, after: object, members: Collection[str]) -> bool:
    """Whether two values differ, in some members alone if any are named; blanks do not."""
    if before in BLANK and after in BLANK:
        return False
    if members and isinstance(before, Mapping) and isinstance(after, Mapping):
        return any(before.get(name) != after.get(name) for name in members)
    return before != after


def _code(part: Part) -> Hashable:
    return str(part["code"])


def _rests_on(citation: CitationDocument) -> Hashable:
    return citation["source"], citation["sentence"], citation["field"]


def _in(codes: Iterable[str], other: Collection[str]) -> list[str]:
    return [code for code in codes if code in other]
