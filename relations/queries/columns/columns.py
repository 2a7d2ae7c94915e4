"""Columns: the index of all editions that readers may list, as it stood at one state of the record.

Each edition, current or not, is a row of one table, each statement of one a row of another, and
each reach of days a row of a third, which the first two name. What was read never changes: what
changes of an edition is a further row, and the former one is not `live` any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from relations.editions.packed_index import (
    EARLIEST,
    LATEST,
    Numbers,
    PackedIndex,
    PackedTable,
)
from relations.queries.columns.facet_column import FacetColumn, GrowingFacet
from relations.queries.columns.growing import Growing
from relations.queries.columns.kept_results import KeptResults
from relations.queries.columns.source_columns import GrowingSources, SourceColumns
from relations.queries.columns.time_order import KeyOf, TimeOrder

MOST_RESULTS, MOST_MASKS = 256, 8
"""How many results are kept of one state of the record, and how many masks of all its rows."""

# By so many rows any columns may grow.
_FEW = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of one length by their names, facets by theirs, and the order of the rows in time."""

    columns: Mapping[str, Numbers]
    facets: Mapping[str, FacetColumn]
    order: TimeOrder
    key_of: KeyOf

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    def having(self, facet: str, value: str) -> Numbers:
        """Of each row, whether it has a value of a facet."""
        column = self.facets.get(facet)
        return column.having(value) if column else np.zeros(len(self.order.rows), bool)


@dataclass(frozen=True, slots=True)
class Reaches:
    """Reaches of days, with the nulls of `packed_index`. `parts` are the parts of dates of several,
    each with the row of the `reach` that it is of."""

    columns: Mapping[str, Numbers]
    parts: Mapping[str, Numbers]

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    def day(self, row: int) -> int:
        """The day by which what has a reach is sorted: the last one where the start is open."""
        first = self.columns["first"][row]
        return int(self.columns["last"][row] if first == EARLIEST else first)

    def has_start(self) -> Numbers:
        """Of each row, whether its first day is known."""
        has_start: Numbers = self.columns["first"] != EARLIEST
        return has_start

    def days(self) -> Numbers:
        """The `day` of each row."""
        return np.where(self.has_start(), self.columns["first"], self.columns["last"])


@dataclass(frozen=True)
class Columns:
    """All that readers may list. `rows` has the row of an edition by its key, -1 for none.

    `sources` is what is told of each source.
    """

    editions: Table
    statements: Table
    reaches: Reaches
    live: Numbers
    current: Numbers
    rows: Numbers
    sources: SourceColumns
    results: KeptResults = field(default_factory=lambda: KeptResults(MOST_RESULTS))
    masks: KeptResults = field(default_factory=lambda: KeptResults(MOST_MASKS))

    def rows_of(self, keys: Numbers) -> Numbers:
        """The rows of those among some editions, given by key, that have one."""
        known = keys[keys < len(self.rows)]
        found = self.rows[known]
        return found[found >= 0]

    def sources_with_voice(self, voice: str) -> list[str]:
        """The codes of the sources that print the report of which a source, given by its code, is
        the first."""
        column = self.editions.facets.get("source")
        number = column.numbers.get(voice, 0) if column else 0
        voice_of = self.sources.voice
        if column is None or not 0 < number < len(voice_of):
            return []
        return [column.values[each] for each in np.flatnonzero(voice_of == number).tolist()]

    def count_of(self, facet: str, value: str) -> int:
        """How many editions that are public now have a value of a facet."""
        column = self.editions.facets.get(facet)
        return column.count_in(self.counts_of(column, facet), value) if column else 0

    def counts_of(self, column: FacetColumn, facet: str) -> Numbers:
        """How many editions that are public now have each value of a facet, of which this is the
        column, by its number."""
        return self.results.of(
            ("current", facet), lambda: column.counts(np.flatnonzero(self.current))
        )


