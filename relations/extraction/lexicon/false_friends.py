"""Words that only look like a country: newspapers, airlines, treaties, things, persons.

The rules look at the words beside a name; phrases that contain one, such as "South China Sea", are
among the look-alikes of a gazetteer. In doubt there is no country: an editor adds a missing one
more easily than she notices a wrong one.
"""

import re

from relations.extraction.gazetteer import StandsFor
from relations.extraction.lexicon.american_places import is_american
from relations.extraction.lexicon.namesakes import PERSONS, is_namesake, is_no_person
from relations.extraction.tokens import listed

# Far more often another place or a person; where a capital is meant, its country is named too.
NEVER_ALONE = frozenset(
    (
        *("Victoria", "Kingston", "Georgetown", "San Jose", "Sucre", "Saint John's"),
        *("St. John's", "St John's", "Saint George's", "St. George's", "St George's"),
    )
)

_NAMES_AFTER = listed(
    """Post Times Daily Today Herald Independent Tribune Express Observer Gazette Star Mirror
    Journal Standard Club University College Marathon Zoo Bulldogs Wall Philharmonic Symphony Open
    Olympics Review Evening Spectator Chronicle Weekly Magazine Newsweek Airlines Airline Airways
    Air-Lines Telecom Mobile Unicom Petroleum Tobacco Evergrande Vanke Steel Avenue Street
    Boulevard Square Heights Township County Beach Parish Derby Cup Prix Idol Shepherd Grill
    Capitals Wizards Nationals Commanders Redskins Mystics Huskies Patriots Raiders"""
)
_COMPACTS = listed(
    """agreement agreements accord accords convention conventions statute protocol pact memorandum
    declaration treaty"""
)
_BEFORE_OF = listed(
    """Gulf Sea Bay Bight Strait Straits Channel Times University Treaty Duke Duchess Bishop Our
    Lady Merchant Tower Battle"""
)
# Geographical and other names that begin so are not the country: "Lake Chad", "Mount Kenya".
_BEFORE = listed("Lake Mount Mt Little Cape Fort Miss Air")
_AIRLINE = re.compile(
    r" Air(?! (?:Force|Defen[cs]e|Strike|Base|Raid|Attack|Traffic|Corps|Chief|Marshal|Power))\b"
)
# A state within a federation, or a university: "Niger State", but not "Israel State Archives".
_STATE = re.compile(r" State(?! (?:[A-Z]|TV|media|radio)(?!niversity))")
# What is called after a country without being of it, or is no party to anything.
_THING = re.compile(
    r"[ -](?:hats?|heels?|sandwich(?:es)?|toast|fries|kiss|horns?|bulldogs?|terriers?|shepherds?"
    r"|hounds?|wolfhounds?|mastiffs?|pythons?|cats?|pony|ponies|roulette|measles|oven|courage"
    r"|massage|meatballs?|restaurants?|takeaways?|cuisine|accents?|proverbs?|dictionar\w+|lessons?"
    r"|grammar|lanterns?|checkers|whispers|breakfasts?|muffins?|setters?|stew|dressing|baths?"
    r"|delight|dolls?|salads?)\b"
)
_ORDERS = re.compile(
    r"[ -](?:friars?|friary|monks?|nuns?|sisters?|priory|priests?|order|Order|monaster\w+|convents?"
    r"|preachers?|theolog\w+)\b"
)
_BIRD = re.compile(
    r"\b(?:roast(?:ed)?|carved?|cooked|fried|basted?|stuffed|smoked|Thanksgiving|gravy|stuffing"
    r"|cranberry|Turkey (?:breasts?|burgers?|bacon|legs?|dinners?|hunt\w*|farms?|vultures?))\b"
)
# These mean the European Union or a court, except as a place: "in Brussels".
_SEATS = frozenset(("Brussels", "The Hague"))
_THERE = frozenset(("in", "at", "near", "to", "from", "outside"))
_NEXT = re.compile(r"\s+(?:\(?)((?:[OD]')?\w+)")
_PREVIOUS = re.compile(r"(\w+)\.?(,?)\s+(of\s+|of\s+the\s+)?$")
_DETERMINER = re.compile(r"\s+(?:the|your|my|his|her|its|our|their|it|up|off)\b")
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:?!)”’\"']|$)")
# How many code points before a mention are searched.
_BESIDE = 40


def is_something_else(text: str, start: int, end: int, stands_for: StandsFor) -> bool:
    """Whether the words from ``start`` to ``end``, which could name a country, mean something else.

    ``end`` is exclusive. ``text`` must have straight apostrophes and plain spaces.
    """
    words = text[start:end]
    before = _PREVIOUS.search(text[max(0, start - _BESIDE) : start])
    follows = _NEXT.match(text, end)
    after = follows[1] if follows else ""
    if after in _NAMES_AFTER or _is_called_after_it(text, words, end):
        return True
    if stands_for is StandsFor.PEOPLE:
        return _is_no_people(text, words, end, before)
    if stands_for is StandsFor.CAPITAL and after.lower() in _COMPACTS:
        return True
    if _is_elsewhere(words, before) or _STATE.match(text, end) or _AIRLINE.match(text, end):
        return True
    return is_namesake(text, start, end, before, after) or is_american(text, start, end, before)


def _is_called_after_it(text: str, words: str, end: int) -> bool:
    """Whether it is a thing, an animal or a religious order: "Panama hats", "Dominican friars"."""
    if words in ("Dominican", "Dominicans"):
        return _ORDERS.match(text, end) is not None
    if words == "Turkey" and _BIRD.search(text, max(0, end - _BESIDE), end + _BESIDE):
        return True
    return _THING.match(text, end) is not None


def _is_no_people(text: str, words: str, end: int, before: re.Match[str] | None) -> bool:
    if words in PERSONS and is_no_person(text, end, before):
        return True
    return _is_language(text, end, before) or _is_verb(words, text, end)


def _is_elsewhere(words: str, before: re.Match[str] | None) -> bool:
    """Whether it is a sea, a lake, an institution, or a town of another name."""
    if before and not before[2] and before[1] in (_BEFORE_OF if before[3] else _BEFORE):
        return True
    if words in _SEATS and (before is None or before[1] not in _THERE):
        return True
    return words in NEVER_ALONE


def _is_language(text: str, end: int, before: re.Match[str] | None) -> bool:
    is_said_in = before is not None and before[1] == "in" and not before[2] and not before[3]
    return is_said_in and _ENDS_PHRASE.match(text, end) is not None


def _is_verb(words: str, text: str, end: int) -> bool:
    return words == "Polish" and _DETERMINER.match(text, end) is not None
