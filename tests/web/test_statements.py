"""Statements: the list of who said what, a person's page, and the lasting address of one."""

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.publication import withdraw
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country
from tests.factories import make_actor, make_event, make_sentence, make_statement, publish
from tests.web.markup import Element, elements, ids, links, named, titles, with_id

pytestmark = pytest.mark.django_db


def make_dispute() -> tuple[Event, Statement, Statement]:
    """A claim and its denial, unpublished; each rests on another sentence of one source."""
    sentence = make_sentence()
    event = make_event("A dispute", sentence=sentence, type="accusation")
    claim = make_statement(
        event, speaker=make_actor("Pakistan"), act=Statement.Act.ACCUSE, text="They shelter them."
    )
    denial = make_statement(
        event,
        speaker=make_actor("Taliban"),
        act=Statement.Act.DENY,
        text="It is not true.",
        responds_to=claim,
        sentence=sentence.source.sentences.get(number=2),
    )
    return event, claim, denial


def placed(page: HttpResponse) -> dict[str, list[str]]:
    """The codes of the statements on a page, in its order: those of an `exchange` that are listed,
    and those that stand `beside` them for context."""
    found: dict[str, list[str]] = {"exchange": [], "beside": []}
    around: dict[int, str] = {}
    for each in elements(page):
        around[each.depth] = each.attributes.get("class", "")
        name = each.attributes.get("id", "")
        if name.startswith("s-"):
            place = "beside" if around[each.depth - 1] == "beside" else "exchange"
            found[place].append(name.removeprefix("s-"))
    return found


def rows(client: Client, address: str) -> list[str]:
    """The codes of the statements that a list holds, in its order."""
    return placed(client.get(address))["exchange"]


def test_list_shows_each_statement_with_its_speaker_and_event(client: Client) -> None:
    event, claim, denial = make_dispute()
    publish(event, by=None)
    page = client.get("/statements/")
    assert with_id(page, f"s-{claim.code}").words == "Pakistan accuses denied They shelter them.1"
    assert with_id(page, f"s-{denial.code}").words == "Answer: Taliban denies It is not true.2"
    assert links(page)["Pakistan"] == "/statements/?speaker=pakistan"
    assert links(page)["A dispute"] == f"/events/{event.code}/a-dispute/"
    assert links(page)["19 April 2025"] == f"/statements/{denial.code}/"


@pytest.mark.parametrize(
    ("query", "expected", "beside"),
    [
        ("", ["claim", "denial"], []),
        ("?speaker=taliban", ["denial"], ["claim"]),
        ("?act=accuse", ["claim"], ["denial"]),
        ("?act=accuse&act=deny", ["claim", "denial"], []),
        ("?act=accuse&speaker=taliban", [], []),
        ("?q=shelter&speaker=taliban", [], []),
        ("?q=shelter", ["claim"], ["denial"]),
        ("?q=true+taliban", ["denial"], ["claim"]),
        ("?country=AFG&type=accusation", ["claim", "denial"], []),
        ("?country=IRN", [], []),
        ("?since=2026", [], []),
    ],
)
def test_list_holds_the_statements_of_its_selection_and_shows_their_context_apart(
    client: Client, query: str, expected: list[str], beside: list[str]
) -> None:
    event, claim, denial = make_dispute()
    publish(event, by=None)
    page = client.get(f"/statements/{query}")
    names = {claim.code: "claim", denial.code: "denial"}
    found = {place: [names[code] for code in codes] for place, codes in placed(page).items()}
    assert found == {"exchange": expected, "beside": beside}
    context = [each.words for each in elements(page) if each.attributes.get("class") == "part"]
    told = {"claim": "For context: the claim", "denial": "For context: an answer"}
    assert context == [told[name] for name in beside]


def test_claim_and_its_answers_are_one_row_of_the_list(client: Client) -> None:
    event, claim, denial = make_dispute()
    remark = make_statement(event, text="A remark apart.")
    publish(event, by=None)
    page = client.get("/statements/")
    exchanges = [each for each in elements(page) if each.attributes.get("class") == "sides"]
    assert sorted("They shelter them." in each.words for each in exchanges) == [False, True]
    for each in exchanges:
        assert ("They shelter them." in each.words) == ("It is not true." in each.words)
    assert set(placed(page)["exchange"]) == {claim.code, denial.code, remark.code}


def test_list_stands_under_its_years(client: Client) -> None:
    event = make_event("A long dispute", date="2024/2025")
    for day in ("2025-01-02", "2024-12-31", "2024-03"):
        make_statement(event, date=day)
    publish(event, by=None)

    def years(address: str) -> list[str]:
        found = named(client.get(address), "h2")
        return [each.words for each in found if each.attributes.get("class") == "year"]

    assert years("/statements/") == ["2025", "2024"]
    assert years("/statements/?order=oldest") == ["2024", "2025"]


