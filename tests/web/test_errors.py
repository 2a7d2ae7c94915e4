"""What a reader gets instead of a page: 400, 404, 410, 500 or 503; as JSON where that was asked."""

from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory

from relations.editions.publication import withdraw
from relations.web.errors import server_error
from tests.factories import make_event, make_published, make_statement, publish
from tests.web.markup import links, named

pytestmark = pytest.mark.django_db

DYAD = "/relations/afghanistan-pakistan/"
SELECTING = ["/timeline/", "/timeline.json", DYAD, "/statements/"]

# Parameter, malformed value, and words of the reason.
MALFORMED = [
    ("country", "AF", "three letters"),
    ("country", "Afghanistan", "three letters"),
    ("country", "XXX", "no “XXX” on record"),
    ("quad", "peace", "is none of verbal-cooperation"),
    ("type", "Air Strike", "lower-case words"),
    ("type", "no-such-type", "no “no-such-type” on record"),
    ("topic", "-", "lower-case words"),
    ("topic", "x" * 81, "lower-case words"),
    ("topic", "no-such-topic", "on record"),
    ("speaker", "Amina Karimi", "lower-case words"),
    ("speaker", "nobody", "on record"),
    ("act", "sing", "is none of accuse"),
    ("source", "short", "eight letters and digits"),
    ("source", "iiiiiiii", "eight letters and digits"),
    ("source", "00000000", "on record"),
    ("since", "yesterday", "is not a date such as 2024"),
    ("since", "2024-13", "no such month"),
    ("since", "2024?", "is not a date such as 2024"),
    ("since", "[2024..2025]", "is not a date such as 2024"),
    ("until", "2025-02-30", "day"),
    ("until", "２０２４", "is not a date such as 2024"),
    ("order", "random", "neither newest nor oldest"),
    ("as_of", "2025-04", "is not a day"),
    ("as_of", "2025-02-30", "no day of the calendar"),
    ("as_of", "0000-01-01", "no day of the calendar"),
    ("after", "nonsense", "no place in this list"),
    ("after", "MjAyNS0wMi0zMC4wMDAwMDAwMA==", "no place in this list"),
    ("after", "é", "no place in this list"),
]


def error_of(client: Client, path: str, query: Any) -> dict[str, str]:
    """The error of an address that is answered with 400, from JSON or from the page's words."""
    # A third country leads from a dyad to the timeline, and is refused there.
    answer = client.get(path, query, follow=True)
    assert answer.status_code == 400
    if path.endswith(".json"):
        assert answer.headers["Content-Type"] == "application/json"
        return dict(answer.json()["error"])
    name = named(answer, "code")[0].words
    said = next(each.words for each in named(answer, "p") if each.words.startswith(f"In {name}, “"))
    value, reason = said.removeprefix(f"In {name}, “").removesuffix(".").split("”: ", 1)
    return {"parameter": name, "value": value, "reason": reason}


@pytest.mark.parametrize("path", SELECTING)
def test_malformed_value_is_named_with_its_parameter_and_the_reason(
    client: Client, path: str
) -> None:
    for parameter, value, reason in MALFORMED:
        error = error_of(client, path, {parameter: value})
        assert (error["parameter"], error["value"]) == (parameter, value)
        assert reason in error["reason"]


@pytest.mark.parametrize("path", SELECTING)
def test_contradictory_dates_and_repeated_values_are_refused(client: Client, path: str) -> None:
    error = error_of(client, path, {"since": "2025", "until": "2024-12"})
    assert error == {
        "parameter": "until",
        "value": "2024-12",
        "reason": "ends before since begins",
    }
    error = error_of(client, path, {"order": ["newest", "oldest"]})
    assert error == {"parameter": "order", "value": "oldest", "reason": "is given more than once"}


HAVING_ONE = [
    ("/timeline/", "after"),
    ("/timeline/", "through"),
    ("/timeline/", "whole"),
    ("/timeline.json", "after"),
    ("/timeline/facets/speaker/", "find"),
    ("/statements/", "after"),
    ("/ledger.json", "after"),
    ("/sources/", "after"),
    ("/sources/", "q"),
    ("/relations/", "after"),
    ("/corrections/", "after"),
    ("/search/", "q"),
    ("/search/suggestions/", "q"),
    ("/compare/", "a"),
    ("/report/", "event"),
]


@pytest.mark.parametrize(("path", "parameter"), HAVING_ONE)
def test_what_has_one_value_is_refused_with_two(client: Client, path: str, parameter: str) -> None:
    error = error_of(client, path, {parameter: ["one", "other"]})
    assert error == {
        "parameter": parameter,
        "value": "other",
        "reason": "is given more than once",
    }


