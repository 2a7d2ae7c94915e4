"""The log of the doors: one line each, with codes and keys, and no word of a draft."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from relations.editions.errors import Refused
from relations.editions.publication import publish, withdraw
from relations.editions.review import send_back, send_for_review, take_back
from relations.record.models import Event
from tests.factories import UNREAD, make_editor, make_event, make_published

pytestmark = pytest.mark.django_db

WORDS = "unpublished"
"""Stands in all that is typed here, and must not stand in a log."""


def make_draft() -> Event:
    return make_event(f"An {WORDS} title", summary=f"An {WORDS} summary.")


def published(author: User, editor: User) -> Event:
    event = make_draft()
    send_for_review(event, author, f"An {WORDS} note")
    publish(event, editor, unchecked=UNREAD)
    return event


def withdrawn(author: User, editor: User) -> Event:
    event = published(author, editor)
    withdraw(event, editor, f"An {WORDS} reason")
    return event


def taken_back(author: User, _editor: User) -> Event:
    event = make_draft()
    send_for_review(event, author)
    take_back(event, author)
    return event


def sent_back(author: User, editor: User) -> Event:
    event = make_draft()
    send_for_review(event, author)
    send_back(event, editor, f"An {WORDS} remark")
    return event


def by_command(_author: User, _editor: User) -> Event:
    event = make_draft()
    publish(event, None, unchecked=UNREAD)
    return event


SENT = "action=send_for_review event={code} account={author}"
DONE: list[tuple[Callable[[User, User], Event], list[str]]] = [
    (published, [SENT, "action=publish event={code} account={editor} edition=1"]),
    (
        withdrawn,
        [
            SENT,
            "action=publish event={code} account={editor} edition=1",
            "action=withdraw event={code} account={editor} edition=2",
        ],
    ),
    (taken_back, [SENT, "action=take_back event={code} account={author}"]),
    (sent_back, [SENT, "action=send_back event={code} account={editor}"]),
    (by_command, ["action=publish event={code} account=none edition=1"]),
]


@pytest.mark.parametrize(("do", "lines"), DONE)
def test_what_is_done_is_one_line_without_a_word_of_it(
    do: Callable[[User, User], Event],
    lines: list[str],
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    author, editor = make_editor("author"), make_editor("editor")
    with django_capture_on_commit_callbacks(execute=True):
        event = do(author, editor)
    keys = {"code": event.code, "author": author.pk, "editor": editor.pk}
    assert caplog.messages == [line.format(**keys) for line in lines]
    assert {each.levelname for each in caplog.records} == {"INFO"}
    assert WORDS not in caplog.text


REFUSED: list[tuple[Callable[[Event, User], Any], str]] = [
    (
        lambda event, by: publish(event, by, unchecked=UNREAD),
        "action=publish {} refused=NotReviewed",
    ),
    (lambda event, by: publish(event, None), "action=publish {} refused=Unchecked"),
    (lambda event, by: withdraw(event, by, ""), "action=withdraw {} refused=Refused"),
    (lambda event, by: take_back(event, by), "action=take_back {} refused=NotReviewed"),
    (lambda event, by: send_back(event, by, WORDS), "action=send_back {} refused=NotReviewed"),
]


@pytest.mark.parametrize(("door", "line"), REFUSED)
def test_refusal_is_one_line_with_its_class(
    door: Callable[[Event, User], Any], line: str, caplog: pytest.LogCaptureFixture
) -> None:
    event, editor = make_draft(), make_editor()
    with pytest.raises(Refused):
        door(event, editor)
    account = "none" if "Unchecked" in line else editor.pk
    assert caplog.messages == [line.format(f"event={event.code} account={account}")]
    assert WORDS not in caplog.text


def test_problem_of_a_draft_is_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    event = make_draft()
    event.citations.all().delete()
    with pytest.raises(Refused):
        publish(event, None)
    assert caplog.messages == [
        f"action=publish event={event.code} account=none refused=HasProblems"
    ]


def withdraw_and_fail(event: Event) -> None:
    with transaction.atomic():
        withdraw(event, None, reason="The report was retracted")
        raise RuntimeError("undo")


def test_what_is_undone_is_not_logged(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    event = make_published().event
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError, match="undo"),
    ):
        withdraw_and_fail(event)
    assert caplog.messages == []
