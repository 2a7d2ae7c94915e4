"""Fields that several rooms share, in models and in forms: an opaque code, an EDTF date, a text of
one line, a link."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _

from relations import codes
from relations.dates import edtf
from relations.dates.typed import is_impossible, readings_of
from relations.dates.words import in_words

Assigned = TypeVar("Assigned")
Fetched = TypeVar("Fetched")

OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The embeddings, overrides and isolates of Unicode: invisible, and often copied from a page."""

_BREAKS = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_NO_CHARACTERS = {"Cc", "Cs"}
"""The categories of controls and of the halves of characters."""


def one_line(text: str) -> str:
    """A text on one line: tabs and ends of lines become a space, and other controls go, with the
    marks that turn the direction of what stands after them."""
    line = OVERRIDES.sub("", _BREAKS.sub(" ", text)).strip()
    if line.isprintable():
        return line
    return "".join(each for each in line if unicodedata.category(each) not in _NO_CHARACTERS)


def _as_line(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _form_classes(
    form_class: type[forms.Field], choices_form_class: type[forms.ChoiceField] | None
) -> dict[str, Any]:
    """The options of `CharField.formfield`, which takes keyword arguments only."""
    classes: dict[str, Any] = {"form_class": form_class}
    if choices_form_class is not None:
        classes["choices_form_class"] = choices_form_class
    return classes


@models.IntegerField.register_lookup
class InWithinRange(In):  # type: ignore[type-arg]
    """Looks among some numbers, such as the keys that a form has sent, without those that no column
    can hold: Django compares only single numbers so, and lets the database fail at a list."""

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            least, most = connection.ops.integer_field_range(kind)
            self.rhs = [
                each for each in self.rhs if not isinstance(each, int) or least <= each <= most
            ]
        return super().process_rhs(compiler, connection)


class OneLineInput(forms.CharField):
    """The form field of a text of one line."""

    def to_python(self, value: Any) -> Any:
        return _as_line(super().to_python(value))


class OneLineField(models.CharField[Assigned, Fetched]):
    """A text of one line, such as a title or a name: whoever writes it, it is stored by the rule
    of `one_line`. To the database and to migrations it is a plain `CharField`."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options

    def to_python(self, value: Any) -> Any:
        return _as_line(super().to_python(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        line = _as_line(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, line)
        return line

    def get_prep_value(self, value: Any) -> Any:
        # Not every way to the database goes through `pre_save`: an `update` and a fixture do not.
        return _as_line(super().get_prep_value(value))

    def formfield(
        self,
        form_class: type[forms.Field] | None = None,
        choices_form_class: type[forms.ChoiceField] | None = None,
        **options: Any,
    ) -> forms.Field | None:
        return super().formfield(
            **_form_classes(form_class or OneLineInput, choices_form_class), **options
        )


def validate_without_credentials(address: str) -> None:
    """Raise `ValidationError` for a link that names a user or a password: readers would get it."""
    try:
        names_user = "@" in urlsplit(address).netloc
    except ValueError:
        return  # no link at all, which Django's own validator says
    if names_user:
        raise ValidationError(
            _("Leave the user name and the password out of the link."), code="credentials"
        )


class LinkField(models.URLField[str, str]):
    """A link that readers may follow: http or https, without credentials."""

    default_validators = [*models.URLField.default_validators, validate_without_credentials]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.URLField", args, options


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


def edtf_of(typed: str) -> str:
    """The EDTF of a date typed by an editor, who may write EDTF or a plain date.

    A text that is neither is returned as it is. Raises `ValidationError` for a date whose day and
    month cannot be told apart, and for a plain date that no calendar has.
    """
    text = typed.strip()
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        readings = readings_of(text)
    else:
        return text
    if len(readings) > 1:
        first, second = (in_words(edtf.parse(each)) for each in readings)
        raise ValidationError(
            _("Is %(text)s %(first)s or %(second)s? Write the month in letters."),
            params={"text": text, "first": first, "second": second},
            code="ambiguous",
        )
    if is_impossible(text):
        raise ValidationError(_("There is no %(text)s."), params={"text": text}, code="impossible")
    return readings[0] if readings else text


class TypedDateField(forms.CharField):
    """The form field of an EDTF date, which also takes a date as people type it."""

    def to_python(self, value: Any) -> str:
        return edtf_of(super().to_python(value) or "")


class EdtfField(models.CharField[str, str]):
    """A date as EDTF text (ISO 8601-2:2019, in the profile of the Library of Congress)."""

    default_validators = [validate_edtf]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 255})

    def formfield(
        self,
        form_class: type[forms.Field] | None = None,
        choices_form_class: type[forms.ChoiceField] | None = None,
        **options: Any,
    ) -> forms.Field | None:
        return super().formfield(
            **_form_classes(form_class or TypedDateField, choices_form_class), **options
        )


class TimelyEdtfField(EdtfField):
    """An EDTF date with at least one known bound, so that it can be put on a timeline."""

    default_validators = [validate_timely]