@pytest.mark.parametrize("path", ["/timeline/", DYAD, "/statements/"])
def test_typed_date_leads_to_the_address_with_the_date_that_it_is(
    client: Client, path: str
) -> None:
    answer = client.get(f"{path}?until=April+2025&q=a+b&since=19+April+2024", follow=True)
    assert answer.status_code == 200
    last, _status = answer.redirect_chain[-1]
    assert last == f"{path}?until=2025-04&q=a+b&since=2024-04-19"


def test_date_that_may_be_either_of_two_is_asked_about_and_the_rest_is_kept(
    client: Client,
) -> None:
    answer = client.get("/timeline/?since=3/4/2025&q=a+b")
    assert answer.status_code == 400
    assert links(answer)["3 April 2025"] == "/timeline/?q=a+b&since=2025-04-03"
    assert links(answer)["4 March 2025"] == "/timeline/?q=a+b&since=2025-03-04"
    error = client.get("/timeline.json?since=3/4/2025").json()["error"]
    assert error["meant"] == ["2025-04-03", "2025-03-04"]
    assert client.get(links(answer)["4 March 2025"]).status_code == 200


def test_date_that_nobody_can_read_can_be_typed_again_with_all_else_kept(client: Client) -> None:
    page = client.get("/timeline/?since=yesterday&q=a+b&country=AFG&country=PAK")
    fields = [
        (each.attributes["name"], each.attributes["value"])
        for each in named(page, "input")
        if each.attributes.get("name")
    ]
    of_header, *kept = fields
    assert of_header == ("q", "")
    assert kept == [("since", "yesterday"), ("q", "a b"), ("country", "AFG"), ("country", "PAK")]
    assert "meant" not in client.get("/timeline.json?since=yesterday").json()["error"]


@pytest.mark.parametrize(
    "value", ["nonsense", "00000000", "0" * 7, "\x00" * 8, "éééééééé", "x" * 5000]
)
def test_place_in_the_list_of_sources_that_is_none_is_refused(client: Client, value: str) -> None:
    answer = client.get("/sources/", {"after": value})
    assert answer.status_code == 400
    assert named(answer, "code")[0].words == "after"


PARAMETERS = [
    *("country", "quad", "type", "topic", "speaker", "act", "source"),
    *("since", "until", "q", "order", "as_of", "after"),
]


@pytest.mark.parametrize("path", ["/timeline/", DYAD, "/statements/", "/sources/"])
def test_no_value_is_echoed_as_markup(client: Client, path: str) -> None:
    for parameter in PARAMETERS:
        for value in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'):
            page = client.get(path, {parameter: value}).content.decode()
            assert "<script>alert" not in page, parameter
            assert "<img" not in page, parameter


def test_long_value_is_cut_short_on_the_page_and_whole_in_json(client: Client) -> None:
    value = "x" * 1000
    assert value not in client.get("/timeline/", {"quad": value}).content.decode()
    assert client.get("/timeline.json", {"quad": value}).json()["error"]["value"] == value


WITHOUT = [
    ("/timeline/?order=random", "order", "/timeline/"),
    ("/timeline/?q=a+b&since=soon&type=talks", "since", "/timeline/?q=a+b&type=talks"),
    ("/timeline/?order=oldest&order=newest&q=%22x%22", "order", "/timeline/?q=%22x%22"),
    (f"{DYAD}?act=sing&utm=1", "act", f"{DYAD}?utm=1"),
    ("/statements/?after=x&q=%C3%A9", "after", "/statements/?q=%C3%A9"),
]


