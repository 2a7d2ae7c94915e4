"""The page with what waits and has to be read to be known, of a long record."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from relations.desk.worklist.dashboard import may_view_any, what_differs


def waits(request: HttpRequest) -> HttpResponse:
    """The drafts and changes that wait. `static/desk-waits.js` takes them into the first page."""
    if not may_view_any(request):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("Drafts and changes"),
        "what_waits": what_differs(request),
    }
    return TemplateResponse(request, "admin/waits.html", context)
