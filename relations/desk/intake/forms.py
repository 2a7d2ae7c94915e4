"""Taking in an article in two steps: paste or upload, then look at what was read, and store.

Nothing is kept between the steps but what the forms carry, and nothing is stored before "Store".
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import (
    CharField,
    DateTimeField,
    DateTimeInput,
    FileField,
    Form,
    HiddenInput,
    ModelForm,
    Textarea,
    URLInput,
)
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.desk.intake.cutting import OPEN, Cut, corrections_in, cut_as_shown
from relations.desk.intake.reprints import Reprints, reprints_of
from relations.sources.decoding import decode, refuse_other_formats
from relations.sources.excluded import ExclusionReason, Exclusions
from relations.sources.intake import (
    LONGEST_TEXT,
    AlreadyStored,
    digest,
    prepare,
    text_to_store,
    too_long,
)
from relations.sources.models import Source
from relations.sources.saved_page import (
    LARGEST_PAGE,
    PageReading,
    looks_like_markup,
    read_page,
    read_text,
)
from relations.sources.split_corrections import SplitCorrections

DETAILS = (
    "title",
    ("publisher", "author"),
    "url",
    "archive_url",
    ("published", "language"),
    "dating_note",
    "retrieved_at",
    ("origin", "origin_name"),
    "same_origin_as",
    "shows",
)
"""The fields that describe a source, in lines."""
PUT_BACK = "put_back"
STORE_AS = "_store_as"
"""The button that stores a text as of the same origin as the source whose key is its value."""
LARGEST_FILE = 2 * LARGEST_PAGE
"""In bytes: what a page of the largest size takes in UTF-16."""


class PasteForm(Form):
    """The article as its editor has it; `reading` is what was read, once the form is valid."""

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
    """Read an uploaded file; raises `ValidationError` where it holds no article."""
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
    """Read a pasted text or the source of a page; raises `ValidationError` for neither."""
    refuse_other_formats(text[:1024].encode())
    return _read(text)


def _read(text: str) -> PageReading:
    if looks_like_markup(text):
        return read_page(text)
    if len(text) > LONGEST_TEXT:
        raise ValidationError(too_long(text))
    return read_text(text)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of a text beyond its words: marks of its lines, where on the page each detail
    was found and what stood there, how many sentences are missing."""

    marks: Mapping[str, ExclusionReason] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    missing: int = 0

    @classmethod
    def of(cls, reading: PageReading) -> "Notes":
        places = {name: (each.place, each.printed) for name, each in reading.details.items()}
        return cls({mark.words: mark.reason for mark in reading.marks}, places, reading.missing)

    @classmethod
    def loaded(cls, text: str) -> "Notes":
        """The notes that a form carried; none where it carried anything else."""
        try:
            carried = json.loads(text)
            return cls(
                {str(words): ExclusionReason(reason) for words, reason in carried["marks"].items()},
                {str(name): (str(at), str(as_)) for name, (at, as_) in carried["places"].items()},
                int(carried["missing"]),
            )
        except (
            ValueError,
            ArithmeticError,
            LookupError,
            TypeError,
            AttributeError,
            RecursionError,
        ):
            return cls()

    def dumped(self) -> str:
        carried = {"marks": self.marks, "places": self.places, "missing": self.missing}
        return json.dumps(carried, ensure_ascii=False)


