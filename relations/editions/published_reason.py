"""The reasons that editors type, which readers see for ever, and their remarks to each other."""

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


class RemarkTooLong(Refused):
    """A remark of one editor to another has more than `LONGEST_REASON` characters."""

    def __init__(self, length: int) -> None:
        said = _("You wrote %(length)d characters, and there is room for %(limit)d.")
        super().__init__(said % {"length": length, "limit": LONGEST_REASON})


def published_reason(typed: str) -> str:
    """What is published of a reason, as `kept_of` says. It may be blank. Raises `ReasonTooLong`."""
    reason = kept_of(typed)
    if len(reason) > LONGEST_REASON:
        raise ReasonTooLong(len(reason))
    return reason


def stored_remark(typed: str) -> str:
    """What is stored of a remark, as `kept_of` says. It may be blank. Raises `RemarkTooLong`."""
    remark = kept_of(typed)
    if len(remark) > LONGEST_REASON:
        raise RemarkTooLong(len(remark))
    return remark


def kept_of(typed: str) -> str:
    """What was typed without control characters but line breaks, and without blanks around it."""
    lines = "\n".join(typed.splitlines()).replace("\t", " ")
    kept = (each for each in lines if each == "\n" or unicodedata.category(each) != "Cc")
    return "".join(kept).strip()
