"""What the editors hold to be the case: events, and the statements made there.

These are working rows. Editors change them freely; readers see only editions of them.
"""

import datetime
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from relations.dates import edtf
from relations.fields import (
    CodeField,
    EdtfField,
    OneLineField,
    TimelyEdtfField,
    validate_timely,
)
from relations.history import ChangeHistory
from relations.record.citations import Citation
from relations.record.dated import DatedQuerySet
from relations.record.day_order import disorder_of
from relations.record.figure_constraints import FIGURE_CONSTRAINTS
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, EventType, Topic
from relations.sources.models import Sentence


class EventQuerySet(DatedQuerySet["Event"]):
    """Sets of working events."""

    def complete(self) -> "EventQuerySet":
        """With all that checks, comparison and publication read, in a fixed number of queries.

        Only sources, which many sentences share, are fetched by their keys: SQLite takes no more
        than a thousand of these at a time.
        """
        citations = Citation.objects.select_related("sentence", "checked_by")
        statements = Statement.objects.select_related(
            "speaker__country",
            "on_behalf_of__country",
            "addressee__country",
            "responds_to__speaker",
        )
        return self.select_related("type", "after").prefetch_related(
            "topics",
            Prefetch("participations", Participation.objects.select_related("country")),
            Prefetch("citations", citations),
            "citations__sentence__source__same_origin_as",
            Prefetch("statements", statements),
            Prefetch("statements__citations", citations),
            "statements__citations__sentence__source__same_origin_as",
        )


class EventManager(models.Manager.from_queryset(EventQuerySet)):  # type: ignore[misc]
    """Finds an event in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> "Event":
        event: Event = self.get(code=code)
        return event


class Event(models.Model):
    """Something that happened; also the occasion on which things were said."""

    code = CodeField()
    slug = models.SlugField(_("slug"), max_length=80, editable=False)
    title = OneLineField(_("title"), max_length=200)
    label = OneLineField(
        _("label"), max_length=40, blank=True, help_text=_("For pictures, where the title is long.")
    )
    summary = models.TextField(_("summary"), blank=True)
    date = TimelyEdtfField(
        verbose_name=_("date"),
        help_text=_("EDTF, never more precise than the source: 2024, 2025-04-19, 2023/.."),
    )
    date_said = OneLineField(
        _("date in the source's words"),
        max_length=200,
        blank=True,
        help_text=_("Such as “last year”. Blank where the source gives no date."),
    )
    date_note = models.TextField(
        _("note on the date"), blank=True, help_text=_("How the words became the date.")
    )
    earliest = models.DateField(_("earliest day"), null=True, editable=False)
    latest = models.DateField(_("latest day"), null=True, editable=False)
    sort_date = models.DateField(_("day to sort by"), editable=False)
    after = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("after"),
        help_text=_("An event of the same day that this one came after."),
    )
    type = models.ForeignKey(
        EventType, models.PROTECT, related_name="events", verbose_name=_("type")
    )
    place = OneLineField(_("place"), max_length=200, blank=True)
    topics = models.ManyToManyField(
        Topic, related_name="events", blank=True, verbose_name=_("topics")
    )

    objects: ClassVar[EventManager] = EventManager()
    history = ChangeHistory(m2m_fields=[topics])

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-sort_date", "code"]
        permissions = [("publish_event", _("Can publish and withdraw events"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True)
                | Q(latest__isnull=True)
                | Q(earliest__lte=F("latest")),
                name="event_earliest_not_after_latest",
            ),
        ]
        indexes = [models.Index(fields=["-sort_date", "code"], name="event_in_order")]

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        """Save with the derived columns; errors as `derive`."""
        self.derive()
        super().save(**options)

    def clean(self) -> None:
        """Raise `ValidationError` if it cannot have come after the event that it names."""
        try:
            self.derive()
        except ValidationError:
            return  # of the date, which its field tells
        if disorder := disorder_of(self):
            raise ValidationError({"after": disorder})

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["relations.eventtype", "relations.topic"]  # type: ignore[attr-defined]

    def derive(self) -> None:
        """Set the columns that follow from the title and the date.

        Raises `ValidationError` if the date is not EDTF, or is open at both ends.
        """
        validate_timely(self.date)
        date = edtf.parse(self.date)
        self.earliest, self.latest = date.earliest, date.latest
        self.sort_date = cast("datetime.date", date.earliest or date.latest)
        self.slug = slugify(self.title)[:80].strip("-") or "event"


class StatementManager(models.Manager["Statement"]):
    """Finds a statement in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> "Statement":
        return self.get(code=code)


class Statement(models.Model):
    """Who said what, to whom, on which occasion."""

    class Act(models.TextChoices):
        ACCUSE = "accuse", _("accuses")
        CRITICISE = "criticise", _("criticises")
        DENY = "deny", _("denies")
        DEMAND = "demand", _("demands")
        URGE = "urge", _("urges")
        OFFER = "offer", _("offers")
        AGREE = "agree", _("agrees")
        THREATEN = "threaten", _("threatens")
        REJECT = "reject", _("rejects")
        CONCERN = "concern", _("voices concern")
        ANNOUNCE = "announce", _("announces")
        REPORT = "report", _("reports")

    code = CodeField()
    event = models.ForeignKey(Event, models.CASCADE, related_name="statements")
    speaker = models.ForeignKey(
        Actor, models.PROTECT, related_name="statements", verbose_name=_("speaker")
    )
    capacity = OneLineField(
        _("capacity"), max_length=200, blank=True, help_text=_("Such as “acting foreign minister”.")
    )
    on_behalf_of = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_on_behalf",
        verbose_name=_("on behalf of"),
    )
    addressee = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_received",
        verbose_name=_("addressee"),
    )
    act = models.CharField(_("act"), max_length=20, choices=Act)
    text = models.TextField(_("text"), help_text=_("What was said, in the record's own words."))
    quotation = models.TextField(
        _("quotation"), blank=True, help_text=_("Verbatim, as a cited sentence has it.")
    )
    # A claim with an answer is not deleted, unless together with its answer.
    responds_to = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="responses",
        verbose_name=_("responds to"),
    )
    date = EdtfField(
        verbose_name=_("date"), blank=True, help_text=_("EDTF. Blank where it is the event's.")
    )
    figure_measure = OneLineField(_("figure: what is counted"), max_length=200, blank=True)
    figure_low = models.PositiveBigIntegerField(_("figure: at least"), null=True, blank=True)
    figure_best = models.PositiveBigIntegerField(_("figure: best value"), null=True, blank=True)
    figure_high = models.PositiveBigIntegerField(_("figure: at most"), null=True, blank=True)
    sentences: "models.ManyToManyField[Sentence, Citation]" = models.ManyToManyField(
        Sentence,
        through="Citation",
        through_fields=("statement", "sentence"),
        related_name="statements",
        verbose_name=_("sentences"),
    )

    objects: ClassVar[StatementManager] = StatementManager()
    history = ChangeHistory(part_of=["event"])

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["event", "id"]
        constraints = FIGURE_CONSTRAINTS

    def __str__(self) -> str:
        return f"{self.speaker} {self.get_act_display()}: {self.text}"

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["relations.event", "relations.actor"]  # type: ignore[attr-defined]
