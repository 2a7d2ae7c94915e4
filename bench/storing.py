"""Rows of all models into their tables as fast as a database takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from relations.editions.bulk_rows import store_rows


def store(rows: Iterable[Model]) -> None:
    """Store rows of several models, those of a model in their order; each is stored as it is, also
    where its `save` would have made more of it. Expects a transaction.

    Rows with keys keep these; `set_sequences` must follow. All of a model have one, or none has.
    """
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for of_model in by_model.values():
        store_rows(of_model)


def set_sequences(models: Sequence[type[Model]]) -> None:
    """Let the keys that a database gives itself follow those that were stored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
