"""The shape of an event: what its JSON says, and what its pages show.

Everything in it is taken from the document of one edition, so that no two faces can differ.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.editions.models import Document, Edition
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
        "edition": edition.number,
        "published_at": edition.published_at.isoformat(),
    }


def edtf_in_words(text: str) -> str:
    """A date as readers see it."""
    return in_words(edtf.parse(text), _)


def statement_in_short(said: Shape) -> str:
    """Who said what, in one line."""
    return _("%(speaker)s: %(text)s") % {"speaker": said["speaker"]["name"], "text": said["text"]}


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
            "url": link(f"{place}#n{citation['sentence']}"),
            "original": _original(source["url"], citation),
            "source_url": source["url"],
            "source_title": source["title"],
            "author": source["author"],
            "publisher": source["publisher"],
            "published": source["published"],
            "language": source["language"],
        }

    return cite


def _original(url: str, citation: Shape) -> str | None:
    """The article where it was printed, scrolled to the sentence by browsers that can."""
    if not url:
        return None
    parts = {key: citation[key] for key in ("exact", "prefix", "suffix", "start", "end")}
    return url.split("#")[0] + text_fragment(QuoteSelector(**parts))
