"""The guards: what was published can be superseded once and suppressed once, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from relations.editions.audit import findings, lasting_findings
from relations.editions.daily_root import DailyRoot
from relations.editions.guards import unsound_triggers
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from tests.factories import make_editor, make_published

pytestmark = pytest.mark.django_db

ON_SQLITE = connection.vendor == "sqlite"


def refused(*statements: str) -> bool:
    """Whether the database refuses what these statements do together."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    except DatabaseError:
        return True
    return False


def assert_unchanged(edition: Edition) -> None:
    """An edition is stored as it was, and alone."""
    stored = Edition.objects.values().get()
    assert stored == {each.attname: getattr(edition, each.attname) for each in columns()}


def columns() -> list[Any]:
    return list(Edition._meta.concrete_fields)


@pytest.mark.parametrize(
    ("column", "value"),
    [("reason", "Rewritten"), ("document", {}), ("withdrawn", True), ("number", 9), ("code", "x")],
)
def test_database_refuses_to_change_an_edition(column: str, value: object) -> None:
    edition = make_published()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**{column: value})
    edition.refresh_from_db()
    assert edition.document["title"] == "Ministers meet in Kabul"


def test_every_column_of_an_edition_is_guarded() -> None:
    edition = make_published()
    guarded = {field.column for field in Edition._meta.concrete_fields} - {"superseded_at"}
    for column in sorted(guarded):
        update = f"UPDATE relations_edition SET {column} = {_another_value(column)}"  # noqa: S608
        assert refused(update), column
    assert_unchanged(edition)


def _another_value(column: str) -> str:
    """An SQL value of the column's own type that differs from the stored one."""
    field = next(each for each in Edition._meta.concrete_fields if each.column == column)
    return {
        "DateTimeField": "'2001-01-01 00:00:00+00:00'",
        "DateField": "'2001-01-01'",
        "JSONField": "'{}'",
        "BooleanField": "true",
        "TextField": "'other'",
        "CharField": "'other'",
    }.get(field.get_internal_type(), "77")


def test_database_refuses_to_supersede_an_edition_twice() -> None:
    event = make_published().event
    withdraw(event, by=None, reason="A mistake")
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(event=event, number=1).update(superseded_at=None)


def test_database_refuses_to_delete_an_edition_its_event_and_its_sentences() -> None:
    edition = make_published()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk)._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.event.delete()
    sentence = edition.sentences.get().sentence
    edition.event.citations.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        sentence.delete()


def copied(**changed: str) -> str:
    """The columns of an edition and a query for a row of their values, some of them changed."""
    names = [each.column for each in columns()]
    values = ", ".join(changed.get(name, name) for name in names)
    return f"({', '.join(names)}) SELECT {values} FROM relations_edition"  # noqa: S608


REPLACEMENTS = {
    "the same row": {"reason": "'forged'"},
    "the same row with another number": {"number": "9", "superseded_at": "published_at"},
    "the same number": {"id": "id + 1", "reason": "'forged'"},
    "the newest of its chain": {"id": "id + 1", "number": "number + 1"},
    "the same number, closed": {"id": "id + 1", "superseded_at": "published_at"},
}


REPLACING = ["INSERT OR REPLACE INTO", "REPLACE INTO", "INSERT OR IGNORE INTO"]


@pytest.mark.skipif(not ON_SQLITE, reason="only SQLite knows these words")
@pytest.mark.parametrize("recursive", ["off", "on"])
def test_edition_is_not_replaced(recursive: str) -> None:
    edition = make_published()
    connection.cursor().execute(f"PRAGMA recursive_triggers = {recursive}")
    for words in REPLACING:
        for what, changed in REPLACEMENTS.items():
            replacement = f"{words} relations_edition {copied(**changed)}"
            assert refused(replacement), (words, what)
    connection.cursor().execute("PRAGMA recursive_triggers = off")
    assert_unchanged(edition)


CHANGES = ["reason = 'forged'", "document = '{}'", "number = 2", "id = id + 1", "rowid = 7"]


