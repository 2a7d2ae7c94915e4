"""An article as it reads today, compared with the source as it was stored; and earlier revisits."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from relations.desk.intake.page_notes import PageNotes
from relations.editions.diff import Run, reworded, side_by_side
from relations.sources.comparison import Comparison, Outcome, SentenceFinding, compare
from relations.sources.excluded import Exclusions
from relations.sources.intake import refuse_suppressed
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence
from relations.sources.versions import find_stored


def cited_sentences(source: Source) -> QuerySet[Sentence]:
    """The sentences that something cites, at the desk or in any edition, in their order."""
    is_cited = Q(citations__isnull=False) | Q(editions__isnull=False)
    keys = Sentence.objects.filter(is_cited, source=source).values("pk")
    return source.sentences.filter(pk__in=keys).order_by("number")


@dataclass(frozen=True, slots=True)
class SentenceComparison:
    """A cited sentence and what became of it.

    If it was changed, the two wordings are given as runs: `as_stored` marks what was removed,
    `as_it_reads` what was added.
    """

    sentence: Sentence
    finding: SentenceFinding

    @property
    def as_stored(self) -> list[Run]:
        return self._sides[0]

    @property
    def as_it_reads(self) -> list[Run]:
        return self._sides[1]

    @property
    def _sides(self) -> tuple[list[Run], list[Run]]:
        return side_by_side(reworded(self.sentence.text, self.finding.text_now))


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """A source compared with a later text of its article.

    `known` is the source that has the later text already, if there is one.
    """

    source: Source
    text: str
    notes: PageNotes
    found: Comparison
    cited: list[Sentence]
    known: Source | None

    @classmethod
    def of(cls, source: Source, text: str, notes: PageNotes) -> "ComparedSource":
        """Raise `ValidationError` for a text that holds no article, and `SuppressedBefore` if the
        text of the source, or the later one, was suppressed."""
        stored = list(source.sentences.order_by("number"))
        found = compare(source, stored, text, Exclusions(notes.marks))
        known = None if found.is_same else find_stored(text, source)
        for each in filter(None, (source, known)):
            refuse_suppressed(each)
        return cls(source, text, notes, found, list(cited_sentences(source)), known)

    @property
    def makes_version(self) -> bool:
        return not self.found.is_same and self.known is None

    @property
    def sentences(self) -> list[SentenceComparison]:
        return [SentenceComparison(each, self.found.findings[each.number]) for each in self.cited]

    @property
    def counts(self) -> list[tuple[str, int]]:
        return counted(Counter(each.finding.outcome for each in self.sentences))


def counted(numbers: Counter[Outcome]) -> list[tuple[str, int]]:
    """How many sentences had each outcome, in words; outcomes without a sentence are left out."""
    return [(str(each.label), numbers[each]) for each in Outcome if numbers[each]]


@dataclass(frozen=True, slots=True)
class PastRevisit:
    """A revisit of an article, and what had become of its sentences by then."""

    revisit: Revisit
    counts: list[tuple[str, int]]


def revisits_of(source: Source) -> list[PastRevisit]:
    """All revisits of a source's article, latest first; two queries."""
    numbers: dict[int, Counter[Outcome]] = defaultdict(Counter)
    rows = RevisitedSentence.objects.filter(revisit__source=source).order_by()
    for revisit, outcome, count in rows.values_list("revisit", "outcome").annotate(
        count=Count("pk")
    ):
        numbers[revisit][Outcome(outcome)] = count
    revisits = source.revisits.select_related("made_by", "version")
    return [PastRevisit(each, counted(numbers[each.pk])) for each in revisits]
