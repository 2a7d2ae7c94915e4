"""Statements: the list of who said what, and the lasting address of one."""

import pytest
from django.test import Client

from relations.editions.publication import publish, withdraw
from relations.record.models import Citation, Event, Statement
from tests.faces.markup import Element, ids, links, named, with_id
from tests.factories import make_actor, make_event, make_sentence, make_statement

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


def rows(client: Client, address: str) -> list[str]:
    """The codes of the statements that a list shows, in its order."""
    return ids(client.get(address), "s-")


def test_list_shows_each_statement_with_its_speaker_and_event(client: Client) -> None:
    event, claim, _denial = make_dispute()
    publish(event, by=None)
    page = client.get("/statements/")
    shown = with_id(page, f"s-{claim.code}").words
    assert shown.startswith("accuses They shelter them.")
    assert links(page)["Pakistan"] == "/statements/?speaker=pakistan"
    assert links(page)["A dispute"].startswith(f"/events/{event.code}/a-dispute/#s-")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"claim", "denial"}),
        ("?speaker=taliban", {"denial"}),
        ("?act=accuse", {"claim"}),
        ("?act=accuse&act=deny", {"claim", "denial"}),
        ("?act=accuse&speaker=taliban", set()),
        ("?q=shelter&speaker=taliban", {"denial"}),
        ("?country=AFG&type=accusation", {"claim", "denial"}),
        ("?country=IRN", set()),
        ("?since=2026", set()),
    ],
)
def test_list_holds_the_statements_of_its_selection(
    client: Client, query: str, expected: set[str]
) -> None:
    event, claim, denial = make_dispute()
    publish(event, by=None)
    codes = {claim.code: "claim", denial.code: "denial"}
    assert {codes[code] for code in rows(client, f"/statements/{query}")} == expected


def test_order_of_statements_follows_their_dates(client: Client) -> None:
    event = make_event("A long dispute", date="2025-04")
    first, last = (make_statement(event, date=f"2025-04-{day}") for day in ("02", "20"))
    undated = make_statement(event)
    publish(event, by=None)
    oldest_first = [undated.code, first.code, last.code]
    assert rows(client, "/statements/?order=oldest") == oldest_first
    assert rows(client, "/statements/") == oldest_first[::-1]


def test_statement_in_the_list_shows_only_the_sentences_that_it_cites(client: Client) -> None:
    event, claim, denial = make_dispute()
    publish(event, by=None)
    page = client.get("/statements/")
    assert ids(page, f"n-{claim.code}-") == ["1"]
    assert "voiced “deep concern” over the border." in with_id(page, f"n-{claim.code}-1").words
    assert ids(page, f"n-{denial.code}-") == ["1"]
    assert "went on until the evening" in with_id(page, f"n-{denial.code}-1").words


def test_list_is_cut_into_pages_that_together_hold_each_statement_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.timeline.pages.PAGE_SIZE", 2)
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


def test_filters_offer_speakers_and_acts_and_carry_the_rest_along(client: Client) -> None:
    event, _claim, _denial = make_dispute()
    publish(event, by=None)
    inputs = named(client.get("/statements/?country=AFG&since=2025&act=deny"), "input")

    def of_type(kind: str) -> list[Element]:
        return [each for each in inputs if each.attributes["type"] == kind]

    def pair(each: Element) -> tuple[str, str]:
        return each.attributes["name"], each.attributes["value"]

    assert {pair(each) for each in of_type("hidden")} == {("country", "AFG"), ("since", "2025")}
    offered = {pair(each): "checked" in each.attributes for each in of_type("checkbox")}
    assert offered == {
        ("speaker", "taliban"): False,
        ("act", "accuse"): False,
        ("act", "deny"): True,
    }


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
    said = with_id(client.get("/statements/"), f"s-{statement.code}").words
    assert said == (
        "voices concern “deep concern” She is concerned about the border.1 "
        "at least 80,000 people deported "
        "Amina Karimi, acting minister, Ministry · to Islamabad · 19 April 2025"
    )
