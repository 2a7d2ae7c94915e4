"""Descriptions: how readers see a source, a speaker, a topic, a country or a type of event.

Editors change the working rows freely; readers see of them what was published. `pending` says what
is not public yet, `publication.py` publishes it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from relations.editions.chained import ChainedVersion
from relations.editions.change_text import ChangeText, changes_in_words, part_in_words
from relations.editions.document import Part, members_of, value_in
from relations.record.described_kinds import KINDS, DescribedKind, kind_of
from relations.record.judgements import citations_of
from relations.record.models import Event
from relations.record.vocabulary import LONGEST_CODE, LONGEST_SLUG

LONGEST_LABEL = 300
"""A title of a source has up to 300 characters, every other label fewer."""

Codes = Mapping[str, Collection[str]]
"""Codes of things that have descriptions, by the name of their kind."""


class DescriptionQuerySet(models.QuerySet["Description"]):
    """Sets of descriptions; every reader's question starts from `newest`."""

    def newest(self) -> "DescriptionQuerySet":
        """What the public sees now."""
        return self.filter(superseded_at=None)

    def of(self, codes: Codes) -> "DescriptionQuerySet":
        """Those of some things."""
        asked = Q(pk__in=())
        for kind, each in codes.items():
            if each:
                asked |= Q(kind=kind, code__in=each)
        return self.filter(asked)

    def called(self, name: str) -> "DescriptionQuerySet":
        """Those that have a name, whatever its case, for one of their other names."""
        return self.filter(other_names__contains=f"\n{name.casefold()}\n")


class Description(ChainedVersion):
    """How readers see one thing, exactly as published under a number.

    It names the thing by kind and code and not by key: it stays when the working row is deleted.
    """

    kind = models.CharField(
        _("kind"), max_length=10, editable=False, help_text="The name of one of `KINDS`."
    )
    code = models.CharField(_("code"), max_length=LONGEST_CODE)

    history_marks = models.JSONField(
        default=dict, editable=False, help_text="The changes it was made from; see `authorship.py`."
    )

    # Derived from the document, to label and to find by.
    label = models.CharField(_("label"), max_length=LONGEST_LABEL)
    slug = models.CharField(max_length=LONGEST_SLUG)
    other_names = models.TextField(help_text="In lower case, each between line breaks.")

    objects = DescriptionQuerySet.as_manager()

    class Meta(ChainedVersion.Meta):
        verbose_name = _("description")
        verbose_name_plural = _("descriptions")
        ordering = ["kind", "code", "number"]
        default_permissions = ("view",)
        constraints = [*ChainedVersion.Meta.constraints]
        indexes = [
            *ChainedVersion.Meta.indexes,
            models.Index(fields=["kind", "code"], name="description_by_code"),
            models.Index(
                fields=["kind", "slug"], condition=Q(superseded_at=None), name="described_by_slug"
            ),
        ]

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class PendingDescription:
    """How readers would see a working row, beside how they see it now: None if they do not."""

    row: Model
    kind: DescribedKind
    newest: Description | None
    document: Part

    @property
    def code(self) -> str:
        return self.kind.code_of(self.row)

    @property
    def key(self) -> tuple[str, str]:
        """The name of its kind and its code, in the order in which rows are locked."""
        return self.kind.name, self.code

    @property
    def label(self) -> str:
        return str(self.document[self.kind.label])

    @property
    def changes(self) -> ChangeText:
        """What its publication would change for readers; all that it says before the first."""
        if self.newest is None:
            return part_in_words(self.kind.fields, self.document)
        return changes_in_words(self.kind.fields, self.newest.document, self.document)

    @property
    def is_changed(self) -> bool:
        """Whether its publication would change what readers see."""
        if self.newest is None:
            return True
        before = self.newest.document
        return any(
            (value_in(each, before) or None) != (value_in(each, self.document) or None)
            for each in self.kind.fields
        )


def columns_of(kind: DescribedKind, document: Part) -> dict[str, Any]:
    """The columns of a description that follow from its document."""
    names = document.get("names")
    lines = [f"\n{str(each).casefold()}" for each in names] if isinstance(names, list) else []
    return {
        "label": document[kind.label],
        "slug": document.get("slug", ""),
        "other_names": "".join([*lines, "\n"]) if lines else "",
    }


def described(rows: Iterable[Model]) -> list[PendingDescription]:
    """Each of some working rows, and of the rows to which readers are led from it, with how readers
    see it and would see it. For each kind of them one query and those that its documents need."""
    return _of_codes(_by_kind(rows))


def described_in(event: Event) -> list[PendingDescription]:
    """All that an event from `complete()` names: its sources, actors, countries, topics and type;
    as `described`."""
    return described_in_each([event])[event.pk]


def described_in_each(events: Iterable[Event]) -> dict[int, list[PendingDescription]]:
    """What each event names, as `described_in`, by the key of the event; no more queries than for
    one."""
    named = {event.pk: list(_named_in(event)) for event in events}
    found = described(row for rows in named.values() for row in rows)
    by_key = {each.key: each for each in found}
    return {event: _reached(_by_kind(rows), by_key) for event, rows in named.items()}


def _named_in(event: Event) -> Iterator[Model]:
    for said in event.statements.all():
        yield from filter(None, (said.speaker, said.on_behalf_of, said.addressee))
    yield from (each.sentence.source for each in citations_of(event))
    yield from (each.country for each in event.participations.all())
    yield from event.topics.all()
    yield event.type


def _reached(
    codes: Codes, found: Mapping[tuple[str, str], PendingDescription]
) -> list[PendingDescription]:
    """Those with some codes, and all to which they lead, in the order of kinds and codes."""
    reached: set[tuple[str, str]] = set()
    ahead = {(kind, code) for kind, each in codes.items() for code in each}
    while ahead:
        reached |= ahead
        led_to = (found[key].kind.named_in(found[key].document) for key in ahead)
        ahead = {key for keys in led_to for key in keys} - reached
    return [found[key] for key in sorted(reached)]


def pending_among(found: Iterable[PendingDescription]) -> list[PendingDescription]:
    """Those whose publication would change what readers see."""
    return [each for each in found if each.is_changed]


def _by_kind(rows: Iterable[Model]) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        kind = kind_of(row)
        codes[kind.name].add(kind.code_of(row))
    return codes


def _of_codes(codes: Codes) -> list[PendingDescription]:
    """In the order of kinds and codes, which is the order in which rows are locked."""
    made = list(_documents(codes))
    found = Description.objects.newest().of(_by_kind(row for row, _kind, _document in made))
    newest = {(each.kind, each.code): each for each in found}
    pending = [
        PendingDescription(row, kind, newest.get((kind.name, kind.code_of(row))), document)
        for row, kind, document in made
    ]
    return sorted(pending, key=lambda each: each.key)


def _documents(codes: Codes) -> Iterator[tuple[Model, DescribedKind, Part]]:
    """The working rows with some codes and those to which they lead, with their documents."""
    asked: set[tuple[str, str]] = set()
    missing = {(name, code) for name, each in codes.items() for code in each}
    while missing:
        asked |= missing
        named: set[tuple[str, str]] = set()
        for name, kind in KINDS.items():
            wanted = [code for of_kind, code in missing if of_kind == name]
            for row in kind.rows(wanted) if wanted else ():
                document = members_of(kind.fields, row)
                named |= set(kind.named_in(document))
                yield row, kind, document
        missing = named - asked
