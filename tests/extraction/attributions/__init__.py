"""How well the speakers of quotations are found, on texts written in the style of political news.

A file holds texts of one sentence a line, parted by blank lines. Under a sentence, a line such as
``> “first words”: Ann Lee`` names the speaker of the quotation that begins with these words; ``-``
means that nobody says it, as with a title.

All texts are invented, in the manner of American political news of 2015 and 2016. `kinds.txt` has
what once went wrong, kind by kind. `first.txt` was written before the rules were mended and
steered them; before that they had precision 0.85 and recall 0.51 on it. `second.txt` and
`third.txt` were written afterwards, one after the other. When each was first read, and before a
rule was changed for it, precision was 0.91 (71 of 78) and 0.92 (47 of 51) and recall 0.84 and 0.82;
they have steered the rules since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from relations.extraction.quotations import quotations_in
from relations.extraction.speech import Saying, sayings_in
from tests.extraction.right import right_by_pattern

FOLDER = Path(__file__).parent
NAMES = ("kinds.txt", "first.txt", "second.txt", "third.txt")
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation by its first words, its right speaker, and the saying that was found for it.

    ``said`` is None if no saying has this quotation.
    """

    sentence: str
    quotation: str
    right: str
    said: Saying | None

    @property
    def speaker(self) -> str:
        """The name of the speaker that was found; empty if none was."""
        return self.said.speaker.name if self.said and self.said.speaker else ""

    @property
    def is_right(self) -> bool:
        """Whether the found name holds the right one, or is the end of it."""
        found, right = _plain(self.speaker), _plain(self.right)
        return bool(found) and right in found and self.right != NOBODY


@dataclass(frozen=True, slots=True)
class Tally:
    """How many speakers were found, how many there are, and how many were found rightly."""

    found: int
    expected: int
    right: int

    def __str__(self) -> str:
        return (
            f"precision {self.right / self.found:.2f} ({self.right}/{self.found}),"
            f" recall {self.right / self.expected:.2f} ({self.right}/{self.expected})"
        )


def tally(attributions: Iterable[Attribution]) -> Tally:
    counted = list(attributions)
    return Tally(
        found=sum(bool(each.speaker) for each in counted),
        expected=sum(each.right != NOBODY for each in counted),
        right=sum(each.is_right for each in counted),
    )


def by_pattern(attributions: Iterable[Attribution]) -> dict[str, tuple[int, int]]:
    """For each way of finding a speaker, how many it found rightly and how many in all."""
    return right_by_pattern(
        (each.said.speaker_pattern.value, each.is_right)
        for each in attributions
        if each.said and each.said.speaker_pattern
    )


def attributions_in(name: str) -> Iterator[Attribution]:
    """The quotations of a file, in order, each with what `sayings_in` makes of it."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for article in body.strip().split("\n\n"):
        yield from _of_article(article.splitlines())


def _of_article(lines: list[str]) -> Iterator[Attribution]:
    sentences = [line for line in lines if not line.startswith(">")]
    said = dict(zip(sentences, sayings_in(sentences), strict=True))
    sentence = ""
    for line in lines:
        if not line.startswith(">"):
            sentence = line
            continue
        words, _, right = line.removeprefix("> “").rpartition("”: ")
        yield Attribution(sentence, words, right, _saying_of(words, sentence, said[sentence]))


def _saying_of(words: str, sentence: str, sayings: list[Saying]) -> Saying | None:
    if not any(each.quotation.startswith(words) for each in quotations_in(sentence)):
        raise ValueError(f"no quotation begins with {words!r} in {sentence!r}")
    for saying in sayings:
        if any(each.quotation.startswith(words) for each in saying.quotations):
            return saying
    return None


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'")
