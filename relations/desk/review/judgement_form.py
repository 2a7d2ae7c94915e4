"""What a reviewer is shown of an event, and the form that brings the answer back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.forms import ChoiceField, Form, RadioSelect, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.reason_field import ReasonField
from relations.editions.change_text import ChangeText, differences_in_words, document_in_words
from relations.editions.descriptions import PendingDescription, described_in, pending_among
from relations.editions.document import Document
from relations.editions.hash_chain import digest_of
from relations.editions.models import Edition, Review
from relations.editions.published_reason import stored_remark
from relations.editions.review import waiting_review
from relations.editions.snapshot import document_of
from relations.record.citations import Citation
from relations.record.judgements import Claim, citations_of, claim_of, is_judged
from relations.record.models import Event
from relations.sources.models import Sentence


@dataclass(frozen=True, slots=True)
class CitationUnderReview:
    """A citation with its claim and the sentences before and after the cited one (or blank).

    `standing` is the judgement that stands, or blank.
    """

    citation: Citation
    claim: Claim
    before: str
    after: str
    standing: str

    @property
    def name(self) -> str:
        """The name of the field that holds its judgement."""
        return f"judgement-{self.citation.pk}"

    @property
    def claim_name(self) -> str:
        """The name of the field that says which claim was judged."""
        return f"claim-{self.citation.pk}"


@dataclass(frozen=True, slots=True)
class EventUnderReview:
    """All that the page of a review shows; `digest` changes with any of it.

    `newest` is the newest edition, None before the first; `changes` is then None too, as it is
    where that edition is suppressed.
    `descriptions` are the sources and names that readers would see otherwise, or for the first
    time.
    """

    event: Event
    review: Review | None
    newest: Edition | None
    document: Document
    citations: list[CitationUnderReview]
    descriptions: list[PendingDescription]
    digest: str

    @property
    def changes(self) -> ChangeText | None:
        if self.newest is None or self.newest.suppressed_whole:
            return None
        return differences_in_words(self.newest.document, self.document)

    @property
    def whole(self) -> ChangeText:
        return document_in_words(self.document)


def event_under_review(event: Event) -> EventUnderReview:
    """What a reviewer is shown of an event from `complete()`; three queries, and those of
    `described_in`."""
    review = waiting_review(event)
    newest = Edition.objects.newest().filter(event=event).first()
    document = document_of(event)
    descriptions = pending_among(described_in(event))
    citations = _citations(event)
    beside = [[each.code, each.document] for each in descriptions]
    # Claims say in words what the document names by its code alone.
    words = [line.words for each in citations for line in each.claim.lines]
    digest = digest_of([document, review and review.pk, newest and newest.pk, beside, words])
    return EventUnderReview(event, review, newest, document, citations, descriptions, digest)


def _citations(event: Event) -> list[CitationUnderReview]:
    """The citations of an event from `complete()`, in the order of the page; one query."""
    texts = {(each.source_id, each.number): each.text for each in _around_citations(event)}

    def under_review(citation: Citation) -> CitationUnderReview:
        source, number = citation.sentence.source_id, citation.sentence.number
        return CitationUnderReview(
            citation,
            claim_of(citation),
            texts.get((source, number - 1), ""),
            texts.get((source, number + 1), ""),
            citation.judgement if is_judged(citation) else "",
        )

    return [under_review(each) for each in citations_of(event)]


def _around_citations(event: Event) -> Any:
    """The cited sentences and their neighbours, by subquery: they may be too many to list. Only
    the cited sources are looked through."""
    said = event.statements.order_by().values("pk")
    cited = Citation.objects.filter(Q(event=event) | Q(statement__in=said)).order_by()
    near = cited.filter(
        sentence__source=OuterRef("source"),
        sentence__number__gte=OuterRef("number") - 1,
        sentence__number__lte=OuterRef("number") + 1,
    )
    around = Sentence.objects.filter(Exists(near), source__in=cited.values("sentence__source"))
    return around.order_by().only("source", "number", "text")


class ReviewForm(Form):
    """A judgement for each citation, and the text that goes with each way to end the review."""

    reason = ReasonField(
        label=gettext_lazy("Reason, for the public list of corrections"),
        required=False,
        widget=Textarea({"rows": 2}),
    )
    unchecked = ReasonField(
        label=gettext_lazy("Why some citations are not judged (readers will see it)"),
        help_text=gettext_lazy("Required only if a citation is left without a judgement."),
        required=False,
        widget=Textarea({"rows": 2}),
    )
    remark = ReasonField(
        kept=stored_remark,
        label=gettext_lazy("What the authors should do"),
        help_text=gettext_lazy("The authors see it on the event’s page; readers never do."),
        required=False,
        widget=Textarea({"rows": 3}),
    )

    def __init__(
        self, citations: Sequence[CitationUnderReview], data: Any = None, *, is_closed: bool = False
    ) -> None:
        super().__init__(data)
        self.citations = citations
        for each in citations:
            self.fields[each.name] = ChoiceField(
                label=_("Judgement"),
                choices=Citation.Judgement.choices,
                initial=each.standing,
                required=False,
                disabled=is_closed,
                widget=RadioSelect,
            )

    def rows(self) -> list[dict[str, Any]]:
        """Each citation with the bound field that holds its judgement."""
        return [{"cited": each, "field": self[each.name]} for each in self.citations]

    def verdicts(self) -> dict[int, str]:
        """The new judgements by primary key of the citation, without those that stand already."""
        chosen = ((each, self.cleaned_data.get(each.name, "")) for each in self.citations)
        return {
            each.citation.pk: verdict
            for each, verdict in chosen
            if verdict and verdict != each.standing
        }


def still_fitting(
    data: Mapping[str, str], citations: Sequence[CitationUnderReview]
) -> dict[str, str]:
    """What was typed and chosen on a page, without judgements of claims that have changed."""
    kept = {name: data.get(name, "") for name in ("reason", "unchecked", "remark")}
    for each in citations:
        is_same = data.get(each.claim_name) == each.claim.digest
        kept[each.name] = data.get(each.name, "") if is_same else each.standing
    return kept
