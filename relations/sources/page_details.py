"""What a page says about its article: headline, outlet, author, date, language and address.

Each detail is looked for where outlets put it, the best place first: JSON-LD, then the page's
`meta` elements, then the page itself. The first usable value is proposed; nothing is certain.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from relations.sources.bylines import names_in_byline
from relations.sources.linked_data import LinkedData
from relations.sources.models import Source, http_only

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,1000})\s*-->")
_CHANGED = re.compile(r"modified|updated|changed", re.IGNORECASE)
_NEVER_IN_A_COLUMN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")

# The first times of a page are its own, later ones may be of other stories.
_MOST_TIMES = 2
_NOT_SET_APART = "[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
# What a program writes where it has no value.
_NO_VALUE = re.compile(
    r"(?:undefined|null|none|nan|n/?a|unknown|anonymous|author|false|true|\[object object\])|\W+"
    r"|.*(?:\{\{|\{%|<%|%%).*",
    re.IGNORECASE,
)

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher")
_AUTHORS = (
    "author",
    "article:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_DATES = (
    "article:published_time",
    "og:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "datepublished",
    "date",
)


IN_WORDS = "words of the text"
"""The place of a proposal that was recognised from the text as a whole."""


@dataclass(frozen=True, slots=True)
class DetailProposal:
    """A value for a column of `Source`.

    `place` is where on the page it was read, blank for the first line of a text. `printed` is what
    stood there, blank if that is the value itself; for a place `IN_WORDS`, what the page says
    instead.
    """

    value: str
    place: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class DatePlace:
    """What stands in a place where a page gives a date: the day of publication, as a rule."""

    raw: str
    place: str


@dataclass(frozen=True, slots=True)
class Details:
    """What a page proposes, by column, without columns on which it is silent.

    `dates` and `addresses` are all that may tell the day of publication, the best place first;
    `body` is the text that its JSON-LD gives for the article, or blank.
    """

    proposals: dict[str, DetailProposal]
    dates: tuple[DatePlace, ...] = ()
    addresses: tuple[DetailProposal, ...] = ()
    body: str = ""


def read_details(tree: Any, markup: str) -> Details:
    """Read what a page says about its article.

    `tree` is the parsed page and `markup` its source, which holds comments that the tree does not.
    """
    reader = _DetailReader(tree, markup)
    return Details(
        reader.proposals(),
        tuple(DatePlace(raw.strip(), place) for raw, place in reader.dates() if raw.strip()),
        tuple(reader.addresses()),
        reader.data.text("articleBody")[0],
    )


class _DetailReader:
    """Reads details from the places on a page where outlets put them."""

    def __init__(self, tree: Any, markup: str) -> None:
        self.tree = tree
        self.meta = _meta(tree)
        saved = _SAVED_FROM.search(markup[:10_000])
        self.saved_from = saved[1] if saved else ""
        scripts = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
        addresses = {value for value, _place in self._addresses_in_markup() if value}
        self.data = LinkedData([str(each) for each in scripts], frozenset(addresses))

    def proposals(self) -> dict[str, DetailProposal]:
        publisher = _first(self._publishers(), _short(200))
        found = {
            "title": _first(self._titles(publisher.value if publisher else ""), _short(300)),
            "publisher": publisher,
            "author": _first(self._authors(), _author(publisher.value if publisher else "")),
            "language": _first(self._languages(), _language),
            "url": _first(self._addresses(), _address),
        }
        return {column: proposal for column, proposal in found.items() if proposal}

    def addresses(self) -> Iterator[DetailProposal]:
        """Each address that the page gives for itself."""
        for each in self._addresses():
            if proposal := _first(iter([each]), _address):
                yield proposal

    def _titles(self, publisher: str) -> Iterator[tuple[str, str]]:
        yield self._linked(self.data.text("headline", "name"))
        for value, place in (*self._named(_TITLES), *self._elements("//h1"), *self._titled()):
            yield _without_outlet(value, publisher), place

    def _publishers(self) -> Iterator[tuple[str, str]]:
        yield self._linked(self.data.named("publisher", "sourceOrganization", "provider"))
        yield from self._named(_PUBLISHERS)

    def _authors(self) -> Iterator[tuple[str, str]]:
        yield self._linked(self.data.named("author", "creator"))
        for name in _AUTHORS:
            people = [value for value in self.meta.get(name, ()) if "//" not in value]
            yield ", ".join(dict.fromkeys(people)), f"meta {name}"
        yield from self._elements("//*[@itemprop='author' or @rel='author']")
        yield from self._elements(
            "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
        )

    def dates(self) -> Iterator[tuple[str, str]]:
        """What the page gives for the day of publication, and where."""
        yield self._linked(self.data.text("datePublished", "dateCreated", "uploadDate"))
        yield from self._named(_DATES)
        for element in self.tree.xpath("//*[@itemprop='datePublished']")[:1]:
            for value in (element.get("datetime"), element.get("content"), _words(element)):
                yield value or "", "datePublished"
        for path in ("//article//time", "//main//time", "//time"):
            for element in self.tree.xpath(path + _NOT_SET_APART)[:_MOST_TIMES]:
                if not _CHANGED.search(f"{element.get('class')} {element.get('itemprop')}"):
                    yield element.get("datetime") or _words(element), "time"

    def _languages(self) -> Iterator[tuple[str, str]]:
        yield self._linked(self.data.text("inLanguage"))
        for value in self.tree.xpath("/html/@lang | /html/@*[local-name()='xml:lang']")[:1]:
            yield str(value), "html lang"
        yield from self._named(("og:locale", "content-language", "dc.language", "language"))

    def _addresses(self) -> Iterator[tuple[str, str]]:
        yield self._linked(self.data.text("url", "mainEntityOfPage"))
        yield from self._addresses_in_markup()

    def _addresses_in_markup(self) -> Iterator[tuple[str, str]]:
        for value in self.tree.xpath("//link[@rel='canonical']/@href")[:1]:
            yield str(value).strip(), "link canonical"
        yield from self._named(("og:url", "twitter:url", "dc.identifier"))
        yield self.saved_from, "saved from url"

    def _linked(self, found: tuple[str, str]) -> tuple[str, str]:
        value, name = found
        return value, f"JSON-LD {name}"

    def _named(self, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for name in names:
            for value in self.meta.get(name, ())[:1]:
                yield value, f"meta {name}"

    def _elements(self, path: str) -> Iterator[tuple[str, str]]:
        for element in self.tree.xpath(path)[:1]:
            yield _words(element), str(element.tag)

    def _titled(self) -> Iterator[tuple[str, str]]:
        for element in self.tree.xpath("//head/title | //title")[:1]:
            yield _words(element), "title"


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _meta(tree: Any) -> dict[str, list[str]]:
    """The contents of the page's `meta` elements, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _first(
    candidates: Iterator[tuple[str, str]], reading: Callable[[str], str]
) -> DetailProposal | None:
    """The first candidate from which `reading` gets a value."""
    for raw, place in candidates:
        printed = _NEVER_IN_A_COLUMN.sub("", raw).strip()
        value = "" if not printed or _NO_VALUE.fullmatch(printed) else reading(printed)
        if value:
            return DetailProposal(value, place, "" if value == printed else printed[:200])
    return None


