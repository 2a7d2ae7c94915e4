"""An exchange worth reading: a claim beside its answer, from the newest event that has both."""

from collections.abc import Iterator
from dataclasses import dataclass

from relations.editions.document import StatementDocument
from relations.editions.models import Edition
from relations.queries.matches import Matches
from relations.queries.pages import editions_at, first_of
from relations.queries.selection import Order
from relations.record.answers import CALLING

LOOKED_AT = 30
"""In how many events an exchange is looked for: the newest with two statements or more."""


@dataclass(frozen=True, slots=True)
class QuotedExchange:
    """A claim and its answer, in the edition of the event where both were said."""

    edition: Edition
    claim: StatementDocument
    answer: StatementDocument


def newest_exchange(matches: Matches) -> QuotedExchange | None:
    """The first claim of the newest event, of those `LOOKED_AT`, in which one is answered, with its
    first answer. Nobody chooses it: who is quoted, and against whom, follows
    from this rule alone. One query."""
    several = matches.among(matches.table["said"] > 1) if matches.count else matches
    for edition in editions_at(first_of(several, Order.NEWEST, LOOKED_AT)):
        for claim, answer in _answered(edition.document["statements"]):
            return QuotedExchange(edition, claim, answer)
    return None


def _answered(
    statements: list[StatementDocument],
) -> Iterator[tuple[StatementDocument, StatementDocument]]:
    for claim in statements:
        for said in statements:
            if said["responds_to"] == claim["code"] and claim["act"] in CALLING:
                yield claim, said
