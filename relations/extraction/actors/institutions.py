"""Governments, offices and organisations: actors that are not people."""

from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import (
    BEFORE_OFFICE,
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    GOVERNMENTS,
    GROUP_MODIFIERS,
    GROUPS_OF,
    HEADS,
    MODIFIERS,
    OFFICES,
    OFFICES_OF_TWO,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PAPERS,
    TAILS,
    is_modifier,
)
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.tokens import POSSESSIVE, keys_at, phrases

_BY_FIRST_WORD: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(ORGANISATIONS, key=len, reverse=True):
    _BY_FIRST_WORD.setdefault(_name[0], []).append(_name)
# Buildings that stand for a government count as its offices.
_HOUSES = phrases("""
    kremlin, white house, downing street, pentagon, élysée, elysée, elysee, blue house, whitehall,
    quai d'orsay, number 10, foggy bottom, zhongnanhai, state department""")
# Their agencies are parts of them, not offices of a state.
_BODIES = frozenset(("un", "eu", "nato"))
_MINISTRIES = frozenset(("ministry",))
_NO_KINDS = FUNCTION_WORDS | FORMS | MODIFIERS | OFFICES | HEADS
_NO_NAMES = DAYS_AND_MONTHS | FUNCTION_WORDS
_HELD = frozenset(("office", "department", "secretariat", "council"))
_LINKS = frozenset(("of", "for", "and", "the", "on"))
_MOST_WORDS = 8
_SHORT = 3


class Owner(NamedTuple):
    """The country that something belongs to; ``end`` is the token after it and its "’s"."""

    alpha3: str | None
    end: int


class Institution(NamedTuple):
    """``start`` is the token after any article, ``end`` is exclusive; ``is_full`` if more is known
    than a bare word such as "police".
    """

    kind: str
    alpha3: str | None
    start: int
    end: int
    is_full: bool


def owner_at(sentence: ParsedSentence, position: int, is_tail: bool = False) -> Owner | None:
    """The country that begins with this token, or after an article here.

    Its "’s" is included, unless it is a tail ("in Ankara").
    """
    if sentence.key(position) == "the":
        position += 1
    country = sentence.countries.get(position)
    if country is None:
        return None
    end = country.end if is_tail else sentence.after_possessive(country.end)
    return Owner(country.mention.alpha3, end)


def institution_at(sentence: ParsedSentence, position: int) -> Institution | None:
    """The longest phrase for a government, an office or an organisation that begins here."""
    readings = (
        government_at(sentence, position),
        office_at(sentence, position),
        organisation_at(sentence, position),
    )
    return max(filter(None, readings), key=lambda found: found.end, default=None)


def government_at(sentence: ParsedSentence, position: int) -> Institution | None:
    """ "The Sudanese government", "authorities in Baku", or a building that stands for one."""
    start = _after_article(sentence, position)
    if (owner := owner_at(sentence, start)) is None:
        return _government_with_tail(sentence, start)
    country = sentence.countries.get(start)
    if country is None:
        return None
    if sentence.key(country.end - 1) in GOVERNMENTS:
        return Institution("government", owner.alpha3, start, country.end, is_full=True)
    end = owner.end
    if is_modifier(sentence.key(end)) and sentence.key(end) not in GOVERNMENTS:
        end += 1
    if sentence.key(end) in GOVERNMENTS:
        return Institution("government", owner.alpha3, start, end + 1, is_full=True)
    if tuple(token.key for token in sentence.tokens[start : country.end]) in _HOUSES:
        return Institution("office", owner.alpha3, start, country.end, is_full=True)
    return None


def _government_with_tail(sentence: ParsedSentence, start: int) -> Institution | None:
    if sentence.key(start) not in GOVERNMENTS:
        return None
    if sentence.key(start + 1) in ("of", "in") and (
        owner := owner_at(sentence, start + 2, is_tail=True)
    ):
        return Institution("government", owner.alpha3, start, owner.end, is_full=True)
    return Institution("government", None, start, start + 1, is_full=False)


def office_at(sentence: ParsedSentence, position: int) -> Institution | None:
    """A ministry, an army, a court: "the foreign ministry in Ankara", "Poland’s police"."""
    start = _after_article(sentence, position)
    owner = owner_at(sentence, start)
    begin = _after_holder(sentence, owner.end if owner else start)
    nouns = OFFICES if owner else _MINISTRIES if start > position else frozenset()
    if is_unknown_kind(sentence, begin, nouns):
        begin += 1
    end = _office_end(sentence, begin)
    if end is None:
        return None
    tail = _office_tail(sentence, end)
    alpha3 = (owner.alpha3 if owner else None) or (tail.alpha3 if tail else None)
    is_full = bool(owner or tail or end > begin + 1)
    return Institution("office", alpha3, start, tail.end if tail else end, is_full)


def _office_end(sentence: ParsedSentence, position: int) -> int | None:
    """The token after the first word for an office; words for its kind may come before it."""
    for place in range(position, position + _MOST_WORDS):
        if after := _after_office(sentence, place):
            # "The customs office".
            return _after_office(sentence, after) or after
        key = sentence.key(place)
        if key in _BODIES or not (key in BEFORE_OFFICE or is_modifier(key)):
            break
    return None


