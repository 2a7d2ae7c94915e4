"""What may be asked of a world, and how an event of it stands to a question: by the world alone,
and by the calendar of `relations/dates`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache

from bench.language import WORDS
from bench.world import Happening, Telling, World, code_of
from relations.dates import edtf
from relations.dates.reach import Reach, parts, reach
from relations.editions.stems import words_of

WITHIN, ONGOING, PERHAPS = 0, 1, 2
_LETTERS = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: an event must have all of these countries, one of these types, speakers and
    sources, all of these words in one form or another, and may lie between two dates; it counts as
    it was public at the end of a day. `between` says that all of the countries must be parties to
    it."""

    country: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    words: tuple[str, ...] = ()
    as_of: date | None = None
    between: bool = False

    @property
    def is_dated(self) -> bool:
        return bool(self.since or self.until)

    @property
    def period(self) -> tuple[int | None, int | None]:
        """Its first and its last day."""
        first = reach(edtf.parse(self.since)).first if self.since else None
        return first, reach(edtf.parse(self.until)).last if self.until else None

    @property
    def moment(self) -> datetime | None:
        """When the day of `as_of` is over."""
        if self.as_of is None:
            return None
        return datetime.combine(self.as_of + timedelta(days=1), datetime.min.time(), UTC)


def telling_at(told: Happening, moment: datetime | None) -> Telling | None:
    """What is public of an event, or was just before a moment; None if nothing is."""
    if told.is_draft or (told.withdrawn and (moment is None or told.withdrawn < moment)):
        return None
    before = [each for each in told.tellings if moment is None or each.published < moment]
    return before[-1] if before else None


_NUMBERS = {1: "one", 2: "two", 3: "several"}


@dataclass(frozen=True)
class Occurrence:
    """An event of a world as one of its tellings has it."""

    world: World
    told: Happening
    telling: Telling
    quads: dict[str, str] = field(repr=False)

    @cached_property
    def articles(self) -> list[int]:
        """The numbers of the articles that are cited for it, each once."""
        cited = (*self.told.citations, *(each.cited for each in self.told.sayings))
        return sorted({each.article for each in cited})

    @cached_property
    def reported(self) -> int:
        """The last day on which an article was printed that is cited for it."""
        return max(_ordinal(self.world.article(each).published) for each in self.articles)

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """The values by which it may be chosen."""
        speakers = dict.fromkeys(each.speaker for each in self.told.sayings)
        return {
            "country": [*self.told.countries],
            "type": [self.telling.type],
            "quad": [self.quads[self.telling.type]],
            "topic": [*self.told.topics],
            "speaker": [self.world.speaker(each).code for each in speakers],
            "source": [code_of(3 * each) for each in self.articles],
            "outlets": [_NUMBERS[min(self.independent, 3)]],
            "place": [self.telling.place] if self.telling.place else [],
        }

    @property
    def independent(self) -> int:
        """How many groups of its articles share neither a report nor an outlet with another."""
        groups: list[set[object]] = []
        for each in map(self.world.article, self.articles):
            first = each.number if each.reprint_of is None else each.reprint_of
            joined = {first, each.publisher}
            apart = [group for group in groups if not group & joined]
            groups = [*apart, joined.union(*(group for group in groups if group & joined))]
        return len(groups)

    @cached_property
    def tokens(self) -> set[str]:
        """The words in which it is searched, as they are written."""
        return set(_LETTERS.findall(" ".join(self._texts()).lower()))

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences that are cited for it and for what was said."""
        for each in (*self.told.citations, *(each.cited for each in self.told.sayings)):
            yield self.world.article(each.article).sentences[each.sentence - 1]

    def _texts(self) -> Iterator[str]:
        yield from (self.telling.title, self.telling.summary, self.telling.place)
        yield from self.sentences
        for said in self.told.sayings:
            yield from (said.text, said.quotation, self.world.speaker(said.speaker).name)

    @cached_property
    def span(self) -> "Span":
        return span_of(self.telling.date, self.reported)

    @property
    def place(self) -> "Place":
        """Where it stands among all in time."""
        return self.span.day, int(self.span.whole.first is not None), self.told.code


def occurrences(world: World) -> Iterator[Occurrence]:
    """All events of a world that are public now."""
    quads = {each["code"]: each["quad"] for each in world.types}
    for told in world.happenings():
        telling = telling_at(told, None)
        if telling:
            yield Occurrence(world, told, telling, quads)


Place = tuple[int, int, str]
"""A day, whether more is known than that it was over by then, and a code."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a date, and of its parts if it has several."""

    whole: Reach
    parts: tuple[Reach, ...]

    @property
    def day(self) -> int:
        """The day by which it is put in order."""
        first, last = self.whole.first, self.whole.last
        return (last or 0) if first is None else first

    def meets(self, first: int | None, last: int | None) -> bool:
        """Whether it may lie in a period."""
        found = self.parts if first is not None and last is not None else ()
        return any(_meets(each, first, last) for each in found or [self.whole])

    def certainty(self, first: int | None, last: int | None) -> int:
        """How surely it lies in a period that it meets."""
        whole = self.whole
        if not any(_surely_meets(each, first, last) for each in (whole, *self.parts)):
            return PERHAPS
        begins_in_it = first is None or (whole.first is not None and whole.first >= first)
        ends_in_it = last is None or (whole.last is not None and whole.last <= last)
        return WITHIN if whole.has_sure_ends and begins_in_it and ends_in_it else ONGOING


