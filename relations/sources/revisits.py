"""Revisits: dated later looks at an article, and what became of each cited sentence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from relations.sources.models import Sentence, Source


class Revisit(models.Model):
    """An article looked at again on a later day, and what had become of its sentences.

    `version` is the source that holds the text as it read then; None if it read as stored.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="revisits")
    made_at = models.DateTimeField(_("looked at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("looked at by")
    )
    version = models.ForeignKey(
        Source, models.PROTECT, null=True, related_name="+", verbose_name=_("text as it then read")
    )

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["source", "-made_at"], name="latest_revisit_of_source")]

    def __str__(self) -> str:
        return f"{self.source}, {self.made_at:%Y-%m-%d}"


class RevisitedSentence(models.Model):
    """What a revisit found of one sentence that was cited at the time.

    `text_now` is the new wording of a changed sentence: shown for comparison, never cited.
    """

    class Outcome(models.TextChoices):
        THERE = "there", _("still there")
        MOVED = "moved", _("moved")
        CHANGED = "changed", _("changed")
        GONE = "gone", _("gone")

    revisit = models.ForeignKey(Revisit, models.CASCADE, related_name="sentences")
    sentence = models.ForeignKey(Sentence, models.CASCADE, related_name="revisits")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    text_now = models.TextField(_("text now"), blank=True)

    class Meta:
        ordering = ["revisit", "sentence__number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["sentence", "revisit"], name="sentence_once_per_revisit"
            ),
            models.CheckConstraint(
                condition=models.Q(text_now="") | models.Q(outcome="changed"),
                name="only_changed_sentence_has_text_now",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sentence}: {self.get_outcome_display()}"
