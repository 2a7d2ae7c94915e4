"""The reasons that editors type, which readers see for ever."""

import unicodedata

from django.utils.translation import gettext as _

from relations.editions.errors import Refused

LONGEST_REASON = 2000
"""In characters, inclusive."""


class ReasonTooLong(Refused):
    """A reason has more than `LONGEST_REASON` characters."""

    def __init__(self, length: int) -> None:
        said = _("The reason has %(length)d characters, and readers get %(limit)d at most.")
        super().__init__(said % {"length": length, "limit": LONGEST_REASON})


def published_reason(typed: str) -> str:
    """What is published of a reason: without control characters but line breaks, and without blanks
    around it. It may be blank. Raises `ReasonTooLong`."""
    lines = "\n".join(typed.splitlines()).replace("\t", " ")
    kept = (each for each in lines if each == "\n" or unicodedata.category(each) != "Cc")
    reason = "".join(kept).strip()
    if len(reason) > LONGEST_REASON:
        raise ReasonTooLong(len(reason))
    return reason
