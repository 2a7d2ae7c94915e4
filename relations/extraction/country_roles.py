"""The role of each country in an event, by the sentences that report it.

A sentence gives several readings (`roles/frames.py`), each with a weight. The heaviest reading of
a country gives its role; its best rank, and how many places name it, give its place in the order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.extraction.countries import CountryMention, countries_in
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.roles.clauses import clauses_of
from relations.extraction.roles.frames import PARTICIPANT, Frame, frames_in
from relations.extraction.sureness import Pattern

# Each place that names a country adds _NAMED_AGAIN to its rank, up to _MOST_COUNTED places: enough
# to order two countries whose best readings are equal, too little to outweigh a better reading.
_NAMED_AGAIN, _MOST_COUNTED = 0.05, 6
# A reading with at least this share of the weight of the best one disputes another role.
_DISPUTED_FROM = 0.5


@dataclass(frozen=True, slots=True)
class CountryRole:
    """A country's code and role: initiator, target, host or participant.

    ``words`` are those of sentence number ``sentence``, counted from 0, from code point ``start``
    to ``end``, exclusive. ``pattern`` found the role, ``country_pattern`` the country.
    """

    alpha3: str
    role: str
    words: str
    start: int
    end: int
    sentence: int
    pattern: Pattern
    country_pattern: Pattern


_Reading = tuple[int, Frame]


def roles_in(
    texts: Sequence[str],
    gazetteer: Gazetteer | None = None,
    kind_weights: Sequence[float] = (),
) -> list[CountryRole]:
    """The countries in sentences that together report one event, each once.

    The role is the one with the best evidence, participant if there is none. The countries that
    the event is between come first, those merely mentioned last.

    ``kind_weights`` has the weight of the kind of event that each sentence names, 0 if it names
    none. The heaviest sentence tells of the event. A sentence that gives a country another role
    tells of another deed, such as the answer to it, and its roles are left out.
    """
    found: dict[str, list[_Reading]] = {}
    for sentence, frame in _of_one_deed(list(_readings(texts, gazetteer)), kind_weights):
        found.setdefault(frame.mention.alpha3, []).append((sentence, frame))
    ranked = sorted(found.values(), key=_rank, reverse=True)
    return [_role(readings) for readings in ranked]


def _of_one_deed(readings: list[_Reading], kind_weights: Sequence[float]) -> list[_Reading]:
    """The readings without those of sentences that tell of another deed than the heaviest one."""
    if not any(kind_weights):
        return readings
    heaviest = kind_weights.index(max(kind_weights))
    told = _best_roles(readings, heaviest)
    turned = {
        sentence
        for sentence in range(len(kind_weights))
        if any(
            told.get(code, role) != role for code, role in _best_roles(readings, sentence).items()
        )
    }
    return [
        (sentence, frame)
        for sentence, frame in readings
        if sentence not in turned or frame.pattern is Pattern.ROLE_MENTIONED
    ]


def _best_roles(readings: Sequence[_Reading], sentence: int) -> dict[str, str]:
    """The roles that one sentence gives, by country; none for those that it only mentions."""
    frames = [frame for number, frame in readings if number == sentence]
    given = [frame for frame in frames if frame.pattern is not Pattern.ROLE_MENTIONED]
    return {
        frame.mention.alpha3: frame.role for frame in sorted(given, key=lambda frame: frame.weight)
    }


def _readings(texts: Sequence[str], gazetteer: Gazetteer | None) -> Iterator[_Reading]:
    for sentence, text in enumerate(texts):
        for frame in frames_in(clauses_of(text, gazetteer)):
            yield sentence, frame


def _rank(readings: list[_Reading]) -> float:
    places = {(sentence, frame.mention.start) for sentence, frame in readings}
    best = max(frame.rank for _, frame in readings)
    return best + _NAMED_AGAIN * min(len(places), _MOST_COUNTED)


def _role(readings: list[_Reading]) -> CountryRole:
    sentence, frame = max(readings, key=lambda each: each[1].weight)
    is_disputed = any(
        other.role != frame.role and other.weight >= frame.weight * _DISPUTED_FROM
        for _, other in readings
    )
    pattern = Pattern.ROLE_DISPUTED if is_disputed else frame.pattern
    return _role_at(frame.mention, frame.role, sentence, pattern)


def _role_at(mention: CountryMention, role: str, sentence: int, pattern: Pattern) -> CountryRole:
    alpha3, words, start, end = mention.alpha3, mention.words, mention.start, mention.end
    return CountryRole(alpha3, role, words, start, end, sentence, pattern, mention.pattern)


SIDES = 2


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
        role = _role_at(each, PARTICIPANT, number, Pattern.ROLE_MENTIONED)
        mentions.setdefault(each.alpha3, role)
    return mentions
