"""The role of each country in an event, by the sentences that report it.

A sentence gives several readings (`roles/frames.py`), each with a weight. The heaviest reading of
a country gives its role; its best rank, and how many places name it, give its place in the order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.extraction.countries import countries_in
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.roles.clauses import clauses_of
from relations.extraction.roles.frames import Frame, frames_in

# Each place that names a country adds _NAMED_AGAIN to its rank, up to _MOST_COUNTED places: enough
# to order two countries whose best readings are equal, too little to outweigh a better reading.
_NAMED_AGAIN, _MOST_COUNTED = 0.05, 6


@dataclass(frozen=True, slots=True)
class CountryRole:
    """A country's code and role: initiator, target, host or participant.

    ``words`` are those of sentence number ``sentence``, counted from 0, from code point ``start``
    to ``end``, exclusive.
    """

    alpha3: str
    role: str
    words: str
    start: int
    end: int
    sentence: int = 0


def roles_in(texts: Sequence[str], gazetteer: Gazetteer | None = None) -> list[CountryRole]:
    """The countries in sentences that together report one event, each once.

    The role is the one with the best evidence, participant if there is none. The countries that
    the event is between come first, those merely mentioned last.
    """
    found: dict[str, list[tuple[int, Frame]]] = {}
    for sentence, frame in _readings(texts, gazetteer):
        found.setdefault(frame.mention.alpha3, []).append((sentence, frame))
    ranked = sorted(found.values(), key=_rank, reverse=True)
    return [_role(readings) for readings in ranked]


def _readings(texts: Sequence[str], gazetteer: Gazetteer | None) -> Iterator[tuple[int, Frame]]:
    for sentence, text in enumerate(texts):
        for frame in frames_in(clauses_of(text, gazetteer)):
            yield sentence, frame


def _rank(readings: list[tuple[int, Frame]]) -> float:
    places = {(sentence, frame.mention.start) for sentence, frame in readings}
    best = max(frame.rank for _, frame in readings)
    return best + _NAMED_AGAIN * min(len(places), _MOST_COUNTED)


def _role(readings: list[tuple[int, Frame]]) -> CountryRole:
    sentence, frame = max(readings, key=lambda each: each[1].weight)
    mention = frame.mention
    return CountryRole(
        mention.alpha3, frame.role, mention.words, mention.start, mention.end, sentence
    )


SIDES = 2
_PARTICIPANT = "participant"


def sides_of(report: Sequence[str], gazetteer: Gazetteer | None = None) -> list[CountryRole]:
    """The two countries named in most sentences of a report, each by its first mention.

    Ties go to the country named first. ``sentence`` is the sentence's number in the report, counted
    from 0. The role is always participant, since a count of sentences says nothing about roles.
    """
    named: dict[str, list[CountryRole]] = {}
    for number, text in enumerate(report):
        for alpha3, role in _first_mentions(text, number, gazetteer).items():
            named.setdefault(alpha3, []).append(role)
    most = sorted(named.values(), key=len, reverse=True)
    return [roles[0] for roles in most[:SIDES]]


def _first_mentions(text: str, number: int, gazetteer: Gazetteer | None) -> dict[str, CountryRole]:
    """The first mention of each country in a sentence, by its code."""
    mentions: dict[str, CountryRole] = {}
    for each in countries_in(text, gazetteer):
        role = CountryRole(each.alpha3, _PARTICIPANT, each.words, each.start, each.end, number)
        mentions.setdefault(each.alpha3, role)
    return mentions
