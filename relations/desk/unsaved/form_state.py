"""What is stored of a row and of the rows beneath it, as the form of its page would send it back.

It is read from the unbound forms of that page, so that it holds what an editor can see and change
there and nothing else: whoever changed that in the meantime is in the way of a second editor.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Any

from django.forms import BaseModelForm, BoundField, CheckboxInput
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils import timezone
from django.utils.dateparse import parse_datetime

MAIN = ""
"""The key of the row itself; that of a row beneath it is `key_of` its form set and its number."""

Sent = dict[str, list[str]]
"""The fields of a row as a browser sends them, each with its values."""

Digests = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """The unbound forms of the rows beneath a row, and whether the editor may change these."""

    formset: Any
    may_change: bool

    @property
    def prefix(self) -> str:
        return str(self.formset.prefix)

    @property
    def hidden(self) -> set[str]:
        """The fields of a row that say which row it is, and whether it is to go."""
        own = {self.formset.model._meta.pk.name, self.formset.fk.name}
        return own | {DELETION_FIELD_NAME}

    def rows(self) -> Iterator[tuple[str, "BaseModelForm[Any]"]]:
        """The form of each stored row by its key, in their order."""
        for form in self.formset.initial_forms:
            yield key_of(self.prefix, form.instance.pk), form

    def fields_of(self, form: "BaseModelForm[Any]") -> list[BoundField]:
        return [form[name] for name in form.fields if name not in self.hidden]

    def sent_by(self, form: "BaseModelForm[Any]") -> Sent:
        return {field.name: sent_by(field) for field in self.fields_of(form)}


@dataclass(frozen=True, slots=True)
class Stored:
    """The unbound forms of a page: of the row itself, and of all rows beneath it."""

    form: "BaseModelForm[Any]"
    tables: list[Table]

    def parts(self) -> dict[str, Sent]:
        """Each row's fields, by its key; of those only that the editor may change."""
        parts = {MAIN: {name: sent_by(self.form[name]) for name in self.form.fields}}
        for table in self.tables:
            if table.may_change:
                parts |= {key: table.sent_by(form) for key, form in table.rows()}
        return parts

    def digests(self) -> Digests:
        return {
            key: {name: digest(values) for name, values in sent.items()}
            for key, sent in self.parts().items()
        }


@dataclass(frozen=True, slots=True)
class Beginning:
    """The state from which an editor began, and when. It is none that ever was where a form
    brought what cannot be read."""

    at: datetime
    digests: Digests

    @classmethod
    def now(cls, stored: Stored) -> "Beginning":
        return cls(timezone.now(), stored.digests())

    @classmethod
    def loaded(cls, text: str) -> "Beginning":
        try:
            carried = json.loads(text)
            at = parse_datetime(carried["at"])
            digests = {key: dict(fields) for key, fields in carried["digests"].items()}
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            at, digests = None, {}
        if at is None or timezone.is_naive(at):
            return cls(timezone.now(), {})
        return cls(at, digests)

    def dumped(self) -> str:
        carried = {"at": self.at.isoformat(), "digests": self.digests}
        return json.dumps(carried, separators=(",", ":"), ensure_ascii=False)

    def has(self, key: str, name: str, values: list[str]) -> bool:
        """Whether this is what stood there when the editor began."""
        return self.digests.get(key, {}).get(name) == digest(values)


def key_of(prefix: str, pk: Any) -> str:
    return f"{prefix}:{pk}"


def sent_by(field: BoundField) -> list[str]:
    """What a browser would send of a field that nobody has touched."""
    # The admin wraps a choice of rows into one with buttons, which cannot say this.
    widget: Any = getattr(field.field.widget, "widget", field.field.widget)
    if isinstance(widget, CheckboxInput):
        return ["on"] if field.value() else []
    written = widget.format_value(field.value())
    if isinstance(written, (list, tuple)):
        return [str(each) for each in written]
    return ["" if written is None else str(written)]


def same_words(values: list[str]) -> list[str]:
    """The values in an order of their own, whatever they end their lines with; space around them
    is not stored either."""
    return sorted(value.replace("\r\n", "\n").strip() for value in values)


def digest(values: list[str]) -> str:
    written = json.dumps(same_words(values))
    return blake2s(written.encode(), digest_size=6).hexdigest()
