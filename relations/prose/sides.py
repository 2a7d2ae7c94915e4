"""The two countries that a whole report is about, for a sentence that calls them "both sides"."""

from collections.abc import Sequence

from relations.prose.countries import countries_in
from relations.prose.parts import Part

SIDES = 2
_PARTICIPANT = "participant"


def sides_of(report: Sequence[str]) -> list[Part]:
    """The two countries that most sentences of a report name, each by its first mention.

    Of those that are named in equally many, the ones that are named first. ``sentence`` is a
    number in the report, counted from 0; no words here tell of a part in anything.
    """
    named: dict[str, list[Part]] = {}
    for number, text in enumerate(report):
        for alpha3, part in _first_mentions(text, number).items():
            named.setdefault(alpha3, []).append(part)
    most = sorted(named.values(), key=len, reverse=True)
    return [parts[0] for parts in most[:SIDES]]


def _first_mentions(text: str, number: int) -> dict[str, Part]:
    """Each country that a sentence names, once."""
    mentions: dict[str, Part] = {}
    for each in countries_in(text):
        part = Part(each.alpha3, _PARTICIPANT, each.words, each.start, each.end, number)
        mentions.setdefault(each.alpha3, part)
    return mentions
