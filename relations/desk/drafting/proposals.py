"""Proposals: what the words of sentences say of an event, for an editor to take or to leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.edtf import Edtf
from relations.dates.words import in_words
from relations.extraction.dates.relative import Mention, mentions, narrowed, reason_in_words
from relations.record.models import Event, Participation
from relations.sources.models import Sentence, Source


class About(StrEnum):
    """What of an event is proposed; the names are those of the fields of its form."""

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
    """Something that a sentence says, with the words that say it and what stands around them.

    `value` is what the form would send, `words` what a reader would see, `reason` how the one
    became the other, or empty. A country has its `role`; a type and a country have their `row`.
    `is_taken` says that this very thing stands in the form.
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
        """The reason, or the part that a country has."""
        return str(Participation.Role(self.role).label) if self.role else self.reason


def sentences_of(event: Event) -> "QuerySet[Sentence]":
    """The sentences that an event itself cites, and not only a statement in it."""
    return Sentence.objects.filter(citations__event=event).distinct()


MOST_READ = 50
"""So many sentences are read for proposals."""


def in_order(sentences: "QuerySet[Sentence]") -> list[Sentence]:
    """The first sentences as they follow each other in their sources, with these; one query."""
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


def date_proposals(sentences: Sequence[Sentence]) -> Iterator[Proposal]:
    """The dates in some sentences, in their order.

    Each is reckoned from when its source was published, no more precisely than that is known.
    """
    anchors: dict[int, Edtf] = {}
    for sentence in sentences:
        source = sentence.source
        if source.pk not in anchors:
            anchors[source.pk] = narrowed(edtf.parse(source.published), source.text)
        for mention in mentions(sentence.text, anchors[source.pk]):
            yield _date(mention, sentence)


def _date(mention: Mention, sentence: Sentence) -> Proposal:
    words = in_words(edtf.parse(mention.edtf), _)
    found = proposal(About.DATE, mention.edtf, words, sentence, mention.start, mention.end)
    return replace(found, reason=capfirst(reason_in_words(mention, _)))


def marked(proposals: Sequence[Proposal], form: "InForm") -> list[Proposal]:
    """The proposals, those marked that stand in the form already."""
    return [replace(each, is_taken=form.has(each)) for each in proposals]


@dataclass(frozen=True, slots=True)
class InForm:
    """What of an event stands in its form: the values of its fields, and the countries in it."""

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
