"""What was printed: an article as it was when stored, and its sentences."""

from dataclasses import replace
from typing import ClassVar

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from relations.fields import CodeField, EdtfField
from relations.sources.selectors import QuoteSelector, describe

http_only = URLValidator(schemes=["http", "https"])


class SourceManager(models.Manager["Source"]):
    """Finds a source in a fixture by its code."""

    def get_by_natural_key(self, code: str) -> "Source":
        return self.get(code=code)


class Source(models.Model):
    """One article. Its text is never edited: every citation counts on its code points."""

    class Shows(models.TextChoices):
        FULL = "full", _("the whole text")
        CITED = "cited", _("cited sentences only")

    code = CodeField()
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(
        _("publisher"), max_length=200, blank=True, help_text=_("Blank where it is not known.")
    )
    author = models.CharField(_("author"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True, validators=[http_only])
    archive_url = models.URLField(
        _("address of an archived copy"), max_length=1000, blank=True, validators=[http_only]
    )
    published = EdtfField(
        verbose_name=_("published"), help_text=_("EDTF, such as 2025-04-19 or 2025-04.")
    )
    retrieved_at = models.DateTimeField(_("retrieved at"), null=True, blank=True)
    language = models.CharField(
        _("language"),
        max_length=35,
        default="en",
        validators=[RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")],
        help_text=_("A BCP 47 tag, such as en or ur."),
    )
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, unique=True, editable=False)
    dating_note = models.TextField(
        _("dating note"), blank=True, help_text=_("How the date of publication is known.")
    )
    shows = models.CharField(_("readers see"), max_length=10, choices=Shows, default=Shows.CITED)

    objects: ClassVar[SourceManager] = SourceManager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published", "code"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.code, self.slug])

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def slug(self) -> str:
        """The decoration of the address; any other leads here too."""
        return slugify(self.title)[:80].strip("-") or "source"


class SentenceManager(models.Manager["Sentence"]):
    """Finds a sentence in a fixture by its source's code and its number."""

    def get_by_natural_key(self, source: str, number: int) -> "Sentence":
        return self.get(source__code=source, number=number)


class Sentence(models.Model):
    """One sentence of a source's text, cut once when the source was stored."""

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
        """Where the sentence stands in its source, as a W3C Web Annotation selector.

        Its context ends with its line: the next one may be a promotion, which is no part of
        the article.
        """
        found = describe(self.source.text, self.start, self.end)
        prefix, suffix = found.prefix.rpartition("\n")[2], found.suffix.partition("\n")[0]
        return replace(found, prefix=prefix, suffix=suffix)
