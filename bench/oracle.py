"""The oracle: what the site must answer, counted in plain Python from the world and not from any
database. All questions are answered in one pass over the world, in memory that does not grow with
it: every tally is shown each event once, and then says its answer.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from heapq import nlargest, nsmallest
from itertools import combinations
from typing import Any, Protocol

from bench.asking import Asked, Judge, Occurrence, telling_at
from bench.world import SENTENCES_IN_AN_ARTICLE, Happening, World, code_of

PAGE, OFFERED, LATEST, DYADS, LISTED_SOURCES = 50, 10, 10, 48, 50
OFFERED_FACETS = ("country", "type", "quad", "topic", "speaker", "source", "outlets", "place")

Answer = dict[str, Any]
"""Parts of an answer by their names, such as `count` and `codes`."""


class Tally(Protocol):
    """Counts what one question is about."""

    @property
    def moment(self) -> datetime | None:
        """As of when it looks at the record, None for now."""

    def see(self, event: Occurrence) -> None:
        """Look at an event that is public at that moment."""

    def answer(self) -> Answer: ...


def ask(world: World, tallies: Collection[Tally]) -> list[Answer]:
    """The answers of some tallies, after one pass over a world."""
    by_moment: dict[datetime | None, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_moment[tally.moment].append(tally)
    quads = {each["code"]: each["quad"] for each in world.types}
    for told in world.happenings():
        for moment, asking in by_moment.items():
            telling = telling_at(told, moment)
            if telling:
                event = Occurrence(world, told, telling, quads)
                for tally in asking:
                    tally.see(event)
    return [tally.answer() for tally in tallies]


class Ranked:
    """The first few of many in descending order; others are forgotten on the way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[Any] = []

    def add(self, each: Any) -> None:
        self._kept.append(each)
        if len(self._kept) > 100 * self._most:
            self._kept = self.all()

    def all(self) -> list[Any]:
        return nlargest(self._most, self._kept)


def most_frequent(counts: Mapping[str, int], most: int, chosen: Collection[str]) -> dict[str, int]:
    """The chosen values, and of the others the most frequent; of equal ones the first."""
    others = ((-count, value) for value, count in counts.items() if value not in chosen)
    found = {value: -count for count, value in nsmallest(most, others)}
    return {value: counts.get(value, 0) for value in chosen} | found


class ListTally:
    """A page of a list of events, newest first, with the counts of the whole list: its first page,
    or the one that begins with what is of the day `after`, an ordinal, or older. `given` are facets
    that the page does not offer."""

    def __init__(self, asked: Asked, after: int | None = None, given: Collection[str] = ()) -> None:
        self.asked, self.after, self.moment = asked, after, asked.moment
        self._judge = Judge(asked)
        self._counts, self._before = [0, 0, 0], 0
        self._page = Ranked(PAGE)
        self._facets: dict[str, Counter[str]] = {
            name: Counter() for name in OFFERED_FACETS if name not in given
        }

    def see(self, event: Occurrence) -> None:
        refused = self._judge.refuses(event)
        if len(refused) > 1:
            return
        if refused:
            # A facet counts what its own choice leaves out too.
            if refused[0] in self._facets:
                self._facets[refused[0]].update(event.values[refused[0]])
            return
        for name, counter in self._facets.items():
            counter.update(event.values[name])
        certainty = self._judge.certainty(event)
        self._counts[certainty] += 1
        if self.after is None or event.place[0] <= self.after:
            self._page.add((-certainty, *event.place))
        else:
            self._before += 1

    def answer(self) -> Answer:
        chosen = self._judge.chosen
        codes = [code for *_place, code in self._page.all()]
        return {
            "count": sum(self._counts),
            "before": self._before,
            "groups": self._counts if self.asked.is_dated else [],
            "codes": codes,
            "shown": set(codes),
            "facets": {
                name: most_frequent(counter, OFFERED, chosen.get(name, ()))
                for name, counter in self._facets.items()
                if counter or chosen.get(name)
            },
        }


class StatementsTally:
    """The first page of the statements in some events, newest first. A statement with a date of its
    own stands on that day. A page shows whole exchanges, each in the place of its first row."""

    def __init__(self, asked: Asked) -> None:
        self.moment = asked.moment
        self._judge = Judge(asked)
        self._count = 0
        self._page = Ranked(PAGE)
        self._answers: dict[str, tuple[str, int]] = {}

    def see(self, event: Occurrence) -> None:
        if self._judge.refuses(event):
            return
        for number, said in enumerate(event.told.sayings):
            self._count += 1
            day, is_known, occasion = event.place
            if said.date:
                day, is_known = datetime.fromisoformat(said.date).toordinal(), 1
            opener = number if said.answers is None else said.answers
            exchange = event.told.sayings[opener].code
            self._page.add((day, is_known, occasion, number, exchange, said.code))

    def answer(self) -> Answer:
        exchanges: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for *_place, number, exchange, code in self._page.all():
            exchanges[exchange].append((number, code))
        shown = (code for rows in exchanges.values() for _number, code in sorted(rows))
        return {"count": self._count, "codes": [*shown]}


