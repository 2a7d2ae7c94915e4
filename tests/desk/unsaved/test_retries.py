"""A form that another was in the way of is taken again, and what was typed is stored."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, OperationalError

from relations.desk.intake import adding
from relations.desk.unsaved.retries import MOST_ATTEMPTS
from relations.desk.vocabulary import TopicAdmin
from relations.record.vocabulary import Topic
from tests.desk.desk import SOURCES, client_of, messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ADD = "/admin/relations/topic/add/"


def ended_by(cause: Exception) -> OperationalError:
    error = OperationalError("ended")
    error.__cause__ = cause
    return error


class InTheWay:
    """Fails the first times that something is done, and does it then."""

    def __init__(self, does: Callable[..., Any], error: Exception, times: int) -> None:
        self.does, self.error, self.times, self.asked = does, error, times, 0

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.asked += 1
        done = self.does(*args, **options)
        if self.asked <= self.times:
            raise self.error
        return done


ERRORS: dict[str, DatabaseError] = {
    "two waited for each other": ended_by(psycopg.errors.DeadlockDetected()),
    "another was stored between": ended_by(psycopg.errors.SerializationFailure()),
    "another has the key": IntegrityError("doubled"),
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("times", [1, MOST_ATTEMPTS - 1])
def test_form_is_stored_once_and_told_once(
    error: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = InTheWay(TopicAdmin.response_add, ERRORS[error], times)
    monkeypatch.setattr(TopicAdmin, "response_add", lambda *args, **options: way(*args, **options))
    answer = client_of("editor").post(ADD, {"label": "weather"}, follow=True)
    assert [kind for kind, _words in messages_of(answer)] == ["success"]
    assert Topic.objects.filter(label="weather").count() == 1
    assert way.asked == times + 1


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (ERRORS["another has the key"], MOST_ATTEMPTS),
        (ended_by(psycopg.errors.AdminShutdown()), 1),
        (DatabaseError("no such table"), 1),
    ],
)
def test_what_does_not_pass_is_raised(
    error: DatabaseError, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = InTheWay(TopicAdmin.response_add, error, 100)
    monkeypatch.setattr(TopicAdmin, "response_add", lambda *args, **options: way(*args, **options))
    client = client_of("editor")
    client.raise_request_exception = False
    assert client.post(ADD, {"label": "weather"}).status_code >= 500
    assert not Topic.objects.filter(label="weather").exists()
    assert way.asked == asked


def test_file_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    way = InTheWay(adding.proposed, ERRORS["another has the key"], 1)
    monkeypatch.setattr(adding, "proposed", way)
    page = SimpleUploadedFile("page.html", b"<h1>Talks</h1><p>The ministers met on Saturday.</p>")
    answer = client_of("editor").post(f"{SOURCES}add/", {"page": page, "_read": "1"})
    assert "The ministers met on Saturday." in answer.context["form"]["text"].value()
    assert way.asked == 2
