"""Judging citations: the claim that an editor reads beside a sentence, and what they find.

A judgement is of one claim and one sentence. It is signed and dated, and it stands as long as the
claim is still the one that was judged.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone
from django.utils.text import capfirst

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.published_fields import EVENT_FIELDS, STATEMENT_FIELDS, PublishedField

JUDGED = "judged"
FELL_AWAY = "judgement fell away"
NO_WORK = (JUDGED, FELL_AWAY)
"""The reasons, in the history of a citation, of changes that make nobody an author."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A part of a claim: its label, its value in words, and that value as it is digested. A part
    without words is not shown, but is digested too."""

    label: str
    words: str
    value: object


@dataclass(frozen=True, slots=True)
class Claim:
    """What a citation says that its sentence bears out; `digest` has 64 hexadecimal digits."""

    lines: list[ClaimLine]
    digest: str


def claim_of(citation: Citation) -> Claim:
    """The claim of a citation, from its event or its statement as it is now.

    No queries if the citation is of an event from `Event.objects.complete()`.
    """
    lines = list(_lines(citation))
    # Digests are stored: another order or another form of these values ends all judgements.
    sentence = [citation.sentence.source.code, citation.sentence.number]
    told = [citation.field, sentence, *(line.value for line in lines)]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return Claim([line for line in lines if line.words], digest)


def citations_of(event: Event) -> Iterator[Citation]:
    """All citations of an event from `complete()`: its own, then those of each statement."""
    yield from event.citations.all()
    for statement in event.statements.all():
        yield from statement.citations.all()


_PARTICIPANTS = Citation.Field.PARTICIPANTS
_OF_PEOPLE = (_PARTICIPANTS, Citation.Field.WHOLE)


def is_of_nothing(citation: Citation) -> bool:
    """Whether a citation is for a field that its event or its statement does not have."""
    fields, row = _row_with_fields(citation)
    # Whoever speaks is claimed beside most fields of a statement, and is not what they are of.
    covered = [
        each
        for each in fields
        if citation.field in each.covered_by
        and (citation.field in _OF_PEOPLE or _PARTICIPANTS not in each.covered_by)
    ]
    return row is not None and not any(_line(each, row).words for each in covered)


def is_judged(citation: Citation) -> bool:
    """Whether a citation was judged, and its claim is still the one that was judged."""
    return bool(citation.judgement) and citation.checked_claim == claim_of(citation).digest


def judge(citation: Citation, verdict: str, by: User) -> None:
    """Store what an editor finds, signed and dated, in place of an earlier judgement.

    Does not check who may judge. Raises `ValueError` if `verdict` is not a `Judgement`.
    """
    citation.judgement = Citation.Judgement(verdict)
    citation.checked_by, citation.checked_at = by, timezone.now()
    citation.checked_claim = claim_of(citation).digest
    citation._history_user = by  # type: ignore[attr-defined]
    _store(citation, JUDGED)
    del citation._history_user  # type: ignore[attr-defined]


def fall_away(event: Event) -> int:
    """Clear the judgements whose claims have changed since, and return how many.

    Expects an event from `complete()`. The history of the citations keeps what was judged.
    """
    fallen = clear_fallen(event)
    store_fallen(fallen)
    return len(fallen)


def clear_fallen(event: Event) -> list[Citation]:
    """Clear the judgements whose claims have changed since, and return their citations, which
    `store_fallen` stores. Otherwise as `fall_away`."""
    fallen = [each for each in citations_of(event) if each.judgement and not is_judged(each)]
    for each in fallen:
        each.judgement, each.checked_claim = "", ""
        each.checked_by = each.checked_at = None
    return fallen


def store_fallen(fallen: Iterable[Citation]) -> None:
    """Store that judgements were cleared."""
    for each in fallen:
        _store(each, FELL_AWAY)


def _store(citation: Citation, why: str) -> None:
    """Save the judgement; `why` goes into the history of the citation."""
    citation._change_reason = why  # type: ignore[attr-defined]
    citation.save(update_fields=["judgement", "checked_by", "checked_at", "checked_claim"])
    del citation._change_reason  # type: ignore[attr-defined]


def _lines(citation: Citation) -> Iterator[ClaimLine]:
    fields, row = _row_with_fields(citation)
    if row:
        yield from _covered(fields, row, citation.field)


def _row_with_fields(
    citation: Citation,
) -> tuple[Sequence[PublishedField], Event | Statement | None]:
    """The row of which a citation claims something, and the fields that such a row has."""
    event, said = citation.event, citation.statement
    if said and citation.field == Citation.Field.PLACE:
        # A statement was made in the place of its event.
        event = said.event
    return (EVENT_FIELDS, event) if event else (STATEMENT_FIELDS, said)


# What stored digests hold, in this order, blank or not. A newer field comes after these under its
# name, and only where it is filled, so that a new row ends no judgement.
_DIGESTED = {
    Event: ("title", "summary", "type", "date", "date_said", "place", "countries"),
    Statement: (
        *("speaker", "capacity", "on_behalf_of", "addressee"),
        *("act", "text", "quotation", "date", "figure_measure"),
    ),
}


def _covered(
    fields: Iterable[PublishedField], row: Event | Statement, by: str
) -> Iterator[ClaimLine]:
    """The lines of the fields that a citation covers; of all fields that any covers, for the figure
    of an event, which has none."""
    order = {name: place for place, name in enumerate(_DIGESTED[type(row)])}
    ordered = sorted(fields, key=lambda field: order.get(field.name, len(order)))
    covered = [field for field in ordered if by in field.covered_by]
    for field in covered or [each for each in ordered if each.covered_by]:
        line = _line(field, row)
        if field.name in order:
            yield line
        elif line.words:
            yield replace(line, value=[field.name, line.value])


def _line(field: PublishedField, row: Model) -> ClaimLine:
    label = capfirst(str(field.claim_label) or field.title)
    if field.claim:
        return ClaimLine(label, *field.claim(row))
    value = field.value_of(row)
    return ClaimLine(label, field.said(value), value)
