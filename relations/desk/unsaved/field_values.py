"""The values of one form field: as stored, as a browser sends them, and as an editor reads them."""

from typing import Any

from django.forms import BoundField, CheckboxInput, ChoiceField, ModelChoiceField
from django.utils.translation import gettext as _

from relations.desk.chosen import valid_keys

FormValues = dict[str, list[str]]
"""The fields of one row as a browser sends them: each name with its values."""


def stored_values(field: BoundField) -> list[str]:
    """What a browser would send of a field that nobody has touched, also if its form is bound to
    other data."""
    # The admin wraps a choice of rows into a widget with buttons, the desk any field into one with
    # offers. Neither can format a value.
    widget: Any = field.field.widget
    while hasattr(widget, "widget"):
        widget = widget.widget
    value = field.field.prepare_value(field.initial)
    if isinstance(widget, CheckboxInput):
        return ["on"] if value else []
    written = widget.format_value(value)
    if isinstance(written, (list, tuple)):
        return [str(each) for each in written]
    return ["" if written is None else str(written)]


def normalized(values: list[str]) -> list[str]:
    """The values without what a browser may change by itself: their order, the ends of lines, and
    whether it sends a blank at all. Fields strip the space around a value."""
    plain = (value.replace("\r\n", "\n").strip() for value in values)
    return sorted(value for value in plain if value)


def differs(field: BoundField, typed: list[str]) -> bool:
    """Whether what was typed is not what is stored. The field has the last word: 09:30 and
    09:30:00 are one time of day."""
    if normalized(stored_values(field)) == normalized(typed):
        return False
    is_list = isinstance(field.field.prepare_value(field.initial), (list, tuple))
    return bool(field.field.has_changed(field.initial, typed if is_list else "".join(typed[-1:])))


def words_of(field: BoundField, values: list[str]) -> str:
    """The values of a field as an editor reads them, rows and choices by their names."""
    names = names_of(field, values)
    return "\n".join(names.get(value, value.replace("\r\n", "\n")) for value in values)


def names_of(field: BoundField, values: list[str]) -> dict[str, str]:
    """The names of those values that are rows or choices; one query for rows."""
    inner: Any = field.field
    if isinstance(inner, ModelChoiceField):
        rows: Any = inner.queryset
        chosen = rows.filter(pk__in=valid_keys(values))
        found = {str(row.pk): inner.label_from_instance(row) for row in chosen}
        gone = _("%(value)s (no longer stored)")
        return {each: found.get(each, gone % {"value": each}) for each in values if each}
    if isinstance(inner, ChoiceField):
        choices: Any = inner.choices
        return {str(value): str(name) for value, name in choices if value not in ("", None)}
    return {}
