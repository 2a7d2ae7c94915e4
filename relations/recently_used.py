"""What was used recently, kept in the memory of a process within bounds."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

UsedKey = TypeVar("UsedKey", bound=Hashable)
Used = TypeVar("Used")


class RecentlyUsed(Generic[UsedKey, Used]):
    """Values by their keys, of which those that were used longest ago go first, so that the `size`
    of all of them is never more than `most`. Threads may share it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self._values: OrderedDict[UsedKey, Used] = OrderedDict()
        self._lock = Lock()

    def size_of(self, key: UsedKey, value: Used) -> int:
        """What a value counts, with its key; 1, unless a class says otherwise."""
        return 1

    def get(self, key: UsedKey) -> Used | None:
        """The value of a key, which is used by that; None if it is not kept."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: UsedKey, value: Used) -> None:
        """Keep a value, in place of the one that the key had."""
        with self._lock:
            replaced = self._values.pop(key, None)
            if replaced is not None:
                self.size -= self.size_of(key, replaced)
            self._values[key] = value
            self.size += self.size_of(key, value)
            while self.size > self.most:
                self.size -= self.size_of(*self._values.popitem(last=False))

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._values.clear()
            self.size = 0
