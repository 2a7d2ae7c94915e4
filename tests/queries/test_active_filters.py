"""What narrows a selection, piece by piece."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import example, given

from relations.editions.facets import FACETS
from relations.queries.active_filters import ActiveFilter, active_filters_of, demands_of
from relations.queries.selection import Selection
from tests.queries.selections import selections

LABELS = {
    "country": {"AFG": "Afghanistan", "PAK": "Pakistan"},
    "quad": {"neutral": "neutral"},
    # By label these come in another order than by value.
    "type": {"airstrike": "strikes from the air", "talks": "negotiations"},
    "topic": {"trade": "trade"},
    "speaker": {"amina": "Amina Karimi", "zalmai": "Zalmai"},
    "act": {"concern": "voices concern", "deny": "denies"},
    "source": {"abcdefgh": "A report from Kabul"},
}


def told(choices: list[ActiveFilter]) -> list[tuple[str, str, str]]:
    """The parameter and the words of each choice, and the address without it."""
    return [(each.parameter, each.words, each.without.query()) for each in choices]


def read(query: str) -> Selection:
    return Selection.parse(QueryDict(query))


SINGLE = [
    ("since=2024-03", "since March 2024"),
    ("until=2025-04-19", "until 19 April 2025"),
    ("since=2024&until=2024", "2024"),
    ("since=2024-03&until=2025-04-19", "March 2024 to 19 April 2025"),
    ("q=deep+%22concern%22", 'deep "concern"'),
    ("as_of=2025-04-19", "as published on 19 April 2025"),
]


@pytest.mark.parametrize(("query", "words"), SINGLE)
def test_parameter_of_one_value_is_a_choice_and_a_demand(query: str, words: str) -> None:
    expected = [(query.split("=")[0], words, "")]
    assert told(active_filters_of(read(query), LABELS)) == expected
    assert told(demands_of(read(query), LABELS)) == expected


@pytest.mark.parametrize("query", ["", "order=oldest"])
def test_what_narrows_nothing_is_no_choice(query: str) -> None:
    assert active_filters_of(read(query), LABELS) == demands_of(read(query), LABELS) == []


def test_each_value_is_a_choice_of_its_own_by_its_label() -> None:
    selection = read("country=AFG&country=PAK&type=airstrike&type=talks")
    assert told(active_filters_of(selection, LABELS)) == [
        ("country", "Afghanistan", "country=PAK&type=airstrike&type=talks"),
        ("country", "Pakistan", "country=AFG&type=airstrike&type=talks"),
        ("type", "negotiations", "country=AFG&country=PAK&type=airstrike"),
        ("type", "strikes from the air", "country=AFG&country=PAK&type=talks"),
    ]


def test_each_country_is_a_demand_but_the_values_of_any_other_facet_are_one_together() -> None:
    selection = read("country=AFG&country=PAK&type=airstrike&type=talks&act=deny&act=concern")
    assert told(demands_of(selection, LABELS)) == [
        ("country", "Afghanistan", "act=concern&act=deny&country=PAK&type=airstrike&type=talks"),
        ("country", "Pakistan", "act=concern&act=deny&country=AFG&type=airstrike&type=talks"),
        (
            "type",
            "negotiations or strikes from the air",
            "act=concern&act=deny&country=AFG&country=PAK",
        ),
        (
            "act",
            "denies or voices concern",
            "country=AFG&country=PAK&type=airstrike&type=talks",
        ),
    ]


def test_choices_come_in_a_fixed_order_and_leave_the_rest_of_the_selection_as_it_is() -> None:
    single = {"since": "2024", "until": "2025", "q": "tea", "as_of": date(2025, 4, 19)}
    selection = Selection.of(**dict.fromkeys(FACETS, ("x",)), **single)
    order = [*FACETS, "since", "q", "as_of"]
    parts = {name: (name,) for name in order} | {"since": ("since", "until")}
    for ask in (active_filters_of, demands_of):
        choices = ask(selection, {facet: {"x": f"An {facet}"} for facet in FACETS})
        assert [each.parameter for each in choices] == order
        assert all(each.without == selection.without(*parts[each.parameter]) for each in choices)


@given(selections())
@example(Selection.of(country=("AFG", "PAK"), between="yes"))
def test_all_choices_together_are_the_selection_and_each_gives_up_its_own_part(
    selection: Selection,
) -> None:
    labels = {facet: {value: value for value in selection.chosen(facet)} for facet in FACETS}
    shown = {"order", "view", "sort"}
    narrowing = [pair for pair in selection.parameters() if pair[0] not in shown]
    for ask in (active_filters_of, demands_of):
        given_up = []
        for each in ask(selection, labels):
            part = [
                pair for pair in selection.parameters() if pair not in each.without.parameters()
            ]
            assert set(each.without.parameters()) | set(part) == set(selection.parameters())
            if each.parameter == "country":
                # Nothing happens between fewer than two.
                part = [pair for pair in part if pair[0] != "between"]
            names = {name for name, _value in part}
            assert names == {each.parameter} or names == {"since", "until"}
            assert all(value in each.words for name, value in part if name in (*FACETS, "q"))
            given_up += part
        assert sorted(given_up) == sorted(narrowing)
