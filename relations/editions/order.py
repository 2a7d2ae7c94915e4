"""The order of the events of one day, of which an editor may say that one came after another."""

from typing import Any

from relations.editions.document import Document
from relations.editions.edition_days import days_of_event
from relations.editions.models import Edition


def days_in_order(document: Document) -> dict[str, Any]:
    """The columns of `EditionDays`, with a place that is behind the events that it came after.

    Those count as they are public now; one that is not, or that is of another day, says nothing.
    One query for each of them.
    """
    own = days_of_event(document)
    places, passed, code = [own["place"]], {document["code"]}, own["after"]
    while code and code not in passed:
        passed.add(code)
        edition = Edition.objects.current().filter(code=code).first()
        found = days_of_event(edition.document) if edition else None
        if found is None or found["day"] != own["day"]:
            break
        places.append(found["place"])
        code = found["after"]
    place = places.pop()
    while places:
        place = max(places.pop(), place + 1)
    return own | {"place": place}


def followers_of(code: str) -> list[Edition]:
    """All editions that came after an event by an editor's word, superseded ones too; one query."""
    return list(Edition.objects.filter(days__after=code))
