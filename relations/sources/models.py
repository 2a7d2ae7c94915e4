"""What was printed: an article as it was when stored, and its sentences."""

from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from relations.fields import CodeField, EdtfField, LinkField, OneLineField
from relations.history import ChangeHistory
from relations.sources.selectors import QuoteSelector, describe
from relations.sources.suppressible import Suppressible

http_only = URLValidator(schemes=["http", "https"])


class SourceManager(models.Manager["Source"]):
    """Finds a source in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> "Source":
        return self.get(code=code)


class Source(Suppressible):
    """One article. Its text is never edited, because every citation counts on its code points.

    A text that must not be kept is suppressed, with a reason that readers see: it is blank then,
    each of its sentences is `SUPPRESSED`, and the digest stays that of what was stored.
    """

    class Shows(models.TextChoices):
        FULL = "full", _("the whole text")
        CITED = "cited", _("cited sentences only")

    class Origin(models.TextChoices):
        """Where an outlet got a report from, if it is not its own."""

        AGENCY = "agency", _("news agency")
        OFFICIAL = "official", _("official statement")
        DOCUMENT = "document", _("document")
        WITNESS = "witness", _("witness")

    code = CodeField()
    title = OneLineField(_("title"), max_length=300)
    publisher = OneLineField(
        _("publisher"), max_length=200, blank=True, help_text=_("Blank where it is not known.")
    )
    author = OneLineField(_("author"), max_length=200, blank=True)
    url = LinkField(_("address"), max_length=1000, blank=True, validators=[http_only])
    archive_url = LinkField(
        _("address of an archived copy"), max_length=1000, blank=True, validators=[http_only]
    )
    origin = models.CharField(
        _("origin"),
        max_length=10,
        choices=Origin,
        blank=True,
        help_text=_("Where the outlet has the report from. Blank where it is its own."),
    )
    origin_name = OneLineField(
        _("name of the origin"), max_length=200, blank=True, help_text=_("Such as “Reuters”.")
    )
    same_origin_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reprints",
        verbose_name=_("same origin as"),
        help_text=_("The first stored source of the same report; both count as one voice."),
    )
    version_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="versions",
        verbose_name=_("later version of"),
    )
    published = EdtfField(
        verbose_name=_("published"), help_text=_("EDTF, such as 2025-04-19 or 2025-04.")
    )
    retrieved_at = models.DateTimeField(_("retrieved at"), null=True, blank=True)
    language = OneLineField(
        _("language"),
        max_length=35,
        default="en",
        validators=[RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")],
        help_text=_("A BCP 47 tag, such as en or ur."),
    )
    text = models.TextField(_("text"))
    sha256 = models.CharField(
        _("SHA-256 of the text"), max_length=64, db_index=True, editable=False
    )
    is_fingerprinted = models.BooleanField(
        default=False, editable=False, help_text=_("Whether its fingerprints are stored.")
    )
    dating_note = models.TextField(
        _("dating note"), blank=True, help_text=_("How the date of publication is known.")
    )
    shows = models.CharField(_("readers see"), max_length=10, choices=Shows, default=Shows.CITED)

    objects: ClassVar[SourceManager] = SourceManager()
    # The text never changes but by its suppression, which is told by its own columns; the digest
    # and the fingerprints follow from it.
    history = ChangeHistory(
        excluded_fields=[
            *("text", "sha256", "is_fingerprinted"),
            *("suppressed_at", "suppressed_by", "suppression_reason"),
        ]
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published", "code"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(same_origin_as=models.F("id")),
                name="source_of_another_origin",
                violation_error_message=_("A source cannot have the same origin as itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(origin_name="") | ~models.Q(origin=""),
                name="origin_with_name_has_kind",
                violation_error_message=_("Say what kind of origin this is the name of."),
            ),
            # Another outlet may print a text word for word, but is then not a voice of its own.
            models.UniqueConstraint(
                fields=["sha256"],
                condition=models.Q(same_origin_as=None),
                name="text_has_one_voice",
            ),
            models.UniqueConstraint(
                fields=["sha256", "publisher", "url"], name="text_once_per_outlet_and_address"
            ),
            models.CheckConstraint(
                condition=models.Q(suppressed_at=None, suppressed_by=None, suppression_reason="")
                | models.Q(suppressed_at__isnull=False, suppressed_by__isnull=False, text="")
                & ~models.Q(suppression_reason=""),
                name="source_suppressed_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["-published", "code"], name="source_in_order"),
            models.Index(
                fields=["id"],
                condition=models.Q(is_fingerprinted=False),
                name="source_not_fingerprinted",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the origin is always the first source of the report, never a reprint.

        A later version of an article gets the origin of the version before it. If this source gets
        another origin, its reprints follow. A `queryset.update` does none of this.
        """
        with transaction.atomic():
            self._resolve_origin()
            super().save(*args, **kwargs)
            if self.same_origin_as_id:
                for reprint in Source.objects.defer("text").filter(same_origin_as=self):
                    reprint.same_origin_as_id = self.same_origin_as_id
                    reprint.save()

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.code, self.slug])

    def clean(self) -> None:
        super().clean()
        if self.same_origin_as and self.same_origin_as.voice == self:
            said = _("Source %(code)s itself counts as one voice with this one: change it there.")
            raise ValidationError({"same_origin_as": said % {"code": self.same_origin_as.code}})
        if not self._state.adding:  # `intake.py` looks up a new text.
            self._clean_twins()

    def _clean_twins(self) -> None:
        """Refuse a change that makes an equal text another voice, or the same report twice."""
        twins = Source.objects.filter(sha256=self.sha256).exclude(pk=self.pk)
        first = None if self.same_origin_as else twins.filter(same_origin_as=None).first()
        if first:
            said = _("Source %(code)s has the same text, word for word: the two are one voice.")
            raise ValidationError({"same_origin_as": said % {"code": first.code}})
        again = twins.filter(publisher=self.publisher, url=self.url).first()
        if again:
            said = _("Source %(code)s has the same text from the same publisher and address.")
            raise ValidationError({"publisher": said % {"code": again.code}})

    def _resolve_origin(self) -> None:
        named = self.same_origin_as_id or self.version_of_id
        if named:
            locked = Source.objects.select_for_update().only("same_origin_as").get(pk=named)
            self.same_origin_as_id = locked.same_origin_as_id or locked.pk

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def voice(self) -> "Source":
        """The first stored source of the report that this one prints, which may be itself.

        Reprints of a report are one voice, however many there are.
        """
        return self.same_origin_as or self

    def of_same_voice(self) -> models.QuerySet["Source"]:
        """All sources that print the same report, including this one."""
        voice = self.same_origin_as_id or self.pk
        return Source.objects.filter(models.Q(pk=voice) | models.Q(same_origin_as=voice))

    @property
    def slug(self) -> str:
        """The decoration of the address; any other slug leads here too."""
        return slugify(self.title)[:80].strip("-") or "source"


