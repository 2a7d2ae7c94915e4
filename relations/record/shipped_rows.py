"""What of the vocabulary a release brought to this database, so that the next can tell it from what
editors made of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from relations.record.shipped_vocabulary import Digests, ShippedKind


class ShippedRowManager(models.Manager["ShippedRow"]):
    """Keeps what the last release shipped."""

    def digests(self) -> Digests:
        """What was shipped; one query."""
        rows = self.values_list("kind", "key", "digest")
        return {(ShippedKind(kind), key): digest for kind, key, digest in rows}

    def keep(self, digests: Digests) -> None:
        """Keep that these were shipped last; a query for each few hundred."""
        rows = (ShippedRow(kind=kind, key=key, digest=digests[kind, key]) for kind, key in digests)
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["kind", "key"],
            update_fields=["digest"],
        )


class ShippedRow(models.Model):
    """A row of the vocabulary as a release shipped it, whatever has become of it since.

    One that has no such row on record any more was deleted by an editor.
    """

    kind = models.CharField(_("kind"), max_length=20)
    key = models.CharField(_("natural key"), max_length=200)
    digest = models.CharField(_("digest of its words"), max_length=16, blank=True)

    objects: ClassVar[ShippedRowManager] = ShippedRowManager()

    class Meta:
        verbose_name = _("shipped row")
        verbose_name_plural = _("shipped rows")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="row_shipped_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
