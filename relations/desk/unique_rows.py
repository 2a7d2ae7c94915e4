"""Rows beneath another of which no two may be the same, such as the countries of an event."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _


class UniqueRowsFormSet(BaseInlineFormSet[Any, Any, ModelForm[Any]]):
    """Refuses in words a row that the database would refuse.

    Django compares the rows of a form with each other, and leaves what is stored to the database,
    which stores one row after another: what a row says may be said by one that would be changed or
    deleted after it. One query for each changed row and constraint.
    """

    def clean(self) -> None:
        super().clean()
        # Beneath a row that is not stored nothing is.
        for form in self.forms if self.instance.pk else ():
            if not form.has_changed() or not form.is_valid():
                continue
            if not form.cleaned_data.get(DELETION_FIELD_NAME):
                _refuse_doubled(form)


def _refuse_doubled(form: "ModelForm[Any]") -> None:
    try:
        form.instance.validate_constraints()
    except ValidationError as refusal:
        first = _("Where the other row is to change or go too, delete that one first, and save.")
        form.add_error(None, [*refusal.messages, first])
