"""Asks the database itself, behind the backs of the models."""

from collections.abc import Callable

from django.db import DataError, IntegrityError, transaction


def refuses(change: Callable[[], object]) -> bool:
    """Whether the database refuses a change, which is undone then."""
    try:
        with transaction.atomic():
            change()
    except (IntegrityError, DataError):
        return True
    return False
