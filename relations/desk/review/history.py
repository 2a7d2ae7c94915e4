"""The page of an event's history."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from relations.desk.base import DeskAdmin
from relations.desk.review.history_rows import moments_of, past_of
from relations.desk.review.history_text import entries_of
from relations.record.models import Event

ENTRIES = 50
"""So many stand on one page of a history."""


class HistoryAdmin(DeskAdmin[Event]):
    """Shows the history of an event in the place of Django's, which knows of saves alone."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        event = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, event):
            raise PermissionDenied
        if event is None:
            raise Http404
        pages = Paginator(moments_of(event), ENTRIES)
        page = pages.get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "opts": self.opts,
            "event": event,
            "page": page,
            "entries": entries_of(past_of(event, page.object_list)),
            "media": self.media,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/relations/event/history.html", context)