def _after_holder(sentence: ParsedSentence, position: int) -> int:
    """Where the office begins in "the governor’s office"; the same position without a holder."""
    place = position
    while place < position + _MOST_WORDS and sentence.key(place) in MODIFIERS:
        place += 1
    is_held = sentence.key(place) in HEADS and sentence.key(place + 2) in _HELD
    return place + 2 if is_held and sentence.key(place + 1) == POSSESSIVE else position


def is_unknown_kind(sentence: ParsedSentence, position: int, nouns: frozenset[str]) -> bool:
    """Whether an unlisted word before one of these nouns says what kind of office or post it is."""
    if position >= len(sentence.tokens) or sentence.key(position + 1) not in nouns:
        return False
    token = sentence.tokens[position]
    return token.is_word and token.key not in _NO_KINDS and not token.key.endswith("ly")


def _after_office(sentence: ParsedSentence, position: int) -> int | None:
    if (sentence.key(position), sentence.key(position + 1)) in OFFICES_OF_TWO:
        return position + 2
    return position + 1 if sentence.key(position) in OFFICES else None


def _office_tail(sentence: ParsedSentence, position: int) -> Owner | None:
    """ "Of foreign affairs", "of defence in Taipei", "in Ankara"."""
    alpha3, end = None, None
    while sentence.key(position) in ("of", "for", "in"):
        is_place = sentence.key(position) == "in"
        owner = owner_at(sentence, position + 1, is_tail=True)
        if owner:
            alpha3, position = owner.alpha3, owner.end
        elif is_place or (after := _after_subject(sentence, position + 1)) is None:
            break
        else:
            position = after
        end = position
    return Owner(alpha3, end) if end else None


def _after_subject(sentence: ParsedSentence, position: int) -> int | None:
    """The token after the subject of a ministry: "foreign affairs", "trade and industry"."""
    end = None
    position = _after_article(sentence, position)
    while sentence.key(position) in TAILS or sentence.key(position) in ("and", ","):
        position += 1
        if sentence.key(position - 1) in TAILS:
            end = position
    return end


def organisation_at(sentence: ParsedSentence, position: int) -> Institution | None:
    """An organisation by a known name, by capitalised words, or by its purpose."""
    start = _after_article(sentence, position)
    for name in _BY_FIRST_WORD.get(sentence.key(start), ()):
        if _is_written_as_a_name(sentence, start) and keys_at(sentence.tokens, start, name):
            body = _with_its_body(sentence, start + len(name))
            return Institution("organisation", None, start, body, is_full=True)
    owner = owner_at(sentence, start)
    first = owner.end if owner else start
    end = _group_end(sentence, first) or _capitals_end(sentence, first, owner is not None)
    if end is None:
        return None
    return Institution("organisation", owner.alpha3 if owner else None, start, end, is_full=True)


def _is_written_as_a_name(sentence: ParsedSentence, position: int) -> bool:
    """Whether it has a capital, or is like "al-Shabab"; at most three letters need all capitals,
    so that "Who" is not the WHO.
    """
    text = sentence.tokens[position].text
    return text.isupper() if len(text) <= _SHORT else text[0].isupper() or "-" in text


def _with_its_body(sentence: ParsedSentence, end: int) -> int:
    """The end including "refugee agency" in "the UN refugee agency"."""
    position = sentence.after_possessive(end)
    last = position + _MOST_WORDS
    while position < last and sentence.key(position) in MODIFIERS:
        position += 1
    if sentence.key(position) in ORGANISATION_WORDS or sentence.key(position) in OFFICES:
        return position + 1
    return position + 1 if sentence.key(position) in ("agency", "body") else end


def _group_end(sentence: ParsedSentence, position: int) -> int | None:
    """ "Human rights organisations", "state media"."""
    for place in range(position, position + _MOST_WORDS):
        if sentence.key(place) not in GROUP_MODIFIERS:
            break
        if sentence.key(place + 1) in GROUPS_OF:
            return place + 2
    return None


def _capitals_end(sentence: ParsedSentence, position: int, is_owned: bool) -> int | None:
    """Where capitalised words that name an organisation end: "Border Security Force"."""
    start, is_named = position, False
    end: int | None = None
    while position < start + _MOST_WORDS:
        key = sentence.key(position)
        if sentence.is_capitalised(position) and key not in _NO_NAMES:
            is_named = is_named or key in ORGANISATION_WORDS
            position = end = position + 1
        elif end and is_named and key in _LINKS:
            position += 1
        else:
            break
    is_paper = sentence.key(start) in PAPERS and sentence.key(start - 1) == "the"
    is_long = end is not None and end - start > (0 if is_owned or is_paper else 1)
    return end if is_named and is_long else None


def _after_article(sentence: ParsedSentence, position: int) -> int:
    return position + (sentence.key(position) in ("the", "a", "an"))
