"""Sources: the list of them, and one with what rests on each of its sentences."""

import re
from datetime import UTC, datetime
from itertools import takewhile

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.sources.models import Source
from tests.factories import (
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import elements, ids, links, named, with_id

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
    monkeypatch.setattr("relations.queries.source_list.PAGE_SIZE", 2)
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


def test_list_tells_what_share_of_each_source_is_cited_and_leads_to_its_events(
    client: Client,
) -> None:
    sentence = make_sentence()
    event = make_event(sentence=sentence)
    make_statement(event, sentence=sentence.source.sentences.get(number=3))
    publish(event, by=None)
    page = client.get("/sources/")
    assert "2 of 4 sentences cited" in page.content.decode()
    assert links(page)["1 event rests on it"] == f"/timeline/?source={sentence.source.code}"


def test_empty_list_says_what_will_be_here(client: Client) -> None:
    page = client.get("/sources/").content.decode()
    assert "Nothing is published yet" in page
    assert "Each article that a published event cites will stand here" in page


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
    make_published(sentence=source.sentences.get(number=2))
    edition = make_published(sentence=source.sentences.get(number=1))
    withdraw(edition.event, by=None, reason="A mistake")
    page = client.get(source.get_absolute_url())
    assert page.status_code == 200
    assert ids(page, "n") == ["2"]


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


def test_source_says_who_printed_it_in_which_language_and_when_it_was_stored(
    client: Client,
) -> None:
    source = make_source(
        author="Amina Karimi", language="ur", retrieved_at=datetime(2025, 4, 21, 9, 30, tzinfo=UTC)
    )
    make_published(sentence=source.sentences.get(number=1))
    page = client.get(source.get_absolute_url())
    [facts] = [each.words for each in named(page, "dl")]
    for words in ("Outlet The Courier", "Author Amina Karimi", "Language Urdu"):
        assert words in facts
    assert "Retrieved 21 April 2025, 09:30 UTC" in facts
    assert "No address of it is known." in facts


def test_every_text_of_a_source_has_its_language_and_takes_its_own_direction(
    client: Client,
) -> None:
    source = make_source("سرحد بند ہے۔ بات چیت جاری ہے۔", title="سرحد", language="ur")
    make_published(sentence=source.sentences.get(number=1))
    page = client.get(source.get_absolute_url())
    texts = [each for each in elements(page) if each.attributes.get("lang") == "ur"]
    assert [each.name for each in texts] == ["h1", *["p"] * source.sentences.count()]
    assert all(each.attributes["dir"] == "auto" for each in texts)


def test_strip_draws_every_sentence_and_leads_to_the_cited_ones(client: Client) -> None:
    source = make_source()
    for number in (1, 3):
        make_published(sentence=source.sentences.get(number=number))
    page = client.get(source.get_absolute_url())
    assert strip(page) == ["#n1", "", "#n3", ""]


def test_long_source_and_one_that_nothing_rests_on_have_no_strip(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, gone = make_source(), make_source()
    make_published(sentence=long.sentences.get(number=1))
    edition = make_published(sentence=gone.sentences.get(number=1))
    withdraw(edition.event, by=None, reason="A mistake")
    monkeypatch.setattr("relations.web.sources.LONGEST_STRIP", 4)
    assert len(strip(client.get(long.get_absolute_url()))) == 4
    assert strip(client.get(gone.get_absolute_url())) == []
    monkeypatch.setattr("relations.web.sources.LONGEST_STRIP", 3)
    assert strip(client.get(long.get_absolute_url())) == []


def strip(page: HttpResponse) -> list[str]:
    """The squares of the strip: where each leads, blank where nowhere."""
    found = elements(page)
    starts = [at for at, each in enumerate(found) if each.attributes.get("class") == "strip"]
    if not starts:
        return []
    inside = takewhile(lambda each: each.name in {"li", "a"}, found[starts[0] + 1 :])
    squares: list[str] = []
    for each in inside:
        if each.name == "li":
            squares.append("")
        else:
            squares[-1] = each.attributes["href"]
    return squares


def test_source_of_very_many_events_names_the_first_and_leads_to_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.sources.MOST_EVENTS", 2)
    sentence = make_sentence()
    for year in ("2021", "2022"):
        make_published(f"Event of {year}", date=year, sentence=sentence)
    told = "Only the first 2 of them are named beside the sentences."
    assert told not in client.get(sentence.source.get_absolute_url()).content.decode()
    make_published("Event of 2023", date="2023", sentence=sentence.source.sentences.get(number=2))
    page = client.get(sentence.source.get_absolute_url())
    assert told in page.content.decode()
    assert "Event of 2023" not in page.content.decode()
    assert len(named(page, "mark")) == 2
    assert links(page)["All events that rest on it"] == f"/timeline/?source={sentence.source.code}"


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


def test_source_names_its_origin_and_the_public_sources_of_the_same_report(
    client: Client,
) -> None:
    agency = make_source(title="The agency’s report", publisher="Reuters")
    fields = {"origin": "agency", "origin_name": "Reuters", "same_origin_as": agency}
    reprint = make_source(title="Talks in Kabul", publisher="The Post", **fields)
    make_source(title="Only stored", same_origin_as=agency)
    make_published(sentence=reprint.sentences.get(number=1))
    page = client.get(reprint.get_absolute_url())
    assert "Origin Reuters (news agency)" in named(page, "dl")[0].words
    assert "Also appeared as" not in page.content.decode()

    make_published(sentence=agency.sentences.get(number=1))
    for source, other in ((reprint, agency), (agency, reprint)):
        page = client.get(source.get_absolute_url())
        assert "Also appeared as" in page.content.decode()
        assert links(page)[other.title] == other.get_absolute_url()
        assert "Only stored" not in page.content.decode()


def publish_reprints() -> Edition:
    """An event that rests on an agency's report, on two reprints of it, and on a report apart."""
    agency = make_source(publisher="Reuters")
    fields = {"origin": "agency", "origin_name": "Reuters", "same_origin_as": agency}
    event = make_event(sentence=agency.sentences.get(number=1))
    for source in (make_source(**fields), make_source(**fields), make_source()):
        event.citations.create(sentence=source.sentences.get(number=1))
    return publish(event, by=None)


TOLD_ONCE = {
    "/": r"5 sources.{0,20}3 of them independent",
    "/timeline/": r"and 5 sources in 2 events.{0,20}They print 3 reports\.",
    "/countries/AFG/": r"and 5 sources in 2 events.{0,20}They print 3 reports\.",
}


@pytest.mark.parametrize("address", TOLD_ONCE)
def test_totals_count_reprints_of_a_report_once(client: Client, address: str) -> None:
    make_published()
    assert not re.search(TOLD_ONCE[address][-12:], client.get(address).content.decode())
    publish_reprints()
    page = " ".join(client.get(address).content.decode().split())
    assert re.search(TOLD_ONCE[address], page)


def test_event_tells_how_many_of_its_sources_are_independent(client: Client) -> None:
    event = publish_reprints()
    page = client.get(f"/events/{event.code}/{event.document['slug']}/")
    [told] = [each.words for each in named(page, "p") if each.attributes.get("class") == "voices"]
    assert told.startswith("They stand in 4 sources, 2 of them independent")
    references = [
        each.words for each in named(page, "p") if each.attributes.get("class") == "reference"
    ]
    assert sum("from Reuters (news agency)," in each for each in references) == 2
    alone = make_published()
    page = client.get(f"/events/{alone.code}/{alone.document['slug']}/")
    assert "independent" not in page.content.decode()
