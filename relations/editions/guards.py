"""What keeps the tables of what was published as they are, in each database's own words.

A row is never deleted, replaced or changed, but for `superseded_at`, which is set once, and for a
suppression: one update of the columns that say so and of the document. Another may follow, at a
later time, and only to take more away: the words of a second text.

SQLite drops the triggers of a table when Django remakes it: a migration that alters a guarded table
runs `unguard` first and `guard` last. A test notices where one did not.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.index_changes import LOGGING_FUNCTIONS, logging_triggers

SUPPRESSION = (
    *("suppressed_at", "suppressed_by_id", "suppression_reason", "suppressed_whole", "document"),
)
MAY_CHANGE = {"superseded_at", *SUPPRESSION}

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    suppression CONSTANT text[] =
        '{suppressed_at,suppressed_by_id,suppression_reason,suppressed_whole,document}';
    old_row jsonb;
    new_row jsonb;
    is_empty boolean;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        EXECUTE format('SELECT NOT EXISTS (SELECT FROM %I)', TG_TABLE_NAME) INTO is_empty;
        IF is_empty THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP = 'TRUNCATE' OR TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'what was published is never deleted' USING ERRCODE = 'check_violation';
    END IF;
    old_row = to_jsonb(OLD);
    new_row = to_jsonb(NEW);
    -- As text, because 1 and 1.0 are the same number, and not the same document.
    IF (new_row - suppression)::text <> (old_row - suppression)::text THEN
        IF (new_row - 'superseded_at'::text)::text <> (old_row - 'superseded_at'::text)::text
            OR old_row -> 'superseded_at' <> 'null'
        THEN
            RAISE EXCEPTION 'what was published is never changed'
            USING ERRCODE = 'check_violation';
        END IF;
    ELSIF new_row::text <> old_row::text
        AND (new_row -> 'suppressed_at' = 'null' OR old_row -> 'suppressed_at' <> 'null' AND (
            (new_row ->> 'suppressed_at')::timestamptz <= (old_row ->> 'suppressed_at')::timestamptz
            OR (new_row -> 'document')::text = (old_row -> 'document')::text))
    THEN
        RAISE EXCEPTION 'what was suppressed is suppressed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$"""


def guard(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Keep the rows of a table as they are, in all the columns that it has now."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION, None)
    for trigger in _guards(schema_editor.connection, table).values():
        schema_editor.execute(trigger, None)


def unguard(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take away what `guard` put there, to alter the table or to fill a new column of it."""
    on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for guarded in ("insert", "update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_keeps_on_{guarded}{on}")


def unsound_triggers(
    connection: BaseDatabaseWrapper, table: str, *, is_guarded: bool = True
) -> Iterator[str]:
    """The names of the triggers of a table that `guard` and `log_changes` would make and that are
    missing, switched off or otherwise; where it `is_guarded`, those that they would not make too.
    One query, and on SQLite one more for the columns of what is guarded."""
    triggers = logging_triggers(connection, table)
    if is_guarded:
        triggers |= _guards(connection, table)
    made = {name: " ".join(text.split()) for name, text in triggers.items()}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            functions = [POSTGRESQL_FUNCTION, *LOGGING_FUNCTIONS]
            bodies = [each.split("$$")[1] for each in functions]
            cursor.execute(_STORED_ON_POSTGRESQL, [bodies, table])
        else:
            cursor.execute(_STORED_ON_SQLITE, [table])
        stored = {name: " ".join(str(text).split()) for name, text in cursor.fetchall()}
    looked_at = made.keys() | stored.keys() if is_guarded else made.keys()
    yield from sorted(name for name in looked_at if made.get(name) != stored.get(name))


_STORED_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"

# A trigger that is switched off, or calls a function that does something else, has no text here.
_STORED_ON_POSTGRESQL = """
SELECT tgname, CASE WHEN tgenabled = 'O' AND prosrc = ANY(%s)
    THEN pg_get_triggerdef(pg_trigger.oid, true) END
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal"""


def _guards(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    """The triggers of a table by their names."""
    if connection.vendor == "postgresql":
        return _postgresql(table)
    with connection.cursor() as cursor:
        # Django's introspection would parse the whole statement that made the table.
        cursor.execute("SELECT name, pk FROM pragma_table_info(%s) ORDER BY cid", [table])
        found = cursor.fetchall()
    [key] = [column for column, is_key in found if is_key]
    return _sqlite(table, key, [column for column, _is_key in found])


def _postgresql(table: str) -> dict[str, str]:
    """There a row cannot be replaced but by an update or a deletion. In the words and the order in
    which the database tells a trigger."""
    on_row, at_once = f"{table}_keeps_on_update", f"{table}_keeps_on_delete"
    return {
        on_row: f"""CREATE TRIGGER {on_row} BEFORE DELETE OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION keep_published()""",
        at_once: f"""CREATE TRIGGER {at_once} BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION keep_published()""",
    }


def _sqlite(table: str, key: str, columns: list[str]) -> dict[str, str]:
    fixed = [column for column in columns if column not in MAY_CHANGE]
    forbidden = [_any_differs(fixed)]
    if len(fixed) < len(columns):
        was_superseded = "OLD.superseded_at IS NOT NULL"
        in_suppression = [column for column in SUPPRESSION if column in columns]
        superseded, suppressed = _any_differs(["superseded_at"]), _any_differs(in_suppression)
        forbidden += [
            f"({superseded} AND ({was_superseded} OR {suppressed}))",
            f"({suppressed} AND {_TAKES_NOTHING_AWAY})",
        ]
    in_the_way = f"SELECT 1 FROM {table} AS old WHERE {_in_the_way(key, columns)}"  # noqa: S608
    on_insert, on_update, on_delete = (
        f"{table}_keeps_on_{act}" for act in ("insert", "update", "delete")
    )
    return {
        # A replacement deletes the row in its way without asking a trigger on deletion.
        on_insert: f"""CREATE TRIGGER {on_insert} BEFORE INSERT ON {table}
        WHEN EXISTS ({in_the_way})
        BEGIN SELECT RAISE(ABORT, 'what was published is never replaced'); END""",
        on_update: f"""CREATE TRIGGER {on_update} BEFORE UPDATE ON {table}
        WHEN {" OR ".join(forbidden)}
        BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END""",
        on_delete: f"""CREATE TRIGGER {on_delete} BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'what was published is never deleted'); END""",
    }


_TAKES_NOTHING_AWAY = """(
    NEW.suppressed_at IS NULL OR OLD.suppressed_at IS NOT NULL
    AND (NEW.suppressed_at <= OLD.suppressed_at OR NEW.document IS OLD.document))"""


def _any_differs(columns: "list[str] | tuple[str, ...]") -> str:
    return "(" + " OR ".join(f"NEW.{each} IS NOT OLD.{each}" for each in columns) + ")"


def _in_the_way(key: str, columns: list[str]) -> str:
    """A stored row that a new one would replace: of the same key, of the same number in its chain,
    or the newest of its chain, of which there is one."""
    same_key = f"old.{key} = NEW.{key}"
    if "chain" not in columns:
        return same_key
    return f"""{same_key} OR (old.chain = NEW.chain AND (
        old.number = NEW.number OR (old.superseded_at IS NULL AND NEW.superseded_at IS NULL)))"""
