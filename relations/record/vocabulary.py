"""The vocabulary of the record: countries, actors, types of event, topics."""

from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relations.extraction.gazetteer import Gazetteer, gazetteer_of
from relations.fields import EdtfField, OneLineField
from relations.history import ChangeHistory
from relations.record.free_codes import free_alpha3, free_code, free_slug

CodedModel = TypeVar("CodedModel", bound=models.Model)

LONGEST_CODE, LONGEST_SLUG = 80, 100

slug_code = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Lower-case words joined by hyphens."))


class CountryManager(models.Manager["Country"]):
    """Finds a country in a fixture by its three letters."""

    def get_by_natural_key(self, alpha3: str) -> "Country":
        return self.get(alpha3=alpha3)

    def gazetteer(self) -> Gazetteer:
        """The words by which countries are recognised in text, as they are stored now; one query.

        It is compiled again only where they have changed, whichever process changed them.
        """
        rows = self.order_by("alpha3", "names__kind", "names__name")
        return gazetteer_of(tuple(rows.values_list("alpha3", "name", "names__kind", "names__name")))


class Country(models.Model):
    """A state or a territory, present or past.

    Its codes are those of ISO 3166-1, for a state of the past of ISO 3166-3, otherwise ours
    (`docs/decisions.md`).
    """

    class Standing(models.TextChoices):
        MEMBER = "member", _("United Nations member")
        OBSERVER = "observer", _("United Nations observer")
        DE_FACTO_STATE = "de-facto-state", _("de facto state")
        TERRITORY = "territory", _("territory")
        HISTORICAL_STATE = "historical-state", _("historical state")

    alpha3 = OneLineField(
        _("three-letter code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$")],
    )
    alpha2 = OneLineField(
        _("two-letter code"),
        max_length=2,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$")],
    )
    name = OneLineField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=LONGEST_SLUG, unique=True)
    standing = models.CharField(_("standing"), max_length=20, choices=Standing)
    existed = EdtfField(
        verbose_name=_("existed"),
        blank=True,
        help_text=_("For a state that is gone, from when to when."),
    )
    successors = models.ManyToManyField(
        "self",
        verbose_name=_("successors"),
        symmetrical=False,
        related_name="predecessors",
        blank=True,
        help_text=_("For a state that is gone, the states that came out of it."),
    )
    objects: ClassVar[CountryManager] = CountryManager()
    history = ChangeHistory(m2m_fields=[successors])

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, with codes made from its name where it has none."""
        others = type(self).objects
        if not self.slug:
            taken = set(others.values_list("slug", flat=True))
            self.slug = free_slug(self.name, taken, LONGEST_SLUG)
        if not self.alpha3:
            self.alpha3 = free_alpha3(self.name, set(others.values_list("alpha3", flat=True)))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.alpha3])

    def clean(self) -> None:
        """Refuse the name of another country, which would then be neither's in text."""
        others = type(self).objects.exclude(pk=self.pk)
        if others.filter(name__iexact=self.name).exists():
            raise ValidationError({"name": _("A country of this name is on record.")})

    def natural_key(self) -> tuple[str]:
        return (self.alpha3,)


class CodedManager(models.Manager[CodedModel]):
    """Finds an entry of the vocabulary in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> CodedModel:
        return self.get(code=code)


class Coded(models.Model):
    """An entry of the vocabulary, whose code is made from its name when it is first stored."""

    code = OneLineField(_("code"), max_length=LONGEST_CODE, unique=True, validators=[slug_code])

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.code:
            taken = set(type(self)._default_manager.values_list("code", flat=True))
            self.code = free_code(str(self), taken, LONGEST_CODE, str(self._meta.model_name))
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class ActorManager(CodedManager["Actor"]):
    """Actors, of whom some are merged into others."""

    def current(self) -> "models.QuerySet[Actor]":
        """Those that are not merged into another."""
        return self.filter(merged_into=None)


class Actor(Coded):
    """Who acts or speaks.

    One that proved to be another is merged into it and kept, so that its code leads there.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        GOVERNMENT = "government", _("government")
        OFFICE = "office", _("office")
        ORGANISATION = "organisation", _("organisation")

    name = OneLineField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="actors"
    )
    other_names = models.TextField(
        _("other names"),
        blank=True,
        max_length=2_000,
        help_text=_(
            "One a line: other spellings, the name in its own script, a former name. Readers find"
            " the actor by each of them."
        ),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = ActorManager()
    history = ChangeHistory()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="actor_merged_into_another"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called_besides(self) -> list[str]:
        """The other names, each on one line and once, in the order in which they were typed."""
        lines = (" ".join(line.split()) for line in self.other_names.splitlines())
        return [line for line in dict.fromkeys(lines) if line and line != self.name]

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["relations.country"]  # type: ignore[attr-defined]


class EventTypeManager(CodedManager["EventType"]):
    """Types of event, some of which are recognised in text."""

    def with_triggers(self) -> "models.QuerySet[EventType]":
        """Those that sentences are taken to tell of, by their `trigger_phrases`."""
        return self.exclude(triggers="")


class EventType(Coded):
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

    label = OneLineField(_("label"), max_length=100, help_text=_("One, as in running text."))
    plural = OneLineField(_("plural"), max_length=100, help_text=_("Several, likewise."))
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
    plover_type = OneLineField(_("PLOVER event type"), max_length=20, blank=True)
    plover_mode = OneLineField(_("PLOVER mode"), max_length=40, blank=True)
    cameo = OneLineField(
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

    objects = EventTypeManager()
    history = ChangeHistory()

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

    @property
    def trigger_phrases(self) -> list[str]:
        return self.triggers.splitlines()


class Topic(Coded):
    """What an event is about."""

    label = OneLineField(_("label"), max_length=100, help_text=_("As in running text."))

    objects = CodedManager["Topic"]()
    history = ChangeHistory()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label
