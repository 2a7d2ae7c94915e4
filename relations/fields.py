"""Model fields that several rooms share: an opaque code and an EDTF date."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from relations import codes
from relations.dates import edtf


def validate_edtf(text: str) -> None:
    """Raise `ValidationError`, with the reason and the position, unless `text` is EDTF."""
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        raise ValidationError(str(error), code="edtf") from error


def validate_timely(text: str) -> None:
    """Raise `ValidationError` unless `text` is EDTF and at least one of its bounds is known."""
    validate_edtf(text)
    date = edtf.parse(text)
    if date.earliest is None and date.latest is None:
        raise ValidationError(_("Give a date that is known at one end at least."), code="timely")


class CodeField(models.CharField[str, str]):
    """A public code, set once, when the row is created, and never edited."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("verbose_name", _("code"))
        super().__init__(
            **{
                "unique": True,
                **options,
                "max_length": codes.LENGTH,
                "editable": False,
                "default": codes.new_code,
                "validators": [RegexValidator(f"^{codes.PATTERN}$")],
            }
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Includes `unique=False`, which the history's copy has: a row's code recurs there."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "unique": self.unique}


class EdtfField(models.CharField[str, str]):
    """A date as EDTF text (ISO 8601-2:2019, in the profile of the Library of Congress)."""

    default_validators = [validate_edtf]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 255})


class TimelyEdtfField(EdtfField):
    """An EDTF date with at least one known bound, so that it can be put on a timeline."""

    default_validators = [validate_timely]
