"""Reads a page as a browser does: its elements, in the order in which they begin."""

from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import takewhile

from django.http import HttpResponse

VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    """An element with its attributes (blank where they have no value), how many elements it
    stands in, and all text within it."""

    name: str
    attributes: dict[str, str]
    depth: int
    text: str = ""

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, len(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().name == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements(response: HttpResponse) -> list[Element]:
    """All elements of a page or fragment; fails where one is left open or closed by another."""
    reader = _Reader()
    reader.feed(response.content.decode())
    reader.close()
    assert not reader.open, f"{reader.open[-1].name} is not closed"
    return reader.elements


def named(response: HttpResponse, name: str) -> list[Element]:
    """The elements of one name."""
    return [element for element in elements(response) if element.name == name]


def titles(response: HttpResponse) -> list[Element]:
    """The titles of a page or fragment, but for those of what is drawn in it."""
    found, depth_of_drawing = [], None
    for element in elements(response):
        if depth_of_drawing is not None and element.depth > depth_of_drawing:
            continue
        depth_of_drawing = element.depth if element.name == "svg" else None
        if element.name == "title":
            found.append(element)
    return found


def with_id(response: HttpResponse, value: str) -> Element:
    """The one element with an id."""
    [element] = [each for each in elements(response) if each.attributes.get("id") == value]
    return element


def ids(response: HttpResponse, prefix: str) -> list[str]:
    """What follows `prefix` in the ids that begin with it."""
    found = (element.attributes.get("id", "") for element in elements(response))
    return [value.removeprefix(prefix) for value in found if value.startswith(prefix)]


def links(response: HttpResponse) -> dict[str, str]:
    """The addresses of a page's links by their words; of equal words the last."""
    return {each.words: each.attributes.get("href", "") for each in named(response, "a")}


def within(response: HttpResponse, value: str) -> list[tuple[str, dict[str, str], str]]:
    """The elements inside the one with an id: their names, attributes and words."""
    found = elements(response)
    [start] = [place for place, each in enumerate(found) if each.attributes.get("id") == value]
    depth = found[start].depth
    inside = takewhile(lambda each: each.depth > depth, found[start + 1 :])
    return [(each.name, each.attributes, each.words) for each in inside]
