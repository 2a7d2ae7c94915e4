"""Results that are kept for as long as the record stays as it is."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from relations.recently_used import RecentlyUsed

Computed = TypeVar("Computed")


class KeptResults(RecentlyUsed[Hashable, Any]):
    """Results by name, none of which is None. Two threads may compute the same one."""

    def of(self, name: Hashable, compute: Callable[[], Computed]) -> Computed:
        """The result of a name, computed if it is not kept."""
        result = self.get(name)
        if result is None:
            result = compute()
            self.put(name, result)
        return cast(Computed, result)
