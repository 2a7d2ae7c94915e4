"""The log of what readers see: the database writes it whatever changes, and by whatever way."""

import pytest
from django.db import connection
from django.db.models import F

from relations.editions.daily_root import DailyRoot
from relations.editions.guards import unsound_triggers
from relations.editions.index import INDEX_KINDS
from relations.editions.index_changes import LOGGED, IndexChange, logging_triggers
from relations.editions.models import Edition
from relations.editions.suppression import suppress_text
from relations.sources.models import Source
from tests.factories import (
    make_described,
    make_editor,
    make_published,
    make_source,
    make_statement,
    publish,
    source_of,
)

pytestmark = pytest.mark.django_db

ON_SQLITE = connection.vendor == "sqlite"

OF_INDEX = sorted(name for name, (_column, key) in LOGGED.items() if key == "edition_id")


def changes() -> list[tuple[int | None, int | None]]:
    """What the log holds: editions and descriptions."""
    return list(IndexChange.objects.order_by("pk").values_list("edition", "description"))


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def columns_of(table: str) -> str:
    """The columns of a table that are stored, and not made by the database itself."""
    [kind] = [each for each in INDEX_KINDS if each._meta.db_table == table]
    return ", ".join(field.column for field in kind._meta.concrete_fields)


def make_indexed() -> Edition:
    """An edition with a row in every table of the index, which is not the last in the log."""
    edition = make_published(date="{2025-05-07,2025-05-10}")
    make_statement(edition.event)
    edition = publish(edition.event, reason="More was said")
    make_published("Another")
    return edition


@pytest.mark.parametrize("table", OF_INDEX)
@pytest.mark.parametrize("act", ["update", "delete"])
def test_change_of_a_row_of_the_index_is_logged_for_its_edition(table: str, act: str) -> None:
    edition, before = make_indexed(), changes()
    where = f"WHERE edition_id = {edition.pk}"
    set_it_anew = f"UPDATE {table} SET edition_id = edition_id {where}"  # noqa: S608
    run(set_it_anew if act == "update" else f"DELETE FROM {table} {where}")  # noqa: S608
    assert {edition for edition, _none in changes()[len(before) :]} == {edition.pk}


@pytest.mark.parametrize("table", OF_INDEX)
def test_row_that_is_added_to_the_index_is_logged_for_its_edition(table: str) -> None:
    edition, columns = make_indexed(), columns_of(table)
    run(f"CREATE TEMPORARY TABLE kept AS SELECT * FROM {table} WHERE edition_id = {edition.pk}")  # noqa: S608
    run(f"DELETE FROM {table} WHERE edition_id = {edition.pk}")  # noqa: S608
    make_published("A third")
    before = changes()
    run(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept")  # noqa: S608
    assert {edition for edition, _none in changes()[len(before) :]} == {edition.pk}
    run("DROP TABLE kept")


def test_further_change_of_the_edition_that_changed_last_is_logged_too() -> None:
    edition = make_published()
    edition.facets.filter(name="country", value="PAK").delete()
    before = changes()
    edition.facets.filter(name="country", value="AFG").delete()
    assert changes()[len(before) :] == [(edition.pk, None)]


def test_edition_is_logged_when_it_is_published_and_when_another_takes_its_place() -> None:
    edition = make_published()
    make_published("Another")
    assert edition.pk in {edition for edition, _none in changes()}
    before = changes()
    Edition.objects.filter(pk=edition.pk).update(superseded_at=F("published_at"))
    assert changes()[len(before) :] == [(edition.pk, None)]


def test_description_is_logged_by_itself_and_a_source_only_when_it_is_suppressed() -> None:
    edition = make_published()
    source = source_of(edition)
    source.title = "Another title"
    before = changes()
    source.save()
    make_source()
    assert changes() == before
    described = make_described(source)
    assert (None, described.pk) in changes()[len(before) :]
    before = changes()
    suppress_text(source, make_editor(), "By order")
    assert (None, None) in changes()[len(before) :]
    before = changes()
    Source.objects.filter(pk=source.pk).update(suppressed_at=F("suppressed_at"))
    assert changes() == before


def test_root_of_a_day_is_logged() -> None:
    before = changes()
    DailyRoot.objects.create(day="2025-04-19", root="0" * 64, chains=1)
    assert changes()[len(before) :] == [(None, None)]


@pytest.mark.parametrize("table", LOGGED)
def test_trigger_that_was_taken_away_is_found(table: str) -> None:
    [*names] = logging_triggers(connection, table)
    assert names
    for name in names:
        run(f"DROP TRIGGER {name}" + ("" if ON_SQLITE else f" ON {table}"))
        found = list(unsound_triggers(connection, table, is_guarded=False))
        assert name in found
    assert found == sorted(names)
