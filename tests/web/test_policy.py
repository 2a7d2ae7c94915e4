"""No page needs anything inline, and no page allows it."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import Element, elements, named, titles

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


# More than a form offers at once, so that it has a search in them.
TOPICS = (
    *("border", "culture", "defence", "diplomacy", "economy", "energy"),
    *("justice", "migration", "nuclear", "refugees", "security", "trade"),
)


def publish_everything() -> Edition:
    """An event that has all that a page may show."""
    source = make_source(url="https://courier.example/1", archive_url="https://archive.example/1")
    event = make_event(
        sentence=source.sentences.get(number=1),
        topics=TOPICS,
        summary="They spoke.",
        date_said="on Saturday",
        date_note="The Saturday before.",
        place="Kabul",
    )
    figure = {"figure_measure": "people", "figure_low": 3}
    claim = make_statement(event, quotation="deep concern", **figure)
    make_statement(event, speaker=make_actor("Basir"), responds_to=claim, **figure)
    return publish(event, by=None)


def corrected_address(edition: Edition) -> str:
    """The address of an edition that changed what a sentence is quoted for."""
    edition.event.statements.update(quotation="concern", figure_low=4)
    publish(edition.event, by=None, reason="The figure was wrong")
    return f"/events/{edition.code}/editions/2/"


def corrections_address(edition: Edition) -> str:
    """The address of the list, with a correction and a withdrawal in it."""
    corrected_address(edition)
    withdrawn_address(edition)
    return "/corrections/"


def withdrawn_address(edition: Edition) -> str:
    withdraw(edition.event, by=None, reason="A mistake")
    return f"/events/{edition.code}/"


PAGES: dict[str, Callable[[Edition], str]] = {
    "home": lambda edition: "/",
    "timeline": lambda edition: "/timeline/?type=talks",
    "timeline of nothing": lambda edition: "/timeline/?type=talks&since=2030",
    "timeline’s facet": lambda edition: "/timeline/facets/topic/?topic=border&find=e",
    "dyad": lambda edition: "/relations/afghanistan-pakistan/",
    "statements": lambda edition: "/statements/",
    "statements’ facet": lambda edition: "/statements/facets/act/",
    "speaker": lambda edition: "/statements/?speaker=basir",
    "sources": lambda edition: "/sources/",
    "source": lambda edition: edition.sentences.first().sentence.source.get_absolute_url(),
    "country": lambda edition: "/countries/AFG/",
    "about": lambda edition: "/about/",
    "report": lambda edition: f"/report/?event={edition.code}",
    "event": lambda edition: f"/events/{edition.code}/{edition.document['slug']}/",
    "edition": lambda edition: f"/events/{edition.code}/editions/1/",
    "edition that corrects": corrected_address,
    "400": lambda edition: "/timeline/?order=random",
    "404": lambda edition: "/nothing/",
    "410": withdrawn_address,
    "no corrections": lambda edition: "/corrections/",
    "corrections": corrections_address,
}


@pytest.fixture(scope="module")
def answers(module_rows: None) -> dict[str, HttpResponse]:
    """Each page as a reader first gets it; what its address needed to be done is undone after."""
    code, found = publish_everything().code, {}
    for name, address in PAGES.items():
        with transaction.atomic():
            edition = Edition.objects.get(code=code)
            found[name] = Client().get(address(edition))
            transaction.set_rollback(True)
    return found


@pytest.fixture
def page(answers: dict[str, HttpResponse], request: pytest.FixtureRequest) -> HttpResponse:
    return answers[request.param]


each_page = pytest.mark.parametrize("page", PAGES, indirect=True)


def assert_plain(page: HttpResponse) -> None:
    """Nothing in the page would run or paint without a file of its own."""
    for element in elements(page):
        inline = {name for name in element.attributes if name.startswith("on") or name == "style"}
        assert not inline, element
        assert element.name != "style"
        if element.name == "script":
            assert element.attributes["src"].startswith("/static/")
            assert not element.text.strip()
        assert not element.attributes.get("href", "").startswith("javascript:")


@each_page
def test_nothing_on_a_page_is_inline(page: HttpResponse) -> None:
    assert_plain(page)


@each_page
def test_policy_of_a_page_allows_nothing_unsafe(page: HttpResponse) -> None:
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@each_page
def test_no_id_stands_twice_on_a_page_and_every_fragment_leads_to_one(page: HttpResponse) -> None:
    found = elements(page)
    ids = [each.attributes["id"] for each in found if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    targets = {each.attributes["href"][1:] for each in found if is_fragment(each.attributes)}
    assert targets <= set(ids)


def is_fragment(attributes: dict[str, str]) -> bool:
    return attributes.get("href", "").startswith("#")


@each_page
def test_page_has_one_title_one_heading_and_a_label_for_each_field(page: HttpResponse) -> None:
    found = elements(page)
    names = [each.name for each in found]
    assert (len(titles(page)), names.count("h1"), names.count("main")) == (1, 1, 1)
    labelled = {each.attributes["for"] for each in found if "for" in each.attributes}
    fields = [each.attributes for each in found if is_text_field(each)]
    assert all(each.get("id") in labelled or each.get("aria-label") for each in fields)


def is_text_field(element: Element) -> bool:
    kind = element.attributes.get("type", "text")
    return element.name == "input" and kind in {"text", "search", "date"}


@pytest.mark.usefixtures("answers")
def test_search_within_a_long_facet_is_among_these_fields(client: Client) -> None:
    # Without it all events had all topics, and there was nothing to choose.
    make_published()
    fields = [each.attributes for each in named(client.get("/timeline/"), "input")]
    searches = [each for each in fields if each.get("id", "").startswith("f-find-")]
    assert searches
    assert all(each["aria-label"] for each in searches)


def test_failure_keeps_the_policy(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations.web.timelines.answer", None)
    client.raise_request_exception = False
    page = client.get("/timeline/")
    assert page.status_code == 500
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert_plain(page)


@pytest.mark.parametrize("path", ["/timeline.json", "/healthz", "/nothing.json"])
def test_answers_that_are_no_pages_have_the_policy_too(client: Client, path: str) -> None:
    assert "unsafe" not in client.get(path).headers["Content-Security-Policy"]


def test_readers_get_no_cookie(answers: dict[str, HttpResponse]) -> None:
    assert [name for name, answer in answers.items() if answer.cookies] == []
