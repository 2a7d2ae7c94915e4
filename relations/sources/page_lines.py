"""The lines of a parsed page as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from relations.sources.excluded import words_of

# Also the names that trafilatura gives to headings, lists, quotations and breaks.
BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr item lb li list main nav ol p pre quote row
    section summary table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 - forty names read more easily this way
)
_CELLS = frozenset({"td", "th", "cell"})

_SENTENCE_END = re.compile(r"[.!?…۔؟。][”’»\"')\]]*\Z")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: its words, the element in which it begins, and whether all of it is links."""

    words: str
    element: Any
    is_linked: bool

    @property
    def is_prose(self) -> bool:
        """Whether it ends like a sentence and is not just a link."""
        return not self.is_linked and ends_sentence(self.words)

    def is_in(self, *tags: str) -> bool:
        """Whether it begins in an element with one of these tags, however far out."""
        return any(each.tag in tags for each in (self.element, *self.element.iterancestors()))


class _LineBuilder:
    """A line whose pieces are still being collected."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.element: Any = None
        self.is_linked = True

    def add(self, text: str | None, element: Any, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            if text.strip():
                self.element = element if self.element is None else self.element
                self.is_linked = self.is_linked and in_link


def ends_sentence(words: str) -> bool:
    """Whether a line ends like a sentence, which headlines and labels do not."""
    return bool(_SENTENCE_END.search(words))


def lines_of(tree: Any) -> Iterator[PageLine]:
    """Yield the lines of a tree in document order, without blank ones."""
    line, links = _LineBuilder(), 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        if element.tag in BLOCKS:
            yield from _finished(line)
            line = _LineBuilder()
        elif element.tag in _CELLS:
            line.add(" ", element, False)
        if element.tag == "a":
            links += 1 if starts else -1
        if starts:
            line.add(element.text, element, links > 0)
        elif element is not tree:
            line.add(element.tail, element.getparent(), links > 0)
    yield from _finished(line)


def _finished(line: _LineBuilder) -> Iterator[PageLine]:
    words = words_of("".join(line.pieces))
    if words:
        yield PageLine(words, line.element, line.is_linked)
