"""What the words of a sentence propose for an event; an editor takes it or leaves it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.extraction.dates.relative import Mention, reason_in_words
from relations.extraction.sureness import Pattern, is_sure
from relations.record.models import Event
from relations.sources.models import Sentence, Source


class About(StrEnum):
    """What is proposed of an event; the values are the names of the fields of its form."""

    DATE = "date"
    TYPE = "type"
    PLACE = "place"
    COUNTRY = "participations"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a sentence says: the words that say it, and the text before and after them.

    `value` is what the form would send, `words` what a reader would see, `pattern` how it was
    found, `reason` how `said` became that value, or empty. A country has its `role`, found by
    `role_pattern`; a type and a country have their `row`.
    """

    about: About
    value: str
    words: str
    said: str
    before: str
    after: str
    number: int
    source: Source
    pattern: Pattern
    reason: str = ""
    role: str = ""
    role_pattern: Pattern | None = None
    row: Model | None = None

    @property
    def is_role_sure(self) -> bool:
        """Whether its role may be filled in; false without a role."""
        return self.role_pattern is not None and is_sure(self.role_pattern)


def sentences_of(event: Event) -> "QuerySet[Sentence]":
    """The sentences that an event itself cites; those of its statements are left out."""
    return Sentence.objects.filter(citations__event=event).distinct()


MOST_READ = 50
"""Maximum number of sentences to read for proposals."""


def in_order(sentences: "QuerySet[Sentence]") -> list[Sentence]:
    """The first `MOST_READ` sentences in the order of their sources, with these; one query."""
    return list(sentences.select_related("source").order_by("source", "number")[:MOST_READ])


def proposal(
    about: About,
    value: str,
    words: str,
    sentence: Sentence,
    span: tuple[int, int],
    pattern: Pattern,
) -> Proposal:
    """A proposal from the words of a sentence between two code points, the second exclusive."""
    start, end = span
    return Proposal(
        about=about,
        value=value,
        words=words,
        said=sentence.text[start:end],
        before=sentence.text[:start],
        after=sentence.text[end:],
        number=sentence.number,
        source=sentence.source,
        pattern=pattern,
    )


def date_proposal(mention: Mention, sentence: Sentence) -> Proposal:
    words = in_words(edtf.parse(mention.edtf), _)
    span = (mention.start, mention.end)
    found = proposal(About.DATE, mention.edtf, words, sentence, span, mention.pattern)
    return replace(found, reason=capfirst(reason_in_words(mention, _)))
