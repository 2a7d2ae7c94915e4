"""The admin of editions: what was published, to read and never to change."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from relations.desk.base import ReadOnlyAdmin
from relations.desk.referred_to import ReferredToFilter
from relations.desk.review.suppressing import may_suppress, suppress_editions
from relations.editions.models import Edition


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin[Edition]):
    list_display = ("title", "number", "published_at", "published_by", "withdrawn", "reason")
    list_filter = (
        "published_at",
        "withdrawn",
        ("published_by", ReferredToFilter),
    )
    search_fields = ("event__title", "=code", "reason")
    ordering = ("-published_at", "-pk")
    fields = (
        "event",
        "code",
        "number",
        "published_at",
        "superseded_at",
        "published_by",
        "reason",
        "withdrawn",
        "suppressed_at",
        "suppressed_by",
        "suppression_reason",
        "pretty_document",
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(suppress_editions)
        own = path("<int:edition_id>/suppress/", view, name="relations_edition_suppress")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edition = context["original"]
        context["may_suppress"] = may_suppress(request) and not edition.suppressed_whole
        return super().render_change_form(request, context, *args, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.select_related("event", "published_by")

    def view_on_site(self, obj: Edition) -> str:
        return reverse("edition", args=[obj.code, obj.number])

    @admin.display(description=_("title"))
    def title(self, edition: Edition) -> str:
        return str(edition.document["title"])

    @admin.display(description=_("document"))
    def pretty_document(self, edition: Edition) -> SafeString:
        text = json.dumps(edition.document, ensure_ascii=False, indent=2)
        return format_html('<pre class="document">{}</pre>', text)
