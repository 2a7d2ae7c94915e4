"""The vocabulary of the record: countries, actors, types of event, topics."""

from typing import ClassVar, TypeVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

CodedModel = TypeVar("CodedModel", bound=models.Model)

slug_code = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Lower-case words joined by hyphens."))


class CountryManager(models.Manager["Country"]):
    """Finds a country in a fixture by its three letters."""

    def get_by_natural_key(self, alpha3: str) -> "Country":
        return self.get(alpha3=alpha3)


class Country(models.Model):
    """A country as ISO 3166-1 lists it."""

    alpha3 = models.CharField(
        _("three-letter code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$")],
    )
    alpha2 = models.CharField(
        _("two-letter code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$")],
    )
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)

    objects: ClassVar[CountryManager] = CountryManager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.alpha3])

    def natural_key(self) -> tuple[str]:
        return (self.alpha3,)


class CodedManager(models.Manager[CodedModel]):
    """Finds an entry of the vocabulary in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> CodedModel:
        return self.get(code=code)


class Actor(models.Model):
    """Who acts or speaks."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        GOVERNMENT = "government", _("government")
        OFFICE = "office", _("office")
        ORGANISATION = "organisation", _("organisation")

    code = models.CharField(_("code"), max_length=80, unique=True, validators=[slug_code])
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="actors"
    )

    objects = CodedManager["Actor"]()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["relations.country"]  # type: ignore[attr-defined]


class EventType(models.Model):
    """A kind of event, within one of the quad classes of the event data sets."""

    class Quad(models.TextChoices):
        VERBAL_COOPERATION = "verbal-cooperation", _("verbal cooperation")
        MATERIAL_COOPERATION = "material-cooperation", _("material cooperation")
        VERBAL_CONFLICT = "verbal-conflict", _("verbal conflict")
        MATERIAL_CONFLICT = "material-conflict", _("material conflict")
        NEUTRAL = "neutral", _("neutral")

        @property
        def polarity(self) -> str:
            """Its side: "cooperation", "conflict" or "neutral"."""
            return str(self.value).rsplit("-", 1)[-1]

    code = models.CharField(_("code"), max_length=80, unique=True, validators=[slug_code])
    label = models.CharField(_("label"), max_length=100, help_text=_("One, as in running text."))
    plural = models.CharField(_("plural"), max_length=100, help_text=_("Several, likewise."))
    definition = models.TextField(_("definition"), blank=True)
    quad = models.CharField(_("quad class"), max_length=30, choices=Quad)
    triggers = models.TextField(
        _("trigger words"),
        blank=True,
        help_text=_(
            "One phrase a line, by which a sentence is taken to tell of this; “*” stands for any"
            " ending of a word, or alone for up to three words."
        ),
    )
    plover_type = models.CharField(_("PLOVER event type"), max_length=20, blank=True)
    plover_mode = models.CharField(_("PLOVER mode"), max_length=40, blank=True)
    cameo = models.CharField(
        _("CAMEO code"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{2,4}$")]
    )
    goldstein = models.DecimalField(
        _("Goldstein value"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("As published for the CAMEO code, from -10 (conflict) to 10 (cooperation)."),
    )

    objects = CodedManager["EventType"]()

    class Meta:
        verbose_name = _("type of event")
        verbose_name_plural = _("types of event")
        ordering = ["quad", "plural"]
        constraints = [
            models.CheckConstraint(
                condition=Q(goldstein__isnull=True) | Q(goldstein__gte=-10, goldstein__lte=10),
                name="goldstein_within_scale",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class Topic(models.Model):
    """What an event is about."""

    code = models.CharField(_("code"), max_length=80, unique=True, validators=[slug_code])
    label = models.CharField(_("label"), max_length=100, help_text=_("As in running text."))

    objects = CodedManager["Topic"]()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str]:
        return (self.code,)
