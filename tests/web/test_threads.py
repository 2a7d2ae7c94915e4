"""Statements apart from their events: each exchange once, with its date and its occasion."""

import pytest

from relations.queries.answer import StatementsAnswer, answer_statements
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Stretch
from relations.record.models import Event, Statement
from relations.web.threads import Thread, threads_of
from tests.factories import make_actor, make_event, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def make_said(event: Event, text: str, **fields: object) -> Statement:
    """A statement by the speaker who is named by the first letter of what is said."""
    return make_statement(event, text=text, speaker=make_actor(f"Speaker {text[0]}"), **fields)


def publish_dispute() -> None:
    """A claim of March with an answer of May, a remark of April between them, and a later event
    with a statement without a date of its own. The dispute is sorted by the year before."""
    dispute = make_event("The dispute", date="2024-12/2025-05", date_said="all winter")
    claim = make_said(dispute, "a", date="2025-03-10")
    make_said(dispute, "b", date="2025-05-20", responds_to=claim)
    make_said(dispute, "c", date="2025-04-15")
    publish(dispute, by=None)
    talks = make_event("The talks", date="2026-01", date_said="in the new year")
    make_said(talks, "d")
    publish(talks, by=None)


def found(**chosen: object) -> StatementsAnswer:
    """The statements of a selection, the oldest first unless it says otherwise."""
    return answer_statements(Selection.of(**{"order": Order.OLDEST, **chosen}), Stretch())


def threads(**chosen: object) -> list[Thread]:
    answer = found(**chosen)
    return threads_of(answer.page.rows, answer.editions)


def outline(exchanges: list[Thread]) -> list[str]:
    """What is said in each exchange, in capitals where it was chosen."""
    return [
        "".join(
            said["text"].upper() if said["chosen"] else said["text"]
            for said in exchange["statements"]
        )
        for exchange in exchanges
    ]


PLACED = [
    ({}, ["AB", "C", "D"]),
    ({"order": Order.NEWEST}, ["D", "AB", "C"]),
    # Only the answer is chosen, and gives the exchange its place.
    ({"speaker": ("speaker-b", "speaker-c")}, ["C", "aB"]),
    ({"speaker": ("speaker-a", "speaker-c")}, ["Ab", "C"]),
    ({"since": "2026"}, ["D"]),
    ({"since": "2027"}, []),
]


@pytest.mark.parametrize(("chosen", "expected"), PLACED)
def test_exchange_stands_once_in_the_place_of_the_first_of_its_statements(
    chosen: dict[str, object], expected: list[str]
) -> None:
    publish_dispute()
    assert outline(threads(**chosen)) == expected


DATED = [
    # A statement's own date, and that of its event with the source's words for it.
    ({}, ["10 March 2025", "15 April 2025", "January 2026"], ["", "", "in the new year"]),
    # An exchange under its claim, then under its answer.
    (
        {"order": Order.NEWEST},
        ["January 2026", "20 May 2025", "15 April 2025"],
        ["in the new year", "", ""],
    ),
    ({"speaker": ("speaker-b",)}, ["20 May 2025"], [""]),
]


@pytest.mark.parametrize(("chosen", "dates", "said"), DATED)
def test_exchange_has_the_date_of_the_statement_that_gave_it_its_place(
    chosen: dict[str, object], dates: list[str], said: list[str]
) -> None:
    publish_dispute()
    exchanges = threads(**chosen)
    assert [exchange["date"] for exchange in exchanges] == dates
    assert [exchange["year"] for exchange in exchanges] == [date[-4:] for date in dates]
    assert [exchange["said"] for exchange in exchanges] == said


def test_exchange_has_its_event_as_its_occasion() -> None:
    publish_dispute()
    occasions = [exchange["event"] for exchange in threads()]
    assert [each["title"] for each in occasions] == ["The dispute", "The dispute", "The talks"]
    assert occasions[0]["date"]["words"] == "December 2024 to May 2025"


def test_two_exchanges_of_one_event_have_notes_under_names_of_their_own() -> None:
    publish_dispute()
    anchors = [exchange["cited"]["anchor"] for exchange in threads()]
    firsts = [exchange["statements"][0]["code"] for exchange in threads()]
    assert anchors == firsts
    assert len(set(anchors)) == 3


def test_no_statements_are_no_exchanges() -> None:
    assert threads_of([], {}) == []


def test_statements_are_dressed_without_asking_the_database() -> None:
    publish_dispute()
    answer = found()
    rows, editions = answer.page.rows, answer.editions
    assert queries_of(lambda: threads_of(rows, editions)) == 0
