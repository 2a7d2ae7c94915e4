"""The page of an event's history, in place of Django's, which knows of saves alone."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from relations.desk.frame import page_about
from relations.desk.review.history_rows import moments_of, past_of
from relations.desk.review.history_text import entries_of
from relations.record.models import Event

ENTRIES = 50
"""Entries on one page of a history."""


def event_history(request: HttpRequest, object_id: str) -> HttpResponse:
    events = admin.site.get_model_admin(Event)
    event = events.get_object(request, unquote(object_id))
    if not events.has_view_or_change_permission(request, event):
        raise PermissionDenied
    if event is None:
        raise Http404
    page = Paginator(moments_of(event), ENTRIES).get_page(request.GET.get("page"))
    context = {
        "title": _("History"),
        "event": event,
        "page": page,
        "entries": entries_of(past_of(event, page.object_list)),
    }
    return page_about(request, Event, "history", context)
