"""What all admins of the desk share."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.db import models
from django.forms import DateTimeField, ModelChoiceField, ModelMultipleChoiceField
from django.forms.widgets import DateTimeInput, Script
from django.http import HttpRequest, HttpResponse

from relations.desk.dates import DateInput
from relations.desk.direction import take_out_overrides
from relations.desk.lists import AnswersItsFilters
from relations.desk.offers import TAKE, PageOffers, show_offers, with_taken
from relations.desk.protecting_rows import protecting_rows
from relations.desk.related import RelatedSelect, RelatedSelectMultiple, fetch_labels
from relations.desk.shared_lines import SharedLines
from relations.desk.unsaved.edit_conflicts import KeepsTyping, Row
from relations.desk.unsaved.page_forms import PageForms
from relations.fields import EdtfField


class CompletesFields(BaseModelAdmin[Any]):
    """An admin or an inline whose `autocomplete_fields` take these widgets of ours."""

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RelatedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelMultipleChoiceField[Any] | None":
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RelatedSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class DeskAdmin(CompletesFields, AnswersItsFilters[Row], KeepsTyping[Row]):
    """Rows whose `fixed_fields` are given once, when a row is made, and are read-only afterwards.

    An inline may have a method `initial(request)`: what the forms of its rows begin with on the
    page of a new row, one dictionary for each, as `get_changeform_initial_data` says for the row
    itself. The number of these forms is the inline's `get_extra`.
    """

    fixed_fields: Sequence[str] = ()
    formfield_overrides = {
        EdtfField: {"widget": DateInput},
        # Django's own splits a moment into two fields, under one label that names neither.
        models.DateTimeField: {
            "form_class": DateTimeField,
            "widget": DateTimeInput({"type": "datetime-local", "step": 1}, "%Y-%m-%dT%H:%M:%S"),
        },
    }

    looked_at = KeepsTyping.looked_at | {TAKE}

    class Media:
        js = [Script("desk-names.js", type="module")]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        take_out_overrides(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def offered(self, request: HttpRequest, row: Row | None) -> PageOffers:
        """What the page of a row, or of a new one (None), offers beside its fields."""
        return PageOffers()

    def page_before_saving(
        self, request: HttpRequest, object_id: str | None
    ) -> HttpResponse | None:
        """Also the page with what the pressed button takes into it, not saved."""
        page = super().page_before_saving(request, object_id)
        if page or TAKE not in request.POST:
            return page
        row = self.get_object(request, unquote(object_id)) if object_id else None
        may = self.has_change_permission if row else self.has_add_permission
        if not may(request, *([row] if row else [])):
            return None
        forms = PageForms.of(self, request, row, with_taken(request.POST))
        return self.page_of(request, row, forms.unchecked())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        offers = self.offered(request, context["original"])
        inlines = context["inline_admin_formsets"]
        context["is_offered"] = show_offers(offers, context["adminform"].form, inlines)
        for inline in inlines:
            share_what_rows_say(inline.formset)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Row | None = None) -> list[str]:
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, *(self.fixed_fields if obj else ())]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        initial = getattr(inline, "initial", None)
        if request.method == "GET" and initial and obj.pk is None:
            options["initial"] = initial(request)
        return options

    def view_on_site(self, obj: Row) -> str | None:
        """The public page of a row, linked where the row is shown.

        Django's own redirect to it would tell the address to all staff, whatever they may view.
        """
        address = getattr(obj, "get_absolute_url", None)
        return str(address()) if address else None

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """As Django has it, except that what protects a row is always named.

        A protected row is deleted by nobody, whatever their permissions: "your account lacks
        permission" would send the editor after the wrong remedy. Of very many only some are named.
        """
        protecting = protecting_rows(objs)
        if protecting:
            return [str(each) for each in objs], {}, set(), protecting
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else perms_needed, protected


def share_what_rows_say(formset: Any) -> None:
    """Let the time and the number of queries that a page takes hardly grow with its rows."""
    fetch_labels(form for form in formset.forms if not getattr(form, "is_folded", False))
    shared = SharedLines()
    for form in formset.initial_forms:
        form.shared_lines = shared


class ReadOnlyAdmin(DeskAdmin[Row]):
    """Rows that the desk shows and never writes, whoever asks."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False
