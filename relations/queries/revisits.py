"""Whether cited sentences are still in their articles: what the last look at each article found.

A later text of an article is public only as far as a source is: by being cited in an edition. Of
one that is not, readers see no more than how the sentences read that they may see themselves.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from relations.editions.models import Edition, EditionSentence
from relations.queries.sources import cited_sources
from relations.sources.models import Source
from relations.sources.revisits import Revisit, RevisitedSentence


@dataclass(frozen=True, slots=True)
class RevisitFinding:
    """What became of a sentence, as seen at a moment (an outcome of `RevisitedSentence`).

    `text_now` is what stood in its place where it was changed; it is blank where readers may not
    see the sentence on the page of its source.
    """

    outcome: str
    seen_at: datetime
    text_now: str


SentenceKey = tuple[str, int]
"""The code of a source and the number of a sentence in it."""


def findings_for(*editions: Edition) -> dict[SentenceKey, RevisitFinding]:
    """The latest finding for each sentence that some editions cite, where there is one; one
    query."""
    cited = EditionSentence.objects.filter(edition__in=editions).values("sentence")
    return _findings(RevisitedSentence.objects.filter(sentence__in=cited))


def findings_in(source: Source) -> dict[int, RevisitFinding]:
    """The latest findings in a source by the numbers of its sentences; one query."""
    found = _findings(RevisitedSentence.objects.filter(sentence__source=source))
    return {number: finding for (_code, number), finding in found.items()}


def _findings(rows: "QuerySet[RevisitedSentence]") -> dict[SentenceKey, RevisitFinding]:
    of_sentence = Revisit.objects.filter(sentences__sentence=OuterRef("sentence"))
    latest = of_sentence.order_by("-made_at", "-pk").values("pk")[:1]
    cited = EditionSentence.objects.public().filter(sentence=OuterRef("sentence"))
    shown = Exists(cited) | Q(sentence__source__shows=Source.Shows.FULL)
    found = rows.filter(revisit=Subquery(latest)).annotate(
        text_shown=Case(When(shown, then="text_now"), default=Value(""), output_field=TextField())
    )
    columns = ("sentence__source__code", "sentence__number", "outcome", "revisit__made_at")
    return {
        (code, number): RevisitFinding(outcome, seen_at, text)
        for code, number, outcome, seen_at, text in found.values_list(*columns, "text_shown")
    }


def find_article(code: str) -> tuple[Source | None, list[Source]]:
    """A source that readers may open, and the other versions of its article that they may open
    too, the first one first; one query."""
    asked = Source.objects.filter(code=code).values(first=Coalesce("version_of_id", "pk"))
    family = cited_sources().filter(Q(pk__in=asked) | Q(version_of__in=asked))
    versions = list(family.order_by("pk"))
    found = next((each for each in versions if each.code == code), None)
    return found, [each for each in versions if found and each != found]
