"""Who does what to whom: the roles that words for actions give to countries.

A frame that names both sides weighs more than one that names only one. A visit, which says who goes
where, weighs more than an action, and an action more than words. In an aside a frame weighs little.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from relations.extraction.countries import CountryMention
from relations.extraction.factuality import Factuality
from relations.extraction.lexicon.actions import FROM_THE_DOER, NOUNS, VAGUE, ActionKind
from relations.extraction.roles.clauses import Clauses
from relations.extraction.roles.sides import (
    NOUN_REACH,
    addressees,
    after,
    after_report,
    country,
    first_eligible,
    is_embedded,
    is_mutual,
    is_passive,
    is_place,
    objects,
    others,
    possessor,
    subjects,
)
from relations.extraction.sureness import Pattern
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

_BY_VERB = {
    ActionKind.ACT: Pattern.ROLE_OF_DEED,
    ActionKind.WORD: Pattern.ROLE_OF_WORDS,
}

_LONGEST_DATELINE = 6
# What is denied, asked for or only possible is done by nobody; what was lifted or called off had
# its doer all the same.
_DONE_BY_NOBODY = frozenset((Factuality.NEGATED, Factuality.UNREAL))
_BEFORE_NOUNS = listed("the a an its their his her this these those no new of for over")
_IN_PASSING_ONLY = frozenset((Factuality.TOLD, Factuality.BACKGROUND))
# Rockets land too.
_LANDINGS = listed("landed lands")
_DUTIES = listed("must should ought")
_DUTY_REACH = 4
_PRONOUNS = listed("it he she they we i you this that")


@dataclass(frozen=True, slots=True)
class Frame:
    """A country's role by one reading. ``weight`` decides its role, ``rank`` its place in order."""

    mention: CountryMention
    role: str
    weight: float
    rank: float
    pattern: Pattern


def frames_in(clauses: Clauses) -> Iterator[Frame]:
    """All readings of a sentence; plain mentions of countries come last."""
    for position, item in enumerate(clauses.items):
        if item.action not in (None, ActionKind.REPORT) or item.key in NOUNS:
            yield from _told(clauses, position)
        if item.key in _DUTIES and not item.mention:
            yield from _duty(clauses, position)
        if item.key in ("between", "among"):
            yield from _between(clauses, position)
    yield from _mentioned(clauses)


def _told(clauses: Clauses, position: int) -> Iterator[Frame]:
    """The readings of one action or noun; none if it is not told as done or planned."""
    item = clauses.items[position]
    factuality = clauses.factuality(position)
    is_alleged = factuality is Factuality.TOLD and item.action is ActionKind.ACT
    if item.mention or factuality in _DONE_BY_NOBODY or is_alleged:
        return
    is_done = factuality is Factuality.DONE
    share = _ASIDE if factuality in _IN_PASSING_ONLY else 1.0
    if item.action not in (None, ActionKind.REPORT) and not _is_noun(clauses, position):
        factor = _ASIDE if is_embedded(clauses, position) else 1.0
        for frame in _read(clauses, position, item.action):
            pattern = frame.pattern if is_done and factor == 1.0 else Pattern.ROLE_WEAK
            yield replace(
                frame, weight=frame.weight * factor, rank=frame.rank * factor, pattern=pattern
            )
    if item.key in NOUNS:
        for frame in _noun(clauses, position):
            yield replace(frame, weight=frame.weight * share, rank=frame.rank * share)


def _is_noun(clauses: Clauses, position: int) -> bool:
    """Whether a word that may be a verb is a noun: "the arrests", "for a raid"."""
    item = clauses.items[position]
    if item.action not in _BY_VERB or item.key.endswith(("ed", "ing")) or not position:
        return False
    return clauses.items[position - 1].key in _BEFORE_NOUNS


