"""The admin of error reports: what readers wrote, to be read, mended where it is right, and
settled."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from relations.desk.base import DeskAdmin
from relations.desk.frame import account
from relations.desk.worklist.list_filters import WorklistFilter
from relations.error_reports import ErrorReport, settled_reports, waiting_reports
from relations.record.models import Event, Statement
from relations.sources.models import Source

ROWS: dict[str, type[Model]] = {"event": Event, "statement": Statement, "source": Source}
"""Of which model the row is that a report is about."""


class ReportsFilter(WorklistFilter):
    """Lists the reports that wait, or those that are settled."""

    words = {"settling": _("waits"), "nothing": _("settled")}

    def waiting(self, value: str) -> QuerySet[Any]:
        reports = waiting_reports() if value == "settling" else settled_reports()
        return reports.order_by().values("pk")


@admin.register(ErrorReport)
class ErrorReportAdmin(DeskAdmin[ErrorReport]):
    list_display = ("received_at", "about", "begins", "settled_at", "settled_by")
    list_filter = (ReportsFilter,)
    list_select_related = ("settled_by",)
    search_fields = ("=code", "text", "outcome")
    ordering = ("-received_at", "-pk")
    fields = (
        "received_at",
        "about",
        "text",
        "evidence_as_text",
        "reply_to",
        "outcome",
        "settled_at",
        "settled_by",
    )

    def get_readonly_fields(
        self, request: HttpRequest, obj: ErrorReport | None = None
    ) -> list[str]:
        is_settled = obj is not None and obj.settled_at is not None
        return [each for each in self.fields if each != "outcome" or is_settled]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: ErrorReport, form: Any, change: bool) -> None:
        if obj.outcome and obj.settled_at is None:
            obj.settle(account(request))
        super().save_model(request, obj, form, change)

    @admin.display(description=_("what is wrong"))
    def begins(self, report: ErrorReport) -> str:
        return Truncator(report.text).chars(100)

    @admin.display(description=_("about"))
    def about(self, report: ErrorReport) -> str:
        """What it is about, with the way to its row at the desk, if there still is one."""
        model = ROWS[report.kind]
        row = model._default_manager.filter(code=report.code).first()
        if row is None:
            return str(report)
        address = reverse(f"admin:relations_{model._meta.model_name}_change", args=[row.pk])
        anchor = "" if report.sentence is None else f"#n{report.sentence}"
        return format_html('<a href="{}{}">{}</a>', address, anchor, report)

    @admin.display(description=_("a page that shows it"))
    def evidence_as_text(self, report: ErrorReport) -> str:
        """Not as a link: anybody may have written it."""
        return report.evidence
