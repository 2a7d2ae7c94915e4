"""An event on one line: in a brief list, and as a row of a table."""

from typing import TypedDict

from relations.editions.models import Edition
from relations.queries.description import with_commas
from relations.record.formatting import isolated
from relations.web.serializers import EventJSON, serialized_event


class EventLine(TypedDict):
    """What a line says of an event. `date` is in words, `where` names its countries and its place,
    `statements` and `sources` are numbers, and `quad` is the class of its type."""

    code: str
    url: str
    title: str
    date: str
    quad: str
    kind: str
    where: str
    statements: int
    sources: int


def line_of(edition: Edition) -> EventLine:
    """An edition on one line. It follows from the document alone."""
    event = serialized_event(edition, str)
    return {
        "code": event["code"],
        "url": event["url"],
        "title": event["title"],
        "date": event["date"]["words"],
        "quad": event["quad"],
        "kind": event["type_label"],
        "where": _where(event),
        "statements": len(event["statements"]),
        "sources": event["sources"],
    }


def _where(event: EventJSON) -> str:
    """The countries of an event and its place, unless that is one of them, each once."""
    names = [*(country["name"] for country in event["countries"]), event["place"]]
    return with_commas([isolated(each) for each in dict.fromkeys(filter(None, names))])