class SentenceManager(models.Manager["Sentence"]):
    """Finds a sentence in a fixture by its source's code and its number."""

    def get_by_natural_key(self, source: str, number: int) -> "Sentence":
        return self.get(source__code=source, number=number)


class Sentence(models.Model):
    """One sentence of a source's text, split once, when the source was stored."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="sentences")
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"))
    start = models.PositiveIntegerField(_("start, in code points"))
    end = models.PositiveIntegerField(_("end, in code points, exclusive"))
    paragraph = models.PositiveIntegerField(_("paragraph"))

    objects: ClassVar[SentenceManager] = SentenceManager()

    class Meta:
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="sentence_number_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="sentence_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def get_absolute_url(self) -> str:
        return f"{self.source.get_absolute_url()}#n{self.number}"

    def natural_key(self) -> tuple[str, int]:
        return (self.source.code, self.number)

    natural_key.dependencies = ["relations.source"]  # type: ignore[attr-defined]

    def selector(self) -> QuoteSelector:
        """The place of the sentence in its source, as a W3C Web Annotation selector.

        Its context ends with its line: the next one may be a promotion, which is not part of the
        article. Of a suppressed text the place alone is left.
        """
        if self.source.suppressed_at:
            return QuoteSelector("", "", "", self.start, self.end)
        found = describe(self.source.text, self.start, self.end)
        prefix, suffix = found.prefix.rpartition("\n")[2], found.suffix.partition("\n")[0]
        return replace(found, prefix=prefix, suffix=suffix)


class Fingerprint(models.Model):
    """A value by which sources that share words are found; see `fingerprints.py`."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="fingerprints")
    value = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            # Looked up by value; the index holds the source too.
            models.UniqueConstraint(fields=["value", "source"], name="fingerprint_once_per_source")
        ]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.value}"
