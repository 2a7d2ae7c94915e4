"""The record after an ordeal: whether all that was acknowledged is there, and nothing half."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F

from relations.editions.audit import findings
from relations.editions.models import Edition, Review
from tests.ordeal.tally import Tally

# What `check_record` says of texts, documents and chains that are not those that were stored.
_OF_A_HASH = re.compile(r"hash|sha-?256|digest|chain|root|not the one that", re.IGNORECASE)


@dataclass(frozen=True)
class Act:
    """Something that was acknowledged: `kind` is `publish`, `withdraw`, `send` or `rebuild`, and
    `mark` the words that it alone has given as its reason or note."""

    kind: str
    mark: str


def judge(tally: Tally, acts: Collection[Act], *, where: str = "") -> None:
    """Put into the tally what is wrong with the record, with all of these acts on it.

    Reads one state of the record, whatever is written to it meanwhile.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        known = {act for act in acts if act.kind != "rebuild"}
        tally.lost += [f"{where} {each}" for each in sorted(map(str, known - acts_on_record()))]
        for finding in findings():
            is_broken = _OF_A_HASH.search(finding)
            (tally.broken_hashes if is_broken else tally.halves).append(f"{where} {finding}")
        tally.halves += [f"{where} {each}" for each in _half_publications()]


def finish(tally: Tally, acts: Collection[Act]) -> None:
    """Count the acts of an ordeal that is over, and judge the record."""
    tally.acknowledged += len(acts)
    judge(tally, acts)


def acts_on_record() -> set[Act]:
    """Every publication, withdrawal and sending that is on record whole: the words of its mark also
    stand in the summary that an edition publishes."""
    editions = Edition.objects.values_list("withdrawn", "reason", "document__summary")
    acts = {
        Act("withdraw" if withdrawn else "publish", reason)
        for withdrawn, reason, summary in editions
        if withdrawn or summary == reason
    }
    return acts | {Act("send", note) for note in Review.objects.values_list("note", flat=True)}


def _half_publications() -> list[str]:
    """Editions that an account has published without ending a review, and reviews that ended in
    an edition that is not there."""
    by_accounts = Edition.objects.filter(withdrawn=False).exclude(published_by=None)
    reviews = Review.objects.filter(outcome=Review.Outcome.PUBLISHED)
    published = by_accounts.values_list(F("event__code"), F("published_by")).order_by()
    ended = reviews.values_list(F("event__code"), F("decided_by")).order_by()
    return [f"published and reviewed differ: {each}" for each in set(published) ^ set(ended)]
