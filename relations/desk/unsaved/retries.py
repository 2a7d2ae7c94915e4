"""A form is taken again where another was in its way, so that nothing that was typed is lost by it.

PostgreSQL ends one of two transactions that wait for each other, and refuses a key that another
has taken since it was looked for, or a row that names what another has deleted since. What was
stored is undone then, and the same form, taken again, meets what the other has stored.

What a form does and the line in the desk's log that tells of it are stored together, or neither is.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from django.contrib.messages.storage import default_storage
from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

StoringView = TypeVar("StoringView", bound=Callable[..., Any])

MOST_ATTEMPTS = 5

_ENDED_FOR_ANOTHER = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)


def stores_by_itself(view: StoringView) -> StoringView:
    """For a view that reads for long before it stores: no transaction is held for it, which on
    SQLite would keep all others from writing. It has to store in one of its own."""
    view.stores_by_itself = True  # type: ignore[attr-defined]
    return view


def stored_whole(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view, of which all that it stores is stored at once, or nothing."""
    return view if getattr(view, "stores_by_itself", False) else transaction.atomic(view)


def answer_of(view: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    """What a view answers to a form, asked up to `MOST_ATTEMPTS` times.

    For views that store a form whole or not at all. What the last attempt raises is raised.
    """
    for _attempt in range(MOST_ATTEMPTS - 1):
        try:
            return view()
        except DatabaseError as error:
            if not _is_passing(error):
                raise
        _begin_anew(request)
    return view()


def _is_passing(error: DatabaseError) -> bool:
    return isinstance(error, IntegrityError) or isinstance(error.__cause__, _ENDED_FOR_ANOTHER)


def _begin_anew(request: HttpRequest) -> None:
    """Take back what an attempt has left in a request: what it has said and read."""
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    for _name, files in request.FILES.lists():
        for each in files:
            each.seek(0)
