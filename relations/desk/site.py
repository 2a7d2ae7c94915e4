"""The admin site: its name, its first page, its search, and the way in."""

from collections.abc import Callable
from functools import partial, update_wrapper
from http import HTTPStatus
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from relations.desk.frame import account
from relations.desk.login import LoginForm, too_many_logins
from relations.desk.naming import set_public_name
from relations.desk.search import search
from relations.desk.sent_keys import take_out_bad_keys
from relations.desk.unsaved.carried import MOST_CARRIED, ROOM
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.desk.unsaved.known_browser import mark_browser
from relations.desk.unsaved.resending import (
    asked_to_log_in,
    form_sent_by,
    lead_to_the_desk,
    login_page,
    resend_page,
)
from relations.desk.unsaved.retries import answer_of, stored_whole
from relations.desk.worklist.dashboard import is_long, what_waits
from relations.desk.worklist.page import waits
from relations.limits.known_devices import remember_device
from relations.limits.too_many import TooMany


class Desk(AdminSite):
    site_title = _("Dyad")
    site_header = _("Dyad")
    index_title = _("The desk")
    login_form = LoginForm

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without Django's redirect from a row to its public page; see `DeskAdmin.view_on_site`."""
        urls = [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]
        own = [
            path("search/", self.admin_view(search), name="search"),
            path("waits/", self.admin_view(waits), name="waits"),
            path("your-name/", self.admin_view(set_public_name), name="public-name"),
        ]
        return [*own, *urls]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        lines = what_waits(request)
        waiting = {"what_waits": lines, "is_long": lines is not None and is_long()}
        return super().index(request, {**waiting, **(extra_context or {})})

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        lead_to_the_desk(request)
        return super().logout(request, extra_context)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django has it, except that a form sent without a session, or at the same moment as
        another, is not lost, that it is stored whole or not at all, and that the browsers of
        editors are known from then on."""
        inner: Callable[..., HttpResponse] = super().admin_view(view, cacheable)
        stored = stored_whole(inner)

        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                carried = form_sent_by(request)
                answer = asked_to_log_in(request, carried) if carried else None
                return answer or inner(request, *args, **kwargs)
            take_out_bad_keys(request)
            if request.method == "POST":
                response = answer_of(partial(stored, request, *args, **kwargs), request)
            else:
                response = inner(request, *args, **kwargs)
            if not cacheable:
                mark_browser(request, response)
            return response

        return update_wrapper(kept, inner)

    @within(FormLimits(MOST_CARRIED + ROOM, 100))
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """As Django has it, except that it carries what was typed before and leads back there, or
        elsewhere on the desk alone, that it answers 429 to who has to wait, and that it knows the
        device again."""
        carried = form_sent_by(request)
        lead_to_the_desk(request)
        if carried and "username" not in request.POST:
            return login_page(request, carried)
        context = {"carried": carried, **(extra_context or {})} if carried else extra_context
        try:
            answer = super().login(request, context)
        except TooMany as refusal:
            return too_many_logins(request, refusal)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            if carried:
                answer = resend_page(request, carried, HTTPStatus.OK)
            remember_device(request, answer, account(request))
        return answer
