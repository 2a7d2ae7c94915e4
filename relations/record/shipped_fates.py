"""What becomes of each row that ships, beside what editors made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.record.shipped_vocabulary import (
    WORDS,
    Digests,
    ShippedKind,
    ShippedWords,
    VocabularyRow,
    digest_of,
    words_of,
)

AnyRow = TypeVar("AnyRow", bound=Model)


class ShippedFate(Enum):
    """What becomes of a row that ships."""

    ADDED = auto()
    CHANGED = auto()
    SAME = auto()
    ADDED_HERE = auto()
    CHANGED_HERE = auto()
    DELETED_HERE = auto()


WRITTEN = (ShippedFate.ADDED, ShippedFate.CHANGED)
"""Of a row that gets the words that ship."""

_AS_SHIPPED = (ShippedFate.CHANGED, ShippedFate.SAME)
_WHY: dict[ShippedFate, Promise] = {
    ShippedFate.ADDED_HERE: gettext_lazy("%(row)s: added here by hand; left alone."),
    ShippedFate.CHANGED_HERE: gettext_lazy("%(row)s: changed here; left alone."),
    ShippedFate.DELETED_HERE: gettext_lazy("%(row)s: deleted here; stays deleted."),
}
_KINDS: dict[ShippedKind, Promise] = {
    ShippedKind.COUNTRY: gettext_lazy("Country"),
    ShippedKind.SUCCESSOR: gettext_lazy("Successor"),
    ShippedKind.NAME: gettext_lazy("Name in text"),
    ShippedKind.TYPE: gettext_lazy("Type of event"),
    ShippedKind.TRIGGERS: gettext_lazy("Trigger words"),
    ShippedKind.TOPIC: gettext_lazy("Topic"),
}


def told(row: VocabularyRow) -> str:
    """A row in words, by its name and its code as they ship: Topic “water” (water)."""
    words = {"kind": _KINDS[row.kind], "name": row.name, "code": row.key[0]}
    return _("%(kind)s “%(name)s” (%(code)s)") % words


@dataclass(slots=True)
class LoadedVocabulary:
    """What loading stored, in the order in which it was stored, with the columns that it changed;
    and a sentence for each row that it left alone, which says why."""

    added: list[Model] = field(default_factory=list)
    changed: dict[Model, list[str]] = field(default_factory=dict)
    left_alone: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Loading:
    """The loading of `rows`. `last` is what the last release shipped, `on_record` what there is
    under the codes that it has here, and `shipped` becomes what this release shipped."""

    rows: Sequence[VocabularyRow]
    last: Digests
    on_record: Digests
    shipped: Digests = field(default_factory=dict)
    loaded: LoadedVocabulary = field(default_factory=LoadedVocabulary)

    def of_kind(self, kind: ShippedKind) -> list[VocabularyRow]:
        return [row for row in self.rows if row.kind is kind]

    def fate_of(self, row: VocabularyRow, here: ShippedWords | None) -> ShippedFate:
        """The fate of a row that has these words on record, None where it is not there."""
        last = self.last.get(row.identity)
        if here is None:
            return ShippedFate.ADDED if last is None else ShippedFate.DELETED_HERE
        if here == row.words:
            return ShippedFate.SAME
        if last is None:
            return ShippedFate.ADDED_HERE
        return ShippedFate.CHANGED if digest_of(here) == last else ShippedFate.CHANGED_HERE

    def settle(self, row: VocabularyRow, fate: ShippedFate) -> None:
        """Count a row as shipped, and tell why it is left alone, if it is."""
        self.shipped[row.identity] = digest_of(row.words)
        if fate in _WHY:
            self.leave(str(_WHY[fate]) % {"row": told(row)})

    def leave(self, why: str) -> None:
        """Tell why a row is left alone. One that is not settled is tried again the next time."""
        self.loaded.left_alone.append(why)

    def settle_named(
        self,
        rows: Sequence[VocabularyRow],
        make: type[AnyRow],
        here: dict[str, AnyRow],
        others: Iterable[AnyRow] = (),
    ) -> None:
        """Settle rows that have a name, and are on record in `here` by the codes that ship. Those
        to be added are put there; nothing is stored yet.

        A name that an editor gave to another, in `here` or in `others`, is not given again.
        """
        fates = {row.key[0]: self._fate_of_named(row, here) for row in rows}
        of_editors = [each for code, each in here.items() if fates.get(code) not in _AS_SHIPPED]
        holders = {str(each).casefold(): each for each in (*of_editors, *others)}
        for row in rows:
            fate, [code] = fates[row.key[0]], row.key
            holder = holders.get(row.name.casefold())
            if fate in WRITTEN and holder and holder is not here.get(code):
                self.leave(_("%(row)s: another here has that name; left out.") % {"row": told(row)})
                continue
            self.settle(row, fate)
            if fate is ShippedFate.ADDED:
                here[code] = make(**row.codes)
            if fate in WRITTEN:
                self.write(here[code], row.words, WORDS[row.kind])

    def _fate_of_named(self, row: VocabularyRow, here: Mapping[str, Model]) -> ShippedFate:
        stored = here.get(row.key[0])
        return self.fate_of(row, words_of(row.kind, stored) if stored else None)

    def write(self, stored: Model, words: ShippedWords, columns: Iterable[str]) -> None:
        """Give these columns of a row of the database the words that ship, and note those that were
        other ones."""
        for name in columns:
            column: Any = stored._meta.get_field(name)
            blank = None if column.null else ""
            value = column.to_python(words[name]) if name in words else blank
            if getattr(stored, name) != value:
                setattr(stored, name, value)
                if stored.pk:
                    self.loaded.changed.setdefault(stored, []).append(name)

    def store(self, rows: Iterable[Model]) -> None:
        """Store those that are new or changed; by `save()`, so that their history has it."""
        for each in rows:
            if each.pk is None:
                each.save()
                self.loaded.added.append(each)
            elif each in self.loaded.changed:
                each.save()
