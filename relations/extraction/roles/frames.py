"""Who does what to whom: the roles that words for actions give to countries.

A frame that names both sides weighs more than one that names only one. A visit, which says who goes
where, weighs more than an action, and an action more than words. In an aside a frame weighs little.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from relations.extraction.countries import CountryMention
from relations.extraction.lexicon.actions import FROM_THE_DOER, NOUNS, ActionKind
from relations.extraction.roles.clauses import Clauses
from relations.extraction.tokens import listed

INITIATOR, TARGET, HOST, PARTICIPANT = "initiator", "target", "host", "participant"

# Weights to compare with each other, and with the bonus in `country_roles.py`. The second number
# is for a frame that names only one side.
_WEIGHTS = {
    ActionKind.VISIT: (6.0, 3.5),
    ActionKind.ACT: (5.0, 3.0),
    ActionKind.WORD: (4.0, 2.5),
    ActionKind.MEETING: (4.5, 2.0),
    ActionKind.FIGHT: (4.5, 2.0),
}
_BETWEEN, _JOINED, _MENTIONED, _IN_PASSING = 5.0, 2.2, 1.0, 0.3
# The country where others meet, or that brings them together: its role is certain, but it is not
# one of those that the event is between, so it ranks low.
_PLACE_WEIGHT, _PLACE_RANK = 5.5, 1.5
_HOST, _MEDIATOR = 5.0, 2.5
_ASIDE = 0.55

_BE = listed("""was were is are be been being get got""")
_NO_SUBJECT = listed("""in with than on against to into by for over towards between among""")
_CLAUSES_BACK = 3
_NOUN_REACH, _LONGEST_DATELINE = 3, 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A country's role by one reading. ``weight`` decides its role, ``rank`` its place in order."""

    mention: CountryMention
    role: str
    weight: float
    rank: float


def frames_in(clauses: Clauses) -> Iterator[Frame]:
    """All readings of a sentence; plain mentions of countries come last."""
    for position, item in enumerate(clauses.items):
        if item.action not in (None, ActionKind.REPORT):
            factor = _ASIDE if _is_embedded(clauses, position) else 1.0
            for frame in _read(clauses, position, item.action):
                yield replace(frame, weight=frame.weight * factor, rank=frame.rank * factor)
        if item.key in NOUNS and not item.mention:
            yield from _noun(clauses, position)
        if item.key in ("between", "among"):
            yield from _between(clauses, position)
    yield from _mentioned(clauses)


