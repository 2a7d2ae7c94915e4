"""The order of time among the rows of a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from relations.editions.packed_index import Numbers

KeyOf = Callable[[int], tuple[int, ...]]
"""What a row is sorted by, from what matters most."""

# With more, all are sorted anew.
_INSERTED = 1_000


@dataclass(frozen=True, slots=True)
class TimeOrder:
    """All rows of a table in the order of time, the oldest first; and the rank of each in it."""

    rows: Numbers
    rank: Numbers

    @classmethod
    def of(cls, rows: Numbers) -> "TimeOrder":
        """The order in which these are all rows."""
        rank = np.empty(len(rows), np.int32)
        rank[rows] = np.arange(len(rows), dtype=np.int32)
        return cls(rows.astype(np.int32, copy=False), rank)

    def with_rows(
        self, count: int, keys: Callable[[], Sequence[Numbers]], key_of: KeyOf
    ) -> "TimeOrder":
        """The order of `count` rows, the first of which it has already. `keys` gives the columns
        that they are sorted by, from what matters most, and `key_of` their values for a row."""
        new = range(len(self.rows), count)
        if not self.rows.size or len(new) > _INSERTED:
            return TimeOrder.of(np.lexsort(list(reversed(keys()))))
        placed = sorted(new, key=key_of)
        places = [bisect_right(self.rows, key_of(row), key=key_of) for row in placed]
        return TimeOrder.of(np.insert(self.rows, places, placed))

    def first_from(self, key: tuple[int, ...], key_of: KeyOf) -> int:
        """The rank of the first row that does not come before a key, or the start of one."""
        return bisect_left(self.rows, key, key=lambda row: _start(key_of(row), key))

    def first_after(self, key: tuple[int, ...], key_of: KeyOf) -> int:
        """The rank of the first row that comes after a key, or all that begin with it."""
        return bisect_right(self.rows, key, key=lambda row: _start(key_of(row), key))


def _start(key: tuple[int, ...], of: tuple[Any, ...]) -> tuple[int, ...]:
    return key[: len(of)]
