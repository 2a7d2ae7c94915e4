"""Loads the countries that ship, their successors and their names, beside those on record.

Codes and slugs on record stay: they stand in addresses and in editions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from relations.record.country_names import CountryName
from relations.record.free_codes import free_slug
from relations.record.shipped_countries import RecognisedCountries, recognised
from relations.record.shipped_fates import Loading, ShippedFate, told
from relations.record.shipped_vocabulary import ShippedKind, VocabularyRow
from relations.record.vocabulary import LONGEST_SLUG, Country

_Successor = Country.successors.through


def load_countries(loading: Loading) -> None:
    """Load countries, then what belongs to those of them that are on record."""
    countries = recognised(loading.rows)
    by_hand = countries.by_hand()
    rows = list(_with_free_codes(_with_room(loading, countries), countries))
    here = countries.same
    loading.settle_named(rows, Country, here, by_hand)
    for row in rows:
        if row.key[0] in here:
            _fill_in(loading, here[row.key[0]], row)
    loading.store(here.values())
    _load_successors(loading, here)
    _load_names(loading, here)


def _with_room(loading: Loading, countries: RecognisedCountries) -> Iterator[VocabularyRow]:
    """The countries that ship, but for those whose code is that of another country here."""
    for row in loading.of_kind(ShippedKind.COUNTRY):
        [code] = row.key
        own, other = countries.same.get(code), countries.holder_of(code)
        said = {"name": row.name, "code": code, "other": other, "here": own and own.alpha3}
        if other:
            loading.leave(
                _("%(name)s was left out: %(code)s is the code of %(other)s here.") % said
            )
            continue
        if own and own.alpha3 != code:
            loading.leave(_("%(name)s keeps the code that it has here, %(here)s.") % said)
        yield row


def _with_free_codes(
    rows: Iterable[VocabularyRow], countries: RecognisedCountries
) -> Iterator[VocabularyRow]:
    """The rows without two letters that another country has here, and new ones with a slug that
    makes no address of two dyads."""
    two_letters = {each.alpha2 for each in countries.stored.values()}
    slugs = {each.slug for each in countries.stored.values()}
    # Those that ship go together, as a test sees to: it is slow to look, and needed only here.
    are_mixed = bool(countries.by_hand())
    for row in rows:
        codes = dict(row.codes)
        if codes["alpha2"] in two_letters:
            codes["alpha2"] = None
        if are_mixed and row.key[0] not in countries.same:
            codes["slug"] = free_slug(codes["slug"], slugs, LONGEST_SLUG)
            slugs.add(codes["slug"])
        yield replace(row, codes=codes)


def _fill_in(loading: Loading, country: Country, row: VocabularyRow) -> None:
    """Give a country what it has from no editor: two letters, and a standing where it is from
    before countries had one."""
    if not country.alpha2 and row.codes["alpha2"]:
        loading.write(country, row.codes, ("alpha2",))
    if not country.standing:
        loading.write(country, row.words, ("standing", "existed"))


def _load_successors(loading: Loading, countries: Mapping[str, Country]) -> None:
    added = []
    for row in loading.of_kind(ShippedKind.SUCCESSOR):
        pair = [countries[code] for code in row.key if code in countries]
        if len(pair) < len(row.key):
            continue
        fate = _fate_of_part(loading, row, *(each.alpha3 for each in pair))
        loading.settle(row, fate)
        if fate is ShippedFate.ADDED:
            added.append(_Successor(from_country=pair[0], to_country=pair[1]))
    _Successor._default_manager.bulk_create(added)
    loading.loaded.added += added


def _load_names(loading: Loading, countries: Mapping[str, Country]) -> None:
    holders = _names_by_hand(loading, countries)
    added = []
    for row in _names_that_ship(loading, countries):
        country = countries.get(row.key[0])
        if country is None:
            continue
        _code, kind, name = row.key
        fate = _fate_of_part(loading, row, country.alpha3, kind, name)
        other = holders.get(name.casefold(), country.alpha3)
        if fate is ShippedFate.ADDED and other != country.alpha3:
            said = {"row": told(row), "other": other}
            loading.leave(_("%(row)s: a name of %(other)s here; left out.") % said)
            continue
        loading.settle(row, fate)
        if fate is ShippedFate.ADDED:
            added.append(CountryName(country=country, kind=kind, name=name))
    # Row by row they would take ten times as long.
    CountryName.objects.bulk_create(added)
    loading.loaded.added += added


def _fate_of_part(loading: Loading, row: VocabularyRow, *key_here: str) -> ShippedFate:
    """The fate of a row that is on record or not, and has no words of its own."""
    is_here = (row.kind, " ".join(key_here)) in loading.on_record
    return loading.fate_of(row, {} if is_here else None)


def _names_that_ship(loading: Loading, countries: Mapping[str, Country]) -> Iterable[VocabularyRow]:
    """The names that ship; of countries by hand, which may be called otherwise here, their own
    names too."""
    names = {row.identity: row for row in loading.of_kind(ShippedKind.NAME)}
    for row in loading.of_kind(ShippedKind.COUNTRY):
        [code], country = row.key, countries.get(row.key[0])
        if country and (country.alpha3, country.slug) != (code, row.codes["slug"]):
            own = VocabularyRow(ShippedKind.NAME, (code, CountryName.Kind.NAME.value, row.name))
            names[own.identity] = own
    return names.values()


def _names_by_hand(loading: Loading, countries: Mapping[str, Country]) -> dict[str, str]:
    """The names of countries that an editor added, without case, with the code of their country
    here."""
    codes = {country.alpha3: code for code, country in countries.items()}
    shipped = {row.identity for row in loading.rows} | loading.last.keys()
    names = (key.split(" ", 2) for kind, key in loading.on_record if kind is ShippedKind.NAME)
    return {
        name.casefold(): here
        for here, kind, name in names
        if (ShippedKind.NAME, f"{codes.get(here)} {kind} {name}") not in shipped
    }
