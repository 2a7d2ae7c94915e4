"""A whole page or its fragment, as htmx asks for it."""

import re
from pathlib import Path

import pytest
from django.test import Client

from relations.queries.selection import Order
from relations.queries.stretches import Key
from tests.factories import make_event, make_published, make_statement, publish
from tests.queries.listing import key_of
from tests.web.markup import Element, elements, ids, links, named, titles, within

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

FACES = ["/timeline/", "/relations/afghanistan-pakistan/", "/statements/"]
SWAP = {"HX-Request": "true"}
WHOLE = [
    {},
    {"HX-Request": "true", "HX-Boosted": "true"},
    {"HX-Request": "true", "HX-History-Restore-Request": "true"},
]
VARIES = {"HX-Request", "HX-Boosted", "HX-History-Restore-Request", "HX-Target"}
SWAPPED = ["results", "overview", "filters", "chosen"]
# A place before all events, and htmx in the place of the link to more of a list.
START = Key.before_year(9999, Order.NEWEST)
MORE = {**SWAP, "HX-Target": "more"}


def publish_one() -> None:
    """An event with a statement, so that no list is empty."""
    event = make_event()
    make_statement(event)
    publish(event, by=None)


@pytest.mark.parametrize("path", FACES)
def test_htmx_gets_a_title_and_all_that_a_change_swaps(client: Client, path: str) -> None:
    publish_one()
    answer = client.get(path, headers=SWAP)
    outermost = [each for each in elements(answer) if each.depth == 0]
    assert [each.attributes.get("id", each.name) for each in outermost] == [
        "title",
        *SWAPPED,
        "announcement",
    ]


@pytest.mark.parametrize("path", FACES)
@pytest.mark.parametrize("headers", WHOLE)
def test_all_others_get_the_whole_page_with_one_title(
    client: Client, path: str, headers: dict[str, str]
) -> None:
    publish_one()
    answer = client.get(path, headers=headers)
    assert [each.name for each in elements(answer) if each.depth == 0] == ["html"]
    assert len(titles(answer)) == 1
    assert "HX-Push-Url" not in answer.headers


@pytest.mark.parametrize("path", FACES)
@pytest.mark.parametrize("headers", [SWAP, *WHOLE])
def test_caches_are_told_that_the_answer_varies(
    client: Client, path: str, headers: dict[str, str]
) -> None:
    vary = client.get(path, headers=headers).headers["Vary"]
    assert set(vary.split(", ")) >= VARIES


CANONICAL = [
    ("/timeline/", "/timeline/"),
    ("/timeline/?q=&since=&until=&as_of=", "/timeline/"),
    (
        "/timeline/?type=talks&country=pak&type=airstrike&country=AFG&order=newest",
        "/timeline/?country=AFG&country=PAK&type=airstrike&type=talks",
    ),
    ("/timeline/?q=border+closed&junk=1", "/timeline/?q=border+closed"),
    (
        "/relations/afghanistan-pakistan/?country=AFG&since=2024",
        "/relations/afghanistan-pakistan/?since=2024",
    ),
    (f"/timeline/?after={START}&q=border", f"/timeline/?q=border&after={START}"),
    ("/statements/?act=deny&speaker=&junk=1", "/statements/?act=deny"),
]


@pytest.mark.parametrize(("address", "canonical"), CANONICAL)
def test_htmx_is_told_the_canonical_address(client: Client, address: str, canonical: str) -> None:
    assert client.get(address, headers=SWAP).headers["HX-Push-Url"] == canonical


@pytest.mark.parametrize("path", FACES)
@pytest.mark.parametrize("name", SWAPPED)
def test_each_part_of_a_fragment_is_the_part_of_the_page_that_it_replaces(
    client: Client, path: str, name: str
) -> None:
    publish_one()
    page, fragment = client.get(path), client.get(path, headers=SWAP)
    assert within(page, name) == within(fragment, name) != []


@pytest.mark.parametrize("path", FACES)
def test_parts_beside_the_list_are_told_to_htmx_in_a_fragment_alone(
    client: Client, path: str
) -> None:
    publish_one()

    def swapped(headers: dict[str, str]) -> list[str]:
        found = elements(client.get(path, headers=headers))
        return [each.attributes["id"] for each in found if "data-hx-swap-oob" in each.attributes]

    assert swapped(SWAP) == ["overview", "filters", "chosen", "announcement"]
    assert swapped({}) == []


@pytest.mark.parametrize("path", [*FACES, "/timeline/?type=talks&since=2030"])
def test_every_element_that_acts_by_htmx_works_without_it(client: Client, path: str) -> None:
    publish_one()
    acting = 0
    around: list[Element] = []
    page = client.get(path)
    plain_links = set(links(page).values())
    for element in elements(page):
        around = [*around[: element.depth], element]
        if "data-hx-get" in element.attributes:
            acting += 1
            if element.attributes.get("class") == "values":
                # A link in it leads to the page of the same values.
                assert element.attributes["data-hx-get"] in plain_links
                assert element.attributes["data-hx-target"] == "this"
                continue
            plain = element.attributes.get("href") or element.attributes["action"]
            assert plain == element.attributes["data-hx-get"]
            # htmx takes it from the nearest element around that has it.
            targets = [each.attributes.get("data-hx-target") for each in around]
            assert list(filter(None, targets))[-1] == "#results"
    assert acting


