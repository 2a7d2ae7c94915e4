"""What was typed outlives an outage of the database: it comes back, and can be sent again."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from relations.desk.unsaved.carried import CarriedForm
from relations.desk.unsaved.resending import comes_from_this_site, form_sent_by
from relations.desk.unsaved.sent_fields import sent_fields_by_name


class NotStoredMiddleware:
    """Puts what was typed on the page that says that the database is out (503).

    Only where the browser says that a page of this site has sent it, as with an old token; see
    `resending.py`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        is_out = answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        carried = form_sent_by(request) if is_out and comes_from_this_site(request) else None
        return _page(request, carried, answer) if carried else answer


def _page(request: HttpRequest, carried: CarriedForm, answer: HttpResponse) -> HttpResponse:
    """What was typed, by the names of its fields: what the form calls them would have to be asked
    for. It keeps the headers of the answer in whose place it stands."""
    context = {
        "site_title": admin.site.site_title,
        "site_header": admin.site.site_header,
        # Who it is and what they were told would have to be asked for too.
        "user": AnonymousUser(),
        "messages": [],
        "title": _("The database cannot store anything now"),
        "carried": carried,
        "fields": list(sent_fields_by_name(carried)),
    }
    page = TemplateResponse(request, "admin/unsaved/not_stored.html", context).render()
    answer.content = page.content
    return answer
