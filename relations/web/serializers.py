"""An event as JSON, which its pages show too.

Everything in it is taken from the document of one edition, so that page and JSON cannot differ.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NotRequired, TypedDict

from django.utils.translation import gettext as _

from relations.editions.document import (
    CheckDocument,
    CitationDocument,
    CitationMembers,
    DateDocument,
    Document,
    StatementDocument,
    StatementMembers,
    completed,
    in_order,
)
from relations.editions.facet_values import support_in
from relations.editions.independence import Support, rests_on
from relations.editions.models import Edition
from relations.record.formatting import edtf_in_words
from relations.record.published_fields import EVENT_FIELDS, STATEMENT_FIELDS
from relations.record.values import ActorValue, CountryValue, TopicValue, parties
from relations.sources.origins import OriginValue, origin_in_words
from relations.sources.selectors import QuoteSelector, text_fragment
from relations.web.addresses import path_of

Link = Callable[[str], str]
"""Makes an address of this site from a path; JSON needs it absolute, a page does not."""


class DateJSON(DateDocument):
    """The date of an event, and in words."""

    words: str


class CountryJSON(TypedDict):
    """A country that takes part; `code` has three letters. `is_party` says whether the event
    happened between it and others: not, where it only hosts or mediates."""

    code: str
    name: str
    role: str
    is_party: bool


class OriginJSON(OriginValue):
    """Where an outlet has a report from, and in words."""

    words: str


class CitationJSON(CitationMembers):
    """A citation with its source.

    `prefix` and `suffix` are blank where readers may see no more of the source than its cited
    sentences, and with `exact` where its text was suppressed: `suppressed` is there then, and says
    why. `url` is the sentence here, `original` in the article where it was printed, None if that is
    not online or the words were suppressed. `voice` is the code of the first source of the report,
    which is often the source itself.
    """

    suppressed: NotRequired[str]
    checked: CheckDocument | None
    url: str
    original: str | None
    source_url: str
    source_title: str
    author: str
    publisher: str
    published: str
    language: str
    origin: OriginJSON | None
    voice: str


class StatementJSON(StatementMembers):
    """A statement with its address."""

    citations: list[CitationJSON]
    url: str


class EventJSON(TypedDict):
    """An event as one edition has it, in the order in which it is sent.

    `after` is the code of the event that it came after on its day, `sources` and `voices` are
    numbers as published, `outlets` is on how many independent ones it rests (a `RestsOn`, None
    without a source), `unchecked` is why some citations were judged by no editor.
    Days and `published_at` are ISO 8601, other dates EDTF.
    """

    code: str
    url: str
    title: str
    label: str
    summary: str
    date: DateJSON
    after: str | None
    type: str
    type_label: str
    quad: str
    countries: list[CountryJSON]
    place: str
    topics: list[TopicValue]
    statements: Sequence[StatementJSON]
    citations: list[CitationJSON]
    sources: int
    voices: int
    outlets: str | None
    unchecked: str
    edition: int
    published_at: str


# What the address and the date say already.
_LEFT_OUT = {"slug", "sort_date"}


def serialized_event(
    edition: Edition,
    link: Link,
    shown_whole: Collection[str] = (),
    support: Support | None = None,
) -> EventJSON:
    """An event as one edition has it, with all of its document that readers may see.

    `shown_whole` are the codes of the sources whose whole text they may see: what stands around a
    citation of any other is blank. `support` is what it rests on as its sources are described now;
    without it, as they were when it was published.
    """
    event = completed(EVENT_FIELDS, _document(edition))
    outlets = rests_on(support) if support else support_in(event)
    cite = _citer(event, link, shown_whole, edition.withheld_names or ())
    members = {
        **{name: value for name, value in event.items() if name not in _LEFT_OUT},
        "url": link(path_of("event", event["code"], event["slug"])),
        "date": _date(event["date"]),
        "type": event["type"]["code"],
        "type_label": event["type"]["label"],
        "quad": event["type"]["quad"],
        "countries": _countries(event["countries"]),
        "statements": [_statement(said, cite, link) for said in event["statements"]],
        "citations": [cite(citation) for citation in event["citations"]],
        "sources": len(event["sources"]),
        "voices": len({_voice(event, code) for code in event["sources"]}),
        "outlets": outlets.value if outlets else None,
        # Older documents say nothing of checks.
        "unchecked": event.get("unchecked", ""),
        "edition": edition.number,
        "published_at": edition.published_at.isoformat(),
    }
    return in_order(EventJSON, members)


def _document(edition: Edition) -> Document:
    document: Document = edition.document
    return document


def _date(date: DateDocument) -> DateJSON:
    return {**date, "words": edtf_in_words(date["edtf"])}


def _countries(countries: Sequence[CountryValue]) -> list[CountryJSON]:
    between = {each["code"] for each in parties(countries)}
    return [
        {
            "code": each["code"],
            "name": each["name"],
            "role": each["role"],
            "is_party": each["code"] in between,
        }
        for each in countries
    ]


def _statement(
    said: StatementDocument, cite: Callable[[CitationDocument], CitationJSON], link: Link
) -> StatementJSON:
    return {
        **_with_countries(completed(STATEMENT_FIELDS, said)),
        "url": link(path_of("statement", said["code"])),
        "citations": [cite(citation) for citation in said["citations"]],
    }


def _with_countries(said: StatementDocument) -> StatementDocument:
    """A statement whose actors all have a country, or None where the document says none."""

    def named(actor: ActorValue) -> ActorValue:
        return {"code": actor["code"], "name": actor["name"], "country": actor.get("country")}

    behalf, addressee = said["on_behalf_of"], said["addressee"]
    return {
        **said,
        "speaker": named(said["speaker"]),
        "on_behalf_of": behalf and named(behalf),
        "addressee": addressee and named(addressee),
    }


def _citer(
    event: Document, link: Link, shown_whole: Collection[str], withheld: Collection[str]
) -> Callable[[CitationDocument], CitationJSON]:
    """Makes the JSON of the citations of an event, which name their sources by code."""

    def cite(citation: CitationDocument) -> CitationJSON:
        source = event["sources"][citation["source"]]
        if citation["source"] not in shown_whole:
            citation = {**citation, "prefix": "", "suffix": ""}
        place = path_of("source", citation["source"], source["slug"])
        return {
            **citation,
            "checked": _check(citation.get("checked"), withheld),
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


def _check(checked: CheckDocument | None, withheld: Collection[str]) -> CheckDocument | None:
    """A check as readers see it: one by a nameless account, or under a login name, is unsigned."""
    if checked is None or (checked["by"] and checked["by"] not in withheld):
        return checked
    return {**checked, "by": _("an editor")}


def _origin(origin: OriginValue | None) -> OriginJSON | None:
    return {**origin, "words": origin_in_words(origin)} if origin else None


def _voice(event: Document, code: str) -> str:
    """The code of the first source of the report that a source prints."""
    return event["sources"][code].get("voice", code)


def _original(url: str, citation: CitationDocument) -> str | None:
    """The article where it was printed, scrolled to the sentence by browsers that can.

    Without context that is the first place where its words stand, which tells no more than they do.
    """
    if not url or "suppressed" in citation:
        return None
    selector = QuoteSelector(
        citation["exact"],
        citation["prefix"],
        citation["suffix"],
        citation["start"],
        citation["end"],
    )
    return url.split("#")[0] + text_fragment(selector)
