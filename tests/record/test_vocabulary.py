"""The vocabulary that ships with the record: countries, topics and types of event.

The fixture is read as JSON, so these claims hold before any database exists.
"""

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global

from relations.dates.edtf import parse
from relations.record.country_names import CountryName
from relations.record.free_codes import TAKEN_ELSEWHERE
from relations.record.vocabulary import Country

Fields = dict[str, Any]

FIXTURE = Path(__file__).parents[2] / "fixtures" / "vocabulary.json"
RECORDS: list[dict[str, Any]] = json.loads(FIXTURE.read_text(encoding="utf-8"))


def fields_of(model: str) -> list[Fields]:
    return [record["fields"] for record in RECORDS if record["model"] == model]


COUNTRIES = fields_of("relations.country")
NAMES = fields_of("relations.countryname")
KINDS = CountryName.Kind.values
TOPICS = fields_of("relations.topic")
EVENT_TYPES = fields_of("relations.eventtype")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QUADS = [
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
    "neutral",
]
# The event types of PLOVER since 2022, when REQUEST took the place of DEMAND.
PLOVER_TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}

each_country = pytest.mark.parametrize("country", COUNTRIES, ids=lambda fields: fields["alpha3"])
each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda fields: fields["code"])
each_event_type = pytest.mark.parametrize(
    "event_type", EVENT_TYPES, ids=lambda fields: fields["code"]
)


def repeated(rows: list[Fields], field: str) -> list[str]:
    return [value for value, times in Counter(row[field] for row in rows).items() if times > 1]


def test_records_stand_in_a_stable_order() -> None:
    order = (
        [("relations.country", code) for code in sorted(c["alpha3"] for c in COUNTRIES)]
        + [
            ("relations.countryname", name["country"][0])
            for name in sorted(NAMES, key=lambda name: (name["country"], KINDS.index(name["kind"])))
        ]
        + [("relations.topic", code) for code in sorted(t["code"] for t in TOPICS)]
        + [
            ("relations.eventtype", t["code"])
            for t in sorted(EVENT_TYPES, key=lambda t: (QUADS.index(t["quad"]), t["code"]))
        ]
    )
    found = [(record["model"], key_of(record["fields"])) for record in RECORDS]
    assert found == order


def key_of(fields: Fields) -> str:
    if "country" in fields:
        return str(fields["country"][0])
    return str(fields.get("alpha3") or fields["code"])


def test_no_record_carries_a_primary_key() -> None:
    assert [record for record in RECORDS if "pk" in record] == []


LISTED_BY_ISO = [country for country in COUNTRIES if country["alpha2"] not in (None, "XK")]
# Taken off ISO 3166-1, kept in ISO 3166-3.
FORMERLY_LISTED = {"CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"}
STANDINGS = Counter(country["standing"] for country in COUNTRIES)


def test_every_country_of_iso_3166_1_is_there() -> None:
    assert len(LISTED_BY_ISO) == 249


def test_standings_are_those_that_can_be_looked_up() -> None:
    assert (STANDINGS["member"], STANDINGS["observer"]) == (193, 2)
    assert set(STANDINGS) == set(Country.Standing.values)


def test_country_that_iso_does_not_list_has_a_code_of_the_range_that_users_assign() -> None:
    listed = {country["alpha3"] for country in LISTED_BY_ISO} | FORMERLY_LISTED
    ours = {country["alpha3"] for country in COUNTRIES} - listed
    assert all(re.fullmatch(r"X[A-Z]{2}", code) for code in ours)
    assert ours.isdisjoint(TAKEN_ELSEWHERE - {"XKX"})


def test_states_of_the_past_and_no_others_have_years_that_are_over() -> None:
    for country in COUNTRIES:
        is_past = country["standing"] == "historical-state"
        assert bool(country.get("existed")) is is_past, country
        if is_past:
            existed = parse(country["existed"])
            assert existed.earliest
            assert existed.latest
            assert existed.latest < date(2025, 1, 1)


def test_successors_are_on_record_and_came_later_or_are_there_still() -> None:
    by_code = {country["alpha3"]: country for country in COUNTRIES}
    for country in COUNTRIES:
        for [code] in country.get("successors", []):
            existed = by_code[code].get("existed")
            assert not existed or parse(existed).latest >= parse(country["existed"]).latest


