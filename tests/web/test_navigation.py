"""The main navigation, and the ways from one part of the site to another."""

import pytest
from django.test import Client

from tests.factories import make_event, make_published, publish
from tests.web.markup import Element, elements, links, named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

# The page, which part of the site is marked, and how.
MARKED = [
    ("/timeline/", "Timelines", "page"),
    ("/relations/", "Timelines", "true"),
    ("/relations/afghanistan-pakistan/", "Timelines", "true"),
    ("/countries/", "Timelines", "true"),
    ("/countries/AFG/", "Timelines", "true"),
    ("/timeline/facets/type/", "Timelines", "true"),
    ("/statements/", "Statements", "page"),
    ("/statements/facets/act/", "Statements", "true"),
    ("/sources/", "Sources", "page"),
    ("/corrections/", "Corrections", "page"),
    ("/about/", "About", "page"),
]


def marked(client: Client, path: str) -> list[tuple[str, str]]:
    """The links of the main navigation that say that the page is current, with how."""
    found = named(client.get(path), "a")
    # The editions of an event mark the one that is shown, too.
    parts = [each for each in found if "/editions/" not in each.attributes["href"]]
    # And a list marks how densely it is drawn.
    parts = [each for each in parts if each.words not in {"Full", "Brief", "Table"}]
    current = [each for each in parts if "aria-current" in each.attributes]
    return [(each.words, each.attributes["aria-current"]) for each in current]


@pytest.mark.parametrize(("path", "part", "current"), MARKED)
def test_navigation_marks_where_the_page_stands(
    client: Client, path: str, part: str, current: str
) -> None:
    make_published()
    assert marked(client, path) == [(part, current)]


@pytest.mark.parametrize("path", ["/", "/nothing/", "/timeline/?since=x"])
def test_page_of_no_part_marks_none_or_the_part_that_was_asked(client: Client, path: str) -> None:
    assert marked(client, path) in ([], [("Timelines", "page")])


def test_pages_of_an_event_and_of_a_source_stand_in_their_parts(client: Client) -> None:
    edition = make_published()
    source = next(iter(edition.document["sources"]))
    event = f"/events/{edition.code}/ministers-meet-in-kabul/"
    assert marked(client, event) == [("Timelines", "true")]
    assert marked(client, f"/events/{edition.code}/editions/1/") == [("Timelines", "true")]
    place = client.get(f"/sources/{source}/").headers["Location"]
    assert marked(client, place) == [("Sources", "true")]


def test_navigation_names_the_parts_in_their_order(client: Client) -> None:
    page = elements(client.get("/about/"))
    start = next(place for place, each in enumerate(page) if each.name == "nav")
    depth = page[start].depth
    inside: list[Element] = []
    for each in page[start + 1 :]:
        if each.depth <= depth:
            break
        inside.append(each)
    assert [(each.words, each.attributes["href"]) for each in inside] == [
        ("Timelines", "/timeline/"),
        ("Statements", "/statements/"),
        ("Ledger", "/ledger/"),
        ("Sources", "/sources/"),
        ("Corrections", "/corrections/"),
        ("About", "/about/"),
    ]


@pytest.mark.parametrize("query", ["", "?country=AFG&since=2024"])
def test_list_of_events_is_the_timeline(client: Client, query: str) -> None:
    answer = client.get(f"/events/{query}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/timeline/{query}")


UP = [
    (("AFG", "PAK"), ["Afghanistan–Pakistan"], ["/relations/afghanistan-pakistan/"]),
    (
        ("PAK", "IRN", "AFG"),
        ["Afghanistan–Iran", "Afghanistan–Pakistan", "Iran–Pakistan"],
        [
            "/relations/afghanistan-iran/",
            "/relations/afghanistan-pakistan/",
            "/relations/iran-pakistan/",
        ],
    ),
    (
        ("AFG", "IRN", "PAK", "CHN"),
        ["Between Afghanistan, China, Iran and Pakistan: all events"],
        ["/timeline/?between=yes&country=AFG&country=CHN&country=IRN&country=PAK"],
    ),
]


@pytest.mark.parametrize(("countries", "words", "addresses"), UP)
def test_event_leads_up_to_its_dyads(
    client: Client, countries: tuple[str, ...], words: list[str], addresses: list[str]
) -> None:
    edition = make_published(countries=countries)
    page = client.get(f"/events/{edition.code}/ministers-meet-in-kabul/")
    up = [each for each in named(page, "a") if each.attributes.get("rel") == "up"]
    assert [each.words for each in up] == words
    assert [each.attributes["href"] for each in up] == addresses
    for address in addresses:
        assert "Ministers meet in Kabul" in client.get(address).content.decode()


def test_event_leads_up_to_no_dyad_of_its_host(client: Client) -> None:
    event = make_event(countries=("AFG", "PAK", "QAT"))
    event.participations.filter(country__alpha3="QAT").update(role="host")
    edition = publish(event)
    page = links(client.get(f"/events/{edition.code}/ministers-meet-in-kabul/"))
    assert page["Afghanistan–Pakistan"] == "/relations/afghanistan-pakistan/"
    assert "Afghanistan–Qatar" not in page


def test_pairs_on_record_are_listed_by_name_with_their_events(client: Client) -> None:
    make_published(countries=("PAK", "IRN"))
    make_published(countries=("PAK", "IRN"))
    make_published(countries=("PAK", "AFG"))
    make_event(countries=("IND", "NPL"))
    page = client.get("/relations/")
    rows = [each.words for each in named(page, "li")]
    assert rows == ["Afghanistan–Pakistan 1 event", "Iran–Pakistan 2 events"]
    assert links(page)["Iran–Pakistan"] == "/relations/iran-pakistan/"
    assert links(page)["Countries on record"] == "/countries/"


def test_many_pairs_are_cut_by_key(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations.queries.dyads.ON_A_PAGE", 2)
    make_published(countries=("AFG", "IRN", "PAK"))
    page = client.get("/relations/")
    further = links(page)["Further pairs"]
    assert further == "/relations/?after=afghanistan-pakistan"
    second = client.get(further)
    assert [each.words for each in named(second, "li")] == ["Iran–Pakistan 1 event"]
    assert "Further pairs" not in links(second)


@pytest.mark.parametrize("after", ["A", "a b", "é", "a" * 202])
def test_place_that_is_no_slug_is_refused_by_its_name(client: Client, after: str) -> None:
    answer = client.get("/relations/", {"after": after})
    assert answer.status_code == 400
    assert "after" in answer.content.decode()


def test_countries_on_record_are_those_that_take_part_as_a_host_too(client: Client) -> None:
    event = make_event(countries=("AFG", "PAK", "QAT"))
    event.participations.filter(country__alpha3="QAT").update(role="host")
    publish(event)
    page = client.get("/countries/")
    rows = [each.words for each in named(page, "li")]
    assert rows == ["Afghanistan 1 event", "Pakistan 1 event", "Qatar 1 event"]
    assert links(page)["Qatar"] == "/countries/QAT/"


@pytest.mark.parametrize("path", ["/relations/", "/countries/"])
def test_empty_record_says_so(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert "Nothing is published yet." in page.content.decode()


@pytest.mark.parametrize("path", ["/about/", "/statements/"])
def test_foot_of_every_page_leads_to_pairs_and_countries(client: Client, path: str) -> None:
    found = links(client.get(path))
    assert (found["Pairs of countries"], found["Countries"]) == ("/relations/", "/countries/")
