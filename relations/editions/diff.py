"""Two wordings of one text, compared word by word."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

LONGEST = 600
"""Texts of more words and marks are replaced whole: comparing them takes too long."""

# If less than this share of the longer text was kept, marks on single words confuse.
LEAST_KEPT = 0.3


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, at least one character, and what became of it."""

    fate: Fate
    text: str


def reworded(before: str, after: str) -> list[Run]:
    """The runs that lead from one wording to the other, in order; no two neighbours share a fate.

    Kept and removed runs together are `before`, letter for letter, kept and added runs `after`.
    Words are marked whole, and a removal comes before what replaced it. Texts with little in
    common are one removal and one addition.
    """
    if before == after:
        return _runs((Fate.KEPT, before))
    # With a space before the first words too, a word is the same token wherever it stands.
    old, new = _tokens(f" {before}"), _tokens(f" {after}")
    if not before or not after or max(len(old), len(new)) > LONGEST:
        return replaced(before, after)
    runs = _without_first_space(list(_compared(old, new)))
    kept = sum(len(run.text) for run in runs if run.fate is Fate.KEPT)
    if kept < LEAST_KEPT * max(len(before), len(after)):
        return replaced(before, after)
    return runs


def replaced(before: str, after: str) -> list[Run]:
    """One text in the place of another, without words that were kept."""
    return _runs((Fate.REMOVED, before), (Fate.ADDED, after))


def side_by_side(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The runs of the text before, with what was removed, and of the text after, with what was
    added."""
    before = [run for run in runs if run.fate is not Fate.ADDED]
    after = [run for run in runs if run.fate is not Fate.REMOVED]
    return before, after


def _runs(*pieces: tuple[Fate, str]) -> list[Run]:
    return [Run(fate, text) for fate, text in pieces if text]


def _compared(old: list[str], new: list[str]) -> Iterator[Run]:
    kept = ""
    for tag, *(a, b, c, d) in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        # The space before a word stays when another word takes its place.
        space = len(come) if tag == "equal" else _same_space(gone, come)
        kept += come[:space]
        if tag != "equal":
            yield from _runs((Fate.KEPT, kept), (Fate.REMOVED, gone[space:]))
            yield from _runs((Fate.ADDED, come[space:]))
            kept = ""
    yield from _runs((Fate.KEPT, kept))


def _without_first_space(runs: list[Run]) -> list[Run]:
    """The runs without the space that `reworded` put before both texts."""
    first, second, *others = runs
    if first.fate is not Fate.KEPT and second.fate is Fate.KEPT:
        # Words were put before the first word, or removed there: a space follows them instead.
        return [
            Run(first.fate, f"{first.text[1:]} "),
            Run(Fate.KEPT, second.text[1:]),
            *others,
        ]
    with_it = 1 if first.fate is Fate.KEPT else 2
    shorter = [(run.fate, run.text[1:]) for run in runs[:with_it]]
    return [*_runs(*shorter), *runs[with_it:]]


def _same_space(gone: str, come: str) -> int:
    """The length of the space that both begin with; 0 if they differ in it."""
    spaces = {text[: len(text) - len(text.lstrip())] for text in (gone, come)}
    return len(spaces.pop()) if len(spaces) == 1 else 0


def _tokens(text: str) -> list[str]:
    """The words and marks of a text, each with the space before it; joined, they are the text."""
    tokens: list[str] = []
    for _kind, run in groupby(text, _kind_of):
        piece = "".join(run)
        if tokens and tokens[-1].isspace():
            tokens[-1] += piece
        else:
            tokens.append(piece)
    return tokens


def _kind_of(letter: str) -> str:
    """The kind of token that a character belongs to; combining marks and joiners are in words."""
    if letter.isspace():
        return "space"
    category = unicodedata.category(letter)
    return "word" if category[0] in "LMN" or category == "Cf" or letter in "'’-_" else "mark"