class IntakeForm(ModelForm[Source]):
    """A new source, whose text must be new and hold a sentence.

    `stored` is the source that has the same text already, if that is what is wrong.
    """

    notes_carried = CharField(required=False, widget=HiddenInput)
    stored: Source | None = None

    class Meta:
        model = Source
        fields = (*flatten(DETAILS), "text")
        # Django's own for the admin link to an address that nobody has approved yet, and make two
        # fields without labels of a moment.
        widgets = {
            "url": URLInput(attrs={"class": "vURLField"}),
            "archive_url": URLInput(attrs={"class": "vURLField"}),
            "retrieved_at": DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        }
        field_classes = {"retrieved_at": DateTimeField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].strip = False  # type: ignore[attr-defined]
        self.notes = Notes.loaded(self["notes_carried"].value() or "")
        for name, (place, printed) in self.notes.places.items():
            if name in self.fields:
                shown = self.fields[name]
                shown.help_text = format_html("{} {}", shown.help_text, said_of(place, printed))

    @property
    def exclusions(self) -> Exclusions:
        """What its page says of the lines, and those that the editor put back."""
        chosen = self.data.getlist(PUT_BACK) if isinstance(self.data, QueryDict) else ()
        return Exclusions(self.notes.marks, frozenset(chosen))

    @property
    def corrections(self) -> SplitCorrections:
        """Where the editor joined sentences, and where one was cut."""
        return corrections_in(self.data) if isinstance(self.data, QueryDict) else SplitCorrections()

    def _post_clean(self) -> None:
        # Not in `clean`, where the instance does not hold yet what was typed.
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and self.cut.dropped:
            self.add_error("text", _("Not all that was joined and cut fits the text any more."))
        if not self.errors:
            try:
                prepare(self.instance, self.exclusions, self.corrections)
            except ValidationError as refusal:
                self.refuse(refusal)

    def refuse(self, refusal: ValidationError) -> None:
        """Say beside its field what is wrong, and which source has the text already."""
        self.add_error(None, refusal)
        self.stored = refusal.source if isinstance(refusal, AlreadyStored) else None

    @cached_property
    def cut(self) -> Cut:
        """The text as it now stands in the form, cut as it would be stored."""
        text = self._text
        if len(text) > LONGEST_TEXT:
            return Cut()
        language, opened = self["language"].value() or "", str(self.data.get(OPEN, ""))
        cut = cut_as_shown(text, language, self.exclusions, self.corrections, opened)
        return replace(cut, doubts=self._doubts(text))

    def reprints(self) -> Reprints:
        """The stored sources that are nearly the same as the text as it now stands in the form."""
        outlet = [(self[name].value() or "").strip() for name in ("publisher", "url")]
        return reprints_of(self.cut.texts, digest(self._text), (outlet[0], outlet[1]))

    @property
    def _text(self) -> str:
        return text_to_store(self["text"].value() or "")

    def _doubts(self, text: str) -> list[str]:
        doubts = []
        if self.notes.missing:
            doubts.append(
                ngettext(
                    "The page’s own data give a longer text: %(count)d sentence of it was not"
                    " found on the page. It may have been saved with its end behind a paywall.",
                    "The page’s own data give a longer text: %(count)d sentences of it were not"
                    " found on the page. It may have been saved with its end behind a paywall.",
                    self.notes.missing,
                )
                % {"count": self.notes.missing}
            )
        if "\ufffd" in text:
            doubts.append(
                _(
                    "There are characters in this text that could not be read. They stand as �:"
                    " put right what they were, or save the page again."
                )
            )
        return doubts


def said_of(place: str, printed: str) -> str:
    """Where a proposal comes from, and what stood there if that is not the proposal itself."""
    if not place and printed:
        return format_html(_("Read from the text’s words “{printed}”."), printed=printed)
    if not place:
        return _("Read from the first line of the text.")
    if printed:
        return format_html(
            _("Read from the page’s <code>{place}</code>: “{printed}”."),
            place=place,
            printed=printed,
        )
    return format_html(_("Read from the page’s <code>{place}</code>."), place=place)


def proposed(reading: PageReading) -> dict[str, Any]:
    """The initial values of an `IntakeForm` for what was read."""
    details = {name: proposal.value for name, proposal in reading.details.items()}
    return {**details, "text": reading.text, "notes_carried": Notes.of(reading).dumped()}


def with_origin(data: QueryDict) -> QueryDict:
    """What was sent, with the source that the button `STORE_AS` names as that of its origin.

    What is no key becomes one that no source has, which the form refuses in words.
    """
    named = data.copy()
    origin = str(data.get(STORE_AS, data.get("same_origin_as", "")))
    is_chosen = bool(origin) or STORE_AS in data
    named["same_origin_as"] = "0" if is_chosen and not origin.isdecimal() else origin
    return named