def test_order_of_statements_follows_their_dates(client: Client) -> None:
    event = make_event("A long dispute", date="2025-04")
    first, last = (make_statement(event, date=f"2025-04-{day}") for day in ("02", "20"))
    undated = make_statement(event)
    publish(event, by=None)
    oldest_first = [undated.code, first.code, last.code]
    assert rows(client, "/statements/?order=oldest") == oldest_first
    assert rows(client, "/statements/") == oldest_first[::-1]


def test_exchange_in_the_list_has_only_the_sentences_that_it_cites(client: Client) -> None:
    event, claim, denial = make_dispute()
    sentence = event.citations.get().sentence.source.sentences.get(number=4)
    event.citations.update(sentence=sentence)
    publish(event, by=None)
    page = client.get("/statements/")
    assert ids(page, f"n-{claim.code}-") == ["1", "2"]
    assert "voiced “deep concern” over the border." in with_id(page, f"n-{claim.code}-1").words
    assert "went on until the evening" in with_id(page, f"n-{claim.code}-2").words
    assert ids(page, f"n-{denial.code}-") == []
    assert sentence.text not in page.content.decode()


def test_list_is_cut_into_pages_that_together_hold_each_statement_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    event = make_event()
    codes = {make_statement(event, text=f"Statement {number}.").code for number in range(5)}
    publish(event, by=None)
    address, seen = "/statements/?act=concern", []
    for _page in range(3):
        page = client.get(address)
        seen += ids(page, "s-")
        address = links(page).get("More statements", "")
    assert address == ""
    assert (len(seen), set(seen)) == (5, codes)


def test_filters_offer_acts_and_countries_and_carry_the_rest_along(
    client: Client,
) -> None:
    event, _claim, _denial = make_dispute()
    publish(event, by=None)
    query = "?type=accusation&country=AFG&since=2025&act=deny&as_of=2999-01-01"
    page = client.get(f"/statements/{query}", headers={"HX-Request": "true"})
    inputs = named(page, "input")

    def of_type(kind: str) -> list[Element]:
        return [each for each in inputs if each.attributes["type"] == kind]

    def pair(each: Element) -> tuple[str, str]:
        return each.attributes["name"], each.attributes["value"]

    hidden = {pair(each) for each in of_type("hidden")}
    assert hidden == {("type", "accusation"), ("as_of", "2999-01-01")}
    assert ("since", "2025") in {pair(each) for each in of_type("text")}
    offered = {pair(each): "checked" in each.attributes for each in of_type("checkbox")}
    # Nothing could be narrowed by the speaker: there is one.
    assert offered == {
        ("act", "accuse"): False,
        ("act", "deny"): True,
        ("country", "AFG"): True,
        ("country", "PAK"): False,
    }


def publish_person() -> Statement:
    """Amina, a minister of Afghanistan, says something on three days of two events."""
    amina = make_actor("Amina", country=Country.objects.get(alpha3="AFG"))
    first = make_event("The first talks", date="2024-05")
    earliest = make_statement(first, speaker=amina, date="2024-05-02", capacity="envoy")
    publish(first, by=None)
    second = make_event("The second talks", date="2025-04", countries=("AFG", "IRN"))
    for day in ("2025-04-03", "2025-04-20"):
        make_statement(second, speaker=amina, date=day, capacity="minister")
    make_statement(second, speaker=make_actor("Basir"))
    publish(second, by=None)
    return earliest


def facts(page: HttpResponse) -> dict[str, list[str]]:
    """The facts of a person: each term with all that is said of it."""
    said: dict[str, list[str]] = {}
    for each in elements(page):
        if each.name == "dt":
            said[each.words] = about = []
        elif each.name == "dd":
            about.append(each.words)
    return said


def test_one_speaker_has_a_page_of_their_own(client: Client) -> None:
    earliest = publish_person()
    page = client.get("/statements/?speaker=amina")
    assert "3 statements in 2 events." in with_id(page, "overview").words
    assert [each.words for each in named(page, "h1")] == ["Amina"]
    assert [each.words for each in titles(page)] == ["Amina: Statements by Amina – Dyad"]
    assert links(page)["Afghanistan"] == "/countries/AFG/"
    assert facts(page) == {
        "Speaks here as": ["minister", "envoy"],
        "First and last": ["2 May 2024", "20 April 2025"],
        "In the record of": ["Afghanistan–Iran 2", "Afghanistan–Pakistan 1"],
    }
    assert links(page)["2 May 2024"] == f"/statements/{earliest.code}/"
    dyad = "/statements/?between=yes&country=AFG&country=IRN&speaker=amina"
    assert links(page)["Afghanistan–Iran"] == dyad


def test_page_of_a_person_holds_what_they_said_in_order(client: Client) -> None:
    earliest = publish_person()
    newest_first = rows(client, "/statements/?speaker=amina")
    assert newest_first[-1] == earliest.code
    assert rows(client, "/statements/?speaker=amina&order=oldest") == newest_first[::-1]


def test_page_of_a_person_narrows_with_its_selection(client: Client) -> None:
    publish_person()
    page = client.get("/statements/?speaker=amina&until=2024")
    assert facts(page) == {
        "Speaks here as": ["envoy"],
        "Said": ["2 May 2024"],
        "In the record of": ["Afghanistan–Pakistan 1"],
    }


