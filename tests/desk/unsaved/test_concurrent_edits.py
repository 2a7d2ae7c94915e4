"""Two editors who save one event at the same moment, on PostgreSQL, where they can."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from relations.record.models import Event, Statement
from relations.record.vocabulary import Topic
from tests.desk.desk import client_of
from tests.desk.unsaved.forms import opened
from tests.editions.test_concurrent_publication import (  # noqa: F401 - fixtures
    committed,
    vocabulary_for_others,
)
from tests.factories import make_event, make_statement

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
    ),
    pytest.mark.usefixtures("committed"),
]

ROUNDS = 3


def sent_at_once(*forms: tuple[Client, str, dict[str, Any]]) -> list[int]:
    """The answers to forms that all are sent at the same time."""
    barrier = Barrier(len(forms))

    def send(form: tuple[Client, str, dict[str, Any]]) -> int:
        client, page, fields = form
        barrier.wait()
        try:
            return client.post(page, fields).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        return sorted(pool.map(send, forms))


def test_one_of_two_is_stored_and_the_other_sees_both_versions() -> None:
    clients = client_of("editor"), client_of("contributor")
    for _round in range(ROUNDS):
        event = make_event()
        forms = []
        for number, client in enumerate(clients):
            page, form = opened(client, event)
            forms.append((client, page, {**form, "title": f"Version {number}"}))
        assert sent_at_once(*forms) == [302, 409]
        assert Event.objects.get(pk=event.pk).title.startswith("Version")


def test_page_of_a_statement_and_page_of_its_event_queue_too() -> None:
    editor, contributor = client_of("editor"), client_of("contributor")
    for _round in range(ROUNDS):
        event = make_event()
        statement = make_statement(event)
        page, form = opened(editor, event)
        own_page, own_form = opened(contributor, statement)
        forms = [
            (editor, page, {**form, "statements-0-text": "On the page of the event"}),
            (contributor, own_page, {**own_form, "text": "On its own"}),
        ]
        assert sent_at_once(*forms) == [302, 409]
        assert Statement.objects.get(pk=statement.pk).text.startswith("On")


def test_topics_of_one_name_that_are_added_at_once_are_all_stored() -> None:
    clients = [client_of(each) for each in ("contributor", "editor", "superuser")]
    for number in range(ROUNDS):
        forms = [
            (each, "/admin/relations/topic/add/", {"label": f"rain {number}"}) for each in clients
        ]
        assert sent_at_once(*forms) == [302] * len(clients)
    assert Topic.objects.filter(label__startswith="rain").count() == ROUNDS * len(clients)


def test_topic_that_is_deleted_while_its_event_is_saved_loses_nobodys_typing() -> None:
    editor, contributor = client_of("editor"), client_of("contributor")
    for number in range(ROUNDS):
        topic = Topic.objects.create(label=f"flood {number}")
        event = make_event(topics=(topic.code,))
        page, form = opened(contributor, event)
        deletion = f"/admin/relations/topic/{topic.pk}/delete/"
        forms = [(editor, deletion, {"post": "yes"}), (contributor, page, {**form, "title": "New"})]
        assert sent_at_once(*forms) in ([302, 302], [200, 302], [302, 409])


def test_name_that_two_take_at_once_is_one_of_theirs() -> None:
    clients = client_of("editor"), client_of("contributor")
    for number in range(ROUNDS):
        name = {"name": f"Amina {number}"}
        assert sent_at_once(*((each, "/admin/your-name/", name) for each in clients)) == [200, 302]
