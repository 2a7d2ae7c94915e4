"""The addressee of a cue: whoever is urged, told or accused."""

from typing import NamedTuple

from relations.extraction.attribution.cast import Cast, without_helpers
from relations.extraction.attribution.cues import Cue
from relations.extraction.lexicon.actor_words import PRESS
from relations.extraction.people import ActorMention
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import listed

_TO_ADDRESSEE = 9
_BEFORE_ADDRESSEE = listed("to on upon against with")
_OF_ANOTHER = frozenset(("demand", "urge"))
TO_OBJECT = listed("told tell tells telling inform informs informed informing")
_ENDS_CLAUSE = frozenset((",", ";", ".", "that", "but", "while", "—"))


class Addressee(NamedTuple):
    """Who is addressed, and how that was found."""

    actor: ActorMention
    pattern: Pattern


def addressee_of(cast: Cast, cue: Cue, act: str) -> Addressee | None:
    """The addressee: the object of the verb, or whoever follows "to" and the like.

    In what is told, only whoever "must" or "should" do something is addressed. The press never is.
    """
    if cue.is_passive:
        return _of_passive(cast, cue)
    has_object = not cue.tells or act in _OF_ANOTHER or cast.sentence.key(cue.start) in TO_OBJECT
    first = cue.end + (act in _OF_ANOTHER and cast.sentence.key(cue.end) == "that")
    for place in range(first, min(first + _TO_ADDRESSEE, len(cast.sentence.tokens))):
        actor = cast.starts.get(place)
        is_object = place == first and has_object
        before = cast.sentence.key(place - 1)
        is_told = before == "to" or (before in _BEFORE_ADDRESSEE and not cue.tells)
        if actor and (is_object or is_told):
            return _unless_press(actor, is_object)
        if cast.sentence.key(place) in _ENDS_CLAUSE:
            return None
    return None


def _of_passive(cast: Cast, cue: Cue) -> Addressee | None:
    """ "Islamabad" in "Islamabad was accused by Kabul"."""
    actor = cast.ends.get(without_helpers(cast.sentence, cue.start))
    if actor is None or cast.is_oblique(actor):
        return None
    return Addressee(actor, Pattern.ADDRESSEE_OBJECT)


def _unless_press(actor: ActorMention, is_object: bool) -> Addressee | None:
    if not PRESS.isdisjoint(actor.name.lower().split()):
        return None
    is_beside = Pattern.ADDRESSEE_OBJECT if is_object else Pattern.ADDRESSEE_AFTER_PREPOSITION
    return Addressee(actor, is_beside)
