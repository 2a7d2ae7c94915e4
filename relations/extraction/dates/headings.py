"""Years that stand as headings in a text: lines of a chronology that are only "1947" or "1995:".

The year holds for the lines below it, up to the next heading of any kind.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from relations.extraction.dates.year_phrases import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(r"\W*(\d{4})\W*")
_MOST_WORDS = 8
_ENDS_OF_SENTENCES = '.!?…:;,"”’)'


class YearHeading(NamedTuple):
    """From ``start``, in code points, the year is ``year``; None if it is no longer known."""

    start: int
    year: int | None


def year_headings(text: str) -> list[YearHeading]:
    """The headings that set or end a year, in the order of the text."""
    found: list[YearHeading] = []
    position = 0
    for line in text.splitlines(keepends=True):
        heading = _heading(line.strip(), position)
        if heading is not None and (heading.year or found):
            found.append(heading)
        position += len(line)
    return found


def year_above(headings: list[YearHeading], position: int) -> int | None:
    """The year in force at this offset of the text that the headings are from."""
    index = bisect_right(headings, position, key=lambda heading: heading.start)
    return headings[index - 1].year if index else None


def _heading(line: str, position: int) -> YearHeading | None:
    match = _YEAR.fullmatch(line)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return YearHeading(position, int(match[1]))
    is_short = 0 < len(line.split()) <= _MOST_WORDS and line[-1] not in _ENDS_OF_SENTENCES
    is_dated = any(sign.isdigit() for sign in line)
    return YearHeading(position, None) if is_short and not is_dated else None
