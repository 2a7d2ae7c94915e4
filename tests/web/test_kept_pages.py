"""What was answered is kept for whoever asks for the same next, and for nobody else."""

import gzip
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import brotli
import pytest
from backports import zstd
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition
from relations.web.compression import coding_for
from relations.web.kept_pages import KEPT, MOST_BYTES, KeptPage, KeptPages, PageKey
from tests.desk.desk import client_of
from tests.factories import make_editor, make_event, make_published, publish
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def pages_are_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(KEPT, "most", MOST_BYTES)
    KEPT.clear()
    yield
    KEPT.clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses whose views were looked for, in the order in which it was done."""
    paths: list[str] = []

    def resolve(handler: BaseHandler, request: HttpRequest) -> Any:
        paths.append(request.path)
        return resolve_request(handler, request)

    resolve_request = BaseHandler.resolve_request
    monkeypatch.setattr(BaseHandler, "resolve_request", resolve)
    return paths


def test_kept_page_costs_one_query(client: Client) -> None:
    make_published()
    client.get("/timeline/")
    assert queries_of(lambda: client.get("/timeline/")) == 1


PLAIN = ["/", "/timeline/", "/timeline.json", "/statements/", "/sources/", "/corrections/"]


@pytest.mark.parametrize("address", [*PLAIN, "/countries/AFG/", "/relations/afghanistan-pakistan/"])
def test_page_is_made_once_and_the_same_again(
    client: Client, address: str, made: list[str]
) -> None:
    make_published()
    first = client.get(address)
    again = client.get(address)
    assert made == [address]
    assert again.content == first.content
    assert again.headers == first.headers
    assert "default-src 'none'" in again["Content-Security-Policy"]
    assert int(again["Content-Length"]) == len(again.content)


def withdrawn(edition: Edition) -> None:
    withdraw(edition.event, by=None, reason="A mistake")


def suppressed(edition: Edition) -> None:
    suppress_edition(edition, by=make_editor("superuser", is_superuser=True), reason="The law")


def corrected(edition: Edition) -> None:
    edition.event.title = "A feast"
    edition.event.save()
    publish(edition.event, reason="It was one")


@pytest.mark.parametrize("act", [withdrawn, suppressed, corrected])
def test_next_request_after_an_act_sees_the_new_state(
    client: Client, act: Callable[[Edition], None], made: list[str]
) -> None:
    edition = make_published("A fair")
    event = f"/events/{edition.code}/a-fair/"
    for address in ("/timeline/", event) * 2:
        assert "A fair" in client.get(address).text
    assert made == ["/timeline/", event]
    act(edition)
    assert "A fair" not in client.get("/timeline/").text
    assert client.get(event).status_code in {301, 302, 410}


def test_draft_leaves_what_is_kept(client: Client, made: list[str]) -> None:
    make_published()
    client.get("/timeline/")
    make_event("A draft")
    client.get("/timeline/")
    assert made == ["/timeline/"]


def test_editor_who_is_signed_in_fills_nothing_and_is_shown_nothing_kept(
    client: Client, made: list[str]
) -> None:
    make_published()
    editor = client_of("contributor")
    editor.get("/timeline/")
    assert KEPT.size == 0
    client.get("/timeline/")
    assert made == ["/timeline/"] * 2
    editor.get("/timeline/")
    assert made == ["/timeline/"] * 3
    assert editor.get("/timeline/")["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "address",
    [
        *("/timeline/?q=border", "/timeline/?since=2025", "/timeline/?country=AFG", "/?x"),
        *(
            "/timeline/?since=soon",
            "/nothing/",
            "/countries/XYZ/",
            "/relations/pakistan-afghanistan/",
        ),
        *("/timeline", "/admin/login/", "/healthz"),
    ],
)
def test_search_error_redirect_and_what_is_not_of_the_record_are_not_kept(
    client: Client, address: str
) -> None:
    make_published()
    client.get(address)
    assert KEPT.size == 0


def test_static_file_costs_no_query(client: Client) -> None:
    assert queries_of(lambda: client.get("/static/site.css").close()) == 0


def with_cookie(*_arguments: object) -> HttpResponse:
    answer = HttpResponse("own")
    answer.set_cookie("own", "1")
    return answer


def by_language(*_arguments: object) -> HttpResponse:
    return HttpResponse("own", headers={"Vary": "Accept-Language"})


def by_cookie(*_arguments: object) -> HttpResponse:
    return HttpResponse("own", headers={"Vary": "Cookie"})


@pytest.mark.parametrize("view", [with_cookie, by_language, by_cookie])
def test_answer_that_is_not_for_all_is_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, view: Callable[..., HttpResponse]
) -> None:
    monkeypatch.setattr("relations.web.site.render", view)
    assert client.get("/about/").text == "own"
    assert KEPT.size == 0


def test_nothing_is_kept_while_developers_change_it(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    client.get("/about/")
    assert KEPT.size == 0


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": zstd.decompress,
}


@pytest.mark.parametrize("coding", CODINGS)
def test_page_is_compressed_once_in_each_encoding(
    client: Client, coding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_published()
    plain = client.get("/timeline/")
    made = client.get("/timeline/", headers={"Accept-Encoding": coding})
    assert CODINGS[coding](made.content) == plain.content
    assert made.get("Content-Encoding", "identity") == coding
    assert int(made["Content-Length"]) == len(made.content)
    assert "Accept-Encoding" in made["Vary"]
    monkeypatch.setattr("relations.web.kept_pages.compressed", None)
    again = client.get("/timeline/", headers={"Accept-Encoding": coding})
    assert (again.content, again.headers) == (made.content, made.headers)


@pytest.mark.parametrize("coding", CODINGS)
def test_head_is_answered_as_get_whichever_comes_first(client: Client, coding: str) -> None:
    make_published()
    asked = {"Accept-Encoding": coding}
    answers = [client.head("/timeline/", headers=asked), client.get("/timeline/", headers=asked)]
    answers.append(client.head("/timeline/", headers=asked))
    assert answers[0].headers == answers[1].headers == answers[2].headers
    assert [bool(each.content) for each in answers] == [False, True, False]


def test_page_fragment_and_another_host_are_kept_apart(client: Client) -> None:
    make_published()
    page = client.get("/timeline/").content
    assert client.get("/timeline/", headers={"HX-Request": "true"}).content != page
    assert "http://localhost/" in client.get("/timeline/", headers={"Host": "localhost"}).text
    assert client.get("/timeline/").content == page


def test_kept_page_is_told_from_memory_that_it_is_unchanged(client: Client) -> None:
    make_published()
    client.get("/timeline/")
    tag = client.get("/timeline/")["ETag"]
    assert client.get("/timeline/", headers={"If-None-Match": tag}).status_code == 304


def page(size: int) -> KeptPage:
    return KeptPage({"Content-Type": "image/png"}, bytes(size))


def key(number: int) -> PageKey:
    return PageKey("tag", f"/{number}/", "identity")


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    pages = KeptPages(30_000)
    pages.keep(key(1), page(9_000))
    pages.keep(key(2), page(9_000))
    pages.of(key(1))
    pages.keep(key(3), page(9_000))
    pages.keep(key(4), page(1_000))
    assert [bool(pages.of(key(number))) for number in (1, 2, 3, 4)] == [True, False, True, True]
    assert pages.size <= 30_000


def test_memory_stays_within_bounds_and_is_counted_rightly_by_many_threads() -> None:
    pages = KeptPages(50_000)

    def keep_some() -> None:
        for number in range(500):
            pages.keep(key(number % 90), page(number % 2_000))

    threads = [Thread(target=keep_some) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert 0 < pages.size <= 50_000
    pages.most = 0
    pages.keep(key(0), page(1))
    assert pages.size == 0


ACCEPTED = [
    ("gzip, deflate, br, zstd", "br"),
    ("zstd", "zstd"),
    ("br;q=0, zstd", "zstd"),
    ("gzip, br;q=0", "gzip"),
    ("", "identity"),
]


@pytest.mark.parametrize(("accepted", "coding"), ACCEPTED)
def test_brotli_is_taken_by_whoever_takes_it(accepted: str, coding: str) -> None:
    assert coding_for(accepted) == coding
