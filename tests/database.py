"""What the tests' database holds from the first, and what it says behind the models' backs.

`python -m tests.database` migrates and fills the database of `DATABASE_URL`.
"""

import os
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction


def fill() -> None:
    """What is there on every site: the vocabulary, and the groups of the desk."""
    call_command("loaddata", "vocabulary", verbosity=0)
    call_command("make_groups", verbosity=0)


def refuses(change: Callable[[], object]) -> bool:
    """Whether the database refuses a change, which is undone then."""
    try:
        with transaction.atomic():
            change()
    except (IntegrityError, DataError):
        return True
    return False


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill()
    connection.close()
