"""The order of the events of one day, of which an editor may say that one came after another."""

from collections.abc import Collection, Mapping
from typing import Any

from relations.editions.document import Document
from relations.editions.edition_days import days_of_event
from relations.editions.models import Edition


def days_in_order(document: Document, public: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The columns of `EditionDays`, with a place that is behind the events that it came after.

    Those count as they are public now, by code as `days_by_code` has them; one that is not, or that
    is of another day, says nothing.
    """
    own = days_of_event(document)
    places, passed, code = [own["place"]], {document["code"]}, own["after"]
    while code in public and code not in passed:
        passed.add(code)
        found = public[code]
        if found["day"] != own["day"]:
            break
        places.append(found["place"])
        code = found["after"]
    place = places.pop()
    while places:
        place = max(places.pop(), place + 1)
    return own | {"place": place}


def days_by_code(codes: set[str]) -> dict[str, dict[str, Any]]:
    """The columns of `EditionDays` by their dates alone, of those events that are public and of all
    that these came after, by code; a query for each step. Blank codes are passed over."""
    days: dict[str, dict[str, Any]] = {}
    asked = {""}
    while codes := codes - asked:
        asked |= codes
        public = Edition.objects.current().filter(code__in=codes)
        found = {code: days_of_event(each) for code, each in public.values_list("code", "document")}
        days |= found
        codes = {each["after"] for each in found.values()}
    return days


def followers_of(codes: Collection[str]) -> list[Edition]:
    """All editions that came after events by an editor's word, superseded ones too; one query."""
    return list(Edition.objects.filter(days__after__in=codes))
