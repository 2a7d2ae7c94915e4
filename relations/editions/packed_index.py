"""The index of many editions as columns of numbers, to count and to sort by without a database."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from relations.editions.edition_days import ORDINALS, EditionPart
from relations.editions.facets import FACETS
from relations.editions.independence import PrintedReport
from relations.editions.models import Edition, EditionFacet, EditionStatement
from relations.editions.packed_sources import PackedSource, asked_by_key, packed_sources

Numbers = NDArray[Any]

EARLIEST, LATEST = np.iinfo(np.int64).min, np.iinfo(np.int64).max
"""Before and after every ordinal and every moment. They stand for the null of a first and of a last
day, of `lasted` and of `begun`, which nothing comes up to, and for the moment at which the newest
edition of an event is superseded."""

_NULLS = (EARLIEST, LATEST, LATEST, EARLIEST)

# Of actors only labels are asked.
_NOT_PACKED = ("actor",)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

DAYS = (*ORDINALS, "has_sure_ends")
_EDITION = ("key", "code", "version", "published", "superseded", "said", "place", "reach")
_STATEMENT = ("edition", "code", "number", "responds_to", "place", "reach")
_PART = ("reach", *ORDINALS)


@dataclass(frozen=True, slots=True)
class PackedFacet:
    """The values of a facet that rows of a table have: pairs of a row and the place of its value in
    `values`, in the order of the rows."""

    rows: Numbers
    places: Numbers
    values: list[str]


@dataclass(frozen=True, slots=True)
class PackedTable:
    """Columns of one length by their names, and the facets of the rows."""

    columns: dict[str, Numbers]
    facets: dict[str, PackedFacet]


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """The index of the editions of some `keys`, of which those that no reader lists, such as
    withdrawals, have no row.

    `editions` have `key`, `code` (a number that sorts as the code does), `version`, `published` and
    `superseded` in microseconds since 1970, `said`, the number of statements, `place`, and the row
    of their `reach`; `statements` have the row of their `edition`, and `code`, `number`, `place`,
    `reach` and `responds_to`, the code of what they answer, 0 for none. `reaches` have the columns
    of a `DaysRow`, each once but for dates of several parts, and `parts` those of a `ReachRow` with
    the row of their reach. `sources` is what readers are told of some sources, by code.
    """

    keys: Numbers
    editions: PackedTable
    statements: PackedTable
    reaches: PackedTable
    parts: PackedTable
    sources: dict[str, PackedSource]

    def to_bytes(self) -> bytes:
        """As NumPy's archive of arrays; texts are JSON."""
        arrays = {"keys": _narrow(self.keys), "sources": _as_array(self.sources)}
        for name in _TABLES:
            table: PackedTable = getattr(self, name)
            for column, numbers in table.columns.items():
                arrays[f"{name}/{column}"] = _narrow(numbers)
            for facet, each in table.facets.items():
                arrays[f"{name}/{facet}/rows"] = _narrow(each.rows)
                arrays[f"{name}/{facet}/places"] = _narrow(each.places)
                arrays[f"{name}/{facet}/values"] = _as_array(each.values)
        file = BytesIO()
        np.savez(file, allow_pickle=False, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, stored: bytes | memoryview) -> "PackedIndex":
        """What `to_bytes` made."""
        tables = {name: PackedTable({}, {}) for name in _TABLES}
        with np.load(BytesIO(stored), allow_pickle=False) as arrays:
            for name in arrays.files:
                match name.split("/"):
                    case [table, column]:
                        tables[table].columns[column] = arrays[name]
                    case [table, facet, "rows"]:
                        places = arrays[f"{table}/{facet}/places"]
                        values = _from_array(arrays[f"{table}/{facet}/values"])
                        tables[table].facets[facet] = PackedFacet(arrays[name], places, values)
            sources = {
                code: PackedSource(PrintedReport(*printed), *others)
                for code, (printed, *others) in _from_array(arrays["sources"]).items()
            }
            return cls(keys=arrays["keys"], sources=sources, **tables)


_TABLES = ("editions", "statements", "reaches", "parts")


def _narrow(numbers: Numbers) -> Numbers:
    return numbers.astype(narrowest(numbers))


def narrowest(numbers: Numbers) -> "np.dtype[Any]":
    """The narrowest type of integers that holds all of some."""
    least, most = numbers.min(initial=0), numbers.max(initial=0)
    kinds = (np.int8, np.int16, np.int32, np.int64)
    fitting = (k for k in kinds if np.iinfo(k).min <= least and most <= np.iinfo(k).max)
    return np.dtype(next(fitting))


def _as_array(value: Any) -> Numbers:
    return np.frombuffer(json.dumps(value).encode(), np.uint8)


def _from_array(array: Numbers) -> Any:
    return json.loads(array.tobytes())


def code_as_number(code: str) -> int:
    """The eight letters of a code as a number that sorts as they do."""
    return int.from_bytes(code.encode("ascii"), "big")


def code_of(number: int) -> str:
    """The code that a number stands for."""
    return int(number).to_bytes(8, "big").decode("ascii")


