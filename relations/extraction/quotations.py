"""Verbatim quotations: the text that a sentence puts in quotation marks.

Reading from left to right, a mark opens a quotation or closes the open one. Marks inside a
quotation belong to it. Titles and single words are quotations too: an editor decides which ones
matter.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.extraction.sureness import Pattern

# The mark that opens a quotation -> the marks that close it.
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
# These have no other use, so a stray one closes a quotation from an earlier sentence.
_ONLY_CLOSE = "”»」』"
_SINGLE = "‘‚'"
# Authors mix curly and straight marks in one quotation.
_MIXED = {"“": '"', "„": '"', '"': "”"}
_APOSTROPHES = "’'"
_BEFORE_OPENING = '([{-–—/“”„"«»‘「『:'


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """The words inside a pair of marks: ``quotation`` is ``text[start:end]``, in code points.

    A comma before the closing mark is left out, because it belongs to the surrounding sentence.
    ``pattern`` says which marks show it.
    """

    quotation: str
    start: int
    end: int
    pattern: Pattern


def quotations_in(text: str) -> list[QuotedSpan]:
    """The quotations in a sentence, in order; nested ones are not listed separately.

    A quotation that is never closed runs to the end of the text; one that is closed but never
    opened begins with the text. An apostrophe is not a mark. Neither is a single mark without a
    partner if it is straight or stands before a digit ("the ’90s").
    """
    quotations = []
    for opened, closed in _marked(text):
        start, end = _trimmed(text, opened, closed)
        if any(character.isalnum() for character in text[start:end]):
            pattern = _pattern(text, opened, closed)
            quotations.append(QuotedSpan(text[start:end], start, end, pattern))
    return quotations


def offsets_in(quotations: Sequence[QuotedSpan]) -> frozenset[int]:
    """The code points that stand in these quotations."""
    return frozenset(place for span in quotations for place in range(span.start, span.end))


def _pattern(text: str, start: int, end: int) -> Pattern:
    """Which marks show the quotation between these offsets."""
    if start == 0 or end == len(text):
        return Pattern.QUOTATION_ONE_MARK
    return Pattern.QUOTATION_SINGLE_MARKS if text[start - 1] in _SINGLE else Pattern.QUOTATION_MARKS


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The spans between marks, and the span before a mark that closes without an opening."""
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
    # A curly single mark inside a word is an apostrophe turned the wrong way.
    return is_free or mark not in "‘‚‹" or not before.isalnum()


def _closes_alone(text: str, position: int) -> bool:
    mark = text[position]
    if mark == '"':
        # After a digit it means inches.
        return position > 0 and not (text[position - 1].isspace() or text[position - 1].isdigit())
    return mark in _ONLY_CLOSE and position > 0


def _end_of(text: str, opening: int) -> int | None:
    """Where the quotation opened by this mark ends; None if the mark opens nothing."""
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
    """The partner of a single mark, told apart from apostrophes that look the same.

    A mark after an "s" may be a plural possessive ("the ministers’ plan"), so a later mark that
    cannot be one is preferred, up to the next quotation.
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
    """The span without blanks at its ends, commas at its end, and leading combining characters."""
    while start < end and (_is_blank(text[start]) or _is_combining(text[start])):
        start += 1
    while start < end and (_is_blank(text[end - 1]) or text[end - 1] in ",，"):
        end -= 1
    return start, end


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _is_combining(character: str) -> bool:
    # A few characters have no combining class themselves, but their decomposition starts with one.
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0
