"""A whole page or its fragment, as htmx asks for it."""

import pytest
from django.test import Client

from tests.faces.markup import elements, named, within
from tests.factories import make_published

pytestmark = pytest.mark.django_db

FACES = ["/timeline/", "/relations/afghanistan-pakistan/"]
SWAP = {"HX-Request": "true"}
WHOLE = [
    {},
    {"HX-Request": "true", "HX-Boosted": "true"},
    {"HX-Request": "true", "HX-History-Restore-Request": "true"},
]
VARIES = {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"}


SWAPPED = ["results", "overview", "filters"]


@pytest.mark.parametrize("path", FACES)
def test_htmx_gets_a_title_and_all_that_a_change_swaps(client: Client, path: str) -> None:
    make_published()
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
    make_published()
    answer = client.get(path, headers=headers)
    assert [each.name for each in elements(answer) if each.depth == 0] == ["html"]
    assert len(named(answer, "title")) == 1
    assert "HX-Push-Url" not in answer.headers


@pytest.mark.parametrize("headers", [SWAP, *WHOLE])
def test_caches_are_told_that_the_answer_varies(client: Client, headers: dict[str, str]) -> None:
    vary = client.get("/timeline/", headers=headers).headers["Vary"]
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
]


@pytest.mark.parametrize(("address", "canonical"), CANONICAL)
def test_htmx_is_told_the_canonical_address(client: Client, address: str, canonical: str) -> None:
    assert client.get(address, headers=SWAP).headers["HX-Push-Url"] == canonical


@pytest.mark.parametrize("path", FACES)
@pytest.mark.parametrize("name", SWAPPED)
def test_each_part_of_a_fragment_is_the_part_of_the_page_that_it_replaces(
    client: Client, path: str, name: str
) -> None:
    make_published()
    page, fragment = client.get(path), client.get(path, headers=SWAP)
    assert within(page, name) == within(fragment, name)


@pytest.mark.parametrize("path", FACES)
def test_every_element_that_acts_by_htmx_works_without_it(client: Client, path: str) -> None:
    make_published()
    acting = [each for each in elements(client.get(path)) if "data-hx-get" in each.attributes]
    assert acting
    for element in acting:
        plain = element.attributes.get("href") or element.attributes["action"]
        assert plain == element.attributes["data-hx-get"]
        assert element.attributes["data-hx-target"] == "#results"


def test_title_of_a_fragment_is_the_title_of_its_page(client: Client) -> None:
    make_published()
    page = client.get("/timeline/?type=talks")
    fragment = client.get("/timeline/?type=talks", headers=SWAP)
    assert named(fragment, "title")[0].words == named(page, "title")[0].words == "Talks – Dyad"
