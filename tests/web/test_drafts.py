"""What is not public stands on no page, in no count and in no answer."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.review import send_back, send_for_review
from relations.queries.selection import Order
from relations.queries.stretches import Key
from relations.record.citations import Citation
from relations.record.models import Event
from relations.record.vocabulary import Topic
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

SWAP = {"HX-Request": "true"}
MORE = {**SWAP, "HX-Target": "more"}
# A place before all events.
START = Key.before_year(9999, Order.NEWEST)
# Far from the public event, so that a count of years would show it too.
HIDDEN_DATE = "1991-05"


def make_public() -> Edition:
    """The public record: one event, corrected once, with a statement, a speaker and a topic."""
    event = make_event("Ministers meet in Kabul", topics=("border",))
    make_statement(event)
    publish(event, by=None)
    event.participations.filter(country__alpha3="AFG").update(role="host")
    return publish(event, by=None, reason="It took place there")


def make_draft() -> Event:
    """A draft whose every word is "quokka", with a speaker, a source and a topic of its own."""
    source = make_source("The quokka was seen.", title="Quokka report", publisher="Quokka Press")
    event = make_event(
        "Quokka meeting",
        countries=("AFG", "PAK", "IRN"),
        type="airstrike",
        sentence=source.sentences.get(),
        summary="A quokka summary.",
        date=HIDDEN_DATE,
        date_said="quokka day",
        place="Quokka Bay",
    )
    add_quokka(event)
    return event


def add_quokka(event: Event) -> None:
    """A topic, a statement and its speaker that no public event has."""
    event.topics.add(Topic.objects.create(code="quokka", label="quokkas"))
    speaker = make_actor("Quokka Speaker")
    make_statement(event, speaker=speaker, capacity="quokka", text="A quokka, she says.")


def draft(public: Edition) -> Event:
    return make_draft()


def changed(public: Edition) -> Event:
    """The public event with every word changed, and nothing published since."""
    event = public.event
    event.title, event.summary, event.place = "Quokka meeting", "A quokka summary.", "Quokka Bay"
    event.date, event.date_said = HIDDEN_DATE, "quokka day"
    event.save()
    source = make_source("The quokka was seen.", title="Quokka report", publisher="Quokka Press")
    event.citations.all().delete()
    Citation.objects.create(event=event, sentence=source.sentences.get())
    add_quokka(event)
    return event


def in_review(public: Edition) -> Event:
    """A draft and the public event, both judged, sent, sent back and sent again since."""
    quokka = make_editor("quokka", first_name="Quokka", last_name="Quokka")
    event = make_draft()
    public.event.statements.update(text="Not what was published.")
    for each in (event, public.event):
        make_checked(each, quokka)
        send_for_review(each, quokka, "A quokka note.")
        send_back(each, make_editor(f"quokka-{each.pk}"), "A quokka remark.")
        send_for_review(each, quokka, "A quokka note.")
    return event


def withdrawn(public: Edition) -> Event:
    event = make_draft()
    publish(event, by=None)
    withdraw(event, by=None, reason="The report was retracted")
    return event


FACES: dict[str, Callable[[Edition], str]] = {
    "home": lambda public: "/",
    "timeline": lambda public: "/timeline/",
    "timeline, oldest first": lambda public: "/timeline/?order=oldest",
    "timeline, some day": lambda public: "/timeline/?as_of=2999-01-01",
    "timeline of the hidden date": lambda public: f"/timeline/?since={HIDDEN_DATE}&until=1999",
    "timeline of the hidden type": lambda public: "/timeline/?type=airstrike",
    "search for the hidden word": lambda public: "/timeline/?q=quokka",
    "JSON search for the hidden word": lambda public: "/timeline.json?q=quokka",
    "timeline as JSON": lambda public: "/timeline.json",
    "timeline after a place": lambda public: f"/timeline/?after={START}",
    "countries to choose": lambda public: "/timeline/facets/country/",
    "types to choose": lambda public: "/timeline/facets/type/",
    "topics to choose": lambda public: "/timeline/facets/topic/",
    "speakers to choose": lambda public: "/timeline/facets/speaker/",
    "search for the hidden speaker": lambda public: "/timeline/facets/speaker/?find=quokka",
    "search for the hidden source": lambda public: "/timeline/facets/source/?find=quokka",
    "dyad": lambda public: "/relations/afghanistan-pakistan/",
    "dyad that only hidden events have": lambda public: "/relations/afghanistan-iran/",
    "statements": lambda public: "/statements/",
    "statements with the hidden word": lambda public: "/statements/?q=quokka",
    "speaker": lambda public: "/statements/?speaker=amina-karimi",
    "speakers to choose of statements": lambda public: "/statements/facets/speaker/?find=q",
    "countries to choose of statements": lambda public: "/statements/facets/country/",
    "sources": lambda public: "/sources/",
    "source": lambda public: public.sentences.get().sentence.source.get_absolute_url(),
    "country": lambda public: "/countries/AFG/",
    "country that only hidden events have": lambda public: "/countries/IRN/",
    "event": lambda public: f"/events/{public.code}/{public.document['slug']}/",
    "event as JSON": lambda public: f"/events/{public.code}.json",
    "edition": lambda public: f"/events/{public.code}/editions/1/",
    "edition that corrects": lambda public: f"/events/{public.code}/editions/2/",
    "corrections": lambda public: "/corrections/",
}
# What is withdrawn is hidden everywhere but here, where it is listed.
LISTING_WITHDRAWALS = {"corrections"}
FORMS = {"page": {}, "fragment": SWAP, "more of a list": MORE}

Faces = tuple[Edition, dict[tuple[str, str], bytes]]


@pytest.fixture(scope="module")
def public_faces(module_rows: None) -> Faces:
    """The public record and what each face of it says, in each form that an answer may take: one
    that does not vary by what htmx says has one form."""
    public, before = make_public(), {}
    for name, address in FACES.items():
        for form, headers in FORMS.items():
            answer = Client().get(address(public), headers=headers)
            assert answer.status_code == 200, name
            before[name, form] = answer.content
            if "HX-Request" not in answer.headers.get("Vary", ""):
                break
    return public, before


@pytest.mark.any_database
@pytest.mark.parametrize("hide", [draft, changed, in_review, withdrawn])
def test_hidden_event_changes_no_byte_of_a_public_page(
    public_faces: Faces, hide: Callable[[Edition], Event]
) -> None:
    public, before = public_faces
    hide(Edition.objects.get(pk=public.pk))
    for (name, form), content in before.items():
        if not (hide is withdrawn and name in LISTING_WITHDRAWALS):
            answer = Client().get(FACES[name](public), headers=FORMS[form])
            assert answer.content == content, (name, form)


def own_addresses(event: Event) -> dict[str, str]:
    """The addresses of a hidden event, of its last statement and of the source it cites."""
    statement = event.statements.order_by("pk").last()
    source = event.citations.get().sentence.source
    assert statement
    return {
        "event": f"/events/{event.code}/{event.slug}/",
        "event without its slug": f"/events/{event.code}/",
        "event as JSON": f"/events/{event.code}.json",
        "edition": f"/events/{event.code}/editions/1/",
        "statement": f"/statements/{statement.code}/",
        "source": source.get_absolute_url(),
        "source without its slug": f"/sources/{source.code}/",
        "sentence": f"/sources/{source.code}/sentences/1/",
    }


def test_addresses_of_a_draft_look_like_addresses_of_nothing(client: Client) -> None:
    event = make_draft()
    for name, address in own_addresses(event).items():
        nothing = re.sub(r"(?<=/)[0-9a-z]{8}(?=[/.])", "00000000", address, count=1)
        for headers in ({}, SWAP):
            hidden = client.get(address, headers=headers)
            unknown = client.get(nothing, headers=headers)
            assert (name, hidden.status_code) == (name, 404)
            assert hidden.content == unknown.content


@pytest.mark.parametrize("name", ["statement", "source", "source without its slug", "sentence"])
def test_what_only_an_unpublished_change_holds_has_no_address(client: Client, name: str) -> None:
    event = changed(make_public())
    assert client.get(own_addresses(event)[name]).status_code == 404


def test_unpublished_headline_leads_to_the_published_one(client: Client) -> None:
    public = make_public()
    event = changed(public)
    answer = client.get(f"/events/{event.code}/{event.slug}/")
    assert answer.headers["Location"] == f"/events/{event.code}/ministers-meet-in-kabul/"
    assert client.get(f"/events/{event.code}/editions/3/").status_code == 404


def test_withdrawn_event_is_named_at_its_address_which_says_nothing_else_of_it(
    client: Client,
) -> None:
    event = withdrawn(make_public())
    for name in ("event", "event without its slug", "event as JSON"):
        answer = client.get(own_addresses(event)[name])
        assert (name, answer.status_code) == (name, 410)
        assert b"Quokka meeting" in answer.content
        rest = answer.content.replace(b"Quokka meeting", b"").replace(b"quokka-meeting", b"")
        assert b"uokka" not in rest


def test_list_of_corrections_names_a_withdrawn_event_and_says_nothing_else_of_it(
    client: Client,
) -> None:
    withdrawn(make_public())
    page = client.get("/corrections/").content
    assert b"Quokka meeting" in page
    assert b"uokka" not in page.replace(b"Quokka meeting", b"").replace(b"quokka-meeting", b"")


def test_draft_is_no_place_in_the_list_of_corrections(client: Client) -> None:
    public = make_public()
    for code in (make_draft().code, "00000000"):
        assert client.get("/corrections/", {"after": f"{code}.2"}).status_code == 400
    Event.objects.filter(pk=public.event_id).update(summary="Not yet public")
    assert client.get("/corrections/", {"after": f"{public.code}.2"}).status_code == 200
    assert client.get("/corrections/", {"after": f"{public.code}.3"}).status_code == 400


def test_source_of_a_withdrawn_event_is_gone_with_it(client: Client) -> None:
    event = withdrawn(make_public())
    answer = client.get(own_addresses(event)["source"])
    assert answer.status_code == 410
    assert event.title.encode() not in answer.content
    assert b"A quokka, she says." not in answer.content


SELECTING = ["/timeline/", "/timeline.json", "/statements/"]
SELECTING += ["/timeline/facets/type/", "/statements/facets/act/"]


@pytest.mark.parametrize("path", SELECTING)
def test_speaker_and_source_of_a_draft_are_unknown(client: Client, path: str) -> None:
    source = make_draft().citations.get().sentence.source
    pairs = [("speaker", "quokka-speaker", "nobody-known-x"), ("source", source.code, "00000000")]
    for parameter, hidden, unknown in pairs:
        answer = client.get(path, {parameter: hidden})
        nothing = client.get(path, {parameter: unknown})
        assert (answer.status_code, nothing.status_code) == (400, 400)
        assert answer.content.replace(hidden.encode(), unknown.encode()) == nothing.content


def test_source_of_a_draft_is_no_place_in_the_list_of_sources(client: Client) -> None:
    source = make_draft().citations.get().sentence.source
    assert client.get("/sources/", {"after": source.code}).status_code == 400
