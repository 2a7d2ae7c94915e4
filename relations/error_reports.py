"""Error reports: what readers write of a mistake in the record, for editors to read and settle.

A report names what it is about by its code alone: a copy of its words would outlive their
suppression.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from relations import codes

MOST_WAITING = 1_000
"""So many reports may wait: whoever sends more than editors can read fills nothing."""
LONGEST = 4_000
"""In characters, of what a report says."""


@dataclass(frozen=True, slots=True)
class ReportedThing:
    """What a report is about: an event, a statement, or a source, of which `sentence` is the number
    of one of its sentences or None."""

    kind: str
    code: str
    sentence: int | None = None


class TooManyWaiting(Exception):
    """As many reports wait as may."""


class ErrorReport(models.Model):
    """What a reader has written of one thing on record. The reader's address, if they gave one, is
    forgotten once the report is settled."""

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        STATEMENT = "statement", _("statement")
        SOURCE = "source", _("source")

    kind = models.CharField(_("about"), max_length=9, choices=Kind.choices)
    code = models.CharField(_("code"), max_length=codes.LENGTH)
    sentence = models.PositiveIntegerField(_("sentence"), null=True, blank=True)
    text = models.TextField(_("what is wrong"), max_length=LONGEST)
    evidence = models.URLField(_("a page that shows it"), max_length=500, blank=True)
    reply_to = models.EmailField(_("e-mail address of the reader"), blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    outcome = models.TextField(
        _("what came of it"),
        blank=True,
        help_text=_(
            "Settles the report, and forgets the reader’s address: write to them before. Only "
            "editors read it."
        ),
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, db_index=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ("-received_at", "-pk")

    def __str__(self) -> str:
        about = f"{self.get_kind_display()} {self.code}"
        return about if self.sentence is None else f"{about}, {_('sentence')} {self.sentence}"

    def settle(self, by: User) -> None:
        """Settle it, once; stores nothing."""
        self.settled_at, self.settled_by, self.reply_to = timezone.now(), by, ""


def waiting_reports() -> "models.QuerySet[ErrorReport]":
    """The reports that nobody has settled."""
    return ErrorReport.objects.filter(settled_at=None)


def settled_reports() -> "models.QuerySet[ErrorReport]":
    """The reports that somebody has settled."""
    return ErrorReport.objects.exclude(settled_at=None)


def receive(subject: ReportedThing, **said: Any) -> ErrorReport:
    """Store a report about something that the caller has found to be public; two queries.

    Raises `TooManyWaiting`.
    """
    if waiting_reports().count() >= MOST_WAITING:
        raise TooManyWaiting
    return ErrorReport.objects.create(
        kind=subject.kind, code=subject.code, sentence=subject.sentence, **said
    )
