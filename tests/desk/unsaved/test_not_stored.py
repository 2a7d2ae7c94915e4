"""What was typed outlives an outage of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from relations.editions.models import Edition
from relations.record.models import Event
from relations.sources.models import Source
from tests.desk.desk import (
    EVENTS,
    SOURCES,
    client_of,
    event_form,
    form_of,
    make_sent,
    page_of,
    review_form,
    review_page_of,
)
from tests.desk.test_policy import INLINE
from tests.desk.unsaved.forms import form_on
from tests.factories import make_event, make_published
from tests.web.markup import links, named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

OURS = {"Origin": "http://testserver"}
TYPED = " Two lines,\r\n“and” <b> the second & 'more' "


@contextmanager
def read_only() -> Iterator[None]:
    """A database that answers and stores nothing, as on a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        yield
        cursor.execute("PRAGMA query_only = OFF")


@contextmanager
def restarting() -> Iterator[None]:
    """A database that answers nothing at all."""

    def refuse(*_question: Any) -> None:
        raise OperationalError("the connection is lost") from psycopg.errors.AdminShutdown()

    with connection.execute_wrapper(refuse):
        yield


OUTAGES = [read_only, restarting]


def sender() -> Client:
    """A browser of an editor, who has been at the desk; it gets an answer whatever is raised."""
    client = client_of("editor")
    client.get("/admin/")
    client.raise_request_exception = False
    return client


def sent(client: Client, address: str, form: Any, **headers: str) -> Any:
    return client.post(address, form, headers=headers or OURS)


def sent_again(client: Client, page: Any) -> Any:
    return sent(client, with_id(page, "resend").attributes["action"], form_on(page, "resend"))


@pytest.mark.parametrize("outage", OUTAGES)
def test_change_typed_into_an_outage_comes_back_and_is_stored_after_it(outage: Any) -> None:
    event, client = make_event(), sender()
    form = form_of(event, title="A title", summary=TYPED)
    with outage():
        page = sent(client, page_of(event), form)
    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert "Nothing of it is lost" in page.content.decode()
    assert form_on(page, "resend")["summary"] == [TYPED]
    assert Event.objects.get().title != "A title"
    assert sent_again(client, page).status_code == 302
    stored = Event.objects.get()
    assert (stored.title, stored.summary) == ("A title", TYPED.strip())


def test_new_event_and_new_source_come_back() -> None:
    client = sender()
    for address, form in [
        (f"{EVENTS}add/?sentence=1", event_form(summary=TYPED)),
        (f"{SOURCES}add/", {"pasted": TYPED, "title": "A report", "_store": "1"}),
    ]:
        with restarting():
            page = sent(client, address, form)
        assert page.status_code == 503
        assert with_id(page, "resend").attributes["action"] == address
        assert TYPED in form_on(page, "resend")["summary" if "summary" in form else "pasted"]
    assert not Event.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize("outage", OUTAGES)
def test_publication_and_withdrawal_that_met_an_outage_are_done_once_sent_again(
    outage: Any,
) -> None:
    waiting, public, client = make_sent(), make_published().event, sender()
    for address, form in [
        (review_page_of(waiting), review_form(waiting, _publish="1")),
        (f"{EVENTS}{public.pk}/withdraw/", {"reason": TYPED}),
    ]:
        before = Edition.objects.count()
        with outage():
            page = sent(client, address, form)
        assert page.status_code == 503
        assert Edition.objects.count() == before
        assert sent_again(client, page).status_code == 302
        assert Edition.objects.count() == before + 1


def test_form_with_an_old_token_comes_back_from_an_outage_too() -> None:
    client = sender()
    client.handler.enforce_csrf_checks = True
    client.cookies["csrftoken"] = "a" * 32
    form = event_form(summary=TYPED)
    with restarting():
        page = sent(client, f"{EVENTS}add/", form)
    assert page.status_code == 503
    assert form_on(page, "resend")["summary"] == [TYPED]


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_form_of_another_site_does_not_come_back(origin: str) -> None:
    client, form = sender(), event_form(summary="Forged")
    with restarting():
        page = sent(client, f"{EVENTS}add/", form, Origin=origin)
    assert page.status_code == 503
    assert "Forged" not in page.content.decode()


def test_page_is_kept_nowhere_holds_nothing_inline_and_asks_nothing() -> None:
    client, form = sender(), event_form(title="</textarea><script>x</script>")
    with restarting():
        page = sent(client, f"{EVENTS}add/", form)
    assert "no-store" in page["Cache-Control"]
    assert page["X-Frame-Options"] == "DENY"
    assert INLINE.findall(page.content.decode()) == []
    assert "<script>x" not in page.content.decode()
    assert links(page)["Leave it"] == "/admin/"
    assert [each.words for each in named(page, "h1")] == ["The database cannot store anything now"]


def test_page_of_the_desk_that_meets_an_outage_says_so() -> None:
    client = sender()
    with restarting():
        page = client.get(EVENTS)
    assert page.status_code == 503
    assert named(page, "h1")[0].words == "The record is out of reach for a moment"
