"""What a form has sent, field by field, in the words of the form: the names of its fields, and of
the rows and the choices that it sends as numbers and codes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.forms import BoundField, HiddenInput, Textarea
from django.http import HttpRequest
from django.urls import resolve
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.desk.unsaved.carried import CarriedForm
from relations.desk.unsaved.edit_conflicts import KeepsTyping
from relations.desk.unsaved.field_values import names_of
from relations.desk.unsaved.page_forms import PageForms

# What a form says of itself, rather than what someone has typed into it or has pressed.
_OF_THE_FORM = re.compile(
    r"_begun|_seen|_popup|_to_field|carried|_take|initial-.*|.*-__prefix__-.*"
    r"|.*-(?:id|offered|folded|(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)"
)
_ROW_NUMBER = re.compile(r"(?<=-)[0-9]{1,4}(?=-\w+$)")
_ANY = "*"
"""Stands in a name for the number of any row."""
_MOST_LINES = 12
_LINE = 80


@dataclass(frozen=True, slots=True)
class SentField:
    """A field that is sent again, as the page shows it; `words` say what a number or a code means,
    and are blank for other values."""

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
        """The field itself, hidden if it is blank or if its words are shown instead."""
        if self.words or not self.value:
            return HiddenInput().render(self.name, self.value)
        lines = sum(1 + len(line) // _LINE for line in self.value.splitlines())
        look = {"readonly": True, "rows": min(max(lines, 1), _MOST_LINES), "dir": "auto"}
        return Textarea(look).render(self.name, self.value, {"id": self.html_id})


def sent_fields(request: HttpRequest, carried: CarriedForm) -> Iterator[SentField]:
    """The fields of a form that was sent to the desk, in their order.

    They are labelled as on that form if it is known and the user may add what it is about, and
    otherwise by the names that they are sent by. One query for each field that names rows.
    """
    known = _fields_at(request, carried.address)
    yield from _listed(carried, known, _names(known, carried.fields))


def sent_fields_by_name(carried: CarriedForm) -> Iterator[SentField]:
    """The same, labelled by the names that they are sent by. Asks the database nothing."""
    yield from _listed(carried, {}, {})


def _listed(
    carried: CarriedForm, known: dict[str, BoundField], names: dict[str, dict[str, str]]
) -> Iterator[SentField]:
    for number, (name, value) in enumerate(carried.fields):
        field = known.get(_without_number(name))
        is_hidden = field is not None and field.is_hidden
        yield SentField(
            number,
            name,
            value,
            label=_label(name, field),
            words=names.get(_without_number(name), {}).get(value, ""),
            is_of_the_form=is_hidden or bool(_OF_THE_FORM.fullmatch(name)),
        )


def plain_text_of(carried: CarriedForm) -> str:
    """What someone has typed into a form and pressed, a line for each field that is not blank,
    after the name that it is sent by."""
    typed = ((name, value) for name, value in carried.fields if value)
    lines = (f"{name}: {value}" for name, value in typed if not _OF_THE_FORM.fullmatch(name))
    return "\n".join(lines)


def _fields_at(request: HttpRequest, address: str) -> dict[str, BoundField]:
    """The fields of the page at an address, by their names without numbers of rows. Empty unless
    the user may add what the page is about."""
    admin = getattr(resolve(unquote(urlsplit(address).path)).func, "model_admin", None)
    if not isinstance(admin, KeepsTyping) or not admin.has_add_permission(request):
        return {}
    page = PageForms.of(admin, request, None)
    forms = [page.form, *(inline.formset.empty_form for inline in page.inlines)]
    return {field.html_name.replace("__prefix__", _ANY): field for form in forms for field in form}


def _names(
    known: dict[str, BoundField], fields: list[tuple[str, str]]
) -> dict[str, dict[str, str]]:
    """By each field, the names of those of its values that have one, in all rows."""
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        if value:
            values[_without_number(name)].append(value)
    return {name: names_of(known[name], sent) for name, sent in values.items() if name in known}


def _without_number(name: str) -> str:
    return _ROW_NUMBER.sub(_ANY, name)


def _label(name: str, field: BoundField | None) -> str:
    """What the page calls a field; rows count from 1."""
    if field is None:
        words = [str(int(each) + 1) if each.isdecimal() else each for each in name.split("-")]
        return capfirst(" ".join(words).replace("_", " ").strip())
    label = capfirst(str(field.label))
    row = _ROW_NUMBER.search(name)
    if row is None:
        return label
    form: Any = field.form
    rows = capfirst(form._meta.model._meta.verbose_name)
    place = {"rows": rows, "number": int(row[0]) + 1, "field": label}
    return _("%(rows)s, %(number)d: %(field)s") % place