def test_person_who_said_nothing_within_a_selection_is_still_named(client: Client) -> None:
    publish_person()
    page = client.get("/statements/?speaker=amina&since=2030")
    assert [each.words for each in named(page, "h1")] == ["Amina"]
    assert facts(page) == {}
    assert "No statements match." in page.content.decode()


@pytest.mark.parametrize("query", ["", "?speaker=amina&speaker=basir"])
def test_several_speakers_have_no_page_of_one(client: Client, query: str) -> None:
    publish_person()
    page = client.get(f"/statements/{query}")
    assert [each.words for each in named(page, "h1")] == ["Who said what"]


def test_speaker_who_is_only_stored_has_no_page(client: Client) -> None:
    make_statement(make_event("A draft"), speaker=make_actor("Amina"))
    assert Actor.objects.filter(code="amina").exists()
    assert client.get("/statements/?speaker=amina").status_code == 400


def test_empty_list_says_so(client: Client) -> None:
    page = client.get("/statements/")
    assert page.status_code == 200
    assert "No statements match." in page.content.decode()


def test_address_of_a_statement_leads_to_it_in_its_event(client: Client) -> None:
    event, claim, _denial = make_dispute()
    publish(event, by=None)
    answer = client.get(f"/statements/{claim.code}/")
    place = f"/events/{event.code}/a-dispute/#s-{claim.code}"
    assert (answer.status_code, answer.headers["Location"]) == (302, place)
    assert with_id(client.get(place.split("#")[0]), f"s-{claim.code}")


def test_dropped_statement_is_found_in_the_last_edition_that_had_it(client: Client) -> None:
    event, claim, denial = make_dispute()
    publish(event, by=None)
    code = denial.code
    denial.delete()
    publish(event, by=None, reason="It was another event")
    assert rows(client, "/statements/") == [claim.code]
    answer = client.get(f"/statements/{code}/")
    assert answer.headers["Location"] == f"/events/{event.code}/editions/1/#s-{code}"
    assert with_id(client.get(f"/events/{event.code}/editions/1/"), f"s-{code}")


def test_statement_of_a_withdrawn_event_is_found_in_its_last_edition(client: Client) -> None:
    event, claim, _denial = make_dispute()
    publish(event, by=None)
    withdraw(event, by=None, reason="The report was retracted")
    assert rows(client, "/statements/") == []
    answer = client.get(f"/statements/{claim.code}/")
    assert answer.headers["Location"] == f"/events/{event.code}/editions/1/#s-{claim.code}"


def test_statement_that_was_never_published_is_not_found(client: Client) -> None:
    _event, claim, _denial = make_dispute()
    assert client.get(f"/statements/{claim.code}/").status_code == 404
    assert client.get("/statements/00000000/").status_code == 404


def test_answer_to_another_event_links_to_the_claim(client: Client) -> None:
    event, claim, denial = make_dispute()
    denial.delete()
    publish(event, by=None)
    later = make_event("The answer", date="2025-05")
    answer = make_statement(
        later, speaker=make_actor("Taliban"), act=Statement.Act.DENY, responds_to=claim
    )
    publish(later, by=None)
    words = "answers an earlier statement"
    own = client.get(f"/events/{later.code}/the-answer/")
    assert with_id(own, f"s-{answer.code}")
    assert links(own)[words] == f"/statements/{claim.code}/"
    assert words not in links(client.get(f"/events/{event.code}/a-dispute/"))


def test_statement_shows_quotation_capacity_addressee_and_figure(client: Client) -> None:
    event = make_event()
    statement = make_statement(
        event,
        capacity="acting minister",
        on_behalf_of=make_actor("Ministry"),
        addressee=make_actor("Islamabad"),
        quotation="deep concern",
        date="2025-04-19",
        figure_measure="people deported",
        figure_low=80_000,
    )
    Citation.objects.filter(statement=statement).update(field=Citation.Field.FIGURE)
    publish(event, by=None)
    page = client.get("/statements/")
    headings = [
        each.words for each in elements(page) if each.attributes.get("class") == "side-label"
    ]
    assert headings == ["Ministry"]
    assert with_id(page, f"s-{statement.code}").words == (
        "Amina Karimi, acting minister, voices concern, to Islamabad "
        "“deep concern” She is concerned about the border.1 "
        "at least 80,000 people deported 19 April 2025"
    )


def test_list_offers_the_other_order(client: Client) -> None:
    event = make_event(date="2025-04")
    first, second = (make_statement(event, date=f"2025-04-0{day}") for day in (1, 2))
    publish(event, by=None)
    assert rows(client, "/statements/") == [second.code, first.code]
    oldest = links(client.get("/statements/?act=concern"))["Newest first: turn to the oldest"]
    assert oldest == "/statements/?act=concern&order=oldest"
    assert rows(client, oldest) == [first.code, second.code]
    assert (
        links(client.get(oldest))["Oldest first: turn to the newest"] == "/statements/?act=concern"
    )
