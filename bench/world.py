"""The invented world of the benchmark: what is printed, what happens, who says what, and when which
of it is published. The same seed and size make the same world, and any part of it is made by itself
from its number, so that a world of any size takes no memory.

It knows neither Django nor a database. Its countries, types of event and topics are some of those
that ship with the site.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from bench.dates import some_date
from bench.language import WORDS, Zipf, pick, some_sentence, some_words
from relations.codes import ALPHABET, LENGTH

VOCABULARY = Path(__file__).resolve().parent.parent / "fixtures" / "vocabulary.json"
COUNTRIES, TYPES = 200, 30
MOST_SPEAKERS, EVENTS_FOR_A_SPEAKER = 5_000, 20
EVENTS_IN_AN_ARTICLE, SENTENCES_IN_AN_ARTICLE, SENTENCES_IN_A_PARAGRAPH = 5, 12, 3
OLDEST_ARTICLE = 20
"""An event is cited from its own article and from up to so many before it."""
FIRST, LAST = datetime(2019, 1, 1, 8, tzinfo=UTC), datetime(2024, 12, 31, 20, tzinfo=UTC)
"""Between these all events are published for the first time, one after the other."""
DRAFTS, WITHDRAWN, REVISED, TWICE_REVISED = 0.05, 0.01, 0.05, 0.01
EARLIEST_DAY = date(1985, 1, 1)
UNCHECKED = "Invented for a benchmark; no second editor has read it."

ACTS = (
    *("accuse", "deny", "announce", "demand", "urge", "reject", "offer", "agree", "report"),
    *("concern", "criticise", "threaten"),
)
ANSWERS = ("deny", "reject", "agree")
_OUTLETS = 40
_FIRST_NAMES = 71
_STEP = 0x5D8B_47C3_2B  # odd, so that no two numbers have the same code
_ALL_CODES = 32**LENGTH


@dataclass(frozen=True, slots=True)
class InventedSpeaker:
    """Who speaks; `country` has three letters."""

    code: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is printed: its sentences are slices of its text, `starts` where they begin.
    `reprint_of` is the number of the article that it prints again in other words, None for most."""

    number: int
    code: str
    title: str
    publisher: str
    url: str
    published: str
    shows: str
    text: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    reprint_of: int | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence by the number of its article and by its own, from 1, and what rests on it."""

    article: int
    sentence: int
    field: str = "whole"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a speaker says; `answers` is the place of another among those of the event. Its date is
    blank where it is the event's; `low` is None unless something is counted."""

    code: str
    speaker: int
    act: str
    text: str
    quotation: str
    answers: int | None
    date: str
    low: int | None
    cited: Cited