def test_names_are_of_countries_on_record_each_once_and_without_stray_spaces() -> None:
    keys = [(name["country"][0], name["kind"], name["name"]) for name in NAMES]
    assert len(keys) == len(set(keys))
    assert {country for country, _kind, _name in keys} <= {each["alpha3"] for each in COUNTRIES}
    assert all(name == " ".join(name.split()) != "" for _country, _kind, name in keys)


@pytest.mark.parametrize("field", ["alpha3", "name", "slug"])
def test_no_two_countries_share(field: str) -> None:
    assert repeated(COUNTRIES, field) == []


def test_no_two_countries_share_two_letters() -> None:
    assert repeated([country for country in COUNTRIES if country["alpha2"]], "alpha2") == []


@pytest.mark.parametrize("country", LISTED_BY_ISO, ids=lambda fields: fields["alpha3"])
def test_babel_knows_the_country_by_both_its_codes(country: Fields) -> None:
    assert country["alpha2"] in Locale("en").territories
    assert get_global("territory_aliases")[country["alpha3"]] == [country["alpha2"]]


@each_country
def test_a_country_reads_well_in_text_and_in_an_address(country: Fields) -> None:
    assert re.fullmatch(r"[A-Z]{3}", country["alpha3"])
    assert SLUG.fullmatch(country["slug"])
    assert not re.search(r"[&().,]| SAR ", country["name"])


def test_the_address_of_a_dyad_names_one_pair_of_countries() -> None:
    pair_at: dict[str, set[str]] = {}
    ambiguous = set()
    for pair in permutations((country["slug"] for country in COUNTRIES), 2):
        address = "-".join(pair)
        if pair_at.setdefault(address, set(pair)) != set(pair):
            ambiguous.add(address)
    assert ambiguous == set()


def test_topics_are_few_enough_to_choose_from() -> None:
    assert 12 <= len(TOPICS) <= 18
    assert repeated(TOPICS, "code") == repeated(TOPICS, "label") == []


@each_topic
def test_a_topic_has_an_address_and_fits_running_text(topic: Fields) -> None:
    assert SLUG.fullmatch(topic["code"])
    assert topic["label"] == topic["label"].strip().lower() != ""


def test_event_types_are_few_enough_to_choose_from() -> None:
    assert 25 <= len(EVENT_TYPES) <= 40


def test_every_quad_class_has_event_types() -> None:
    assert {event_type["quad"] for event_type in EVENT_TYPES} == set(QUADS)


@pytest.mark.parametrize("field", ["code", "label", "plural", "definition"])
def test_no_two_event_types_share(field: str) -> None:
    assert repeated(EVENT_TYPES, field) == []


@each_event_type
def test_an_event_type_has_an_address_and_fits_running_text(event_type: Fields) -> None:
    assert SLUG.fullmatch(event_type["code"])
    for word in (event_type["label"], event_type["plural"]):
        assert word == word.strip().lower() != ""


@each_event_type
def test_an_event_type_is_defined_in_one_sentence(event_type: Fields) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", event_type["definition"])


@each_event_type
def test_plover_codes_follow_the_published_list(event_type: Fields) -> None:
    assert event_type["plover_type"] in PLOVER_TYPES | {""}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*|", event_type["plover_mode"])
    assert event_type["plover_type"] or not event_type["plover_mode"]


@each_event_type
def test_a_goldstein_value_belongs_to_a_cameo_code(event_type: Fields) -> None:
    assert re.fullmatch(r"\d{2,4}|", event_type["cameo"])
    assert event_type["cameo"] or event_type["goldstein"] is None


@each_event_type
def test_the_sign_of_a_goldstein_value_agrees_with_the_quad_class(event_type: Fields) -> None:
    value = Decimal(event_type["goldstein"] or "0")
    assert -10 <= value <= 10
    if "cooperation" in event_type["quad"]:
        assert value >= 0
    elif "conflict" in event_type["quad"]:
        assert value <= 0
    else:
        assert value == 0


def test_types_of_the_same_cameo_code_have_the_same_goldstein_value() -> None:
    values: dict[str, set[str | None]] = {}
    for event_type in EVENT_TYPES:
        values.setdefault(event_type["cameo"], set()).add(event_type["goldstein"])
    assert [code for code, found in values.items() if len(found) > 1] == []
