"""The lines of a parsed page as a reader sees them, and what its markup says about each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from relations.sources.excluded import ExclusionReason, words_of

# Also the names that trafilatura gives to headings, lists, quotations and breaks.
_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr item lb li list main nav ol p pre quote row
    section summary table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 - forty names read more easily this way
)
_CELLS = frozenset({"td", "th", "cell"})
_NAVIGATION_ELEMENTS = frozenset({"nav", "footer", "aside", "menu"})

_NAMES = re.compile(r"[A-Za-z]+")
_NAMES_OF = {
    ExclusionReason.CAPTION: frozenset(
        {"caption", "figcaption", "captions", "credit", "photocredit"}
    ),
    ExclusionReason.BYLINE: frozenset(
        {"byline", "author", "authors", "timestamp", "pubdate", "dateline"}
    ),
    ExclusionReason.PROMOTION: frozenset(
        {"promo", "newsletter", "advertisement", "sponsored", "subscribe"}
    ),
    ExclusionReason.NAVIGATION: frozenset(
        {"nav", "breadcrumb", "breadcrumbs", "share", "social", "related", "recommended", "tags"}
    ),
}
_NAMED_PROPERTIES = {"author": ExclusionReason.BYLINE, "datePublished": ExclusionReason.BYLINE}
_SENTENCE_END = re.compile(r"[.!?…۔؟。][”’»\"')\]]*\Z")

# Class names on ancestors further out than this describe the page, not a line in it.
_OUTWARD = 4
# In characters. A longer element with such a name is the whole article, not its byline or caption.
_LONGEST_NAMED = 600


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
        if element.tag in _BLOCKS:
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


def reason_in_page(line: PageLine) -> ExclusionReason | None:
    """Why a line is not the reporter's, as far as the page's markup tells; None if it does not."""
    for steps, element in enumerate(_outward(line.element)):
        if element.tag in {"figure", "figcaption"}:
            return ExclusionReason.CAPTION
        if element.tag in _NAVIGATION_ELEMENTS or element.get("role") == "navigation":
            return None if line.is_prose else ExclusionReason.NAVIGATION
        named = _reason_in_names(element) if steps < _OUTWARD else None
        if (
            named
            and _is_short(element)
            and not (line.is_prose and named is ExclusionReason.NAVIGATION)
        ):
            return named
    return ExclusionReason.NAVIGATION if line.is_linked and not ends_sentence(line.words) else None


def is_set_apart(line: PageLine) -> bool:
    """Whether a line is in an element that the markup sets apart from the page's main matter."""
    return any(element.tag in _NAVIGATION_ELEMENTS for element in _outward(line.element))


def _outward(element: Any) -> Iterator[Any]:
    """The element and its ancestors, up to the article or the body."""
    while element is not None and element.tag not in {"body", "html", "article", "main"}:
        yield element
        element = element.getparent()


def _reason_in_names(element: Any) -> ExclusionReason | None:
    if "author" in (element.get("rel") or "").split():
        return ExclusionReason.BYLINE
    if reason := _NAMED_PROPERTIES.get(element.get("itemprop") or ""):
        return reason
    names = set(_NAMES.findall((element.get("class") or "").lower()))
    return next((reason for reason, of in _NAMES_OF.items() if names & of), None)


def _is_short(element: Any) -> bool:
    length = 0
    for text in islice(element.itertext(), 200):
        length += len(text.strip())
    return length <= _LONGEST_NAMED
