"""What browsers and caches are told of how long an answer may be kept."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client

from relations.editions.suppression import suppress_event
from relations.queries.columns.current_columns import known
from relations.record.models import Event
from relations.web import caching
from tests.desk.desk import client_of
from tests.desk.whole_record import addresses_for, make_whole_record
from tests.factories import make_editor, make_event, make_published, publish
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SHARED = "public, max-age=0, s-maxage=10, stale-while-revalidate=60"
OWN = "private, no-cache"


def again(client: Client, address: str, answer: Any, **headers: str) -> Any:
    """The address asked again by who has this answer to it."""
    return client.get(address, headers={"If-None-Match": answer["ETag"], **headers})


def varied(answer: Any) -> set[str]:
    return set(answer["Vary"].split(", "))


def test_every_public_answer_has_a_tag_by_which_it_is_not_sent_again(client: Client) -> None:
    for _view, address in addresses_for(make_whole_record(make_editor())):
        answer = client.get(address)
        if answer.status_code in {302, 400}:
            assert "ETag" not in answer, address
            continue
        assert answer["Last-Modified"], address
        assert {"Cookie", "Accept-Encoding", "HX-Request"} <= varied(answer)
        assert answer["Cache-Control"] in {SHARED, OWN}, address
        unchanged = again(client, address, answer)
        assert (unchanged.status_code, unchanged.content) == (304, b""), address
        assert varied(unchanged) == varied(answer)
        for name in ("ETag", "Cache-Control", "Last-Modified"):
            assert unchanged[name] == answer[name]


@pytest.mark.parametrize("address", ["/", "/timeline/", "/timeline.json", "/corrections/"])
def test_what_is_not_sent_again_costs_one_query(client: Client, address: str) -> None:
    make_published()
    answer = client.get(address)
    assert queries_of(lambda: again(client, address, answer)) == 1


def test_answer_is_sent_again_after_a_publication_and_not_after_a_draft(client: Client) -> None:
    event = make_published().event
    answer = client.get("/timeline/")
    make_event("A draft")
    Event.objects.filter(pk=event.pk).update(title="Another headline")
    assert again(client, "/timeline/", answer).status_code == 304
    publish(event, reason="Another headline")
    changed = again(client, "/timeline/", answer)
    assert changed.status_code == 200
    assert "Another headline" in changed.text


def test_page_and_fragment_of_one_address_have_tags_of_their_own(client: Client) -> None:
    make_published()
    page = client.get("/timeline/")
    assert again(client, "/timeline/", page, **{"HX-Request": "true"}).status_code == 200


def test_another_contact_sends_all_again(client: Client, settings: Any) -> None:
    page = client.get("/about/")
    settings.CONTACT = "errors@dyad.example.org"
    assert "errors@dyad" in again(client, "/about/", page).text


def test_other_host_has_tags_of_its_own(client: Client) -> None:
    page = client.get("/about/")
    assert again(client, "/about/", page, host="127.0.0.1").status_code == 200


def test_another_release_sends_all_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = client.get("/about/")
    monkeypatch.setattr("relations.web.caching.release", lambda: "another")
    assert again(client, "/about/", page).status_code == 200


@pytest.mark.parametrize("address", ["/timeline/?q=border", "/timeline/?since=2025", "/?whole=1"])
def test_answer_to_a_search_is_kept_by_who_asked_alone(client: Client, address: str) -> None:
    assert client.get(address)["Cache-Control"] == OWN


def test_editor_who_is_signed_in_shares_nothing_with_readers() -> None:
    assert client_of("contributor").get("/timeline/")["Cache-Control"] == OWN


@pytest.mark.parametrize("address", ["/admin/login/", "/healthz"])
def test_what_is_not_for_readers_has_no_tag(client: Client, address: str) -> None:
    answer = client.get(address)
    assert not {"ETag", "Last-Modified"} & answer.headers.keys()
    assert "public" not in answer.headers.get("Cache-Control", "")


def test_refusal_and_failure_are_kept_by_nobody(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SEARCHES_PER_MINUTE = 1
    client.raise_request_exception = False
    answers = [client.get("/timeline/?since=never"), client.get("/timeline/?q=border")]
    monkeypatch.setattr("relations.web.timelines.answer", fails)
    answers.append(client.get("/timeline/"))
    assert [each.status_code for each in answers] == [400, 429, 500]
    assert not any("ETag" in each or "public" in each.get("Cache-Control", "") for each in answers)


@pytest.mark.parametrize("address", ["/", "/timeline/", "/timeline.json", "/countries/AFG/"])
def test_what_is_suppressed_while_an_answer_is_made_is_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    make_published("It stays")
    event = make_published("By order of a court").event
    before = known()
    suppress_event(event, make_editor(), "By order")
    states = iter([before])
    monkeypatch.setattr(caching, "known", lambda: next(states, None) or known())
    client.raise_request_exception = False
    answer = client.get(address)
    assert answer.status_code == 200
    assert "It stays" in answer.text
    assert "By order of a court" not in answer.text


def fails(*args: object) -> HttpResponse:
    raise ValueError


@pytest.mark.parametrize("case", ["the database is out", "templates are being changed"])
def test_page_without_a_known_state_is_answered_without_a_tag(
    case: str, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case == "the database is out":
        monkeypatch.setattr("relations.web.caching.known", out)
    else:
        settings.DEBUG = True
    answer = client.get("/about/")
    assert answer.status_code == 200
    assert "ETag" not in answer


def out() -> None:
    raise DatabaseError
