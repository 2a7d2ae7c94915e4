"""Names from right to left among English words: neither turns the other around."""

import pytest
from django.test import Client

from relations.record.formatting import isolated
from relations.record.vocabulary import Actor
from relations.sources.models import Source
from tests.factories import make_actor, make_event, make_source, make_statement, publish
from tests.web.markup import titles

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

NAME, TITLE = "عمران خان", "محادثات في كابل (1)"
APART, TITLE_APART = f"\u2068{NAME}\u2069", f"\u2068{TITLE}\u2069"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (NAME, APART),
        ("Imran (عمران)", "\u2068Imran (عمران)\u2069"),
        ("יוסי", "\u2068יוסי\u2069"),
        ("Imran Khan", "Imran Khan"),
        ("Šahin, 李", "Šahin, 李"),
        ("", ""),
    ],
)
def test_only_a_name_with_letters_from_right_to_left_is_isolated(name: str, shown: str) -> None:
    assert isolated(name) == shown


PLACES = {
    "/events/{code}/{slug}/": [f"{TITLE_APART} – Dyad"],
    "/events/{code}/editions/1/": [f"{TITLE_APART}, edition 1 – Dyad"],
    "/sources/{source}/": [f"{TITLE_APART} – Dyad"],
    "/statements/?speaker=person-7": [f"{APART}: Statements by {APART} – Dyad"],
    "/timeline/?speaker=person-7": [f"All events, with a statement by {APART} – Dyad"],
    "/timeline/?source={source}": [f"All events, from “{TITLE_APART}” – Dyad"],
}


@pytest.mark.parametrize("place", PLACES)
def test_title_of_a_page_isolates_a_name(client: Client, place: str) -> None:
    source = make_source(title=TITLE, language="ar")
    event = make_event(TITLE, sentence=source.sentences.get(number=1))
    Actor.objects.filter(pk=make_actor("Person 7").pk).update(name=NAME)
    make_statement(event, speaker=Actor.objects.get(name=NAME), capacity="minister")
    edition = publish(event)
    found = {"code": edition.code, "slug": edition.document["slug"], "source": source.code}
    page = client.get(place.format(**found), follow=True)
    assert [each.words for each in titles(page)] == PLACES[place]


def test_speaker_is_isolated_beside_what_they_said(client: Client) -> None:
    event = make_event(sentence=make_source(shows=Source.Shows.FULL).sentences.get(number=1))
    Actor.objects.filter(pk=make_actor("Person 7").pk).update(name=NAME)
    speaker = Actor.objects.get(name=NAME)
    make_statement(event, speaker=speaker, addressee=speaker, on_behalf_of=speaker)
    edition = publish(event)
    page = client.get(f"/events/{edition.code}/", follow=True).text
    shown = page.count(NAME)
    assert shown == page.count(APART) > 3
    [source] = edition.document["sources"]
    assert f"{APART}: She is concerned" in client.get(f"/sources/{source}/", follow=True).text
