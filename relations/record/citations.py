"""Citations, which tie the record to sentences, and sentences set aside as not worth recording."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from relations.history import ChangeHistory
from relations.sources.models import Sentence


class CitationQuerySet(models.QuerySet["Citation"]):
    """Sets of citations."""

    def with_event_key(self) -> "CitationQuerySet":
        """With `of`, the key of the event that is cited for, itself or in one of its statements."""
        return self.annotate(of=Coalesce("event_id", "statement__event_id"))


class CitationManager(models.Manager.from_queryset(CitationQuerySet)):  # type: ignore[misc]
    """Finds a citation in a fixture by its event or statement, its sentence and its field."""

    def get_by_natural_key(
        self, event: str | None, statement: str | None, source: str, number: int, field: str
    ) -> "Citation":
        citation: Citation = self.get(
            event__code=event,
            statement__code=statement,
            sentence__source__code=source,
            sentence__number=number,
            field=field,
        )
        return citation


class Citation(models.Model):
    """A sentence that is cited for an event or a statement, or against it."""

    class Field(models.TextChoices):
        WHOLE = "whole", _("the whole")
        DATE = "date", _("the date")
        PLACE = "place", _("the place")
        PARTICIPANTS = "participants", _("the participants")
        FIGURE = "figure", _("the figure")

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        IN_PART = "in-part", _("supports in part")
        CONTRADICTS = "contradicts", _("contradicts")

    class Judgement(models.TextChoices):
        """What a second editor finds who reads the claim beside its sentence."""

        SUPPORTS = "supports", _("supports")
        IN_PART = "in-part", _("supports in part")
        CONTRADICTS = "contradicts", _("contradicts")
        UNSUPPORTED = "unsupported", _("does not support")

    sentence = models.ForeignKey(
        Sentence, models.PROTECT, related_name="citations", verbose_name=_("sentence")
    )
    event = models.ForeignKey(
        "relations.Event", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    statement = models.ForeignKey(
        "relations.Statement", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    field = models.CharField(_("rests on it"), max_length=20, choices=Field, default=Field.WHOLE)
    stance = models.CharField(_("stance"), max_length=20, choices=Stance, default=Stance.SUPPORTS)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    judgement = models.CharField(_("judgement"), max_length=20, choices=Judgement, blank=True)
    checked_claim = models.CharField(
        _("digest of the claim that was checked"), max_length=64, blank=True, editable=False
    )

    objects: ClassVar[CitationManager] = CitationManager()
    history = ChangeHistory(part_of=["event", "statement__event"])

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["sentence__source", "sentence__number", "field"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False, statement__isnull=True)
                | Q(event__isnull=True, statement__isnull=False),
                name="citation_of_event_or_statement",
                violation_error_message=_("A citation belongs to an event or to a statement."),
            ),
            models.UniqueConstraint(
                fields=["event", "sentence", "field"], name="event_cites_sentence_once_per_field"
            ),
            models.UniqueConstraint(
                fields=["statement", "sentence", "field"],
                name="statement_cites_sentence_once_per_field",
            ),
            models.CheckConstraint(
                condition=Q(
                    checked_by__isnull=True,
                    checked_at__isnull=True,
                    judgement="",
                    checked_claim="",
                )
                | Q(checked_by__isnull=False, checked_at__isnull=False)
                & ~Q(judgement="")
                & ~Q(checked_claim=""),
                name="check_has_editor_time_judgement_and_claim",
                violation_error_message=_(
                    "A check names its editor, its time, its judgement and the claim it judged."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.sentence}"

    def natural_key(self) -> tuple[str | None, str | None, str, int, str]:
        return (
            self.event.code if self.event else None,
            self.statement.code if self.statement else None,
            self.sentence.source.code,
            self.sentence.number,
            self.field,
        )

    natural_key.dependencies = ["relations.event", "relations.statement", "relations.sentence"]  # type: ignore[attr-defined]


class SetAside(models.Model):
    """An editor's decision that a sentence holds nothing to record."""

    sentence = models.OneToOneField(Sentence, models.CASCADE, related_name="set_aside")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("set aside at"))

    class Meta:
        verbose_name = _("sentence with nothing to record")
        verbose_name_plural = _("sentences with nothing to record")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.sentence)
