"""How many findings are right, pattern by pattern."""

from collections import Counter
from collections.abc import Iterable


def right_by_pattern(found: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """Of findings by their pattern and whether they are right: how many are, and how many all."""
    all_, right = Counter[str](), Counter[str]()
    for pattern, is_right in found:
        all_[pattern] += 1
        right[pattern] += is_right
    return {pattern: (right[pattern], all_[pattern]) for pattern in all_}
