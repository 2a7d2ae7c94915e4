"""What was suppressed: no public address says a word of it, and each says why where it did."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.actor_merge import merge_actors
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition, suppress_event, suppress_text
from relations.queries import corrections
from relations.record.models import Event
from relations.record.vocabulary import Actor
from tests.factories import (
    make_actor,
    make_described,
    make_editor,
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.web.markup import links

pytestmark = pytest.mark.django_db

TEXT = "A wombat slept. The numbat woke early. A bilby dug."
OF_TEXT = ("wombat", "numbat", "bilby")
OF_EVENT = ("quokka",)
REASON = "A court has ordered it."
SWAP = {"HX-Request": "true"}


def make_world() -> Edition:
    """The second edition of an event, which alone rests on a source and quotes it."""
    source = make_source(TEXT, title="A report", url="https://example.org/report")
    make_revisit(source, s2="The numbat woke late.")
    event = make_event(
        "Quokkas meet",
        sentence=source.sentences.get(number=2),
        date_said="A wombat slept",
        place="Quokka Bay",
        topics=("border",),
    )
    Actor.objects.filter(pk=make_actor("Person 7").pk).update(name="Quokka")
    make_statement(
        event,
        speaker=Actor.objects.get(name="Quokka"),
        text="The quokka was glad.",
        quotation="The numbat woke",
    )
    publish(event)
    event.summary = "The quokkas met again."
    event.save()
    make_published("Ministers meet in Herat")
    return publish(event, reason="The quokkas met again")


def addresses(edition: Edition) -> dict[str, str]:
    [source] = edition.document["sources"]
    [said] = edition.document["statements"]
    code = edition.code
    return {
        "event": f"/events/{code}/",
        "event under another name": f"/events/{code}/some-name/",
        "json of the event": f"/events/{code}.json",
        "first edition": f"/events/{code}/editions/1/",
        "second edition": f"/events/{code}/editions/2/",
        "notes of the first edition": f"/events/{code}/editions/1/notes/",
        "notes of the second edition": f"/events/{code}/editions/2/notes/",
        "statement": f"/statements/{said['code']}/",
        "statements": "/statements/",
        "statements of the speaker": f"/statements/?speaker={said['speaker']['code']}",
        "home": "/",
        "timeline": "/timeline/",
        "timeline for paper": "/timeline/?whole=1",
        "json of the timeline": "/timeline.json",
        "dyad": "/relations/afghanistan-pakistan/",
        "as it was": "/timeline/?as_of=2100-01-01",
        "sources": "/sources/",
        "source": f"/sources/{source}/a-report/",
        "sentence": f"/sources/{source}/sentences/2/",
        "country": "/countries/AFG/",
        "corrections": "/corrections/",
        "facet of speakers": "/timeline/facets/speaker/",
        "facet of sources": "/timeline/facets/source/",
        "mistyped": f"/events/{code[:-1].upper()}{code[-1]}x/",
        **{f"search of {word}": f"/timeline/?q={word}" for word in (*OF_TEXT, *OF_EVENT)},
    }


def shown(client: Client, edition: Edition) -> Iterator[tuple[str, HttpResponse]]:
    """All answers of the site, pages and fragments, by what they show."""
    for name, address in addresses(edition).items():
        yield name, (page := client.get(address, follow=True))
        if "HX-Request" in page.headers.get("Vary", ""):
            yield name, client.get(address, headers=SWAP, follow=True)


def words_on(answer: HttpResponse, words: tuple[str, ...]) -> set[str]:
    """Those of some words that an answer says itself, and not only repeats from its address."""
    text = unquote(answer.content.decode()).lower()
    return {word for word in words if word in text}


def telling(client: Client, edition: Edition, words: tuple[str, ...]) -> set[str]:
    return {
        name
        for name, answer in shown(client, edition)
        if not name.startswith("search") and words_on(answer, words)
    }


def found_by_search(client: Client) -> set[str]:
    """The words by which search finds an event."""
    words = (*OF_TEXT, *OF_EVENT)
    answers = {word: client.get(f"/timeline.json?q={word}").json() for word in words}
    return {word for word, answer in answers.items() if answer["events"]}


def test_no_address_says_a_word_of_a_suppressed_text(client: Client) -> None:
    edition = make_world()
    before = telling(client, edition, OF_TEXT)
    assert before >= {"event", "json of the event", "first edition", "statements", "source"}
    assert found_by_search(client) == {"numbat", "quokka"}
    suppress_text(source_of(edition), make_editor(), REASON)
    assert telling(client, edition, OF_TEXT) == set()
    assert found_by_search(client) == {"quokka"}
    for name in ("event", "json of the event", "first edition", "statements", "source", "sentence"):
        answer = client.get(addresses(edition)[name], headers=SWAP, follow=True)
        assert (answer.status_code, REASON in answer.content.decode()) == (200, True), name


def test_json_of_an_event_says_which_citations_are_suppressed_and_why(client: Client) -> None:
    edition = make_world()
    suppress_text(source_of(edition), make_editor(), REASON)
    event = client.get(f"/events/{edition.code}.json").json()
    [citation] = event["citations"]
    told = {name: citation[name] for name in ("exact", "prefix", "suffix", "suppressed")}
    assert told == {"exact": "", "prefix": "", "suffix": "", "suppressed": REASON}
    assert citation["original"] is None
    assert event["statements"][0]["quotation"] == ""


def test_citation_that_is_not_suppressed_says_nothing_of_it(client: Client) -> None:
    edition = make_world()
    [citation] = client.get(f"/events/{edition.code}.json").json()["citations"]
    assert "suppressed" not in citation


def test_no_address_says_a_word_of_an_event_of_which_all_is_suppressed(client: Client) -> None:
    edition = make_world()
    before = telling(client, edition, OF_EVENT)
    assert before >= {"event", "statements", "home", "timeline", "corrections", "source"}
    suppress_event(edition.event, make_editor(), REASON)
    assert telling(client, edition, (*OF_EVENT, *OF_TEXT)) == set()
    assert found_by_search(client) == set()


def make_named() -> Event:
    """A public event that alone names some actors; each has another name by now, but for one who is
    another by now."""
    parts = {
        part: make_actor(f"Person {number}")
        for number, part in enumerate(("speaker", "on_behalf_of", "addressee"))
    }
    event = make_event("They were named")
    make_statement(event, **parts)
    make_statement(event, addressee=make_actor("Person 3"))
    publish(event)
    for actor in parts.values():
        actor.name = f"Quokka {actor.code}"
        actor.save()
        make_described(actor)
    survivor = Actor.objects.create(code="quokka-4", name="Quokka 4", kind=Actor.Kind.PERSON)
    merge_actors(make_actor("Person 3"), survivor, make_editor("merger"))
    make_described(make_actor("Person 3"))
    return event


OF_ACTORS = ["/corrections/"] + [
    address.format(code)
    for code in ("person-0", "person-1", "person-2", "person-3", "quokka-4")
    for address in ("/statements/?speaker={}", "/timeline.json?speaker={}", "/timeline/?speaker={}")
]


@pytest.mark.parametrize("take_down", [suppress_event, withdraw])
def test_no_address_names_actors_whom_no_public_event_names(
    client: Client, take_down: Callable[..., object]
) -> None:
    event = make_named()
    before = {each: client.get(each, follow=True) for each in OF_ACTORS}
    assert all(words_on(each, OF_EVENT) for each in before.values())
    assert before["/statements/?speaker=person-3"].redirect_chain
    take_down(event, by=make_editor(), reason=REASON)
    asked = [each for each in OF_ACTORS if "quokka" not in each]
    after = {each: client.get(each, follow=True) for each in asked}
    assert [each for each, answer in after.items() if words_on(answer, OF_EVENT)] == []
    assert [each for each, answer in after.items() if "quokka" in str(answer.redirect_chain)] == []
    named = client.get("/statements/?speaker=quokka-4").text
    assert "a speaker of whom all was withdrawn" in named
    assert "Quokka" not in named


GONE = {
    "event": 410,
    "event under another name": 410,
    "json of the event": 410,
    "first edition": 410,
    "second edition": 410,
    "statement": 410,
    "source": 410,
    "sentence": 410,
    "timeline": 200,
    "corrections": 200,
    "statements of the speaker": 200,
}


def test_addresses_of_a_suppressed_event_say_why(client: Client) -> None:
    edition = make_world()
    suppress_event(edition.event, make_editor(), REASON)
    found = {name: client.get(addresses(edition)[name]) for name in GONE}
    assert {name: answer.status_code for name, answer in found.items()} == GONE
    for name in ("event", "json of the event", "first edition", "statement", "corrections"):
        assert REASON in found[name].content.decode(), name
    assert json.loads(found["json of the event"].content)["error"]["edition"] == 2


def test_suppressed_old_edition_leaves_the_newest_as_it_is(client: Client) -> None:
    edition = make_world()
    before = client.get(f"/events/{edition.code}.json").content
    suppress_edition(edition.event.editions.get(number=1), make_editor(), REASON)
    assert client.get(f"/events/{edition.code}.json").content == before
    assert client.get(f"/events/{edition.code}/editions/1/").status_code == 410
    page = client.get(f"/events/{edition.code}/editions/2/")
    assert page.status_code == 200
    assert REASON in page.content.decode()
    assert "What changed since edition 1" not in page.content.decode()


def test_suppressed_newest_edition_is_public_no_more(client: Client) -> None:
    edition = make_world()
    suppress_edition(edition, make_editor(), REASON)
    assert client.get(f"/events/{edition.code}/").status_code == 410
    assert "Quokka" not in client.get("/timeline/").content.decode()
    assert client.get(f"/events/{edition.code}/editions/1/").status_code == 200


def test_corrections_tell_of_a_suppressed_edition_its_reason_alone(client: Client) -> None:
    edition = make_world()
    suppress_edition(edition, make_editor(), REASON)
    page = client.get("/corrections/").content.decode()
    assert REASON in page
    assert "quokkas met again" not in page


def test_corrections_tell_of_a_suppressed_text_where_and_why_without_its_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_world()
    source = source_of(edition)
    draft = make_source("A secret draft.", title="Never published")
    editor = make_editor()
    for each in (source, draft):
        suppress_text(each, editor, REASON)
    page = client.get("/corrections/")
    assert "Text suppressed" in page.content.decode()
    assert f'<a href="/sources/{source.code}/a-report/">A report</a>' in page.content.decode()
    assert page.content.decode().count(REASON) == 1
    assert not words_on(page, OF_TEXT)
    assert "Never published" not in page.content.decode()
    monkeypatch.setattr(corrections, "PAGE_SIZE", 1)
    first = client.get("/corrections/")
    assert "Text suppressed" in first.content.decode()
    rest = client.get(links(first)["Earlier corrections"])
    assert "Text suppressed" not in rest.content.decode()
    assert "Earlier corrections" not in links(rest)
    assert client.get(f"/corrections/?after=text:{draft.code}").status_code == 400


def test_corrections_name_no_suppressed_text_of_which_all_events_are_withdrawn(
    client: Client,
) -> None:
    edition = make_world()
    suppress_text(source_of(edition), make_editor(), REASON)
    withdraw(edition.event, by=make_editor("other"), reason="It was wrong.")
    assert "Text suppressed" not in client.get("/corrections/").content.decode()
