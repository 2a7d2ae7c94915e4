"""Verbatim quotations: what a sentence gives in quotation marks.

Read from left to right, a mark opens a quotation or closes the one that is open. What stands in
marks within a quotation belongs to it. A title and a single word are quotations too: an editor
decides what they are worth.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What closes a quotation, by the mark that opened it.
_CLOSING = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "'": "'",
}
# These have no other use; a stray one closes a quotation that the sentence before began.
_ONLY_CLOSE = "”»」』"
_SINGLE = "‘‚'"
# Curled and straight marks, mixed in one quotation by whoever typed it.
_MIXED = {"“": '"', "„": '"', '"': "”"}
_APOSTROPHES = "’'"
_BEFORE_OPENING = '([{-–—/“”„"«»‘「『:'


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """The words inside a pair of marks: ``quotation`` is ``text[start:end]``, in code points.

    A comma before the closing mark is left out, since it belongs to the sentence around.
    """

    quotation: str
    start: int
    end: int


def quotations_in(text: str) -> list[QuotedSpan]:
    """The quotations in a sentence, in order; one within another is not given again.

    A quotation that is not closed goes on to the end of the text, and one that is closed but
    never opened begins where the text does. An apostrophe is no mark, and neither is a single
    mark that has no partner before a figure or in straight type ("the ’90s").
    """
    spans = (_trimmed(text, start, end) for start, end in _marked(text))
    return [
        QuotedSpan(text[start:end], start, end)
        for start, end in spans
        if any(character.isalnum() for character in text[start:end])
    ]


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """What stands between marks, and what stands before one that closes without an opening."""
    position = 0
    is_first = True
    while position < len(text):
        mark = text[position]
        if mark in _CLOSING and _opens(text, position):
            end = _end_of(text, position)
            if end is not None:
                yield position + 1, end
                position, is_first = end + 1, False
                continue
        elif is_first and _closes_alone(text, position):
            yield 0, position
            is_first = False
        position += 1


def _opens(text: str, position: int) -> bool:
    mark = text[position]
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if not after or (after.isspace() and mark not in "«„"):
        return False
    is_free = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in "\"'”»":
        return is_free
    # A curled single mark inside a word is an apostrophe typed the wrong way round.
    return is_free or mark not in "‘‚‹" or not before.isalnum()


def _closes_alone(text: str, position: int) -> bool:
    mark = text[position]
    if mark == '"':
        # An inch follows its figure.
        return position > 0 and not (text[position - 1].isspace() or text[position - 1].isdigit())
    return mark in _ONLY_CLOSE and position > 0


def _end_of(text: str, opening: int) -> int | None:
    """Where the quotation ends that the mark opens; ``None`` if the mark opens nothing."""
    mark = text[opening]
    if mark in _SINGLE:
        return _end_of_single(text, opening)
    for closing in (_CLOSING[mark], _MIXED.get(mark, "")):
        for position in range(opening + 1, len(text)):
            if text[position] == mark and _opens(text, position):
                break
            if text[position] in closing:
                return position
    return len(text)


def _end_of_single(text: str, opening: int) -> int | None:
    """The partner of a single mark, told from the apostrophes that look the same.

    One after an "s" may be a plural's ("the ministers’ plan"), so that a later one without
    that doubt is preferred, up to the next quotation.
    """
    mark = text[opening]
    doubtful = None
    for position in range(opening + 1, len(text)):
        character = text[position]
        if character == mark and _opens(text, position):
            break
        if character not in _CLOSING[mark] or not _may_close(text, position):
            continue
        if not _may_be_plural(text, position):
            return position
        doubtful = doubtful or position
    if doubtful is None and mark != "'" and not text[opening + 1].isdigit():
        return len(text)
    return doubtful


def _may_close(text: str, position: int) -> bool:
    after = text[position + 1 : position + 2]
    return not after.isalnum() and not text[position - 1].isspace()


def _may_be_plural(text: str, position: int) -> bool:
    return (
        text[position] in _APOSTROPHES
        and text[position - 1] == "s"
        and text[position + 1 : position + 2].isspace()
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what is blank at the ends, a comma at the end, and marks that hang on the opening."""
    while start < end and (_is_blank(text[start]) or _is_combining(text[start])):
        start += 1
    while start < end and (_is_blank(text[end - 1]) or text[end - 1] in ",，"):
        end -= 1
    return start, end


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _is_combining(character: str) -> bool:
    # A few characters are none themselves but are made of some.
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0
