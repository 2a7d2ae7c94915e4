"""Judging citations: the claim that an editor reads beside a sentence, and what they find.

A judgement is of one claim and one sentence. It is signed and dated, and it stands for as long
as the claim is the one that was judged.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.record.citations import Citation
from relations.record.formatting import edtf_in_words, figure_in_words
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor

JUDGED = "judged"
FELL_AWAY = "judgement fell away"
NO_WORK = (JUDGED, FELL_AWAY)
"""The reasons, in the history of a citation, of changes by which nobody becomes an author."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A part of a claim: what it is in the reviewer's words, its value in words, and that value
    as it goes into the digest. Blank parts are not shown, but counted."""

    label: str
    words: str
    value: Any


@dataclass(frozen=True, slots=True)
class Claim:
    """What a citation says that its sentence bears out; `digest` has 64 characters."""

    lines: list[ClaimLine]
    digest: str


def claim_of(citation: Citation) -> Claim:
    """The claim that a citation carries, as its event or its statement now has it.

    Asks the database nothing where the citation is of an event from `Event.objects.complete()`.
    """
    lines = list(_lines(citation))
    sentence = [citation.sentence.source.code, citation.sentence.number]
    told = [citation.field, sentence, *(line.value for line in lines)]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return Claim([line for line in lines if line.words], digest)


def citations_of(event: Event) -> Iterator[Citation]:
    """All citations of an event from `complete()`: its own, then each statement's."""
    yield from event.citations.all()
    for statement in event.statements.all():
        yield from statement.citations.all()


def is_judged(citation: Citation) -> bool:
    """Whether a judgement of the claim as it now is stands."""
    return bool(citation.judgement) and citation.checked_claim == claim_of(citation).digest


def judge(citation: Citation, verdict: str, by: User) -> None:
    """Sign and date what an editor finds; an earlier judgement gives way to it.

    Who may judge is not asked here. Raises `ValueError` where `verdict` is no `Judgement`.
    """
    citation.judgement = Citation.Judgement(verdict)
    citation.checked_by, citation.checked_at = by, timezone.now()
    citation.checked_claim = claim_of(citation).digest
    citation._history_user = by  # type: ignore[attr-defined]
    _store(citation, JUDGED)
    del citation._history_user  # type: ignore[attr-defined]


def fall_away(event: Event) -> int:
    """Clear the judgements of claims that have changed since, and return how many.

    Give an event from `complete()`. The history of the citations keeps what was judged.
    """
    fallen = [each for each in citations_of(event) if each.judgement and not is_judged(each)]
    for each in fallen:
        each.judgement, each.checked_claim = "", ""
        each.checked_by = each.checked_at = None
        _store(each, FELL_AWAY)
    return len(fallen)


def _store(citation: Citation, why: str) -> None:
    """Save the judgement, and why in the history of the citation."""
    citation._change_reason = why  # type: ignore[attr-defined]
    citation.save(update_fields=["judgement", "checked_by", "checked_at", "checked_claim"])
    del citation._change_reason  # type: ignore[attr-defined]


def _lines(citation: Citation) -> Iterator[ClaimLine]:
    field, statement = citation.field, citation.statement
    if statement:
        yield from _OF_STATEMENTS.get(field, _whole_statement)(statement)
    elif citation.event:
        yield from _OF_EVENTS.get(field, _whole_event)(citation.event)


def _whole_event(event: Event) -> Iterator[ClaimLine]:
    yield _text(_("Title"), event.title)
    yield _text(_("Summary"), event.summary)
    yield ClaimLine(_("Type"), event.type.label, [event.type.code, event.type.label])
    yield from _date_of_event(event)
    yield from _place_of_event(event)
    yield from _participants_of_event(event)


def _date_of_event(event: Event) -> Iterator[ClaimLine]:
    yield _date(event.date)
    yield _text(_("In the source’s words"), event.date_said)


def _place_of_event(event: Event) -> Iterator[ClaimLine]:
    yield _text(_("Place"), event.place)


def _participants_of_event(event: Event) -> Iterator[ClaimLine]:
    taking_part = sorted(event.participations.all(), key=lambda each: each.country.alpha3)
    words = ", ".join(
        _("%(country)s (%(role)s)") % {"country": each.country, "role": each.get_role_display()}
        for each in taking_part
    )
    value = [[each.country.alpha3, each.role] for each in taking_part]
    yield ClaimLine(_("Who took part"), words, value)


def _whole_statement(said: Statement) -> Iterator[ClaimLine]:
    yield from _speakers(said)
    yield ClaimLine(_("Act"), said.get_act_display(), said.act)
    yield _text(_("Text"), said.text)
    yield _text(_("Quotation"), said.quotation)
    yield from _date_of_statement(said)
    yield _figure(said)


def _speakers(said: Statement) -> Iterator[ClaimLine]:
    yield _actor(_("Speaker"), said.speaker)
    yield _text(_("Capacity"), said.capacity)
    yield _actor(_("On behalf of"), said.on_behalf_of)
    yield _actor(_("Addressee"), said.addressee)


def _date_of_statement(said: Statement) -> Iterator[ClaimLine]:
    """Its own date, or that of the event, on which it then was said."""
    yield _date(said.date or said.event.date)


def _place_of_statement(said: Statement) -> Iterator[ClaimLine]:
    yield from _place_of_event(said.event)


def _figure_of_statement(said: Statement) -> Iterator[ClaimLine]:
    yield _actor(_("Speaker"), said.speaker)
    yield _figure(said)


_OF_EVENTS: dict[str, Callable[[Event], Iterator[ClaimLine]]] = {
    Citation.Field.DATE: _date_of_event,
    Citation.Field.PLACE: _place_of_event,
    Citation.Field.PARTICIPANTS: _participants_of_event,
}
_OF_STATEMENTS: dict[str, Callable[[Statement], Iterator[ClaimLine]]] = {
    Citation.Field.DATE: _date_of_statement,
    Citation.Field.PLACE: _place_of_statement,
    Citation.Field.PARTICIPANTS: _speakers,
    Citation.Field.FIGURE: _figure_of_statement,
}
"""What a citation of one field carries. All others, and that of the figure of an event, which
has none, carry the whole."""


def _text(label: str, text: str) -> ClaimLine:
    return ClaimLine(label, text, text)


def _date(text: str) -> ClaimLine:
    """A date in words, or as it was typed where it cannot be read, which `checks` tells."""
    try:
        words = edtf_in_words(text)
    except edtf.EdtfError:
        words = text
    return ClaimLine(_("Date"), words, text)


def _actor(label: str, actor: Actor | None) -> ClaimLine:
    """Who it is and by which name, since that is what the sentence is read for."""
    return ClaimLine(label, actor.name if actor else "", actor and [actor.code, actor.name])


def _figure(said: Statement) -> ClaimLine:
    values = [said.figure_low, said.figure_best, said.figure_high]
    words = ""
    if said.figure_measure:
        number = {"number": figure_in_words(*values), "measure": said.figure_measure}
        words = _("%(number)s %(measure)s") % number
    return ClaimLine(_("Figure"), words, [said.figure_measure, *values])
