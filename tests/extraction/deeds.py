"""How often kinds, roles and places are right in sentences that tell of deeds, done and undone.

`deeds_seen.txt` was written before the rules of factuality, which were then mended by it;
`deeds_unseen.txt` was written after them, by the same hand but with no look at what they would
make of it, and its first measure was kept: mending a rule for it would end its use.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relations.extraction.country_roles import roles_in
from relations.extraction.kinds import kinds_in
from relations.extraction.places import places_in
from tests.extraction import tables
from tests.extraction.right import right_by_pattern
from tests.extraction.shipped import TRIGGERS

NOT_ASKED = "?"


@dataclass(frozen=True)
class Deed:
    """A sentence with what is right; an empty set of kinds or places stands for silence."""

    kinds: str
    roles: str
    places: str
    text: str


@dataclass(frozen=True)
class Finding:
    """What was found in a sentence, and whether it is right; `found` is empty for silence."""

    found: str
    is_right: bool
    pattern: str
    text: str


def deeds(name: str) -> list[Deed]:
    return [Deed(*row) for row in tables.rows(name)]


def kinds(deed: Deed) -> Iterator[Finding]:
    """The kind that would be filled in."""
    if deed.kinds != NOT_ASKED:
        first = kinds_in(deed.text, TRIGGERS)[:1]
        code = first[0].code if first else "-"
        pattern = first[0].pattern.name if first else ""
        yield Finding(code.strip("-"), code in deed.kinds.split("/"), pattern, deed.text)


def roles(deed: Deed) -> Iterator[Finding]:
    """The role of each country that the answers name."""
    right = dict(pair.split(":") for pair in deed.roles.split() if ":" in pair)
    for role in roles_in([deed.text]):
        if role.alpha3 in right:
            is_right = role.role[0] in right[role.alpha3]
            found = f"{role.alpha3}:{role.role}"
            yield Finding(found, is_right, role.pattern.name, deed.text)


def places(deed: Deed) -> Iterator[Finding]:
    """The place that would be filled in."""
    if deed.places != NOT_ASKED:
        first = places_in(deed.text)[:1]
        words = first[0].words if first else "-"
        pattern = first[0].pattern.name if first else ""
        yield Finding(words.strip("-"), words in deed.places.split("/"), pattern, deed.text)


READERS: dict[str, Callable[[Deed], Iterator[Finding]]] = {
    "kinds": kinds,
    "roles": roles,
    "places": places,
}


def findings(name: str, reader: str) -> list[Finding]:
    return [found for deed in deeds(name) for found in READERS[reader](deed)]


def by_pattern(found: list[Finding]) -> dict[str, tuple[int, int]]:
    return right_by_pattern((each.pattern, each.is_right) for each in found)
