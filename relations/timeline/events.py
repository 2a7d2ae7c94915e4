"""One event by its code: what is public of it, and what was."""

from relations.editions.models import Edition


def newest_edition(code: str) -> Edition | None:
    """The newest edition of an event, which may have withdrawn it; none for a draft."""
    return Edition.objects.newest().filter(code=code).first()


def numbered_edition(code: str, number: int) -> Edition | None:
    """One edition of an event, current or not."""
    return Edition.objects.filter(code=code, number=number).first()


def editions_of(code: str) -> list[Edition]:
    """All editions of an event, the newest first, without their documents."""
    return list(Edition.objects.filter(code=code).order_by("-number").defer("document"))
