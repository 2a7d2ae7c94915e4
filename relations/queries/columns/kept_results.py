"""Results that are kept for as long as the record stays as it is."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

Computed = TypeVar("Computed")


class KeptResults:
    """Up to `most` results by name; those that were asked for longest ago go first. Threads may
    share it, and may then compute the same one twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def of(self, name: Hashable, compute: Callable[[], Computed]) -> Computed:
        """The result of a name, computed if it is not kept."""
        with self._lock:
            if name in self._results:
                self._results.move_to_end(name)
                return cast(Computed, self._results[name])
        result = compute()
        with self._lock:
            self._results[name] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._results.clear()
