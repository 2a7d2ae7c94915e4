"""Answers: all that a list of events or of statements says of a selection, as one value.

Each part is a cached property: it is asked when it is first read, and then kept. The page reads
nearly all parts, its JSON some, and the fragment with more events few, so that each pays for what
it shows and nothing is asked twice. If all were asked at once, the fragment would take more than
twice its queries; a list of the parts to ask would have to be kept in step with what views read.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic

from django.db.models import Count, QuerySet

from relations.editions.edition_days import Certainty
from relations.editions.facets import facets_of_statements, facets_of_timeline
from relations.editions.models import (
    Edition,
    EditionQuerySet,
    EditionStatement,
    EditionStatementQuerySet,
)
from relations.queries.active_filters import ActiveFilter, active_filters_of, demands_of
from relations.queries.description import describe, describe_statements
from relations.queries.dyads import Dyad, dyads_named
from relations.queries.facets import CountedFacet, facet_for, facets_for
from relations.queries.histogram import Histogram, histogram_for
from relations.queries.labels import Labels, labels_for
from relations.queries.named_filters import NamedFilter, named_filters
from relations.queries.pages import ListRow, Page, Stretch, row_at, stretch_of
from relations.queries.public import editions_for, listed
from relations.queries.revisits import RevisitFinding, SentenceKey, findings_for
from relations.queries.selection import Selection
from relations.queries.sources import WholeSources, shown_whole
from relations.queries.spans import Lasting, Span, lasting_among, spans_of
from relations.queries.speakers import Speaker, speaker_of
from relations.queries.statements import statement_facet, statement_facets, statements_for
from relations.queries.suggestions import Suggestion, suggestions_for
from relations.queries.totals import Totals, totals_with_sources


@dataclass(frozen=True)
class ListAnswer(Generic[ListRow]):
    """What both kinds of list say: of which part, in which words, and by what to narrow them.

    `given` names the facets that the address fixes itself, as that of a dyad fixes the countries:
    they are no choice, so that they are neither counted nor to be taken away.
    """

    selection: Selection
    stretch: Stretch
    labels: dict[str, Labels]
    given: Collection[str] = ()

    @property
    def count(self) -> int:
        """How many rows the whole list has."""
        raise NotImplementedError

    @property
    def counts(self) -> dict[Certainty, int]:
        """How many rows of the whole list there are of each certainty."""
        raise NotImplementedError

    @property
    def less_certain(self) -> int:
        """How many rows are not certain to lie within the dates of the selection."""
        return self.count - self.counts[Certainty.WITHIN]

    @cached_property
    def active_filters(self) -> list[ActiveFilter]:
        """Each choice by itself; no query."""
        return self._chosen(active_filters_of(self.selection, self.labels))

    def _chosen(self, filters: list[ActiveFilter]) -> list[ActiveFilter]:
        return [each for each in filters if each.parameter not in self.given]

    def _suggestions(self, rows_for: "Callable[[Selection], QuerySet[Any]]") -> list[Suggestion]:
        if self.count:
            return []
        return suggestions_for(self._chosen(demands_of(self.selection, self.labels)), rows_for)


@dataclass(frozen=True)
class Answer(ListAnswer[Edition]):
    """What a timeline says of a selection. `answer` makes it."""

    @cached_property
    def _editions(self) -> EditionQuerySet:
        return editions_for(self.selection)

    @cached_property
    def words(self) -> str:
        """The selection in English; no query."""
        return describe(self.selection, self.labels)

    @cached_property
    def _listed(self) -> EditionQuerySet:
        return listed(self._editions, self.selection)

    @cached_property
    def page(self) -> Page[Edition]:
        """The events of the stretch; two queries at most."""
        return stretch_of(self._listed, self.selection.order, self.stretch)

    @cached_property
    def before(self) -> Edition | None:
        """The event just before the stretch, unless it is gone; one query at most."""
        return row_at(self._listed, self.stretch.after) if self.stretch.after else None

    @cached_property
    def spans(self) -> list[Span]:
        """The spans of all events, unsorted; one query."""
        return spans_of(self._listed)

    @cached_property
    def counts(self) -> dict[Certainty, int]:
        """How many events there are of each certainty, by the spans; all are certain if no period
        is asked for."""
        counts = dict.fromkeys(Certainty, 0)
        for span in self.spans:
            counts[span.certainty] += span.count
        return counts

    @cached_property
    def count(self) -> int:
        """How many events there are in all, by the spans."""
        return sum(span.count for span in self.spans)

    @cached_property
    def totals(self) -> Totals:
        """The totals, of which the spans know the first two; two queries."""
        statements = sum(span.statements for span in self.spans)
        return totals_with_sources(self._editions, self.count, statements)

    @cached_property
    def histogram(self) -> Histogram:
        """How the events lie in time, by the spans."""
        return histogram_for(self.selection, self.spans)

    @cached_property
    def lasting(self) -> Lasting:
        """The longest of the lasting states; two queries."""
        return lasting_among(self._editions)

    @cached_property
    def facets(self) -> list[CountedFacet]:
        """The facets that a timeline offers, but for those that are given; one query for all of
        which nothing is chosen, one for each of the others, one for labels."""
        names = [each.name for each in facets_of_timeline() if each.name not in self.given]
        return facets_for(self.selection, self._editions, names)

    @cached_property
    def named_filters(self) -> list[NamedFilter]:
        """The filters that the question names; two queries at most."""
        return named_filters(self.selection, self.facets, editions_for)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What to give up where there is no event; empty where there is one; one query at most."""
        return self._suggestions(editions_for)

    @cached_property
    def findings(self) -> dict[SentenceKey, RevisitFinding]:
        """The latest finding for each sentence of the sources that the events of the page cite;
        two queries at most, beside that of `shown_whole`."""
        return findings_for(self.page.rows, self.shown_whole)

    @cached_property
    def shown_whole(self) -> WholeSources:
        """The sources of the events of the page whose whole text readers may see; one query."""
        return shown_whole(self.page.rows)


