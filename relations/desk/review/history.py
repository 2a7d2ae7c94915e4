"""The page of a row's history, in place of Django's, which knows of saves at the desk alone."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from relations.desk.chosen import valid_keys
from relations.desk.frame import page_about
from relations.desk.review.history_rows import moments_of, past_of
from relations.desk.review.history_text import entries_of
from relations.desk.unsaved.edit_conflicts import Row

ENTRIES = 50
"""Entries on one page of a history."""


class TellsHistory(ModelAdmin[Row]):
    """The admin of a model of `CHANGES`: whoever may view a row sees what became of it."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        # Whichever rows are listed: a merged actor has a history too.
        row = self.model._default_manager.filter(pk__in=valid_keys([object_id])).first()
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if row is None:
            raise Http404
        page = Paginator(moments_of(row), ENTRIES).get_page(request.GET.get("page"))
        context = {
            "title": _("History"),
            "row": row,
            "page": page,
            "entries": entries_of(past_of(row, page.object_list)),
        }
        return page_about(request, self.model, "history", context)
