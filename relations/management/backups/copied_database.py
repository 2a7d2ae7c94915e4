"""A copy of the database beside the one in use, and what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from relations.editions.audit import lasting_findings


@contextmanager
def instead(name: str, **options: Any) -> Iterator[None]:
    """Let all queries of this thread go to another database of the same kind, by its name."""
    own = connections[DEFAULT_DB_ALIAS]
    settings = {**own.settings_dict, "NAME": name, "OPTIONS": options}
    connections[DEFAULT_DB_ALIAS] = type(own)(settings, DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = own


def faults() -> Iterator[str]:
    """What is wrong with the database in use as a copy; empty if it can take the place of the one
    that it was made of."""
    try:
        if not _is_of_this_version():
            yield _(
                "it was made by another version. Restore it with that version, and upgrade then."
            )
            return
        yield from _faults_of_storage()
        yield from lasting_findings()
    except (DatabaseError, ValueError) as error:  # a value may be none of its kind any more
        yield _("it cannot be read: %(error)s") % {"error": error}


def _is_of_this_version() -> bool:
    """Whether it has been migrated to this very version; apps that left since do not count."""
    migrations = MigrationLoader(connection)
    applied = {
        each for each in migrations.applied_migrations if each[0] in migrations.migrated_apps
    }
    return applied == set(migrations.graph.nodes)


def _faults_of_storage() -> Iterator[str]:
    """PostgreSQL has checked everything when it was loaded."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in ("integrity_check", "foreign_key_check"):
                cursor.execute(f"PRAGMA {pragma}")
                for row in cursor.fetchall():
                    if row != ("ok",):
                        yield f"{pragma}: {row}"
