"""Countries that a sentence mentions: by name, by their people, their capital, their government.

The names come from a gazetteer. Matching is case-sensitive, because news capitalises names: "china"
and "turkey" are not countries. "Congo" alone is the country whose capital is Kinshasa, as the news
agencies write it, unless the sentence names the other one; "Korean" alone, and an armed group that
governs no state, belong to no country.
"""

import re
from dataclasses import dataclass

from relations.extraction.gazetteer import (
    WORD,
    Gazetteer,
    GazetteerEntry,
    StandsFor,
    plain,
    shipped,
)
from relations.extraction.lexicon.ambiguous import CONGO, is_ambiguous, which_congo
from relations.extraction.lexicon.false_friends import is_something_else
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import is_too_long

# What may follow the first half of a compound besides another country: "Pak-based".
_MADE_OF = re.compile(r"-(?:based|backed|sponsored|led|trained|occupied|funded|administered)\b")
_PATTERNS = {
    StandsFor.COUNTRY: Pattern.COUNTRY_NAME,
    StandsFor.PEOPLE: Pattern.COUNTRY_PEOPLE,
    StandsFor.CAPITAL: Pattern.COUNTRY_CAPITAL,
    StandsFor.GOVERNMENT: Pattern.COUNTRY_GOVERNMENT,
}


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country's three-letter code with the words that name it.

    ``start`` is inclusive, ``end`` exclusive, both in code points of the text.
    """

    alpha3: str
    words: str
    start: int
    end: int
    stands_for: StandsFor
    pattern: Pattern


def countries_in(text: str, gazetteer: Gazetteer | None = None) -> list[CountryMention]:
    """All mentions, in the order of the text; they do not overlap, and the longest name wins.

    ``gazetteer`` is that of the vocabulary that ships unless one is given. None in a sentence that
    is too long.
    """
    if is_too_long(text):
        return []
    gazetteer, typed = gazetteer or shipped(), plain(text)
    mentions: list[CountryMention] = []
    past = 0
    for word in WORD.finditer(typed):
        start = word.start()
        if start < past:
            continue
        joined = bool(mentions) and mentions[-1].end == start - 1 and typed[start - 1] == "-"
        name = _name_at(typed, start, word[0], gazetteer, joined)
        if name is None:
            continue
        past = end = start + len(name.words)
        alpha3 = _meant(typed, start, end, name)
        if alpha3:
            pattern = _pattern(name)
            mentions.append(
                CountryMention(alpha3, text[start:end], start, end, name.stands_for, pattern)
            )
    return mentions


def _name_at(
    typed: str, start: int, first_word: str, gazetteer: Gazetteer, joined: bool
) -> GazetteerEntry | None:
    """The longest name that begins at ``start`` and ends with a whole word.

    ``joined`` is whether a hyphen joins it to a mention before it.
    """
    for name in gazetteer.beginning_with(first_word):
        end = start + len(name.words)
        if not typed.startswith(name.words, start) or _goes_on(typed, end):
            continue
        if not name.is_prefix or joined or _is_compound(typed, end, gazetteer):
            return name
    return None


def _goes_on(typed: str, end: int) -> bool:
    return end < len(typed) and (typed[end].isalnum() or typed[end] == "_")


def _is_compound(typed: str, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins a country to the words before ``end``: "Indo-Pakistani"."""
    if _MADE_OF.match(typed, end):
        return True
    other = WORD.match(typed, end + 1) if typed[end : end + 1] == "-" else None
    if other is None:
        return False
    start = other.start()
    return any(
        name.alpha3
        and typed.startswith(name.words, start)
        and not _goes_on(typed, start + len(name.words))
        for name in gazetteer.beginning_with(other[0])
    )


def _meant(typed: str, start: int, end: int, name: GazetteerEntry) -> str | None:
    """The code of the country that a name means here; None if it means something else."""
    if name.alpha3 is None or is_something_else(typed, start, end, name.stands_for):
        return None
    return which_congo(typed, start, end) if name.words in CONGO else name.alpha3


def _pattern(name: GazetteerEntry) -> Pattern:
    if name.is_prefix:
        return Pattern.COUNTRY_COMPOUND
    return Pattern.COUNTRY_AMBIGUOUS if is_ambiguous(name.words) else _PATTERNS[name.stands_for]
