"""The widgets that choose rows by their words, and the words of all that a page's rows have chosen,
fetched at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.forms import BaseForm, BoundField

from relations.desk.chosen import valid_keys

ChosenLabels = dict[int, tuple[int, str]]
"""The label of each row by its primary key, and the place of the row among the others."""


class KeyedOptions(AutocompleteMixin):
    """Shows nothing for a value that cannot be a primary key, on which Django's own fails, though
    it may stand in the address of a new row.

    Django's own asks the database for each field of each row; `labels`, once fetched, are asked
    instead.
    """

    labels: ChosenLabels | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        keys = valid_keys([str(each) for each in value])
        if self.labels is None:
            return super().optgroups(name, [str(key) for key in keys], attr)
        found = [(*self.labels[key], key) for key in dict.fromkeys(keys) if key in self.labels]
        widget: Any = self
        begins = [] if widget.is_required or widget.allow_multiple_selected else [("", "")]
        options = [*begins, *((key, label) for _place, label, key in sorted(found))]
        made = [
            widget.create_option(name, key, label, bool(label), index)
            for index, (key, label) in enumerate(options)
        ]
        return [(None, made, 0)]


class RelatedSelect(KeyedOptions, AutocompleteSelect):
    """Chooses one row by its words."""


class RelatedSelectMultiple(KeyedOptions, AutocompleteSelectMultiple):
    """Chooses several rows by their words."""


def fetch_labels(forms: Iterable[BaseForm]) -> None:
    """Fetch the labels of all that the forms of one formset have chosen: one query for each of its
    fields, however many forms there are."""
    alike: dict[str, list[BoundField]] = defaultdict(list)
    for form in forms:
        for field in form:
            if isinstance(_chooser(field), KeyedOptions):
                alike[field.name].append(field)
    for fields in alike.values():
        labels = _labels(fields)
        for field in fields:
            _chooser(field).labels = labels


def _chooser(field: BoundField) -> Any:
    """The widget of a field without those that are wrapped around it."""
    widget: Any = field.field.widget
    while hasattr(widget, "widget"):
        widget = widget.widget
    return widget


def _labels(fields: list[BoundField]) -> ChosenLabels:
    choice: Any = fields[0].field
    written = (each for field in fields for each in _chooser(field).format_value(field.value()))
    keys = set(valid_keys([str(each) for each in written]))
    found = choice.queryset.filter(pk__in=keys) if keys else ()
    return {row.pk: (at, choice.label_from_instance(row)) for at, row in enumerate(found)}
