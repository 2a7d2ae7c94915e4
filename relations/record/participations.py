"""Which countries take part in an event, and how."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from relations.history import ChangeHistory
from relations.record.vocabulary import Country


class ParticipationManager(models.Manager["Participation"]):
    """Finds a participation in a fixture by its event and country."""

    def get_by_natural_key(self, event: str, country: str) -> "Participation":
        return self.get(event__code=event, country__alpha3=country)


class Participation(models.Model):
    """A country's part in an event."""

    class Role(models.TextChoices):
        INITIATOR = "initiator", _("initiator")
        TARGET = "target", _("target")
        HOST = "host", _("host")
        MEDIATOR = "mediator", _("mediator")
        PARTICIPANT = "participant", _("participant")

    ASIDE: ClassVar = (Role.HOST, Role.MEDIATOR)
    """The roles of those between whom and others nothing happens: they stand beside it."""

    event = models.ForeignKey("relations.Event", models.CASCADE, related_name="participations")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="participations", verbose_name=_("country")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTICIPANT)
    is_party = models.BooleanField(
        _("a party too"),
        default=False,
        help_text=_(
            "A host or mediator makes no pair with the others, unless it is ticked here. "
            "Countries in other roles do anyway, and so does the host of a single guest."
        ),
    )

    objects: ClassVar[ParticipationManager] = ParticipationManager()
    history = ChangeHistory(part_of=["event"])

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["country__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "country"],
                name="country_once_per_event",
                violation_error_message=_("This country takes part already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} ({self.get_role_display()})"

    def natural_key(self) -> tuple[str, str]:
        return (self.event.code, self.country.alpha3)

    natural_key.dependencies = ["relations.event", "relations.country"]  # type: ignore[attr-defined]
