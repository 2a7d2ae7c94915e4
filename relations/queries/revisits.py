"""Whether cited sentences are still in their articles: what the last look at each article found.

Findings are part of a source's description, and public with it. A later text of an article is
public only as far as a source is: by being cited in an edition. Of one that is not, readers see no
more than how the sentences read that they may see themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from relations.editions.descriptions import Description
from relations.editions.models import Edition, EditionSentence
from relations.queries.sources import (
    PublishedSource,
    WholeSources,
    cited_sources,
    published_sources,
)
from relations.record.described_kinds import FindingValue
from relations.sources.models import Source


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


def findings_for(
    editions: Iterable[Edition], shown_whole: WholeSources
) -> dict[SentenceKey, RevisitFinding]:
    """The latest finding for each sentence of the sources that some editions cite, where there is
    one; `shown_whole` is `sources.shown_whole` of these editions. Two queries at most."""
    codes = {code for each in editions for code in each.document["sources"]}
    described = Description.objects.newest().of({"source": codes}) if codes else ()
    found = [(each.code, each.document) for each in described if each.document["findings"]]
    hidden = {code for code, _document in found} - shown_whole
    seen = _cited_in(hidden) if hidden else set()
    return {
        (code, each["sentence"]): _finding(
            each, is_seen=code not in hidden or (code, each["sentence"]) in seen
        )
        for code, document in found
        for each in document["findings"]
    }


def findings_in(source: PublishedSource, seen: Iterable[int]) -> dict[int, RevisitFinding]:
    """The latest findings in a source by the numbers of its sentences, of which readers may see
    some."""
    numbers = set(seen)
    return {
        each["sentence"]: _finding(each, is_seen=each["sentence"] in numbers)
        for each in source.findings
    }


def _finding(value: FindingValue, *, is_seen: bool) -> RevisitFinding:
    seen_at = datetime.fromisoformat(value["seen_at"])
    return RevisitFinding(value["outcome"], seen_at, value["text_now"] if is_seen else "")


def _cited_in(sources: Iterable[str]) -> set[SentenceKey]:
    """The sentences of some sources that public editions cite."""
    cited = EditionSentence.objects.public().filter(sentence__source__code__in=sources)
    return set(cited.values_list("sentence__source__code", "sentence__number"))


def find_article(code: str) -> tuple[PublishedSource | None, list[PublishedSource]]:
    """A source that readers may open, and the other versions of its article that they may open
    too, the first one first; two queries."""
    asked = Source.objects.filter(code=code).values(first=Coalesce("version_of_id", "pk"))
    family = cited_sources().filter(Q(pk__in=asked) | Q(version_of__in=asked))
    versions = published_sources(family.order_by("pk"))
    found = next((each for each in versions if each.code == code), None)
    return found, [each for each in versions if found and each != found]
