"""Two versions of a row and of the rows beneath it: what is stored now, and what was typed.

`conflicts` are the rows in which they differ, and `merged` puts the second on top of the first.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin.helpers import InlineAdminFormSet
from django.db.models import TextChoices
from django.forms import BoundField
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from relations.desk.unsaved.field_values import FormValues, differs, stored_values, words_of
from relations.desk.unsaved.form_state import MAIN, FormState
from relations.desk.unsaved.page_forms import FOLDED, PageForms, fields_of, key_of
from relations.editions.diff import Fate, Run, reworded, side_by_side


class RowCase(TextChoices):
    """What became of a row since the editor began, and what the page says of it."""

    ITSELF = "itself", ""
    """The row of the page, which both versions have."""
    CHANGED = "changed", ""
    ADDED = "added", _("Added since you opened the page. It stays.")
    TYPED = "typed", _("You added it. It stays.")
    GONE = "gone", _("Deleted since you opened the page. It comes back as a new one.")
    TO_GO = "to go", _("You marked it to be deleted, and it stays marked.")


@dataclass(frozen=True, slots=True)
class FieldVersions:
    """A field with its two values, either of which may be blank.

    `is_typed` says whether the editor has changed it. If not, the page proposes what is stored.
    """

    choice: str
    label: str
    stored: list[Run]
    typed: list[Run]
    is_typed: bool


@dataclass(frozen=True)
class RowVersions:
    """A row as it is stored now and as it was typed; `name` is blank for the row of the page.

    `fields` belong to an unbound form: that of the stored row, or an empty one. `stored` and
    `typed` are what a form sends of the row; either is empty where there is no such version.
    """

    case: RowCase
    key: str
    name: str | Promise
    fields: list[BoundField]
    stored: FormValues
    typed: FormValues
    begun: FormState

    @property
    def choice(self) -> str:
        """How the page names the choice between the two fates of the row."""
        return choice_of(self.key)

    @property
    def is_stored(self) -> bool:
        return bool(self.stored)

    @property
    def is_typed(self) -> bool:
        return bool(self.typed) and self.case is not RowCase.TO_GO

    @cached_property
    def differences(self) -> list[FieldVersions]:
        """The fields in which the versions differ, or all of a single version but for the blank.

        One query for each side of a field of rows.
        """
        fields = self.fields
        if self.is_stored and self.is_typed:
            fields = [each for each in fields if differs(each, self.typed[each.name])]
        versions = [self._versions_of(each) for each in fields]
        return [each for each in versions if each.stored or each.typed]

    def _versions_of(self, field: BoundField) -> FieldVersions:
        stored, typed = (side.get(field.name, []) for side in (self.stored, self.typed))
        if self.is_stored and self.is_typed:
            runs = reworded(words_of(field, stored), words_of(field, typed))
        else:
            words = words_of(field, stored if self.is_stored else typed)
            runs = [Run(Fate.KEPT, words)] if words.strip() else []
        before, after = side_by_side(runs)
        return FieldVersions(
            choice=choice_of(self.key, field.name),
            label=capfirst(str(field.label)),
            stored=before if self.is_stored else [],
            typed=after if self.is_typed else [],
            is_typed=not self.begun.holds(self.key, field.name, typed),
        )

    def merged(self, taken: Collection[str]) -> FormValues:
        """What was typed on top of what is stored, except where a choice in `taken` says
        otherwise; empty if the row is to stay deleted."""
        if self.choice in taken:
            return self.stored
        kept = {n: v for n, v in self.typed.items() if choice_of(self.key, n) not in taken}
        return {**self.stored, **kept}


def choice_of(key: str, field: str = "") -> str:
    """How the page names the choice between two values of a field, or two fates of a row."""
    return f"{key}:{field}"


def conflicts(forms: PageForms, typed: QueryDict) -> list[RowVersions]:
    """The rows in which the versions differ, in the order of the page. `forms` are unbound."""
    begun = FormState.sent(typed)
    rows = [_main_row(forms, typed, begun)]
    for inline in forms.inlines:
        beneath = _inline_rows(inline, typed, begun)
        rows += [row for row in beneath if inline.has_change_permission or not row.is_stored]
    return [row for row in rows if row.differences or row.case is RowCase.TO_GO]


def merged(
    forms: PageForms, typed: QueryDict, taken: Collection[str]
) -> "MultiValueDict[str, str]":
    """What was typed, as a form that begins from what is stored now would send it.

    `forms` are unbound. `taken` holds the choices (see `choice_of`) in which the editor takes what
    is stored. A row that is no longer stored comes back as a new one, unless its absence is taken;
    a stored row into which nothing was typed stays.
    """
    begun = FormState.sent(typed)
    data = _main_row(forms, typed, begun).merged(taken)
    for inline in forms.inlines:
        prefix = inline.formset.prefix
        merged_rows = (row.merged(taken) for row in _inline_rows(inline, typed, begun))
        rows = [row for row in merged_rows if row]
        for number, row in enumerate(rows):
            data |= {f"{prefix}-{number}-{name}": values for name, values in row.items()}
        counts = {**inline.formset.management_form.initial, TOTAL_FORM_COUNT: len(rows)}
        data |= {f"{prefix}-{name}": [str(count)] for name, count in counts.items()}
    return MultiValueDict(data)


def _main_row(forms: PageForms, typed: QueryDict, begun: FormState) -> RowVersions:
    fields = [*forms.form]
    stored = {each.name: stored_values(each) for each in fields}
    sent = {each.name: typed.getlist(each.html_name) for each in fields}
    return RowVersions(RowCase.ITSELF, MAIN, "", fields, stored, sent, begun)


def _inline_rows(
    inline: InlineAdminFormSet, typed: QueryDict, begun: FormState
) -> Iterator[RowVersions]:
    """The stored rows in their order, and after them those that are new or no longer stored."""
    formset = inline.formset
    kind = capfirst(formset.model._meta.verbose_name)
    offered = fields_of(inline, formset.empty_form)
    sent = _sent_rows(formset, offered, typed)
    rows, forms = dict(sent), {str(form.instance.pk): form for form in formset.initial_forms}
    for pk, form in forms.items():
        # Of a row that the editor may not change, only the primary key is sent.
        row = rows.get(pk, {}) if inline.has_change_permission else {}
        case = RowCase.CHANGED if row else RowCase.ADDED
        case = RowCase.TO_GO if DELETION_FIELD_NAME in row else case
        # Lazy, because some rows ask the database for their name, and only a conflict needs it.
        name, fields = format_lazy("{}: {}", kind, form.instance), fields_of(inline, form)
        stored = {each.name: stored_values(each) for each in fields}
        stored[formset.model._meta.pk.name] = [pk]
        if FOLDED in row:
            row = {**stored, FOLDED: row[FOLDED]}
        yield RowVersions(case, key_of(inline, pk), name, fields, stored, row, begun)
    for pk, row in sent:
        # Otherwise the row is as it was offered, or could only be read.
        is_typed = any(row[each.name] and differs(each, row[each.name]) for each in offered)
        if pk not in forms and is_typed and DELETION_FIELD_NAME not in row:
            case = RowCase.GONE if pk else RowCase.TYPED
            yield RowVersions(case, key_of(inline, pk), kind, offered, {}, row, begun)


def _sent_rows(
    formset: Any, fields: list[BoundField], typed: QueryDict
) -> list[tuple[str, FormValues]]:
    """The rows that were sent of a formset, in their order, each after its primary key, which is
    blank for a new row."""
    own, parent = formset.model._meta.pk.name, formset.fk.name
    # Of a list from which everything is taken out, a browser sends nothing.
    blank: FormValues = {each.name: [] for each in fields}
    rows: dict[int, FormValues] = {}
    for name, values in typed.lists():
        match = re.fullmatch(rf"{re.escape(formset.prefix)}-([0-9]{{1,4}})-(\w+)", name)
        if match and match[2] != parent:
            rows.setdefault(int(match[1]), dict(blank))[match[2]] = [*map(str, values)]
    return [("".join(row.pop(own, [])).strip(), row) for _number, row in sorted(rows.items())]
