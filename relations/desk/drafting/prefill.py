"""What the form of a new event begins with, where it is made from chosen sentences."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest

from relations.desk.chosen import chosen_sentences
from relations.desk.drafting.extracted import Findings, findings_in
from relations.desk.drafting.proposals import About, InForm, Proposal, in_order
from relations.extraction.country_roles import SIDES
from relations.record.models import Participation

ABOUT = {About.DATE, About.TYPE, About.PLACE}
"""What proposals fill in of an event itself rather than of its inlines."""


_BEGUN: "WeakKeyDictionary[HttpRequest, Findings]" = WeakKeyDictionary()


def begun_from(request: HttpRequest) -> Findings:
    """What the sentences that an address names propose; worked out once for each request."""
    if request not in _BEGUN:
        _BEGUN[request] = findings_in(in_order(chosen_sentences(request)))
    return _BEGUN[request]


def beginning(found: Findings) -> dict[str, Any]:
    """What the form of a new event begins with: its date, type and place.

    The date is left out unless the sentences name exactly one: which of several is meant, the
    editor decides.
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
    """The countries that take part in a new event, with their roles.

    The first two are always included, others only where the sentences say what their part was.
    """
    parts = [
        each
        for place, each in enumerate(found.parts)
        if place < SIDES or each.role != Participation.Role.PARTICIPANT
    ]
    return [{"country": each.value, "role": each.role} for each in parts]


def in_new_form(found: Findings) -> InForm:
    """The values in the form of a new event before anyone has changed it."""
    begun = {name: begun for name, begun in beginning(found).items() if name in ABOUT}
    return InForm(**begun, countries=frozenset(each["country"] for each in taking_part(found)))
