"""Sources: the list of them, and one with what rests on each of its sentences."""

import pytest
from django.test import Client

from relations.editions.publication import publish, withdraw
from relations.sources.models import Source
from tests.faces.markup import ids, links, named, with_id
from tests.factories import make_event, make_published, make_sentence, make_source, make_statement

pytestmark = pytest.mark.django_db


def test_list_holds_the_sources_that_public_events_cite(client: Client) -> None:
    make_published(sentence=make_source(title="Cited report").sentences.get(number=1))
    make_source(title="Report that nobody cites")
    make_event(sentence=make_source(title="Report behind a draft").sentences.get(number=1))
    withdrawn = make_source(title="Report behind a withdrawal").sentences.get(number=1)
    withdraw(make_published(sentence=withdrawn).event, by=None, reason="A mistake")
    page = client.get("/sources/").content.decode()
    assert "Cited report" in page
    assert "Report " not in page.replace("Cited report", "")


def test_list_counts_the_events_that_rest_on_each_source(client: Client) -> None:
    sentence = make_sentence()
    make_published(sentence=sentence)
    assert "1 event rests on it" in client.get("/sources/").content.decode()
    make_published(sentence=sentence)
    assert "2 events rest on it" in client.get("/sources/").content.decode()


def test_list_is_cut_into_pages_that_together_hold_each_source_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.timeline.sources.PAGE_SIZE", 2)
    titles = [f"Report number {number}" for number in range(5)]
    for title in titles:
        make_published(sentence=make_source(title=title).sentences.get(number=1))
    address, seen = "/sources/", []
    for _page in range(3):
        page = client.get(address)
        seen += [words for words in links(page) if words.startswith("Report number")]
        address = links(page).get("More sources", "")
    assert address == ""
    assert seen == titles[::-1]


def test_empty_list_says_so(client: Client) -> None:
    assert "Nothing is published yet." in client.get("/sources/").content.decode()


def test_full_source_shows_all_sentences_and_marks_the_cited_ones(client: Client) -> None:
    sentence = make_sentence(3)
    make_published(sentence=sentence)
    page = client.get(sentence.source.get_absolute_url())
    assert ids(page, "n") == ["1", "2", "3", "4"]
    assert [each.words for each in named(page, "mark")] == [sentence.text]
    assert "The record cites 1 of its 4 sentences." in page.content.decode()


def test_source_that_shows_cited_sentences_only_shows_no_other(client: Client) -> None:
    source = make_source(shows=Source.Shows.CITED)
    sentence = source.sentences.get(number=4)
    make_published(sentence=sentence)
    page = client.get(source.get_absolute_url())
    assert ids(page, "n") == ["4"]
    assert "3 sentences not shown" in page.content.decode()
    for hidden in source.sentences.exclude(number=4):
        assert hidden.text not in page.content.decode()


def test_uncited_sentences_of_a_source_are_hidden_again_after_a_withdrawal(client: Client) -> None:
    source = make_source(shows=Source.Shows.CITED)
    edition = make_published(sentence=source.sentences.get(number=1))
    withdraw(edition.event, by=None, reason="A mistake")
    page = client.get(source.get_absolute_url())
    assert page.status_code == 200
    assert ids(page, "n") == []


def test_sentence_leads_to_the_events_and_statements_that_rest_on_it(client: Client) -> None:
    sentence = make_sentence(1)
    event = make_event("Ministers meet in Kabul", sentence=sentence)
    statement = make_statement(
        event, text="The border worries her.", sentence=sentence.source.sentences.get(number=2)
    )
    publish(event, by=None)
    page = client.get(sentence.source.get_absolute_url())
    place = f"/events/{event.code}/ministers-meet-in-kabul/"
    assert links(page)["Ministers meet in Kabul"] == place
    assert links(page)["Amina Karimi: The border worries her."] == f"{place}#s-{statement.code}"
    assert "The border worries her." in with_id(page, "n2").words
    assert "The border worries her." not in with_id(page, "n1").words


def test_source_links_to_the_original_and_its_archived_copy_where_it_has_them(
    client: Client,
) -> None:
    bare, linked = (
        make_source(),
        make_source(url="https://courier.example/1", archive_url="https://archive.example/1"),
    )
    for source in (bare, linked):
        make_published(sentence=source.sentences.get(number=1))
    assert "The original" not in links(client.get(bare.get_absolute_url()))
    found = links(client.get(linked.get_absolute_url()))
    assert found["The original"] == "https://courier.example/1"
    assert found["An archived copy"] == "https://archive.example/1"


def test_source_says_how_its_date_is_known_and_that_its_publisher_is_not(client: Client) -> None:
    source = make_source(
        publisher="", published="[2025-04-19..2025-04-25]", dating_note="It bears no date."
    )
    make_published(sentence=source.sentences.get(number=1))
    page = client.get(source.get_absolute_url()).content.decode()
    assert "Publisher not known" in page
    assert "It bears no date." in page


@pytest.mark.parametrize("slug", ["", "wrong/", "A-Report-From-Kabul/", "é/"])
def test_any_other_slug_leads_to_the_right_one(client: Client, slug: str) -> None:
    source = make_source(title="A report from Kabul")
    make_published(sentence=source.sentences.get(number=1))
    answer = client.get(f"/sources/{source.code}/{slug}")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/sources/{source.code}/a-report-from-kabul/"


def test_source_that_was_never_cited_is_not_found(client: Client) -> None:
    source = make_source()
    assert client.get(source.get_absolute_url()).status_code == 404
    assert client.get("/sources/00000000/").status_code == 404
