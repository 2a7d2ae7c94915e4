"""The versions of an article: its text as first stored, and the texts that it had later.

Every later version names the first one. No version is ever changed, and a citation stays with the
version whose sentence it cites: a changed article never moves one.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When

from relations.sources.comparison import Comparison
from relations.sources.intake import (
    AlreadyStored,
    digest,
    ingest,
    refuse_suppressed,
    text_to_store,
)
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence

INHERITED = (
    *("title", "publisher", "author", "url", "published", "language", "dating_note", "shows"),
    *("origin", "origin_name", "same_origin_as_id"),
)
"""What a later version takes from the source that it follows. Not the archived copy, which is of
one text only."""


def versions_of(source: Source) -> QuerySet[Source]:
    """All versions of an article, including `source`, the first one first."""
    first = source.version_of_id or source.pk
    return Source.objects.filter(Q(pk=first) | Q(version_of=first)).order_by("pk")


def find_stored(text: str, source: Source) -> Source | None:
    """The source that stores a text already, or None; versions of the same article first."""
    is_version = Q(pk__in=versions_of(source).values("pk"))
    found = Source.objects.filter(sha256=digest(text_to_store(text)))
    return found.order_by(Case(When(is_version, then=Value(0)), default=Value(1)), "pk").first()


def unsaved_version(source: Source, text: str, retrieved_at: datetime) -> Source:
    """A later text of an article as a source of its own, unsaved."""
    same = {name: getattr(source, name) for name in INHERITED}
    first = source.version_of_id or source.pk
    return Source(text=text, retrieved_at=retrieved_at, version_of_id=first, **same)


@transaction.atomic
def store_revisit(
    source: Source,
    found: Comparison,
    cited: Iterable[Sentence],
    later: Source | None,
    by: User,
    at: datetime,
) -> Revisit:
    """Store what a look at an article found of its cited sentences, and its later text.

    `later` is that text as a source, stored here unless it already is; None if the text is
    unchanged. Raises `ValidationError` if it cannot be stored, or if the text of either was
    suppressed, and then stores nothing.
    """
    for each in (source, later):
        if each and each.pk:
            _hold_unless_suppressed(each)
    revisit = Revisit.objects.create(
        source=source, made_at=at, made_by=by, version=later and _stored(later, found)
    )
    RevisitedSentence.objects.bulk_create(
        RevisitedSentence(
            revisit=revisit,
            sentence=each,
            outcome=found.findings[each.number].outcome,
            text_now=found.findings[each.number].text_now,
        )
        for each in cited
    )
    return revisit


def _hold_unless_suppressed(source: Source) -> None:
    """Hold a source until the transaction ends, so that it is not suppressed meanwhile."""
    columns = ("code", "suppressed_at", "suppression_reason")
    refuse_suppressed(
        Source.objects.select_for_update(no_key=True).only(*columns).get(pk=source.pk)
    )


def _stored(later: Source, found: Comparison) -> Source:
    if later.pk:
        return later
    try:
        return ingest(later, found.exclusions)
    except AlreadyStored as refusal:
        return refusal.source
