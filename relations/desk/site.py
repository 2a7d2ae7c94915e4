"""The desk itself: what it calls itself, and what its front page shows."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from relations.desk.front_page import what_waits


class Desk(AdminSite):
    site_title = _("Dyad")
    site_header = _("Dyad")
    index_title = _("The desk")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """All but Django's way from any row to its public page; see `DeskAdmin.view_on_site`."""
        return [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        waiting = {"what_waits": what_waits(request)}
        return super().index(request, {**waiting, **(extra_context or {})})
