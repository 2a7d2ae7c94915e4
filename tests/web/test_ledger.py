"""The ledger: each accusation, demand and threat with its answers, as a page and as JSON."""

import pytest
from django.test import Client

from relations.editions.publication import withdraw
from relations.queries.ledger import ActTally
from relations.record.answers import Answered
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from relations.web.ledger import tally_in_words
from tests.factories import make_actor, make_event, make_statement, publish
from tests.web.markup import elements, ids, links, named, with_id

pytestmark = pytest.mark.django_db

TALLIES = [
    ("accuse", (7, 2, 3), "12 accusations: 7 denied, 2 answered, 3 without an answer on record"),
    ("accuse", (1, 0, 0), "1 accusation: 1 denied"),
    ("demand", (0, 0, 2), "2 demands: 2 without an answer on record"),
    ("threaten", (0, 1, 1), "2 threats: 1 answered, 1 without an answer on record"),
]


@pytest.mark.parametrize(("act", "counts", "words"), TALLIES)
def test_tally_is_one_sentence(act: str, counts: tuple[int, ...], words: str) -> None:
    tally = ActTally(act, dict(zip(Answered, counts, strict=True)))
    assert tally_in_words(tally) == words


def publish_dispute() -> tuple[Statement, Statement, Statement, Event]:
    """An accusation that another event denies a month later, a demand that nobody answers, and the
    denial with its event."""
    event = make_event("The accusation", date="2025-04-19")
    claim = make_statement(
        event,
        speaker=make_actor("Amina"),
        addressee=make_actor("Zalmai"),
        act="accuse",
        text="They did it.",
    )
    demand = make_statement(event, speaker=make_actor("Amina"), act="demand", text="Stop it.")
    publish(event)
    later = make_event("The reply", date="2025-05-02")
    denial = make_statement(
        later, speaker=make_actor("Zalmai"), act="deny", text="No.", responds_to=claim
    )
    publish(later)
    return claim, demand, denial, later


def words_of(client: Client, address: str, name: str) -> list[str]:
    """The words of all elements of a class on a page."""
    page = elements(client.get(address))
    return [each.words for each in page if each.attributes.get("class") == name]


def test_ledger_says_who_said_what_to_whom_and_what_became_of_it(client: Client) -> None:
    claim, demand, denial, later = publish_dispute()
    page = client.get("/ledger/")
    assert ids(page, "s-") == [demand.code, claim.code, denial.code]
    said = with_id(page, f"s-{claim.code}").words
    assert said.startswith("Amina accuses Zalmai denied They did it.")
    assert with_id(page, f"s-{denial.code}").words.startswith("Answer: Zalmai denies No.")
    assert links(page)["The reply"] == f"/events/{later.code}/the-reply/"
    assert words_of(client, "/ledger/", "silent") == ["No answer is on record."]
    items = [each.words for each in named(page, "li")]
    assert "1 accusation: 1 denied" in items
    assert "1 demand: 1 without an answer on record" in items


def test_ledger_without_an_answer_any_more_says_so(client: Client) -> None:
    claim, _demand, _denial, later = publish_dispute()
    withdraw(later, by=None, reason="A mistake")
    assert len(words_of(client, "/ledger/", "silent")) == 2
    [entry] = client.get("/ledger.json?act=accuse").json()["claims"]
    assert (entry["code"], entry["answered"], entry["answers"]) == (claim.code, "unanswered", [])


def test_json_gives_the_same_answer_as_the_page(client: Client) -> None:
    claim, demand, denial, later = publish_dispute()
    found = client.get("/ledger.json").json()
    assert found["count"] == 2
    assert found["tallies"] == {
        "accuse": {"denied": 1, "answered": 0, "unanswered": 0},
        "demand": {"denied": 0, "answered": 0, "unanswered": 1},
    }
    told = {
        each["code"]: (each["answered"], [answer["code"] for answer in each["answers"]])
        for each in found["claims"]
    }
    assert told == {claim.code: ("denied", [denial.code]), demand.code: ("unanswered", [])}
    [answer] = next(each["answers"] for each in found["claims"] if each["answers"])
    assert answer["event"]["code"] == later.code
    assert answer["event"]["url"].startswith("http")
    assert found["facets"]["answered"] == [
        {"value": "denied", "label": "denied", "count": 1},
        {"value": "unanswered", "label": "without an answer on record", "count": 1},
    ]


NARROWED = [
    ("answered=denied", 1),
    ("answered=unanswered", 1),
    ("answered=answered", 0),
    ("answered=denied&answered=unanswered", 2),
    ("addressee=zalmai", 1),
    ("act=threaten", 0),
    ("until=2025-04-18", 0),
    ("since=2025-04-19&until=2025-04-19", 2),
]


@pytest.mark.parametrize(("query", "count"), NARROWED)
def test_ledger_is_narrowed_by_what_narrows_statements(
    client: Client, query: str, count: int
) -> None:
    publish_dispute()
    assert client.get(f"/ledger.json?{query}").json()["count"] == count
    assert len(ids(client.get(f"/ledger/?{query}"), "n-")) >= count
    days = words_of(client, f"/ledger/?{query}", "when")
    assert days == ["19 April 2025"] * count


