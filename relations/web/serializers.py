"""The shape of an event: what its JSON says, and what its pages show.

Everything in it is taken from the document of one edition, so that no two faces can differ.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from relations.editions.models import Document, Edition
from relations.record.formatting import edtf_in_words
from relations.sources.origins import origin_in_words
from relations.sources.selectors import QuoteSelector, text_fragment

Shape = dict[str, Any]
Link = Callable[[str], str]
"""Makes an address of this site from a path, absolute or not as the face needs it."""


def event_shape(edition: Edition, link: Link) -> Shape:
    """An event as one edition has it. Dates are ISO 8601 days or EDTF texts, as their names say."""
    event = edition.document
    cite = _citer(event, link)
    return {
        "code": event["code"],
        "url": link(reverse("event", args=[event["code"], event["slug"]])),
        "title": event["title"],
        "summary": event["summary"],
        "date": {**event["date"], "words": edtf_in_words(event["date"]["edtf"])},
        "type": event["type"]["code"],
        "type_label": event["type"]["label"],
        "quad": event["type"]["quad"],
        "countries": [
            {key: country[key] for key in ("code", "name", "role")}
            for country in event["countries"]
        ],
        "place": event["place"],
        "topics": event["topics"],
        "statements": [_statement(said, event, cite, link) for said in event["statements"]],
        "citations": [cite(citation) for citation in event["citations"]],
        "sources": len(event["sources"]),
        "voices": len({_voice(event, code) for code in event["sources"]}),
        # Older documents say nothing of checks.
        "unchecked": event.get("unchecked", ""),
        "edition": edition.number,
        "published_at": edition.published_at.isoformat(),
    }


def _statement(said: Shape, event: Document, cite: Callable[[Shape], Shape], link: Link) -> Shape:
    return {
        **said,
        "url": link(reverse("statement", args=[said["code"]])),
        "citations": [cite(citation) for citation in said["citations"]],
    }


def _citer(event: Document, link: Link) -> Callable[[Shape], Shape]:
    """Dresses the citations of an event, which name their sources by code."""

    def cite(citation: Shape) -> Shape:
        source = event["sources"][citation["source"]]
        place = reverse("source", args=[citation["source"], source["slug"]])
        return {
            **citation,
            "checked": citation.get("checked"),
            "url": link(f"{place}#n{citation['sentence']}"),
            "original": _original(source["url"], citation),
            "source_url": source["url"],
            "source_title": source["title"],
            "author": source["author"],
            "publisher": source["publisher"],
            "published": source["published"],
            "language": source["language"],
            "origin": _origin(source.get("origin")),
            "voice": _voice(event, citation["source"]),
        }

    return cite


def _origin(origin: dict[str, str] | None) -> Shape | None:
    return {**origin, "words": origin_in_words(origin)} if origin else None


def _voice(event: Document, code: str) -> str:
    """The code of the first source of the report that a source prints, which is often itself."""
    return str(event["sources"][code].get("voice", code))


def _original(url: str, citation: Shape) -> str | None:
    """The article where it was printed, scrolled to the sentence by browsers that can."""
    if not url:
        return None
    parts = {key: citation[key] for key in ("exact", "prefix", "suffix", "start", "end")}
    return url.split("#")[0] + text_fragment(QuoteSelector(**parts))
