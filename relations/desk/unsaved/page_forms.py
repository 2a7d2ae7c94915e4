"""The forms of a change page, as Django's own view builds and shows them.

That view binds them to what a request has sent and to nothing else, and saves them if they are
valid. Here they can be bound to other data, and are only shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import AdminErrorList, AdminForm, InlineAdminFormSet
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.forms import BoundField, ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.utils import ErrorDict
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

FOLDED = "folded"
"""The field of a stored row whose form its page did not show, so that nobody has touched it."""


@dataclass(frozen=True, slots=True)
class PageForms:
    """That of the row itself, and those of the rows beneath it."""

    form: "ModelForm[Any]"
    inlines: Sequence[InlineAdminFormSet]

    @classmethod
    def of(
        cls,
        admin: "ModelAdmin[Any]",
        request: HttpRequest,
        row: Any,
        data: "MultiValueDict[str, str] | None" = None,
    ) -> "PageForms":
        """The forms of the page of a row, or with None of a new one; unbound without `data`."""
        fields = flatten_fieldsets(admin.get_fieldsets(request, row))
        form_class = admin.get_form(request, row, change=row is not None, fields=fields)
        form = form_class(data, instance=row)
        formsets, inlines = [], []
        for formset, inline in admin.get_formsets_with_inlines(request, row):
            prefix, rows = formset.get_default_prefix(), inline.get_queryset(request)
            formsets.append(formset(data, instance=form.instance, prefix=prefix, queryset=rows))
            inlines.append(inline)
        return cls(form, admin.get_inline_formsets(request, formsets, inlines, row))

    def unchecked(self) -> "PageForms":
        """The same forms, of which nothing is said to be wrong: nobody has asked to save them."""
        formsets: list[Any] = [inline.formset for inline in self.inlines]
        forms: list[Any] = [self.form, *(form for formset in formsets for form in formset.forms)]
        for form in forms:
            form._errors = ErrorDict()
        for formset in formsets:
            formset._errors = [ErrorDict() for _form in formset.forms]
            formset._non_form_errors = formset.error_class()
        return self

    def context(self, admin: "ModelAdmin[Any]", request: HttpRequest, row: Any) -> dict[str, Any]:
        """What `admin.render_change_form` takes, after `ModelAdmin._changeform_view`."""
        errors = AdminErrorList(self.form, [each.formset for each in self.inlines])
        fieldsets: Any = admin.get_fieldsets(request, row)
        prepopulated = admin.get_prepopulated_fields(request, row)
        readonly = admin.get_readonly_fields(request, row)
        form = AdminForm(self.form, fieldsets, prepopulated, readonly, model_admin=admin)
        media = [form.media, *(each.media for each in self.inlines)]
        title = _("Change %s") if row else _("Add %s")
        return {
            **admin.admin_site.each_context(request),
            "title": title % admin.opts.verbose_name,
            "subtitle": str(row) if row else None,
            "adminform": form,
            "object_id": row and str(row.pk),
            "original": row,
            "is_popup": IS_POPUP_VAR in request.POST,
            "to_field": request.POST.get(TO_FIELD_VAR),
            "media": sum(media, admin.media),
            "inline_admin_formsets": self.inlines,
            "errors": errors,
            "preserved_filters": admin.get_preserved_filters(request),
        }


def key_of(inline: InlineAdminFormSet, pk: Any) -> str:
    """The key of a row beneath, among all rows of its page."""
    return f"{inline.formset.prefix}:{pk}"


def fields_of(inline: InlineAdminFormSet, form: "ModelForm[Any]") -> list[BoundField]:
    """The fields of a row beneath, without those that say which row it is or that it is to go."""
    formset = inline.formset
    hidden = {formset.model._meta.pk.name, formset.fk.name, DELETION_FIELD_NAME}
    return [field for field in form if field.name not in hidden]