def test_search_in_a_facet_puts_its_answer_in_place_of_the_values(client: Client) -> None:
    topics = ("border", "culture", "defence", "diplomacy", "economy", "energy", "justice")
    make_published(topics=(*topics, "migration", "nuclear", "refugees", "security"))
    make_published()
    page = client.get("/timeline/", headers=SWAP)
    [form] = [each for each in named(page, "form") if each.attributes["id"] == "find-topic"]
    assert form.attributes["action"] == form.attributes["data-hx-get"] == "/timeline/facets/topic/"
    target = form.attributes["data-hx-target"].removeprefix("#")
    answer = client.get("/timeline/facets/topic/", headers={**SWAP, "HX-Target": target})
    assert within(answer, target) == within(page, target) != []


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/timeline/?type=talks", "Talks – Dyad"),
        ("/relations/afghanistan-pakistan/", "Between Afghanistan and Pakistan: all events – Dyad"),
        ("/statements/?act=deny", "All statements, in which the speaker denies – Dyad"),
    ],
)
def test_title_of_a_fragment_is_the_title_of_its_page(
    client: Client, path: str, title: str
) -> None:
    publish_one()
    for headers in ({}, SWAP):
        assert [each.words for each in titles(client.get(path, headers=headers))] == [title]


def test_more_of_a_list_is_only_what_is_added_to_it(client: Client) -> None:
    edition = make_published()
    answer = client.get(f"/timeline/?after={START}", headers=MORE)
    assert ids(answer, "e-") == [edition.code]
    found = {each.attributes.get("id") for each in elements(answer)}
    assert not found & {*SWAPPED, "title"}
    assert titles(answer) == []


def test_more_of_a_list_takes_the_place_of_the_address_and_adds_none(client: Client) -> None:
    edition = make_published(date="2025-04-19")
    answer = client.get(f"/timeline/?q=kabul&after={START}", headers=MORE)
    through = key_of(edition)
    assert answer.headers["HX-Replace-Url"] == f"/timeline/?q=kabul&through={through}"
    assert "HX-Push-Url" not in answer.headers


def test_more_of_a_list_varies_with_the_address_that_it_is_added_to(client: Client) -> None:
    make_published()
    vary = client.get(f"/timeline/?after={START}", headers=MORE).headers["Vary"]
    assert set(vary.split(", ")) >= {*VARIES, "HX-Current-URL"}


CURRENT = [
    ("", ""),
    ("http://testserver/timeline/", ""),
    ("http://testserver/timeline/?q=kabul#y-2024", ""),
    (f"http://testserver/timeline/?q=kabul&after={START}", f"after={START}&"),
    (f"http://testserver/timeline/?after={START}&through={START}#y-2024", f"after={START}&"),
    ("http://[", ""),
    ("?", ""),
]


@pytest.mark.parametrize(("current", "begun"), CURRENT)
def test_list_with_more_begins_where_the_page_that_the_reader_sees_begins(
    client: Client, current: str, begun: str
) -> None:
    edition = make_published(date="2025-04-19")
    headers = {**MORE, "HX-Current-URL": current}
    answer = client.get(f"/timeline/?after={START}", headers=headers)
    through = key_of(edition)
    assert answer.headers["HX-Replace-Url"] == f"/timeline/?{begun}through={through}"


@pytest.mark.parametrize(
    "headers",
    [
        *WHOLE,
        {"HX-Target": "more"},
        {**MORE, "HX-Boosted": "true"},
        {**MORE, "HX-History-Restore-Request": "true"},
    ],
)
def test_more_of_a_list_is_a_page_for_all_who_do_not_swap(
    client: Client, headers: dict[str, str]
) -> None:
    make_published()
    answer = client.get(f"/timeline/?after={START}", headers=headers)
    assert [each.name for each in elements(answer) if each.depth == 0] == ["html"]
    assert "HX-Replace-Url" not in answer.headers


def test_first_page_is_never_added_to_a_list(client: Client) -> None:
    make_published()
    answer = client.get("/timeline/", headers=MORE)
    assert "HX-Replace-Url" not in answer.headers
    assert ids(answer, "results") == [""]


def sentence_address() -> str:
    """Where a cited sentence is served by itself."""
    cited = make_published().sentences.get().sentence
    return f"/sources/{cited.source.code}/sentences/{cited.number}/"


def notes_address() -> str:
    """Where the notes of an edition are served by themselves."""
    edition = make_published()
    return f"/events/{edition.code}/editions/1/notes/"


APART = {"/sources/": sentence_address, "/events/": notes_address}


@pytest.mark.parametrize("headers", WHOLE)
@pytest.mark.parametrize("place", APART)
def test_fragment_without_a_page_leads_all_others_to_where_it_stands(
    client: Client, place: str, headers: dict[str, str]
) -> None:
    answer = client.get(APART[place](), headers=headers)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(place)
    assert set(answer.headers["Vary"].split(", ")) >= VARIES


@pytest.mark.parametrize("place", APART)
def test_fragment_without_a_page_is_given_to_who_swaps_it(client: Client, place: str) -> None:
    answer = client.get(APART[place](), headers=SWAP)
    assert answer.status_code == 200
    assert "html" not in {each.name for each in elements(answer)}
    assert set(answer.headers["Vary"].split(", ")) >= VARIES


def test_list_is_sent_without_the_indentation_of_its_templates(client: Client) -> None:
    make_published()
    for headers in ({}, {"HX-Request": "true"}):
        assert b"\n " not in client.get("/timeline/", headers=headers).content


def test_no_public_page_has_an_element_that_keeps_white_space_but_what_was_typed() -> None:
    templates = Path(__file__).parents[2] / "templates"
    public = [each for each in templates.rglob("*.html") if "admin" not in each.parts]

    assert public
    for each in public:
        # The end of the line after the tag is none of its text, and the rest is typed.
        kept = re.findall("<(?:pre|textarea)[^<]*>\\n(.*?)</", each.read_text(), re.DOTALL)
        assert len(kept) == len(re.findall("<(?:pre|textarea)", each.read_text())), each
        assert all(re.fullmatch(r"\{\{ [^\n]* \}\}", text) for text in kept), each
