"""Searching the desk: one question to the lists of all that an account may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator, capfirst

MOST = 8
"""So many rows of a kind are shown; their list has all."""

LABEL_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Row:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of one kind in which the words stand; `address` is the list that has all of them.

    `is_cut` says that there are more than are shown.
    """

    name: str
    rows: list[Row]
    is_cut: bool
    address: str


def found_everywhere(request: HttpRequest, words: str) -> list[Kind]:
    """What each list of the desk finds by some words, of kinds that the account may see.

    A query or two for each kind, whatever it finds. Where nothing is found the kind is left out.
    """
    return [kind for kind in _kinds(request, words) if kind.rows] if words else []


def _kinds(request: HttpRequest, words: str) -> Iterator[Kind]:
    for model, model_admin in admin.site._registry.items():
        if model_admin.get_search_fields(request) and model_admin.has_view_permission(request):
            yield _kind(request, model, model_admin, words)


def _kind(
    request: HttpRequest, model: type[Model], model_admin: "ModelAdmin[Model]", words: str
) -> Kind:
    rows = model_admin.get_queryset(request)
    found, may_repeat = model_admin.get_search_results(request, rows, words)
    shown = list((found.distinct() if may_repeat else found)[: MOST + 1])
    pages = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return Kind(
        name=capfirst(str(model._meta.verbose_name_plural)),
        rows=[
            Row(Truncator(str(each)).chars(LABEL_LENGTH), _address(model_admin, each))
            for each in shown[:MOST]
        ],
        is_cut=len(shown) > MOST,
        address=f"{reverse(f'{pages}_changelist')}?{urlencode({SEARCH_VAR: words})}",
    )


def _address(model_admin: "ModelAdmin[Model]", row: Model) -> str:
    """The page of a row at the desk; its admin may know a better one than the row's own."""
    better = getattr(model_admin, "desk_address", None)
    if better:
        return str(better(row))
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
