"""Answers: all that a list of events or of statements says of a selection, as one value.

Each part is a cached property: it is asked when it is first read, and then kept. The page reads
nearly all parts, its JSON some, and the fragment with more events few, so that each pays for what
it shows and nothing is asked twice. If all were asked at once, the fragment would take more than
twice its queries; a list of the parts to ask would have to be kept in step with what views read.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from relations.editions.edition_days import Certainty
from relations.editions.facets import facets_of_statements, facets_of_timeline
from relations.editions.independence import Support
from relations.editions.models import Edition
from relations.queries.active_filters import ActiveFilter, active_filters_of, demands_of
from relations.queries.description import describe, describe_statements
from relations.queries.drawn import Drawn, drawn_among
from relations.queries.evidence import Evidence, evidence_of
from relations.queries.facets import CountedFacet, choices_for, facets_for
from relations.queries.gist import Gist, Said, accusations_in, quads_of, said_in
from relations.queries.histogram import Histogram, histogram_for
from relations.queries.labels import Labels, labels_for
from relations.queries.lasting import Lasting, lasting_among
from relations.queries.matches import (
    Matches,
    MatchesFor,
    matching_editions,
    matching_statements,
)
from relations.queries.named_filters import NamedFilter, named_filters
from relations.queries.pages import Page, PlacedRow, editions_at, editions_with, row_at, stretch_of
from relations.queries.public_answers import AnswersTo, answers_to
from relations.queries.revisits import RevisitFinding, SentenceKey, findings_for
from relations.queries.selection import Selection
from relations.queries.sources import WholeSources, shown_whole
from relations.queries.spans import Spans, spans_of
from relations.queries.speakers import Speaker, speaker_of
from relations.queries.stretches import Stretch
from relations.queries.suggestions import Suggestion, suggestions_for
from relations.queries.support import supports_of
from relations.queries.times import Times, times_of
from relations.queries.totals import Totals, totals_of

MANY = 20_000
"""Rows from which on what is counted of them is kept."""

Told = TypeVar("Told")


@dataclass(frozen=True)
class ListAnswer:
    """What both kinds of list say: of which part, in which words, and by what to narrow them.

    `matches_for` gives the rows of a selection, and `offered` names the facets of this kind of
    list. `given` names those that the address fixes itself, as that of a dyad fixes the countries:
    they are no choice, so that they are neither counted nor to be taken away.
    """

    selection: Selection
    stretch: Stretch
    labels: dict[str, Labels]
    matches_for: MatchesFor
    offered: Sequence[str]
    given: Collection[str] = ()

    @cached_property
    def matches(self) -> Matches:
        """All rows of the list; one query if the selection has words."""
        return self.matches_for(self.selection)

    @cached_property
    def page(self) -> Page:
        """The rows of the stretch; no query."""
        return stretch_of(self.matches, self.selection.order, self.stretch)

    @cached_property
    def before(self) -> PlacedRow | None:
        """The row just before the stretch, unless it is gone; no query."""
        return row_at(self.matches, self.stretch.after) if self.stretch.after else None

    @cached_property
    def editions(self) -> dict[int, Edition]:
        """The editions in which the rows of the page stand, by key; one query."""
        rows = self.page.rows
        found = editions_at({each.edition: each for each in rows}.values())
        return {each.pk: each for each in found}

    def editions_with(self, keys: Collection[int]) -> list[Edition]:
        """Some editions of the page, by key; one query."""
        return editions_with(keys)

    @cached_property
    def shown_whole(self) -> WholeSources:
        """The sources of the editions of the page whose whole text readers may see; one query."""
        return shown_whole(self.editions.values())

    @property
    def count(self) -> int:
        """How many rows the whole list has."""
        return self.matches.count

    @cached_property
    def counts(self) -> dict[Certainty, int]:
        """How many rows of the whole list there are of each certainty; all are certain if no period
        is asked for."""
        return self.matches.counts()

    @cached_property
    def facets(self) -> list[CountedFacet]:
        """The facets that the list offers, but for those that are given; one query for labels, and
        one more for each with a choice if the selection has words."""
        names = [name for name in self.offered if name not in self.given]
        return self._kept(
            ("facets", *names),
            lambda: facets_for(self.selection, self.matches, self.matches_for, names),
        )

    @cached_property
    def choices(self) -> list[CountedFacet]:
        """The same facets with the chosen values alone; no query but for words, as `facets`."""
        names = [name for name in self.offered if name not in self.given]
        return self._kept(
            ("choices", *names),
            lambda: choices_for(self.selection, self.matches, self.matches_for, names, self.labels),
        )

    @cached_property
    def named_filters(self) -> list[NamedFilter]:
        """The filters that the question names; one query at most, beside those of `facets`. None
        without a question."""
        if not self.selection.q:
            return []
        return named_filters(self.selection, self.facets, self.matches_for)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What to give up where there is no row; empty where there is one; one query for each that
        leaves words."""
        if self.count:
            return []
        demands = self._chosen(demands_of(self.selection, self.labels))
        return suggestions_for(demands, self.matches_for)

    def _kept(self, part: Hashable, compute: Callable[[], Told]) -> Told:
        """A part of the answer; where it is counted from very many rows, in whatever order these
        are listed, once for each state of the record."""
        if self.matches.count < MANY:
            return compute()
        asked = self.matches_for, self.selection.asked.without("order"), part
        return self.matches.columns.results.of(asked, compute)

    @cached_property
    def began_before(self) -> bool:
        """Whether all that was going on in the period had certainly begun before it; no query."""
        first, _last = self.selection.days
        return first is not None and self.matches.began_before(first)

    @cached_property
    def of_one_year(self) -> set[Certainty]:
        """The certainties of which all rows are sorted into the same year; no query."""
        return self._kept("of one year", self.matches.of_one_year)

    @cached_property
    def supports(self) -> dict[int, Support]:
        """On how many independent outlets the editions of the page rest, by key; no query."""
        return supports_of(self.matches.columns, {each.edition for each in self.page.rows})

    @cached_property
    def evidence(self) -> Evidence:
        """What the events rest on; no query."""
        return self._kept("evidence", lambda: evidence_of(self.matches))

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


