"""What the tests' database holds from the first, and what it says behind the models' backs.

`python -m tests.database` migrates and fills the database of `DATABASE_URL`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction


def fill() -> None:
    """What is there on every site: the vocabulary, and the groups of the desk."""
    call_command("load_vocabulary", verbosity=0)
    call_command("make_groups", verbosity=0)


def refuses(change: Callable[[], object]) -> bool:
    """Whether the database refuses a change, which is undone then."""
    try:
        with transaction.atomic():
            change()
    except (IntegrityError, DataError):
        return True
    return False


@contextmanager
def undone() -> Iterator[None]:
    """Nothing that is stored within it stays; in a test's transaction."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def tamper(*statements: str) -> None:
    """Run statements as somebody would who can take the guards away and put them back, in the
    test's transaction."""
    guards: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = [each for each in cursor.fetchall() if "_keeps_on_" in each[0]]
            for name, _sql in guards:
                cursor.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            cursor.execute(statement)
        for _name, sql in guards:
            cursor.execute(sql)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill()
    connection.close()
