"""Read a saved page: the text of its article, and what the page says about it.

Markup is parsed and never rendered, and nothing is fetched. trafilatura decides which lines are the
article, on a tree without scripts, styles and hidden elements. Captions, bylines and promotions
that stand between those lines are kept in the text and marked, so that an editor sees what is left
out of the sentences.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from relations.sources.boilerplate import dateline
from relations.sources.excluded import (
    ExclusionReason,
    Exclusions,
    LineMark,
    reason_by_form,
    words_of,
)
from relations.sources.origins import proposed_origin
from relations.sources.page_details import DetailProposal, read_details
from relations.sources.page_lines import (
    PageLine,
    ends_sentence,
    is_set_apart,
    lines_of,
    reason_in_page,
)
from relations.sources.splitting import split
from relations.sources.timing import logged_if_slow

LARGEST_PAGE = 5 * 1024 * 1024
"""In characters of markup; ordinary pages have a tenth of that."""
MOST_ELEMENTS = 20_000
"""Not counting scripts and drawings; an article's page has a few thousand."""

_BEGINS_AS_MARKUP = re.compile(r"[\s\ufeff]*<(?:!|\?xml|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_ENDS_AS_MARKUP = re.compile(r"</(?:html|body|article|div)\s*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = (
    *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed"),
    *("canvas", "audio", "video", "select", "textarea", "button"),
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# In characters. A line of this length shows where on the page the text is; a shorter one may be
# anywhere.
_TELLING_LENGTH = 40
# A line that trafilatura lost is shown to the editor if it has this many words.
_PROSE_WORDS = 8
_MOST_JOINED = 50
# Characters at either end by which a line of the page is known to be a kept one with more around.
_EDGE = 30
_LONGEST_HEADLINE = 200
_LONGEST_BODY = 200_000
_NO_LETTERS = re.compile(r"\W+")

# For an article of fewer characters than its limit, trafilatura returns all words of the page in
# one line; short news items are below its default.
_SHORT_ARTICLES = use_config()
_SHORT_ARTICLES.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")


@dataclass(frozen=True, slots=True)
class PageReading:
    """What was read: the text, its details, and the marks of its lines.

    `missing` is the number of sentences that the page's own data give for the article and that are
    not in the text.
    """

    text: str
    details: dict[str, DetailProposal] = field(default_factory=dict)
    marks: tuple[LineMark, ...] = ()
    missing: int = 0


def looks_like_markup(text: str) -> bool:
    """Whether a pasted text is the source of a page rather than the words of an article."""
    return bool(_BEGINS_AS_MARKUP.match(text)) or bool(_ENDS_AS_MARKUP.search(text))


@logged_if_slow
def read_page(markup: str) -> PageReading:
    """Read the source of a page; takes seconds at most.

    Raises `ValidationError`, saying what to do instead, for a page that is too large or too deeply
    nested, and for one in which no article is found.
    """
    tree = _parsed(markup)
    details = read_details(tree, markup)
    _prune(tree)
    if sum(1 for _element in tree.iter()) > MOST_ELEMENTS:
        raise ValidationError(
            _("This page has too many elements to be read. Paste the article’s text instead.")
        )
    title = details.proposals.get("title")
    text, marks = _text_of(tree, title.value if title else "")
    marked = Exclusions({mark.words: mark.reason for mark in marks})
    if not split(text, exclusions=marked):
        raise ValidationError(
            _("No article was found in this page. Paste the article’s text instead.")
        )
    proposals = {**details.proposals, **proposed_origin(text, details.proposals)}
    return PageReading(text, proposals, marks, _missing(details.body, text))


def read_text(text: str) -> PageReading:
    """Read a pasted text; a first line that ends like a headline is proposed as the title."""
    origin = proposed_origin(text, {})
    headline = _headline(text)
    if not headline:
        return PageReading(text, origin)
    marks = (LineMark(ExclusionReason.HEADLINE, headline),)
    return PageReading(text, {"title": DetailProposal(headline), **origin}, marks)


def _headline(text: str) -> str:
    """The first line of a text if it ends like a headline and more follows; else blank."""
    first, _break, rest = text.strip().partition("\n")
    headline = words_of(first)
    if not rest.strip() or not 0 < len(headline) <= _LONGEST_HEADLINE or ends_sentence(headline):
        return ""
    return "" if reason_by_form(headline) or dateline(headline) else headline


def _missing(body: str, text: str) -> int:
    """How many sentences of a body are not in the text; case and punctuation do not count."""
    if len(body) > _LONGEST_BODY:
        return 0
    seen = _letters(text)
    return sum(_letters(sentence.text) not in seen for sentence in split(body))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def _parsed(markup: str) -> Any:
    if len(markup) > LARGEST_PAGE:
        raise ValidationError(
            _(
                "This page is too large to be read: it has %(length)d characters, and the limit is"
                " %(limit)d. Paste the article’s text instead."
            )
            % {"length": len(markup), "limit": LARGEST_PAGE}
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_CONTROL.sub("", markup).encode(), parser=parser)
    except etree.ParserError:
        raise ValidationError(_("There is nothing in this page.")) from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise ValidationError(
            _("This page is too deeply nested to be read. Paste the article’s text instead.")
        )
    return tree


def _prune(tree: Any) -> None:
    """Remove what a reader does not see."""
    unseen = [element for element in tree.iter(*_UNSEEN) if element is not tree]
    hidden = [
        element
        for element in tree.xpath("//body//*[@hidden or @style]")
        if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style"))
    ]
    for element in (*unseen, *hidden):
        if element.getparent() is not None:
            element.drop_tree()


def _text_of(tree: Any, title: str) -> tuple[str, tuple[LineMark, ...]]:
    """The lines of the article with the marked lines between them, and the marks of both."""
    markup = html.tostring(tree, encoding="unicode")
    found = bare_extraction(markup, include_comments=False, config=_SHORT_ARTICLES)
    if found is None or isinstance(found, dict) or found.body is None:
        return "", ()
    page = list(lines_of(tree))
    kept = _as_on_page([line.words for line in lines_of(found.body)], page)
    between = _between(page, kept, title)
    lines: list[str] = []
    for place, words in enumerate([*kept, ""]):
        lines.extend(mark.words for mark in between.lines[place])
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

    lines: dict[int, list[LineMark]]
    marks: list[LineMark]


def _between(page: list[PageLine], kept: list[str], title: str) -> _Between:
    places = _places(page, kept)
    known, edges = set(kept), {edge for words in kept for edge in (words[:_EDGE], words[-_EDGE:])}
    lines: dict[int, list[LineMark]] = defaultdict(list)
    marks: dict[str, LineMark] = {}
    for number, line in enumerate(page):
        is_kept = line.words in known
        if number not in places and not is_kept:
            continue
        if not is_kept and {line.words[:_EDGE], line.words[-_EDGE:]} & edges:
            continue  # a kept line to which the markup adds a little
        reason = _reason(line, title) if is_kept else _reason_to_show(line, title)
        if reason and line.words not in marks:
            marks[line.words] = LineMark(reason, line.words)
            if not is_kept:
                lines[places[number]].append(marks[line.words])
    return _Between(lines, list(marks.values()))


def _places(page: list[PageLine], kept: list[str]) -> dict[int, int]:
    """For each line of the page within the article, the index of the kept line it precedes.

    The article begins at the heading above its first telling line, and ends with its last one.
    """
    telling = [words for words in kept if len(words) >= _TELLING_LENGTH] or kept
    place_of = {words: place for place, words in reversed(list(enumerate(kept)))}
    anchors = [number for number, line in enumerate(page) if line.words in set(telling)]
    if not anchors:
        return {}
    headings = [number for number in range(anchors[0]) if _is_heading(page[number])]
    places, place = {}, 0
    for number in range((headings or anchors)[-1 if headings else 0], anchors[-1] + 1):
        places[number] = place
        if page[number].words in place_of:
            place = max(place, place_of[page[number].words] + 1)
    return places


def _is_heading(line: PageLine) -> bool:
    return any(each.tag == "h1" for each in (line.element, *line.element.iterancestors()))


def _reason(line: PageLine, title: str) -> ExclusionReason | None:
    if title and line.words.casefold() == title.casefold():
        return ExclusionReason.HEADLINE
    return reason_in_page(line) or reason_by_form(line.words)


def _reason_to_show(line: PageLine, title: str) -> ExclusionReason | None:
    """Why a line that trafilatura left out is shown; None if no editor would want it back."""
    reason = _reason(line, title)
    if reason in {ExclusionReason.CAPTION, ExclusionReason.BYLINE, ExclusionReason.PROMOTION}:
        return reason
    is_lost = line.is_prose and len(line.words.split()) >= _PROSE_WORDS
    return ExclusionReason.ASIDE if reason is None and is_lost and not is_set_apart(line) else None
