"""Rows into their tables as fast as a database takes them: what is stored is what `bulk_create`
would store of the same unsaved rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model

# All others are to a driver what they are to Django.
_CONVERTED = {"DateField", "DateTimeField", "DecimalField", "JSONField"}

Column = tuple[str, str, Callable[[Any], Any] | None]
"""The name of a column in the table and in a row, and what its values become, if anything."""


def store(rows: Iterable[Model]) -> None:
    """Store rows of several models, those of a model in their order; each is stored as it is, also
    where its `save` would have made more of it. Expects a transaction.

    Rows with keys keep these; `set_sequences` must follow. All of a model have one, or none has.
    """
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, of_model in by_model.items():
        columns = _columns(model, with_key=of_model[0].pk is not None)
        _insert(model, [name for name, _attribute, _convert in columns], _values(of_model, columns))


def set_sequences(models: Sequence[type[Model]]) -> None:
    """Let the keys that a database gives itself follow those that were stored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@cache
def _columns(model: type[Model], *, with_key: bool) -> list[Column]:
    fields = [each for each in model._meta.concrete_fields if with_key or not each.primary_key]
    return [(str(each.column), each.attname, _conversion(each)) for each in fields]


def _conversion(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    if field.get_internal_type() not in _CONVERTED:
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _values(rows: Iterable[Model], columns: Sequence[Column]) -> Iterator[list[Any]]:
    for row in rows:
        held = row.__dict__
        yield [
            held[attribute] if convert is None else convert(held[attribute])
            for _name, attribute, convert in columns
        ]


def _insert(model: type[Model], columns: Sequence[str], rows: Iterator[list[Any]]) -> None:
    table, names = model._meta.db_table, ", ".join(f'"{each}"' for each in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
            cursor.executemany(statement, list(rows))
