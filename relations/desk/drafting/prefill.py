"""What an event's page offers beside its fields, and what of it a new one begins with."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest
from django.utils.translation import gettext as _

from relations.desk.chosen import chosen_sentences
from relations.desk.drafting.extracted import Findings, findings_in
from relations.desk.drafting.proposals import About, Proposal, in_order, sentences_of
from relations.desk.drafting.sayings import statement_offers
from relations.desk.offers import FormOffers, Offer, PageOffers
from relations.extraction.country_roles import SIDES
from relations.extraction.sureness import is_sure
from relations.record.models import Event
from relations.record.participations import Participation

PARTICIPATIONS, STATEMENTS = "participations", "statements"

_BEGUN: "WeakKeyDictionary[HttpRequest, Findings]" = WeakKeyDictionary()
_OFFERED: "WeakKeyDictionary[HttpRequest, PageOffers]" = WeakKeyDictionary()


def begun_from(request: HttpRequest) -> Findings:
    """What the sentences that an address names propose; worked out once for each request."""
    if request not in _BEGUN:
        _BEGUN[request] = findings_in(in_order(chosen_sentences(request)))
    return _BEGUN[request]


def offered_on(request: HttpRequest, event: Event | None) -> PageOffers:
    """What the page of an event, or of a new one (None), offers; worked out once for each request.

    Of a stored event, what its cited sentences propose; nothing unless the user may change events.
    """
    if request not in _OFFERED:
        if event is None:
            _OFFERED[request] = new_event_offers(begun_from(request))
        elif request.user.has_perm("relations.change_event"):
            _OFFERED[request] = stored_event_offers(event)
        else:
            _OFFERED[request] = PageOffers()
    return _OFFERED[request]


def new_event_offers(found: Findings) -> PageOffers:
    """What sentences offer to a new event, and what of it is sure enough to be filled in."""
    rows = {
        PARTICIPATIONS: [
            _part(each, begins=place < SIDES or each.is_role_sure)
            for place, each in enumerate(_taking_part(found.parts))
        ],
        STATEMENTS: statement_offers(found),
    }
    return PageOffers(_event_itself(found, begins=True), rows)


def stored_event_offers(event: Event) -> PageOffers:
    """What its cited sentences offer to a stored event. Nothing is filled in."""
    found = findings_in(in_order(sentences_of(event)))
    has = {str(each) for each in event.participations.values_list("country", flat=True)}
    others = [each for each in found.parts if each.value not in has]
    rows = {PARTICIPATIONS: [_part(each, begins=False) for each in others]}
    return PageOffers(_event_itself(found, begins=False), rows)


def _event_itself(found: Findings, *, begins: bool) -> FormOffers:
    """The date is filled in only if the sentences name exactly one: which of several is meant, the
    editor decides. Of kinds and places, which come best first, only the first can be."""
    dates = _distinct_dates(found.dates)
    return FormOffers(
        [
            *(_date(each, begins and len(dates) == 1) for each in dates),
            *(_choice(each, begins and place == 0) for place, each in enumerate(found.kinds)),
            *(_choice(each, begins and place == 0) for place, each in enumerate(found.places)),
        ]
    )


def _distinct_dates(dates: Sequence[Proposal]) -> list[Proposal]:
    """The first proposal of each date, a sure one before others."""
    surest = sorted(dates, key=lambda each: not is_sure(each.pattern))
    first = {each.value: each for each in reversed(surest)}
    return [each for each in dates if each is first[each.value]]


def _date(each: Proposal, begins: bool) -> Offer:
    words = {"date_said": each.said, "date_note": each.reason}
    return _offer(each, _("Date"), {"date": each.value}, begins, where_blank=words)


def _choice(each: Proposal, begins: bool) -> Offer:
    label = _("Type") if each.about is About.TYPE else _("Place")
    names = {str(each.about): each.words}
    return _offer(each, label, {str(each.about): each.value}, begins, names=names)


def _taking_part(parts: Sequence[Proposal]) -> list[Proposal]:
    """The first two countries, and others only where the sentences say what their part was.

    One of the others is filled in only if it is sure that they do.
    """
    return [
        each
        for place, each in enumerate(parts)
        if place < SIDES or each.role != Participation.Role.PARTICIPANT
    ]


def _part(each: Proposal, *, begins: bool) -> FormOffers:
    """A country, and its role if the sentences say it: the two are found in different ways."""
    names = {"country": each.words}
    country = _offer(each, _("Country"), {"country": each.value}, begins, names=names)
    if each.role_pattern is None or each.role == Participation.Role.PARTICIPANT:
        return FormOffers([country])
    role = replace(
        country,
        name="role",
        label=_("Role"),
        words=str(Participation.Role(each.role).label),
        values={"role": each.role},
        names={},
        pattern=each.role_pattern,
        fills_in=country.fills_in and each.is_role_sure,
    )
    return FormOffers([country, role])


def _offer(each: Proposal, label: str, values: dict[str, str], begins: bool, **more: Any) -> Offer:
    return Offer(
        name=next(iter(values)),
        label=label,
        words=each.words,
        values=values,
        before=each.before,
        said=each.said,
        after=each.after,
        language=each.source.language,
        number=each.number,
        reason=each.reason,
        pattern=each.pattern,
        fills_in=begins and is_sure(each.pattern),
        **more,
    )
