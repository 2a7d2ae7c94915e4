"""The words by which countries are recognised in text, and those that only look like one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from relations.extraction.gazetteer import LOOK_ALIKE, StandsFor
from relations.fields import OneLineField
from relations.history import ChangeHistory
from relations.record.vocabulary import Country


class CountryNameManager(models.Manager["CountryName"]):
    """Finds a name in a fixture by its country, its kind and its words."""

    def get_by_natural_key(self, alpha3: str, kind: str, name: str) -> "CountryName":
        return self.get(country__alpha3=alpha3, kind=kind, name=name)


class CountryName(models.Model):
    """Words by which a country is recognised in text and found at the desk, besides its own name;
    or a look-alike, which contains a name and means something else."""

    class Kind(models.TextChoices):
        NAME = StandsFor.COUNTRY.value, _("name")
        DEMONYM = StandsFor.PEOPLE.value, _("people")
        CAPITAL = StandsFor.CAPITAL.value, _("capital")
        GOVERNMENT = StandsFor.GOVERNMENT.value, _("government")
        LOOK_ALIKE = LOOK_ALIKE, _("look-alike")

    country = models.ForeignKey(Country, models.CASCADE, related_name="names")
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        default=Kind.NAME,
        help_text=_("A look-alike contains a name and means something else: “Panama hat”."),
    )
    name = OneLineField(
        _("words"),
        max_length=100,
        help_text=_(
            "A plural in “-ans” or “-is” follows by itself. A people’s name that ends with a hyphen"
            " begins a compound: “Sino-”."
        ),
    )

    objects: ClassVar[CountryNameManager] = CountryNameManager()
    history = ChangeHistory(part_of=["country"])

    class Meta:
        verbose_name = _("name in text")
        verbose_name_plural = _("names in text")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "kind", "name"], name="name_of_a_country_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str, str]:
        return (self.country.alpha3, self.kind, self.name)

    natural_key.dependencies = ["relations.country"]  # type: ignore[attr-defined]
