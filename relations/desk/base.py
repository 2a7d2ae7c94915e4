"""What the pages of every thing on the desk share."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.forms import DateTimeField
from django.forms.widgets import DateTimeInput, Script
from django.http import HttpRequest

from relations.desk.dates import DateFields
from relations.desk.unsaved.edit_conflicts import KeepsTyping, Row


class DeskAdmin(DateFields, KeepsTyping[Row]):
    """Rows whose `fixed_fields` are given once, when a row is made, and read-only ever after."""

    fixed_fields: Sequence[str] = ()
    # Django's own makes two fields of a moment, under one label that names neither.
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": DateTimeField,
            "widget": DateTimeInput({"type": "datetime-local", "step": 1}, "%Y-%m-%dT%H:%M:%S"),
        }
    }

    class Media:
        js = [Script("desk-names.js", type="module")]

    def get_readonly_fields(self, request: HttpRequest, obj: Row | None = None) -> list[str]:
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, *(self.fixed_fields if obj else ())]

    def view_on_site(self, obj: Row) -> str | None:
        """The public page of a row, told where the row is shown: Django's own way there would
        tell the address to all staff, whatever they may see."""
        address = getattr(obj, "get_absolute_url", None)
        return str(address()) if address else None

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """As Django has it, except that what protects a row is always named.

        Where something does, nothing is deleted whoever asks; "your account lacks permission"
        would then send the editor after the wrong remedy.
        """
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else perms_needed, protected


class ReadOnlyAdmin(DeskAdmin[Row]):
    """Rows that the desk shows and never writes, whoever asks."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False
