"""The lines of the forms of a long page, each written once for all rows in which it says the same.

Django's templates take some milliseconds for a line of a form. Of hundreds of statements, most
lines differ in nothing but the names of their fields and the words in them.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from django.contrib.admin.helpers import AdminField, Fieldline
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

TEXT_WIDGETS = (AdminTextareaWidget, AdminTextInputWidget)
"""Those that write a value as it is; what derives from them may read it."""


class SharedLines:
    """The lines that were written of the forms of one formset, which have nothing beside their
    fields."""

    def __init__(self) -> None:
        self._written: dict[Any, str] = {}
        self._mark = token_hex(16)  # so that nobody can have typed it

    def write(self, line: Fieldline) -> SafeString:
        """The HTML of a line; one with errors or with fields that are read-only is written anew."""
        fields = [each.field for each in line if isinstance(each, AdminField)]
        if len(fields) != len(line.fields) or any(each.errors for each in fields):
            return written(line)
        texts = {each.name: each.value() for each in fields if _is_text(each)}
        values = {
            each.name: self._word(each) if each.name in texts else each.value() for each in fields
        }
        key = repr(values)
        if key not in self._written:
            with _standing_in(fields, self._mark, values):
                # Indentation is a quarter of a long page, and no words stand here yet.
                self._written[key] = re.sub(r"\n\s+", "\n", written(line))
        html = self._written[key].replace(f"{self._mark}-", f"{line.form.prefix}-")
        for name, text in texts.items():
            html = html.replace(f"{self._mark}:{name};", escape(text))
        return SafeString(html)

    def _word(self, field: BoundField) -> str:
        """Stands where the words of a field are to stand."""
        return f"{self._mark}:{field.name};"


def written(line: Fieldline) -> SafeString:
    return render_to_string("admin/includes/line.html", {"line": line})


def _is_text(field: BoundField) -> bool:
    return (
        type(field.field.widget) in TEXT_WIDGETS
        and isinstance(field.value(), str)
        and bool(field.value())
    )


@contextmanager
def _standing_in(
    fields: Sequence[BoundField], prefix: str, values: dict[str, Any]
) -> Iterator[None]:
    """Let fields have these values, and names that begin with this prefix."""
    names = [each.html_name for each in fields]
    for each in fields:
        each.__dict__ |= {
            "html_name": f"{prefix}-{each.name}",
            "value": lambda value=values[each.name]: value,
        }
    try:
        yield
    finally:
        for each, name in zip(fields, names, strict=True):
            each.html_name = name
            del each.__dict__["value"]