@pytest.mark.parametrize("address", ["/ledger/?answered=no", "/ledger.json?addressee=nobody"])
def test_value_that_does_not_exist_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_dyad_has_a_ledger_of_its_own(client: Client) -> None:
    claim, _demand, _denial, _later = publish_dispute()
    other = make_event("Elsewhere", countries=("AFG", "IRN"))
    make_statement(other, act="threaten")
    publish(other)
    page = client.get("/relations/afghanistan-pakistan/ledger/?act=accuse")
    assert ids(page, "s-")[0] == claim.code
    assert links(page)["Afghanistan–Pakistan"] == "/relations/afghanistan-pakistan/"
    assert [each.words for each in named(page, "h1")] == ["Who answered what"]
    assert client.get("/ledger/?country=IRN").status_code == 200
    turned = client.get("/relations/pakistan-afghanistan/ledger/?act=accuse")
    assert turned.headers["Location"] == "/relations/afghanistan-pakistan/ledger/?act=accuse"
    wider = client.get("/relations/afghanistan-pakistan/ledger/?country=IRN")
    assert wider.headers["Location"] == "/ledger/?country=AFG&country=IRN&country=PAK"
    assert client.get("/relations/afghanistan-nowhere/ledger/").status_code == 404


def test_both_columns_say_whose_side_they_are_though_a_speaker_is_called_like_it(
    client: Client,
) -> None:
    afghanistan, pakistan = (Country.objects.get(alpha3=each) for each in ("AFG", "PAK"))
    event = make_event()
    claim = make_statement(event, speaker=make_actor("Pakistan", country=pakistan), act="accuse")
    denier = make_actor("Zalmai Wardak", country=afghanistan)
    make_statement(event, speaker=denier, act="deny", responds_to=claim)
    publish(event)
    labels = words_of(client, "/relations/afghanistan-pakistan/ledger/", "side-label")
    assert labels == ["Pakistan says", "Afghanistan says"]


def test_third_country_leads_from_both_pages_of_a_dyad_to_the_same_selection(
    client: Client,
) -> None:
    publish(make_event(countries=("AFG", "IRN", "PAK")))
    for page in ("", "ledger/"):
        answer = client.get(f"/relations/afghanistan-pakistan/{page}?country=IRN")
        query = answer.headers["Location"].partition("?")[2]
        assert query == "country=AFG&country=IRN&country=PAK", page


@pytest.mark.parametrize(
    ("address", "ledger"),
    [
        ("/relations/afghanistan-pakistan/", "/relations/afghanistan-pakistan/ledger/"),
        ("/timeline/?since=2025", "/ledger/?since=2025"),
        ("/statements/?act=accuse", "/ledger/?act=accuse"),
        ("/", "/ledger/"),
    ],
)
def test_ledger_is_linked_with_the_selection_of_a_page(
    client: Client, address: str, ledger: str
) -> None:
    publish_dispute()
    name = "Ledger" if address == "/" else "Who answered what"
    assert links(client.get(address))[name] == ledger


def test_more_of_the_ledger_is_added_under_its_headings(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    for year in ("2025", "2025", "2025", "2024"):
        event = make_event(f"In {year}", date=year)
        make_statement(event, act="accuse")
        publish(event)
    first = client.get("/ledger/")
    following = links(first)["More accusations, demands and threats"]
    headers = {"HX-Request": "true", "HX-Target": "more", "HX-Current-URL": "http://x/ledger/"}
    added = client.get(following, headers=headers)
    assert added.headers["HX-Replace-Url"].startswith("/ledger/?through=")
    # The heading of the year that is on the page already is not repeated.
    assert [each.words for each in named(added, "h2")] == ["2024"]
    assert len(ids(added, "s-")) == 2
    assert not ({*ids(first, "s-")} & {*ids(added, "s-")})
    shown = client.get(added.headers["HX-Replace-Url"])
    assert len(ids(shown, "s-")) == 4
    # Without htmx it is a page of its own.
    assert [each.words for each in named(client.get(following), "h2")][-2:] == ["2025", "2024"]


def test_facet_of_the_ledger_has_a_page(client: Client) -> None:
    publish_dispute()
    page = client.get("/ledger/facets/answered/")
    assert links(page)["Denied"] == "/ledger/?answered=denied"
    assert client.get("/ledger/facets/topic/").status_code == 404


def test_event_says_that_it_is_answered_in_another_and_its_entry_only_what_it_knows(
    client: Client,
) -> None:
    claim, demand, denial, _later = publish_dispute()
    page = client.get(f"/events/{claim.event.code}/the-accusation/")
    said = with_id(page, f"s-{claim.code}").words
    assert "accuses Zalmai denied" in said
    assert links(page)["an answer in another event"] == f"/statements/{denial.code}/"
    assert "no answer on record" in with_id(page, f"s-{demand.code}").words
    entry = client.get("/timeline/")
    for each in (claim, demand):
        assert "no answer in this event’s record" in with_id(entry, f"s-{each.code}").words
    former = client.get(f"/events/{claim.event.code}/editions/1/")
    assert "no answer in this event’s record" in with_id(former, f"s-{claim.code}").words