def _duty(clauses: Clauses, position: int) -> Iterator[Frame]:
    """Who says that whom must do something: "Britain said Libya must hand over the suspects"."""
    near = clauses.mentions(position - _DUTY_REACH, position)[-1:]
    between = clauses.items[near[0] + 1 : position] if near else ()
    if not near or any(item.key in _PRONOUNS for item in between):
        return
    start = clauses.clause_of(position).start
    said = after_report(clauses, start, position)
    sayers = others(clauses, first_eligible(clauses, start, said), near) if said > start else []
    weight = _WEIGHTS[ActionKind.WORD][0 if sayers else 1]
    yield from _frames(clauses, sayers, INITIATOR, weight)
    yield from _frames(clauses, near, TARGET, weight)


def _read(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    if action is ActionKind.VISIT:
        return _visit(clauses, position)
    if action is ActionKind.HOST:
        return _host(clauses, position)
    if action in (ActionKind.MEETING, ActionKind.FIGHT):
        return _meeting(clauses, position, action)
    if action is ActionKind.MEDIATION:
        mediators = after(clauses, position, {"by"}) or subjects(clauses, position)
        return _frames(clauses, mediators, INITIATOR, _MEDIATOR, _PLACE_RANK)
    return _action(clauses, position, action)


def _action(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    if _is_denial_of_deed(clauses, position):
        return
    before = subjects(clauses, position)
    if is_mutual(clauses, position) and len(before) > 1:
        weight = _WEIGHTS[ActionKind.FIGHT][0]
        yield from _frames(clauses, before, PARTICIPANT, weight, pattern=Pattern.ROLE_TOGETHER)
        return
    agents = after(clauses, position, {"by"})
    if is_passive(clauses, position):
        is_from = clauses.items[position].key in FROM_THE_DOER
        doers = agents or (after(clauses, position, {"from"}) if is_from else [])
        targets = before
    elif not before and clauses.items[position].key in FROM_THE_DOER:
        doers = after(clauses, position, {"from"})
        targets = objects(clauses, position, doers)
    else:
        find = addressees if action is ActionKind.WORD else objects
        doers, targets = before, find(clauses, position, before)
    weight = _WEIGHTS[action][0 if doers and targets else 1]
    is_plain = _is_in_one_clause(clauses, position, doers, targets)
    pattern = _BY_VERB[action] if is_plain else Pattern.ROLE_WEAK
    yield from _frames(clauses, doers, INITIATOR, weight, pattern=pattern)
    yield from _frames(clauses, targets, TARGET, weight, pattern=pattern)


def _is_in_one_clause(
    clauses: Clauses, position: int, doers: list[int], targets: list[int]
) -> bool:
    """Whether a plain verb's own clause names both, the target not only as where it was done."""
    span = clauses.clause_of(position)
    is_direct = any(not is_place(clauses, at) for at in targets)
    is_direct = is_direct and clauses.items[position].key not in VAGUE
    return bool(doers) and is_direct and all(at in span for at in (*doers, *targets))


def _is_denial_of_deed(clauses: Clauses, position: int) -> bool:
    """Whether a deed is denied or refused, which neither did: "denied attacking Libya"."""
    following = clauses.items[position + 1 : position + 3]
    is_deed = any(item.action is ActionKind.ACT for item in following)
    return is_deed and clauses.items[position].key.startswith(("den", "refus"))


def _visit(clauses: Clauses, position: int) -> Iterator[Frame]:
    guests = after(clauses, position, {"by"}) or subjects(clauses, position)
    places = others(clauses, after(clauses, position, {"", "to", "in"}), guests)
    if not places:
        start = clauses.clause_of(position).start
        located = [at for at in clauses.mentions(start, position) if is_place(clauses, at)]
        places = others(clauses, located[-1:], guests)
    if not guests and clauses.items[position].key in _LANDINGS:
        return
    weight = _WEIGHTS[ActionKind.VISIT][0 if guests and places else 1]
    pattern = Pattern.ROLE_OF_VISIT if guests and places else Pattern.ROLE_WEAK
    yield from _frames(clauses, guests, INITIATOR, weight, pattern=pattern)
    yield from _frames(clauses, places, HOST, weight, pattern=pattern)


def _host(clauses: Clauses, position: int) -> Iterator[Frame]:
    hosts = subjects(clauses, position)
    guests = others(clauses, after(clauses, position, {"", "of"}), hosts)
    if guests:
        yield from _frames(clauses, hosts, HOST, _HOST)
        yield from _frames(clauses, guests, INITIATOR, _HOST)
    elif clauses.items[position].key.startswith("host"):
        yield from _frames(clauses, hosts, HOST, _PLACE_WEIGHT, _PLACE_RANK)


def _meeting(clauses: Clauses, position: int, action: ActionKind) -> Iterator[Frame]:
    parties = subjects(clauses, position)
    with_whom = {"with", "", "of"} if clauses.items[position].key.startswith("m") else {"with"}
    parties += others(clauses, after(clauses, position, with_whom), parties)
    is_together = len({country(clauses, at) for at in parties}) > 1
    weight = _WEIGHTS[action][0 if is_together else 1]
    pattern = Pattern.ROLE_TOGETHER if is_together else Pattern.ROLE_WEAK
    yield from _frames(clauses, parties, PARTICIPANT, weight, pattern=pattern)
    if action is ActionKind.MEETING:
        span = clauses.clause_of(position)
        places = [at for at in clauses.mentions(span.start, span.stop) if is_place(clauses, at)]
        following = clauses.mentions(span.stop, min(span.stop + 1, len(clauses.items)))
        places += [at for at in following if is_place(clauses, at)]
        yield from _frames(clauses, places, HOST, _PLACE_WEIGHT, _PLACE_RANK)


def _noun(clauses: Clauses, position: int) -> Iterator[Frame]:
    """The frame of a noun: "Israeli strikes on Iran", or "Israeli strikes" alone."""
    doers = after(clauses, position, {"by"}) or possessor(clauses, position)
    reached = after(clauses, position, {"on", "against", "of", "into", "to", "in", "at", "over"})
    near = [at for at in reached if at - position <= NOUN_REACH + 3]
    targets = others(clauses, near, doers)
    if doers or targets:
        weight = _WEIGHTS[ActionKind.ACT][0 if doers and targets else 1]
        yield from _frames(clauses, doers, INITIATOR, weight)
        yield from _frames(clauses, targets if doers else [], TARGET, weight)


def _between(clauses: Clauses, position: int) -> Iterator[Frame]:
    following = clauses.mentions(position + 1, min(position + 5, len(clauses.items)))
    if following:
        parties = clauses.together(following[0])
        yield from _frames(clauses, parties, PARTICIPANT, _BETWEEN, pattern=Pattern.ROLE_TOGETHER)


def _mentioned(clauses: Clauses) -> Iterator[Frame]:
    for position, item in enumerate(clauses.items):
        if item.mention is None:
            continue
        is_joined = len(clauses.together(position)) > 1
        weight = _JOINED if is_joined else _MENTIONED
        if _is_in_passing(clauses, position):
            weight = _IN_PASSING
        yield from _frames(clauses, [position], PARTICIPANT, weight, pattern=Pattern.ROLE_MENTIONED)


def _is_in_passing(clauses: Clauses, position: int) -> bool:
    """Whether a country is only in "French-made", or in the dateline of the report."""
    is_early = position < min(_LONGEST_DATELINE, len(clauses.items) - 1)
    return clauses.items[position].is_maker or (is_early and _is_dateline(clauses, position))


def _is_dateline(clauses: Clauses, position: int) -> bool:
    """Whether only countries and their signs precede its end: "KABUL/ISLAMABAD (Reuters) -"."""
    for at, item in enumerate(clauses.items):
        if item.mention is None and item.key not in ("/", ","):
            return at > position and item.key in (":", "(", "-", "–", "—")
    return False


def _frames(
    clauses: Clauses,
    positions: Iterable[int],
    role: str,
    weight: float,
    rank: float | None = None,
    pattern: Pattern = Pattern.ROLE_WEAK,
) -> Iterator[Frame]:
    for at in positions:
        item = clauses.items[at]
        is_aside = item.clause in clauses.asides
        factor = _ASIDE if is_aside else 1.0
        if item.mention is not None:
            standing = weight if rank is None else rank
            yield Frame(
                item.mention,
                role,
                weight * factor,
                standing * factor,
                Pattern.ROLE_WEAK if is_aside and role != PARTICIPANT else pattern,
            )
