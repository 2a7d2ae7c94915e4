"""Parts of pages that are drawn once and then kept in the memory of a worker.

A part is kept under all that it is drawn by, so that it is never shown for anything else and
nothing has to be forgotten when the record changes.
"""

import sys
from collections.abc import Callable, Hashable
from typing import TypeVar

from django.conf import settings
from django.utils.safestring import SafeString

from relations.recently_used import RecentlyUsed

MOST_BYTES = 64 * 1024 * 1024
"""How much of the memory of a worker parts may take."""

PartKey = TypeVar("PartKey", bound=Hashable)


class KeptParts(RecentlyUsed[Hashable, SafeString]):
    """Parts of pages; their size is how many bytes they take, with their keys. None is shown again
    while developers change what parts are drawn by (`DEBUG`)."""

    def get(self, key: Hashable) -> SafeString | None:
        return None if settings.DEBUG else super().get(key)

    def size_of(self, key: Hashable, value: SafeString) -> int:
        return _PLACE + sys.getsizeof(value) + _size_of(key)


_PLACE = 150  # bytes that a place in an ordered dictionary takes


def _size_of(key: object) -> int:
    """The bytes of a key: a value, or values in tuples, some of which other keys may share."""
    inner = map(_size_of, key) if isinstance(key, tuple) else ()
    return sys.getsizeof(key) + sum(inner)


KEPT = KeptParts(MOST_BYTES)


def kept_part(key: Hashable, draw: Callable[[], SafeString]) -> SafeString:
    """The part with a key, drawn if it is not kept."""
    part = KEPT.get(key)
    if part is None:
        part = draw()
        KEPT.put(key, part)
    return part
