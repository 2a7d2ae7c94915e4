"""Is it still there: said at each citation, on pages and in JSON, and no more than may be seen."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.sources.models import Source
from tests.factories import (
    make_described,
    make_event,
    make_published,
    make_revisit,
    make_source,
    publish,
)
from tests.web.markup import Element, elements, links, named

pytestmark = pytest.mark.django_db

NOW = "The ministers met on Sunday and voiced “grave concern” over the border."
HIDDEN = "A quokka was at the talks, which went on and on."


def publish_citing(source: Source, number: int = 1) -> Edition:
    return make_published(sentence=source.sentences.get(number=number))


def pages_of(edition: Edition, source: Source) -> list[str]:
    """The pages on which a citation of a source is shown."""
    event = f"/events/{edition.code}"
    slug = edition.document["slug"]
    return [f"{event}/{slug}/", f"{event}/editions/1/", source.get_absolute_url()]


def told(page: HttpResponse) -> list[Element]:
    return [each for each in elements(page) if "revisited" in each.attributes.get("class", "")]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("there", "Still in the article on 12 March 2025"),
        ("moved", "Moved within the article, as seen on 12 March 2025"),
        ("gone", "No longer in the article on 12 March 2025"),
    ],
)
def test_what_became_of_a_sentence_is_said_where_it_is_cited(
    client: Client, outcome: str, words: str
) -> None:
    source = make_source()
    edition = publish_citing(source)
    make_revisit(source, s1=outcome)
    make_described(source)
    for address in pages_of(edition, source):
        assert [each.words for each in told(client.get(address))] == [words]


def test_changed_sentence_is_shown_in_both_wordings_word_by_word(client: Client) -> None:
    source = make_source(NOW.replace("Sunday", "Saturday").replace("grave", "deep"), language="ur")
    edition = publish_citing(source)
    make_revisit(source, s1=NOW)
    make_described(source)
    for address in pages_of(edition, source):
        page = client.get(address)
        [details] = told(page)
        assert details.name == "details"
        assert "The article read otherwise on 12 March 2025" in details.words
        assert [each.words for each in named(page, "del")] == [
            "removed: Saturday",
            "removed: deep",
        ]
        assert [each.words for each in named(page, "ins")] == ["added: Sunday", "added: grave"]
        wordings = [each for each in named(page, "dd") if each.attributes.get("lang") == "ur"]
        assert [each.attributes["dir"] for each in wordings] == ["auto", "auto"]
        assert wordings[1].text.replace("added: ", "").strip() == NOW


def test_only_the_last_look_is_told(client: Client) -> None:
    source = make_source()
    edition = publish_citing(source)
    make_revisit(source, "2025-03-12", s1="gone")
    make_revisit(source, "2025-06-12", s1="there")
    make_described(source)
    for address in pages_of(edition, source):
        [words] = told(client.get(address))
        assert words.words == "Still in the article on 12 June 2025"


def test_nothing_is_said_of_an_article_at_which_nobody_has_looked(client: Client) -> None:
    source = make_source()
    edition = publish_citing(source)
    for address in pages_of(edition, source):
        assert not told(client.get(address))


def test_lists_do_not_tell_of_looks(client: Client) -> None:
    source = make_source()
    publish_citing(source)
    make_revisit(source, s1="gone")
    make_described(source)
    for address in ("/", "/timeline/", "/relations/afghanistan-pakistan/", "/statements/"):
        assert "No longer in the article" not in client.get(address).content.decode()


def citations_in(client: Client, edition: Edition) -> list[Any]:
    shape = client.get(f"/events/{edition.code}.json").json()
    return [*shape["citations"], *(c for each in shape["statements"] for c in each["citations"])]


def test_json_tells_the_same_at_each_citation(client: Client) -> None:
    source = make_source()
    edition = publish_citing(source)
    assert [each["revisited"] for each in citations_in(client, edition)] == [None]
    make_revisit(source, s1=NOW)
    make_described(source)
    [listed] = client.get("/timeline.json").json()["events"]
    alone = client.get(f"/events/{edition.code}.json").json()
    del listed["certainty"]  # which only a view of dates can say
    assert {**listed, "license": alone["license"]} == alone
    assert [each["revisited"] for each in citations_in(client, edition)] == [
        {"outcome": "changed", "seen_at": "2025-03-12T12:00:00+00:00", "text_now": NOW}
    ]


def test_changed_text_of_a_sentence_that_is_hidden_again_is_hidden_too(client: Client) -> None:
    source = make_source(shows="cited")
    edition = publish_citing(source)
    make_revisit(source, s1=HIDDEN, s2=HIDDEN)
    make_described(source)
    withdraw(edition.event, by=None, reason="A mistake")
    statuses = {f"/events/{edition.code}/editions/1/": 200, source.get_absolute_url(): 410}
    for address, status in statuses.items():
        page = client.get(address)
        assert page.status_code == status
        assert "quokka" not in page.content.decode()
    [said] = told(client.get(f"/events/{edition.code}/editions/1/"))
    assert (said.name, said.words) == ("p", "The article read otherwise on 12 March 2025")


def test_sentence_that_is_not_shown_tells_nothing_of_its_change(client: Client) -> None:
    source = make_source(shows="cited")
    publish_citing(source)
    make_revisit(source, s2=HIDDEN)
    make_described(source)
    assert "quokka" not in client.get(source.get_absolute_url()).content.decode()


def test_look_behind_a_draft_is_told_to_nobody(client: Client) -> None:
    source = make_source(title="Quokka report")
    make_event(sentence=source.sentences.get(number=1))
    make_revisit(source, s1=HIDDEN)
    edition = make_published()
    for address in (
        "/",
        "/sources/",
        *pages_of(edition, edition.event.citations.get().sentence.source),
    ):
        assert "uokka" not in client.get(address).content.decode()
    assert client.get(source.get_absolute_url()).status_code == 404


def test_public_versions_of_an_article_lead_to_each_other_with_their_days(client: Client) -> None:
    first = make_source(retrieved_at="2025-04-20T08:00Z")
    later = make_source(version_of=first, retrieved_at="2025-06-01T08:00Z", title="Later report")
    for each in (first, later):
        publish_citing(each)
    page = client.get(first.get_absolute_url())
    assert links(page)["A later text of this article"] == later.get_absolute_url()
    assert "retrieved on 1 June 2025" in page.content.decode()
    page = client.get(later.get_absolute_url())
    assert links(page)["An earlier text of this article"] == first.get_absolute_url()
    assert "retrieved on 20 April 2025" in page.content.decode()


def test_version_that_nothing_published_cites_is_named_on_no_page(client: Client) -> None:
    first = make_source()
    later = make_source("A quokka was there.", version_of=first, title="Quokka report")
    edition = publish_citing(first)
    revisit = make_revisit(first, s1="gone")
    revisit.version = later
    revisit.save()
    make_described(first)
    make_event(sentence=later.sentences.get(number=1))
    for address in pages_of(edition, first):
        page = client.get(address).content.decode()
        assert "uokka" not in page
        assert later.code not in page
        assert "A later text" not in page
    assert client.get(later.get_absolute_url()).status_code == 404
    publish(make_event(sentence=later.sentences.get(number=1)))
    assert "A later text" in client.get(first.get_absolute_url()).content.decode()
