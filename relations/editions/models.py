"""Editions, and the index that is derived from each of them once, when it is published."""

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from relations.editions.chained import ChainedVersion
from relations.editions.edition_days import DaysRow
from relations.editions.taken_down import TAKEN_DOWN_INDEX
from relations.record.models import Event
from relations.record.vocabulary import EventType
from relations.sources.models import Sentence

RowOfEdition = TypeVar("RowOfEdition", bound=models.Model)


def chain_of_event(code: str) -> str:
    """The name of the chain of an event's editions."""
    return f"event:{code}"


CURRENT = {"superseded_at": None, "withdrawn": False, "suppressed_whole": False}
"""What the columns of an edition hold that the public sees now."""


class EditionQuerySet(models.QuerySet["Edition"]):
    """Sets of editions."""

    def current(self) -> "EditionQuerySet":
        """What the public sees now: the newest of each event, unless that withdrew it or is
        suppressed."""
        return self.filter(**CURRENT)

    def newest(self) -> "EditionQuerySet":
        """The newest edition of each event, withdrawn, suppressed or neither."""
        return self.filter(superseded_at=None)


class Edition(ChainedVersion):
    """An event with its statements and citations, exactly as published under a number. The editions
    of an event are a chain."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="editions")
    history_marks = models.JSONField(
        default=dict,
        editable=False,
        help_text=_("The changes that it was made from; see `authorship.py`."),
    )
    withheld_names = models.JSONField(
        null=True,
        editable=False,
        help_text=_("Names in it by which accounts log in, and which readers do not see."),
    )
    suppressed_whole = models.BooleanField(
        default=False, editable=False, help_text=_("Whether nothing of what it says is left.")
    )

    # Derived from the document as published, to sort, count and filter by.
    code = models.CharField(max_length=8, db_index=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    sort_date = models.DateField()
    quad = models.CharField(max_length=30, choices=EventType.Quad)
    statement_count = models.PositiveIntegerField()

    objects = EditionQuerySet.as_manager()

    class Meta(ChainedVersion.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["event", "number"]
        default_permissions = ("view",)
        permissions = [("suppress_published", _("Can suppress texts and editions"))]
        constraints = [
            *ChainedVersion.Meta.constraints,
            models.CheckConstraint(
                condition=Q(suppressed_whole=False) | Q(suppressed_at__isnull=False),
                name="edition_suppressed_whole_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(chain=Concat(Value(chain_of_event("")), F("code"))),
                name="edition_in_the_chain_of_its_event",
            ),
        ]
        indexes = [*ChainedVersion.Meta.indexes, TAKEN_DOWN_INDEX]

    def __str__(self) -> str:
        return _("%(title)s, edition %(number)d") % {
            "title": self.document["title"],
            "number": self.number,
        }


class Review(models.Model):
    """A draft that its editors have sent to a second pair of eyes, and what came of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waits for review")
        TAKEN_BACK = "taken-back", _("taken back")
        SENT_BACK = "sent-back", _("sent back")
        PUBLISHED = "published", _("published")

    event = models.ForeignKey(Event, models.CASCADE, related_name="reviews")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    sent_at = models.DateTimeField(_("sent at"))
    note = models.TextField(_("note to the reviewer"), blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(outcome="waiting"), name="one_waiting_review"
            ),
            models.CheckConstraint(
                condition=Q(outcome="waiting", decided_by=None, decided_at=None)
                | ~Q(outcome="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_review_has_editor_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="sent-back") | ~Q(remark=""),
                name="sent_back_with_a_remark",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_outcome_display()}"


LONGEST_FACET_NAME = 30
LONGEST_FACET_VALUE = 255
"""The longest value that the index holds, in characters; a place of an event has up to 200."""


class OfEditionsQuerySet(models.QuerySet[RowOfEdition]):
    """Sets of rows of the index, each of which belongs to an edition."""

    def of(self, editions: EditionQuerySet) -> Self:
        """The rows of some editions."""
        return self.filter(edition__in=editions.values("pk"))

    def public(self) -> Self:
        """The rows of what is public now."""
        return self.filter(**{f"edition__{name}": value for name, value in CURRENT.items()})

    def of_public_events(self) -> Self:
        """The rows of all unsuppressed editions, current or not, of events that are public now."""
        # Asked of each row, and not all that is public of all: few rows are asked about.
        public = Edition.objects.current().filter(event=OuterRef("edition__event"))
        return self.filter(Exists(public), edition__suppressed_whole=False)


class EditionFacetQuerySet(OfEditionsQuerySet["EditionFacet"]):
    """Sets of facet values."""


class EditionFacet(models.Model):
    """One value by which readers may choose an edition: `name` is the facet's."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="facets")
    name = models.CharField(max_length=LONGEST_FACET_NAME)
    value = models.CharField(max_length=LONGEST_FACET_VALUE)

    objects = EditionFacetQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["name", "value", "edition"], name="facet_value_once_per_edition"
            ),
        ]
        # From an edition to its values, and not only from a value to its editions.
        indexes = [models.Index(fields=["edition", "name", "value"], name="facet_of_edition")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


# The types of the managers that django-stubs makes for the two bases exclude each other.
class EditionStatementQuerySet(OfEditionsQuerySet["EditionStatement"]):
    """Sets of published statements."""


class EditionStatement(DaysRow):
    """A statement as an edition holds it, to list statements apart from their events.

    Its days are those of its own date, or of its event's date if it has none of its own. In a list
    it stands with the others of its event on that day: `occasion` is the event's code, and `number`
    counts the event's statements from 0. `responds_to` is the code of the statement that it
    answers, which may be another event's, and like `addressee` blank for none. `words` are those by
    which it is found, as in an `EditionText`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="statements")
    code = models.CharField(max_length=8, db_index=True)
    speaker = models.CharField(max_length=80, db_index=True)
    addressee = models.CharField(max_length=80)
    act = models.CharField(max_length=20)
    responds_to = models.CharField(max_length=8)
    occasion = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    words = models.TextField(default="")

    objects = EditionStatementQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="statement_once_per_edition"),
        ]
        indexes = [
            models.Index(fields=["day", "place", "occasion", "number"], name="statement_by_day")
        ]

    def __str__(self) -> str:
        return self.code


class EditionSentenceQuerySet(OfEditionsQuerySet["EditionSentence"]):
    """Sets of cited sentences."""


class EditionSentence(models.Model):
    """A sentence that an edition cites. It cannot be deleted: a published line rests on it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sentences")
    sentence = models.ForeignKey(Sentence, models.PROTECT, related_name="editions")

    objects = EditionSentenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["sentence", "edition"], name="sentence_once_per_edition"
            ),
        ]

    def __str__(self) -> str:
        return str(self.sentence_id)


class EditionText(models.Model):
    """The searchable words of an edition, folded and stemmed, in order."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, primary_key=True, related_name="searchable"
    )
    words = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.words[:80]
