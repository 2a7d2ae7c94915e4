"""What a reader finds by a few words: people, countries and pairs of them, places, types, topics,
days, and events; or what they may have meant.

Only what is public now is found, by names as they were last published. Each part is asked when it
is first read, and then kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from relations.editions.models import Edition
from relations.editions.packed_index import Numbers
from relations.editions.stems import one_line, words_of
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.countries import PublishedCountry, countries_coded
from relations.queries.dyads import CountedDyad, dyads_named, most_frequent_dyads
from relations.queries.matches import Matches, matching_editions
from relations.queries.named_filters import dates_named
from relations.queries.named_things import FoundNames, NamedThing, NamedThings
from relations.queries.one_spelling import folded_words
from relations.queries.pages import editions_with, first_of
from relations.queries.selection import Order, Selection, SelectionError
from relations.queries.spelled_names import NameKind

LONGEST_QUESTION = 300
MOST = 6
"""The most things of one kind that are shown."""

MOST_EVENTS = 5
_LOOKED_AT = 24
"""Of the newest events with some words so many are looked at for those with the words in their
titles, which are shown first."""

_ALL_PAIRS = 100_000

# What stands between the names of two countries.
_BETWEEN = frozenset({"and", "vs", "versus", "v", "with"})


def read_question(text: str) -> str:
    """The parameter `q` of a search on one line. Raises `SelectionError` if it is too long."""
    if len(text) > LONGEST_QUESTION:
        reason = _("is longer than %(count)d characters") % {"count": LONGEST_QUESTION}
        raise SelectionError("q", text, reason)
    return one_line(text)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, a month or a year (EDTF), and how many events lie, or may lie, in it."""

    date: str
    events: int


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event by its title, with its date (EDTF)."""

    code: str
    slug: str
    title: str
    date: str


@dataclass(frozen=True)
class SearchAnswer:
    """What a search says of its `question`. `answer_search` makes it."""

    question: str
    known: Columns

    @cached_property
    def _named(self) -> NamedThings:
        return NamedThings.of(self.known)

    @cached_property
    def _numbers(self) -> dict[NameKind, Numbers]:
        return self._named.found(self.question)

    @cached_property
    def names(self) -> dict[NameKind, FoundNames]:
        """The things that have the question for a name, by their kind, the best matches first; one
        query at most, for names that were not asked for before in this state of the record."""
        return {kind: self._named.first(each, MOST) for kind, each in self._numbers.items()}

    @cached_property
    def posts(self) -> dict[str, str]:
        """In which capacity each of the people that are found, by code, spoke last; blank where
        none is on record. Two queries at most, and none where they were all asked for before."""
        people = self.names.get(NameKind.PERSON)
        return _posts_of([each.code for each in people.things] if people else [], self.known)

    @cached_property
    def pairs(self) -> list[CountedDyad]:
        """The pairs of countries that the question names, or else those of the country that it
        finds first; one query at most, as for names."""
        on_record = _pairs_on_record(self.known)
        named = [each for each in self._pairs_named() if each in on_record]
        if not named and NameKind.COUNTRY in self.names:
            first = self.names[NameKind.COUNTRY].things[0].code
            named = [each for each in on_record if first in each.split("-")]
        dyads = dyads_named(named[:MOST], _countries(self.known).values())
        return [CountedDyad(dyads[each], on_record[each]) for each in named[:MOST]]

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates that the question is; no query."""
        return [
            FoundDate(each, matching_editions(Selection.of(since=each, until=each)).count)
            for each in dates_named(self.question)
        ]

    @cached_property
    def matches(self) -> Matches:
        """The events with all the words of the question; one query at most."""
        return matching_editions(Selection.of(q=self.question))

    @cached_property
    def events(self) -> list[FoundEvent]:
        """The newest events with all the words, those first that have them in their titles; one
        query if there are any."""
        rows = first_of(self.matches, Order.NEWEST, _LOOKED_AT)
        found = _events_with([each.edition for each in rows])
        sought = set(words_of(self.question))
        found.sort(key=lambda each: not sought <= set(words_of(each.title)))
        return found[:MOST_EVENTS]

    @cached_property
    def is_found(self) -> bool:
        """Whether anything is."""
        return bool(self.names or self.pairs or self.dates or self.matches.count)

    @cached_property
    def meant(self) -> list[NamedThing]:
        """Where nothing is found, the things with names much like the question."""
        return [] if self.is_found else self._named.meant(self.question)

    def _pairs_named(self) -> Iterable[str]:
        words = [each for each in folded_words(self.question) if each not in _BETWEEN]
        for place in range(1, len(words)):
            one, other = (
                self._named.found(" ".join(half)).get(NameKind.COUNTRY)
                for half in (words[:place], words[place:])
            )
            if one is not None and other is not None:
                codes = {self._named.thing(int(each[0])).code for each in (one, other)}
                yield "-".join(sorted(codes))


def answer_search(question: str) -> SearchAnswer:
    """What a question finds; one query, and those of its parts."""
    return SearchAnswer(question, columns())


def _pairs_on_record(known: Columns) -> dict[str, int]:
    """Each pair of countries that have an event together, with how many, the most first."""
    return known.results.of(
        "pairs on record",
        lambda: dict(most_frequent_dyads(known, np.flatnonzero(known.current), _ALL_PAIRS)),
    )


def _countries(known: Columns) -> dict[str, PublishedCountry]:
    """The countries of the index by their codes; one query, once in a state of the record."""
    column = known.editions.facets.get("country")
    codes = [each for each in column.values if each] if column else []
    return known.results.of("countries by code", lambda: countries_coded(codes))


def _posts_of(speakers: Iterable[str], known: Columns) -> dict[str, str]:
    kept: dict[str, str] = known.results.of("posts", dict)
    missing = [each for each in speakers if each not in kept]
    table, spoken = known.statements, known.current[known.statements["edition"]]
    latest: dict[str, tuple[int, int]] = {}
    for speaker in missing:
        rows = np.flatnonzero(table.having("speaker", speaker) & spoken)
        if len(rows):
            row = rows[np.argmax(table.order.rank[rows])]
            edition = known.editions["key"][table["edition"][row]]
            latest[speaker] = int(edition), int(table["number"][row])
    stored = {each.pk: each for each in editions_with({key for key, _place in latest.values()})}
    kept |= dict.fromkeys(missing, "")
    for speaker, (key, place) in latest.items():
        kept[speaker] = stored[key].document["statements"][place]["capacity"]
    return {each: kept[each] for each in speakers}


def _events_with(keys: list[int]) -> list[FoundEvent]:
    """The events of some editions, given by key, in the same order; one query if there are any."""
    if not keys:
        return []
    stored = Edition.objects.order_by().filter(pk__in=keys)
    columns = ("slug", "title", "date__edtf")
    told = stored.values_list("pk", "code", *(KT(f"document__{each}") for each in columns))
    found = {key: FoundEvent(*others) for key, *others in told}
    return [found[key] for key in keys if key in found]
