"""Places where a sentence says something happens, as proposals for an event's place.

Where the report was written, where somebody spoke and where nothing was done are not the place of
the event.
"""

import re
from dataclasses import dataclass

from relations.extraction.factuality import NOT_DONE, Factuality, factuality_at
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.lexicon.actions import NOUNS, VERBS, ActionKind, is_past_form
from relations.extraction.lexicon.place_words import HAPPENINGS
from relations.extraction.place_names import NamedBy, PlaceName, place_names_in
from relations.extraction.sureness import Pattern

_WORD = re.compile(r"[\w’'-]+")
_END_OF_CLAUSE = re.compile(
    r"[,.;:()—–“”\"]|\b(?:and|but|while|after|before|since|when|where|who|as)\b"
)
_SPOKEN = re.compile(
    r"\b(?:said|says|told|reporters|journalists|news conference|press conference|briefing"
    r"|interview\w*|statement|spokes\w+|officials|analysts?|diplomats?|ambassador|envoy"
    r"|ministry|based|born"
    r"|headquarter\w+|correspondent|lives?|living|resident|reported|speaking|speech)"
    r"(?: (?:on )?\w+day| late| early| earlier| here| yesterday)*,? $"
)
_HAPPENINGS = HAPPENINGS | NOUNS
_BACK = 150


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place's name, and its country's code if the sentence names it or the place is a capital.

    ``start`` is inclusive, ``end`` exclusive, both in code points of the text.
    """

    words: str
    start: int
    end: int
    alpha3: str | None
    pattern: Pattern


def places_in(text: str, gazetteer: Gazetteer | None = None) -> list[PlaceMention]:
    """The places of a sentence, in order; they do not overlap.

    Places of a report or of its speakers are found only if the sentence names no other.
    """
    found = [
        PlaceMention(name.words, name.start, name.end, name.alpha3, pattern)
        for name in place_names_in(text, gazetteer)
        if (pattern := _pattern(text, name))
    ]
    told = [place for place in found if place.pattern is not Pattern.PLACE_OF_REPORT]
    return told or found


def _pattern(text: str, name: PlaceName) -> Pattern | None:
    """How the place was found; None where somebody spoke or nothing was done."""
    if name.named_by is NamedBy.DATELINE:
        return Pattern.PLACE_OF_REPORT
    is_at = name.named_by is NamedBy.PREPOSITION
    if is_at and _SPOKEN.search(text[max(0, name.begins - _BACK) : name.begins]):
        return None
    deed = _deed_before(text, name)
    factuality = factuality_at(text, deed.start(), deed.end()) if deed else Factuality.TOLD
    if factuality in NOT_DONE:
        return None
    is_told = deed and (is_past_form(deed[0].lower()) or _is_beside(text, deed, name))
    if factuality is not Factuality.DONE or not is_told or name.named_by is NamedBy.NOUN:
        return Pattern.PLACE_NAMED
    is_visited = name.named_by is NamedBy.TRAVEL
    return Pattern.PLACE_VISITED if is_visited else Pattern.PLACE_OF_DEED


def _deed_before(text: str, name: PlaceName) -> re.Match[str] | None:
    """The last deed before a place in its clause; None without one.

    A visit is a deed of its own words: "visited Kabul".
    """
    until = _until(name)
    window = max(0, until - _BACK)
    signs = _END_OF_CLAUSE.finditer(text, window, until)
    clause = max((match.end() for match in signs), default=window)
    for match in reversed(list(_WORD.finditer(text, clause, until))):
        word = match[0].lower()
        action = VERBS.get(word)
        if action in (ActionKind.WORD, ActionKind.REPORT):
            return None
        is_happening = word in _HAPPENINGS and _is_beside(text, match, name)
        if action or is_past_form(word) or is_happening:
            return match
    return None


def _until(name: PlaceName) -> int:
    return name.start if name.named_by is NamedBy.TRAVEL else name.begins


def _is_beside(text: str, word: re.Match[str], name: PlaceName) -> bool:
    return not text[word.end() : _until(name)].strip()
