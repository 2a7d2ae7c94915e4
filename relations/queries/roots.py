"""The roots that are kept of the record."""

from relations.editions.daily_root import DailyRoot


def kept_roots() -> list[DailyRoot]:
    """All of them, newest first; one query."""
    return list(DailyRoot.objects.order_by("-day"))
