"""`manage.py demo`: from nothing to the public record of the first article."""

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command

from relations.editions.models import Edition, EditionText
from relations.editions.publication import withdraw
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.record.models import Event
from tests.factories import make_event
from tests.queries.listing import listed

pytestmark = pytest.mark.django_db


def demo(**options: str) -> list[str]:
    """Run the command and return the lines that it prints."""
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue().splitlines()


def all_rows() -> dict[str, list[Any]]:
    """Every row of every table, as it is stored."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
    }


@pytest.mark.any_database
def test_nothing_becomes_the_public_record() -> None:
    printed = demo(port="8001")
    assert printed[0] == "9 events published, 9 on record."
    assert printed[1] == "The site: http://127.0.0.1:8001/"
    assert Edition.objects.current().count() == 9
    # Readers are told that nobody has read it a second time.
    assert all("no second editor" in each.document["unchecked"] for each in Edition.objects.all())
    assert {group.name for group in Group.objects.all()} == {"Contributors", "Editors"}


def test_second_run_changes_nothing() -> None:
    demo()
    before = all_rows()
    assert len(before["relations.Edition"]) == 9
    assert demo()[0] == "0 events published, 9 on record."
    assert all_rows() == before


def test_index_of_an_older_version_is_rebuilt() -> None:
    demo()
    words = dict(EditionText.objects.values_list("edition", "words"))
    last = Edition.objects.current().order_by("-published_at")[0]
    EditionText.objects.exclude(edition=None).delete()
    EditionText.objects.create(edition=last, words="as an older version wrote it")
    assert demo()[0] == "9 editions and 1 sources indexed, 1 fingerprinted."
    assert dict(EditionText.objects.values_list("edition", "words")) == words


FOUND = {
    "Afghanistan": 9,
    "Pakistan": 9,
    "Afghanistan Pakistan": 9,
    "India": 0,
    "19 April 2025": 1,
    "April 19, 2025": 1,
    "2025-04-19": 1,
    "18 April 2025": 1,
    "17 April 2025": 0,
}


@pytest.mark.any_database
def test_names_and_dates_of_the_record_are_searched() -> None:
    demo()
    assert {words: matching_editions(Selection(q=words)).count for words in FOUND} == FOUND


@pytest.mark.any_database
def test_word_of_a_topic_finds_all_its_events() -> None:
    demo()
    about = {each.code for each in listed(Selection.of(topic=("refugees",)))}
    assert len(about) == 4
    assert about <= {each.code for each in listed(Selection(q="refugees"))}


@pytest.mark.any_database
def test_draft_of_an_editor_is_not_published() -> None:
    draft = make_event("A draft")
    assert demo()[0] == "9 events published, 10 on record."
    demo()
    assert not Edition.objects.filter(event=draft).exists()


@pytest.mark.any_database
def test_change_of_an_editor_is_neither_undone_nor_published() -> None:
    demo()
    event = Event.objects.get(code="m00r4smn")
    event.title = "Another headline"
    event.save()
    event.statements.all().delete()
    demo()
    assert Event.objects.get(code="m00r4smn").title == "Another headline"
    assert event.editions.count() == 1


@pytest.mark.any_database
def test_what_an_editor_withdrew_or_deleted_does_not_come_back() -> None:
    demo()
    event = Event.objects.get(code="m00r4smn")
    withdraw(event, by=None, reason="The report was retracted")
    Event.objects.get(code="hbvbg4tq").statements.filter(act="deny").delete()
    before = all_rows()
    demo()
    assert all_rows() == before


def test_publication_that_was_cut_short_is_finished() -> None:
    call_command("loaddata", "afghanistan-pakistan", verbosity=0)
    assert demo()[0] == "9 events published, 9 on record."
