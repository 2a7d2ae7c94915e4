"""The reasons that editors type, which readers see for ever, and their remarks to each other."""

import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext as _

from relations.editions.errors import Refused

LONGEST_REASON = 2000
"""In characters, inclusive."""


class ReasonTooLong(Refused):
    """A reason has more than `LONGEST_REASON` characters."""

    def __init__(self, length: int) -> None:
        said = _("The reason has %(length)d characters, and readers get %(limit)d at most.")
        super().__init__(said % {"length": length, "limit": LONGEST_REASON})


class RemarkTooLong(Refused):
    """A remark of one editor to another has more than `LONGEST_REASON` characters."""

    def __init__(self, length: int) -> None:
        said = _("You wrote %(length)d characters, and there is room for %(limit)d.")
        super().__init__(said % {"length": length, "limit": LONGEST_REASON})


def published_reason(typed: str) -> str:
    """What is published of a reason: without control characters but line breaks, and without blanks
    around it. It may be blank. Raises `ReasonTooLong`."""
    return _kept_of(typed, ReasonTooLong)


def stored_remark(typed: str) -> str:
    """What is stored of a remark, likewise. It may be blank. Raises `RemarkTooLong`."""
    return _kept_of(typed, RemarkTooLong)


def _kept_of(typed: str, too_long: Callable[[int], Refused]) -> str:
    lines = "\n".join(typed.splitlines()).replace("\t", " ")
    kept = (each for each in lines if each == "\n" or unicodedata.category(each) != "Cc")
    words = "".join(kept).strip()
    if len(words) > LONGEST_REASON:
        raise too_long(len(words))
    return words
