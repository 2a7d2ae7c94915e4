"""Two versions of one row and of the rows beneath it: what is stored now, and what was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.forms import BoundField, ChoiceField, ModelChoiceField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.desk.unsaved.form_state import (
    MAIN,
    Beginning,
    Sent,
    Stored,
    Table,
    key_of,
    same_words,
    sent_by,
)
from relations.desk.unsaved.merge import TypedRow, choice_of, typed_rows
from relations.editions.diff import Fate, Run, reworded

_KEY = re.compile(r"[0-9]{1,18}")


class Case(StrEnum):
    """What became of a row since the editor began."""

    ITSELF = "itself"
    CHANGED = "changed"
    ADDED = "added"
    """By someone else."""
    TYPED = "typed"
    """A new row of this editor."""
    GONE = "gone"
    """Someone else has deleted it."""
    TO_GO = "to go"
    """This editor deletes it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with its two values, either of which may be blank.

    `is_typed` says that the editor has changed it; where the editor has not, what is stored is
    the better choice.
    """

    choice: str
    label: str
    stored: list[Run]
    typed: list[Run]
    is_typed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which the two versions differ; `name` is blank for the row of the page itself."""

    case: Case
    choice: str
    name: str
    differences: list[Difference]

    @property
    def is_stored(self) -> bool:
        return self.case not in {Case.TYPED, Case.GONE}

    @property
    def is_typed(self) -> bool:
        return self.case not in {Case.ADDED, Case.TO_GO}


def conflict(stored: Stored, typed: QueryDict, beginning: Beginning) -> list[Row]:
    """The rows in which what was typed differs from what is stored, in the order of the page."""
    form = stored.form
    fields = [form[name] for name in form.fields]
    sent = {field.name: [*map(str, typed.getlist(field.html_name))] for field in fields}
    own = Row(Case.ITSELF, choice_of(MAIN), "", [*_differences(MAIN, fields, sent, beginning)])
    beneath = [row for table in stored.tables for row in _rows(table, typed, beginning)]
    return [row for row in (own, *beneath) if row.differences or row.case is Case.TO_GO]


def _rows(table: Table, typed: QueryDict, beginning: Beginning) -> Iterator[Row]:
    sent = typed_rows(typed, table)
    by_key = {key_of(table.prefix, row.pk): row for row in sent if row.pk}
    kind = capfirst(table.formset.model._meta.verbose_name)
    stored = dict(table.rows())
    if table.may_change:
        for key, form in stored.items():
            name = f"{kind}: {form.instance}"
            yield _stored_row(key, name, table.fields_of(form), by_key.get(key), beginning)
    fields = table.fields_of(table.formset.empty_form)
    for row in sent:
        key = key_of(table.prefix, row.pk)
        if row.is_to_go or key in stored or (row.pk and not table.may_change):
            continue
        if row.pk or not _is_blank(fields, row):
            case = Case.GONE if row.pk else Case.TYPED
            yield Row(case, choice_of(key), kind, [*_one_sided(key, fields, row.fields, case)])


def _is_blank(fields: list[BoundField], row: TypedRow) -> bool:
    """Whether a new row is as it was offered."""
    return all(
        same_words(row.fields.get(field.name, [])) in (same_words(sent_by(field)), [""], [])
        for field in fields
    )


def _stored_row(
    key: str, name: str, fields: list[BoundField], row: TypedRow | None, beginning: Beginning
) -> Row:
    stored = {field.name: sent_by(field) for field in fields}
    if row is None:
        case, differences = Case.ADDED, _one_sided(key, fields, stored, Case.ADDED)
    elif row.is_to_go:
        case, differences = Case.TO_GO, _one_sided(key, fields, stored, Case.TO_GO)
    else:
        case, differences = Case.CHANGED, _differences(key, fields, row.fields, beginning)
    return Row(case, choice_of(key), name, [*differences])


def _differences(
    key: str, fields: list[BoundField], typed: Sent, beginning: Beginning
) -> Iterator[Difference]:
    for field in fields:
        before, after = sent_by(field), typed.get(field.name, [])
        if not _differ(field, before, after):
            continue
        runs = reworded(words_of(field, before), words_of(field, after))
        yield Difference(
            choice=choice_of(key, field.name),
            label=capfirst(str(field.label)),
            stored=[run for run in runs if run.fate is not Fate.ADDED],
            typed=[run for run in runs if run.fate is not Fate.REMOVED],
            is_typed=not beginning.has(key, field.name, after),
        )


def _one_sided(
    key: str, fields: list[BoundField], values: Sent, case: Case
) -> Iterator[Difference]:
    """The fields of a row that one version lacks, but for those that are blank."""
    is_typed = case in {Case.TYPED, Case.GONE}
    for field in fields:
        words = words_of(field, values.get(field.name, []))
        if words.strip():
            runs = [Run(Fate.KEPT, words)]
            sides = ([], runs) if is_typed else (runs, [])
            label, choice = capfirst(str(field.label)), choice_of(key, field.name)
            yield Difference(choice, label, *sides, is_typed=is_typed)


def _differ(field: BoundField, stored: list[str], typed: list[str]) -> bool:
    """Whether two values are not the same, also in the eyes of the field, to which a moment is
    the same with and without its seconds."""
    # A list of which nothing is chosen is sent as nothing, and a choice of nothing as a blank.
    if [each for each in same_words(stored) if each] == [e for e in same_words(typed) if e]:
        return False
    single = typed[-1] if typed else ""
    data = typed if isinstance(field.value(), (list, tuple)) else single
    return bool(field.field.has_changed(field.initial, data))


def words_of(field: BoundField, values: list[str]) -> str:
    """The values of a field as an editor reads them: rows and choices by their names."""
    names = names_of(field, values)
    lines = [names.get(value, value.replace("\r\n", "\n")) for value in values]
    return "\n".join(lines)


def names_of(field: BoundField, values: list[str]) -> dict[str, str]:
    """The names of those values that are rows or choices; one query for rows."""
    inner: Any = field.field
    if isinstance(inner, ModelChoiceField):
        rows: Any = inner.queryset
        chosen = rows.filter(pk__in=[each for each in values if _KEY.fullmatch(each)])
        found = {str(row.pk): inner.label_from_instance(row) for row in chosen}
        gone = _("%(value)s (no longer stored)")
        return {each: found.get(each, gone % {"value": each}) for each in values if each}
    if isinstance(inner, ChoiceField):
        choices: Any = inner.choices
        return {str(value): str(name) for value, name in choices if value not in ("", None)}
    return {}
