"""The desk under the content security policy, which allows nothing inline."""

import re

import pytest

from relations.editions.publication import withdraw
from tests.desk.desk import EVENTS, SOURCES, client_of, event_form
from tests.factories import make_published, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

# A script without an address, a style element, a style attribute, a handler, a script as address.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|<[^>]*\s(?:style|on[a-z]+)\s*=|(?:href|action)=.javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/password_change/",
        "/admin/relations/",
        EVENTS,
        f"{EVENTS}?q=Kabul",
        f"{EVENTS}add/",
        f"{EVENTS}{{event}}/change/",
        f"{EVENTS}{{event}}/withdraw/",
        f"{EVENTS}{{event}}/history/",
        SOURCES,
        f"{SOURCES}add/",
        f"{SOURCES}{{source}}/change/",
        f"{SOURCES}{{source}}/history/",
        f"{SOURCES}{{source}}/delete/",
        "/admin/relations/statement/{statement}/change/",
        "/admin/relations/statement/{statement}/delete/",
        "/admin/relations/edition/{edition}/change/",
        "/admin/relations/actor/add/",
        "/admin/relations/country/",
        "/admin/relations/eventtype/",
        "/admin/relations/topic/add/?_popup=1",
    ],
)
def test_page_holds_nothing_inline_and_is_sent_with_the_policy(address: str) -> None:
    edition = make_published()
    event = edition.event
    statement = make_statement(event)
    withdraw(event, by=None, reason="A mistake")
    source = event.citations.get().sentence.source
    numbers = {"event": event.pk, "source": source.pk, "statement": statement.pk}
    response = client_of("superuser").get(address.format(edition=edition.pk, **numbers))
    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_pages_that_a_form_leads_to_hold_nothing_inline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations.limits.login_delays.WITHOUT_WAIT", 1)
    wrong = {"username": "stranger", "password": "wrong"}
    nobody, editor = client_of("nobody"), client_of("editor")
    answers = [
        (200, nobody.get("/admin/login/")),
        (200, nobody.post("/admin/login/", wrong)),
        (429, nobody.post("/admin/login/", wrong)),
        (404, editor.get("/admin/nothing/")),
        (200, editor.post(f"{EVENTS}add/", event_form(date="", statements=[{}]))),
        (200, editor.post(f"{SOURCES}add/", {"pasted": "", "_read": "yes"})),
        (200, editor.post(f"{SOURCES}add/", {"pasted": "KABUL: They met.", "_read": "yes"})),
        (200, editor.post(f"{SOURCES}add/", {"text": "They met.", "_store": "yes"})),
        (200, editor.post("/admin/logout/")),
    ]
    for status, answer in answers:
        assert answer.status_code == status
        assert INLINE.findall(answer.content.decode()) == []
        assert "unsafe" not in answer["Content-Security-Policy"]