@lru_cache(maxsize=100_000)
def span_of(text: str, reported: int) -> Span:
    """The days of a date that was last reported on a day."""
    value = edtf.parse(text)
    return Span(reach(value, reported), tuple(parts(value)))


def _meets(days: Reach, first: int | None, last: int | None) -> bool:
    ends_before = first is not None and days.last is not None and days.last < first
    begins_after = last is not None and days.first is not None and days.first > last
    return not (ends_before or begins_after)


def _surely_meets(days: Reach, first: int | None, last: int | None) -> bool:
    has_begun = last is None or (days.begun is not None and days.begun <= last)
    goes_on = first is None or (days.lasted is not None and days.lasted >= first)
    return has_begun and goes_on


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=1_000)
def spellings_of(word: str) -> frozenset[str]:
    """The words of the language that a word of a question stands for: those of its stem, which all
    begin alike."""
    alike = (each for each in WORDS if each.startswith(word[:3]))
    return frozenset(each for each in alike if words_of(each) == words_of(word))


class Judge:
    """Says whether events belong to the answer of a question."""

    FACETS = ("country", "type", "speaker", "source")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.chosen = {name: set(getattr(asked, name)) for name in self.FACETS}
        self._words = [spellings_of(each) for each in asked.words]
        self._first, self._last = asked.period

    def refuses(self, event: Occurrence) -> list[str]:
        """The names of the parts of the question that an event does not meet; of several perhaps
        not all, but always more than one."""
        refused = [
            name for name, values in self.chosen.items() if not self._has(event, name, values)
        ]
        if len(refused) > 1:
            return refused
        if self.asked.is_dated and not event.span.meets(self._first, self._last):
            refused.append("date")
        if self.asked.between and not self.chosen["country"].issubset(event.told.parties):
            refused.append("between")
        if any(each.isdisjoint(event.tokens) for each in self._words):
            refused.append("words")
        return refused

    def certainty(self, event: Occurrence) -> int:
        """How surely an event lies in the period that is asked for."""
        if not self.asked.is_dated:
            return WITHIN
        return event.span.certainty(self._first, self._last)

    def _has(self, event: Occurrence, name: str, values: set[str]) -> bool:
        if not values:
            return True
        having = event.values[name]
        return values.issubset(having) if name == "country" else not values.isdisjoint(having)
