"""What a reviewer is shown of an event, and the form in which the answer comes back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.forms import CharField, ChoiceField, Form, RadioSelect, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.editions.change_text import ChangeText, differences_in_words, document_in_words
from relations.editions.document import Document
from relations.editions.models import Edition, Review
from relations.editions.review import waiting_review
from relations.editions.snapshot import document_of
from relations.record.citations import Citation
from relations.record.judgements import Claim, citations_of, claim_of, is_judged
from relations.record.models import Event
from relations.sources.models import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """A citation as its reviewer reads it: the claim, and the sentence between its neighbours.

    `standing` is the judgement that stands, or blank.
    """

    citation: Citation
    claim: Claim
    before: str
    after: str
    standing: str

    @property
    def name(self) -> str:
        """Of the field in which it is judged."""
        return f"judgement-{self.citation.pk}"

    @property
    def claim_name(self) -> str:
        """Of the field that says which claim was judged."""
        return f"claim-{self.citation.pk}"


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page of a review shows; `digest` is another one where anything of it is.

    `newest` is the newest edition; what is compared with it is none where it is the first.
    """

    event: Event
    review: Review | None
    newest: Edition | None
    document: Document
    readings: list[Reading]
    digest: str

    @property
    def changes(self) -> ChangeText | None:
        if self.newest is None:
            return None
        return differences_in_words(self.newest.document, self.document)

    @property
    def whole(self) -> ChangeText:
        return document_in_words(self.document)


def shown_of(event: Event) -> Shown:
    """What a reviewer is shown of an event from `complete()`; three queries."""
    review = waiting_review(event)
    newest = Edition.objects.newest().filter(event=event).first()
    document = document_of(event)
    told = json.dumps([document, review and review.pk, newest and newest.pk])
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Shown(event, review, newest, document, readings_of(event), digest)


def readings_of(event: Event) -> list[Reading]:
    """The citations of an event from `complete()`, in the order of the page; one query."""
    texts = {(each.source_id, each.number): each.text for each in _around_citations(event)}

    def reading(citation: Citation) -> Reading:
        source, number = citation.sentence.source_id, citation.sentence.number
        return Reading(
            citation,
            claim_of(citation),
            texts.get((source, number - 1), ""),
            texts.get((source, number + 1), ""),
            citation.judgement if is_judged(citation) else "",
        )

    return [reading(each) for each in citations_of(event)]


def _around_citations(event: Event) -> Any:
    """The cited sentences and their neighbours, found without naming each: they may be many."""
    near = Citation.objects.filter(
        Q(event=event) | Q(statement__event=event),
        sentence__source=OuterRef("source"),
        sentence__number__gte=OuterRef("number") - 1,
        sentence__number__lte=OuterRef("number") + 1,
    )
    return Sentence.objects.filter(Exists(near)).only("source", "number", "text")


class ReviewForm(Form):
    """A judgement for each citation, and what goes with the way that the review ends."""

    reason = CharField(
        label=gettext_lazy("Reason, for the public list of corrections"),
        required=False,
        widget=Textarea({"rows": 2}),
    )
    unchecked = CharField(
        label=gettext_lazy("Why some citations are not judged, which readers will see"),
        help_text=gettext_lazy("Needed only where a citation is left without a judgement."),
        required=False,
        widget=Textarea({"rows": 2}),
    )
    remark = CharField(
        label=gettext_lazy("What is to be done"),
        help_text=gettext_lazy("Its authors see it on the event’s page; readers never do."),
        required=False,
        widget=Textarea({"rows": 3}),
    )

    def __init__(
        self, readings: Sequence[Reading], data: Any = None, *, is_closed: bool = False
    ) -> None:
        super().__init__(data)
        self.readings = readings
        for each in readings:
            self.fields[each.name] = ChoiceField(
                label=_("Judgement"),
                choices=Citation.Judgement.choices,
                initial=each.standing,
                required=False,
                disabled=is_closed,
                widget=RadioSelect,
            )

    def rows(self) -> list[dict[str, Any]]:
        """Each citation with the field in which it is judged."""
        return [{"reading": each, "field": self[each.name]} for each in self.readings]

    def verdicts(self) -> dict[int, str]:
        """What was chosen, by the key of the citation, where it says something new."""
        chosen = ((each, self.cleaned_data.get(each.name, "")) for each in self.readings)
        return {
            each.citation.pk: verdict
            for each, verdict in chosen
            if verdict and verdict != each.standing
        }


def still_fitting(data: Mapping[str, str], readings: Sequence[Reading]) -> dict[str, str]:
    """What was typed and chosen on a page, less the judgements of claims that have changed."""
    kept = {name: data.get(name, "") for name in ("reason", "unchecked", "remark")}
    for each in readings:
        is_same = data.get(each.claim_name) == each.claim.digest
        kept[each.name] = data.get(each.name, "") if is_same else each.standing
    return kept
