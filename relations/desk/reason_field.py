"""The field for what editors type to say why: a reason that readers see, or a remark of one editor
to another."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField
from django.forms.widgets import Widget

from relations.editions.errors import Refused
from relations.editions.published_reason import LONGEST_REASON, published_reason


class ReasonField(CharField):
    """A text of at most `LONGEST_REASON` characters, counted by `kept`, as it is stored: browsers
    send two for each line break."""

    def __init__(self, *, kept: Callable[[str], str] = published_reason, **options: Any) -> None:
        self.kept = kept
        super().__init__(**options)

    def widget_attrs(self, widget: Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "maxlength": LONGEST_REASON}

    def to_python(self, value: Any) -> str:
        try:
            return self.kept(super().to_python(value) or "")
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
