"""The working rows of an invented world: unsaved, with the keys that they will have, and with all
at hand that `Event.objects.complete()` would fetch."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Model

from bench.world import (
    OLDEST_ARTICLE,
    SENTENCES_IN_A_PARAGRAPH,
    SENTENCES_IN_AN_ARTICLE,
    Cited,
    Happening,
    Saying,
    Telling,
    World,
)
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.fingerprints import fingerprints_of
from relations.sources.intake import digest
from relations.sources.models import Fingerprint, Sentence, Source

MOST_SAYINGS = 3
# As `Happening.parties` says, the third hosts.
_ROLES = (Participation.Role.INITIATOR, Participation.Role.TARGET, Participation.Role.HOST)


class WorkingRows:
    """Makes the rows of a world, whose vocabulary is stored. Each has the key that follows from its
    number: a chunk of a world needs to know nothing of the others."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._countries = {each.alpha3: each for each in Country.objects.all()}
        self._types = {each.code: each for each in EventType.objects.all()}
        self._topics = {each.code: each for each in Topic.objects.all()}
        self.actor = lru_cache(maxsize=None)(self._actor)
        self.sentences = lru_cache(maxsize=4 * OLDEST_ARTICLE)(self._sentences)

    def _actor(self, number: int) -> Actor:
        told = self.world.speaker(number)
        country = self._countries[told.country]
        return Actor(pk=number + 1, code=told.code, name=told.name, kind=told.kind, country=country)

    def source(self, number: int) -> Source:
        """The source of an article."""
        return self.sentences(number)[0].source

    def _sentences(self, number: int) -> list[Sentence]:
        told = self.world.article(number)
        first = None if told.reprint_of is None else self.source(told.reprint_of)
        source = Source(
            pk=number + 1,
            code=told.code,
            title=told.title,
            publisher=told.publisher,
            url=told.url,
            same_origin_as=first,
            published=told.published,
            language="en",
            text=told.text,
            sha256=digest(told.text),
            is_fingerprinted=True,
            shows=told.shows,
        )
        # No later look was had at any.
        source._prefetched_objects_cache = {"revisits": []}  # type: ignore[attr-defined]
        return [
            Sentence(
                pk=number * SENTENCES_IN_AN_ARTICLE + place + 1,
                source=source,
                number=place + 1,
                text=text,
                start=start,
                end=start + len(text),
                paragraph=place // SENTENCES_IN_A_PARAGRAPH + 1,
            )
            for place, (text, start) in enumerate(zip(told.sentences, told.starts, strict=True))
        ]

    def of_article(self, number: int) -> Iterator[Model]:
        """What `ingest` stores of an article."""
        sentences = self.sentences(number)
        source = sentences[0].source
        yield source
        yield from sentences
        values = sorted(fingerprints_of([each.text for each in sentences]))
        yield from (Fingerprint(source=source, value=value) for value in values)

    def events(self, told: Happening) -> list[Event]:
        """An event as it was at each of its tellings. All share their statements and citations,
        which are rows of the last: no other is stored."""
        events = [self._event(told, telling) for telling in told.tellings]
        parts = self._parts_of(told, events[-1])
        for event in events:
            event._prefetched_objects_cache = parts  # type: ignore[attr-defined]
        return events

    def of_event(self, event: Event) -> Iterator[Model]:
        """All working rows of an event from `events`."""
        yield event
        through = Event.topics.through
        yield from (through(event=event, topic=each) for each in event.topics.all())
        yield from event.participations.all()
        yield from event.citations.all()
        for statement in event.statements.all():
            yield statement
            yield from statement.citations.all()

    def _event(self, told: Happening, telling: Telling) -> Event:
        event = Event(
            pk=told.number + 1,
            code=told.code,
            title=telling.title,
            summary=telling.summary,
            date=telling.date,
            date_said="at that time",
            type=self._types[telling.type],
            place=telling.place,
        )
        event.derive()
        return event

    def _parts_of(self, told: Happening, event: Event) -> dict[str, list[Model]]:
        statements: list[Statement] = []
        for number, saying in enumerate(told.sayings):
            statements.append(self._statement(event, number, saying, statements))
        return {
            "statements": [*statements],
            "citations": [self._citation(each, event=event) for each in told.citations],
            "topics": [self._topics[code] for code in told.topics],
            "participations": [
                Participation(
                    event=event,
                    country=self._countries[alpha3],
                    role=_ROLES[place] if place < len(_ROLES) else Participation.Role.PARTICIPANT,
                )
                for place, alpha3 in enumerate(told.countries)
            ],
        }

    def _statement(
        self, event: Event, number: int, saying: Saying, before: list[Statement]
    ) -> Statement:
        statement = Statement(
            pk=MOST_SAYINGS * (event.pk - 1) + number + 1,
            code=saying.code,
            event=event,
            speaker=self.actor(saying.speaker),
            act=saying.act,
            text=saying.text,
            quotation=saying.quotation,
            responds_to=None if saying.answers is None else before[saying.answers],
            date=saying.date,
            figure_measure="" if saying.low is None else "people",
            figure_low=saying.low,
        )
        citations = [self._citation(saying.cited, statement=statement)]
        statement._prefetched_objects_cache = {"citations": citations}  # type: ignore[attr-defined]
        return statement

    def _citation(self, cited: Cited, **of: Model) -> Citation:
        sentence = self.sentences(cited.article)[cited.sentence - 1]
        return Citation(sentence=sentence, field=cited.field, **of)
