"""What an event rests on, in words: never on more outlets than are known to be independent."""

import pytest
from django.test import Client

from relations.editions.independence import Support
from relations.editions.publication import withdraw
from relations.web.supports import support_in_words
from tests.factories import make_event, make_published, make_source, make_statement, publish
from tests.web.markup import with_id

WORDS = [
    (Support(0, 0, 0, 0), ""),
    (Support(0, 0, 1, 1), "1 report, outlet unknown"),
    (Support(0, 0, 2, 2), "2 reports, outlets unknown"),
    (Support(1, 1, 1, 0), "one outlet only"),
    (Support(1, 1, 4, 0), "one outlet only"),
    (Support(1, 0, 1, 0), "one news agency only"),
    (Support(1, 3, 1, 0), "1 report, printed by 3 outlets"),
    (Support(1, 3, 2, 0), "2 reports, which share outlets or a news agency"),
    (Support(1, 1, 2, 1), "2 reports, the outlet of 1 of them unknown"),
    (Support(1, 1, 3, 2), "3 reports, the outlets of 2 of them unknown"),
    (Support(2, 2, 2, 0), "2 independent outlets"),
    (Support(2, 2, 3, 1), "2 independent outlets, and 1 report whose outlet is unknown"),
    (Support(5, 7, 9, 2), "5 independent outlets, and 2 reports whose outlets are unknown"),
]


@pytest.mark.parametrize(("support", "words"), WORDS)
def test_support_is_told_in_words(support: Support, words: str) -> None:
    assert support_in_words(support) == words


@pytest.mark.django_db
def test_event_tells_what_it_rests_on_in_lists_on_its_page_and_in_json(client: Client) -> None:
    dawn, amu = make_source(publisher="Dawn"), make_source(publisher="Amu")
    event = make_event(sentence=dawn.sentences.get(number=1))
    make_statement(event, sentence=amu.sentences.get(number=1))
    edition = publish(event)
    make_published(sentence=make_source(publisher="").sentences.get(number=1))
    page = client.get("/timeline/")
    assert "2 independent outlets 2 cited sentences" in with_id(page, f"e-{edition.code}").words
    listed = client.get("/timeline.json").json()
    assert sorted(each["outlets"] for each in listed["events"]) == ["two", "unknown"]
    assert listed["facets"]["outlets"] == [
        {"value": "unknown", "label": "outlets not known", "count": 1},
        {"value": "two", "label": "two independent outlets", "count": 1},
    ]
    assert client.get(f"/events/{edition.code}.json").json()["outlets"] == "two"
    for address in (f"/events/{edition.code}/", f"/events/{edition.code}/editions/1/"):
        assert "2 independent outlets" in client.get(address, follow=True).content.decode()


@pytest.mark.django_db
def test_edition_of_what_was_withdrawn_tells_it_as_it_was_published(client: Client) -> None:
    edition = make_published(sentence=make_source(publisher="Dawn").sentences.get(number=1))
    withdraw(edition.event, by=None, reason="A mistake")
    for number in (1, 2):
        page = client.get(f"/events/{edition.code}/editions/{number}/").content.decode()
        assert "one outlet only" in page
