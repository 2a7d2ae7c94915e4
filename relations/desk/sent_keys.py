"""Keys and counts of rows as a request sends them, without those that no form of ours makes."""

import re

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import TO_FIELD_VAR
from django.forms.formsets import TOTAL_FORM_COUNT
from django.http import HttpRequest, QueryDict

from relations.desk.chosen import valid_keys

SAVE_AS_NEW = "_saveasnew"
"""The button by which Django takes the form of a stored row for that of a new one, on all pages,
whether they have it or not. None of ours has."""

MOST_MISSING = 20
"""Maximum number of rows that a form may announce beyond those that it sends."""

_ROW = re.compile(r"(.+)-([0-9]{1,5})-\w+")


def take_out_bad_keys(request: HttpRequest) -> None:
    """Leave out of a request what no row can be looked for by, and counts of far more rows than it
    sends.

    A row of a list is chosen by a key, a field by its name, and the addresses of the desk hold no
    null characters. What a count is missing for, Django refuses in words.
    """
    query, data = request.GET.copy(), request.POST.copy()
    for name, values in request.GET.lists():
        query.setlist(name, [value.replace("\0", "") for value in values])
    if ACTION_CHECKBOX_NAME in data:
        chosen = valid_keys(data.getlist(ACTION_CHECKBOX_NAME))
        data.setlist(ACTION_CHECKBOX_NAME, [str(key) for key in chosen])
    for name in _overstated(data):
        del data[name]
    data.pop(SAVE_AS_NEW, None)
    for each in (query, data):
        if not each.get(TO_FIELD_VAR):
            each.pop(TO_FIELD_VAR, None)
        each._mutable = False
    request.GET, request.POST = query, data  # type: ignore[assignment]


def _overstated(data: QueryDict) -> list[str]:
    """The names of the counts that are no number, or announce far more rows than there are."""
    ending = f"-{TOTAL_FORM_COUNT}"
    counts = [name for name in data if name.endswith(ending)]
    sent: dict[str, set[str]] = {name.removesuffix(ending): set() for name in counts}
    for row in filter(None, map(_ROW.fullmatch, data if counts else ())):
        sent.get(row[1], set()).add(row[2])
    rows = {name: sent[name.removesuffix(ending)] for name in counts}
    return [name for name in counts if not _is_likely(str(data[name]), rows[name])]


def _is_likely(count: str, rows: set[str]) -> bool:
    return all(key <= len(rows) + MOST_MISSING for key in valid_keys([count.strip()]) or [2**63])
