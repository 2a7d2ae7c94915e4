"""Why a line of a page is not the reporter's, as far as the page's markup tells."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile
from typing import Any

from relations.sources.excluded import ExclusionReason
from relations.sources.page_lines import PageLine, ends_sentence
from relations.sources.promotion import speaks_to_readers

_SET_APART = frozenset({"nav", "footer", "aside", "menu"})
_NAMES = re.compile(r"[A-Za-z]+")
_NAMING = ("class", "data-component", "data-gu-name", "data-testid", "data-type")
# Names in the classes of elements; two that follow each other count as one too ("read-more").
_NAMES_OF = {
    ExclusionReason.CAPTION: frozenset(
        {
            "caption",
            "figcaption",
            "captions",
            "credit",
            "photocredit",
            "cutline",
            "imagecaption",
            "legend",
        }
    ),
    ExclusionReason.BYLINE: frozenset(
        {"byline", "author", "authors", "timestamp", "pubdate", "dateline"}
    ),
    ExclusionReason.PROMOTION: frozenset(
        """
        promo newsletter newsletters advertisement sponsored subscribe subscription donate donation
        donations paywall appeal cta
        """.split()  # noqa: SIM905 - easier to read this way
    ),
    ExclusionReason.NAVIGATION: frozenset(
        """
        nav breadcrumb breadcrumbs share sharing social tags keyevents keyevent
        """.split()  # noqa: SIM905
    ),
    ExclusionReason.STORY: frozenset(
        """
        related recommended teaser teasers recirculation recirc readmore readalso alsoread seealso
        morestories mostread trending relatedstory relatedstories otherstories
        """.split()  # noqa: SIM905
    ),
}
_PICTURES = frozenset({"image", "picture", "photo", "gallery", "slideshow", "media"})
_NOTES = frozenset({"footnote", "endnote", "footnotes", "endnotes", "references", "reflist"})
_NAMED_PROPERTIES = {"author": ExclusionReason.BYLINE, "datePublished": ExclusionReason.BYLINE}
# Reasons of which a name alone does not convince where the line is a sentence: with a link to
# another page in the same element it does.
_NEEDS_LINK = frozenset({ExclusionReason.NAVIGATION, ExclusionReason.STORY})

# Names of paragraphs that only subscribers see, as well as of the prompts to subscribe.
_OF_ACCESS = frozenset({"paywall", "subscribe", "subscription"})

# Class names on ancestors further out than this describe the page, not a line in it.
_OUTWARD = 4
# In characters. A longer element with such a name is the whole article, not its byline or caption.
_LONGEST_NAMED = 600


def reason_in_page(line: PageLine) -> ExclusionReason | None:
    """Why a line is not the reporter's, by its markup; None if that does not tell."""
    for steps, element in enumerate(outward(line.element)):
        if element.tag == "blockquote" and next(element.iterancestors("figure"), None) is not None:
            return None  # a figure sets apart what is quoted, as it does pictures
        if element.tag in {"figure", "figcaption"}:
            return ExclusionReason.CAPTION
        if element.tag in _SET_APART or element.get("role") == "navigation":
            return _convincing(ExclusionReason.NAVIGATION, line, element)
        named = _reason_in_names(element) if steps < _OUTWARD else None
        if named and _is_short(element) and (reason := _convincing(named, line, element)):
            return reason
    if _is_in_teaser(line.element):
        return ExclusionReason.STORY
    if not line.is_linked:
        return None
    return ExclusionReason.STORY if ends_sentence(line.words) else ExclusionReason.NAVIGATION


def is_set_apart(line: PageLine) -> bool:
    """Whether a line is in an element that the markup sets apart from the page's main matter."""
    return any(element.tag in _SET_APART for element in outward(line.element))


def names_of(element: Any) -> set[str]:
    """The words in an element's classes and in the names that outlets give their components, in
    lower case, and each two that follow each other."""
    named = " ".join(element.get(each) or "" for each in _NAMING)
    words = _NAMES.findall(named.lower())
    return {*words, *(first + second for first, second in pairwise(words))}


def outward(element: Any) -> Iterator[Any]:
    """The element and its ancestors, up to the article or the body, both excluded."""
    while element is not None and element.tag not in {"body", "html", "article", "main"}:
        yield element
        element = element.getparent()


def _convincing(reason: ExclusionReason, line: PageLine, element: Any) -> ExclusionReason | None:
    """The reason that an element's name or tag gives for its line; None for a sentence without a
    link beside it, which may be a box of the reporter's."""
    if not ends_sentence(line.words):
        return reason
    if reason is ExclusionReason.PROMOTION:
        is_of_access = names_of(element) & _NAMES_OF[reason] <= _OF_ACCESS
        return None if is_of_access and not speaks_to_readers(line.words) else reason
    if reason not in _NEEDS_LINK:
        return reason
    return ExclusionReason.STORY if _links_away(element) else None


def _reason_in_names(element: Any) -> ExclusionReason | None:
    if "author" in (element.get("rel") or "").split():
        return ExclusionReason.BYLINE
    if reason := _NAMED_PROPERTIES.get(element.get("itemprop") or ""):
        return reason
    names = names_of(element)
    if names & _NOTES or "doc-endnotes" in (element.get("role") or ""):
        return ExclusionReason.ASIDE
    if names & _PICTURES and element.find(".//img") is not None:
        return ExclusionReason.CAPTION
    return next((reason for reason, of in _NAMES_OF.items() if names & of), None)


def _is_in_teaser(element: Any) -> bool:
    """Whether an element is in a short article within another, or in a short part of one under a
    small heading, whose heading leads elsewhere."""
    articles = list(element.iterancestors("article"))
    if len(articles) > 1 and _is_short(articles[0]) and _heads_away(articles[0].iter(), "h2"):
        return True
    near = islice(outward(element), _OUTWARD)
    parts = (each for each in near if each.tag in {"section", "div", "li"})
    return any(_is_short(each) and _heads_away(_up_to(each, element)) for each in parts)


def _up_to(part: Any, element: Any) -> list[Any]:
    """The elements of a part as far as one in it: what is below a line is no heading of it."""
    return list(takewhile(lambda each: each is not element, part.iter()))


def _heads_away(elements: Iterable[Any], *larger: str) -> bool:
    headings = [each for each in elements if each.tag in {*larger, "h3", "h4", "h5"}]
    around = [link for each in headings for link in each.iterancestors("a")]
    return any(_links_away(each) for each in headings) or any(map(_is_away, around))


def _links_away(element: Any) -> bool:
    return any(map(_is_away, element.iter("a")))


def _is_away(link: Any) -> bool:
    address = link.get("href") or ""
    return bool(address) and not address.startswith(("#", "mailto:"))


def _is_short(element: Any) -> bool:
    length = 0
    for text in islice(element.itertext(), 200):
        length += len(text.strip())
    return length <= _LONGEST_NAMED
