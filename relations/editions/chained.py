"""What is published in versions that follow each other and bind each other by their hashes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from heapq import merge
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from relations.editions.daily_root import in_order_of_bytes
from relations.editions.hash_chain import HashedMembers, digest_of, hashed_moment
from relations.editions.verification import ChainLink
from relations.sources.suppressible import Suppressible

LONGEST_CHAIN = 100


class ChainedVersion(Suppressible):
    """Something published under a number, which names by its hash the version before it.

    `chain` names what it is a version of, in ASCII and without a space; a chain is in one table
    only. The database refuses to change or delete a version (`guards.py`), but for two changes,
    `superseded_at` is set once, when the next one takes its place. What must not be read
    any more is suppressed (`suppression.py`): another document takes the place of its own, with who
    did so, when and why, the last time if words of several texts had to go; the hashes stay those
    of what was published.
    """

    chain = models.CharField(max_length=LONGEST_CHAIN, editable=False)
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published at"))
    superseded_at = models.DateTimeField(_("superseded at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    document: models.JSONField[Any, Any] = models.JSONField(_("document"))
    document_sha256 = models.CharField(_("SHA-256 of the document"), max_length=64, editable=False)
    previous_sha256 = models.CharField(
        _("SHA-256 of the version before"), max_length=64, blank=True, editable=False
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="%(class)s_number_once"),
            models.UniqueConstraint(
                fields=["chain"], condition=Q(superseded_at=None), name="%(class)s_newest_once"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("published_at")),
                name="%(class)s_superseded_after_published",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | ~Q(reason=""),
                name="%(class)s_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(suppressed_at=None, suppressed_by=None, suppression_reason="")
                | Q(suppressed_at__isnull=False, suppressed_by__isnull=False)
                & ~Q(suppression_reason=""),
                name="%(class)s_suppressed_with_reason",
            ),
        ]
        indexes = [
            # All that the newest versions of a day are told by, so that no document is read.
            models.Index(
                fields=["chain", "published_at", "superseded_at", "number", "sha256"],
                name="%(class)s_heads",
            ),
            models.Index(fields=["published_at"], name="%(class)s_by_time"),
        ]

    def follow(self, newest: Self | None, now: datetime) -> None:
        """As `follow_each`."""
        self.follow_each([(self, newest, now)])

    @classmethod
    def follow_each(cls, versions: Sequence[tuple[Self, Self | None, datetime]]) -> None:
        """Store each as the version after its `newest`, whose place it takes, or as the first of
        its chain; at its time, or when `newest` was published if the clock was set back since.

        Two queries, one for those that are all the first, and few more where clocks were set back.
        Expects a transaction that holds what the chains are of, the `time_of_act`, and versions
        that have neither number nor time, each of another chain.
        """
        superseded: dict[datetime, list[int]] = defaultdict(list)
        for version, newest, now in versions:
            version.published_at = max(now, newest.published_at) if newest else now
            version.number = newest.number + 1 if newest else 1
            version.seal(newest)
            if newest:
                superseded[version.published_at].append(newest.pk)
        for moment, keys in superseded.items():
            cls._default_manager.filter(pk__in=keys).update(superseded_at=moment)
        cls._default_manager.bulk_create(version for version, _newest, _now in versions)

    def seal(self, previous: Self | None) -> None:
        """Set the hashes, from what this version says and the one before it."""
        self.document_sha256 = digest_of(self.document)
        self.previous_sha256 = previous.sha256 if previous else ""
        self.sha256 = digest_of(self.hashed_members())

    def hashed_members(self) -> HashedMembers:
        """What `sha256` is the hash of."""
        return {
            "chain": self.chain,
            "number": self.number,
            "published_at": hashed_moment(self.published_at),
            "reason": self.reason,
            "withdrawn": self.withdrawn,
            "document_sha256": self.document_sha256,
            "previous_sha256": self.previous_sha256,
        }

    def link(self) -> ChainLink:
        """The version as it is verified."""
        document = None if self.suppressed_at else self.document
        return ChainLink(self.hashed_members(), self.sha256, document)


def chained_models() -> list[type[ChainedVersion]]:
    """The models of all that is published in chains."""
    return ChainedVersion.__subclasses__()


def versions_in_order(chunk: int = 100) -> Iterator[ChainedVersion]:
    """All versions, by the bytes of their chains' names and in a chain by number; some in memory
    at a time, and a query for each model."""
    each_model = (
        model._default_manager.order_by(in_order_of_bytes("chain"), "number").iterator(chunk)
        for model in chained_models()
    )
    return merge(*each_model, key=lambda version: (version.chain, version.number))
