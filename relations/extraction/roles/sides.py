"""Which countries stand on which side of a verb or a noun, by their places in the clauses.

All positions count the items of a sentence from 0.
"""

from collections.abc import Iterable

from relations.extraction.lexicon.actions import FROM_THE_DOER, ActionKind
from relations.extraction.roles.clauses import Clauses
from relations.extraction.tokens import listed

_BE = listed("""was were is are be been being get got""")
_NO_SUBJECT = listed("""in with than on against to into by for over towards between among""")
_CLAUSES_BACK = 3
# Prepositions that lead to whom it is said after some verbs only: "called on", "protested with".
_SAID_WITH = {
    "on": ("call", "press"),
    "with": ("protest", "complain"),
    "from": ("demand", "ask", "request"),
    "of": ("ask", "demand", "request"),
}
_ARTICLES = frozenset(("the", "a", "an"))
NOUN_REACH = 3
"""How far before a noun its owner may stand: "Israeli air force strikes"."""


def subjects(clauses: Clauses, position: int) -> list[int]:
    """Those who do it: before the verb, in its clause or in an earlier one that it continues."""
    span = clauses.clause_of(position)
    found = first_eligible(clauses, after_report(clauses, span.start, position), position)
    found = found or first_eligible(clauses, span.start, position)
    start = span.start
    if not found and _has_own_subject(clauses, start, position):
        return []
    for _ in range(_CLAUSES_BACK):
        if found or not start or clauses.items[position].clause in clauses.asides:
            break
        span = clauses.clause_of(start - 1)
        start = span.start
        if clauses.items[start].clause not in clauses.asides:
            found = first_eligible(clauses, start, span.stop)
    return found


def objects(clauses: Clauses, position: int, subjects: list[int]) -> list[int]:
    """Those to whom it is done; if the words name nobody else, the country where it is done."""
    span = clauses.clause_of(position)
    following = [
        at
        for at in clauses.mentions(position + 1, span.stop)
        if clauses.preposition(at) not in ("by", "than", "between", "among")
    ]
    following = others(clauses, following, subjects)
    direct = [at for at in following if not is_place(clauses, at)]
    chosen = (direct or following)[:1]
    return others(clauses, clauses.together(chosen[0]), subjects) if chosen else []


def addressees(clauses: Clauses, position: int, subjects: list[int]) -> list[int]:
    """Those to whom it is said."""
    span = clauses.clause_of(position)
    verb = clauses.items[position].key
    prepositions = {"", "to", "against", "at", "upon", "towards"}
    prepositions |= {each for each, verbs in _SAID_WITH.items() if verb.startswith(verbs)}
    following = [
        at
        for at in clauses.mentions(position + 1, span.stop)
        if clauses.preposition(at) in prepositions
    ]
    chosen = others(clauses, following, subjects)[:1]
    return others(clauses, clauses.together(chosen[0]), subjects) if chosen else []


def after(clauses: Clauses, position: int, prepositions: set[str]) -> list[int]:
    """The next mention in the clause with one of these prepositions, and those joined to it."""
    span = clauses.clause_of(position)
    for at in clauses.mentions(position + 1, span.stop):
        if clauses.preposition(at) in prepositions:
            return [each for each in clauses.together(at) if each > position]
    return []


def possessor(clauses: Clauses, position: int) -> list[int]:
    """Whose it is: the countries right before a noun, as in "Israeli air strikes"."""
    for at in range(position - 1, max(-1, position - 1 - NOUN_REACH), -1):
        if clauses.mentions(at, at + 1):
            return clauses.together(at)
        if not clauses.items[at].is_plain:
            break
    return []


def others(clauses: Clauses, positions: Iterable[int], than: list[int]) -> list[int]:
    """The positions of other countries than those at ``than``."""
    taken = {country(clauses, at) for at in than}
    return [at for at in positions if country(clauses, at) not in taken]


def first_eligible(clauses: Clauses, start: int, end: int) -> list[int]:
    """The first country from ``start`` to ``end``, exclusive, that may act, with those joined."""
    for at in clauses.mentions(start, end):
        if clauses.preposition(at) not in _NO_SUBJECT and not _is_origin(clauses, at):
            return [each for each in clauses.together(at) if each < end]
    return []


def after_report(clauses: Clauses, start: int, end: int) -> int:
    """Where reported speech begins: after "said" in "Iran said Israel had struck"."""
    for at in range(end - 1, start - 1, -1):
        if clauses.items[at].action is ActionKind.REPORT:
            return at + 1
    return start


def is_passive(clauses: Clauses, position: int) -> bool:
    """Whether the verb is passive: "were shelled by", "has been accused", "seized by"."""
    if clauses.items[position].key.endswith("ing"):
        return False
    before = clauses.items[max(0, position - 2) : position]
    following = clauses.items[position + 1 : position + 2]
    is_by = bool(following) and following[0].key == "by"
    return is_by or any(item.key in _BE and not item.mention for item in before)


def is_place(clauses: Clauses, position: int) -> bool:
    """Whether a country is only where something happens: "in Syria"."""
    return clauses.preposition(position) == "in"


def _has_own_subject(clauses: Clauses, start: int, position: int) -> bool:
    """Whether another than a country stands before the verb: ", the envoy told the council"."""
    between = [item for item in clauses.items[start:position] if start and not item.mention]
    is_named = any(item.is_capitalised and item.end - item.start > 1 for item in between)
    return is_named or (bool(between) and clauses.items[start].key in _ARTICLES)


def _is_origin(clauses: Clauses, position: int) -> bool:
    """Whether the country is only an origin: "rockets fired from Lebanon hit"."""
    before = clauses.items[max(0, position - 2) : position]
    keys = [item.key for item in before]
    return len(keys) > 1 and keys[0] in FROM_THE_DOER and keys[1] == "from"


def country(clauses: Clauses, position: int) -> str:
    """The code of the country at this position."""
    return clauses.items[position].key


def is_mutual(clauses: Clauses, position: int) -> bool:
    """Whether they do it to each other: "accused each other of"."""
    keys = [item.key for item in clauses.items[position + 1 : position + 4]]
    return ("each" in keys and "other" in keys) or ("one" in keys and "another" in keys)


def is_embedded(clauses: Clauses, position: int) -> bool:
    """Whether the action is only reported by another verb: "accused Benin of hosting"."""
    before = clauses.items[max(0, position - 1) : position]
    is_of = bool(before) and before[0].key in ("of", "for")
    return is_of and clauses.items[position].key.endswith("ing")
