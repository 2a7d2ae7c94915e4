"""What stands around a citation of an article of which readers see its cited sentences only."""

from urllib.parse import unquote

import pytest
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.stretches import Key
from relations.sources.models import Source
from tests.factories import make_described, make_event, make_source, make_statement, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

BEFORE, CITED, AFTER = "A quokka slept.", "The ministers met.", "A wombat woke up early."
ORIGINAL = "https://courier.example/1"
SWAP = {"HX-Request": "true"}
MORE = {**SWAP, "HX-Target": "more"}
START = Key(0, 3_000_000, (0, "00000000", 0))

# Every kind of answer that shows citations, with the headers by which it is asked for.
ANSWERS = {
    "event": ("/events/{code}/{slug}/", {}),
    "event as JSON": ("/events/{code}.json", {}),
    "old edition": ("/events/{code}/editions/1/", {}),
    "edition": ("/events/{code}/editions/2/", {}),
    "notes": ("/events/{code}/editions/2/notes/", SWAP),
    "timeline": ("/timeline/", {}),
    "timeline, a fragment": ("/timeline/?topic=border", SWAP),
    "more of the timeline": (f"/timeline/?after={START}", MORE),
    "timeline of a year": ("/timeline/?since=2025&until=2025", {}),
    "timeline of a day in the past": ("/timeline/?as_of=2100-01-01", {}),
    "timeline as JSON": ("/timeline.json", {}),
    "timeline of a day as JSON": ("/timeline.json?as_of=2100-01-01", {}),
    "timeline for paper": ("/timeline/?whole=1", {}),
    "dyad": ("/relations/afghanistan-pakistan/", {}),
    "statements": ("/statements/", {}),
    "statements, a fragment": ("/statements/?act=concern", SWAP),
    "speaker": ("/statements/?speaker=amina-karimi", {}),
    "source": ("/sources/{source}/a-report-from-kabul/", {}),
    "corrections": ("/corrections/", {}),
}
# A list leaves its notes where they are until they are opened, and a correction has what changed.
WITHOUT_CONTEXT = {
    "timeline",
    "timeline, a fragment",
    "more of the timeline",
    "timeline of a year",
    "timeline of a day in the past",
    "dyad",
    "corrections",
}


def publish_twice(shows: str) -> Edition:
    """The second edition of an event with a statement; both rest on the middle one of the three
    sentences of an article."""
    source = make_source(f"{BEFORE} {CITED} {AFTER}", shows=shows, url=ORIGINAL)
    event = make_event(sentence=source.sentences.get(number=2), topics=("border",))
    make_statement(event)
    publish(event)
    event.summary = "They met."
    event.save()
    return publish(event, reason="What it was about")


def told(client: Client, edition: Edition, answer: str) -> str:
    """An answer, with all its percent-encoded words."""
    address, headers = ANSWERS[answer]
    place = {"code": edition.code, "slug": edition.document["slug"]}
    [source] = edition.document["sources"]
    response = client.get(address.format(**place, source=source), headers=headers)
    assert response.status_code == 200
    return unquote(response.getvalue().decode())


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_tells_a_word_around_a_citation_of_a_restricted_source(
    client: Client, answer: str
) -> None:
    words = told(client, publish_twice(Source.Shows.CITED), answer)
    assert "quokka" not in words
    assert "wombat" not in words


@pytest.mark.parametrize("answer", sorted(ANSWERS.keys() - WITHOUT_CONTEXT))
def test_citation_of_a_source_that_is_shown_whole_keeps_its_context(
    client: Client, answer: str
) -> None:
    words = told(client, publish_twice(Source.Shows.FULL), answer)
    assert "quokka" in words
    assert "wombat" in words


def citations(client: Client, edition: Edition) -> list[dict[str, str]]:
    event = client.get(f"/events/{edition.code}.json").json()
    return [*event["citations"], *(each for s in event["statements"] for each in s["citations"])]


def test_restricted_citation_keeps_its_place_and_leads_to_its_own_words(client: Client) -> None:
    for each in citations(client, publish_twice(Source.Shows.CITED)):
        assert (each["exact"], each["prefix"], each["suffix"]) == (CITED, "", "")
        assert (each["start"], each["end"]) == (16, 34)
        assert unquote(each["original"]) == f"{ORIGINAL}#:~:text={CITED}"


def test_whole_citation_leads_to_its_words_between_their_neighbours(client: Client) -> None:
    for each in citations(client, publish_twice(Source.Shows.FULL)):
        assert (each["prefix"], each["suffix"]) == (f"{BEFORE} ", f" {AFTER}")
        fragment = f"A quokka slept.-,{CITED},-A wombat woke up"
        assert unquote(each["original"]) == f"{ORIGINAL}#:~:text={fragment}"


def test_restricting_a_source_blanks_the_context_in_what_was_published_before(
    client: Client,
) -> None:
    edition = publish_twice(Source.Shows.FULL)
    assert "quokka" in told(client, edition, "old edition")
    source = Source.objects.get()
    source.shows = Source.Shows.CITED
    source.save()
    make_described(source)
    for answer in ANSWERS:
        assert "quokka" not in told(client, edition, answer)


def test_each_source_of_an_event_is_shown_by_its_own_rule(client: Client) -> None:
    open_one = make_source(f"{BEFORE} {CITED}", shows=Source.Shows.FULL)
    closed = make_source(f"A numbat dug. {CITED}", shows=Source.Shows.CITED)
    event = make_event(sentence=open_one.sentences.get(number=2))
    event.citations.create(sentence=closed.sentences.get(number=2))
    contexts = {each["source"]: each["prefix"] for each in citations(client, publish(event))}
    assert contexts == {open_one.code: f"{BEFORE} ", closed.code: ""}


def test_context_goes_with_the_page_of_the_source_once_its_events_are_withdrawn(
    client: Client,
) -> None:
    edition = publish_twice(Source.Shows.FULL)
    withdraw(edition.event, by=None, reason="A mistake")
    for number in (1, 2, 3):
        page = client.get(f"/events/{edition.code}/editions/{number}/").content.decode()
        assert CITED in page
        assert "quokka" not in unquote(page)
