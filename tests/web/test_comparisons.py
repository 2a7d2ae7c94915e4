"""The page that compares two selections: two strips on one scale."""

from urllib.parse import quote

import pytest
from django.test import Client

from relations.queries import drawn
from relations.queries.selection import Selection
from relations.web.addresses import comparing
from tests.factories import make_published
from tests.web.markup import links
from tests.web.test_drawing import Links, page_of

pytestmark = pytest.mark.django_db

PAKISTAN = "between=yes&country=AFG&country=PAK"
IRAN = "between=yes&country=AFG&country=IRN"


def compared(*queries: str) -> str:
    named = [f"{name}={quote(each)}" for name, each in zip("ab", queries, strict=False)]
    return f"/compare/?{'&'.join(named)}"


@pytest.fixture
def two_pairs() -> None:
    make_published("Talks in Kabul", date="2025-04-19")
    make_published("Talks in Tehran", date="2023-04-19", countries=("AFG", "IRN"))


@pytest.mark.usefixtures("two_pairs")
def test_both_stand_on_one_scale_each_with_the_way_to_its_timeline(client: Client) -> None:
    page = client.get(compared(PAKISTAN, IRAN))
    shown = page.content.decode()
    assert shown.count('data-first="2023-04-19"\ndata-last="2025-04-19"') == 2
    assert links(page)["Afghanistan–Pakistan"] == "/relations/afghanistan-pakistan/"
    assert links(page)["Afghanistan–Iran"] == "/relations/afghanistan-iran/"
    parsed = Links(shown)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert not parsed.styled
    assert len(parsed.addresses) == 2 * 3


@pytest.mark.usefixtures("two_pairs")
def test_one_alone_is_offered_the_other_pairs(client: Client) -> None:
    found = links(client.get(compared(PAKISTAN)))
    both = Selection.of(country=("AFG", "PAK"), between="yes")
    other = Selection.of(country=("AFG", "IRN"), between="yes")
    assert found["Afghanistan–Iran"] == comparing(both, other)
    assert found["Afghanistan–Pakistan"] == "/relations/afghanistan-pakistan/"


@pytest.mark.usefixtures("two_pairs")
def test_without_any_all_pairs_are_offered(client: Client) -> None:
    found = links(client.get("/compare/"))
    assert found["Afghanistan–Pakistan"] == compared(PAKISTAN)


@pytest.mark.usefixtures("two_pairs")
def test_timeline_of_a_pair_leads_to_comparison(client: Client) -> None:
    page = page_of(client, "/relations/afghanistan-pakistan/?since=2024")
    assert comparing(Selection.of(country=("AFG", "PAK"), between="yes", since="2024")) in (
        page.addresses
    )


@pytest.mark.usefixtures("two_pairs")
def test_what_are_too_many_to_draw_are_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 0)
    page = client.get(compared(PAKISTAN, IRAN)).content.decode()
    assert page.count("These are too many to draw each of them") == 2


# What is asked, and the parameter and the value that the answer names.
REFUSED = [
    ("?a=since%3Dnever", "a", "since=never"),
    (f"?a={quote(PAKISTAN)}&b=country%3DXYZ", "b", "country=XYZ"),
    ("?b=speaker%3Dnobody", "b", "speaker=nobody"),
    ("?a=q%3Dx&a=q%3Dy", "a", "q=y"),
]


@pytest.mark.parametrize(("query", "parameter", "value"), REFUSED)
@pytest.mark.usefixtures("two_pairs")
def test_what_cannot_be_read_is_refused_by_name(
    client: Client, query: str, parameter: str, value: str
) -> None:
    page = client.get(f"/compare/{query}")
    assert page.status_code == 400
    shown = page.content.decode()
    assert f"<code>{parameter}</code>" in shown
    assert value in shown


@pytest.mark.usefixtures("two_pairs")
def test_typed_date_leads_to_the_address_with_its_one_form(client: Client) -> None:
    page = client.get("/compare/?a=" + quote("since=19 April 2025&until=2026"))
    assert page.status_code == 301
    assert page["Location"] == "/compare/?a=" + quote("since=2025-04-19&until=2026")
