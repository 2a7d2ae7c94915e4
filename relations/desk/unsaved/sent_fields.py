"""What a form has sent, field by field, in the words of the form: the names of its fields, and of
the rows and the choices that it sends as numbers and codes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.forms import BoundField, HiddenInput, Textarea
from django.http import HttpRequest
from django.urls import resolve
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.desk.unsaved.conflicts import names_of
from relations.desk.unsaved.form_state import Stored
from relations.desk.unsaved.versions import KeepsTyping

# What a form says of itself, rather than what someone has typed into it or has pressed.
_OF_THE_FORM = re.compile(
    r"_begun|_seen|_popup|_to_field|carried|initial-.*|.*-__prefix__-.*"
    r"|.*-(?:id|(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)"
)
_OF_A_ROW = re.compile(r"(?P<prefix>.+)-(?P<number>[0-9]{1,4})-(?P<name>\w+)")
_MOST_LINES = 12
_LINE = 80


@dataclass(frozen=True, slots=True)
class SentField:
    """A field that is sent again, as the page shows it; `words` are those of a value that says
    nothing by itself."""

    number: int
    name: str
    value: str
    label: str
    words: str
    is_of_the_form: bool

    @property
    def html_id(self) -> str:
        return f"sent-{self.number}"

    @property
    def field(self) -> SafeString:
        """The field itself. What is blank is nothing to read, and what has words is read there."""
        if self.words or not self.value:
            return HiddenInput().render(self.name, self.value)
        lines = sum(1 + len(line) // _LINE for line in self.value.splitlines())
        look = {"readonly": True, "rows": min(max(lines, 1), _MOST_LINES), "dir": "auto"}
        return Textarea(look).render(self.name, self.value, {"id": self.html_id})


def sent_fields(
    request: HttpRequest, address: str, fields: list[tuple[str, str]]
) -> Iterator[SentField]:
    """The fields that a form sends to an address of the desk, in their order.

    They have the words of that form for who may add what it is about; for all others, and where
    no form of ours is known, the names that they are sent by.
    """
    forms = _forms_at(request, address)
    words = _words(forms, fields)
    for number, (name, value) in enumerate(fields):
        label, field = capfirst(_label(name)), forms.get(_key(name))
        if field:
            row = _OF_A_ROW.fullmatch(name)
            label = capfirst(str(field.label))
            if row:
                place = {"number": int(row["number"]) + 1, "field": label}
                label = _("%(rows)s, %(number)d: %(field)s") % {"rows": _rows_of(field), **place}
        is_hidden = field is not None and field.is_hidden
        is_of_the_form = is_hidden or bool(_OF_THE_FORM.fullmatch(name))
        said = words.get((_key(name), value), "")
        yield SentField(number, name, value, label, said, is_of_the_form)


Forms = Mapping[tuple[str, str], BoundField]
"""The fields of a page by the prefix of their form set, blank for the main form, and their name."""


def _forms_at(request: HttpRequest, address: str) -> Forms:
    """The fields of the page at an address, unless the account may not add what it is about."""
    admin = getattr(resolve(unquote(urlsplit(address).path)).func, "model_admin", None)
    if not isinstance(admin, KeepsTyping) or not admin.has_add_permission(request):
        return {}
    stored: Stored = admin.stored(request, None)
    fields = {("", name): stored.form[name] for name in stored.form.fields}
    for table in stored.tables:
        empty = table.formset.empty_form
        fields |= {(table.prefix, name): empty[name] for name in empty.fields}
    return fields


def _words(forms: Forms, fields: list[tuple[str, str]]) -> dict[tuple[tuple[str, str], str], str]:
    """The words of each value of each field that has any; one query for a field of rows."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, value in fields:
        if _key(name) in forms and value:
            values[_key(name)].append(value)
    return {
        (key, value): name
        for key, sent in values.items()
        for value, name in names_of(forms[key], sent).items()
    }


def _key(name: str) -> tuple[str, str]:
    row = _OF_A_ROW.fullmatch(name)
    return (row["prefix"], row["name"]) if row else ("", name)


def _rows_of(field: BoundField) -> Any:
    form: Any = field.form
    return capfirst(form._meta.model._meta.verbose_name)


def _label(name: str) -> str:
    """The name of a field, in which the rows of a table count from 1."""
    words = [str(int(each) + 1) if each.isdecimal() else each for each in name.split("-")]
    return " ".join(words).replace("_", " ").strip()
