"""What of the text that a page's own data give for its article is not on the page.

Outlets put markup, entities, shortcodes or only the beginning of an article into their data, so
that only a sentence of which the page has hardly a word in this order counts as missing.
"""

import html
import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as markup

from relations.sources.page_lines import lines_of
from relations.sources.splitting import split

_LONGEST_BODY = 200_000
_HAS_MARKUP = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
_UNREAD = ("script", "style", "noscript", "template", "figure", "figcaption", "iframe", "sup")
_SHORTCODE = re.compile(
    r"\[caption.*?\[/caption\]|\[/?\w+[^\[\]]*=[^\[\]]*\]|\[\+\d+ chars\]", re.DOTALL
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\Z")
# Words glued at the seam of two paragraphs: "said.The".
_GLUED = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[“\"‘]?[^\W\d_a-z])")
_WORD = re.compile(r"\w+")
_RUN = 4
_FEWEST_WORDS = 2
# A sentence is on the page if this share of its runs of words is.
_PRESENT = 0.5


def missing_sentences(body: str, text: str) -> int:
    """How many sentences of a body are not in a text; case, punctuation and markup do not count."""
    if len(body) > _LONGEST_BODY:
        return 0
    plain = _plain(body)
    is_cut = bool(_CUT.search(plain))
    page = _PageWords(" ".join(_words(text)), _runs(text))
    sentences = [each.text for each in split(_CUT.sub("", plain))]
    missing = [page.lacks(each) for each in sentences]
    if is_cut and missing and missing[-1]:
        missing[-1] = not page.begins_with_cut(sentences[-1])
    return sum(missing)


@dataclass(frozen=True, slots=True)
class _PageWords:
    """The words of a text, and its runs of a few."""

    words: str
    runs: set[tuple[str, ...]]

    def lacks(self, sentence: str) -> bool:
        words = _words(sentence)
        if len(words) < _RUN:
            return len(words) >= _FEWEST_WORDS and " ".join(words) not in self.words
        runs = _runs(sentence)
        return len(runs & self.runs) < _PRESENT * len(runs)

    def begins_with_cut(self, cut: str) -> bool:
        """Whether a cut sentence is in the text, but for its last word, which may be cut too."""
        words = _words(cut)[:-1]
        return bool(words) and " ".join(words) in self.words


def _plain(body: str) -> str:
    """A body as lines of words, whatever markup it holds."""
    unescaped = html.unescape(html.unescape(body))
    if _HAS_MARKUP.search(unescaped):
        try:
            tree = markup.fragment_fromstring(unescaped, create_parent="div")
        except (etree.ParserError, AssertionError):  # lxml asserts that a page has one body
            return ""
        etree.strip_elements(tree, *_UNREAD, etree.Comment, with_tail=False)
        unescaped = "\n".join(line.words for line in lines_of(tree))
    return _GLUED.sub("\n", _SHORTCODE.sub(" ", unescaped)).strip()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
