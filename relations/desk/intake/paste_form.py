"""The form into which an editor pastes an article or uploads its saved page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import CharField, FileField, Form, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.sources.decoding import decode, refuse_other_formats
from relations.sources.intake import LONGEST_TEXT, too_long
from relations.sources.pasted_text import read_text
from relations.sources.saved_page import (
    LARGEST_PAGE,
    PageReading,
    looks_like_markup,
    read_page,
)

LARGEST_FILE = 2 * LARGEST_PAGE
"""In bytes: what a page of the largest size takes in UTF-16."""

LARGEST_FORM = 3 * LARGEST_PAGE
"""In bytes: a page of the largest size, if each of its characters takes three."""

MOST_FIELDS = 10_000
"""Each join, each cut and each line that was put back is a field of the form."""


class PasteForm(Form):
    """The article as its editor has it; `reading` is what was read of it, set by `clean`."""

    pasted = CharField(
        label=gettext_lazy("Text, or source of the page"),
        help_text=gettext_lazy(
            "The words of the article, or the source of its page as your browser shows it."
        ),
        required=False,
        strip=False,
        widget=Textarea(attrs={"rows": 18, "class": "vLargeTextField", "dir": "auto"}),
    )
    page = FileField(
        label=gettext_lazy("Saved page"),
        help_text=gettext_lazy("Saved from your browser as “Webpage, HTML only”."),
        required=False,
        allow_empty_file=True,
    )
    reading: PageReading

    def clean(self) -> dict[str, Any]:
        pasted, page = self.cleaned_data.get("pasted", ""), self.cleaned_data.get("page")
        if page and pasted.strip():
            raise ValidationError(_("Paste the article or choose a file, not both."))
        if not page and not pasted.strip():
            raise ValidationError(_("Paste the article, or choose a file with its saved page."))
        try:
            self.reading = read_file(page) if page else read_pasted(pasted)
        except ValidationError as refusal:
            self.add_error("page" if page else "pasted", refusal)
        return self.cleaned_data


def read_file(file: UploadedFile) -> PageReading:
    """Read an uploaded file; raise `ValidationError` if it holds no article."""
    size = file.size or 0
    if size > LARGEST_FILE:
        raise ValidationError(
            _("This file is too large: it has %(size)d bytes, and the limit is %(limit)d.")
            % {"size": size, "limit": LARGEST_FILE}
        )
    if not size:
        raise ValidationError(_("This file is empty."))
    text = decode(file.read())
    if not text.strip():
        raise ValidationError(_("There is nothing in this file."))
    return _read(text)


def read_pasted(text: str) -> PageReading:
    """Read a pasted text or the source of a page; raise `ValidationError` for any other format."""
    refuse_other_formats(text[:1024].encode())
    return _read(text)


def _read(text: str) -> PageReading:
    if looks_like_markup(text):
        return read_page(text)
    if len(text) > LONGEST_TEXT:
        raise ValidationError(too_long(text))
    return read_text(text)
