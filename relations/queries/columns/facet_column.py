"""The values of one facet, of all rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from relations.editions.packed_index import Numbers, PackedFacet
from relations.queries.columns.growing import Growing

BESIDE = 4
"""The most values of a row that stand in columns of their own."""


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of `length` rows. A value is a number, its place among `values`, of which the
    first is none; `size` is how many numbers there are.

    Each row has up to `BESIDE` values in `beside`, columns of one length; those beyond are pairs of
    a row and a number.
    """

    values: Sequence[str]
    numbers: dict[str, int]
    size: int
    length: int
    beside: tuple[Numbers, ...]
    beyond_rows: Numbers
    beyond_numbers: Numbers

    def having(self, value: str) -> Numbers:
        """Of each row, whether it has a value."""
        number = self.numbers.get(value, -1)
        having = np.zeros(self.length, bool)
        if 0 < number < self.size:
            for each in self.beside:
                having |= each == number
            having[self.beyond_rows[self.beyond_numbers == number]] = True
        return having

    def counts(self, rows: Numbers) -> Numbers:
        """How many of some rows, of which one may be given several times, have each value, by its
        number."""
        numbers = [each[rows] for each in self.beside]
        if len(self.beyond_rows):
            times = np.bincount(rows, minlength=self.length)[self.beyond_rows]
            numbers.append(np.repeat(self.beyond_numbers, times))
        if not numbers:
            return np.zeros(self.size, np.int64)
        counts = np.bincount(np.concatenate(numbers), minlength=self.size)
        counts[0] = 0
        return counts

    def held(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Each value that some rows have, each of which is given once: its row, and its number."""
        of, numbers = [], []
        for each in self.beside:
            has = each[rows] > 0
            of.append(rows[has])
            numbers.append(each[rows][has])
        chosen = np.zeros(self.length, bool)
        chosen[rows] = True
        beyond = chosen[self.beyond_rows]
        of.append(self.beyond_rows[beyond])
        numbers.append(self.beyond_numbers[beyond])
        return np.concatenate(of).astype(np.int64), np.concatenate(numbers).astype(np.int64)

    def numbers_of(self, row: int) -> list[int]:
        """The numbers of the values of a row."""
        first, last = np.searchsorted(self.beyond_rows, [row, row + 1])
        numbers = [each[row] for each in self.beside if each[row]]
        return [int(each) for each in (*numbers, *self.beyond_numbers[first:last])]

    def having_any(self, numbers: Numbers) -> Numbers:
        """Of each row, whether it has any of the values with some numbers."""
        wanted = np.zeros(self.size, bool)
        wanted[numbers] = True
        having = np.zeros(self.length, bool)
        for each in self.beside:
            having |= wanted[each]
        having[self.beyond_rows[wanted[self.beyond_numbers]]] = True
        return having

    def count_in(self, counts: Numbers, value: str) -> int:
        """How often a value was counted by `counts`."""
        number = self.numbers.get(value, 0)
        return int(counts[number]) if number < len(counts) else 0


class GrowingFacet:
    """The values of a facet, to which those of further rows are added, by one thread at a time."""

    def __init__(self, length: int) -> None:
        """Of `length` rows that have none."""
        self._values, self._numbers = [""], {"": 0}
        self._length = length
        self._beside: list[Growing] = []
        self._beyond_rows, self._beyond_numbers = Growing(), Growing()

    def number(self, value: str) -> int:
        """The number of a value, a new one if it had none."""
        number = self._numbers.setdefault(value, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        return number

    def extend(self, packed: PackedFacet | None, length: int) -> None:
        """Add the values of so many further rows."""
        added = self._added(packed, length) if packed else []
        while len(self._beside) < len(added):
            self._beside.append(Growing())
            self._beside[-1].extend(np.zeros(self._length, np.int8))
        for place, column in enumerate(self._beside):
            column.extend(added[place] if place < len(added) else np.zeros(length, np.int8))
        self._length += length

    def _added(self, packed: PackedFacet, length: int) -> list[Numbers]:
        """The columns of further rows; adds what does not stand in them to what lies beyond."""
        numbers = np.array([self.number(value) for value in packed.values], np.int32)[packed.places]
        nth = _nth_of_row(packed.rows)
        columns = []
        for place in range(min(int(nth.max(initial=-1)) + 1, BESIDE)):
            column = np.zeros(length, np.int32)
            column[packed.rows[nth == place]] = numbers[nth == place]
            columns.append(column)
        self._beyond_rows.extend(packed.rows[nth >= BESIDE].astype(np.int32) + self._length)
        self._beyond_numbers.extend(numbers[nth >= BESIDE])
        return columns

    def column(self) -> FacetColumn:
        """What it holds by now."""
        return FacetColumn(
            self._values,
            self._numbers,
            len(self._values),
            self._length,
            tuple(each.all() for each in self._beside),
            self._beyond_rows.all(),
            self._beyond_numbers.all(),
        )


def _nth_of_row(rows: Numbers) -> Numbers:
    """Of each pair, in the order of the rows, how many of the same row come before it."""
    places = np.arange(len(rows))
    is_first = np.ones(len(rows), bool)
    is_first[1:] = rows[1:] != rows[:-1]
    return places - np.maximum.accumulate(np.where(is_first, places, 0))
