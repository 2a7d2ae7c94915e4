"""What an answer of the site says, read from its bytes: the parts that the oracle has too."""

import json
import re
from typing import Any

from bench.oracle import OFFERED_FACETS, Answer

_RETURNED = re.compile(r'data-returned="([^"]*)"')
_EVENT = re.compile(r'<li class="event [^"]*" id="e-(\w{8})"')
_SAID = re.compile(
    r'(<div class="beside">\s*<p[^>]*>[^<]*</p>\s*)?<div class="says [^>]*id="s-(\w+)"'
)
_TOTALS = {
    "events": re.compile(r"(\d+) events?(?: on record|</b>)"),
    "statements": re.compile(r"(\d+) statements?(?:\s*</span>| and )"),
    "sources": re.compile(r"(\d+) sources?\s"),
}
_VOICES = re.compile(r"\((\d+) of them independent|print (\d+) reports\.|one voice|same report\.")
_DYAD = re.compile(
    r'<h3>\s*<a href="/relations/([\w-]+)/">[^<]*</a>\s*</h3>\s*<p[^>]*>\s*(\d+) event'
)
_LATEST = re.compile(r"</p>\s*<a href=\"/events/(\w+)/")
_SOURCE = re.compile(
    r'href="/timeline/\?source=(\w+)">\s*(\d+) events? rests? on it\s*</a>\s*·\s*(\d+) of'
)
_SENTENCE = re.compile(r'<div class="sentence" id="n(\d+)">(.*?)</div>', re.DOTALL)
_USE = re.compile(r'href="/events/(\w+)/[^"#]*(?:#s-(\w+))?"')


def read_timeline_json(body: bytes) -> Answer:
    """The answer of `/timeline.json`."""
    told = json.loads(body)
    return {
        "count": told["count"],
        "groups": [each["count"] for each in told["groups"]],
        "codes": [each["code"] for each in told["events"]],
        "facets": {
            name: {each["value"]: each["count"] for each in values}
            for name, values in told["facets"].items()
            if values and name in OFFERED_FACETS
        },
    }


def read_timeline(body: bytes) -> Answer:
    """The page of a list of events. The values of its facets come when a panel is opened; they are
    those of the JSON. So is the order of the list: in a crowded year the page puts what lies within
    no single month apart."""
    page = body.decode()
    return {"count": _count(page), "shown": set(_EVENT.findall(page))}


def read_statements(body: bytes) -> Answer:
    """The page of a list of statements, without what it shows beside them."""
    page = body.decode()
    codes = [code for beside, code in _SAID.findall(page) if not beside]
    return {"count": _count(page), "codes": codes}


def read_front(body: bytes) -> Answer:
    """The front page, or the page of a country."""
    page = body.decode()
    head, _, rest = page.partition('<section id="latest"')
    latest, _, _others = rest.partition("</section>")
    totals = {name: int(_found(pattern, head)) for name, pattern in _TOTALS.items()}
    voices = _VOICES.search(head)
    return {
        **totals,
        "voices": int(voices[1] or voices[2] or 1) if voices else totals["sources"],
        "dyads": {slugs: int(count) for slugs, count in _DYAD.findall(head)},
        "codes": _LATEST.findall(latest),
    }


def read_sources(body: bytes) -> Answer:
    """The list of sources."""
    found = _SOURCE.findall(body.decode())
    return {"rows": [(code, int(events), int(cited)) for code, events, cited in found]}


def read_source(body: bytes) -> Answer:
    """The page of a source."""
    sentences = _SENTENCE.findall(body.decode())
    resting = {
        int(number): sorted({said or event for event, said in _USE.findall(inner)})
        for number, inner in sentences
    }
    return {
        "sentences": len(sentences),
        "resting": {number: codes for number, codes in resting.items() if codes},
    }


def read_event_json(body: bytes) -> Answer:
    """The answer of `/events/<code>.json`."""
    told = json.loads(body)
    return {
        "title": told["title"],
        "date": told["date"]["edtf"],
        "countries": [each["code"] for each in told["countries"]],
        "statements": sorted(each["code"] for each in told["statements"]),
        "sources": told["sources"],
        "edition": told["edition"],
        "published_at": told["published_at"],
    }


def read_event(body: bytes) -> Answer:
    """The page of an event: its title, and the statements that were made there."""
    page = body.decode()
    return {
        "title": _found(re.compile(r"<h1[^>]*>\s*([^<]*?)\s*</h1>"), page),
        "statements": sorted(re.findall(r'id="s-(\w{8})"', page)),
    }


def _count(page: str) -> int:
    """All that was returned: "3 events, and 2 that may have happened then" are five."""
    return sum(map(int, re.findall(r"\d+", _found(_RETURNED, page))))


def _found(pattern: "re.Pattern[str]", page: str) -> Any:
    """The group of a pattern; raises `ValueError` where a page has nothing of its form."""
    found = pattern.search(page)
    if found is None:
        raise ValueError(f"nothing on the page is {pattern.pattern}")
    return found[1]