class FrontTally:
    """The front page of the record, or the page of a country: how much there is, the most eventful
    pairs, and the latest events of which the start is known."""

    moment = None

    def __init__(self, world: World, country: str = "") -> None:
        self._world, self._country = world, country
        self._events = self._statements = 0
        self._articles: set[int] = set()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._last_of: dict[tuple[str, str], str] = {}
        self._latest = Ranked(LATEST)

    def see(self, event: Occurrence) -> None:
        if self._country and self._country not in event.told.countries:
            return
        self._events += 1
        self._statements += len(event.told.sayings)
        self._articles.update(event.articles)
        if event.span.whole.first is not None:
            self._latest.add(event.place)
        for pair in combinations(sorted(event.told.parties), 2):
            if not self._country or self._country in pair:
                self._pairs[pair] += 1
                self._last_of[pair] = event.told.code

    def answer(self) -> Answer:
        # An event that is all that three pairs or more have stands in their place.
        only = {pair: code for pair, code in self._last_of.items() if self._pairs[pair] == 1}
        times = Counter(only.values())
        counted = (each for each in self._pairs.items() if times[only.get(each[0], "")] < 3)
        pairs = sorted(counted, key=lambda each: (-each[1], each[0]))[:DYADS]
        slugs = {each["alpha3"]: each["slug"] for each in self._world.countries}
        named = {tuple(sorted(slugs[each] for each in pair)): count for pair, count in pairs}
        return {
            "events": self._events,
            "statements": self._statements,
            "sources": len(self._articles),
            "voices": len({self._voice(each) for each in self._articles}),
            "dyads": {"-".join(pair): count for pair, count in named.items()},
            "codes": [code for *_place, code in self._latest.all()],
        }

    def _voice(self, article: int) -> int:
        first = self._world.article(article).reprint_of
        return article if first is None else first


class SourcesTally:
    """The list of sources, the last stored first: each with the number of events that rest on it,
    and of its sentences that are cited."""

    moment = None

    def __init__(self) -> None:
        self._events: Counter[int] = Counter()
        self._sentences: dict[int, set[int]] = defaultdict(set)

    def see(self, event: Occurrence) -> None:
        self._events.update(event.articles)
        for article, sentence in _cited_in(event.told):
            self._sentences[article].add(sentence)

    def answer(self) -> Answer:
        listed = nlargest(LISTED_SOURCES, self._events)
        return {
            "rows": [
                (code_of(3 * each), self._events[each], len(self._sentences[each]))
                for each in listed
            ]
        }


class SourceTally:
    """The page of an article of which readers see the whole text: its cited sentences, and the
    codes of what rests on each of them."""

    moment = None

    def __init__(self, article: int) -> None:
        self._article = article
        self._resting: dict[int, set[str]] = defaultdict(set)

    def see(self, event: Occurrence) -> None:
        for code, cited in _claims_of(event.told):
            if cited.article == self._article:
                self._resting[cited.sentence].add(code)

    def answer(self) -> Answer:
        return {
            "sentences": SENTENCES_IN_AN_ARTICLE,
            "resting": {number: sorted(codes) for number, codes in self._resting.items()},
        }


class EventTally:
    """One event as it is public now."""

    moment = None

    def __init__(self, code: str) -> None:
        self._code = code
        self._answer: Answer = {}

    def see(self, event: Occurrence) -> None:
        if event.told.code == self._code:
            self._answer = {
                "title": event.telling.title,
                "date": event.telling.date,
                "countries": sorted(event.told.countries),
                "statements": sorted(each.code for each in event.told.sayings),
                "sources": len(event.articles),
                "edition": len(event.told.tellings),
                "published_at": event.telling.published.isoformat(),
            }

    def answer(self) -> Answer:
        return self._answer


def _claims_of(told: Happening) -> Iterator[tuple[str, Any]]:
    yield from ((told.code, each) for each in told.citations)
    yield from ((each.code, each.cited) for each in told.sayings)


def _cited_in(told: Happening) -> Iterable[tuple[int, int]]:
    return ((cited.article, cited.sentence) for _code, cited in _claims_of(told))