@pytest.mark.skipif(not ON_SQLITE, reason="only SQLite knows these words")
@pytest.mark.parametrize("words", ["REPLACE", "IGNORE", "FAIL", "ABORT"])
def test_edition_is_not_changed_whatever_is_done_about_a_conflict(words: str) -> None:
    edition = make_published()
    for change in CHANGES:
        update = f"UPDATE OR {words} relations_edition SET {change}"  # noqa: S608
        assert refused(update), change
    assert_unchanged(edition)


@pytest.mark.parametrize("replacement", ["the same row", "the same number"])
def test_edition_is_not_changed_by_an_insertion_that_meets_it(replacement: str) -> None:
    edition = make_published()
    target = "(id)" if replacement == "the same row" else "(chain, number)"
    insertion = f"INSERT INTO relations_edition {copied(**REPLACEMENTS[replacement])} WHERE true"
    assert refused(f"{insertion} ON CONFLICT {target} DO UPDATE SET reason = 'forged'")
    assert_unchanged(edition)


DELETIONS = [
    "DELETE FROM relations_edition",
    *([] if ON_SQLITE else ["TRUNCATE relations_edition CASCADE", "TRUNCATE auth_user CASCADE"]),
]


@pytest.mark.parametrize("deletion", DELETIONS)
def test_edition_is_not_deleted(deletion: str) -> None:
    edition = make_published()
    assert refused(deletion)
    assert_unchanged(edition)


def test_number_that_is_equal_and_written_otherwise_is_another_document() -> None:
    edition = make_published()
    Edition.objects.update(superseded_at=F("published_at"))
    number = "jsonb_set(document, '{citations,0,sentence}', '1.0')"
    if ON_SQLITE:
        number = "json_set(document, '$.citations[0].sentence', 1.0)"
    assert edition.document["citations"][0]["sentence"] == 1
    assert refused(f"UPDATE relations_edition SET document = {number}")  # noqa: S608


def suppression(**changed: Any) -> dict[str, Any]:
    """The columns of a suppression, a whole one unless some are changed."""
    edition = Edition.objects.get()
    columns = {
        "suppressed_at": edition.published_at + timedelta(days=1),
        "suppressed_by": make_editor("administrator"),
        "suppression_reason": "A court has ordered it",
        "document": edition.document | {"title": "Suppressed"},
    }
    return columns | changed


def test_edition_is_suppressed_once_and_keeps_its_hashes() -> None:
    edition = make_published()
    columns = suppression()
    Edition.objects.update(**columns)
    stored = Edition.objects.get()
    assert (str(stored), stored.suppression_reason) == (
        "Suppressed, edition 1",
        "A court has ordered it",
    )
    assert (stored.document_sha256, stored.sha256) == (edition.document_sha256, edition.sha256)
    later = {"suppressed_at": columns["suppressed_at"] + timedelta(days=1)}
    for again in (
        columns | {"document": edition.document},
        columns | {"suppression_reason": "Another"},
        columns | later,
        {"suppressed_at": None, "suppressed_by": None, "suppression_reason": ""},
    ):
        assert refuses_update(**again)


def refuses_update(**columns: Any) -> bool:
    try:
        with transaction.atomic():
            Edition.objects.update(**columns)
    except DatabaseError:
        return True
    return False


WITH_MORE: dict[str, Callable[[], dict[str, Any]]] = {
    "another reason": lambda: suppression(reason="forged"),
    "another hash": lambda: suppression(document_sha256="0" * 64),
    "the end of its time": lambda: suppression(superseded_at=F("published_at")),
    "no moment": lambda: suppression(suppressed_at=None, suppressed_by=None, suppression_reason=""),
    "no account": lambda: suppression(suppressed_by=None),
    "no words": lambda: suppression(suppression_reason=""),
}


@pytest.mark.parametrize("more", WITH_MORE)
def test_suppression_changes_nothing_else_and_is_whole(more: str) -> None:
    edition = make_published()
    assert refuses_update(**WITH_MORE[more]())
    assert_unchanged(edition)


