"""What is done at the desk and the line in its log that says so are stored together, or neither."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import ModelAdmin
from django.contrib.auth.models import User
from django.db import OperationalError

from relations.desk.sources import SourceAdmin
from relations.desk.unsaved.retries import stored_whole
from relations.record.vocabulary import Topic
from relations.sources.revisits import Revisit
from tests.desk.acts import ACTS, NO_ONE
from tests.desk.desk import client_of
from tests.desk.test_groups import EVERYONE
from tests.desk.test_public_bytes import address_of, carried_by, undone
from tests.desk.unsaved.test_retries import ERRORS, InTheWay
from tests.desk.whole_record import make_whole_record

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

FOLLOWS = {"take it back", "delete a public type of event"}
"""The acts that change nothing unless another came before."""


def test_nothing_is_done_without_its_line_in_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    clients = {role: client_of(role) for role in EVERYONE}
    record = make_whole_record(User.objects.get(username="editor"))
    lines = LogEntry.objects.order_by("pk").values()
    without_line, nothing_done = set(), set()
    for name, act in ACTS.items():
        if act.least == NO_ONE:
            continue
        role = "superuser" if act.least == "superuser" else "editor"
        client = clients[role]
        # Some other act may have ended the session.
        client.force_login(User.objects.get(username=role))
        client.raise_request_exception = False
        form = {**carried_by(act, record, client), **act.typed(record)}
        rows = act.model._default_manager.order_by("pk").values()
        before, told = list(rows), list(lines)
        with undone(), monkeypatch.context() as patched:
            way = InTheWay(lambda *_args, **_options: None, OperationalError("out"), 1)
            patched.setattr(type(LogEntry.objects), "log_actions", way)
            client.post(address_of(act, record), form)
            if way.asked and (list(rows.all()) != before or list(lines.all()) != told):
                without_line.add(name)
            if not way.asked and list(rows.all()) == before:
                nothing_done.add(name)
    assert without_line == set()
    assert nothing_done == FOLLOWS


def deletes_chosen(topic: Topic) -> dict[str, Any]:
    return {
        "action": "delete_selected",
        "_selected_action": topic.pk,
        "index": "0",
        "post": "yes",
    }


@pytest.mark.parametrize("times", [1, 100])
def test_deletion_of_chosen_rows_is_told_once_and_only_if_they_are_deleted(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = InTheWay(ModelAdmin.delete_queryset, ERRORS["another has the key"], times)
    monkeypatch.setattr(ModelAdmin, "delete_queryset", lambda *args: way(*args))
    client = client_of("editor")
    client.raise_request_exception = False
    topic = Topic.objects.create(label="weather")
    client.post("/admin/relations/topic/", deletes_chosen(topic))
    is_deleted = not Topic.objects.filter(label="weather").exists()
    assert is_deleted is (times == 1)
    assert LogEntry.objects.count() == is_deleted


def test_second_look_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    act = ACTS["keep what was compared"]
    client = client_of("editor")
    record = make_whole_record(User.objects.get(username="editor"))
    form = {**carried_by(act, record, client), **act.typed(record)}
    before = Revisit.objects.count()
    way = InTheWay(SourceAdmin.log_change, ERRORS["two waited for each other"], 1)
    monkeypatch.setattr(SourceAdmin, "log_change", lambda *args: way(*args))
    client.post(address_of(act, record), form)
    assert (way.asked, Revisit.objects.count() - before) == (2, 1)


def test_intake_holds_no_transaction_while_it_reads() -> None:
    """Reading a long page takes seconds, in which on SQLite nobody else could write."""
    assert stored_whole(SourceAdmin.add_view) is SourceAdmin.add_view
