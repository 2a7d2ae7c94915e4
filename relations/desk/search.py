"""Searching the desk: one query to the lists of all that an account may view."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

MOST = 8
"""Maximum number of rows to show of a model; its list has all."""

LABEL_LENGTH = 160


@dataclass(frozen=True, slots=True)
class SearchHit:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ModelHits:
    """Rows of one model in which the words occur, the best match first or else the last stored;
    `address` is the list that has all of them.

    `is_cut` means that there are more than are shown.
    """

    name: str
    hits: list[SearchHit]
    is_cut: bool
    address: str


def search(request: HttpRequest) -> HttpResponse:
    """What `?q=…` finds; each account searches what it may view."""
    words = request.GET.get(SEARCH_VAR, "").replace("\0", "").strip()
    context = {
        **admin.site.each_context(request),
        "title": _("Search"),
        "words": words,
        "found": [each for each in _found(request, words) if each.hits] if words else [],
    }
    return TemplateResponse(request, "admin/search.html", context)


def _found(request: HttpRequest, words: str) -> Iterator[ModelHits]:
    """The hits among each model that the account may view; one or two queries for each."""
    for model, model_admin in admin.site._registry.items():
        if model_admin.get_search_fields(request) and model_admin.has_view_permission(request):
            yield _hits(request, model, model_admin, words)


def _hits(
    request: HttpRequest, model: type[Model], model_admin: ModelAdmin[Model], words: str
) -> ModelHits:
    rows = model_admin.get_queryset(request)
    found, may_repeat = model_admin.get_search_results(request, rows, words)
    if not found.query.order_by:
        # In the order of their table, which is read once: that of an index takes far longer.
        found = found.order_by("-pk")
    shown = list((found.distinct() if may_repeat else found)[: MOST + 1])
    pages = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return ModelHits(
        name=capfirst(str(model._meta.verbose_name_plural)),
        hits=[
            SearchHit(Truncator(str(each)).chars(LABEL_LENGTH), _address(model_admin, each))
            for each in shown[:MOST]
        ],
        is_cut=len(shown) > MOST,
        address=f"{reverse(f'{pages}_changelist')}?{urlencode({SEARCH_VAR: words})}",
    )


def _address(model_admin: ModelAdmin[Model], row: Model) -> str:
    """The page of a row at the desk, or the one that its admin names as `desk_address`."""
    better = getattr(model_admin, "desk_address", None)
    if better:
        return str(better(row))
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