@dataclass(frozen=True, slots=True)
class Telling:
    """What an edition tells of an event that others may not, and when it is published."""

    title: str
    summary: str
    date: str
    type: str
    place: str
    published: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event. The last of its tellings is the one that editors have now; of a draft it is the
    only one, and not public."""

    number: int
    code: str
    tellings: tuple[Telling, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    sayings: tuple[Saying, ...]
    citations: tuple[Cited, ...]
    is_draft: bool
    withdrawn: datetime | None

    @property
    def parties(self) -> tuple[str, ...]:
        """Between whom it happened: the third country hosts it, and no more."""
        return self.countries[:2] + self.countries[3:]


def code_of(number: int) -> str:
    """An opaque code, another one for each number below 2 to the power of 40."""
    rest, letters = number * _STEP % _ALL_CODES, ""
    for _place in range(LENGTH):
        rest, digit = divmod(rest, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    return letters


class World:
    """A world of a number of events."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size, self.seed = size, seed
        self.countries, self.types, self.topics = _shipped()
        self.article_count = -(-size // EVENTS_IN_AN_ARTICLE)
        self.speaker_count = min(MOST_SPEAKERS, max(3, size // EVENTS_FOR_A_SPEAKER))
        self._countries, self._types = Zipf(COUNTRIES, 0.95), Zipf(TYPES, 0.7)
        self._topics = Zipf(len(self.topics))
        self._speakers = Zipf(self.speaker_count, 0.8)
        self.article = lru_cache(maxsize=4 * OLDEST_ARTICLE)(self._article)

    def happenings(self, start: int = 0, end: int | None = None) -> Iterator[Happening]:
        """The events from one number up to, and without, another; all if none is given."""
        return map(self.happening, range(start, self.size if end is None else min(end, self.size)))

    def speaker(self, number: int) -> InventedSpeaker:
        random = self._random("speaker", number)
        last, first = divmod(number, _FIRST_NAMES)
        # No word of the language ends like a name.
        name = f"{WORDS[first]}n {WORDS[_FIRST_NAMES + last]}ic".title()
        kind = random.choice(("person", "person", "person", "office", "government"))
        country = pick(random, self.countries, self._countries)
        return InventedSpeaker(name.lower().replace(" ", "-"), name, kind, country["alpha3"])

    def published(self, number: int) -> datetime:
        """When an event is published for the first time."""
        return FIRST + (LAST - FIRST) * number // self.size

    def _random(self, kind: str, number: int) -> Random:
        return Random(f"{self.seed} {kind} {number}")  # noqa: S311 - nothing here is secret

    def _article(self, number: int) -> Article:
        random = self._random("article", number)
        sentences = tuple(some_sentence(random, 8, 16) for _ in range(SENTENCES_IN_AN_ARTICLE))
        text, starts = _printed(sentences)
        outlet = random.randrange(_OUTLETS)
        code = code_of(3 * number)
        return Article(
            number=number,
            code=code,
            title=some_words(random, 4, 9).capitalize(),
            publisher=f"The {WORDS[outlet].capitalize()} Courier",
            url=f"https://{WORDS[outlet]}.example/{code}" if number % 8 else "",
            published=(self._printed_on(number)).isoformat(),
            shows="full" if number % 4 else "cited",
            text=text,
            sentences=sentences,
            starts=starts,
            reprint_of=number - 1 if number % 10 == 9 else None,
        )

    def _printed_on(self, article: int) -> date:
        return (self.published(article * EVENTS_IN_AN_ARTICLE) - timedelta(days=1)).date()

    def happening(self, number: int) -> Happening:
        random = self._random("event", number)
        own_article = number // EVENTS_IN_AN_ARTICLE
        day = self._printed_on(own_article) - timedelta(days=int(random.expovariate(1 / 700)))
        day = max(day, EARLIEST_DAY)
        tellings = self._tellings(random, day, self.published(number))
        chance, days = random.random(), timedelta(hours=random.randrange(1, 2_400))
        is_withdrawn = DRAFTS <= chance < DRAFTS + WITHDRAWN
        return Happening(
            number=number,
            code=code_of(3 * number + 1),
            tellings=tellings[-1:] if chance < DRAFTS else tellings,
            countries=self._taking_part(random),
            topics=self._about(random),
            sayings=tuple(self._sayings(random, number, day)),
            citations=_cited_for(random, own_article),
            is_draft=chance < DRAFTS,
            withdrawn=tellings[-1].published + days if is_withdrawn else None,
        )

    def _taking_part(self, random: Random) -> tuple[str, ...]:
        [count] = random.choices((2, 3, 4), (70, 20, 10))
        ranks = self._countries.distinct(random, count)
        return tuple(self.countries[rank]["alpha3"] for rank in ranks)

    def _about(self, random: Random) -> tuple[str, ...]:
        ranks = self._topics.distinct(random, random.randrange(3))
        return tuple(self.topics[rank]["code"] for rank in ranks)

    def _tellings(self, random: Random, day: date, first: datetime) -> tuple[Telling, ...]:
        """The last telling, and before it those that it corrects: they were less precise."""
        chance = random.random()
        count = 1 + (chance < REVISED) + (chance < TWICE_REVISED)
        place = some_words(random, 1, 2).title() if random.random() < 0.6 else ""
        dates = [f"{day:%Y}"] * (count - 1) + [some_date(random, day)]
        tellings, moment = [], first
        for number, text in enumerate(dates):
            told = Telling(
                title=some_words(random, 4, 8).capitalize(),
                summary=some_sentence(random, 8, 24),
                date=text,
                type=pick(random, self.types, self._types)["code"],
                place=place,
                published=moment,
                reason="What happened was told more exactly." if number else "",
            )
            tellings.append(told)
            moment += timedelta(minutes=random.randrange(10, 200_000))
        return tuple(tellings)

    def _sayings(self, random: Random, event: int, day: date) -> Iterator[Saying]:
        [count] = random.choices((0, 1, 2, 3), (35, 30, 20, 15))
        speakers = self._speakers.distinct(random, count)
        for place, speaker in enumerate(speakers):
            answers = 0 if place and random.random() < 0.6 else None
            cited = _some_sentence_of(random, event // EVENTS_IN_AN_ARTICLE)
            sentence = self.article(cited.article).sentences[cited.sentence - 1]
            words = sentence.removesuffix(".").split()
            yield Saying(
                code=code_of(3 * (4 * event + place) + 2),
                speaker=speaker,
                act=random.choice(ACTS if answers is None else ANSWERS),
                text=some_sentence(random, 6, 14),
                quotation=" ".join(words[1:6]) if random.random() < 0.5 else "",
                answers=answers,
                date=day.isoformat() if random.random() < 0.1 else "",
                low=random.randrange(20, 90_000) if random.random() < 0.1 else None,
                cited=cited,
            )


def _some_sentence_of(random: Random, article: int, field: str = "whole") -> Cited:
    """A sentence of an article or, now and then, of an older one."""
    older = random.randrange(OLDEST_ARTICLE) if random.random() < 0.4 else 0
    number = random.randint(1, SENTENCES_IN_AN_ARTICLE)
    return Cited(max(article - older, 0), number, field)


def _cited_for(random: Random, article: int) -> tuple[Cited, ...]:
    """One to four different citations of an event, the first for the whole of it."""
    found: dict[Cited, None] = {_some_sentence_of(random, article): None}
    for _number in range(random.randrange(4)):
        field = random.choice(("whole", "date", "participants"))
        found[_some_sentence_of(random, article, field)] = None
    return tuple(found)


def _printed(sentences: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """A text of paragraphs, and where in it each sentence begins."""
    text, starts = "", []
    for number, sentence in enumerate(sentences):
        if number:
            text += " " if number % SENTENCES_IN_A_PARAGRAPH else "\n\n"
        starts.append(len(text))
        text += sentence
    return text, tuple(starts)


Entry = dict[str, str]
"""An entry of the vocabulary: its columns."""


@lru_cache(maxsize=1)
def _shipped() -> tuple[list[Entry], list[Entry], list[Entry]]:
    """The countries, types of event and topics of the world, the most frequent first."""
    rows = json.loads(VOCABULARY.read_text())
    found = {
        name: [each["fields"] for each in rows if each["model"] == f"relations.{name}"]
        for name in ("country", "eventtype", "topic")
    }
    states = [each for each in found["country"] if each["standing"] == "member"]
    others = [each for each in found["country"] if each["standing"] == "territory"]
    random = Random("vocabulary")  # noqa: S311 - nothing here is secret
    return (
        [*random.sample(states, len(states)), *others][:COUNTRIES],
        random.sample(found["eventtype"], TYPES),
        random.sample(found["topic"], len(found["topic"])),
    )
