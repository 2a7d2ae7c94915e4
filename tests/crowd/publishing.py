"""Puts a crowd on record and publishes it. The same seed makes the same crowd, codes included."""

from random import Random

from django.db import transaction

from relations import codes
from relations.editions.models import Edition
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country, EventType
from relations.sources.models import Sentence, Source
from tests.crowd.stories import SPEAKERS, Story, tell
from tests.factories import make_actor, make_event, make_source, make_statement, publish

STORIES_IN_AN_ARTICLE = 5
# Language, publisher, title: article after article.
OUTLETS = [
    ("en", "The Courier", "Report {number} from the border"),
    ("ur", "روزنامہ سفیر", "سرحد پر مذاکرات، رپورٹ نمبر {number}"),
    ("en", "Evening Gazette", "What the ministers said, part {number}"),
    ("fa", "روزنامهٔ پیک", "گفتگوها در مرز، گزارش شمارهٔ {number}"),
    ("en", "Newswire", "Border notes {number}"),
]


@transaction.atomic
def publish_crowd(count: int, seed: int = 1) -> list[Edition]:
    """Publish this many events and return their current editions; the vocabulary is loaded.

    As many events in a row as there are `KINDS` of dates have every kind.
    """
    random = Random(seed)  # noqa: S311 - nothing here is secret
    types = list(EventType.objects.order_by("code"))
    editions: list[Edition] = []
    for article, start in enumerate(range(0, count, STORIES_IN_AN_ARTICLE)):
        language, publisher, title = OUTLETS[article % len(OUTLETS)]
        numbers = range(start, min(start + STORIES_IN_AN_ARTICLE, count))
        stories = [tell(number, language, random) for number in numbers]
        source = make_source(
            text_of(stories),
            code=code(random),
            language=language,
            publisher=publisher,
            title=title.format(number=article),
            published=f"{2000 + article % 26}-{1 + article % 12:02}-15",
            url=f"https://{language}.example/{article}" if article % 3 else "",
            shows=Source.Shows.FULL if article % 4 else Source.Shows.CITED,
        )
        sentences = list(source.sentences.all())
        for story in stories:
            event = record(story, types[story.number % len(types)], sentences, random)
            editions.append(publish_with_corrections(event, story.number))
    return editions


def code(random: Random) -> str:
    return "".join(random.choices(codes.ALPHABET, k=codes.LENGTH))


def text_of(stories: list[Story]) -> str:
    """The article: each sentence a paragraph of its own, so that none is cut in two."""
    told = (sentence for story in stories for sentence in sentences_of(story))
    return "\n\n".join(told)


def sentences_of(story: Story) -> list[str]:
    return [story.opening, *(line.sentence for line in story.lines)]


def record(story: Story, event_type: EventType, sentences: list[Sentence], random: Random) -> Event:
    """A draft of the story. Takes its sentences from the front of the list."""
    event = make_event(
        event_type.label.capitalize() + story.title,
        code=code(random),
        type=event_type.code,
        date=story.date,
        date_said=story.said,
        date_note="Counted from the day on which the article was published.",
        place=story.place,
        topics=story.topics,
        countries=story.countries,
        summary=f"The two sides met; this was number {story.number} of their meetings.",
        sentence=sentences.pop(0),
    )
    claim: Statement | None = None
    for line in story.lines:
        said = make_statement(
            event,
            code=code(random),
            sentence=sentences.pop(0),
            speaker=speaker(line.speaker),
            act=line.act,
            text=line.text,
            quotation=line.quotation,
            responds_to=claim if line.answers else None,
            figure_measure=line.measure,
            figure_low=line.low,
            figure_high=line.high,
        )
        claim = claim or said
    return event


def speaker(name: str) -> Actor:
    [country] = [country for country, names in SPEAKERS.items() if name in names]
    return make_actor(name, country=Country.objects.get(alpha3=country))


def publish_with_corrections(event: Event, number: int) -> Edition:
    """Publish; every ninth event is corrected, and a sentence contradicts every eleventh."""
    if number % 11 == 0:
        cited = event.citations.get()
        Citation.objects.create(
            event=event,
            sentence=cited.sentence,
            field=Citation.Field.DATE,
            stance=Citation.Stance.CONTRADICTS,
        )
    edition = publish(event, by=None)
    if number % 9 == 0:
        event.summary = f"The two sides met for the time numbered {number}."
        event.save()
        edition = publish(event, by=None, reason="The count was corrected.")
    return edition
