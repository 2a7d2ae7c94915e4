"""Countries that a sentence mentions: by name, by their people, their capital, their government.

The names are in ``countries.csv``. Matching is case-sensitive, because news capitalises names:
"china" and "turkey" are not countries. "Congo" alone is the country whose capital is Kinshasa, as
the news agencies write it; "Korean" alone, and an armed group that governs no state, belong to no
country.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from relations.extraction.lexicon.false_friends import PHRASES, is_something_else

_FILE = Path(__file__).with_name("countries.csv")
_PLURAL_OF = ("an", "i")
# Where a name may begin: names are indexed by their first word. The tokens of ``extraction.tokens``
# do not fit, because "Iran-backed" is one of them.
_WORD = re.compile(r"\w+")
_AS_TYPED = str.maketrans("’‘ʼ‑–\n\t\u00a0\u202f", "'''--    ")


class StandsFor(StrEnum):
    """What the words of a mention are: the country's name, or something that stands for it."""

    COUNTRY = "country"
    PEOPLE = "people"
    CAPITAL = "capital"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """The names of a country. The first name of its people is the adjective.

    Capitals include other towns and lands by which news means the state, such as Tel Aviv.
    """

    alpha3: str
    names: dict[StandsFor, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country's ISO 3166-1 code with the words that name it.

    ``start`` is inclusive, ``end`` exclusive, both in code points of the text.
    """

    alpha3: str
    words: str
    start: int
    end: int
    stands_for: StandsFor


@dataclass(frozen=True, slots=True)
class _CountryName:
    """The words of a name; ``alpha3`` is None for a phrase that only looks like one."""

    words: str
    alpha3: str | None
    stands_for: StandsFor


def countries_in(text: str) -> list[CountryMention]:
    """All mentions, in the order of the text; they do not overlap, and the longest name wins."""
    plain = text.translate(_AS_TYPED)
    mentions: list[CountryMention] = []
    past = 0
    for word in _WORD.finditer(plain):
        start = word.start()
        name = _name_at(plain, start, word[0]) if start >= past else None
        if name is None:
            continue
        past = end = start + len(name.words.rstrip("-"))
        if name.alpha3 and not _is_other(plain, start, end, name.stands_for):
            mentions.append(
                CountryMention(name.alpha3, text[start:end], start, end, name.stands_for)
            )
    return mentions


@cache
def facts() -> tuple[CountryFacts, ...]:
    """The names of all countries, in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            CountryFacts(
                row["alpha3"],
                {kind: tuple(filter(None, row[kind].split("|"))) for kind in StandsFor},
            )
            for row in csv.DictReader(file)
        )


def _name_at(plain: str, start: int, first_word: str) -> _CountryName | None:
    """The longest name that begins at ``start`` and ends with a whole word."""
    for name in _names_by_first_word().get(first_word, ()):
        end = start + len(name.words)
        if plain.startswith(name.words, start) and (
            name.words.endswith("-") or not _goes_on(plain, end)
        ):
            return name
    return None


def _goes_on(plain: str, end: int) -> bool:
    return end < len(plain) and (plain[end].isalnum() or plain[end] == "_")


def _is_other(plain: str, start: int, end: int, stands_for: StandsFor) -> bool:
    is_people = stands_for is StandsFor.PEOPLE
    return is_something_else(plain, start, end, is_people, stands_for is StandsFor.CAPITAL)


@cache
def _names_by_first_word() -> dict[str, list[_CountryName]]:
    """All names and look-alikes by their first word, the longest first."""
    found: dict[str, list[_CountryName]] = {}
    for name in _names():
        first = _WORD.match(name.words)
        if first is not None:
            found.setdefault(first[0], []).append(name)
    for names in found.values():
        names.sort(key=lambda name: -len(name.words))
    return found


def _names() -> Iterator[_CountryName]:
    for phrase in PHRASES:
        yield from (
            _CountryName(words, None, StandsFor.COUNTRY) for words in (phrase, f"{phrase}s")
        )
    for fact in facts():
        for kind, names in fact.names.items():
            for words in (form for name in names for form in _forms(name, kind)):
                yield _CountryName(words, fact.alpha3, kind)


def _forms(name: str, kind: StandsFor) -> set[str]:
    """The name as written, in the plural, and in the capitals of a dateline."""
    forms = {name}
    if kind is StandsFor.PEOPLE and name.endswith(_PLURAL_OF):
        forms.add(f"{name}s")
    return forms | {form.upper() for form in forms}