def answer(selection: Selection, stretch: Stretch, given: Collection[str] = ()) -> Answer:
    """The events of a selection, of which a page shows a stretch.

    Raises `SelectionError` for a value that does not exist. Two queries at most; `Answer` says how
    many each part takes.
    """
    return Answer(selection, stretch, labels_for(selection), given)


@dataclass(frozen=True)
class StatementsAnswer(ListAnswer[EditionStatement]):
    """What a list of statements says of a selection. `answer_statements` makes it."""

    @cached_property
    def _statements(self) -> EditionStatementQuerySet:
        return statements_for(self.selection)

    @cached_property
    def _listed(self) -> EditionStatementQuerySet:
        return listed(self._statements, self.selection).select_related("edition")

    @cached_property
    def words(self) -> str:
        """The selection in English; no query."""
        return describe_statements(self.selection, self.labels)

    @cached_property
    def page(self) -> Page[EditionStatement]:
        """The statements of the stretch, each with its edition at hand; two queries at most."""
        return stretch_of(self._listed, self.selection.order, self.stretch)

    @cached_property
    def shown_whole(self) -> WholeSources:
        """The sources of the events in which the statements of the page were made whose whole text
        readers may see; one query."""
        return shown_whole(each.edition for each in self.page.rows)

    @cached_property
    def count(self) -> int:
        """How many statements there are in all; one query, which `counts` shares."""
        return sum(self.counts.values())

    @cached_property
    def counts(self) -> dict[Certainty, int]:
        """How many statements there are of each certainty; one query."""
        counts = dict.fromkeys(Certainty, 0)
        if not self.selection.is_dated:
            return counts | {Certainty.WITHIN: self._statements.count()}
        rows: QuerySet[Any] = self._listed.select_related(None)
        found = rows.order_by().values_list("certainty").annotate(count=Count("pk"))
        return counts | {Certainty(certainty): count for certainty, count in found}

    @cached_property
    def facets(self) -> list[CountedFacet]:
        """The facets that a list of statements offers; one query for each, one for labels."""
        names = [each.name for each in facets_of_statements()]
        return statement_facets(self.selection, self._statements, names)

    @cached_property
    def named_filters(self) -> list[NamedFilter]:
        """The filters that the question names; two queries at most."""
        return named_filters(self.selection, self.facets, statements_for)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What to give up where there is no statement; empty where there is one; one query at
        most."""
        return self._suggestions(statements_for)

    @cached_property
    def speaker(self) -> Speaker | None:
        """The speaker, where the selection names exactly one; five queries at most."""
        return speaker_of(self.selection, self._statements)


def answer_statements(selection: Selection, stretch: Stretch) -> StatementsAnswer:
    """The statements of a selection, of which a page shows a stretch.

    Raises `SelectionError` for a value that does not exist. Two queries at most;
    `StatementsAnswer` says how many each part takes.
    """
    return StatementsAnswer(selection, stretch, labels_for(selection))


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """What the page of one facet says: the selection in English, the values whose labels hold
    `find`, and the dyad whose timeline shows the selection, if one does."""

    selection: Selection
    find: str
    words: str
    facet: CountedFacet
    dyad: Dyad | None = None


def answer_facet(selection: Selection, name: str, find: str, most: int) -> FacetAnswer:
    """The values of a facet of a selection's events, up to `most` beside the chosen ones.

    Raises `SelectionError` for a chosen value that does not exist; five queries at most.
    """
    words = describe(selection, labels_for(selection))
    countries = () if name == "country" else selection.chosen("country")
    pair = "-".join(countries) if len(countries) == 2 else ""
    dyad = dyads_named([pair])[pair] if pair else None
    return FacetAnswer(selection, find, words, facet_for(selection, name, find, most), dyad)


def answer_statement_facet(selection: Selection, name: str, find: str, most: int) -> FacetAnswer:
    """The values of a facet of a selection's statements, as `answer_facet` has them for events.

    Raises `SelectionError` for a chosen value that does not exist; four queries at most.
    """
    words = describe_statements(selection, labels_for(selection))
    return FacetAnswer(selection, find, words, statement_facet(selection, name, find, most))
