"""The rows of a long page: lines written once for many, and what they chose, fetched at once."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.desk import base
from relations.desk.shared_lines import SharedLines
from relations.record.models import Event, Statement
from tests.desk.desk import client_of, form_of, page_of
from tests.desk.unsaved.test_form_limits import make_long_event, sent_whole
from tests.factories import make_actor, make_event, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TEXTS = ("<b>Bold</b> & “quoted”", "statements-1-text", "\n  Two\n\n  lines", "", "__prefix__")


def make_varied_event(rows: int = len(TEXTS)) -> Event:
    """An event whose statements differ in words, speakers, dates and what they answer."""
    event = make_event()
    answered: Statement | None = None
    for number in range(rows):
        answered = make_statement(
            event,
            speaker=make_actor(f"statements-{number}-speaker <i>"),
            text=f"Row {number}",
            quotation=TEXTS[number % len(TEXTS)],
            date="2025-03" if number % 2 else "",
            responds_to=answered,
        )
    return event


def fields_in(html: str) -> list[str]:
    """A page without its indentation and the tokens that each page has anew."""
    lines = (each.strip() for each in html.split("\n"))
    return [
        each for each in lines if each and "csrfmiddleware" not in each and "_begun" not in each
    ]


def test_shared_lines_say_what_each_row_would_say(monkeypatch: pytest.MonkeyPatch) -> None:
    event, client = make_varied_event(), client_of("contributor")
    shared = client.get(page_of(event)).content.decode()
    monkeypatch.setattr(base, "share_what_rows_say", lambda formset: None)
    assert fields_in(client.get(page_of(event)).content.decode()) == fields_in(shared)


def test_form_with_errors_comes_back_with_all_that_was_typed() -> None:
    event, client = make_varied_event(), client_of("contributor")
    typed = {f"statements-{row}-text": f"{text} typed {row}" for row, text in enumerate(TEXTS)}
    form = form_of(event, title="", **typed, **{"statements-2-date": "never"})
    page = client.post(page_of(event), form)
    said = unescape(page.content.decode())
    assert "Please correct the errors below." in said
    assert all(text.strip() in said for text in typed.values())
    assert 'value="never"' in said
    assert '<textarea name="statements-1-text"' in said


def test_lines_that_say_the_same_are_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    event, client = make_event(), client_of("contributor")
    speaker = make_actor()
    for number in range(6):
        make_statement(event, speaker=speaker, text=f"She is concerned: {number}.")
    stores: list[SharedLines] = []
    begin = SharedLines.__init__

    def begun(self: SharedLines) -> None:
        begin(self)
        stores.append(self)

    monkeypatch.setattr(SharedLines, "__init__", begun)
    assert client.get(page_of(event)).status_code == 200
    *_others, statements = stores
    assert len(statements._written) == 12  # the lines of one statement


@pytest.mark.parametrize("role", ["contributor", "editor", "superuser"])
def test_queries_of_the_page_do_not_grow_with_the_statements(role: str) -> None:
    client, asked = client_of(role), []
    client.get(page_of(make_varied_event(1)))
    for rows in (3, 30):
        event = make_varied_event(rows)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{page_of(event)}?open=all").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 45


def test_queries_of_a_page_with_errors_do_not_grow_with_the_statements() -> None:
    client, asked = client_of("contributor"), []
    client.get(page_of(make_varied_event(1)))
    for rows in (3, 30):
        event = make_long_event(rows)
        form = sent_whole(event, title="")
        with CaptureQueriesContext(connection) as queries:
            assert "correct the error" in client.post(page_of(event), form).content.decode()
        asked.append(len(queries))
    assert asked[0] == asked[1]
