"""What can be suppressed: words that must not be kept, taken away by an administrator."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

SUPPRESSED = "[suppressed]"
"""Stands where words were suppressed that may not be blank."""


class Suppressible(models.Model):
    """A row whose words are taken away by who may, at a time, for a reason that readers see; all
    three are set or none."""

    suppressed_at = models.DateTimeField(_("suppressed at"), null=True, editable=False)
    suppressed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("suppressed by"),
    )
    suppression_reason = models.TextField(_("reason of suppression"), blank=True, editable=False)

    class Meta:
        abstract = True
