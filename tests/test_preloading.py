"""What is read before workers are forked."""

import logging

import pytest
from django.db import OperationalError, connections

from relations.preloading import preload
from relations.queries.columns import current_columns
from tests.factories import make_published, publish
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_columns, "_latest", None)


def test_worker_starts_with_the_columns_and_learns_what_came_later() -> None:
    edition = make_published()
    preload()
    assert queries_of(current_columns.known) == 1
    edition.event.title = "A feast"
    edition.event.save()
    later = publish(edition.event, reason="It was one")
    assert current_columns.columns().rows[later.pk] >= 0


def test_no_connection_is_left_for_workers_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    for each in connections.all():
        monkeypatch.setattr(each, "close", lambda alias=each.alias: closed.append(alias))
    preload()
    assert closed == [*connections]


def test_outage_is_logged_and_keeps_no_server_from_starting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def out() -> None:
        raise OperationalError

    monkeypatch.setattr("relations.preloading.known", out)
    with caplog.at_level(logging.WARNING):
        preload()
    assert caplog.messages == ["action=preload outage=OperationalError"]
