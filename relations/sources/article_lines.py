"""Which lines of a page are its article, and which stand among them without being part of it.

trafilatura finds the article. It often takes one container of several, and drops a standfirst that
is in no paragraph: such lines are taken back by their place and by the names of their elements.
Captions, bylines and promotions between the lines are kept in the text and marked, so that an
editor sees what is left out of the sentences.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from relations.sources.excluded import ExclusionReason, LineMark, reason_by_form
from relations.sources.line_reasons import is_set_apart, names_of, outward, reason_in_page
from relations.sources.page_lines import BLOCKS, PageLine, lines_of

# In characters. A line of this length shows where on the page the text is; a shorter one may be
# anywhere.
_TELLING_LENGTH = 40
# A line that is in no container of the article is shown to the editor if it has this many words.
_PROSE_WORDS = 8
_LEAD_WORDS = 6
# A sentence in a box beside the article is shown to the editor if it has this many words.
_BOXED_WORDS = 5
_MOST_JOINED = 50
# Characters at either end by which a line of the page is known to be a kept one with more around.
_EDGE = 30
_LEADS = frozenset(
    """
    standfirst lead lede dek deck summary intro introduction subtitle subhead subheadline subheading
    excerpt abstract chapeau kicker description teasertext
    """.split()  # noqa: SIM905 - easier to read this way
)
_LEAD_PROPERTIES = frozenset({"description", "abstract", "alternativeHeadline"})
# What is no part of an article although it stands in its element.
_NEVER_OWN = frozenset({"comment", "comments", "disqus", "bio", "biography", "disclaimer", "about"})
_SHOWN = frozenset(
    {
        ExclusionReason.CAPTION,
        ExclusionReason.BYLINE,
        ExclusionReason.PROMOTION,
        ExclusionReason.STORY,
    }
)

# For an article of fewer characters than its limit, trafilatura returns all words of the page in
# one line; short news items are below its default.
_SHORT_ARTICLES = use_config()
_SHORT_ARTICLES.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")


def article_text(
    tree: Any, page: list[PageLine], title: str, body: str
) -> tuple[str, tuple[LineMark, ...]]:
    """The lines of the article with the marked lines between them, and the marks of both.

    `page` are the lines of the tree. `title` is the headline that the page gives, and `body` the
    text that its own data give for the article, both blank if they are not known.
    """
    markup = html.tostring(tree, encoding="unicode")
    found = bare_extraction(markup, include_comments=False, config=_SHORT_ARTICLES)
    if found is None or isinstance(found, dict) or found.body is None:
        return "", ()
    kept = _as_on_page([line.words for line in lines_of(found.body)], page)
    between = _ArticleOnPage(page, kept, title, body).between()
    lines: list[str] = []
    for place, words in enumerate([*kept, ""]):
        lines.extend(between.lines[place])
        lines.append(words)
    return "\n".join(lines).strip(), tuple(between.marks)


def _as_on_page(kept: list[str], page: list[PageLine]) -> list[str]:
    """The kept lines, with those divided again that trafilatura joined, as it does when unsure."""
    known = {line.words for line in page}
    joined = [words for words in kept if words not in known]
    if len(joined) > _MOST_JOINED:
        return kept
    parts = {words: _parted(words, page) for words in joined}
    return [part for words in kept for part in parts.get(words, [words])]


def _parted(words: str, page: list[PageLine]) -> list[str]:
    """The lines of the page, one after the other, that make up the words; else the words alone."""
    rest, found = words, []
    for line in page:
        if rest.startswith(line.words):
            found.append(line.words)
            rest = rest[len(line.words) :].lstrip()
    return [words] if rest else found


@dataclass(slots=True)
class _Between:
    """The lines to insert before each kept line, by its index, and the marks of all lines."""

    lines: dict[int, list[str]]
    marks: list[LineMark]


class _ArticleOnPage:
    """Where on a page the kept lines of its article are, and what stands among them."""

    def __init__(self, page: list[PageLine], kept: list[str], title: str, body: str) -> None:
        self.page, self.kept, self.title, self.body = page, kept, title, body
        self.known = set(kept)
        telling = {words for words in kept if len(words) >= _TELLING_LENGTH} or self.known
        self.anchors = [at for at, line in enumerate(page) if line.words in telling]
        own = [page[at] for at in self.anchors if not is_set_apart(page[at])]
        self.containers = {container for line in own if (container := _container(line)) is not None}
        self.names = {name for line in own for name in _names_around(line)}
        self.prose_in = Counter(_container(line) for line in page if line.is_prose)
        self.prose_in[None] = 0
        self.articles = {each for line in own if (each := _article_of(line)) is not None}

    def between(self) -> _Between:
        places = self._places()
        lines: dict[int, list[str]] = defaultdict(list)
        marks: dict[str, LineMark] = {}
        for number, line in enumerate(self.page):
            is_kept = line.words in self.known
            if number not in places and not is_kept:
                continue
            if not is_kept and self._is_variant(line.words):
                continue
            reason = self._reason(line)
            shown = reason if is_kept or reason in _SHOWN else None
            if not is_kept and reason is None and self._is_lost(line):
                shown = None if self._is_own(number, line) else ExclusionReason.ASIDE
                lines[places[number]].append(line.words)
                self.known.add(line.words)
            elif shown and not is_kept and line.words not in marks:
                lines[places[number]].append(line.words)
            if shown:
                marks.setdefault(line.words, LineMark(shown, line.words))
        return _Between(lines, list(marks.values()))

    def _places(self) -> dict[int, int]:
        """For each line of the page within the article, the index of the kept line it precedes.

        The article begins at the heading above its first telling line, and ends with its last one
        or with its element.
        """
        if not self.anchors:
            return {}
        place_of = {words: at for at, words in reversed(list(enumerate(self.kept)))}
        first, last = self.anchors[0], self.anchors[-1]
        headings = [number for number in range(first) if self.page[number].is_in("h1")]
        begin = headings[-1] if headings else first
        places, place = {}, 0
        for number in range(headings[-1] if headings else 0, len(self.page)):
            line = self.page[number]
            if not begin <= number <= last and not self._is_near(line):
                continue
            places[number] = place
            if line.words in place_of:
                place = max(place, place_of[line.words] + 1)
        return places

    def _is_near(self, line: PageLine) -> bool:
        """Whether a line before or behind the telling ones is in the same article, in a like
        container, or on a page without articles among other prose."""
        if _article_of(line) in self.articles or self.names & _names_around(line):
            return True
        return not self.articles and line.is_prose and self._has_company(line)

    def _is_variant(self, words: str) -> bool:
        """Whether a line is a kept one to which the markup adds a little, or from which it takes
        a little."""
        head, tail = words[:_EDGE], words[-_EDGE:]
        return any(
            (kept.startswith(head) and kept.endswith(tail))
            or (len(words) > _EDGE and words in kept)
            or (len(kept) > _EDGE and kept in words)
            for kept in self.kept
        )

    def _reason(self, line: PageLine) -> ExclusionReason | None:
        words, title = line.words.casefold(), self.title.casefold()
        # An outlet may add its name and the day to the title, and not to the heading.
        if title and (words == title or (line.is_in("h1") and title.startswith(words))):
            return ExclusionReason.HEADLINE
        return reason_in_page(line) or reason_by_form(line.words)

    def _is_lost(self, line: PageLine) -> bool:
        """Whether an editor would miss a line that trafilatura left out."""
        count = len(line.words.split())
        if is_set_apart(line):
            is_boxed = next(line.element.iterancestors("aside"), None) is not None
            return is_boxed and line.is_prose and count >= _BOXED_WORDS
        is_lead = count >= _LEAD_WORDS and not line.is_linked and _is_named_lead(line)
        is_in_container = line.is_prose and _container(line) in self.containers
        return is_lead or is_in_container or (line.is_prose and count >= _PROSE_WORDS)

    def _is_own(self, number: int, line: PageLine) -> bool:
        """Whether a lost line is the article's: its standfirst, in one of its containers or in one
        like them, or in the text that the page's data give."""
        if is_set_apart(line) or any(names_of(e) & _NEVER_OWN for e in outward(line.element)):
            return False
        is_in_article = not self.articles or _article_of(line) in self.articles
        return (
            (number < self.anchors[0] and is_in_article)
            or _container(line) in self.containers
            or bool(self.names & _names_around(line))
            or (bool(self.body) and line.words in self.body)
            or (bool(self.articles) and is_in_article and self._has_company(line))
        )

    def _has_company(self, line: PageLine) -> bool:
        """Whether a line's container holds another line of prose."""
        return self.prose_in[_container(line)] > 1


def _block(line: PageLine) -> Any:
    """The innermost block that a line is in."""
    return next((each for each in outward(line.element) if each.tag in BLOCKS), line.element)


def _container(line: PageLine) -> Any:
    """The element around a line's block, or around the figure that it is in; None if that is the
    body of the page."""
    figure = next(line.element.iterancestors("figure"), None)
    parent = (_block(line) if figure is None else figure).getparent()
    return None if parent is None or parent.tag in {"body", "html"} else parent


def _names_around(line: PageLine) -> set[tuple[str, str]]:
    """The tag and classes of a line's block and of the two elements around it, where named."""
    block = _block(line)
    around = [block, *islice(block.iterancestors(), 2)]
    return {
        (each.tag, " ".join(sorted(names.split())))
        for each in around
        if (names := each.get("class") or "") and each.tag not in {"body", "html"}
    }


def _article_of(line: PageLine) -> Any:
    """The innermost article around a line; None if it is in none."""
    return next(line.element.iterancestors("article"), None)


def _is_named_lead(line: PageLine) -> bool:
    return any(
        names_of(each) & _LEADS or each.get("itemprop") in _LEAD_PROPERTIES
        for each in islice(outward(line.element), 3)
    )
