"""The vocabulary that ships, fitted to the countries that were added by hand.

Codes and slugs stand in addresses and in editions, so that those on record stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from relations.record.country_names import CountryName
from relations.record.vocabulary import Country

FixtureRow = dict[str, Any]
"""A row of a fixture: `model` and `fields`."""

_COUNTRY, _NAME = "relations.country", "relations.countryname"


@dataclass(frozen=True, slots=True)
class FittedVocabulary:
    """The rows that can be stored beside what is on record, and a remark, as a sentence, for each
    country that ships and is left out or keeps another code."""

    rows: list[FixtureRow]
    remarks: list[str]


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Which countries on record are those that ship, by the code that ships."""

    shipped: Mapping[str, FixtureRow]
    stored: Mapping[str, Country]
    same: dict[str, Country] = field(default_factory=dict)

    def is_left_out(self, code: str) -> bool:
        """Whether another country has the code."""
        return code in self.stored and code not in self.same

    def code_here(self, code: str) -> str:
        return self.same[code].alpha3 if code in self.same else code


def fitted_vocabulary(rows: Sequence[FixtureRow]) -> FittedVocabulary:
    """The rows of a fixture, fitted to the countries on record; one query.

    A country that is on record under another code, by its slug or one of its names, is that one,
    and keeps code, slug and name. One whose code is that of another country is left out.
    """
    shipped = {row["fields"]["alpha3"]: row["fields"] for row in rows if row["model"] == _COUNTRY}
    fitting = _Fitting(shipped, {each.alpha3: each for each in Country.objects.all()})
    _recognise(fitting, _slugs_of_names(rows))
    return FittedVocabulary(list(_rows(fitting, rows)), list(_remarks(fitting)))


def is_name(row: FixtureRow) -> bool:
    """Whether a row is a name of a country in text."""
    return bool(row["model"] == _NAME)


def store_names(rows: Iterable[FixtureRow]) -> None:
    """Store the names that are not on record; a query, and one for each few hundred of them."""
    countries = dict(Country.objects.values_list("alpha3", "pk"))
    names = (
        CountryName(
            country_id=countries[fields["country"][0]], kind=fields["kind"], name=fields["name"]
        )
        for fields in (row["fields"] for row in rows)
    )
    CountryName.objects.bulk_create(names, ignore_conflicts=True)


def _slugs_of_names(rows: Iterable[FixtureRow]) -> dict[str, set[str]]:
    """The names of each country that ships, as slugs, by its code."""
    slugs: dict[str, set[str]] = {}
    for fields in (row["fields"] for row in rows if row["model"] == _COUNTRY):
        slugs[fields["alpha3"]] = {fields["slug"], slugify(fields["name"])}
    for fields in (row["fields"] for row in rows if row["model"] == _NAME):
        if fields["kind"] == CountryName.Kind.NAME:
            slugs[fields["country"][0]].add(slugify(fields["name"]))
    return slugs


def _recognise(fitting: _Fitting, slugs: Mapping[str, set[str]]) -> None:
    """Fill in `same`: first those with the code that ships, then those with another."""
    for code, country in fitting.stored.items():
        if code in slugs and not slugs[code].isdisjoint({country.slug, slugify(country.name)}):
            fitting.same[code] = country
    by_hand = [each for code, each in fitting.stored.items() if code not in fitting.same]
    for country in by_hand:
        own = (country.slug, slugify(country.name))
        # By its own name before it is by another, which several countries may have.
        codes = [code for code in slugs if fitting.shipped[code]["slug"] in own]
        codes += [code for code in slugs if not slugs[code].isdisjoint(own)]
        found = next((code for code in codes if code not in fitting.same), None)
        if found:
            fitting.same[found] = country


def _rows(fitting: _Fitting, rows: Iterable[FixtureRow]) -> Iterator[FixtureRow]:
    for row in rows:
        if row["model"] == _COUNTRY:
            yield from _country_rows(fitting, row)
        elif row["model"] == _NAME:
            [code] = row["fields"]["country"]
            if not fitting.is_left_out(code):
                yield _name_row(fitting.code_here(code), row["fields"])
        else:
            yield row


def _country_rows(fitting: _Fitting, row: FixtureRow) -> Iterator[FixtureRow]:
    """The row of a country, unless it is left out, and its name that ships where it has another."""
    code, fields = row["fields"]["alpha3"], dict(row["fields"])
    if fitting.is_left_out(code):
        return
    taken = {each.alpha2 for each in fitting.stored.values()}
    if code not in fitting.same:
        fields["alpha2"] = None if fields["alpha2"] in taken else fields["alpha2"]
    else:
        country = fitting.same[code]
        if (country.alpha3, country.slug) != (code, fields["slug"]):
            yield _name_row(country.alpha3, {"kind": "name", "name": fields["name"]})
            fields["name"] = country.name
        unused = None if fields["alpha2"] in taken else fields["alpha2"]
        fields |= {"alpha3": country.alpha3, "slug": country.slug}
        fields["alpha2"] = country.alpha2 or unused
    if "successors" in fields:
        codes = [each for [each] in fields["successors"] if not fitting.is_left_out(each)]
        fields["successors"] = [[fitting.code_here(each)] for each in codes]
    yield {**row, "fields": fields}


def _name_row(code: str, fields: FixtureRow) -> FixtureRow:
    return {"model": _NAME, "fields": {**fields, "country": [code]}}


def _remarks(fitting: _Fitting) -> Iterator[str]:
    for code, fields in fitting.shipped.items():
        told = {"name": fields["name"], "code": code, "here": fitting.code_here(code)}
        if fitting.is_left_out(code):
            told["other"] = fitting.stored[code].name
            yield _("%(name)s was left out: %(code)s is the code of %(other)s here.") % told
        elif told["here"] != code:
            yield _("%(name)s keeps the code that it has here, %(here)s.") % told
