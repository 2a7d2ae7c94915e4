"""Drafting: what is written anew begins from sentences that were chosen in their source."""

import re
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from relations.desk.drafting.extracted import Findings, findings_in
from relations.desk.drafting.proposals import About, InForm, Proposal, in_order
from relations.desk.unsaved.edit_conflicts import Row
from relations.extraction.country_roles import SIDES
from relations.record.models import Participation
from relations.sources.models import Sentence

SENTENCE = "sentence"
"""The parameter, which may be repeated, that names a chosen sentence by its primary key."""

MOST_SENTENCES = 20
_KEY = re.compile(r"[0-9]{1,18}")

ABOUT = {About.DATE, About.TYPE, About.PLACE}
"""What proposals fill in of an event itself, and not of the rows beneath it."""


def chosen_sentences(request: HttpRequest, most: int = MOST_SENTENCES) -> "QuerySet[Sentence]":
    """The sentences that an address names, up to so many.

    Nothing for who may not see sources. What names no sentence is passed over: a form shows what
    it begins with.
    """
    if not request.user.has_perm("relations.view_source"):
        return Sentence.objects.none()
    return sentences_named(request.GET.getlist(SENTENCE)[:most])


def sentences_named(named: Sequence[str]) -> "QuerySet[Sentence]":
    """The sentences with these primary keys; what is none is passed over."""
    return Sentence.objects.filter(pk__in=keys_among(named))


def keys_among(named: Sequence[str]) -> list[int]:
    """Those of some texts that may be a primary key."""
    return [int(each) for each in named if _KEY.fullmatch(each)]


_BEGUN: "WeakKeyDictionary[HttpRequest, Findings]" = WeakKeyDictionary()


def begun_from(request: HttpRequest) -> Findings:
    """What the sentences that an address names propose, read once for each request."""
    if request not in _BEGUN:
        _BEGUN[request] = findings_in(in_order(chosen_sentences(request)))
    return _BEGUN[request]


def beginning(found: Findings) -> dict[str, Any]:
    """What the form of a new event begins with: its date, type and place.

    The date only where the sentences name a single one; which of several is meant, the editor
    says.
    """
    return {
        **_date(found.dates),
        **{str(each.about): each.value for each in (*found.kinds[:1], *found.places[:1])},
    }


def _date(dates: Sequence[Proposal]) -> dict[str, str]:
    if len({each.value for each in dates}) != 1:
        return {}
    first = dates[0]
    return {"date": first.value, "date_said": first.said, "date_note": first.reason}


def taking_part(found: Findings) -> list[dict[str, str]]:
    """The countries that take part in a new event, each with its role: two in any case, a further
    one where its part is told."""
    parts = [
        each
        for place, each in enumerate(found.parts)
        if place < SIDES or each.role != Participation.Role.PARTICIPANT
    ]
    return [{"country": each.value, "role": each.role} for each in parts]


def in_new_form(found: Findings) -> InForm:
    """What stands in the form of a new event before anyone has touched it."""
    begun = {name: begun for name, begun in beginning(found).items() if name in ABOUT}
    return InForm(**begun, countries=frozenset(each["country"] for each in taking_part(found)))


class BeginsFromSentences(ModelAdmin[Row]):
    """The admin of rows whose new form begins from chosen sentences, as do those beneath it that
    have an `initial`."""

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        begun = getattr(inline, "initial", None)
        if request.method == "GET" and begun and obj.pk is None:
            options["initial"] = begun(request)
        return options
