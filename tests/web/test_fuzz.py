"""No address, however it is written, makes the site fail."""

from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.queries.selection import Order
from relations.queries.stretches import Key
from tests.factories import make_published

pytestmark = pytest.mark.django_db

NAMES = [
    *("country", "quad", "type", "topic", "speaker", "addressee", "act", "answered", "source"),
    *("since", "until", "q", "order", "as_of", "after", "through", "find"),
    *("outlet", "language", "cited", "sort"),
]
# Values that pass as one parameter or almost, so that a query gets beyond the first refusal.
VALUES = [
    *("AFG", "pak", "XXX", "neutral", "talks", "border", "deny", "denied", "00000000", "newest"),
    *("the-courier", "en", "half", "little", "cited", "outlet", "events"),
    *("00000000.2", "00000000.99999999999", "0.1"),
    *("2024", "0000", "0001", "9999", "9999-12-31", "0001-01-01", "2024-02-30", "-0001"),
    *(
        '"',
        '"a b',
        "a'b",
        "NOT",
        "a AND",
        "*",
        "²",
        "½",
        "\x00",
        "１２",
        "MjAyNS0wNC0xOS4wMDAwMDAwMA==",
    ),
]
PATHS = [
    *("/timeline/", "/timeline.json", "/relations/afghanistan-pakistan/"),
    *("/statements/", "/sources/", "/", "/countries/AFG/", "/corrections/", "/about/"),
    "/record.sha256",
    *("/timeline/facets/country/", "/timeline/facets/speaker/", "/timeline/facets/quad/"),
    *("/statements/facets/act/", "/statements/facets/country/"),
    *("/ledger/", "/ledger.json", "/relations/afghanistan-pakistan/ledger/"),
]
values = st.sampled_from(VALUES) | st.text(max_size=20)
queries = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5)


def ask(address: str, **headers: str) -> None:
    """Ask for an address; an error within a view is raised here."""
    assert Client().get(address, headers=headers).status_code < 500


@given(path=st.sampled_from(PATHS), query=queries)
@settings(max_examples=150)
def test_no_query_fails(path: str, query: list[tuple[str, str]]) -> None:
    ask(f"{path}?{'&'.join(f'{name}={quote(value)}' for name, value in query)}")


@given(path=st.sampled_from(PATHS), name=st.sampled_from(NAMES), value=st.binary(max_size=30))
@settings(max_examples=60)
def test_no_bytes_fail(path: str, name: str, value: bytes) -> None:
    ask(f"{path}?{name}={quote_from_bytes(value)}")


@given(path=st.sampled_from(PATHS), query=st.text(max_size=40))
@settings(max_examples=60)
def test_no_query_without_form_fails(path: str, query: str) -> None:
    ask(f"{path}?{quote(query, safe='&=;%+')}")


START = Key.before_year(9999, Order.NEWEST)
LISTS = ["/timeline/", "/relations/afghanistan-pakistan/", "/statements/"]


@given(
    path=st.sampled_from(LISTS),
    query=queries,
    after=st.just(str(START)) | values,
    target=st.sampled_from(["more", "results", "values-type"]) | st.text(max_size=10),
    current=st.text(max_size=40)
    | st.text(max_size=20).map("http://testserver/timeline/?after={}".format),
)
@settings(max_examples=150)
def test_nothing_that_htmx_may_say_fails(
    path: str, query: list[tuple[str, str]], after: str, target: str, current: str
) -> None:
    pairs = [*query, ("after", after)]
    address = f"{path}?{'&'.join(f'{name}={quote(value)}' for name, value in pairs)}"
    ask(address, **{"HX-Request": "true", "HX-Target": target, "HX-Current-URL": current})


pieces = st.sampled_from(
    [
        *("events", "statements", "sources", "countries", "relations", "editions", "timeline"),
        *("sentences", "facets", "type", "act", "corrections", "about"),
        *("00000000", "0123abcd", "AFG", "1", "0", "99999999999999999999", "9" * 5000, "-1"),
        *("afghanistan-pakistan", "-", "..", ".json", "\x00", "%", ""),
    ]
)


@given(parts=st.lists(pieces | st.text(max_size=10), max_size=5), ending=st.sampled_from(["", "/"]))
@settings(max_examples=150)
def test_no_path_fails(parts: list[str], ending: str) -> None:
    # Two slashes at the start would name another host.
    path = "/".join(quote(part, safe="") for part in parts).lstrip("/")
    ask(f"/{path}{ending}")


WORDS = [
    pytest.param("x" * 3000, id="one very long word"),
    pytest.param(" ".join(f"{number:x}" for number in range(900)), id="very many words"),
    pytest.param('"' + " ".join(f"{number:x}" for number in range(900)) + '"', id="a long phrase"),
    pytest.param('"' * 3000, id="quotation marks"),
    pytest.param("́" * 1000, id="combining marks alone"),
    pytest.param("ﷺ" * 500, id="letters that fold into many"),
]


SEARCHED = ["/timeline/", "/timeline.json", "/statements/", "/timeline/facets/type/"]


@pytest.mark.parametrize("path", SEARCHED)
@pytest.mark.parametrize("words", WORDS)
def test_no_search_is_too_much(client: Client, path: str, words: str) -> None:
    make_published()
    assert client.get(path, {"q": words}).status_code in {200, 400}


# Short enough to be looked for, and long or strange when folded.
FINDS = ["x" * 100, "x " * 50, "%_\\", "́" * 100, "ﷺ" * 100, "ß" * 100, "'\"", "\x00", "’"]


@pytest.mark.parametrize("path", ["/timeline/facets/country/", "/statements/facets/act/"])
@pytest.mark.parametrize("find", FINDS)
def test_no_search_in_a_facet_is_too_much(client: Client, path: str, find: str) -> None:
    make_published()
    assert client.get(path, {"find": find}).status_code == 200