def _short(longest: int) -> Callable[[str], str]:
    """A reading that takes a value as it is. One longer than its column is refused: no name is so
    long."""

    def reading(value: str) -> str:
        words = " ".join(value.split())
        return words if len(words) <= longest else ""

    return reading


def _author(publisher: str) -> Callable[[str], str]:
    """A reading of the names in a byline. One longer than its column, or an address, is refused."""

    def reading(value: str) -> str:
        words = names_in_byline(value, publisher)
        return words if len(words) <= 200 and "://" not in words else ""

    return reading


def _language(value: str) -> str:
    """A BCP 47 tag, also from the spelling of locales (en_GB); blank for anything else."""
    tag = value.replace("_", "-")
    longest = Source._meta.get_field("language").max_length or 0
    return tag if _LANGUAGE.fullmatch(tag) and len(tag) <= longest else ""


def _address(value: str) -> str:
    """An address to which a browser may be sent, absolute and http(s); blank for anything else."""
    try:
        http_only(value)
    except ValidationError:
        return ""
    return value if len(value) <= 1000 else ""


def _without_outlet(title: str, publisher: str) -> str:
    """A title without the outlet's name at its end, if that is known."""
    ending = rf"\s+[|–—·:-]\s+{re.escape(publisher)}\Z"
    return re.sub(ending, "", title, flags=re.IGNORECASE) if publisher else title
