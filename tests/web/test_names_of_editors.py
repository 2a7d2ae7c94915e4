"""Readers see editors by their public names, and never by those by which accounts log in."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import publish, withdraw
from relations.editions.review import send_for_review
from relations.record.models import Event
from tests.factories import make_checked, make_editor, make_event, make_statement

pytestmark = pytest.mark.django_db

LOGIN = "quokka-login"

ANSWERS = [
    "/",
    "/timeline/",
    "/timeline.json",
    "/events/{code}/{slug}/",
    "/events/{code}.json",
    "/events/{code}/editions/1/",
    "/events/{code}/editions/2/",
    "/statements/",
    "/sources/",
    "/corrections/",
    "/countries/AFG/",
]


def make_judged(**names: str) -> Event:
    """An event with a statement, all judged by an account that logs in as `LOGIN`."""
    event = make_event()
    make_statement(event)
    return make_checked(event, make_editor(LOGIN, **names))


def publish_twice(event: Event, by: Any = None) -> Edition:
    send_for_review(event, make_editor(f"{LOGIN}-author"))
    publish(event, by=by)
    event.summary = "They met."
    event.save()
    make_checked(event, make_editor(f"{LOGIN}-judge"))
    send_for_review(event, make_editor(f"{LOGIN}-other-author"))
    return publish(event, by=by, reason="A summary")


def answers(client: Client, edition: Edition) -> dict[str, str]:
    place = {"code": edition.code, "slug": edition.document["slug"]}
    paths = [each.format(**place) for each in ANSWERS]
    return {path: client.get(path, follow=True).content.decode() for path in paths}


@pytest.mark.any_database
def test_no_answer_and_no_document_has_a_login_name(client: Client) -> None:
    editor = make_editor(f"{LOGIN}-publisher")
    edition = publish_twice(make_judged(), by=editor)
    shown = answers(client, edition)
    withdraw(edition.event, by=editor, reason="A mistake")
    shown |= answers(client, edition) | {"editions": str(list(Edition.objects.values("document")))}
    found = {path for path, text in shown.items() if LOGIN in text}
    assert found == set()


@pytest.mark.any_database
def test_judgement_of_an_account_that_had_no_name_is_an_editors(client: Client) -> None:
    edition = publish(make_judged(first_name="", last_name=""), by=None)
    told = client.get(f"/events/{edition.code}.json").json()
    assert {each["checked"]["by"] for each in told["citations"]} == {"an editor"}
    page = client.get(f"/events/{edition.code}/editions/1/").text
    assert "Checked by <bdi>an editor</bdi> on" in page


OLD = [
    (LOGIN, {}, "an editor"),
    ("Amina Karimi", {}, "Amina Karimi"),
    # A name that an account bears in public too is no secret.
    (LOGIN, {"first_name": LOGIN, "last_name": ""}, LOGIN),
    # It was that of no account that is left: nobody can say what it was.
    ("Somebody Else", {}, "Somebody Else"),
]


@pytest.mark.parametrize(("written", "names", "shown"), OLD)
def test_login_name_in_an_old_document_is_shown_to_nobody(
    client: Client, monkeypatch: pytest.MonkeyPatch, written: str, names: Any, shown: str
) -> None:
    """The migration says it of what is published already, without touching a document."""
    monkeypatch.setattr("relations.editions.snapshot.public_name", lambda _account: written)
    edition = publish(make_judged(**names), by=None)
    upgrade()
    told = client.get(f"/events/{edition.code}.json").json()
    assert [each["checked"]["by"] for each in told["citations"]] == [shown]
    assert shown in client.get(f"/events/{edition.code}/editions/1/").text
    stored = Edition.objects.get(pk=edition.pk)
    assert stored.document == edition.document
    assert stored.document["citations"][0]["checked"]["by"] == written
    assert (stored.withheld_names is None) == (shown == written)


def upgrade() -> None:
    """The migration, on what is published already."""
    migration = importlib.import_module("relations.migrations.0015_withheld_names")
    schema = connection.schema_editor()
    connection.check_constraints()
    migration.open_editions(apps, schema)
    migration.find_login_names(apps, schema)
    migration.close_editions(apps, schema)
