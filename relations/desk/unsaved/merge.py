"""What an editor has typed into a form, row by row, and put on top of what is stored."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from django.forms.formsets import (
    DELETION_FIELD_NAME,
    INITIAL_FORM_COUNT,
    TOTAL_FORM_COUNT,
)
from django.http import QueryDict

from relations.desk.unsaved.form_state import MAIN, Sent, Stored, Table, key_of, sent_by

_FIELD = re.compile(r"(?P<number>[0-9]{1,4})-(?P<name>\w+)")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as a form has sent it; `pk` is blank where it is a new one."""

    pk: str
    fields: Sent
    is_to_go: bool


def typed_rows(typed: QueryDict, table: Table) -> list[TypedRow]:
    """The rows that were sent of a form set, in their order."""
    sent: dict[int, Sent] = {}
    for name, values in typed.lists():
        match = _FIELD.fullmatch(name.removeprefix(f"{table.prefix}-"))
        if name.startswith(f"{table.prefix}-") and match:
            sent.setdefault(int(match["number"]), {})[match["name"]] = [*map(str, values)]
    own = table.formset.model._meta.pk.name
    return [
        TypedRow(
            pk="".join(fields.get(own, [])).strip(),
            fields={name: fields[name] for name in fields if name not in table.hidden},
            is_to_go=DELETION_FIELD_NAME in fields,
        )
        for _number, fields in sorted(sent.items())
    ]


def on_top(stored: Stored, typed: QueryDict, taken: Collection[str]) -> QueryDict:
    """What was typed, as a form that begins from what is stored now would send it.

    `taken` are the choices, by `choice_of`, in which what is stored goes before what was typed. A
    row that is no longer stored comes back as a new one unless it is taken so; a row of which
    nothing was typed stays.
    """
    merged = QueryDict(mutable=True)
    prefixes = tuple(f"{table.prefix}-" for table in stored.tables)
    for name, values in typed.lists():
        if not name.startswith(prefixes) or name.endswith("_NUM_FORMS"):
            merged.setlist(name, values)
    for name in stored.form.fields:
        if choice_of(MAIN, name) in taken:
            merged.setlist(name, sent_by(stored.form[name]))
    for table in stored.tables:
        _put(merged, table, typed_rows(typed, table), taken)
    return merged


def choice_of(key: str, name: str = "") -> str:
    """How the page names the choice between two values of a field, or two fates of a row."""
    return f"{key}:{name}"


def _put(merged: QueryDict, table: Table, typed: list[TypedRow], taken: Collection[str]) -> None:
    stored = dict(table.rows())
    by_key = {key_of(table.prefix, row.pk): row for row in typed if row.pk}
    rows = chain(_stored_rows(table, by_key, taken), _new_rows(table, typed, set(stored), taken))
    total = 0
    for total, fields in enumerate(rows, start=1):
        for name, values in fields.items():
            merged.setlist(f"{table.prefix}-{total - 1}-{name}", values)
    merged[f"{table.prefix}-{TOTAL_FORM_COUNT}"] = str(total)
    merged[f"{table.prefix}-{INITIAL_FORM_COUNT}"] = str(len(stored))


def _stored_rows(
    table: Table, typed: dict[str, TypedRow], taken: Collection[str]
) -> Iterator[Sent]:
    own = table.formset.model._meta.pk.name
    for key, form in table.rows():
        fields = {**table.sent_by(form), own: [str(form.instance.pk)]}
        row = typed.get(key) if table.may_change else None
        if row and not (row.is_to_go and choice_of(key) in taken):
            # Of a list from which everything is taken out, a browser sends nothing.
            fields |= {
                name: row.fields.get(name, [])
                for name in table.sent_by(form)
                if choice_of(key, name) not in taken
            }
            fields |= {DELETION_FIELD_NAME: ["on"]} if row.is_to_go else {}
        yield fields


def _new_rows(
    table: Table, typed: list[TypedRow], stored: Collection[str], taken: Collection[str]
) -> Iterator[Sent]:
    for row in typed:
        key = key_of(table.prefix, row.pk)
        gone = bool(row.pk) and (row.is_to_go or not table.may_change or choice_of(key) in taken)
        if key not in stored and not gone:
            deletion = {DELETION_FIELD_NAME: ["on"]} if row.is_to_go else {}
            yield {**row.fields, **deletion}
