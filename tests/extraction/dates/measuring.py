"""How many of the dates of a table are found, and how many findings are wrong.

A finding is *strictly* right if it has the value of a date that it overlaps, with or without
"since", "until" and the like around it. It is *honestly* right if it is wider than that value and
holds all of it, or is approximate and lies within it. Any other finding is *confidently wrong*.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from relations.dates.edtf import Edtf, parse
from relations.extraction.dates.relative import mentions

TABLES = Path(__file__).parent

Span = tuple[int, int]
Found = tuple[Span, Edtf]


@dataclass(frozen=True, slots=True)
class DateScore:
    """Findings and dates of a table, and how many of each are right."""

    found: int = 0
    dates: int = 0
    strict: int = 0
    honest: int = 0
    wrong: int = 0

    def __add__(self, other: "DateScore") -> "DateScore":
        return DateScore(*(getattr(self, n) + getattr(other, n) for n in DateScore.__slots__))

    @property
    def strict_f1(self) -> float:
        return 2 * self.strict / (self.dates + self.found)

    @property
    def honest_f1(self) -> float:
        return 2 * self.honest / (self.dates + self.found)

    def __str__(self) -> str:
        return (
            f"{self.dates} dates, {self.found} findings,"
            f" strict F1 {self.strict_f1:.3f}, honest F1 {self.honest_f1:.3f},"
            f" {self.wrong} confidently wrong"
        )


def read_by_rules(sentence: str, published: str) -> list[Found]:
    return [((m.start, m.end), parse(m.edtf)) for m in mentions(sentence, parse(published))]


def expected(sentence: str, cell: str) -> list[Found]:
    """The dates of a row: "words=EDTF; words=EDTF", the words in the order of the sentence."""
    found: list[Found] = []
    position = 0
    for part in filter(None, map(str.strip, cell.split("; "))):
        words, edtf = part.rsplit("=", 1)
        start = sentence.index(words, position)
        position = start + len(words)
        found.append(((start, position), parse(edtf)))
    return found


def score_of(found: list[Found], wanted: list[Found]) -> DateScore:
    strict = [any(_overlap(f, w) and is_strict(f[1], w[1]) for f in found) for w in wanted]
    honest = [any(_overlap(f, w) and is_honest(f[1], w[1]) for f in found) for w in wanted]
    right = [any(_overlap(f, w) and is_honest(f[1], w[1]) for w in wanted) for f in found]
    return DateScore(len(found), len(wanted), sum(strict), sum(honest), right.count(False))


def is_strict(found: Edtf, wanted: Edtf) -> bool:
    return _bare(found.text) == _bare(wanted.text)


def is_honest(found: Edtf, wanted: Edtf) -> bool:
    is_wider = is_strict(found, wanted) or _holds(found, wanted)
    return is_wider or (found.approximate and _holds(wanted, found))


def score_of_table(
    name: str, read: Callable[[str, str], list[Found]] = read_by_rules
) -> tuple[DateScore, list[str]]:
    """The score of a table and, for each row that is not strictly right, what was found."""
    total, misses = DateScore(), []
    for style, published, sentence, cell in rows_of(name):
        found, wanted = read(sentence, published), expected(sentence, cell)
        one = score_of(found, wanted)
        total += one
        if one.wrong or one.strict < one.dates:
            mark = "WRONG" if one.wrong else "honest" if one.honest == one.dates else "missed"
            told = "; ".join(f"{sentence[s:e]}={value.text}" for (s, e), value in found)
            misses.append(f"{mark:6} {style} {published} | {sentence} | {cell} | {told}")
    return total, misses


def rows_of(name: str) -> list[list[str]]:
    """The columns of each row, without comments: style or kind, publication, sentence, dates."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    return [[column.strip() for column in row] for row in rows]


def _overlap(one: Found, other: Found) -> bool:
    return one[0][0] < other[0][1] and other[0][0] < one[0][1]


def _bare(text: str) -> str:
    """The value without "since", "until" and the like: "1988/.." and "[..1988]" are "1988"."""
    only = re.fullmatch(r"(?:\[?\.\./?)?([^/,\[\]{}]+?)(?:/?\.\.)?\]?", text)
    return only[1] if only and ".." not in only[1] else text


def _holds(outer: Edtf, inner: Edtf) -> bool:
    starts = outer.earliest is None or (inner.earliest and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest and outer.latest >= inner.latest)
    return bool(starts and ends)


if __name__ == "__main__":
    for table in sys.argv[1:]:
        total, misses = score_of_table(table)
        print(*misses, f"{table}: {total}", sep="\n")
