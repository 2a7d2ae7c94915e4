"""Rows into their table as fast as a database takes them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

# All others are to a driver what they are to Django.
_CONVERTED = {"DateField", "DateTimeField", "DecimalField", "JSONField"}

StoredColumn = tuple[str, str, Callable[[Any], Any] | None]
"""The name of a column in the table and in a row, and what its values become, if anything."""


def store_rows(rows: Sequence[Model]) -> None:
    """Store unsaved rows of one model in their order, each as it is, also where its `save` would
    have made more of it: what is stored is what `bulk_create` would store. Expects a transaction.

    Rows with keys keep these, without the knowledge of a sequence of PostgreSQL; all have one, or
    none has. Keys that the database gives are not told.
    """
    if rows:
        columns = _columns(type(rows[0]), with_key=rows[0].pk is not None)
        names = [name for name, _attribute, _convert in columns]
        _insert(type(rows[0]), names, _values(rows, columns))


@cache
def _columns(model: type[Model], *, with_key: bool) -> list[StoredColumn]:
    fields = [each for each in model._meta.concrete_fields if with_key or not each.primary_key]
    return [(str(each.column), each.attname, _conversion(each)) for each in fields]


def _conversion(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    if field.get_internal_type() not in _CONVERTED:
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _values(rows: Sequence[Model], columns: Sequence[StoredColumn]) -> Iterator[list[Any]]:
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
            into = f'COPY "{table}" ({names}) FROM STDIN'
            with connection.wrap_database_errors, cursor.copy(into) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
            cursor.executemany(statement, list(rows))