@dataclass(frozen=True)
class Answer(ListAnswer):
    """What a timeline says of a selection. `answer` makes it."""

    @cached_property
    def words(self) -> str:
        """The selection in English; no query."""
        return describe(self.selection, self.labels)

    @cached_property
    def _spans(self) -> Spans:
        return spans_of(self.matches)

    @cached_property
    def times(self) -> Times:
        """When the events happened; no query."""
        return self._kept("times", lambda: times_of(self._spans))

    @cached_property
    def totals(self) -> Totals:
        """The totals; no query."""
        return self._kept("totals", lambda: totals_of(self.matches))

    @cached_property
    def gist(self) -> Gist:
        """What the sentence under the title is made of; no query."""
        quads = self._kept("quads", lambda: quads_of(self.matches))
        return Gist(self.totals, quads, accusations_in(self.matches), self.times, self.evidence)

    @cached_property
    def histogram(self) -> Histogram:
        """How the events lie in time; no query."""
        return self._kept("histogram", lambda: histogram_for(self.selection, self._spans))

    @cached_property
    def drawn(self) -> Drawn | None:
        """The events, where they are few enough to draw each; one query."""
        return drawn_among(self.selection, self.matches, self._spans)

    @cached_property
    def lasting(self) -> Lasting:
        """The longest of the lasting states; one query."""
        return self._kept("lasting", lambda: lasting_among(self.matches))

    @cached_property
    def findings(self) -> dict[SentenceKey, RevisitFinding]:
        """The latest finding for each sentence of the sources that the events of the page cite;
        two queries at most, beside that of `shown_whole`."""
        return findings_for(self.editions.values(), self.shown_whole)


def answer(selection: Selection, stretch: Stretch, given: Collection[str] = ()) -> Answer:
    """The events of a selection, of which a page shows a stretch.

    Raises `SelectionError` for a value that does not exist. Two queries at most; `Answer` says how
    many each part takes, beside that of `columns`.
    """
    offered = [each.name for each in facets_of_timeline()]
    labels = labels_for(selection)
    return Answer(selection, stretch, labels, matching_editions, offered, given)


@dataclass(frozen=True)
class StatementsAnswer(ListAnswer):
    """What a list of statements says of a selection. `answer_statements` makes it."""

    @cached_property
    def words(self) -> str:
        """The selection in English; no query."""
        return describe_statements(self.selection, self.labels)

    @cached_property
    def answers(self) -> dict[str, AnswersTo]:
        """What has become of the statements of the page, by code; no query."""
        return answers_to((each.code for each in self.page.rows), self.selection.as_of)

    @cached_property
    def said(self) -> Said:
        """What the sentence under the title is made of; no query."""
        return self._kept("said", lambda: said_in(self.matches))

    @cached_property
    def speaker(self) -> Speaker | None:
        """The speaker, where the selection names exactly one; three queries at most."""
        is_asked = self.selection.chosen("speaker")
        return speaker_of(self.selection, self.matches, self.editions) if is_asked else None


def answer_statements(selection: Selection, stretch: Stretch) -> StatementsAnswer:
    """The statements of a selection, of which a page shows a stretch.

    Raises `SelectionError` for a value that does not exist. Two queries at most;
    `StatementsAnswer` says how many each part takes, beside that of `columns`.
    """
    offered = [each.name for each in facets_of_statements()]
    labels = labels_for(selection)
    return StatementsAnswer(selection, stretch, labels, matching_statements, offered)