def test_suppressed_edition_is_still_superseded() -> None:
    edition = make_published()
    Edition.objects.update(**suppression())
    withdraw(edition.event, by=None, reason="A mistake")
    first, second = Edition.objects.order_by("number")
    assert first.superseded_at == second.published_at
    assert second.previous_sha256 == first.sha256


ANOTHER_ROOT = "relations_dailyroot VALUES ('2025-04-19', 'forged', 1, '')"
AT_ROOTS = [
    "UPDATE relations_dailyroot SET root = 'forged'",
    "UPDATE relations_dailyroot SET day = '2025-04-20'",
    "UPDATE relations_dailyroot SET chains = 2",
    "UPDATE relations_dailyroot SET previous_root = ''",
    "DELETE FROM relations_dailyroot",
    f"INSERT INTO {ANOTHER_ROOT} ON CONFLICT (day) DO UPDATE SET root = 'forged'",
    f"REPLACE INTO {ANOTHER_ROOT}" if ON_SQLITE else "TRUNCATE relations_dailyroot",
]


@pytest.mark.parametrize("tampering", AT_ROOTS)
def test_root_of_a_day_is_never_changed(tampering: str) -> None:
    kept = {"root": "a", "chains": 1, "previous_root": "b"}
    DailyRoot.objects.create(day="2025-04-19", **kept)
    assert refused(tampering)
    stored = DailyRoot.objects.get(day="2025-04-19")
    assert {name: getattr(stored, name) for name in kept} == kept


GUARDED = ("relations_edition", "relations_description", "relations_dailyroot")
AT_TRIGGERS: dict[str, tuple[str, ...]] = {
    "dropped": ("DROP TRIGGER {guard}",),
    "made anew and idle": (
        "DROP TRIGGER {guard}",
        "CREATE TRIGGER {guard} BEFORE DELETE ON {table} BEGIN SELECT 1; END",
    ),
}
AT_TRIGGERS_OF_POSTGRESQL: dict[str, tuple[str, ...]] = {
    "dropped": ("DROP TRIGGER {guard} ON {table}",),
    "switched off": ("ALTER TABLE {table} DISABLE TRIGGER {guard}",),
    "made anew for another act": (
        "DROP TRIGGER {guard} ON {table}",
        "CREATE TRIGGER {guard} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION keep_published()",
    ),
}
if not ON_SQLITE:
    AT_TRIGGERS = AT_TRIGGERS_OF_POSTGRESQL


@pytest.mark.parametrize("tampering", AT_TRIGGERS)
@pytest.mark.parametrize("table", GUARDED)
def test_guard_that_was_taken_away_or_altered_is_found(table: str, tampering: str) -> None:
    assert list(findings()) == []
    guard = f"{table}_keeps_on_update"
    with connection.cursor() as cursor:
        for statement in AT_TRIGGERS[tampering]:
            cursor.execute(statement.format(guard=guard, table=table))
    told = f"table {table}: its trigger {guard} is not the one that guards it"
    assert list(findings()) == [told]
    assert list(lasting_findings()) == [told]


@pytest.mark.parametrize("table", GUARDED)
def test_guards_of_a_table_are_looked_at_in_two_queries_at_most(
    table: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(2):
        assert list(unsound_triggers(connection, table)) == []


@pytest.mark.skipif(not ON_SQLITE, reason="only SQLite knows these words")
def test_trigger_that_quietly_undoes_what_is_published_is_found() -> None:
    undo = "BEFORE INSERT ON relations_edition BEGIN SELECT RAISE(IGNORE); END"
    connection.cursor().execute(f"CREATE TRIGGER undo {undo}")
    told = "table relations_edition: its trigger undo is not the one that guards it"
    assert list(findings()) == [told]


@pytest.mark.skipif(ON_SQLITE, reason="only PostgreSQL keeps a function apart")
def test_function_of_the_guards_that_lets_all_pass_is_found() -> None:
    idle = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
    connection.cursor().execute(f"CREATE OR REPLACE FUNCTION keep_published() {idle}")
    assert len(list(findings())) == 2 * len(GUARDED)
