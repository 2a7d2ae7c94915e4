"""How often anyone may do something within a minute."""

import time
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpResponseBase

from relations.limits.shared_counts import SharedCounts
from relations.limits.too_many import TooMany

WINDOW = 60
"""In seconds. A window of somebody begins with the first time they come."""


@dataclass(frozen=True)
class RateUse:
    """What somebody has used of a rate: how often they may still come in their window, and the
    seconds until it ends."""

    name: str
    quota: int
    remaining: int
    seconds: int

    def tell(self, answer: HttpResponseBase) -> None:
        """Say it in the headers of an answer, as the draft “RateLimit header fields for HTTP” of
        the IETF has them."""
        answer["RateLimit-Policy"] = f'"{self.name}";q={self.quota};w={WINDOW}'
        answer["RateLimit"] = f'"{self.name}";r={self.remaining};t={self.seconds}'


class Rate:
    """So many a minute; none at all is no limit."""

    _counts: ClassVar = SharedCounts()

    def __init__(self, name: str, quota: int) -> None:
        self.name, self.quota = name, quota

    def use(self, who: str) -> RateUse | None:
        """Count that somebody comes; None where there is no limit. Raises `TooMany`, with the
        seconds until their window ends, if they have come too often."""
        if not self.quota:
            return None
        # Since the system was started: all workers see the same, and nobody sets it back.
        now = int(time.monotonic())
        count, began = self._counts.add(f"{self.name} {who}", now, WINDOW)
        seconds = began + WINDOW - now
        if count > self.quota:
            raise TooMany(seconds)
        return RateUse(self.name, self.quota, self.quota - count, seconds)
