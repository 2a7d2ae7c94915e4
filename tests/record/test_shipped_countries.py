"""Countries that were added by hand before they shipped are recognised, and keep their codes."""

from typing import Any

import pytest

from relations.record.country_names import CountryName
from relations.record.shipped_rows import ShippedRow
from relations.record.shipped_vocabulary import shipped_vocabulary
from relations.record.vocabulary import Country, EventType, Topic
from relations.record.vocabulary_loading import load_vocabulary
from tests.factories import make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SHIPPED = shipped_vocabulary()


def add_by_hand(*shipped: str, **fields: Any) -> Country:
    """A country as an older version has it, before those that ship now under these codes."""
    Country.objects.filter(alpha3__in=shipped).delete()
    for code in shipped:
        ShippedRow.objects.filter(key__contains=code).delete()
    return Country.objects.create(**{"standing": "", **fields})


def load() -> list[str]:
    """Load the vocabulary, and return why it left rows alone."""
    return load_vocabulary(SHIPPED).left_alone


def names_of(code: str) -> set[str]:
    return set(CountryName.objects.filter(country__alpha3=code).values_list("name", flat=True))


def successors_of(code: str) -> set[str]:
    country = Country.objects.get(alpha3=code)
    return set(country.successors.values_list("alpha3", flat=True))


def test_country_by_hand_with_a_shipped_code_and_slug_is_filled_in() -> None:
    shipped = Country.objects.filter(alpha3="XKX").values("name", "slug", "alpha2", "standing")
    before, names = shipped.get(), names_of("XKX")
    add_by_hand("XKX", alpha3="XKX", alpha2="XK", name="Kosovo", slug="kosovo")
    assert load() == ["Country “Kosovo” (XKX): added here by hand; left alone."]
    assert (shipped.get(), names_of("XKX")) == (before, names)
    assert load() == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Somaliland", "somaliland"),
        ("Republic of Somaliland", "republic-of-somaliland"),
        ("Somaliland (region)", "somaliland"),
    ],
)
def test_country_by_hand_keeps_its_code_its_slug_and_its_name(name: str, slug: str) -> None:
    add_by_hand("XSM", alpha3="XSL", alpha2="XS", name=name, slug=slug)
    assert "Somaliland keeps the code that it has here, XSL." in load()
    country = Country.objects.get(alpha3="XSL")
    assert (country.name, country.slug, country.alpha2) == (name, slug, "XS")
    assert country.standing == "de-facto-state"
    assert {"Somaliland", "Republic of Somaliland", "Hargeisa"} <= names_of("XSL")
    assert not Country.objects.filter(alpha3="XSM").exists()


def test_vocabulary_is_stored_beside_countries_added_by_hand() -> None:
    add_by_hand("XSM", alpha3="XSL", alpha2="XS", name="Somaliland", slug="somaliland")
    add_by_hand("XSO", alpha3="XSO", alpha2="XO", name="Sonora", slug="sonora")
    edition = make_published(countries=("XSL", "XSO"))
    assert "South Ossetia was left out: XSO is the code of Sonora here." in load()
    assert Country.objects.get(slug="somaliland").names.filter(name="Hargeisa").exists()
    assert not CountryName.objects.filter(name="Tskhinvali").exists()
    taking_part = edition.event.participations.values_list("country__alpha3", "country__name")
    assert set(taking_part) == {("XSL", "Somaliland"), ("XSO", "Sonora")}


def test_country_whose_code_is_that_of_another_is_left_out() -> None:
    add_by_hand("XSO", alpha3="XSO", name="Sonora", slug="sonora")
    assert load() == ["South Ossetia was left out: XSO is the code of Sonora here."]
    assert names_of("XSO") == set()
    assert not Country.objects.filter(slug="south-ossetia").exists()


def test_country_that_was_left_out_is_added_when_its_code_is_free() -> None:
    sonora = add_by_hand("XSO", alpha3="XSO", name="Sonora", slug="sonora")
    load()
    sonora.delete()
    assert load() == []
    assert "Tskhinvali" in names_of("XSO")


def test_two_countries_by_hand_may_have_each_others_codes() -> None:
    add_by_hand("XSO", "XSM", alpha3="XSO", name="Somaliland", slug="somaliland")
    add_by_hand(alpha3="XSM", name="South Ossetia", slug="south-ossetia")
    told = load()
    assert "Somaliland keeps the code that it has here, XSO." in told
    assert "South Ossetia keeps the code that it has here, XSM." in told
    assert "Hargeisa" in names_of("XSO")
    assert "Tskhinvali" in names_of("XSM")


def test_successors_follow_the_codes_on_record() -> None:
    add_by_hand("SRB", alpha3="XSE", name="Serbia", slug="serbia")
    load()
    assert "XSE" in successors_of("SCG")


def test_successor_that_is_left_out_is_none() -> None:
    add_by_hand("SCG", alpha3="SCG", name="Scania", slug="scania")
    load()
    assert "SCG" not in successors_of("YUG")


def test_two_letters_of_another_country_are_not_taken_from_it() -> None:
    add_by_hand("XKX", alpha3="XKA", alpha2="XK", name="Karelia", slug="karelia")
    load()
    assert Country.objects.get(alpha3="XKX").alpha2 is None


def test_country_by_hand_without_two_letters_gets_those_that_ship() -> None:
    add_by_hand("XKX", alpha3="XKO", name="Kosovo", slug="kosovo")
    load()
    assert Country.objects.get(alpha3="XKO").alpha2 == "XK"


def test_new_country_makes_no_address_of_two_dyads_with_one_by_hand() -> None:
    # Otherwise “guinea-bissau-mali” would be its own with Mali, and that of Guinea with this one.
    add_by_hand("GNB", alpha3="XBM", name="Bissau-Mali", slug="bissau-mali")
    load()
    assert Country.objects.get(alpha3="GNB").slug == "guinea-bissau-2"


def test_vocabulary_is_loaded_as_it_ships_into_an_empty_record() -> None:
    tables = (Country, CountryName, Country.successors.through, EventType, Topic)
    before = [table._default_manager.count() for table in tables]
    for table in (Country, EventType, Topic, ShippedRow):
        table._default_manager.all().delete()
    assert load() == []
    assert [table._default_manager.count() for table in tables] == before


def test_vocabulary_is_loaded_again_as_it_ships() -> None:
    loaded = load_vocabulary(SHIPPED)
    assert (loaded.added, loaded.changed, loaded.left_alone) == ([], {}, [])
