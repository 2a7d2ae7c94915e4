"""Arrays that grow, of which readers hold what they know."""

import numpy as np

from relations.editions.packed_index import Numbers, narrowest


class Growing:
    """Integers to which others are appended, by one thread at a time, in the narrowest type that
    holds them. What `all` once gave never changes, and may share its memory with what it gives
    later."""

    def __init__(self) -> None:
        self._stored: Numbers = np.empty(0, np.int8)
        self._length = 0

    def all(self) -> Numbers:
        """What it holds by now."""
        return self._stored[: self._length]

    def extend(self, numbers: Numbers) -> None:
        """Append some."""
        kind = np.promote_types(self._stored.dtype, narrowest(numbers))
        end = self._length + len(numbers)
        if end > len(self._stored) or kind != self._stored.dtype:
            # Room that nothing is written to takes no memory.
            room = np.empty(end + end // 2, kind)
            room[: self._length] = self.all()
            self._stored = room
        self._stored[self._length : end] = numbers
        self._length = end
