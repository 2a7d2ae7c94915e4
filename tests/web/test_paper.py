"""What is said on paper: how much of a list it holds, and where and when it was printed."""

import pytest
from django.test import Client

from relations.queries import pages
from tests.factories import make_event, make_published, make_sentence, make_statement, publish
from tests.web.markup import elements, ids, links, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two rows, of which three are shown as one at most."""
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    monkeypatch.setattr(pages, "MOST_PAGES", 3)


def publish_many(count: int) -> None:
    sentence = make_sentence()
    for number in range(count):
        make_statement(event := make_event(f"Event {number}", sentence=sentence))
        publish(event)


HELD = [
    (2, "", "2 of 2", 2),
    (5, "", "2 of 5", 2),
    (5, "?whole=1", "5 of 5", 5),
    (8, "?whole=1", "6 of 8", 6),
    (5, "?order=oldest&whole=1", "5 of 5", 5),
]


@pytest.mark.parametrize(("count", "query", "words", "shown"), HELD)
@pytest.mark.parametrize(("path", "what"), [("/timeline/", "event"), ("/statements/", "statement")])
def test_paper_says_how_much_of_the_list_it_holds(
    client: Client, path: str, what: str, count: int, query: str, words: str, shown: int
) -> None:
    publish_many(count)
    page = client.get(f"{path}{query}")
    said = [each.words for each in elements(page) if each.attributes.get("class") == "paper"]
    # Before it the head says on paper what the site is.
    assert said[1] == f"{words} {what}s"
    assert len(ids(page, "e-" if what == "event" else "s-")) == shown


@pytest.mark.parametrize("path", ["/timeline/", "/relations/afghanistan-pakistan/", "/statements/"])
def test_page_that_holds_a_part_leads_to_the_whole_for_paper(client: Client, path: str) -> None:
    publish_many(3)
    page = client.get(path, {"order": "oldest"})
    assert links(page)["For paper"] == f"{path}?order=oldest&whole=1"
    assert with_id(page, "results").attributes["data-whole"] == f"{path}?order=oldest&whole=1"
    whole = client.get(f"{path}?order=oldest&whole=1")
    assert "For paper" not in links(whole)
    assert "data-whole" not in with_id(whole, "results").attributes


def test_foot_has_the_address_and_the_day(client: Client) -> None:
    make_published()
    page = client.get("/timeline/?since=2024")
    foot = [each.words for each in elements(page) if each.attributes.get("class") == "paper"][-1]
    assert foot.startswith("Printed on ")
    assert foot.endswith("http://testserver/timeline/?since=2024")
