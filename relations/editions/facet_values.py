"""The values of facets that a document has, where that takes more than to name a member of it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from relations.dates import edtf
from relations.dates.structure import Interval
from relations.editions.document import Document
from relations.editions.independence import RestsOn, printed_by, rests_on, support_of
from relations.record.values import parties


def dyads(event: Document) -> list[str]:
    """Each pair of the parties to an event, as `AFG-PAK`, the letters in alphabetical order, as are
    the pairs. Who only hosts or mediates makes none (`record.values.parties`)."""
    letters = sorted(country["code"] for country in parties(event["countries"]))
    return ["-".join(pair) for pair in combinations(letters, 2)]


def actors(event: Document) -> Iterator[str]:
    """Who speaks in an event, for whom, and to whom."""
    for said in event["statements"]:
        for actor in (said["speaker"], said["on_behalf_of"], said["addressee"]):
            if actor:
                yield actor["code"]


def support_in(event: Document) -> RestsOn | None:
    """On how many independent outlets an event rests; None if it cites nothing."""
    return rests_on(support_of(printed_by(*each) for each in event["sources"].items()))


def outlets(event: Document) -> Iterator[str]:
    """On how many independent outlets an event rests, if it cites anything."""
    found = support_in(event)
    return iter([found.value] if found else [])


def of_sources(member: str) -> Callable[[Document], Iterable[str]]:
    """The values of a member of the sources of a document, but for blank ones."""

    def values(event: Document) -> Iterable[str]:
        return filter(None, (str(each.get(member, "")) for each in event["sources"].values()))

    return values


def is_lasting(date: str) -> bool:
    """Whether a date is that of a state that lasted, and not of a moment within bounds."""
    return isinstance(edtf.parse(date).expression, Interval)
