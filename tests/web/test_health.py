"""Liveness: the process answers, the database answers."""

import pytest
from django.db import DatabaseError
from django.test import Client


@pytest.mark.django_db
def test_site_with_its_database_is_well(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer.headers["Content-Type"] == "text/plain"


def test_site_without_its_database_is_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError("no such host: db.internal")

    monkeypatch.setattr("relations.web.site.is_answering", fail)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"the database does not answer")
