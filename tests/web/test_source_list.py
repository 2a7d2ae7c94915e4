"""The list of sources as a page: its form, what it says it found, and what it refuses."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.publication import withdraw
from relations.editions.source_index import IndexedSource
from tests.factories import make_event, make_published, make_source
from tests.web.markup import links

pytestmark = pytest.mark.django_db


def make_cited(title: str, **fields: str) -> None:
    make_published(sentence=make_source(title=title, **fields).sentences.get(number=1))


def said_of(page: HttpResponse) -> str:
    """The sentence that says how many were found."""
    found = re.search(r'<p class="found-count">(.*?)</p>', page.text, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(found[1])).split())


def chosen_in(page: HttpResponse) -> list[str]:
    """The options that are chosen in the form."""
    return re.findall(r"<option [^>]*selected[^>]*>([^<]*)", page.text)


def test_page_says_how_many_sources_have_what_is_asked_for(client: Client) -> None:
    make_cited("Border shut")
    assert said_of(client.get("/sources/")) == "The record rests on 1 source."
    make_cited("Talks in Kabul")
    assert said_of(client.get("/sources/")) == "The record rests on 2 sources."
    assert said_of(client.get("/sources/?sort=cited")) == "The record rests on 2 sources."
    assert said_of(client.get("/sources/?q=border")) == (
        "1 source of 2 on record has what you ask for. All sources"
    )
    assert "not in the index" not in client.get("/sources/?q=border").text
    assert said_of(client.get("/sources/?since=2020")) == (
        "2 sources of 2 on record have what you ask for. All sources"
    )
    assert said_of(client.get("/sources/?q=numbat")) == (
        "No source on record has what you ask for. All sources"
    )


def test_empty_answer_leads_on(client: Client) -> None:
    make_cited("Border shut")
    page = client.get("/sources/?q=numbat")
    assert links(page)["All sources"] == "/sources/"
    assert links(page)["Look for them among the events"] == "/timeline/?q=numbat"
    assert "More sources" not in links(page)


def test_words_are_marked_in_title_outlet_and_byline_alone(client: Client) -> None:
    make_cited("Border <b>evénts</b>", publisher="Event & News", author="E. Vent")
    page = client.get("/sources/?q=EVENTS").text
    assert re.findall("<mark>(.*?)</mark>", page) == ["Event", "evénts"]
    assert "Border &lt;b&gt;<mark>evénts</mark>&lt;/b&gt;" in page
    assert "<mark>Event</mark> &amp; News" in page
    assert "<mark>" not in client.get("/sources/").text


def test_form_holds_what_was_asked(client: Client) -> None:
    make_cited("Border shut", publisher="The Herald", language="fa")
    page = client.get(
        "/sources/?q=a+“b”&outlet=the-herald&language=fa&cited=half&sort=events&since=2024-03"
    )
    assert chosen_in(page) == ["Most events first", "The Herald", "Persian", "half or more"]
    assert 'name="q" value="a “b”"' in page.text
    assert "<details open>" in page.text
    assert "<details >" in client.get("/sources/?q=border").text


def test_further_pages_go_on_with_what_is_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.source_list.PAGE_SIZE", 1)
    make_cited("Border shut")
    make_cited("Border open")
    first = client.get("/sources/?q=border&sort=oldest")
    address = links(first)["More sources"]
    assert address.startswith("/sources/?q=border&sort=oldest&after=")
    second = client.get(address)
    assert "More sources" not in links(second)
    assert {"Border shut", "Border open"} <= links(first).keys() | links(second).keys()


REFUSED = ("outlet=The+Herald", "language=1", "since=x", "until=2025-99", "cited=1", "sort=title")


@pytest.mark.parametrize("query", [*REFUSED, "after=x", "after=00000000", "q=a&q=b"])
def test_value_that_cannot_be_read_is_named(client: Client, query: str) -> None:
    make_published()
    page = client.get(f"/sources/?{query}")
    assert page.status_code == 400
    assert f'data-parameter="{query.partition("=")[0]}"' in page.text


def test_typed_date_leads_to_its_address_and_one_of_two_days_is_asked_about(
    client: Client,
) -> None:
    page = client.get("/sources/?q=border&since=19+April+2025")
    assert (page.status_code, page["Location"]) == (301, "/sources/?q=border&since=2025-04-19")
    asked = client.get("/sources/?until=8/2/2026")
    assert links(asked)["8 February 2026"] == "/sources/?until=2026-02-08"


def test_no_form_names_what_no_public_event_cites(client: Client) -> None:
    make_published()
    make_event(
        sentence=make_source(title="Quokka", publisher="Wombat", language="ur").sentences.first()
    )
    gone = make_source(title="Numbat", publisher="Bilby", author="Potoroo", language="ps")
    withdraw(make_published(sentence=gone.sentences.first()).event, by=None, reason="A mistake")
    for query in ("", "?q=report", "?sort=outlet", "?language=en"):
        page = client.get(f"/sources/{query}").text
        words = ("Quokka", "Wombat", "Numbat", "Bilby", "Potoroo", "Urdu", "Pashto")
        assert [word for word in words if word in page] == []


def test_outlet_leads_to_a_search_of_its_sources(client: Client) -> None:
    make_cited("Border shut", publisher="The Herald")
    page = client.get("/sources/outlets/the-herald/")
    assert links(page)["Search these sources"] == "/sources/?outlet=the-herald"


def test_list_does_not_deny_what_it_could_not_look_at(client: Client) -> None:
    make_cited("Border shut")
    # As after an upgrade, until `rebuild_index` has run.
    IndexedSource.objects.all().delete()
    page = client.get("/sources/?q=border")
    assert "1 source was not looked at: it is not in the index yet." in page.text
    assert said_of(page) == "All sources"
    assert "not in the index" not in client.get("/sources/").text