@pytest.mark.parametrize(("address", "parameter", "without"), WITHOUT)
def test_refusal_offers_the_same_without_what_is_wrong(
    client: Client, address: str, parameter: str, without: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert links(answer)[f"The same without {parameter}"] == without
    assert links(answer)["The whole timeline"] == "/timeline/"
    assert client.get(without).status_code == 200


@pytest.mark.parametrize("path", ["/timeline/", DYAD, "/statements/"])
def test_empty_record_says_what_will_be_here_and_an_empty_answer_does_not(
    client: Client, path: str
) -> None:
    told = "What is will stand here, each line with the sentence that it rests on."
    assert told in client.get(path).content.decode()
    assert told not in client.get(path, {"q": "quokka"}).content.decode()


def test_host_that_the_site_does_not_answer_to_is_a_bad_request(client: Client) -> None:
    answer = client.get("/timeline/", headers={"Host": "other.example"})
    assert answer.status_code == 400
    assert "This request cannot be read." in answer.content.decode()


@pytest.mark.parametrize("path", ["/nothing/", "/admin.php", "/events/x/", "/timeline.jsonx", "/é"])
def test_page_of_nothing_offers_a_search(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert [each.attributes["name"] for each in named(answer, "input")] == ["q"]


def test_page_of_a_misread_code_suggests_what_is_public_under_it(client: Client) -> None:
    event = make_event("Ministers meet in Kabul")
    statement = make_statement(event, text="The border worries her.")
    edition = publish(event, by=None)
    source = edition.sentences.get().sentence.source
    place = f"/events/{edition.code}/ministers-meet-in-kabul/"
    for address, words, target in [
        (misread(edition.code), "Ministers meet in Kabul", place),
        (f"{edition.code}/editions/7", "Ministers meet in Kabul", place),
        (
            statement.code,
            "Amina Karimi: The border worries her.",
            f"/statements/{statement.code}/",
        ),
        (source.code, source.title, source.get_absolute_url()),
    ]:
        answer = client.get(f"/events/{address}/")
        assert answer.status_code == 404
        assert links(answer)[words] == target


def misread(code: str) -> str:
    """An address below a code as someone would misread it; there is never anything there."""
    return code.upper().replace("0", "O").replace("1", "I") + "/x/y"


def test_misread_code_of_a_draft_looks_like_any_other(client: Client) -> None:
    draft = make_event(title="Quokka meeting")
    hidden = client.get(f"/events/{misread(draft.code)}/")
    assert hidden.status_code == 404
    assert hidden.content == client.get(f"/events/{misread('00000000')}/").content


def test_page_of_a_withdrawn_event_leads_to_the_timeline_of_its_countries(client: Client) -> None:
    for countries, words, address in [
        (("PAK", "AFG"), "Between Afghanistan and Pakistan: all events", DYAD),
        (
            ("PAK", "AFG", "IRN"),
            "Between Afghanistan, Iran and Pakistan: all events",
            "/timeline/?between=yes&country=AFG&country=IRN&country=PAK",
        ),
    ]:
        edition = make_published(countries=countries)
        withdraw(edition.event, by=None, reason="The report was retracted")
        answer = client.get(f"/events/{edition.code}/")
        assert answer.status_code == 410
        assert (
            "“Ministers meet in Kabul” 19 April 2025, edition 1" in named(answer, "main")[0].words
        )
        assert links(answer)[words] == address
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/nothing.json", "/events/00000000.json", "/events/x.json"])
def test_json_of_nothing_is_json(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json() == {"error": {"reason": "There is nothing at this address."}}


@pytest.mark.parametrize("path", ["/timeline/", "/timeline.json"])
def test_failure_asks_the_database_nothing(path: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get(path))
    assert answer.status_code == 500
    assert b"Something went wrong here" in answer.content
    if path == "/timeline/":
        assert links(answer)["Back to the front page"] == "/"


def test_failure_of_a_page_is_told_without_its_insides(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("secret of the house")

    make_published()
    monkeypatch.setattr("relations.web.timelines.answer", fail)
    client.raise_request_exception = False
    page, json = client.get("/timeline/"), client.get("/timeline.json")
    assert (page.status_code, json.status_code) == (500, 500)
    assert named(page, "h1")[0].words == "Something went wrong here"
    assert json.json() == {"error": {"reason": "Something went wrong here."}}
    assert b"secret" not in page.content + json.content


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
@pytest.mark.parametrize("path", ["/", "/timeline/", "/events/00000000/", "/healthz"])
def test_outage_of_the_database_is_told_with_when_to_come_again(
    client: Client, caplog: pytest.LogCaptureFixture, path: str, kind: type[Exception]
) -> None:
    def refuse(*_question: object) -> None:
        raise kind("secret of the house") from psycopg.errors.AdminShutdown()

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        page = client.get(path)
        json = client.get("/timeline.json")
    assert (page.status_code, json.status_code) == (503, 503)
    assert b"secret" not in page.content + json.content
    if path != "/healthz":
        assert named(page, "h1")[0].words == "The record is out of reach for a moment"
        assert (page["Retry-After"], page["Cache-Control"]) == ("10", "no-store")
        assert links(page)["Back to the front page"] == "/"
    assert json["Retry-After"] == "10"
    assert "try again in a minute" in json.json()["error"]["reason"]
    told = [each for each in caplog.records if each.name == "relations.web.errors"]
    assert {each.getMessage() for each in told} == {"action=answer method=GET outage=AdminShutdown"}
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_other_methods_fail_nowhere(client: Client, method: str) -> None:
    make_published()
    answer = getattr(client, method)("/timeline/")
    assert answer.status_code < 500
