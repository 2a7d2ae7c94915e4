"""The history of an event: who changed what and when, of it and of every row of it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.desk.review import history
from relations.editions.publication import withdraw
from relations.editions.review import send_back
from relations.record.models import Event
from tests.desk.desk import (
    EVENTS,
    client_of,
    form_of,
    inline,
    make_sent,
    page_of,
    review_form,
    review_page_of,
)
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
)
from tests.web.markup import with_id

pytestmark = pytest.mark.django_db


FELL = (
    "The judgement of … for the whole of the event was cleared because the event or the citation"
    " has changed. It was: supports in part."
)


def history_of(event: Event) -> str:
    return f"{EVENTS}{event.pk}/history/"


def entries_in(client: Client, event: Event) -> list[Any]:
    """What the history tells, the newest first."""
    entries: list[Any] = client.get(history_of(event)).context["entries"]
    return entries


def changes(entry: Any) -> dict[str, str]:
    """The values of an entry: what was removed in square brackets, what was added in round ones."""
    marks = {"removed": "[%s]", "added": "(%s)", "kept": "%s"}
    return {
        line.label: "".join(
            marks[run.fate] % run.text for each in line.entries for run in each.runs
        )
        for section in entry.changes.sections
        for line in section.lines
    }


def test_change_at_the_desk_is_told_with_its_editor_and_both_values() -> None:
    event, client = make_event("Old headline", topics=("border",)), client_of("contributor")
    client.post(page_of(event), form_of(event, title="New headline", date="2025", topics=[]))
    topics, fields = entries_in(client, event)[:2]
    assert (fields.who, fields.what) == ("contributor", "Changed the event.")
    assert changes(fields) == {"title": "[Old](New) headline", "date": "[2025-04-19](2025)"}
    # Topics are stored after the event, and are an entry of their own.
    assert (topics.who, topics.what) == ("contributor", "Changed the event.")
    assert changes(topics) == {"topics": "[border management]"}


def test_every_row_is_told_in_words_also_when_it_is_gone() -> None:
    event, client = make_event(), client_of("contributor")
    said = {"speaker": make_actor("Basir").pk, "act": "deny", "text": "He denies it."}
    cited = event.citations.get().sentence_id
    form = {
        **form_of(event),
        "participations-0-role": "host",
        "participations-1-DELETE": "on",
        "citations-0-stance": "in-part",
        **inline("statements", [{**said, "supported_by": [cited]}]),
    }
    client.post(page_of(event), form)
    event.statements.get().delete()
    told = {(each.who, re.sub("“.*”", "…", each.what)) for each in entries_in(client, event)}
    assert told == {
        ("", "Created the event."),
        ("", "Added Afghanistan."),
        ("", "Added Pakistan."),
        ("", "Cited … for the whole of the event."),
        ("contributor", "Changed the role of Afghanistan."),
        ("contributor", "Removed Pakistan."),
        ("contributor", "Changed the citation of … for the whole of the event."),
        ("contributor", "Added a statement by Basir."),
        ("contributor", "Cited … for the whole of what Basir says."),
        ("", "Removed the citation of … for the whole of what Basir says."),
        ("", "Deleted the statement by Basir."),
    }
    assert "“A report from Kabul, 1. Kabul: The ministers met" in str(
        [each.what for each in entries_in(client, event)]
    )


def test_role_and_stance_are_told_by_their_labels() -> None:
    event, client = make_event(), client_of("contributor")
    form = {**form_of(event), "participations-0-role": "host", "citations-0-stance": "in-part"}
    client.post(page_of(event), form)
    values: dict[str, str] = {}
    for entry in entries_in(client, event)[:2]:
        values |= changes(entry)
    assert values == {"role": "[participant](host)", "stance": "[supports](supports in part)"}


def test_new_row_is_told_with_its_values_and_what_was_deleted_with_its_own() -> None:
    event, client = make_event(), client_of("contributor")
    statement = make_statement(event, capacity="minister")
    statement.delete()
    told = {each.what: changes(each) for each in entries_in(client, event)}
    added = told["Added a statement by Amina Karimi."]
    assert (added["capacity"], added["act"]) == ("minister", "voices concern")
    assert "speaker" not in added
    deleted = told["Deleted the statement by Amina Karimi."]
    assert deleted["text"] == "[She is concerned about the border.]"


def test_judgements_reviews_and_editions_are_among_the_changes() -> None:
    event, editor, contributor = make_sent(), client_of("editor"), client_of("contributor")
    editor.post(review_page_of(event), review_form(event, "in-part", _keep="1"))
    send_back(event, User.objects.get(username="editor"), "Which Saturday?")
    contributor.post(page_of(event), form_of(event, title="New", _send="1", _note="Friday."))
    editor.post(review_page_of(event), review_form(event, _publish="1"))
    withdraw(event, by=None, reason="A mistake")
    entries = entries_in(contributor, event)
    told = [(each.who, re.sub("“.*”", "…", each.what), each.note) for each in entries]
    assert told[:9] == [
        ("", "Withdrawn by edition 2.", "A mistake"),
        ("editor", "Published as edition 1.", ""),
        ("editor", "Judged … for the whole of the event: supports.", ""),
        ("contributor", "Sent for review.", "Friday."),
        ("contributor", FELL, ""),
        ("contributor", "Changed the event.", ""),
        ("editor", "Sent back from review.", "Which Saturday?"),
        ("editor", "Judged … for the whole of the event: supports in part.", ""),
        (f"author-{event.pk}", "Sent for review.", ""),
    ]


def test_what_was_made_outside_the_desk_has_nobodys_name() -> None:
    page = client_of("contributor").get(history_of(make_event()))
    assert "not signed in (a command)" in with_id(page, "content-main").words


def test_values_are_escaped() -> None:
    event = make_event("A <b>headline</b>")
    page = client_of("contributor").get(history_of(event)).content.decode()
    assert "A &lt;b&gt;headline&lt;/b&gt;" in page
    assert "<b>headline" not in page


def test_long_history_is_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ENTRIES", 3)
    event, client = make_event(), client_of("contributor")
    pages = [client.get(history_of(event), {"page": page}) for page in (1, 2, "nonsense")]
    whole = [each.what for page in pages[:2] for each in page.context["entries"]]
    assert len(whole) == 4
    assert whole[-1] == "Created the event."
    assert 'href="?page=2"' in pages[0].content.decode()
    assert pages[2].status_code == 200


def test_history_of_another_event_is_not_in_it() -> None:
    event, other = make_event("One"), make_event("Other")
    make_checked(other, make_editor("other"))
    make_statement(other)
    assert len(entries_in(client_of("contributor"), event)) == 4


def test_page_of_an_event_leads_to_its_history_and_a_missing_one_has_none() -> None:
    event, client = make_published().event, client_of("contributor")
    assert history_of(event) in client.get(page_of(event)).content.decode()
    assert client.get(f"{EVENTS}999999/history/").status_code == 404


def test_page_asks_as_often_for_fifty_changes_as_for_few() -> None:
    event, client = make_event(topics=("border",)), client_of("contributor")

    def queries_with(changes: range) -> int:
        for number in changes:
            speaker, sentence = make_actor(f"Speaker {number}"), make_sentence(2)
            statement = make_statement(event, speaker=speaker, sentence=sentence)
            make_checked(event, User.objects.all()[0], "in-part")
            statement.text = f"Said {number} times."
            statement.save()
            event.title = f"Title {number}"
            event.save()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(history_of(event)).status_code == 200
        return len(captured)

    queries_with(range(1))
    few = queries_with(range(1, 3))
    # Of the kinds of row there are fewer on a full page, but more of each.
    assert queries_with(range(3, 20)) <= few <= 30
