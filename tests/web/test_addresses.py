"""The addresses of selections, and of the pages that they are cut into."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from relations.queries.dyads import Dyad
from relations.queries.selection import Selection
from relations.queries.stretches import Key, Stretch
from relations.record.vocabulary import Country
from relations.web.addresses import (
    address_of,
    addresses_within,
    after,
    finding,
    permalink,
    reaching,
    with_query,
)
from tests.factories import make_event, make_published, publish
from tests.queries.selections import public_codes, selections

PAIR = Dyad(
    Country(alpha3="AFG", slug="afghanistan", name="Afghanistan"),
    Country(alpha3="PAK", slug="pakistan", name="Pakistan"),
)
BOTH = ("AFG", "PAK")
KEY = Key(0, date(2025, 4, 19).toordinal(), (32, "0123abcd", 0))
LATER = Key(0, date(2025, 5, 1).toordinal(), (32, "0123abcd", 0))
within_days = st.tuples(st.integers(0, 999), public_codes, st.integers(0, 99))
keys = st.builds(Key, st.integers(0, 2), st.integers(-(10**9), 10**9), st.none() | within_days)

ADDRESSES = [
    (Selection(), None, "/timeline/"),
    (Selection.of(country=BOTH), None, "/timeline/?country=AFG&country=PAK"),
    (Selection(q="a & b"), None, "/timeline/?q=a+%26+b"),
    (Selection.of(country=BOTH), PAIR, "/relations/afghanistan-pakistan/"),
    (Selection.of(country=BOTH, since="2024"), PAIR, "/relations/afghanistan-pakistan/?since=2024"),
]


@pytest.mark.parametrize(("selection", "dyad", "address"), ADDRESSES)
def test_timeline_of_a_dyad_has_its_countries_in_the_path(
    selection: Selection, dyad: Dyad | None, address: str
) -> None:
    assert address_of(selection, dyad) == address


@given(selections())
def test_selection_is_read_back_from_its_address(selection: Selection) -> None:
    address = with_query("/timeline/", selection)
    assert Selection.parse(QueryDict(urlsplit(address).query)) == selection


@given(selections(), st.none() | keys, st.none() | keys)
def test_stretch_is_read_back_from_its_address_with_its_selection(
    selection: Selection, start: Key | None, through: Key | None
) -> None:
    address = reaching(with_query("/timeline/", selection), Stretch(start, through))
    query = QueryDict(urlsplit(address).query)
    assert Stretch.read(query) == Stretch(start, through)
    assert Selection.parse(query) == selection


@given(selections(), st.text(min_size=1, max_size=20))
def test_what_is_to_find_is_read_back_from_the_address(selection: Selection, find: str) -> None:
    address = finding(with_query("/timeline/facets/type/", selection), find)
    assert parse_qsl(urlsplit(address).query)[-1] == ("find", find)
    assert Selection.parse(QueryDict(urlsplit(address).query)) == selection


CUT = [
    (after("/timeline/", KEY), f"/timeline/?after={KEY}"),
    (after("/timeline/?q=oil", KEY), f"/timeline/?q=oil&after={KEY}"),
    (after("/sources/", "0123abcd"), "/sources/?after=0123abcd"),
    (after("/timeline/?q=oil", None), "/timeline/?q=oil"),
    (reaching("/timeline/", Stretch()), "/timeline/"),
    (reaching("/timeline/", Stretch(KEY)), f"/timeline/?after={KEY}"),
    (reaching("/timeline/", Stretch(None, LATER)), f"/timeline/?through={LATER}"),
    (reaching("/timeline/", Stretch(KEY, LATER)), f"/timeline/?after={KEY}&through={LATER}"),
    (finding("/timeline/facets/type/", ""), "/timeline/facets/type/"),
]


@pytest.mark.parametrize(("made", "address"), CUT)
def test_place_in_a_list_is_the_last_part_of_an_address(made: str, address: str) -> None:
    assert made == address


@pytest.mark.django_db
def test_permalink_bears_the_slug_of_the_edition_and_not_of_the_draft() -> None:
    event = make_event("Ministers meet")
    publish(event, by=None)
    event.title = "Ministers quarrel"
    event.save()
    assert permalink(event.editions.get()) == f"/events/{event.code}/ministers-meet/"


@pytest.mark.django_db
def test_permalinks_of_two_events_of_one_title_differ() -> None:
    assert permalink(make_published()) != permalink(make_published())


PERIODS = st.sampled_from([("2024", "2025"), ("2024-03", "2024-03"), ("0001", "9999-12-31")])


@given(selections(), PERIODS)
def test_address_within_a_period_is_that_of_the_narrowed_selection(
    selection: Selection, period: tuple[str, str]
) -> None:
    since, until = period
    narrowed = selection.having(since=since, until=until)
    for dyad in (None, PAIR):

        def address(each: Selection, dyad: Dyad | None = dyad) -> str:
            return address_of(each, dyad)

        assert addresses_within(selection, address)(since, until) == address(narrowed)


def test_words_that_look_like_a_period_stay_as_they_are() -> None:
    asked = Selection(q="since=%00 until=%00 \0")
    address = addresses_within(asked, lambda each: with_query("/timeline/", each))("2024", "2025")
    assert parse_qsl(urlsplit(address).query) == [
        ("q", asked.q),
        ("since", "2024"),
        ("until", "2025"),
    ]
