"""The desk under the content security policy, which allows nothing inline."""

import re

import pytest

from relations.editions.publication import withdraw
from tests.desk.desk import EVENTS, SOURCES, client_of, event_form
from tests.factories import make_published, make_statement

pytestmark = pytest.mark.django_db

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
        EVENTS,
        f"{EVENTS}add/",
        f"{EVENTS}{{event}}/change/",
        f"{EVENTS}{{event}}/withdraw/",
        f"{EVENTS}{{event}}/history/",
        f"{SOURCES}add/",
        f"{SOURCES}{{source}}/change/",
        f"{SOURCES}{{source}}/delete/",
        "/admin/relations/statement/{statement}/change/",
        "/admin/relations/edition/{edition}/change/",
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


def test_login_and_form_with_errors_hold_nothing_inline() -> None:
    login = client_of("nobody").get("/admin/login/")
    errors = client_of("editor").post(f"{EVENTS}add/", event_form(date="", statements=[{}]))
    for response in (login, errors):
        assert response.status_code == 200
        assert INLINE.findall(response.content.decode()) == []
