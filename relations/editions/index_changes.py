"""The log of what readers see: a row for each change of an edition, its index or a description.

The database writes it by itself, so that nothing can change unseen. Who keeps the index in memory
reads from it what to read again; the state of the record, by which answers are told apart, is the
number of its changes. Changes that a chunk of the index holds (`index_chunks.py`) are taken out of
it, but for the last one.
"""

import secrets
import time
from collections.abc import Callable, Iterator

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class IndexChange(models.Model):
    """One change, of an edition or of a description by its key; of neither where something else
    changed that readers are told.

    `transaction` is the number of the transaction that made it, 0 on SQLite, where one follows the
    other, and `NO_CHANGE` if nothing has changed; `at` is when that began, in seconds since 1970. A
    key may be given again after a backup was put back: `token` is random.
    """

    edition = models.BigIntegerField(null=True)
    description = models.BigIntegerField(null=True)
    transaction = models.BigIntegerField()
    token = models.BigIntegerField()
    at = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["transaction"], name="change_of_transaction")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.edition or self.description or ''}"


LOGGED = {
    "relations_edition": ("edition", "id"),
    "relations_editiondays": ("edition", "edition_id"),
    "relations_editionpart": ("edition", "edition_id"),
    "relations_editionfacet": ("edition", "edition_id"),
    "relations_editionstatement": ("edition", "edition_id"),
    "relations_editiontext": ("edition", "edition_id"),
    "relations_description": ("description", "id"),
    "relations_indexedsource": ("description", "description_id"),
    "relations_dailyroot": ("", ""),
    "relations_source": ("", ""),
}
"""Each table by the column of the log in which its rows are named, and the column that names them.
"""
# Of a working row of a source readers are told one thing: that its text was suppressed.
_ONLY = {"relations_source"}
_ONLY_ON_SQLITE = "OLD.suppressed_at IS NOT NEW.suppressed_at"

_EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


def log_changes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database log the changes of all tables whose rows readers are told.

    SQLite drops the triggers of a table when Django remakes it: a migration that alters one of
    these runs `stop_logging` first and this last.
    """
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        for function in LOGGING_FUNCTIONS:
            schema_editor.execute(function, None)
    # A later migration makes some of them.
    made = set(connection.introspection.table_names())
    for table in [each for each in LOGGED if each in made]:
        for trigger in logging_triggers(connection, table).values():
            schema_editor.execute(trigger, None)


def stop_logging(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take away what `log_changes` put there."""
    for table in LOGGED:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for event in _events_of(table):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_logs_{event}{on}")


def logging_triggers(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    """The triggers of a table by their names; none for one that is not logged."""
    if table not in LOGGED:
        return {}
    made = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    return {f"{table}_logs_{event}": made(table, event) for event in _events_of(table)}


def _events_of(table: str) -> Iterator[str]:
    return iter(["update"] if table in _ONLY else _EVENTS)


def _on_sqlite(table: str, event: str) -> str:
    column, key = LOGGED[table]
    row = f"{_EVENTS[event]}.{key}" if key else "NULL"
    when = f"WHEN {_ONLY_ON_SQLITE}" if table in _ONLY else ""
    columns = {"edition": "NULL", "description": "NULL"} | ({column: row} if column else {})
    now = "CAST(strftime('%s', 'now') AS INTEGER)"
    return f"""CREATE TRIGGER {table}_logs_{event} AFTER {event.upper()} ON {table} {when}
        BEGIN INSERT INTO relations_indexchange (edition, description, "transaction", token, at)
        VALUES ({columns["edition"]}, {columns["description"]}, 0, random(), {now}); END"""  # noqa: S608


def _on_postgresql(table: str, event: str) -> str:
    """In the words in which the database tells a trigger."""
    name = f"{table}_logs_{event}"
    if table in _ONLY:
        return f"""CREATE TRIGGER {name} AFTER UPDATE ON {table} FOR EACH ROW
        WHEN (old.suppressed_at IS DISTINCT FROM new.suppressed_at)
        EXECUTE FUNCTION log_other_change()"""
    function = {
        "id": "log_change_of",
        "edition_id": "log_change_of_index",
        "description_id": "log_change_of_source",
        "": "log_other_change",
    }
    column, key = LOGGED[table]
    called = f"{function[key]}('{column}')" if key == "id" else f"{function[key]}()"
    if not key:
        return f"""CREATE TRIGGER {name} AFTER {event.upper()} ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {called}"""
    return f"""CREATE TRIGGER {name} AFTER {event.upper()} ON {table}
        REFERENCING {_EVENTS[event]} TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION {called}"""


_THIS = "pg_current_xact_id()::text::bigint"
_NOW = "extract(epoch FROM now())::bigint"
_TOKEN = "(random() * 9007199254740992)::bigint"  # noqa: S105 - a number, not a secret


def _logs(function: str, changed: str) -> str:
    """What makes a function that logs which editions, or which descriptions, the changed rows of an
    index are of."""
    return f"""
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO relations_indexchange ({changed}, transaction, token, at)
    SELECT {changed}_id, {_THIS}, {_TOKEN}, {_NOW}
    FROM (SELECT DISTINCT {changed}_id FROM changed) AS of_{changed};
    RETURN NULL;
END $$"""  # noqa: S608


LOGGING_FUNCTIONS = (
    _logs("log_change_of_index", "edition"),
    _logs("log_change_of_source", "description"),
    f"""
CREATE OR REPLACE FUNCTION log_change_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] = 'edition' THEN
        INSERT INTO relations_indexchange (edition, transaction, token, at)
        SELECT id, {_THIS}, {_TOKEN}, {_NOW} FROM changed;
    ELSE
        INSERT INTO relations_indexchange (description, transaction, token, at)
        SELECT id, {_THIS}, {_TOKEN}, {_NOW} FROM changed;
    END IF;
    RETURN NULL;
END $$""",  # noqa: S608
    f"""
CREATE OR REPLACE FUNCTION log_other_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO relations_indexchange (transaction, token, at) VALUES ({_THIS}, {_TOKEN}, {_NOW});
    RETURN NULL;
END $$""",  # noqa: S608
)
"""The functions that the triggers call on PostgreSQL."""

NO_CHANGE = -1
"""In place of the number of a transaction, for what the log holds only because no chunk does."""


def log_all(execute: Callable[[str], object]) -> None:
    """Put into the log all that columns are read from, now; `execute` runs a statement."""
    # Another number for each key, and others each time.
    now, token = int(time.time()), secrets.randbits(53)
    for column, rows in (
        ("edition", "relations_edition"),
        ("description", "relations_description WHERE kind = 'source'"),
    ):
        execute(
            f"""INSERT INTO relations_indexchange ({column}, "transaction", token, at)
            SELECT id, {NO_CHANGE}, {token} + id, {now} FROM {rows} ORDER BY id"""  # noqa: S608
        )