def microseconds(moment: datetime) -> int:
    """The microseconds from 1970 to a moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def version_of(sha256: str, suppressed_at: datetime | None) -> int:
    """A number that no two documents share: of an edition as it was published, by its hash, and of
    what was left of it when words were last suppressed."""
    hashed = f"{sha256} {suppressed_at.isoformat() if suppressed_at else ''}".encode()
    return int.from_bytes(blake2b(hashed, digest_size=8).digest(), "big", signed=True)


def pack(keys: Collection[int], descriptions: Collection[int] = ()) -> PackedIndex:
    """The index of some editions, and what is told of the sources among some descriptions, given by
    key; four queries for each 5,000 editions, and one for each 5,000 descriptions."""
    reaches = _ReachRows(keys)
    rows: dict[int, int] = {}
    editions = list(_editions(keys, reaches, rows))
    statements = list(_statements(keys, reaches, rows))
    own = (
        (facet, row, value)
        for row, (_columns, values) in enumerate(statements)
        for facet, value in zip(_own_facets(), values, strict=True)
        if value
    )
    return PackedIndex(
        keys=np.array(sorted(set(keys)), np.int64),
        editions=_table(_EDITION, editions, _values(keys, rows)),
        statements=_table(_STATEMENT, [columns for columns, _values in statements], own),
        reaches=_table(DAYS, reaches.rows),
        parts=_table(_PART, reaches.parts),
        sources=dict(packed_sources(descriptions)),
    )


class _ReachRows:
    """The days of rows, numbered as they are met."""

    def __init__(self, keys: Collection[int]) -> None:
        self.rows: list[tuple[int, ...]] = []
        self.parts: list[tuple[int, ...]] = []
        self._numbers: dict[tuple[int, ...], int] = {}
        self._parts_of: dict[tuple[int, str], list[tuple[int, ...]]] = {}
        stored = EditionPart.objects.order_by("pk")
        for key, code, *part in asked_by_key(
            stored, "edition", keys, ["edition", "statement", *ORDINALS]
        ):
            self._parts_of.setdefault((key, code), []).append(_without_nulls(part))

    def number(self, key: int, statement: str, days: Sequence[Any]) -> int:
        """The number of the reach of an edition, or of a statement of it by its code."""
        row = (*_without_nulls(days[:-1]), int(days[-1]))
        if parts := self._parts_of.get((key, statement)):
            self.parts += [(len(self.rows), *part) for part in parts]
            self.rows.append(row)
            return len(self.rows) - 1
        number = self._numbers.setdefault(row, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number


def _without_nulls(days: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(null if day is None else day for day, null in zip(days, _NULLS, strict=True))


def _editions(
    keys: Collection[int], reaches: _ReachRows, rows: dict[int, int]
) -> Iterator[tuple[int, ...]]:
    """The columns of editions. Notes in `rows` which row that of a key is."""
    stored = Edition.objects.filter(withdrawn=False, suppressed_whole=False, days__isnull=False)
    columns = ["pk", "code", "sha256", "suppressed_at", "published_at", "superseded_at"]
    columns += ["statement_count", "days__place", *(f"days__{name}" for name in DAYS)]
    for key, code, sha256, suppressed_at, since, until, said, place, *days in asked_by_key(
        stored.order_by("pk"), "pk", keys, columns
    ):
        rows[key] = len(rows)
        named = code_as_number(code), version_of(sha256, suppressed_at)
        moments = microseconds(since), LATEST if until is None else microseconds(until)
        yield key, *named, *moments, said, place, reaches.number(key, "", days)


def _values(keys: Collection[int], rows: Mapping[int, int]) -> Iterator[tuple[str, int, str]]:
    stored = EditionFacet.objects.exclude(name__in=_NOT_PACKED).order_by("edition", "name", "value")
    for key, name, value in asked_by_key(stored, "edition", keys, ["edition", "name", "value"]):
        if key in rows:
            yield name, rows[key], value


def _statements(
    keys: Collection[int], reaches: _ReachRows, rows: Mapping[int, int]
) -> Iterator[tuple[tuple[int, ...], list[str]]]:
    """The columns of statements, each with the values of the facets that belong to statements."""
    stored = EditionStatement.objects.order_by("edition", "number")
    columns = ["edition", "code", "number", "responds_to", "place", *DAYS, *_own_facets()]
    for key, code, number, answered, place, *others in asked_by_key(
        stored, "edition", keys, columns
    ):
        if key in rows:
            days, values = others[: len(DAYS)], others[len(DAYS) :]
            reach = reaches.number(key, code, days)
            named = code_as_number(code), number, code_as_number(answered)
            yield (rows[key], *named, place, reach), values


def _own_facets() -> list[str]:
    return [name for name, facet in FACETS.items() if facet.of_statement and not facet.is_derived]


def _table(
    names: Sequence[str],
    rows: Sequence[tuple[int, ...]],
    values: Iterable[tuple[str, int, str]] = (),
) -> PackedTable:
    """A table of rows, and of triples of a facet, a row and a value of it."""
    columns = np.array(rows, np.int64).reshape(len(rows), len(names)).T
    return PackedTable(
        dict(zip(names, np.ascontiguousarray(columns), strict=True)), _facets(values)
    )


def _facets(values: Iterable[tuple[str, int, str]]) -> dict[str, PackedFacet]:
    places: dict[str, dict[str, int]] = {}
    pairs: dict[str, list[tuple[int, int]]] = {}
    for name, row, value in values:
        known = places.setdefault(name, {})
        pairs.setdefault(name, []).append((row, known.setdefault(value, len(known))))
    return {
        name: PackedFacet(
            np.array([row for row, _place in each], np.int32),
            np.array([place for _row, place in each], np.int32),
            list(places[name]),
        )
        for name, each in pairs.items()
    }
