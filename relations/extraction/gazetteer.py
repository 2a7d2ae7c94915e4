"""A gazetteer: the words by which countries are named, ready to be looked up in a text.

The words are columns of a country in the database, one a line, so that editors can add to them.
What is used without a database is the vocabulary that ships, the same file that fills it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
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
    """What the words of a mention are: the country's name, or something that stands for it.

    The values are the columns that hold the words.
    """

    COUNTRY = "other_names"
    PEOPLE = "demonyms"
    CAPITAL = "capitals"
    GOVERNMENT = "governments"


LOOK_ALIKES = "look_alikes"
COLUMNS = ("alpha3", "name", *StandsFor, LOOK_ALIKES)
"""The columns of a country that a gazetteer is made of, in the order of its rows."""


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The names of a country. The first name of its people is the adjective.

    One that ends with a hyphen begins a compound, such as "Sino-". Capitals include other towns and
    lands by which news means the state, such as Tel Aviv. ``look_alikes`` are words that only look
    like the country; its own name may be one of them.
    """

    alpha3: str
    names: dict[StandsFor, tuple[str, ...]]
    look_alikes: tuple[str, ...]

    @classmethod
    def of(cls, row: Sequence[str]) -> "CountryNames":
        """From the values of `COLUMNS`."""
        columns = dict(zip(COLUMNS, row, strict=True))
        names = {kind: _lines(columns[kind]) for kind in StandsFor}
        own = columns["name"]
        names[StandsFor.COUNTRY] = (
            own,
            *(each for each in names[StandsFor.COUNTRY] if each != own),
        )
        return cls(columns["alpha3"], names, _lines(columns[LOOK_ALIKES]))


@dataclass(frozen=True, slots=True)
class CountryName:
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
        claims: dict[str, list[CountryName]] = {}
        for name in _all_forms(self.countries):
            claims.setdefault(name.words, []).append(name)
        own = {each.names[StandsFor.COUNTRY][0]: each for each in self.countries}
        self._names: dict[str, list[CountryName]] = {}
        for words, names in claims.items():
            if first := WORD.match(words):
                chosen = _chosen(names, own.get(words))
                self._names.setdefault(first[0], []).append(chosen)
        for names in self._names.values():
            names.sort(key=lambda name: -len(name.words))

    def beginning_with(self, first_word: str) -> Sequence[CountryName]:
        return self._names.get(first_word, ())


def plain(text: str) -> str:
    """The text with straight apostrophes, hyphens and plain spaces, as names have them; of the same
    length."""
    return text.translate(_AS_TYPED)


@lru_cache(maxsize=4)
def gazetteer_of(rows: tuple[tuple[str, ...], ...]) -> Gazetteer:
    """The gazetteer of these values of `COLUMNS`, one row a country; the same rows make it once."""
    return Gazetteer(map(CountryNames.of, rows))


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the vocabulary that ships."""
    file = next(each for each in _VOCABULARY if each.is_file())
    records = json.loads(file.read_text(encoding="utf-8"))
    return gazetteer_of(tuple(_rows(records)))


def _rows(records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for record in records:
        if record["model"] == "relations.country":
            fields = record["fields"]
            yield tuple(fields.get(column, "") for column in COLUMNS)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(plain(" ".join(each.split())) for each in text.splitlines() if each.strip())


def _all_forms(countries: Iterable[CountryNames]) -> Iterator[CountryName]:
    """Every form of every name and look-alike."""
    for country in countries:
        for phrase in country.look_alikes:
            for words in {phrase, phrase.replace(" ", "-")}:
                yield CountryName(words, None, StandsFor.COUNTRY)
                yield CountryName(f"{words}s", None, StandsFor.COUNTRY)
        for kind, names in country.names.items():
            for name in names:
                is_prefix = name.endswith("-")
                for words in _forms(name.rstrip("-"), kind):
                    yield CountryName(words, country.alpha3, kind, is_prefix)


def _chosen(claims: Sequence[CountryName], owner: CountryNames | None) -> CountryName:
    """What these words name, of all that is claimed; `owner` has them as its own name."""
    words = claims[0].words
    if owner and words not in owner.look_alikes:
        return CountryName(words, owner.alpha3, StandsFor.COUNTRY)
    if len({each.alpha3 for each in claims}) > 1:
        return CountryName(words, None, StandsFor.COUNTRY)
    return claims[0]


def _forms(name: str, kind: StandsFor) -> set[str]:
    """The name as written, in the plural, with hyphens, and in the capitals of a dateline."""
    forms = {name, name.replace(" ", "-")}
    if kind is StandsFor.PEOPLE and name.endswith(_PLURAL_OF):
        forms |= {f"{each}s" for each in forms}
    return forms | {form.upper() for form in forms}