class ColumnStore:
    """What `Columns` are taken from: it only ever grows, and by one thread at a time."""

    def __init__(self) -> None:
        self._editions, self._statements = _GrowingTable(), _GrowingTable()
        self._reaches, self._parts = _GrowingTable(), _GrowingTable()
        self._sources = GrowingSources()
        self._read = 0
        none = Table({}, {}, TimeOrder.of(np.empty(0, np.int32)), lambda _row: ())
        self._latest = Columns(
            none,
            none,
            Reaches({}, {}),
            np.empty(0, bool),
            np.empty(0, bool),
            np.empty(0, np.int32),
            self._sources.columns(0),
        )

    def extend(self, packed: Iterable[PackedIndex]) -> Columns:
        """The columns with further packs, a later one of which takes the place of an earlier."""
        rows = self._latest.rows
        for each in packed:
            rows = self._append(each, rows)
        reaches = Reaches(self._reaches.columns(), self._parts.columns())
        editions = self._edition_table(reaches)
        live = rows[editions["key"]] == np.arange(self._editions.length)
        self._latest = Columns(
            editions,
            self._statement_table(reaches, editions),
            reaches,
            live,
            live & (editions["superseded"] == LATEST),
            rows,
            self._sources.columns(self._editions.facet("source").column().size),
        )
        self._read = self._read or len(live)
        return self._latest

    @property
    def is_worn(self) -> bool:
        """Whether it had better be read anew: it has grown by more than it had at first."""
        return len(self._latest.live) > 2 * self._read + _FEW

    def _append(self, packed: PackedIndex, rows: Numbers) -> Numbers:
        """Append a pack; return `rows`, those of editions by their keys, as they are with it."""
        begun, shifts = self._editions.length, {"reach": self._reaches.length}
        self._reaches.extend(packed.reaches, {})
        self._parts.extend(packed.parts, shifts)
        self._editions.extend(packed.editions, shifts)
        self._statements.extend(packed.statements, shifts | {"edition": begun})
        self._sources.extend(packed.sources, self._editions.facet("source").number)
        located = np.full(max(len(rows), int(packed.keys.max(initial=-1)) + 1), -1, np.int32)
        located[: len(rows)] = rows
        located[packed.keys] = -1
        own = np.arange(begun, self._editions.length, dtype=np.int32)
        located[packed.editions.columns["key"]] = own
        return located

    def _edition_table(self, reaches: Reaches) -> Table:
        columns = self._editions.columns()
        reach, place, code = columns["reach"], columns["place"], columns["code"]

        def key_of(row: int) -> tuple[int, ...]:
            return reaches.day(reach[row]), int(place[row]), int(code[row]), 0

        def keys() -> list[Numbers]:
            return [reaches.days()[reach], place, code]

        order = self._latest.editions.order.with_rows(len(code), keys, key_of)
        return Table(columns, self._editions.facets(), order, key_of)

    def _statement_table(self, reaches: Reaches, editions: Table) -> Table:
        columns = self._statements.columns()
        reach, place, number = columns["reach"], columns["place"], columns["number"]
        edition, code = columns["edition"], editions["code"]

        def key_of(row: int) -> tuple[int, ...]:
            day, occasion = reaches.day(reach[row]), int(code[edition[row]])
            return day, int(place[row]), occasion, int(number[row])

        def keys() -> list[Numbers]:
            return [reaches.days()[reach], place, code[edition], number]

        order = self._latest.statements.order.with_rows(len(number), keys, key_of)
        return Table(columns, self._statements.facets(), order, key_of)


class _GrowingTable:
    """The columns and the facets of a table."""

    def __init__(self) -> None:
        self.length = 0
        self._columns: dict[str, Growing] = {}
        self._facets: dict[str, GrowingFacet] = {}

    def extend(self, packed: PackedTable, shifts: Mapping[str, int]) -> None:
        """Append the rows of a table. `shifts` are the rows at which those begin that a column
        names."""
        length = len(next(iter(packed.columns.values())))
        for name, numbers in packed.columns.items():
            column = self._columns.setdefault(name, Growing())
            column.extend(numbers + np.int64(shifts[name]) if name in shifts else numbers)
        for name in packed.facets:
            self.facet(name)
        for name, facet in self._facets.items():
            facet.extend(packed.facets.get(name), length)
        self.length += length

    def facet(self, name: str) -> GrowingFacet:
        return self._facets.setdefault(name, GrowingFacet(self.length))

    def columns(self) -> dict[str, Numbers]:
        return {name: each.all() for name, each in self._columns.items()}

    def facets(self) -> dict[str, FacetColumn]:
        return {name: each.column() for name, each in self._facets.items()}
