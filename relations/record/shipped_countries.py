"""Which countries on record are those that ship, also where they were added by hand.

Codes and slugs stand in addresses and in editions, so that those on record stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.text import slugify

from relations.record.country_names import CountryName
from relations.record.shipped_vocabulary import ShippedKind, VocabularyRow
from relations.record.vocabulary import Country


@dataclass(slots=True)
class RecognisedCountries:
    """Countries on record, by their codes, and those of them that ship, by the code that ships."""

    stored: dict[str, Country]
    same: dict[str, Country] = field(default_factory=dict)

    def holder_of(self, code: str) -> Country | None:
        """The other country that has the code of one that is not on record."""
        return None if code in self.same else self.stored.get(code)

    def by_hand(self) -> list[Country]:
        """Those that do not ship."""
        shipped = {country.pk for country in self.same.values()}
        return [each for each in self.stored.values() if each.pk not in shipped]


def recognised(rows: Iterable[VocabularyRow]) -> RecognisedCountries:
    """The countries on record that are those of a vocabulary, by their slug or one of their names;
    first those with the code that ships, then those with another. One query."""
    found = RecognisedCountries({each.alpha3: each for each in Country.objects.all()})
    slugs = _slugs_of_names(rows)
    for code, country in found.stored.items():
        if code in slugs and not set(slugs[code]).isdisjoint(_own(country)):
            found.same[code] = country
    for country in found.by_hand():
        missing = _code_by_name(country, slugs, found.same)
        if missing:
            found.same[missing] = country
    return found


def _own(country: Country) -> tuple[str, str]:
    return country.slug, slugify(country.name)


def _code_by_name(
    country: Country, slugs: Mapping[str, list[str]], same: Mapping[str, Country]
) -> str | None:
    """The code of a country that ships and is not yet found: by its own name before it is by
    another, which several countries may have."""
    own = _own(country)
    codes = [code for code, names in slugs.items() if names[0] in own]
    codes += [code for code, names in slugs.items() if not set(names).isdisjoint(own)]
    return next((code for code in codes if code not in same), None)


def _slugs_of_names(rows: Iterable[VocabularyRow]) -> dict[str, list[str]]:
    """The names of each country that ships, as slugs, its own slug first; by its code."""
    slugs: dict[str, list[str]] = {}
    for row in rows:
        if row.kind is ShippedKind.COUNTRY:
            slugs[row.key[0]] = [row.codes["slug"], slugify(row.words["name"])]
        elif row.kind is ShippedKind.NAME and row.key[1] == CountryName.Kind.NAME:
            slugs[row.key[0]].append(slugify(row.key[2]))
    return slugs
