"""Arrays that grow, of which readers hold what they know."""

from typing import Any

import numpy as np

from relations.editions.packed_index import Numbers


class Growing:
    """Numbers to which others are appended, by one thread at a time. What `all` once gave never
    changes, and shares its memory with what it gives later."""

    def __init__(self, kind: Any) -> None:
        self._stored: Numbers = np.empty(0, kind)
        self._length = 0

    def all(self) -> Numbers:
        """What it holds by now."""
        return self._stored[: self._length]

    def extend(self, numbers: Numbers) -> None:
        """Append some. Raises `OverflowError` where its type does not hold them."""
        kind = np.iinfo(self._stored.dtype)
        if len(numbers) and not (kind.min <= numbers.min() and numbers.max() <= kind.max):
            raise OverflowError(f"more than a column of {self._stored.dtype} holds")
        end = self._length + len(numbers)
        if end > len(self._stored):
            # The first are all that a worker starts with, and few follow.
            room = np.empty(end + (end // 8 if self._length else 0), self._stored.dtype)
            room[: self._length] = self.all()
            self._stored = room
        self._stored[self._length : end] = numbers
        self._length = end
