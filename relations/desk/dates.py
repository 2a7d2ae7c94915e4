"""The field of a date: chosen in plain words or typed as EDTF, and read back at once.

The field is a text field that holds EDTF; all else is help. `static/desk-dates.js` puts choices
before it and sends what is chosen to `date_answer`, which alone writes EDTF from choices. Without
script the text field stands alone, with the reading of the stored date.
"""

import json
from datetime import date
from typing import Any

from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.certainty import certainty
from relations.dates.exact import exact_in_words
from relations.dates.messages import MONTHS
from relations.dates.ways import choice_of
from relations.dates.words import in_words
from relations.desk.chosen import chosen_sentences
from relations.desk.date_form import (
    ASKED,
    PARTS_OF_YEAR,
    UNKNOWN,
    WAYS,
    ChoiceForm,
    exact_day,
    parts_of,
)
from relations.fields import edtf_of

MOST_SENTENCES = 100
"""Maximum number of sentences whose articles bound an unknown date."""


def reading(text: str) -> dict[str, Any]:
    """What a date, in EDTF or as people type it, says to readers; or what is wrong with it and
    where.

    Of a blank text only `edtf` is returned. `position` counts code points from 0; `spot` is the
    text before it and the text from it on. Both days of `bounds` are inclusive.
    """
    if not text:
        return {"edtf": text}
    try:
        value = edtf.parse(edtf_of(text))
    except ValidationError as ambiguous:
        return {"edtf": text, "problem": " ".join(ambiguous.messages)}
    except edtf.EdtfError as error:
        position = error.position
        values = {"reason": _(error.reason), "position": position}
        problem = _("This is not an EDTF date: %(reason)s (position %(position)d).") % values
        spot = [text[:position], text[position:]]
        return {"edtf": text, "problem": problem, "position": position, "spot": spot}
    return {
        "edtf": text,
        "words": in_words(value, _),
        "certainty": certainty(value, _),
        "bounds": [_day_in_words(value.earliest, value), _day_in_words(value.latest, value)],
        "choice": parts_of(choice_of(value)),
    }


def _day_in_words(day: date | None, value: edtf.Edtf) -> str:
    if day is None:
        return _("open")
    if value.clamped and day in {date.min, date.max}:
        return _("beyond the years from 1 to 9999")
    return exact_in_words(exact_day(day), _)


def may_write_dates(request: HttpRequest) -> bool:
    """Whether the account may add or change anything that has a date."""
    return any(
        request.user.has_perm(f"relations.{action}_{model}")
        for action in ("add", "change")
        for model in ("event", "statement", "source")
    )


def date_answer(request: HttpRequest) -> JsonResponse:
    """The reading of `?edtf=…`, or of what `?way=…` and the parts of its choice write as EDTF.

    An incomplete or impossible choice is answered by what it lacks, as `unfinished`. An unknown
    date is bounded by the articles of the sentences named by `sentence`, which may be repeated.
    """
    if not may_write_dates(request):
        raise PermissionDenied
    if "way" not in request.GET:
        return JsonResponse(reading(request.GET.get("edtf", "").strip()))
    form = ChoiceForm(request.GET, _published(request))
    if form.is_valid():
        return JsonResponse(reading(form.cleaned_data["edtf"]))
    return JsonResponse({"unfinished": next(iter(form.errors.values()))[0]})


def _published(request: HttpRequest) -> list[str]:
    """When the articles of the chosen sentences appeared, in EDTF.

    Empty for a known date, and unless the user may view sources.
    """
    if request.GET.get("way") != UNKNOWN:
        return []
    chosen = chosen_sentences(request, MOST_SENTENCES)
    return list(chosen.order_by().values_list("source__published", flat=True))


class DateInput(AdminTextInputWidget):
    """A text field of EDTF with the reading of its text, and the choices that a script offers.

    `of_source` means that the date is that of an article itself, so that no other article bounds
    it.
    """

    class Media:
        js = [Script("desk-dates.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None, *, of_source: bool = False) -> None:
        super().__init__({"spellcheck": "false", "autocomplete": "off", **(attrs or {})})
        self.of_source = of_source

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        read = reading(self.format_value(value) or "")
        attrs = dict(attrs or {})
        reading_id = f"{attrs.get('id', name)}_reading"
        described = [attrs.get("aria-describedby", ""), reading_id]
        attrs["aria-describedby"] = " ".join(described).strip()
        # The loader of the site's templates: that of widgets looks into installed apps only.
        return render_to_string(
            "admin/widgets/date.html",
            {
                "input": super().render(name, value, attrs, renderer),
                "reading": read,
                "reading_id": reading_id,
                "choice": json.dumps(read.get("choice")),
                "address": reverse("admin:relations_dates"),
                "of_source": self.of_source,
                "is_required": self.is_required,
                "groups": WAYS,
                "months": [(number, capfirst(_(name))) for number, name in MONTHS.items()],
                "parts_of_year": [(code, _(name)) for code, name in PARTS_OF_YEAR.items()],
                "ways_with": _ways_with_parts(),
            },
        )


def _ways_with_parts() -> dict[str, str]:
    """Each part of a choice with the ways that ask for it, joined by spaces for the script."""
    parts = {part for asked in ASKED.values() for part in asked}
    return {
        part: " ".join(str(way) for way, asked in ASKED.items() if part in asked) for part in parts
    }
