"""Dyads: the pairs of countries on record, and the addresses that name them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions.publication import withdraw
from relations.queries import dyads
from relations.queries.buckets import equal_scale
from relations.queries.countries import PublishedCountry, countries_coded
from relations.queries.dyads import IN_A_SPARK, Dyad, DyadsOnRecord, find_country, find_dyad
from relations.queries.matches import matching_editions
from relations.queries.pages import first_of
from relations.queries.selection import BETWEEN, Selection
from relations.queries.spans import spans_of
from relations.record.vocabulary import Country
from tests.factories import make_event, make_published, make_sentence, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def dyad(one: str, other: str) -> Dyad:
    return Dyad.of(*countries_coded([one, other]).values())


@pytest.mark.parametrize(
    ("pair", "slug", "letters"),
    [
        ("afghanistan-pakistan", "afghanistan-pakistan", ("AFG", "PAK")),
        ("pakistan-afghanistan", "afghanistan-pakistan", ("AFG", "PAK")),
        (
            "bosnia-and-herzegovina-serbia",
            "bosnia-and-herzegovina-serbia",
            ("BIH", "SRB"),
        ),
        (
            "serbia-bosnia-and-herzegovina",
            "bosnia-and-herzegovina-serbia",
            ("BIH", "SRB"),
        ),
        ("guinea-bissau-senegal", "guinea-bissau-senegal", ("GNB", "SEN")),
        ("senegal-guinea-bissau", "guinea-bissau-senegal", ("GNB", "SEN")),
        ("guinea-guinea-bissau", "guinea-guinea-bissau", ("GIN", "GNB")),
        ("guinea-bissau-guinea", "guinea-guinea-bissau", ("GIN", "GNB")),
        ("guinea-equatorial-guinea", "equatorial-guinea-guinea", ("GIN", "GNQ")),
        ("north-korea-south-korea", "north-korea-south-korea", ("KOR", "PRK")),
        (
            "south-georgia-and-the-south-sandwich-islands-heard-and-mcdonald-islands",
            "heard-and-mcdonald-islands-south-georgia-and-the-south-sandwich-islands",
            ("HMD", "SGS"),
        ),
    ],
)
def test_dyad_is_found_in_either_order(pair: str, slug: str, letters: tuple[str, str]) -> None:
    found = find_dyad(pair)
    assert found is not None
    assert (found.slug, found.letters) == (slug, letters)


@pytest.mark.parametrize(
    "pair",
    [
        "",
        "-",
        "afghanistan",
        "afghanistan-",
        "-afghanistan",
        "afghanistan--pakistan",
        "afghanistan-atlantis",
        "atlantis-lemuria",
        "afghanistan-afghanistan",
        "guinea-bissau-guinea-bissau",
        "guinea-bissau",
        "afghanistan-iran-pakistan",
        "Afghanistan-Pakistan",
        "AFG-PAK",
        "افغانستان-پاکستان",
        "-" * 60_000,
        "afghanistan-" * 5_000 + "pakistan",
    ],
)
def test_what_names_no_two_countries_is_no_dyad(pair: str) -> None:
    start = time.process_time()
    assert find_dyad(pair) is None
    assert time.process_time() - start < 2


@given(st.data())
@settings(max_examples=40)  # examples only read the vocabulary
def test_any_two_countries_are_found_by_the_slug_of_their_dyad(data: st.DataObject) -> None:
    letters = st.sampled_from(sorted(Country.objects.values_list("alpha3", flat=True)))
    one, other = data.draw(st.lists(letters, min_size=2, max_size=2, unique=True))
    assert find_dyad(dyad(one, other).slug) == dyad(one, other) == dyad(other, one)


def test_dyad_takes_one_query_however_many_hyphens() -> None:
    few = queries_of(lambda: find_dyad("afghanistan-pakistan"))
    many = queries_of(lambda: find_dyad("bosnia-and-herzegovina-saint-vincent-and-the-grenadines"))
    assert few == many == 1


def test_dyad_is_named_with_a_dash_and_has_its_address() -> None:
    afghanistan_pakistan = dyad("PAK", "AFG")
    assert str(afghanistan_pakistan) == "Afghanistan–Pakistan"
    assert afghanistan_pakistan.get_absolute_url() == "/relations/afghanistan-pakistan/"


def test_country_is_found_by_its_three_letters() -> None:
    assert str(find_country("AFG")) == "Afghanistan"
    assert find_country("afg") is None
    assert find_country("XXX") is None


def dyads_on_record(country: PublishedCountry | None = None) -> DyadsOnRecord:
    """The dyads of all public events, or of those of one country."""
    selection = Selection.of(country=(country.alpha3,)) if country else Selection()
    return dyads.dyads_on_record(matching_editions(selection), country)


def on_record(country: str = "") -> list[tuple[str, int, str]]:
    """The dyads with their counts and the titles of their latest events."""
    return [
        (str(each.dyad), each.events, each.latest.document["title"])
        for each in dyads_on_record(find_country(country)).listed
    ]


def test_each_pair_of_an_event_is_a_dyad_on_record() -> None:
    make_published("Early", date="2024")
    make_published("Late", countries=("AFG", "IRN", "PAK"), date="2025-04-19")
    assert on_record() == [
        ("Afghanistan–Pakistan", 2, "Late"),
        ("Afghanistan–Iran", 1, "Late"),
        ("Iran–Pakistan", 1, "Late"),
    ]
    assert on_record("IRN") == [
        ("Afghanistan–Iran", 1, "Late"),
        ("Iran–Pakistan", 1, "Late"),
    ]
    assert on_record("IND") == []


def test_host_is_of_no_dyad_and_its_timeline_has_no_event_that_it_hosts() -> None:
    talks = make_event("Talks in Doha", countries=("AFG", "PAK", "QAT"))
    host = talks.participations.filter(country__alpha3="QAT")
    host.update(role="host")
    edition = publish(talks)
    assert on_record() == [("Afghanistan–Pakistan", 1, "Talks in Doha")]
    assert on_record("QAT") == []
    with_host = Selection.of(country=("AFG", "QAT"))
    assert matching_editions(with_host).count == 1
    assert matching_editions(with_host.having(between=BETWEEN)).count == 0
    host.update(is_party=True)
    publish(talks, reason="Qatar spoke for itself")
    assert [name for name, *_others in on_record("QAT")] == [
        "Afghanistan–Qatar",
        "Pakistan–Qatar",
    ]
    assert matching_editions(with_host.having(between=BETWEEN)).count == 1
    assert edition.facets.filter(name="dyad").count() == 1


def test_visit_is_between_the_host_and_its_guest() -> None:
    visit = make_event("A visit")
    visit.participations.filter(country__alpha3="AFG").update(role="host")
    publish(visit)
    assert on_record() == [("Afghanistan–Pakistan", 1, "A visit")]


def test_latest_event_is_the_one_that_a_timeline_shows_first() -> None:
    for number in range(6):
        make_published(f"Event {number}", date="2025-04-19")
    make_published("Wide", date="2025")
    pair = Selection.of(country=("AFG", "PAK"))
    [first] = first_of(matching_editions(pair), pair.order, 1)
    latest = dyads_on_record().listed[0].latest
    assert latest is not None
    assert latest.pk == first.edition


def test_dyad_lies_in_time_as_its_timeline_does() -> None:
    for when in ("2025-04-19", "2025-04-19", "2024", "2023/.."):
        make_published(date=when)
    make_published(type="airstrike", date="[..2022-03-18]", countries=("AFG", "IRN", "PAK"))
    found = dyads_on_record()
    assert found.scale == equal_scale(spans_of(matching_editions(Selection())), IN_A_SPARK)
    for each in found.listed:
        pair = Selection.of(country=each.dyad.letters, between=BETWEEN)
        same = spans_of(matching_editions(pair))
        assert each.buckets == found.scale.buckets(same)
        assert sum(bucket.certain.total() for bucket in each.buckets) <= each.events == len(same)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2025-04-19"], 2025, 2025),
        (["2022", "2025-04"], 2022, 2025),
        (["2023/..", "2024-02"], 2023, 2024),
        (["2023-06/..", "[..2021-03-18]"], 2021, 2023),
        (["Y-50000", "-0043-03-15"], -50_000, -43),
        (["-0480", "2025"], -480, 2025),
    ],
)
def test_dyad_lasts_from_its_first_possible_year_to_its_last(
    dates: list[str], first: int, last: int
) -> None:
    for each in dates:
        make_published(date=each)
    [found] = dyads_on_record().listed
    assert (found.first_year, found.last_year) == (first, last)


def test_most_eventful_dyads_are_listed_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("relations.queries.dyads.LISTED", 2)
    for countries in (
        ("AFG", "IND"),
        ("IRN", "PAK"),
        ("IRN", "PAK"),
        ("PAK", "IND"),
        ("IND", "PAK"),
    ):
        make_published(countries=countries)
    found = dyads_on_record()
    assert [str(each.dyad) for each in found.listed] == ["India–Pakistan", "Iran–Pakistan"]
    assert (found.total, found.unlisted) == (3, 1)


def test_drafts_and_withdrawn_events_are_on_no_record() -> None:
    make_event()
    event = make_published(countries=("IND", "NPL")).event
    withdraw(event, by=None, reason="A mistake")
    assert on_record() == []
    assert dyads_on_record().total == 0


def test_dyads_take_three_queries_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations.queries.dyads.LISTED", 8)
    make_published()
    few = queries_of(dyads_on_record)
    sentence = make_sentence()
    for alpha3 in Country.objects.exclude(alpha3="AFG").values_list("alpha3", flat=True)[:10]:
        make_published(countries=("AFG", alpha3), sentence=sentence)
    assert len(dyads_on_record().listed) == 8
    assert queries_of(dyads_on_record) == few == 3
