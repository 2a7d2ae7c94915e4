"""Names of people: where they begin and end among the capitalised words of a sentence."""

import re
from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import (
    ABBREVIATED,
    DAYS_AND_MONTHS,
    EAST_ASIAN_SURNAMES,
    FUNCTION_WORDS,
    GROUP_MODIFIERS,
    GROUPS_OF,
    HEADS,
    MODIFIERS,
    NOT_PERSONS,
    ORGANISATION_WORDS,
    OUTSIDE,
    PARTICLES,
    TITLES,
)
from relations.extraction.lexicon.given_names import gender_of
from relations.extraction.lexicon.quoting_verbs import PHRASES
from relations.extraction.lexicon.speech_acts import FORMS

_ARTICLE_NAME = re.compile(r"(?:al|el|as|ad|ash|an|ar|at|az|ul|ud)-[^\W\d_a-z]\w*")
_MOST_NAMES = 6
_MOST_TITLES = 4
_MOST_PARTICLES = 3
_SUFFIXES = frozenset(("jr", "sr"))
_NOT_BARE = NOT_PERSONS | HEADS
_FIRST_PARTICLES = frozenset(("bin", "abu", "van", "von", "de"))
_NEVER_IN_NAMES = (
    ORGANISATION_WORDS | HEADS | GROUPS_OF | GROUP_MODIFIERS | (NOT_PERSONS - EAST_ASIAN_SURNAMES)
)


class PersonName(NamedTuple):
    """``start`` is the token after any title, ``end`` is exclusive; ``names`` counts its words."""

    title: str
    start: int
    end: int
    names: int


def name_at(sentence: ParsedSentence, position: int, after_post: bool = False) -> PersonName | None:
    """The longest name that begins with this token, with or without titles before it.

    ``after_post`` if a post stands before it, so that "Park" is a person, not a park.
    """
    start = position
    for _ in range(_MOST_TITLES):
        start = _after_title(sentence, start)
    end, names = start, 0
    while names < _MOST_NAMES and (after := _after_name(sentence, end, names > 0)):
        end, names = after, names + 1
    keys = {token.key for token in sentence.tokens[start:end]}
    if not names or keys & ORGANISATION_WORDS:
        return None
    is_known_person = after_post or start > position
    if not is_known_person and keys & _NOT_BARE:
        return None
    title = sentence.words(position, start) if start > position else ""
    return PersonName(title, start, end, names)


def is_bare_name(sentence: ParsedSentence, name: PersonName) -> bool:
    """Whether a name of two or more words, without a post beside it, is probably not a place."""
    is_outside = sentence.key(name.start - 1) in OUTSIDE
    # "Chimed in Dale Buckner".
    is_outside &= sentence.key(name.start - 1) not in PHRASES.get(sentence.key(name.start - 2), ())
    return (
        name.names > 1
        and not is_outside
        and sentence.key(name.end) not in NOT_PERSONS
        and not sentence.is_capitalised(name.end)
    )


def surname(name: str) -> str:
    """The word that reports use after the first mention: the last, or the first of an East Asian
    name.

    Not a suffix such as "Jr.", unless the name has no other word; empty for an empty name.
    """
    words = _without_suffixes(name)
    if not words:
        return ""
    return words[0] if words[0].lower() in EAST_ASIAN_SURNAMES else words[-1]


def given_name(name: str) -> str:
    """The other end of a name than its surname; empty for a name of one word."""
    words = _without_suffixes(name)
    if len(words) < 2:
        return ""
    return words[-1] if words[0].lower() in EAST_ASIAN_SURNAMES else words[0]


def _without_suffixes(name: str) -> list[str]:
    words = name.split()
    return [word for word in words if word.lower().rstrip(".") not in _SUFFIXES] or words


def short_forms(name: str) -> list[tuple[str, ...]]:
    """The forms that reports use for a person after the first mention, as written: "bin Salman".

    Empty if it is not a person's name, and for a name of one word.
    """
    words = name.split()
    keys = {word.lower() for word in words}
    is_person = all(word[0].isupper() or word.lower() in PARTICLES for word in words)
    if len(words) < 2 or keys & _NEVER_IN_NAMES or not (is_person or _ARTICLE_NAME.search(name)):
        return []
    last = surname(name)
    first = place = words.index(last)
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    forms = [tuple(words[first : place + 1])]
    if _ARTICLE_NAME.fullmatch(last):
        forms.append((last.partition("-")[2],))
    return forms


def is_part_of_a_name(sentence: ParsedSentence, start: int, end: int) -> bool:
    """Whether another name stands right beside these tokens: "Dar" in "Sara Dar"."""
    before = sentence.key(start - 1)
    is_other = before in TITLES or before in HEADS or before in MODIFIERS
    ends_country = sentence.country_ending_at(start) is not None
    is_named_before = start > 0 and _after_name(sentence, start - 1, True) == start
    is_named_after = _after_name(sentence, end, True) is not None
    return is_named_after or (is_named_before and not (is_other or ends_country))


def _after_title(sentence: ParsedSentence, position: int) -> int:
    """The token after a title here, or the same position if there is none."""
    key = sentence.key(position)
    if key not in TITLES or not sentence.is_capitalised(position):
        return position
    return position + 1 + (key in ABBREVIATED and sentence.key(position + 1) == ".")


def _after_name(sentence: ParsedSentence, position: int, is_inside: bool) -> int | None:
    """The token after one word of a name, with any particles before it; None if there is none."""
    place = position
    while place < position + _MOST_PARTICLES and _is_particle(sentence, place):
        place += 1
    if place > position and not is_inside and sentence.key(position) not in _FIRST_PARTICLES:
        return None
    return _after_word(sentence, place, is_inside or place > position)


def is_named_like_country(sentence: ParsedSentence, position: int) -> bool:
    """Whether a country’s name is a surname here: "Jim Jordan", "Rep. Israel"."""
    country = sentence.countries.get(position)
    if country is None or country.end > position + 1:
        return False
    before = position - 1 - (sentence.key(position - 1) == ".")
    is_titled = sentence.key(before) in ABBREVIATED and sentence.is_capitalised(before)
    return is_titled or (
        before == position - 1 and bool(gender_of(sentence.words(before, position)))
    )


def _is_particle(sentence: ParsedSentence, position: int) -> bool:
    return sentence.key(position) in PARTICLES and not sentence.is_capitalised(position)


def _after_word(sentence: ParsedSentence, position: int, is_inside: bool) -> int | None:
    """The token after a capitalised word of a name or an initial; None if there is none."""
    if position >= len(sentence.tokens) or (
        position in sentence.countries and not is_named_like_country(sentence, position)
    ):
        return None
    token = sentence.tokens[position]
    if len(token.text) == 1 and token.is_capitalised and sentence.key(position + 1) == ".":
        return position + 2
    if _ARTICLE_NAME.fullmatch(token.text):
        return position + 1
    if not token.is_capitalised or token.key in DAYS_AND_MONTHS:
        return None
    if position == 0 and token.key in FORMS and token.key.endswith("ed"):
        # "Added Kim Rowe".
        return None
    if token.key in _SUFFIXES and is_inside:
        return position + 1 + (sentence.key(position + 1) == ".")
    return position + 1 if token.key not in FUNCTION_WORDS or token.key == "may" else None
