"""Read a saved page: the text of its article, and what the page says about it.

Markup is parsed and never rendered, and nothing is fetched. `article_lines.py` decides which lines
are the article, on a tree without scripts, styles and hidden elements.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree, html

from relations.sources.article_body import missing_sentences
from relations.sources.article_lines import article_text
from relations.sources.excluded import Exclusions, LineMark
from relations.sources.footnotes import take_out_footnote_marks
from relations.sources.languages import with_language
from relations.sources.origins import proposed_origin
from relations.sources.page_details import DetailProposal, read_details
from relations.sources.page_lines import lines_of
from relations.sources.publication_day import publication_day
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


@dataclass(frozen=True, slots=True)
class PageReading:
    """What was read: the text, its details, and the marks of its lines.

    `missing` is the number of sentences that the page's own data give for the article and that are
    not in the text; `footnote_marks` are the marks that were taken out of the words, each with the
    word at which it stood, and `joined_words` the words put together from two lines.
    """

    text: str
    details: dict[str, DetailProposal] = field(default_factory=dict)
    marks: tuple[LineMark, ...] = ()
    missing: int = 0
    footnote_marks: tuple[str, ...] = ()
    joined_words: tuple[str, ...] = ()


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
    footnote_marks = tuple(take_out_footnote_marks(tree))
    title = details.proposals.get("title")
    page = list(lines_of(tree))
    text, marks = article_text(tree, page, title.value if title else "", details.body)
    if not split(text, exclusions=Exclusions.of(marks)):
        raise ValidationError(
            _("No article was found in this page. Paste the article’s text instead.")
        )
    proposals = with_language(dict(details.proposals), text)
    language = proposals["language"].value if "language" in proposals else ""
    if day := publication_day(details.dates, details.addresses, page, language):
        proposals["published"] = day
    proposals |= proposed_origin(text, proposals)
    return PageReading(
        text, proposals, marks, missing_sentences(details.body, text), footnote_marks
    )


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
