"""The vocabulary that ships is loaded beside countries that were added by hand."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from relations.record.country_names import CountryName
from relations.record.shipped_countries import FittedVocabulary, fitted_vocabulary
from relations.record.vocabulary import Country
from tests.factories import make_published

pytestmark = pytest.mark.django_db

SHIPPED = json.loads(Path(settings.ASSETS, "fixtures", "vocabulary.json").read_text("utf-8"))


def add_by_hand(*shipped: str, **fields: Any) -> Country:
    """A country as an older version has it, before those that ship now under these codes."""
    Country.objects.filter(alpha3__in=shipped).delete()
    return Country.objects.create(standing="", **fields)


def fit() -> FittedVocabulary:
    return fitted_vocabulary(SHIPPED)


def country_in(vocabulary: FittedVocabulary, code: str) -> dict[str, Any]:
    """The only row of the country with a code."""
    countries = [each["fields"] for each in vocabulary.rows if each["model"].endswith(".country")]
    [found] = [each for each in countries if each["alpha3"] == code]
    return found


def names_in(vocabulary: FittedVocabulary, code: str) -> set[str]:
    names = [each["fields"] for each in vocabulary.rows if each["model"].endswith("countryname")]
    return {each["name"] for each in names if each["country"] == [code]}


def test_country_by_hand_with_a_shipped_code_and_slug_is_filled_in() -> None:
    add_by_hand("XKX", alpha3="XKX", alpha2="XK", name="Kosovo", slug="kosovo")
    assert fit() == FittedVocabulary(SHIPPED, [])


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
    fitted = fit()
    assert fitted.remarks == ["Somaliland keeps the code that it has here, XSL."]
    country = country_in(fitted, "XSL")
    assert (country["name"], country["slug"], country["alpha2"]) == (name, slug, "XS")
    assert country["standing"] == "de-facto-state"
    assert {"Somaliland", "Republic of Somaliland", "Hargeisa"} <= names_in(fitted, "XSL")
    assert names_in(fitted, "XSM") == set()


def test_vocabulary_is_stored_beside_countries_added_by_hand() -> None:
    add_by_hand("XSM", alpha3="XSL", alpha2="XS", name="Somaliland", slug="somaliland")
    add_by_hand("XSO", alpha3="XSO", alpha2="XO", name="Sonora", slug="sonora")
    edition = make_published(countries=("XSL", "XSO"))
    printed = StringIO()
    call_command("loaddata", "vocabulary", stdout=printed)
    assert "South Ossetia was left out: XSO is the code of Sonora here." in printed.getvalue()
    assert Country.objects.get(slug="somaliland").names.filter(name="Hargeisa").exists()
    assert not CountryName.objects.filter(name="Tskhinvali").exists()
    taking_part = edition.event.participations.values_list("country__alpha3", "country__name")
    assert set(taking_part) == {("XSL", "Somaliland"), ("XSO", "Sonora")}


def test_country_whose_code_is_that_of_another_is_left_out() -> None:
    add_by_hand("XSO", alpha3="XSO", name="Sonora", slug="sonora")
    fitted = fit()
    assert fitted.remarks == ["South Ossetia was left out: XSO is the code of Sonora here."]
    assert names_in(fitted, "XSO") == set()
    assert len(fitted.rows) < len(SHIPPED)


def test_two_countries_by_hand_may_have_each_others_codes() -> None:
    add_by_hand("XSO", "XSM", alpha3="XSO", name="Somaliland", slug="somaliland")
    add_by_hand(alpha3="XSM", name="South Ossetia", slug="south-ossetia")
    fitted = fit()
    assert fitted.remarks == [
        "Somaliland keeps the code that it has here, XSO.",
        "South Ossetia keeps the code that it has here, XSM.",
    ]
    assert "Hargeisa" in names_in(fitted, "XSO")
    assert "Tskhinvali" in names_in(fitted, "XSM")


def test_successors_follow_the_codes_on_record() -> None:
    add_by_hand("SRB", alpha3="XSE", name="Serbia", slug="serbia")
    assert ["XSE"] in country_in(fit(), "SCG")["successors"]


def test_successor_that_is_left_out_is_none() -> None:
    add_by_hand("SCG", alpha3="SCG", name="Scania", slug="scania")
    assert ["SCG"] not in country_in(fit(), "YUG")["successors"]


def test_two_letters_of_another_country_are_not_taken_from_it() -> None:
    add_by_hand("XKX", alpha3="XKA", alpha2="XK", name="Karelia", slug="karelia")
    assert country_in(fit(), "XKX")["alpha2"] is None


def test_vocabulary_is_loaded_as_it_ships_into_an_empty_record() -> None:
    Country.objects.all().delete()
    assert fit() == FittedVocabulary(SHIPPED, [])


def test_vocabulary_is_loaded_again_as_it_ships() -> None:
    assert fit() == FittedVocabulary(SHIPPED, [])
