"""A record in which something of every kind waits, and what the desk says of it."""

from typing import Any

from django.test import Client

from relations.editions.publication import withdraw
from relations.editions.review import send_back
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from tests.desk.desk import EVENTS, SOURCES, make_sent
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
)

STATEMENTS = "/admin/relations/statement/"
READY = f"{EVENTS}?waits=publication"
WITH_PROBLEMS = f"{EVENTS}?waits=mending"
CHANGED = f"{EVENTS}?waits=changed"
CLAIMS = f"{STATEMENTS}?waits=answer"
SENTENCES = f"{SOURCES}?waits=sentences"
UNCITED = f"{SOURCES}?waits=uncited"
LOOK = f"{SOURCES}?waits=look"
REVIEW = f"{EVENTS}?waits=review"
DECISION = f"{EVENTS}?waits=decision"
SENT_BACK = f"{EVENTS}?waits=sent-back"
UNCHECKED = f"{EVENTS}?waits=unchecked"


def lines_for(client: Client) -> dict[str, Any]:
    """The lines of the front page by their addresses."""
    lines = client.get("/admin/").context["what_waits"]
    return {line.address: line for line in lines}


def rows_behind(client: Client, address: str) -> list[str]:
    """What the list at an address shows; no list here has a second page."""
    return [str(row) for row in client.get(address).context["cl"].result_list]


def make_changed(title: str = "Changed") -> Event:
    event = make_published(title).event
    event.participations.update(role="host")
    return event


def make_with_problem(title: str = "With a problem") -> Event:
    return make_event(title, countries=("AFG",))


def kabul() -> Any:
    return make_actor("Kabul", country=Country.objects.get(alpha3="AFG"))


def islamabad() -> Any:
    return make_actor("Islamabad", country=Country.objects.get(alpha3="PAK"))


def make_claim(event: Event | None = None, **fields: Any) -> Statement:
    fields.setdefault("speaker", kabul())
    return make_statement(event or make_event(), act="accuse", **fields)


def make_record() -> None:
    """Of every thing that waits two, and beside them what is settled."""
    for number in ("1", "2"):
        make_event(f"Ready {number}")
        make_with_problem(f"With a problem {number}")
        make_changed(f"Changed {number}")
        make_source(f"Nothing here is cited, says report {number}.")
        make_claim(make_published(f"Public {number}").event, text=f"Claim {number}")
    answered = make_claim(make_published("Settled").event)
    make_statement(answered.event, speaker=islamabad(), act="deny", responds_to=answered)
    for number in ("1", "2"):
        make_sent(title=f"In review {number}")
        back = make_sent(title=f"Sent back {number}")
        send_back(back, make_editor(f"reviewer {number}"), "Which Saturday?")
    gone = make_changed("Withdrawn")
    withdraw(gone, by=None, reason="A mistake")
