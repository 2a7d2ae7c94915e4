"""A record with something of everything, and every address at which readers may ask for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.test import Client

from relations.editions.actor_merge import merge_actors
from relations.editions.description_publication import publish_description
from relations.editions.facets import FACETS
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.error_reports import ErrorReport, ReportedThing, receive
from relations.record.citations import Citation
from relations.record.country_names import CountryName
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Sentence, Source
from tests.desk.desk import make_sent
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_revisit,
    make_source,
    make_statement,
    publish,
)

NEW_WORD = "quokka"
"""The word of all that is typed at the desk and is not public."""


@dataclass(frozen=True)
class WholeRecord:
    """The rows of the record that are changed at the desk.

    `public` was corrected since it was first published, and rests on `full`, of which readers see
    the whole text, on `cited`, of which they do not, on a reprint and on a later version. `left` is
    public with a topic, a type, a country and a speaker that no working row names any more.
    """

    public: Event
    statement: Statement
    left: Event
    withdrawn: Event
    draft: Event
    drafted: Statement
    spare: Statement
    answer: Statement
    unread_event: Event
    sent: Event
    edition: Edition
    public_sentence: Sentence
    judge: User
    author: User
    newcomer: User
    group: Group
    another_group: Group
    full: Source
    cited: Source
    reprint: Source
    version: Source
    unread: Source
    uncited: Source
    speaker: Actor
    merged: Actor
    survivor: Actor
    left_speaker: Actor
    left_actor: Actor
    topic: Topic
    left_topic: Topic
    type: EventType
    left_type: EventType
    country: Country
    left_country: Country
    report: ErrorReport
    another_report: ErrorReport
    sources: list[Source]
    events: list[Event]


def make_whole_record(by: User) -> WholeRecord:
    """The record, of which an account has judged some citations."""
    full = make_source(
        title="The whole report", author="A. Reporter", url="https://courier.example/1"
    )
    cited = make_source(title="A restricted report", shows=Source.Shows.CITED)
    reprint = make_source(title="A reprint", publisher="The Echo", same_origin_as=full)
    version = make_source(title="A later report", version_of=full)
    unread, uncited = (make_source(title=each) for each in ("Unread report", "Uncited report"))
    make_revisit(full, s1="The ministers met on a Saturday.", s2="gone")
    make_revisit(cited, s1="moved")
    topic, left_topic = (Topic.objects.create(label=each) for each in ("canals", "dams"))
    kinds = [
        EventType.objects.create(label=each, plural=f"{each}s", quad="verbal-cooperation")
        for each in ("parley", "colloquy")
    ]
    countries = [
        Country.objects.create(
            name=name, standing=Country.Standing.HISTORICAL_STATE, existed="1991"
        )
        for name in ("Ruritania", "Syldavia")
    ]
    for each in countries:
        each.names.create(kind=CountryName.Kind.NAME, name=f"Old {each.name}")
    public = make_event(
        type=kinds[0].code, topics=(topic.code, "border"), sentence=full.sentences.get(number=1)
    )
    for source in (full, cited, reprint, version):
        Citation.objects.create(event=public, sentence=source.sentences.get(number=2))
    Participation.objects.create(event=public, country=countries[0])
    speaker = make_actor("Amina Karimi", country=countries[0])
    statement = make_statement(
        public,
        sentence=full.sentences.get(number=1),
        speaker=speaker,
        on_behalf_of=make_actor("Taliban", kind="government"),
        addressee=make_actor("Khan Muttaqi"),
        quotation="deep concern",
        figure_measure="soldiers",
        figure_best=12,
    )
    make_checked(public, by)
    publish(public)
    Event.objects.filter(pk=public.pk).update(summary="They met for a day.")
    publish(public, reason="It had no summary.")
    merged, survivor = make_actor("Muttaqi"), make_actor("Amir Khan Muttaqi")
    answer = make_event("Kabul answers", after=public)
    answering = make_statement(answer, speaker=merged, responds_to=statement, act="deny")
    publish(answer)
    merge_actors(merged, survivor, make_editor("merger"))
    publish_description(merged, make_editor("second"), "They are one.")
    left = make_event("They parted", type=kinds[1].code, topics=(left_topic.code,))
    Participation.objects.create(event=left, country=countries[1])
    left_speaker = make_actor("Somebody Else")
    left_actor = make_actor("Somebody Elsewhere")
    make_statement(left, speaker=left_speaker, addressee=left_actor)
    publish(left)
    left.topics.clear()
    left.participations.filter(country=countries[1]).delete()
    left.statements.all().delete()
    Event.objects.filter(pk=left.pk).update(type=EventType.objects.get(code="talks"))
    withdrawn = make_event("It never happened")
    publish(withdrawn)
    withdraw(withdrawn, by=None, reason="The report was retracted.")
    draft = make_event(
        f"A {NEW_WORD} is seen", topics=("trade",), type="airstrike", date="2025-04-18"
    )
    unread_event = make_event("Another draft")
    drafted, spare = make_statement(draft), make_statement(draft)
    # Not published yet, and by nobody, so that any editor may publish it.
    full.dating_note = f"By a {NEW_WORD}."
    full.save()
    for row in (topic, kinds[0]):
        row.label = f"{NEW_WORD} {row.label}"
        row.save()
    for named in (speaker, countries[0]):
        named.name = f"{NEW_WORD.title()} {named.name}"
        named.save()
    sent = make_sent(title="Talks are sent for review")
    return WholeRecord(
        public=public,
        statement=statement,
        left=left,
        withdrawn=withdrawn,
        draft=draft,
        drafted=drafted,
        spare=spare,
        answer=answering,
        unread_event=unread_event,
        sent=sent,
        edition=Edition.objects.earliest("pk"),
        public_sentence=full.sentences.get(number=1),
        judge=by,
        author=User.objects.get(username="second"),
        newcomer=make_editor("newcomer"),
        group=Group.objects.create(name="Readers"),
        another_group=Group.objects.create(name="Others"),
        full=full,
        cited=cited,
        reprint=reprint,
        version=version,
        unread=unread,
        uncited=uncited,
        speaker=speaker,
        merged=merged,
        survivor=survivor,
        left_speaker=left_speaker,
        left_actor=left_actor,
        topic=topic,
        left_topic=left_topic,
        type=kinds[0],
        left_type=kinds[1],
        country=countries[0],
        left_country=countries[1],
        report=receive(ReportedThing("event", public.code), text=f"No {NEW_WORD} was there."),
        another_report=receive(ReportedThing("event", public.code), text="It was a Sunday."),
        sources=list(Source.objects.order_by("pk")),
        events=[public, answer, left, withdrawn],
    )


SELECTIONS = [
    "",
    "q=Ruritania",
    "q=Old+Syldavia",
    f"q={NEW_WORD}",
    f"topic={NEW_WORD}",
    "country=QUO",
    "since=2025-04&until=2025-04-18&country=AFG",
]
"""What is asked for on timelines; some of it only a draft has."""


def addresses_for(record: WholeRecord) -> Iterator[tuple[str, str]]:
    """The view and the address of all that readers may ask for."""
    yield from (("home", "/"), ("about", "/about/"), ("corrections", "/corrections/"))
    yield from (("sources", "/sources/"), ("record-roots", "/record.sha256"))
    yield from (("relations", "/relations/"), ("countries", "/countries/"), ("events", "/events/"))
    yield from (("ledger", "/ledger/"), ("ledger-json", "/ledger.json"))
    yield from (("comparison", "/compare/?a="), ("comparison", "/compare/?a=country%3DAFG&b="))
    yield from (("outlets", "/sources/outlets/"), ("outlet", "/sources/outlets/the-courier/"))
    for word in (NEW_WORD, "afghanistan", "basir"):
        yield "search", f"/search/?q={word}"
        yield "suggestions", f"/search/suggestions/?q={word}"
    for pair in ("afghanistan-pakistan", f"afghanistan-{NEW_WORD}"):
        yield "dyad", f"/relations/{pair}/"
        yield "dyad-ledger", f"/relations/{pair}/ledger/"
    chosen = [
        *(f"topic={each.code}" for each in (record.topic, record.left_topic)),
        *(f"type={each.code}" for each in (record.type, record.left_type)),
        *(f"country={each.alpha3}" for each in (record.country, record.left_country)),
        *(f"source={each.code}" for each in (record.full, record.unread)),
    ]
    spoken = [
        f"speaker={each.code}" for each in (record.speaker, record.merged, record.left_speaker)
    ]
    for query in SELECTIONS:
        yield "timeline", f"/timeline/?{query}"
    for query in ("", *chosen, *spoken):
        yield "timeline-json", f"/timeline.json?{query}"
    for query in ("", f"q={NEW_WORD}", *spoken):
        yield "statements", f"/statements/?{query}"
    for name in FACETS:
        yield "timeline-facet", f"/timeline/facets/{name}/"
        yield "statement-facet", f"/statements/facets/{name}/?find={NEW_WORD}"
        yield "ledger-facet", f"/ledger/facets/{name}/"
    yield from _of_rows(record)


def _of_rows(record: WholeRecord) -> Iterator[tuple[str, str]]:
    for event in (*record.events, record.draft, record.sent):
        yield "event-json", f"/events/{event.code}.json"
        yield "event", f"/events/{event.code}/x/"
        yield "report", f"/report/?event={event.code}"
    for edition in Edition.objects.filter(event__in=record.events).order_by("pk"):
        yield "event", f"/events/{edition.code}/{edition.document['slug']}/"
        yield "edition", f"/events/{edition.code}/editions/{edition.number}/"
        yield "edition-notes", f"/events/{edition.code}/editions/{edition.number}/notes/"
    yield "statement", f"/statements/{record.statement.code}/"
    # An address with the code of something else says what that may have meant.
    for code in (record.statement.code, record.cited.code, record.unread.code):
        yield "event", f"/events/{code}/x/"
    for source in (record.full, record.cited, record.reprint, record.version, record.unread):
        yield "source", f"/sources/{source.code}/{source.slug}/"
        yield "sentence", f"/sources/{source.code}/sentences/2/"
        yield "sentence", f"/sources/{source.code}/sentences/3/"
    for alpha3 in ("AFG", "QUO", record.country.alpha3, record.left_country.alpha3):
        yield "country", f"/countries/{alpha3}/"


Answers = dict[str, tuple[int, str | None, bytes]]
"""By address the status, where it leads, and the body."""


def public_answers(addresses: Iterable[str]) -> Answers:
    """What anybody is told at some addresses."""
    client = Client()
    answers = {each: client.get(each) for each in addresses}
    return {
        address: (each.status_code, each.headers.get("Location"), each.getvalue())
        for address, each in answers.items()
    }
