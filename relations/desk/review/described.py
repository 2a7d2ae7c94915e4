"""How readers see a source or a name, and the page that publishes a change of it."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.forms import Form, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.base import DeskAdmin
from relations.desk.direction import take_out_overrides
from relations.desk.frame import account, back_to, may_publish, page_about, report
from relations.desk.reason_field import ReasonField
from relations.desk.review.history import TellsHistory
from relations.desk.unsaved.edit_conflicts import Row
from relations.editions.authorship import changed_by
from relations.editions.description_publication import publish_description
from relations.editions.descriptions import (
    Description,
    PendingDescription,
    described,
    pending_among,
)
from relations.editions.errors import NeedsReason, Refused
from relations.editions.hash_chain import digest_of
from relations.record.described_kinds import kind_of


class DescriptionForm(Form):
    """Why readers are to see it otherwise."""

    reason = ReasonField(
        label=gettext_lazy("Reason, for the public list of corrections"),
        required=False,
        widget=Textarea({"rows": 2, "class": "vLargeTextField"}),
    )


class DescribedAdmin(TellsHistory[Row], DeskAdmin[Row]):
    """Rows of which readers see what was published."""

    def get_urls(self) -> list[URLPattern]:
        name = f"relations_{self.model._meta.model_name}_publish"
        view = self.admin_site.admin_view(self.publish_view)
        return [path("<int:row_id>/publish/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        if row:
            description = _own(described([row]), row)
            context["description"] = description
            context["is_own_description"] = bool(changed_by(account(request), [description]))
            context["may_publish_description"] = may_publish(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj: Row) -> str | None:
        """None for what was never published: its address would lead nowhere."""
        kind = kind_of(obj)
        published = Description.objects.filter(kind=kind.name, code=kind.code_of(obj))
        return super().view_on_site(obj) if published.exists() else None

    def publish_view(self, request: HttpRequest, row_id: int) -> HttpResponse:
        """Show what readers would see otherwise, and publish it."""
        row = get_object_or_404(self.model, pk=row_id)
        if not (may_publish(request) and self.has_view_permission(request, row)):
            raise PermissionDenied
        take_out_overrides(request)
        form = DescriptionForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                with transaction.atomic():
                    return self._publish(request, row, form.cleaned_data["reason"])
            except Refused as refusal:
                form.add_error("reason" if isinstance(refusal, NeedsReason) else None, str(refusal))
        found = described([row])
        pending = pending_among(found)
        context = {
            "title": _("Publish what has changed"),
            "row": row,
            "pending": pending,
            "own": bool(changed_by(account(request), pending)),
            "digest": digest_of_shown(pending),
            "form": form,
        }
        return page_about(request, self.model, "publish", context)

    def _publish(self, request: HttpRequest, row: Model, reason: str) -> HttpResponse:
        shown = pending_among(described([row]))
        if request.POST.get("digest") != digest_of_shown(shown):
            raise Refused(_("It has changed since this page was opened: read it again."))
        description = publish_description(row, account(request), reason, shown)
        done = _("Published as description %(number)d.") % {"number": description.number}
        report(request, row, done)
        return back_to(request, row)


def publication_address(row: Model) -> str:
    """The page that publishes what has changed of a row."""
    return reverse(f"admin:relations_{row._meta.model_name}_publish", args=[row.pk])


def digest_of_shown(pending: Sequence[PendingDescription]) -> str:
    """A digest of all that a page shows of what would be published."""
    return digest_of(
        [[each.newest and each.newest.pk, each.code, each.document] for each in pending]
    )


def _own(found: Sequence[PendingDescription], row: Model) -> PendingDescription:
    return next(each for each in found if each.row == row)
