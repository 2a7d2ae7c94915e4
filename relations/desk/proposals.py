"""Proposals: dates that an event's cited sentences name, for its editor to take or to leave."""

from collections.abc import Iterator
from dataclasses import dataclass

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

    `is_taken` says that the event has this very date.
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


def date_proposals(event: Event) -> list[DateProposal]:
    """The dates in the sentences that an event itself cites, in their order; one query.

    Each is reckoned from when its source was published, no more precisely than that is known.
    """
    cited = Sentence.objects.filter(citations__event=event).distinct()
    proposals: list[DateProposal] = []
    anchors: dict[int, Edtf] = {}
    for sentence in cited.select_related("source").order_by("source", "number"):
        source = sentence.source
        if source.pk not in anchors:
            anchors[source.pk] = narrowed(edtf.parse(source.published), source.text)
        proposals += _in_sentence(sentence, anchors[source.pk], event)
    return proposals


def _in_sentence(sentence: Sentence, published: Edtf, event: Event) -> Iterator[DateProposal]:
    for mention in mentions(sentence.text, published):
        yield _proposal(mention, sentence, event)


def _proposal(mention: Mention, sentence: Sentence, event: Event) -> DateProposal:
    return DateProposal(
        said=mention.words,
        edtf=mention.edtf,
        words=in_words(edtf.parse(mention.edtf), _),
        reason=capfirst(reason_in_words(mention, _)),
        before=sentence.text[: mention.start],
        after=sentence.text[mention.end :],
        number=sentence.number,
        source=sentence.source,
        is_taken=mention.edtf == event.date,
    )
