"""What a page's JSON-LD says about its article, in the various forms that outlets use."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

# Types that name an article, then types that may stand for one.
_ARTICLE = re.compile(r"(?:https?://schema\.org/)?(?:\w*NewsArticle|Article|Report|\w*BlogPosting)")
_PAGE = re.compile(r"(?:https?://schema\.org/)?(?:\w*Article|WebPage|CreativeWork)")
_WRAPPING = re.compile(r"\A\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*\Z")
# A real page has a few dozen; the limit bounds the work on a hostile one.
_MOST_THINGS = 5000


class LinkedData:
    """The article among the items that a page's JSON-LD scripts describe."""

    def __init__(self, scripts: list[str], addresses: frozenset[str] = frozenset()) -> None:
        """`addresses` are the page's own, which tell its article from others."""
        self._things = [thing for script in scripts for thing in _things_in(_loaded(script))]
        self._by_id = {
            thing["@id"]: thing
            for thing in self._things
            if isinstance(thing.get("@id"), str) and len(thing) > 1
        }
        self._article = self._find_article(addresses)

    def text(self, *names: str) -> tuple[str, str]:
        """The first of these properties that the article has as text: (value, property)."""
        return next(self._values(names, ("@value", "name", "@id", "url")), ("", ""))

    def named(self, *names: str) -> tuple[str, str]:
        """The names of the people or organisations in the first of these properties that has any,
        joined by commas, and that property."""
        found: dict[str, str] = {}
        for value, name in self._values(names, ("name", "alternateName", "legalName")):
            found.setdefault(value, name)
        first = next(iter(found.values()), "")
        return ", ".join(value for value, name in found.items() if name == first), first

    def _values(self, names: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for name in names:
            for each in _listed(self._article.get(name)):
                if value := _plain(self._resolved(each), keys):
                    yield value, name

    def _resolved(self, value: Any) -> Any:
        """The item that a bare identifier refers to elsewhere on the page; else the value."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self._by_id.get(str(value.get("@id")), value)
        return value

    def _find_article(self, addresses: frozenset[str]) -> dict[str, Any]:
        for kind in (_ARTICLE, _PAGE):
            found = [thing for thing in self._things if _is_a(thing, kind)]
            own = [thing for thing in found if addresses & set(_addresses_of(thing))]
            if found:
                return (own or found)[0]
        return {}


def _loaded(script: str) -> Any:
    """The parsed script; None if it is not JSON."""
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _things_in(value: Any) -> Iterator[dict[str, Any]]:
    """The items at the top of a script, in its lists, its graph and its `mainEntity`.

    Items nested elsewhere, such as a list of other stories, do not describe this page.
    """
    waiting, seen = [value], 0
    while waiting and seen < _MOST_THINGS:
        current = waiting.pop(0)
        seen += 1
        if isinstance(current, list):
            waiting[:0] = current[:_MOST_THINGS]
        elif isinstance(current, dict):
            yield current
            nested = (current.get(name) for name in ("@graph", "mainEntity"))
            waiting.extend(each for each in nested if isinstance(each, list | dict))


def _is_a(thing: dict[str, Any], kind: re.Pattern[str]) -> bool:
    types = _listed(thing.get("@type"))
    return any(isinstance(each, str) and kind.fullmatch(each) for each in types)


def _addresses_of(thing: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        for value in _listed(thing.get(name)):
            yield _plain(value, ("@id", "url"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any, keys: tuple[str, ...]) -> str:
    """A value's text: the value itself, or the first of the keys under which it has text."""
    if isinstance(value, dict):
        texts = (value.get(key) for key in keys)
        value = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    # Many outlets escape these values as if they were markup.
    return html.unescape(value).strip() if isinstance(value, str) else ""
