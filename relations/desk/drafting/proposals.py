"""What the words of a sentence propose for an event; an editor takes it or leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.extraction.dates.relative import Mention, reason_in_words
from relations.record.models import Event, Participation
from relations.sources.models import Sentence, Source


class About(StrEnum):
    """What is proposed of an event; the values are the names of the fields of its form."""

    DATE = "date"
    TYPE = "type"
    PLACE = "place"
    COUNTRY = "participations"
    STATEMENT = "statements"
    FIGURE = "figure"

    @property
    def label(self) -> str:
        return {
            About.DATE: _("Date"),
            About.TYPE: _("Type"),
            About.PLACE: _("Place"),
            About.COUNTRY: _("Country"),
            About.STATEMENT: _("Statement"),
            About.FIGURE: _("Figure"),
        }[self]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a sentence says: the words that say it, and the text before and after them.

    `value` is what the form would send, `words` what a reader would see, `reason` how `said` became
    that value, or empty. A country has its `role`; a type and a country have their `row`.
    `is_taken` means that the form holds the value already.
    """

    about: About
    value: str
    words: str
    said: str
    before: str
    after: str
    number: int
    source: Source
    reason: str = ""
    role: str = ""
    row: Model | None = None
    is_taken: bool = False

    @property
    def note(self) -> str:
        """The reason, or the role of a country."""
        return str(Participation.Role(self.role).label) if self.role else self.reason


def sentences_of(event: Event) -> "QuerySet[Sentence]":
    """The sentences that an event itself cites; those of its statements are left out."""
    return Sentence.objects.filter(citations__event=event).distinct()


MOST_READ = 50
"""Maximum number of sentences to read for proposals."""


def in_order(sentences: "QuerySet[Sentence]") -> list[Sentence]:
    """The first `MOST_READ` sentences in the order of their sources, with these; one query."""
    return list(sentences.select_related("source").order_by("source", "number")[:MOST_READ])


def proposal(
    about: About, value: str, words: str, sentence: Sentence, start: int, end: int
) -> Proposal:
    """A proposal from the words of a sentence that run from `start` to `end`, exclusive."""
    return Proposal(
        about=about,
        value=value,
        words=words,
        said=sentence.text[start:end],
        before=sentence.text[:start],
        after=sentence.text[end:],
        number=sentence.number,
        source=sentence.source,
    )


def date_proposal(mention: Mention, sentence: Sentence) -> Proposal:
    words = in_words(edtf.parse(mention.edtf), _)
    found = proposal(About.DATE, mention.edtf, words, sentence, mention.start, mention.end)
    return replace(found, reason=capfirst(reason_in_words(mention, _)))


def marked(proposals: Sequence[Proposal], form: "InForm") -> list[Proposal]:
    """The proposals, with `is_taken` set on those that the form holds already."""
    return [replace(each, is_taken=form.has(each)) for each in proposals]


@dataclass(frozen=True, slots=True)
class InForm:
    """What the form of an event holds: the values of its fields, and the countries in it."""

    date: str = ""
    type: str = ""
    place: str = ""
    countries: frozenset[str] = frozenset()

    @classmethod
    def of(cls, event: Event) -> "InForm":
        taking_part = event.participations.values_list("country", flat=True)
        countries = frozenset(str(each) for each in taking_part)
        return cls(event.date, str(event.type_id), event.place, countries)

    def has(self, each: Proposal) -> bool:
        if each.about is About.COUNTRY:
            return each.value in self.countries
        return bool(each.value) and each.value == getattr(self, each.about)
