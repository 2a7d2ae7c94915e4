"""What is offered beside the fields of a form: values that one click takes into it.

A value whose pattern has proved itself is filled in, and its offer says where it is from. Any other
is only offered. `static/desk-offers.js` takes an offer at once; without script its button sends the
form, which comes back with the values in it and is not saved.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib.admin.helpers import InlineAdminFormSet
from django.forms import BaseForm
from django.forms.widgets import Media, Widget
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from relations.extraction import sureness
from relations.extraction.sureness import Pattern

TAKE = "_take"
"""The field of the buttons that take an offer; its value is a query string of fields."""

OFFERED = "offered"
"""The field of a row that says which of the offered rows it began as, counted from 0."""

_CONTEXT = 60
"""Maximum number of characters to show of a sentence before the words, and after them."""

_WHERE_BLANK = "~"
"""Stands before the name of a field that keeps what an editor has written in it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A value for the field called `name`, in `words`, from the words of a sentence.

    `values` are those of the field and of the fields that belong to it, as the form would send
    them; `where_blank` are for fields that are filled only if nothing stands in them. `names` says
    what a value is called in a field that may not list it yet. `fills_in` means that a new form
    begins with the values; `is_in_form` that the form holds them; `prefix` is that of the form.
    """

    name: str
    label: str
    words: str
    values: Mapping[str, str]
    pattern: Pattern
    where_blank: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    said: str = ""
    after: str = ""
    language: str = ""
    number: int = 0
    reason: str = ""
    fills_in: bool = False
    is_in_form: bool = False
    prefix: str = ""

    @property
    def action(self) -> str:
        """What its button does; one without a label is for several fields."""
        if not self.label:
            return _("Use all that is offered here: %(words)s") % {"words": self.words}
        return _("Use “%(words)s” (%(label)s)") % {"words": self.words, "label": self.label}

    @property
    def sureness(self) -> str:
        """How sure it is, in plain words."""
        return sureness_in_words(self.pattern)

    @property
    def shortly_before(self) -> str:
        return Truncator(self.before[::-1]).chars(_CONTEXT)[::-1]

    @property
    def shortly_after(self) -> str:
        return Truncator(self.after).chars(_CONTEXT)

    @property
    def names_sent(self) -> str:
        """`names` by the whole names of fields, as JSON for the script."""
        return json.dumps({f"{self._begins}{name}": each for name, each in self.names.items()})

    @property
    def _begins(self) -> str:
        return f"{self.prefix}-" if self.prefix else ""

    @property
    def sent(self) -> str:
        """What its button sends."""
        begins, kept = self._begins, f"{_WHERE_BLANK}{self._begins}"
        values = {f"{begins}{name}": each for name, each in self.values.items()}
        return urlencode(
            values | {f"{kept}{name}": each for name, each in self.where_blank.items()}
        )


@dataclass(frozen=True, slots=True)
class FormOffers:
    """All that is offered beside the fields of one form, and what a new one holds besides."""

    offers: Sequence[Offer] = ()
    besides: Mapping[str, Any] = field(default_factory=dict)

    @property
    def initial(self) -> dict[str, Any]:
        """What a new form begins with."""
        begun: dict[str, Any] = dict(self.besides)
        for each in self.offers:
            if each.fills_in:
                begun |= {**each.values, **each.where_blank}
        return begun


@dataclass(frozen=True, slots=True)
class PageOffers:
    """The offers of a page: those of its own form, and those of new rows beneath it by prefix."""

    form: FormOffers = field(default_factory=FormOffers)
    rows: Mapping[str, Sequence[FormOffers]] = field(default_factory=dict)

    def initial_of(self, prefix: str) -> list[dict[str, Any]]:
        return [each.initial for each in self.rows.get(prefix, ())]


def sureness_in_words(pattern: Pattern) -> str:
    measured = sureness.precision_of(pattern)
    if not measured.found:
        return _("Check it: %(pattern)s.") % {"pattern": pattern}
    return _("Right in %(right)d of %(found)d on unseen text: %(pattern)s.") % {
        "right": measured.right,
        "found": measured.found,
        "pattern": pattern,
    }


class OfferingWidget(Widget):
    """The widget of a field with what is offered beside it.

    Beside the first field of a row stand also one button for all its offers, where there are
    several, and the hidden field `OFFERED`.
    """

    def __init__(
        self,
        widget: Widget,
        offers: Sequence[Offer],
        together: Offer | None = None,
        offered: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(widget.attrs)
        self.widget = widget
        self.offers, self.together, self.offered = offers, together, offered

    @property
    def media(self) -> Media:
        return self.widget.media

    @property
    def is_hidden(self) -> bool:
        return self.widget.is_hidden

    def id_for_label(self, id_: str) -> str:
        return self.widget.id_for_label(id_)

    def use_required_attribute(self, initial: Any) -> bool:
        return self.widget.use_required_attribute(initial)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        self.widget.is_required = self.is_required
        context = {
            "input": self.widget.render(name, value, attrs, renderer),
            "offers": self.offers,
            "together": self.together,
            "offered": self.offered,
        }
        return render_to_string("admin/widgets/offers.html", context)


def show_offers(
    offers: PageOffers, form: BaseForm, inlines: Sequence[InlineAdminFormSet] = ()
) -> bool:
    """Put beside the fields of each form what is offered for them; whether anything is."""
    shown = _show(offers.form, form)
    for inline in inlines:
        formset: Any = inline.formset
        rows = offers.rows.get(formset.prefix, ())
        for place, row in enumerate(formset.extra_forms):
            number = _row_offered(row, place)
            if number is not None and number < len(rows):
                shown = _show(rows[number], row, number) or shown
    return shown


def _row_offered(row: BaseForm, place: int) -> int | None:
    """Which of the offered rows a row began as; None if it began empty."""
    if not row.is_bound:
        return place
    sent = str(row.data.get(f"{row.prefix}-{OFFERED}", ""))
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 4 else None


def _show(offers: FormOffers, form: BaseForm, number: int | None = None) -> bool:
    """Put offers beside the fields of a form; `number` says which of the offered rows it is."""
    shown = [
        replace(each, prefix=form.prefix or "", is_in_form=_holds(form, each.values))
        for each in offers.offers
        if each.name in form.fields
    ]
    left = [each for each in shown if not each.is_in_form]
    together = _together(left) if number is not None and len(left) > 1 else None
    first = next(iter(form.fields), None)
    for name, offering in form.fields.items():
        beside = [each for each in shown if each.name == name]
        if number is not None and name == first:
            offered = (f"{form.prefix}-{OFFERED}", number)
            offering.widget = OfferingWidget(offering.widget, beside, together, offered)
        elif beside:
            offering.widget = OfferingWidget(offering.widget, beside)
    return bool(shown)


def _together(offers: Sequence[Offer]) -> Offer:
    """One offer of all that is offered beside the fields of a row."""
    values: dict[str, str] = {}
    where_blank: dict[str, str] = {}
    names: dict[str, str] = {}
    for each in offers:
        values |= each.values
        where_blank |= each.where_blank
        names |= each.names
    words = _("; ").join(each.words for each in offers)
    first = replace(offers[0], words=words, label="")
    return replace(first, values=values, where_blank=where_blank, names=names)


def _holds(form: BaseForm, values: Mapping[str, str]) -> bool:
    """Whether the form holds these values; those of fields that it does not have are ignored."""
    return all(
        _written(form[name].value()) == value
        for name, value in values.items()
        if name in form.fields
    )


def _written(value: Any) -> str:
    return "" if value is None else str(value)


def with_taken(typed: QueryDict) -> QueryDict:
    """What was typed into a form, with the values that its pressed button takes into it."""
    data = typed.copy()
    for name, value in parse_qsl(data.get(TAKE, ""), keep_blank_values=True):
        kept = name.removeprefix(_WHERE_BLANK)
        if kept == name or not data.get(kept, "").strip():
            data[kept] = value
    del data[TAKE]
    return data
