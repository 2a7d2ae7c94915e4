"""What a page offers to narrow its selection by, and what to give up where nothing is left."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.facets import (
    FACETS,
    Panel,
    facets_of_statements,
    facets_of_timeline,
)
from relations.queries.answer import answer, answer_statements
from relations.queries.density import Density, Sort
from relations.queries.dyads import find_dyad
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Stretch
from relations.record.models import Statement
from relations.web.addresses import address_of, with_query
from relations.web.facet_groups import PANELS
from relations.web.filters import (
    EVENTS,
    STATEMENTS,
    ListWording,
    filters_of,
    hidden_values,
)
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.queries.selections import selections

DYAD = "afghanistan-pakistan"
BOTH = ("AFG", "PAK")


def of_timeline(selection: Selection, pair: str = "") -> dict[str, Any]:
    """The filters of a timeline, whole or of a pair of countries."""
    dyad = find_dyad(pair) if pair else None
    found = answer(selection, Stretch(), given=("country", "between") if dyad else ())
    return filters_of(found, EVENTS, partial(address_of, dyad=dyad))


def of_statements(selection: Selection) -> dict[str, Any]:
    found = answer_statements(selection, Stretch())
    return filters_of(found, STATEMENTS, partial(with_query, "/statements/"))


def chips(filters: dict[str, Any]) -> dict[str, str]:
    return {chip["words"]: chip["address"] for chip in filters["chips"]}


def suggestions(filters: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["words"], each["count"], each["address"]) for each in filters["suggestions"]]


def offered(filters: dict[str, Any]) -> list[str]:
    return [group["name"] for group in filters["groups"]]


def panels(filters: dict[str, Any]) -> dict[str, list[str]]:
    """The facets of each panel."""
    return {
        panel["name"]: [group["name"] for group in panel["groups"]] for panel in filters["panels"]
    }


def awaited(selection: Selection) -> dict[str, Any]:
    """The filters of a timeline that asks for values when a panel is opened."""
    found = answer(selection, Stretch())
    return filters_of(found, EVENTS, partial(address_of, dyad=None), is_listed=False)


def publish_with_statement() -> None:
    """Talks of two countries about a topic, with a statement."""
    event = make_event(topics=("border",))
    make_statement(event, speaker=make_actor("Amina Karimi"), act=Statement.Act.DENY)
    publish(event, by=None)


def test_every_facet_has_its_place_in_one_panel() -> None:
    assert set(PANELS) == set(Panel)
    assert {each.panel for each in FACETS.values()} <= set(PANELS)


@pytest.mark.django_db
def test_facet_by_which_nothing_can_be_narrowed_is_not_offered_nor_a_panel_without_one() -> None:
    assert offered(of_timeline(Selection())) == []
    make_published()
    # One value, which all events have.
    assert offered(of_timeline(Selection())) == []
    assert panels(of_timeline(Selection())) == {"more": []}
    publish_with_statement()
    # Both have the same countries, type and class; one has a topic, a speaker and an act.
    assert panels(of_timeline(Selection())) == {
        "what": ["topic"],
        "who": ["speaker"],
        "claims": ["act"],
        "sources": ["source"],
        "more": [],
    }
    chosen = of_timeline(Selection.of(topic=("border",)))
    assert panels(chosen)["what"] == ["topic"]
    assert [panel["chosen"] for panel in chosen["panels"]] == [1, 0]


@pytest.mark.django_db
def test_form_that_awaits_its_values_has_those_that_are_chosen() -> None:
    publish_with_statement()
    make_published(type="visit")
    selection = Selection.of(type=("talks",))
    awaiting = {group["name"]: group for group in awaited(selection)["groups"]}
    listed = {group["name"]: group for group in of_timeline(selection)["groups"]}
    assert list(awaiting) == list(listed)
    assert [each.value for each in awaiting["type"]["parts"][0]["values"]] == ["talks"]
    assert (awaiting["type"]["is_awaited"], listed["type"]["is_awaited"]) == (True, False)
    assert awaiting["type"]["parts"][0]["values"][0].count == 1
    assert {name: group["total"] for name, group in awaiting.items()} == {
        name: group["total"] for name, group in listed.items()
    }


@pytest.mark.django_db
def test_clearing_all_filters_keeps_the_order_and_the_view() -> None:
    selection = Selection.of(type=("talks",), order=Order.OLDEST, view=Density.BRIEF)
    publish_with_statement()
    assert of_timeline(selection)["clear"] == "/timeline/?order=oldest&view=brief"


@pytest.mark.django_db
def test_form_offers_the_facets_in_their_order() -> None:
    publish_with_statement()
    event = make_event(countries=("AFG", "IRN"), type="airstrike")
    make_statement(event, speaker=make_actor("Basir"), act=Statement.Act.ACCUSE)
    publish(event, by=None)
    for filters, facets in (
        (of_timeline(Selection()), facets_of_timeline()),
        (of_statements(Selection()), facets_of_statements()),
    ):
        names = offered(filters)
        assert {"country", "speaker", "act"} <= set(names)
        assert names == [each.name for each in facets if each.name in names]


@pytest.mark.django_db
def test_form_of_a_dyad_neither_offers_its_countries_nor_takes_them_away() -> None:
    publish_with_statement()
    selection = Selection.of(country=BOTH, between=("yes",), type=("talks",))
    filters = of_timeline(selection, pair=DYAD)
    assert filters["hidden"] == []
    assert "country" not in offered(filters)
    assert "type" in offered(filters)
    assert filters["path"] == f"/relations/{DYAD}/"
    assert chips(filters) == {"talks": f"/relations/{DYAD}/"}


@pytest.mark.django_db
def test_form_is_sent_to_the_address_of_everything() -> None:
    assert of_timeline(Selection(q="border"))["path"] == "/timeline/"
    assert of_statements(Selection(q="border"))["path"] == "/statements/"


QUERY = "act=deny&country=AFG&country=PAK&q=border&since=2024&type=talks&type=visit"
# The words on each chip, and the part of the query that it takes away.
CHIPS = {
    "Afghanistan": "country=AFG&",
    "Pakistan": "country=PAK&",
    "talks": "type=talks&",
    "high-level visits": "&type=visit",
    "denies": "act=deny&",
    "since 2024": "since=2024&",
    "border": "q=border&",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("filters_of", "path"), [(of_timeline, "/timeline/"), (of_statements, "/statements/")]
)
def test_every_choice_has_a_chip_that_takes_it_away_alone(filters_of: Any, path: str) -> None:
    publish_with_statement()
    filters = filters_of(Selection.parse(QueryDict(QUERY)))
    less = {words: QUERY.replace(part, "") for words, part in CHIPS.items()}
    assert chips(filters) == {words: f"{path}?{query}" for words, query in less.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("filters_of", [of_timeline, of_statements])
def test_nothing_chosen_has_no_chips(filters_of: Any) -> None:
    publish_with_statement()
    assert chips(filters_of(Selection(order=Order.OLDEST))) == {}


COUNTED = [
    (EVENTS, 0, "0 events", "Show 0 events", "No events match."),
    (EVENTS, 1, "1 event", "Show 1 event", "No events match."),
    (EVENTS, 50, "50 events", "Show 50 events", "No events match."),
    (STATEMENTS, 1, "1 statement", "Show 1 statement", "No statements match."),
    (STATEMENTS, 2, "2 statements", "Show 2 statements", "No statements match."),
]


@pytest.mark.parametrize(("wording", "count", "words", "show", "none"), COUNTED)
def test_number_that_is_left_is_told_in_words(
    wording: ListWording, count: int, words: str, show: str, none: str
) -> None:
    said = [str(pattern % {"count": count}) for pattern in (wording.count, wording.show)]
    assert said == [words, show]
    assert str(wording.none) == none


@pytest.mark.django_db
def test_filters_tell_the_number_of_their_own_list() -> None:
    publish_with_statement()
    make_published()
    events, statements = of_timeline(Selection()), of_statements(Selection())
    assert [str(events[name]) for name in ("count", "none")] == ["2 events", "No events match."]
    assert [str(statements[name]) for name in ("count", "none")] == [
        "1 statement",
        "No statements match.",
    ]


@pytest.mark.django_db
def test_empty_list_says_which_filter_to_give_up_the_most_fruitful_first() -> None:
    publish_with_statement()
    for _each in range(2):
        make_published(type="visit", topics=("trade",))
    nothing = Selection.of(country=("AFG",), type=("talks",), topic=("trade",))
    assert suggestions(of_timeline(nothing)) == [
        ("talks", "2 events", "/timeline/?country=AFG&topic=trade"),
        ("trade", "1 event", "/timeline/?country=AFG&type=talks"),
    ]


@pytest.mark.django_db
def test_filter_without_which_there_is_nothing_either_is_not_worth_giving_up() -> None:
    publish_with_statement()
    nothing = Selection.of(type=("talks",), since="2026", q="kabul")
    assert suggestions(of_timeline(nothing)) == [
        ("since 2026", "1 event", "/timeline/?q=kabul&type=talks")
    ]
    assert suggestions(of_timeline(nothing.having(q="nowhere"))) == []


@pytest.mark.django_db
def test_empty_list_of_a_dyad_does_not_send_the_reader_to_others() -> None:
    publish_with_statement()
    make_published(countries=("AFG", "IRN"), type="airstrike")
    nothing = Selection.of(country=BOTH, type=("airstrike",))
    assert suggestions(of_timeline(nothing, pair=DYAD)) == [
        ("airstrikes", "1 event", f"/relations/{DYAD}/")
    ]
    assert ("Pakistan", "1 event", "/timeline/?country=AFG&type=airstrike") in suggestions(
        of_timeline(nothing)
    )


@pytest.mark.django_db
def test_empty_list_of_statements_counts_statements() -> None:
    event = make_event()
    for _each in range(2):
        make_statement(event, speaker=make_actor("Amina"), act=Statement.Act.DENY)
    publish(event, by=None)
    nothing = Selection.of(speaker=("amina",), act=("accuse",))
    assert suggestions(of_statements(nothing)) == [
        ("accuses", "2 statements", "/statements/?speaker=amina")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("filters_of", [of_timeline, of_statements])
def test_list_that_holds_something_or_is_asked_nothing_gives_nothing_up(filters_of: Any) -> None:
    assert suggestions(filters_of(Selection())) == []
    publish_with_statement()
    assert suggestions(filters_of(Selection.of(type=("talks",)))) == []


@given(selections(), st.sampled_from([EVENTS, STATEMENTS]))
def test_fields_of_a_form_and_its_hidden_values_together_are_the_selection(
    selection: Selection, listing: ListWording
) -> None:
    query = QueryDict(mutable=True)
    hidden = hidden_values(selection, listing.fields)
    for name, value in hidden:
        query.appendlist(name, value)
    assert Selection.parse(query) == selection.without(*listing.fields)
    assert not {name for name, _value in hidden} & listing.fields


EVERYTHING = Selection.of(
    country=BOTH,
    quad=("neutral",),
    type=("talks",),
    topic=("border",),
    speaker=("amina-karimi",),
    act=("deny",),
    source=("0123abcd",),
    since="2024",
    until="2025-04",
    q="border closed",
    order=Order.OLDEST,
    as_of=date(2025, 4, 19),
    view=Density.TABLE,
    sort=Sort.TITLE,
)


HIDDEN = [
    (EVENTS, {"order", "view", "sort"}),
    (STATEMENTS, {"quad", "type", "topic", "source", "order", "as_of", "view", "sort"}),
]


@pytest.mark.parametrize(("listing", "expected"), HIDDEN)
def test_only_what_a_form_has_no_field_for_is_hidden(listing: Any, expected: set[str]) -> None:
    assert {name for name, _value in hidden_values(EVERYTHING, listing.fields)} == expected


@pytest.mark.django_db
def test_page_leads_to_the_filter_that_the_words_name(client: Client) -> None:
    make_published("Talks", topics=("refugees",))
    for path in ("/timeline/?q=refugees", "/relations/afghanistan-pakistan/?q=refugees"):
        assert "Refugees is a topic: 1 event" in " ".join(client.get(path).content.decode().split())
    assert "is a topic" not in client.get("/timeline/?q=talks").content.decode()
