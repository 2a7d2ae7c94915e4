"""A gazetteer: the words by which countries are named, ready to be looked up in a text.

The words are rows beside a country in the database, so that editors can add to them. What is used
without a database is the vocabulary that ships, the same file that fills it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

_ROOM = Path(__file__).resolve().parents[1]
# Inside a built package, or beside it in a checkout; see `ASSETS` in `relations/settings.py`.
_VOCABULARY = (
    _ROOM / "assets" / "fixtures" / "vocabulary.json",
    _ROOM.parent / "fixtures" / "vocabulary.json",
)
_PLURAL_OF = ("an", "i")
# Where a name may begin: names are indexed by their first word. The tokens of ``extraction.tokens``
# do not fit, because "Iran-backed" is one of them.
WORD = re.compile(r"\w+")
_AS_TYPED = str.maketrans("’‘ʼ‑–\n\t\u00a0\u202f", "'''--    ")


class StandsFor(StrEnum):
    """What the words of a mention are: the country's name, or something that stands for it."""

    COUNTRY = "name"
    PEOPLE = "demonym"
    CAPITAL = "capital"
    GOVERNMENT = "government"


LOOK_ALIKE = "look-alike"
"""The kind of words that only look like a country; the others are those of `StandsFor`."""

NameRow = tuple[str, str, str | None, str | None]
"""A country's three letters and its own name, with a kind of words and the words, if it has any."""


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The names of a country, its own name first.

    One that ends with a hyphen begins a compound, such as "Sino-". Capitals include other towns and
    lands by which news means the state, such as Tel Aviv. The own name may be among
    ``look_alikes``; it is then not read.
    """

    alpha3: str
    names: dict[StandsFor, tuple[str, ...]]
    look_alikes: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[NameRow]) -> "CountryNames":
        """From all rows of one country."""
        alpha3, own, _kind, _words = rows[0]
        words: dict[str, list[str]] = {kind: [] for kind in (*StandsFor, LOOK_ALIKE)}
        words[StandsFor.COUNTRY].append(plain(own))
        for _alpha3, _own, kind, name in rows:
            if kind and name and plain(name) not in words[kind]:
                words[kind].append(plain(name))
        names = {kind: tuple(words[kind]) for kind in StandsFor}
        return cls(alpha3, names, tuple(words[LOOK_ALIKE]))


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """The words of a name; ``alpha3`` is None for words that only look like one.

    ``is_prefix`` is whether they name the country only next to a hyphen, as in "Sino-Indian".
    """

    words: str
    alpha3: str | None
    stands_for: StandsFor
    is_prefix: bool = False


class Gazetteer:
    """The names and look-alikes of countries by their first word, the longest first.

    Words that two countries claim name neither, except that a country's own name beats the other
    names and look-alikes of all others.
    """

    def __init__(self, countries: Iterable[CountryNames]) -> None:
        self.countries = tuple(countries)
        claims: dict[str, list[GazetteerEntry]] = {}
        for name in _all_forms(self.countries):
            claims.setdefault(name.words, []).append(name)
        own = {each.names[StandsFor.COUNTRY][0]: each for each in self.countries}
        self._names: dict[str, list[GazetteerEntry]] = {}
        for words, names in claims.items():
            if first := WORD.match(words):
                chosen = _chosen(names, own.get(words))
                self._names.setdefault(first[0], []).append(chosen)
        for names in self._names.values():
            names.sort(key=lambda name: -len(name.words))

    def beginning_with(self, first_word: str) -> Sequence[GazetteerEntry]:
        return self._names.get(first_word, ())


def plain(text: str) -> str:
    """The text with straight apostrophes, hyphens and plain spaces, as names have them; of the same
    length."""
    return text.translate(_AS_TYPED)


@lru_cache(maxsize=4)
def gazetteer_of(rows: tuple[NameRow, ...]) -> Gazetteer:
    """The gazetteer of these rows, those of each country together; the same rows make it once."""
    by_country = groupby(rows, key=lambda row: row[0])
    return Gazetteer(CountryNames.of(list(own)) for _alpha3, own in by_country)


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the vocabulary that ships."""
    file = next(each for each in _VOCABULARY if each.is_file())
    return gazetteer_of(tuple(_rows(json.loads(file.read_text(encoding="utf-8")))))


def _rows(records: Iterable[Mapping[str, Any]]) -> Iterator[NameRow]:
    names: dict[str, list[Any]] = {}
    countries = []
    for record in records:
        fields = record["fields"]
        if record["model"] == "relations.country":
            countries.append(fields)
        elif record["model"] == "relations.countryname":
            names.setdefault(fields["country"][0], []).append(fields)
    for country in countries:
        alpha3, own = country["alpha3"], country["name"]
        yield alpha3, own, None, None
        yield from ((alpha3, own, each["kind"], each["name"]) for each in names.get(alpha3, ()))


def _all_forms(countries: Iterable[CountryNames]) -> Iterator[GazetteerEntry]:
    """Every form of every name and look-alike."""
    for country in countries:
        for phrase in country.look_alikes:
            for words in {phrase, phrase.replace(" ", "-")}:
                yield GazetteerEntry(words, None, StandsFor.COUNTRY)
                yield GazetteerEntry(f"{words}s", None, StandsFor.COUNTRY)
        for kind, names in country.names.items():
            for name in names:
                is_prefix = name.endswith("-")
                for words in _forms(name.rstrip("-"), kind):
                    yield GazetteerEntry(words, country.alpha3, kind, is_prefix)


def _chosen(claims: Sequence[GazetteerEntry], owner: CountryNames | None) -> GazetteerEntry:
    """What these words name, of all that is claimed; `owner` has them as its own name."""
    words = claims[0].words
    if owner and words not in owner.look_alikes:
        return GazetteerEntry(words, owner.alpha3, StandsFor.COUNTRY)
    if len({each.alpha3 for each in claims}) > 1:
        return GazetteerEntry(words, None, StandsFor.COUNTRY)
    return claims[0]


def _forms(name: str, kind: StandsFor) -> set[str]:
    """The name as written, in the plural, with hyphens, and in the capitals of a dateline."""
    forms = {name, name.replace(" ", "-")}
    if kind is StandsFor.PEOPLE and name.endswith(_PLURAL_OF):
        forms |= {f"{each}s" for each in forms}
    return forms | {form.upper() for form in forms}
