"""The form of a new source: what was read of an article, to be corrected and stored."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError
from django.forms import CharField, DateTimeField, DateTimeInput, HiddenInput, ModelForm, URLInput
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.desk.intake.cutting import OPEN, Cut, corrections_in, cut_as_shown
from relations.desk.intake.page_notes import PageNotes
from relations.desk.intake.reprints import Reprints, reprints_of
from relations.extraction.report import is_read_language
from relations.extraction.tokens import LONGEST_SENTENCE, is_too_long
from relations.sources.excluded import Exclusions
from relations.sources.intake import LONGEST_TEXT, AlreadyStored, digest, prepare, text_to_store
from relations.sources.models import Source
from relations.sources.page_details import IN_WORDS
from relations.sources.saved_page import PageReading
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
MOST_SHOWN = 12
"""Maximum number of footnote marks, or of words put together, to show."""
PUT_BACK = "put_back"
STORE_AS = "_store_as"
"""The button that stores a text as of the same origin as the source whose key is its value."""


class IntakeForm(ModelForm[Source]):
    """A new source, whose text must be new and hold a sentence.

    `stored` is the source that has the same text, if the form was refused for that.
    """

    notes_carried = CharField(required=False, widget=HiddenInput)
    stored: Source | None = None

    class Meta:
        model = Source
        fields = (*flatten(DETAILS), "text")
        # The admin's own widgets link to an address that nobody has checked yet, and split a moment
        # into two fields without labels.
        widgets = {
            "url": URLInput(attrs={"class": "vURLField"}),
            "archive_url": URLInput(attrs={"class": "vURLField"}),
            "retrieved_at": DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        }
        field_classes = {"retrieved_at": DateTimeField}
        help_texts = {
            "published": gettext_lazy("Such as 19 April 2025, April 2025 or 2025; or in EDTF."),
            "language": gettext_lazy(
                "A BCP 47 tag, such as en or ur. Blank where it was not recognised."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].strip = False  # type: ignore[attr-defined]
        self.notes = PageNotes.loaded(self["notes_carried"].value() or "")
        for name, (place, printed) in self.notes.places.items():
            if name in self.fields:
                shown = self.fields[name]
                shown.help_text = format_html("{} {}", shown.help_text, said_of(place, printed))

    @property
    def exclusions(self) -> Exclusions:
        """The lines that the page marks as no part of the article, less those put back."""
        chosen = self.data.getlist(PUT_BACK) if isinstance(self.data, QueryDict) else ()
        return Exclusions(self.notes.marks, frozenset(chosen))

    @property
    def corrections(self) -> SplitCorrections:
        """Where the editor joined sentences, and where one was cut in two."""
        return corrections_in(self.data) if isinstance(self.data, QueryDict) else SplitCorrections()

    def _post_clean(self) -> None:
        # Not in `clean`, where the instance does not hold yet what was typed.
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and self.cut.dropped:
            self.add_error("text", _("Some of the joins and cuts no longer fit the text."))
        if not self.errors:
            try:
                prepare(self.instance, self.exclusions, self.corrections)
            except ValidationError as refusal:
                self.refuse(refusal)

    def refuse(self, refusal: ValidationError) -> None:
        """Show what is wrong beside its field, and which source has the text already."""
        self.add_error(None, refusal)
        self.stored = refusal.source if isinstance(refusal, AlreadyStored) else None

    @cached_property
    def cut(self) -> Cut:
        """The text in the form, cut into sentences as it would be stored."""
        text = self._text
        if len(text) > LONGEST_TEXT:
            return Cut()
        language, opened = self["language"].value() or "", str(self.data.get(OPEN, ""))
        cut = cut_as_shown(text, language, self.exclusions, self.corrections, opened)
        return replace(cut, doubts=[*self._doubts(text), *_doubts_of(cut)])

    def reprints(self) -> Reprints:
        """The stored sources that are nearly the same as the text in the form."""
        outlet = [(self[name].value() or "").strip() for name in ("publisher", "url")]
        return reprints_of(self.cut.texts, digest(self._text), (outlet[0], outlet[1]))

    @property
    def _text(self) -> str:
        return text_to_store(self["text"].value() or "")

    def _doubts(self, text: str) -> list[str]:
        doubts = []
        language = self["language"].value() or ""
        if language and not is_read_language(language):
            doubts.append(
                _(
                    "This text is not in English: the desk will propose no countries, people, kinds"
                    " of events or statements from it."
                )
            )
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
        if marks := self.notes.footnote_marks:
            doubts.append(
                ngettext(
                    "The mark of a footnote was left out of the words: %(marks)s.",
                    "The marks of %(count)d footnotes were left out of the words: %(marks)s.",
                    len(marks),
                )
                % {"count": len(marks), "marks": _in_short(marks)}
            )
        if words := self.notes.joined_words:
            doubts.append(
                ngettext(
                    "A word that was hyphenated at the end of a line was put together: %(words)s."
                    " If its hyphen is its own, put it back.",
                    "%(count)d words that were hyphenated at the ends of lines were put together:"
                    " %(words)s. Where a hyphen is the word’s own, put it back.",
                    len(words),
                )
                % {"count": len(words), "words": _in_short(words)}
            )
        if "\ufffd" in text:
            doubts.append(
                _(
                    "Some characters of this text could not be read: they are shown as �. Correct"
                    " them, or save the page again."
                )
            )
        return doubts


def _in_short(words: Sequence[str]) -> str:
    """The first of some words, with an ellipsis if there are more."""
    more = ["…"] if len(words) > MOST_SHOWN else []
    return ", ".join([*words[:MOST_SHOWN], *more])


def said_of(place: str, printed: str) -> str:
    """Where a proposal comes from, and the words there unless they are the proposal itself."""
    if place == IN_WORDS and printed:
        return format_html(
            _("Recognised from the words of the text; the page says “{printed}”."), printed=printed
        )
    if place == IN_WORDS:
        return _("Recognised from the words of the text.")
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
    """The initial values of an `IntakeForm` for an article that was read."""
    details = {name: proposal.value for name, proposal in reading.details.items()}
    details.setdefault("language", "")  # asked for, not taken for English
    return {**details, "text": reading.text, "notes_carried": PageNotes.of(reading).dumped()}


def with_origin(data: QueryDict) -> QueryDict:
    """What was sent, with the source that the button `STORE_AS` names as its origin.

    An invalid key becomes one that no source has, which the form refuses in words.
    """
    named = data.copy()
    origin = str(data.get(STORE_AS, data.get("same_origin_as", "")))
    is_chosen = bool(origin) or STORE_AS in data
    named["same_origin_as"] = "0" if is_chosen and not origin.isdecimal() else origin
    return named


def _doubts_of(cut: Cut) -> list[str]:
    too_long = sum(map(is_too_long, cut.texts))
    if not too_long:
        return []
    said = ngettext(
        "%(count)d sentence has more than %(longest)d characters: the desk will propose nothing"
        " from it. Cut it, if it is several.",
        "%(count)d sentences have more than %(longest)d characters: the desk will propose nothing"
        " from them. Cut those that are several.",
        too_long,
    )
    return [said % {"count": too_long, "longest": LONGEST_SENTENCE}]