def _read(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    if action is ActionKind.VISIT:
        return _visit(clauses, position)
    if action is ActionKind.HOST:
        return _host(clauses, position)
    if action in (ActionKind.MEETING, ActionKind.FIGHT):
        return _meeting(clauses, position, action)
    if action is ActionKind.MEDIATION:
        mediators = _after(clauses, position, {"by"}) or _subjects(clauses, position)
        return _frames(clauses, mediators, INITIATOR, _MEDIATOR, _PLACE_RANK)
    return _action(clauses, position, action)


def _action(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    before = _subjects(clauses, position)
    agents = _after(clauses, position, {"by"})
    if _is_passive(clauses, position):
        is_from = clauses.items[position].key in FROM_THE_DOER
        doers = agents or (_after(clauses, position, {"from"}) if is_from else [])
        targets = before
    elif not before and clauses.items[position].key in FROM_THE_DOER:
        doers = _after(clauses, position, {"from"})
        targets = _objects(clauses, position, doers)
    else:
        doers, targets = before, _objects(clauses, position, before)
    weight = _WEIGHTS[action][0 if doers and targets else 1]
    yield from _frames(clauses, doers, INITIATOR, weight)
    yield from _frames(clauses, targets, TARGET, weight)


def _visit(clauses: Clauses, position: int) -> Iterator[Frame]:
    guests = _after(clauses, position, {"by"}) or _subjects(clauses, position)
    places = _others(clauses, _after(clauses, position, {"", "to", "in"}), guests)
    if not places:
        start = clauses.clause_of(position).start
        located = [at for at in clauses.mentions(start, position) if _is_place(clauses, at)]
        places = _others(clauses, located[-1:], guests)
    weight = _WEIGHTS[ActionKind.VISIT][0 if guests and places else 1]
    yield from _frames(clauses, guests, INITIATOR, weight)
    yield from _frames(clauses, places, HOST, weight)


def _host(clauses: Clauses, position: int) -> Iterator[Frame]:
    hosts = _subjects(clauses, position)
    guests = _others(clauses, _after(clauses, position, {"", "of"}), hosts)
    if guests:
        yield from _frames(clauses, hosts, HOST, _HOST)
        yield from _frames(clauses, guests, INITIATOR, _HOST)
    elif clauses.items[position].key.startswith("host"):
        yield from _frames(clauses, hosts, HOST, _PLACE_WEIGHT, _PLACE_RANK)


def _meeting(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    parties = _subjects(clauses, position)
    with_whom = {"with", "", "of"} if clauses.items[position].key.startswith("m") else {"with"}
    parties += _others(clauses, _after(clauses, position, with_whom), parties)
    is_together = len({_country(clauses, at) for at in parties}) > 1
    yield from _frames(clauses, parties, PARTICIPANT, _WEIGHTS[action][0 if is_together else 1])
    if action is ActionKind.MEETING:
        span = clauses.clause_of(position)
        places = [at for at in clauses.mentions(span.start, span.stop) if _is_place(clauses, at)]
        following = clauses.mentions(span.stop, min(span.stop + 1, len(clauses.items)))
        places += [at for at in following if _is_place(clauses, at)]
        yield from _frames(clauses, places, HOST, _PLACE_WEIGHT, _PLACE_RANK)


def _noun(clauses: Clauses, position: int) -> Iterator[Frame]:
    """The frame of a noun: "Israeli strikes on Iran", or "Israeli strikes" alone."""
    doers = _after(clauses, position, {"by"}) or _possessor(clauses, position)
    reached = _after(clauses, position, {"on", "against", "of", "into", "to", "in", "at", "over"})
    near = [at for at in reached if at - position <= _NOUN_REACH + 3]
    targets = _others(clauses, near, doers)
    if doers or targets:
        weight = _WEIGHTS[ActionKind.ACT][0 if doers and targets else 1]
        yield from _frames(clauses, doers, INITIATOR, weight)
        yield from _frames(clauses, targets if doers else [], TARGET, weight)


def _between(clauses: Clauses, position: int) -> Iterator[Frame]:
    following = clauses.mentions(position + 1, min(position + 5, len(clauses.items)))
    if following:
        yield from _frames(clauses, clauses.together(following[0]), PARTICIPANT, _BETWEEN)


def _mentioned(clauses: Clauses) -> Iterator[Frame]:
    for position, item in enumerate(clauses.items):
        if item.mention is None:
            continue
        is_joined = len(clauses.together(position)) > 1
        weight = _JOINED if is_joined else _MENTIONED
        if _is_in_passing(clauses, position):
            weight = _IN_PASSING
        yield from _frames(clauses, [position], PARTICIPANT, weight)


def _is_in_passing(clauses: Clauses, position: int) -> bool:
    """Whether a country is only in "French-made", or in the dateline of the report."""
    following = clauses.items[position + 1 : position + 2]
    if not following:
        return False
    if position < _LONGEST_DATELINE and _is_dateline(clauses, position):
        return True
    end = clauses.items[position].end
    return following[0].key in ("made", "built", "born") and following[0].start == end + 1


def _is_dateline(clauses: Clauses, position: int) -> bool:
    """Whether only countries and their signs precede its end: "KABUL/ISLAMABAD (Reuters) -"."""
    for at, item in enumerate(clauses.items):
        if item.mention is None and item.key not in ("/", ","):
            return at > position and item.key in (":", "(", "-", "–", "—")
    return False


def _subjects(clauses: Clauses, position: int) -> list[int]:
    """Those who do it: before the verb, in its clause or in an earlier one that it continues."""
    span = clauses.clause_of(position)
    found = _first_eligible(clauses, _after_report(clauses, span.start, position), position)
    found = found or _first_eligible(clauses, span.start, position)
    start = span.start
    for _ in range(_CLAUSES_BACK):
        if found or not start or clauses.items[position].clause in clauses.asides:
            break
        span = clauses.clause_of(start - 1)
        start = span.start
        if clauses.items[start].clause not in clauses.asides:
            found = _first_eligible(clauses, start, span.stop)
    return found


def _is_embedded(clauses: Clauses, position: int) -> bool:
    """Whether the action is only reported by another verb: "accused Benin of hosting"."""
    before = clauses.items[max(0, position - 1) : position]
    is_of = bool(before) and before[0].key in ("of", "for")
    return is_of and clauses.items[position].key.endswith("ing")


def _is_origin(clauses: Clauses, position: int) -> bool:
    """Whether the country is only an origin: "rockets fired from Lebanon hit"."""
    before = clauses.items[max(0, position - 2) : position]
    keys = [item.key for item in before]
    return len(keys) > 1 and keys[0] in FROM_THE_DOER and keys[1] == "from"


def _after_report(clauses: Clauses, start: int, end: int) -> int:
    """Where reported speech begins: after "said" in "Iran said Israel had struck"."""
    for at in range(end - 1, start - 1, -1):
        if clauses.items[at].action is ActionKind.REPORT:
            return at + 1
    return start


def _first_eligible(clauses: Clauses, start: int, end: int) -> list[int]:
    for at in clauses.mentions(start, end):
        if clauses.preposition(at) not in _NO_SUBJECT and not _is_origin(clauses, at):
            return [each for each in clauses.together(at) if each < end]
    return []


def _objects(clauses: Clauses, position: int, subjects: list[int]) -> list[int]:
    """Those to whom it is done; if the words name nobody else, the country where it is done."""
    span = clauses.clause_of(position)
    following = [
        at
        for at in clauses.mentions(position + 1, span.stop)
        if clauses.preposition(at) not in ("by", "than", "between", "among")
    ]
    following = _others(clauses, following, subjects)
    direct = [at for at in following if not _is_place(clauses, at)]
    chosen = (direct or following)[:1]
    return _others(clauses, clauses.together(chosen[0]), subjects) if chosen else []


def _after(clauses: Clauses, position: int, prepositions: set[str]) -> list[int]:
    """The next mention in the clause with one of these prepositions, and those joined to it."""
    span = clauses.clause_of(position)
    for at in clauses.mentions(position + 1, span.stop):
        if clauses.preposition(at) in prepositions:
            return [each for each in clauses.together(at) if each > position]
    return []


def _possessor(clauses: Clauses, position: int) -> list[int]:
    for at in range(position - 1, max(-1, position - 1 - _NOUN_REACH), -1):
        if clauses.items[at].mention:
            return clauses.together(at)
        if not clauses.items[at].is_plain:
            break
    return []


def _is_passive(clauses: Clauses, position: int) -> bool:
    """Whether the verb is passive: "were shelled by", "has been accused", "seized by"."""
    before = clauses.items[max(0, position - 2) : position]
    following = clauses.items[position + 1 : position + 2]
    is_by = bool(following) and following[0].key == "by"
    return is_by or any(item.key in _BE and not item.mention for item in before)


def _is_place(clauses: Clauses, position: int) -> bool:
    return clauses.preposition(position) == "in"


def _country(clauses: Clauses, position: int) -> str:
    return clauses.items[position].key


def _others(clauses: Clauses, positions: Iterable[int], than: list[int]) -> list[int]:
    taken = {_country(clauses, at) for at in than}
    return [at for at in positions if _country(clauses, at) not in taken]


def _frames(
    clauses: Clauses,
    positions: Iterable[int],
    role: str,
    weight: float,
    rank: float | None = None,
) -> Iterator[Frame]:
    for at in positions:
        item = clauses.items[at]
        factor = _ASIDE if item.clause in clauses.asides else 1.0
        if item.mention is not None:
            standing = weight if rank is None else rank
            yield Frame(item.mention, role, weight * factor, standing * factor)
