"""Counts that all workers of a server share, in memory.

A worker that is forked after this module was imported (`preload_app` in gunicorn's configuration)
has the same memory as the others; a process that imports it by itself counts by itself.
"""

import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_UN, lockf
from hashlib import blake2b
from mmap import mmap
from secrets import token_bytes
from tempfile import mkstemp

# Who is counted, as a digest; the second in which the count began; the count.
_SLOT = struct.Struct("=8sII")
_SLOTS_IN_A_BUCKET = 8


class SharedCounts:
    """How often each of many has come since their count began. The memory is bounded: where there
    is no room, the oldest count is forgotten."""

    def __init__(self, slots: int = 2**15) -> None:
        """The number of slots is a multiple of 8, and each takes 16 bytes."""
        self._memory = mmap(-1, slots * _SLOT.size)
        self._buckets = slots // _SLOTS_IN_A_BUCKET
        # Digests that cannot be foreseen, so that nobody chooses whom to displace.
        self._key = token_bytes(16)
        # Between threads, and between processes; the system unlocks a file whose process ends.
        self._threads = threading.Lock()
        self._processes, name = mkstemp()
        os.unlink(name)

    def add(self, who: str, now: int, window: int) -> tuple[int, int]:
        """Count one more; answers how many there are now and in which second their count began.
        `now` is a second of a clock that all workers share, and a count lasts `window` seconds."""
        digest = blake2b(who.encode(), digest_size=8, key=self._key).digest()
        with self._locked():
            place = self._place(digest)
            found, began, count = _SLOT.unpack_from(self._memory, place)
            if found != digest or not began <= now < began + window:
                began, count = now, 0
            _SLOT.pack_into(self._memory, place, digest, began, count + 1)
        return count + 1, began

    def _place(self, digest: bytes) -> int:
        """Where somebody is counted in their bucket, or else where the oldest count of it is."""
        size = _SLOT.size * _SLOTS_IN_A_BUCKET
        start = int.from_bytes(digest, "big") % self._buckets * size

        def is_another_and_since(place: int) -> tuple[bool, int]:
            found, began, _count = _SLOT.unpack_from(self._memory, place)
            return found != digest, began

        return min(range(start, start + size, _SLOT.size), key=is_another_and_since)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._threads:
            lockf(self._processes, LOCK_EX)
            try:
                yield
            finally:
                lockf(self._processes, LOCK_UN)
