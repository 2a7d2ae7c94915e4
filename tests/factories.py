"""Makes rows for tests. Each function makes one thing that is right in every respect; a test
names only what it is about."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.text import slugify

from relations.editions import publication
from relations.editions.description_publication import publish_description
from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.record.citations import Citation
from relations.record.judgements import citations_of, judge
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.intake import ingest
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence

ARTICLE = (
    "Kabul: The ministers met on Saturday and voiced “deep concern” over the border. "
    "Their talks went on until the evening.\n"
    "Last year the border was shut for a month. A second report on {number} followed."
)


UNREAD = "Made for a test; no second editor has read it."


def make_source(text: str = "", **fields: Any) -> Source:
    """A stored source of four sentences, with a text of its own unless one is given."""
    fields.setdefault("title", "A report from Kabul")
    fields.setdefault("publisher", "The Courier")
    fields.setdefault("published", "2025-04-20")
    fields.setdefault("shows", Source.Shows.FULL)
    return ingest(Source(text=text or ARTICLE.format(number=Source.objects.count()), **fields))


def make_sentence(number: int = 1) -> Sentence:
    """One sentence of a source of its own."""
    return make_source().sentences.get(number=number)


def make_actor(name: str = "Amina Karimi", **fields: Any) -> Actor:
    """An actor whose code follows from the name; the same one if it exists."""
    fields.setdefault("kind", Actor.Kind.PERSON)
    code = slugify(name)
    return Actor.objects.get_or_create(code=code, defaults={"name": name, **fields})[0]


def make_event(
    title: str = "Ministers meet in Kabul",
    *,
    countries: tuple[str, ...] = ("AFG", "PAK"),
    type: str = "talks",  # noqa: A002 - the record's own word
    topics: tuple[str, ...] = (),
    sentence: Sentence | None = None,
    **fields: Any,
) -> Event:
    """A draft of an event that can be published: two countries, one cited sentence."""
    fields.setdefault("date", "2025-04-19")
    event = Event(title=title, type=EventType.objects.get(code=type), **fields)
    event.save()
    event.topics.set(Topic.objects.filter(code__in=topics))
    for alpha3 in countries:
        country = Country.objects.get(alpha3=alpha3)
        Participation.objects.create(event=event, country=country)
    Citation.objects.create(event=event, sentence=sentence or make_sentence())
    return event


def make_statement(event: Event, *, sentence: Sentence | None = None, **fields: Any) -> Statement:
    """A statement in an event, with a citation: of the event's own sentence unless one is given."""
    fields.setdefault("speaker", make_actor())
    fields.setdefault("act", Statement.Act.CONCERN)
    fields.setdefault("text", "She is concerned about the border.")
    statement = Statement.objects.create(event=event, **fields)
    cited = sentence or event.citations.all()[0].sentence
    Citation.objects.create(statement=statement, sentence=cited)
    return statement


def publish(event: Event, by: User | None = None, reason: str = "") -> Edition:
    """Publish an event as it stands, also where no editor has judged its citations."""
    return publication.publish(event, by=by, reason=reason, unchecked=UNREAD)


def make_published(title: str = "Ministers meet in Kabul", **fields: Any) -> Edition:
    """An event that is public, as its first edition."""
    return publish(make_event(title, **fields))


def source_of(edition: Edition) -> Source:
    """The first of the sources that an edition cites, as it is stored."""
    return Source.objects.get(code=next(iter(edition.document["sources"])))


def make_described(row: Model) -> Description:
    """What readers see of a source or of a name from now on: the row as it is stored."""
    stored = type(row)._default_manager.get(pk=row.pk)
    return publish_description(stored, by=None, reason="Made for a test.")


def make_checked(event: Event, by: User, verdict: str = "supports") -> Event:
    """The event, of whose citations an editor has judged all."""
    for citation in citations_of(Event.objects.complete().get(pk=event.pk)):
        judge(citation, verdict, by)
    return event


def make_editor(name: str = "editor", **fields: Any) -> User:
    """An account with a name for readers; with `is_superuser=True` one that may do everything."""
    fields.setdefault("first_name", name.title())
    fields.setdefault("last_name", "Tester")
    return User.objects.create_user(name, password="a long and plain password", **fields)


def make_revisit(source: Source, on: str = "2025-03-12", **outcomes: str) -> Revisit:
    """A look at a source's article at noon of a day, and what it found of the sentences `s1`, `s2`
    and so on; any word that is no outcome is how a changed sentence then read."""
    by = User.objects.get_or_create(username="looker")[0]
    revisit = Revisit.objects.create(source=source, made_at=f"{on}T12:00Z", made_by=by)
    for number, outcome in outcomes.items():
        is_outcome = outcome in RevisitedSentence.Outcome.values
        revisit.sentences.create(
            sentence=source.sentences.get(number=number[1:]),
            outcome=outcome if is_outcome else "changed",
            text_now="" if is_outcome else outcome,
        )
    return revisit
