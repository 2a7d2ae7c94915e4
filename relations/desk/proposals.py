"""Proposals: dates that cited sentences name, for an editor to take or to leave."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.edtf import Edtf
from relations.dates.relative import Mention, mentions, narrowed, reason_in_words
from relations.dates.words import in_words
from relations.record.models import Event
from relations.sources.models import Sentence, Source


@dataclass(frozen=True, slots=True)
class DateProposal:
    """A date in a cited sentence: its words there, what they mean as EDTF and as readers would see
    it, why, and what stands around them.

    `is_taken` says that this very date stands in the form.
    """

    said: str
    edtf: str
    words: str
    reason: str
    before: str
    after: str
    number: int
    source: Source
    is_taken: bool


def sentences_of(event: Event) -> "QuerySet[Sentence]":
    """The sentences that an event itself cites, and not only a statement in it."""
    return Sentence.objects.filter(citations__event=event).distinct()


def date_proposals(sentences: "QuerySet[Sentence]", date: str = "") -> list[DateProposal]:
    """The dates in some sentences, in their order, for an event of that date; one query.

    Each is reckoned from when its source was published, no more precisely than that is known.
    """
    proposals: list[DateProposal] = []
    anchors: dict[int, Edtf] = {}
    for sentence in sentences.select_related("source").order_by("source", "number"):
        source = sentence.source
        if source.pk not in anchors:
            anchors[source.pk] = narrowed(edtf.parse(source.published), source.text)
        found = mentions(sentence.text, anchors[source.pk])
        proposals += [_proposal(mention, sentence, date) for mention in found]
    return proposals


def _proposal(mention: Mention, sentence: Sentence, date: str) -> DateProposal:
    return DateProposal(
        said=mention.words,
        edtf=mention.edtf,
        words=in_words(edtf.parse(mention.edtf), _),
        reason=capfirst(reason_in_words(mention, _)),
        before=sentence.text[: mention.start],
        after=sentence.text[mention.end :],
        number=sentence.number,
        source=sentence.source,
        is_taken=mention.edtf == date,
    )
