"""What the benchmark asks: each question with its address, what the oracle must count for it, and
how its answer is read."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from bench.asking import Asked
from bench.language import WORDS
from bench.oracle import (
    Answer,
    EventTally,
    FrontTally,
    ListTally,
    SourcesTally,
    SourceTally,
    StatementsTally,
    Tally,
)
from bench.reading import (
    read_event,
    read_event_json,
    read_front,
    read_source,
    read_sources,
    read_statements,
    read_timeline,
    read_timeline_json,
)
from bench.world import World

OFTEN, COMMON, RARE = WORDS[12], WORDS[60], WORDS[12_000]
"""Words in about a third, a tenth and a thousandth of all events."""
AS_OF = date(2022, 6, 30)
DEEP = date(2015, 12, 31)
"""A day from which on older events are a list of their own."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Where others than the site can be asked it too, `asked` and `after` say what
    the list is of; None where they cannot."""

    name: str
    address: str
    tally: Tally
    read: Callable[[bytes], Answer]
    asked: Asked | None = None
    after: int | None = None


def wrong_in(said: Answer, expected: Answer) -> list[str]:
    """The names of the parts of an answer that are not what the oracle says. A page has not all of
    the parts that its JSON has."""
    return [name for name, value in said.items() if value != expected[name]]


def questions(world: World) -> list[Question]:
    """All questions that are asked of a world."""
    return [*_timelines(world), *_pages(world)]


def _timelines(world: World) -> Iterator[Question]:
    """Lists of events, each as its page and as its JSON. Nobody but the site keeps what was public
    once."""
    countries = [each["alpha3"] for each in world.countries]
    pair, types = (countries[0], countries[1]), tuple(each["code"] for each in world.types[:2])
    asked = {
        "first page": Asked(),
        "pair": Asked(country=pair),
        "pair, types, dates": Asked(country=pair, type=types, since="2019", until="2022-06"),
        "rare pair": Asked(country=(countries[5], countries[25])),
        "words, common": Asked(words=(COMMON,)),
        "words, rare": Asked(words=(RARE,)),
        "words and pair": Asked(country=pair, words=(OFTEN,)),
        "speaker": Asked(speaker=(world.speaker(1).code,)),
        "as of": Asked(as_of=AS_OF),
        "as of, pair, dates": Asked(country=pair, since="2021-05", as_of=AS_OF),
    }
    for name, each in asked.items():
        yield _timeline(name, each)
        yield _timeline(f"{name}, JSON", each, is_json=True)
    yield _timeline("deep page", Asked(), after=DEEP)
    yield _timeline("deep page, JSON", Asked(), after=DEEP, is_json=True)


def _timeline(
    name: str, asked: Asked, after: date | None = None, *, is_json: bool = False
) -> Question:
    day = after.toordinal() if after else None
    address = "/timeline.json" if is_json else "/timeline/"
    read = read_timeline_json if is_json else read_timeline
    others = None if is_json or asked.as_of else asked
    return Question(name, address + _query(asked, day), ListTally(asked, day), read, others, day)


def _pages(world: World) -> Iterator[Question]:
    """Everything else."""
    pair = world.countries[:2]
    both = Asked(country=(pair[0]["alpha3"], pair[1]["alpha3"]), between=True)
    slugs = "-".join(sorted(each["slug"] for each in pair))
    yield Question(
        "dyad", f"/relations/{slugs}/", ListTally(both, given=["country"]), read_timeline
    )
    yield Question("statements", "/statements/", StatementsTally(Asked()), read_statements)
    event = next(
        each
        for each in world.happenings(world.size // 2)
        if not each.is_draft and not each.withdrawn and len(each.sayings) > 1
    )
    slug = "-".join(event.tellings[-1].title.lower().split())
    place = f"/events/{event.code}"
    yield Question("event", f"{place}/{slug}/", EventTally(event.code), read_event)
    yield Question("event, JSON", f"{place}.json", EventTally(event.code), read_event_json)
    cited = event.citations[0].article
    article = world.article(cited if cited % 4 else cited + 1)
    slug = "-".join(article.title.lower().split())
    address = f"/sources/{article.code}/{slug}/"
    yield Question("source", address, SourceTally(article.number), read_source)
    yield Question("home", "/", FrontTally(world), read_front)
    alpha3 = pair[0]["alpha3"]
    yield Question("country", f"/countries/{alpha3}/", FrontTally(world, alpha3), read_front)
    yield Question("sources", "/sources/", SourcesTally(), read_sources)


def _query(asked: Asked, after: int | None) -> str:
    given = [
        (name, value)
        for name in ("country", "type", "speaker", "source")
        for value in getattr(asked, name)
    ]
    single = {
        "since": asked.since,
        "until": asked.until,
        "q": " ".join(asked.words),
        "as_of": str(asked.as_of or ""),
        # The place before all that is of a day: the surest, and the day.
        "after": "" if after is None else urlsafe_b64encode(f"0.{after}".encode()).decode(),
    }
    given += [(name, value) for name, value in single.items() if value]
    return f"?{urlencode(given)}" if given else ""
