"""The addresses of the site: which exist, and how they are written."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, resolve, reverse

from relations.urls import urlpatterns

NAMES = {
    "/": "home",
    "/relations/": "relations",
    "/relations/bosnia-and-herzegovina-serbia/": "dyad",
    "/relations/bosnia-and-herzegovina-serbia/ledger/": "dyad-ledger",
    "/timeline/": "timeline",
    "/timeline/facets/type/": "timeline-facet",
    "/timeline.json": "timeline-json",
    "/events/": "events",
    "/events/0123abcd.json": "event-json",
    "/events/0123abcd/": None,
    "/events/0123abcd/talks-in-kabul/": "event",
    "/events/0123abcd/editions/2/": "edition",
    "/events/0123abcd/editions/2/notes/": "edition-notes",
    "/statements/": "statements",
    "/statements/facets/act/": "statement-facet",
    "/statements/0123abcd/": "statement",
    "/ledger/": "ledger",
    "/ledger/facets/answered/": "ledger-facet",
    "/ledger.json": "ledger-json",
    "/sources/": "sources",
    "/sources/outlets/": "outlets",
    "/sources/outlets/the-courier/": "outlet",
    "/sources/0123abcd/": None,
    "/sources/0123abcd/a-report/": "source",
    "/sources/0123abcd/sentences/3/": "sentence",
    "/countries/": "countries",
    "/countries/AFG/": "country",
    "/compare/": "comparison",
    "/search/": "search",
    "/search/suggestions/": "suggestions",
    "/corrections/": "corrections",
    "/about/": "about",
    "/report/": "report",
    "/record.sha256": "record-roots",
    "/healthz": "healthz",
}


@pytest.mark.parametrize("address", NAMES)
def test_address_is_known_by_its_name_and_written_from_it(address: str) -> None:
    found = resolve(address)
    assert found.url_name == NAMES[address]
    if found.url_name:
        assert reverse(found.url_name, kwargs=found.kwargs) == address


@pytest.mark.parametrize(
    "address",
    [
        "/events/0123abc/",
        "/events/0123abcde/",
        "/events/0123ABCD/",
        "/events/0123abci/",
        "/events/0123abcd/a/b/",
        "/statements/0123abcu/",
        "/sources/0123-bcd/",
        "/sources/0123abcd/sentences/-1/",
        "/sources/0123abcd/sentences/first/",
    ],
)
def test_address_that_names_nothing_does_not_exist(address: str) -> None:
    with pytest.raises(Resolver404):
        resolve(address)


def test_no_address_is_written_for_what_is_no_code() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("statement", args=["not a code"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/timeline",
        "/statements",
        "/sources",
        "/countries/AFG",
        "/relations",
        "/countries",
        "/events",
    ],
)
def test_slash_that_was_left_out_is_added(client: Client, address: str) -> None:
    answer = client.get(f"{address}?q=border")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{address}/?q=border")


def public_addresses() -> Iterator[URLPattern]:
    """All addresses but the desk's."""
    for each in urlpatterns:
        if not str(each.pattern).startswith("admin/"):
            assert isinstance(each, URLPattern)
            yield each


def test_every_public_address_is_written_down_here() -> None:
    assert {resolve(address).route for address in NAMES} == {
        str(each.pattern) for each in public_addresses()
    }


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize("address", NAMES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_public_address_refuses_what_it_does_not_answer(method: str, address: str) -> None:
    # With the check against forged requests, as the site has it.
    answer = Client(enforce_csrf_checks=True).generic(method, address)
    writes = address == "/report/"
    if not (writes and method == "POST"):
        allowed = "GET, HEAD, POST" if writes else "GET, HEAD"
        assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)


@pytest.mark.django_db
@pytest.mark.parametrize("address", NAMES)
def test_head_gets_the_status_of_get_and_no_body(client: Client, address: str) -> None:
    head, whole = client.head(address), client.get(address)
    assert (head.status_code, head.getvalue()) == (whole.status_code, b"")
