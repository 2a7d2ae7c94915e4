"""A database of an earlier state, moved to PostgreSQL as it was.

`DATABASE_URL=postgres://… python -m tests.upgrade.postgres_copy FILE` migrates an empty database as
far as the SQLite database in a file is, and stores all its rows there.
"""

import os
import sqlite3
import sys
from contextlib import closing
from typing import Any

import django

ALL, LAST = "SELECT {} FROM {}", "SELECT max({}) FROM {}"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    from django.db import connection

    with closing(sqlite3.connect(sys.argv[1])) as old:
        migrate_as_far_as(old)
        with connection.cursor() as cursor:
            # Neither the order of tables nor the guards of editions matter to what was stored once.
            cursor.execute("SET session_replication_role = replica")
            for table in connection.introspection.table_names(cursor):
                if table != "django_migrations":
                    copy_rows(old, cursor, table)
            cursor.execute("SET session_replication_role = DEFAULT")


def migrate_as_far_as(old: sqlite3.Connection) -> None:
    """Migrate, without what follows a migration: types of content and permissions are copied."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = old.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    executor.migrate([each for each in applied if each in executor.loader.graph.nodes])


def copy_rows(old: sqlite3.Connection, cursor: Any, table: str) -> None:
    """Store the rows of a table, and go on counting after them."""
    from django.db import connection

    columns = connection.introspection.get_table_description(cursor, table)
    names = ", ".join(f'"{column.name}"' for column in columns)
    rows = old.execute(ALL.format(names, table))
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    for sequence in connection.introspection.get_sequences(cursor, table):
        column = sequence["column"]
        cursor.execute(LAST.format(column, table))
        [last] = cursor.fetchone()
        if last:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, column, last]
            )


if __name__ == "__main__":
    main()
