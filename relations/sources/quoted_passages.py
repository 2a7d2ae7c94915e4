"""Quotation marks that have no partner, and those around whole sentences."""

import re
from collections.abc import Iterator

CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
}
"""The marks that open a quotation, with those that close it."""

_DOUBLE_CLOSING = "”»"
_AFTER_CLOSING = ".,;*†‡¹²³ "
_MARK = re.compile(r"[“”„«»‘’‚‹›\"'「」『』]")
_MAY_PRECEDE = " ([—–-/“„«‘‹\"'「『:"


def unpaired_openings(text: str) -> list[int]:
    """The offsets of marks that open a quotation which no mark of the same kind closes.

    Authors mix marks (“a crime’) and leave them out. Such a mark looks open up to the next
    quotation of its kind, so a partner that stands after another opening does not count.
    """
    openings = (each.start() for each in _MARK.finditer(text) if _opens(text, each.start()))
    return [offset for offset in openings if not _has_partner(text, offset)]


def _has_partner(text: str, opening: int) -> bool:
    closing = CLOSED_BY[text[opening]]
    depth = 0
    for following in _MARK.finditer(text, opening + 1):
        offset = following.start()
        mark = text[offset]
        if mark == text[opening] and _opens(text, offset):
            return False
        if mark in closing and _closes(text, offset):
            return True
        if mark in "“«":
            depth += 1
        elif mark in _DOUBLE_CLOSING:
            depth -= 1
        if depth < 0:
            return False
    return False


def quoted_whole(passage: str) -> tuple[int, int] | None:
    """The span between the marks of a passage that is a quotation and nothing else.

    ``None`` for any other passage, such as one that says who is quoted.
    """
    if not passage or passage[0] not in CLOSED_BY:
        return None
    end = len(passage.rstrip(_AFTER_CLOSING))
    closing = CLOSED_BY[passage[0]]
    if end < 2 or passage[end - 1] not in closing or _partner(passage) != end - 1:
        return None
    return 1, end - 1


def _partner(passage: str) -> int:
    """The offset of the mark that closes the first one, -1 if there is none."""
    opening, depth = passage[0], 0
    for offset in _marks_of_kind(passage):
        if passage[offset] == opening and _opens(passage, offset):
            depth += 1
        elif passage[offset] in CLOSED_BY[opening] and _closes(passage, offset):
            depth -= 1
        if depth == 0:
            return offset
    return -1


def _marks_of_kind(passage: str) -> Iterator[int]:
    kind = passage[0] + CLOSED_BY[passage[0]]
    return (offset for offset, character in enumerate(passage) if character in kind)


def _opens(text: str, offset: int) -> bool:
    if text[offset] not in CLOSED_BY:
        return False
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return bool(after) and not after.isspace() and (not before or before in _MAY_PRECEDE)


def _closes(text: str, offset: int) -> bool:
    """Whether a mark can close: an apostrophe within a word cannot."""
    after = text[offset + 1 : offset + 2]
    return text[offset] not in "’'" or not after.isalnum()
