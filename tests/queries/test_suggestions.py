"""Suggestion: which single demand to give up where nothing matches, and what that gives."""

import pytest

from relations.queries.active_filters import active_filters_of, demands_of
from relations.queries.labels import labels_for
from relations.queries.matches import MatchesFor, matching_editions, matching_statements
from relations.queries.selection import Selection
from relations.queries.suggestions import TRIED, suggestions_for
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def loosened(
    selection: Selection, matches_for: MatchesFor = matching_editions
) -> list[tuple[str, str, int]]:
    """The parameter and the words of what may be given up, and how many rows that gives."""
    demands = demands_of(selection, labels_for(selection))
    found = suggestions_for(demands, matches_for)
    return [(each.choice.parameter, each.choice.words, each.count) for each in found]


def publish_some() -> None:
    """Two airstrikes of 2025 between one pair, talks of 2024 between another."""
    sentence = make_sentence()
    make_published("First strike", type="airstrike", date="2025-03", sentence=sentence)
    make_published("Second strike", type="airstrike", date="2025-04", sentence=sentence)
    make_published("Talks", date="2024", countries=("AFG", "IRN"), sentence=sentence)


AIRSTRIKES, TALKS = {"type": ("airstrike",)}, {"type": ("talks",)}

LOOSENED = [
    # What gives the most comes first.
    ({**AIRSTRIKES, "until": "2024"}, [("until", "until 2024", 2), ("type", "airstrikes", 1)]),
    ({**TALKS, "since": "2025"}, [("type", "talks", 2), ("since", "since 2025", 1)]),
    # What gives nothing by itself is left out.
    ({"country": ("IRN", "PAK"), "until": "2024"}, [("country", "Pakistan", 1)]),
    ({"country": ("IRN",), "topic": ("trade",), "until": "2024"}, [("topic", "trade", 1)]),
    ({**AIRSTRIKES, "until": "2023"}, [("until", "until 2023", 2)]),
    ({**AIRSTRIKES, "until": "2023", "q": "zebra"}, []),
    ({"q": "zebra"}, [("q", "zebra", 3)]),
    # Every country is a demand, the values of another facet are one together.
    ({"country": ("IRN", "PAK")}, [("country", "Iran", 2), ("country", "Pakistan", 1)]),
    (
        {"country": ("IRN",), "type": ("airstrike", "visit")},
        [("country", "Iran", 2), ("type", "airstrikes or high-level visits", 1)],
    ),
    # A question without a word is found nowhere.
    ({"q": "…"}, [("q", "…", 3)]),
    ({"q": "…", "until": "2024"}, [("q", "…", 1)]),
]


def test_demands_without_which_there_is_something_are_named_with_how_much() -> None:
    publish_some()
    for chosen, expected in LOOSENED:
        selection = Selection.of(**chosen)
        assert not matching_editions(selection).count, chosen
        assert loosened(selection) == expected, chosen


def test_demands_that_give_the_same_come_in_their_order() -> None:
    make_published("Strike", type="airstrike", date="2025")
    make_published("Talks", date="2024", topics=("trade",))
    make_published("Visit", type="visit", date="2025", topics=("trade",))
    selection = Selection.of(type=("airstrike",), topic=("trade",), since="2025")
    assert loosened(selection) == [("type", "airstrikes", 1), ("topic", "trade", 1)]


def test_statements_are_loosened_as_events_are() -> None:
    event = make_event()
    for act in ("deny", "deny", "accuse"):
        make_statement(event, speaker=make_actor("Amina"), act=act)
    make_statement(event, speaker=make_actor("Zalmai"), act="concern")
    publish(event, by=None)
    selection = Selection.of(speaker=("amina",), act=("concern",))
    assert loosened(selection, matching_statements) == [
        ("act", "voices concern", 3),
        ("speaker", "Amina", 1),
    ]


def test_nothing_is_loosened_where_nothing_is_demanded_or_on_record() -> None:
    assert loosened(Selection.of(type=("talks",), since="2025", q="tea")) == []
    publish_some()
    assert queries_of(lambda: suggestions_for([], matching_editions)) == 0
    assert suggestions_for([], matching_editions) == []


def test_loosening_takes_one_query_for_each_of_few_choices_and_tries_only_so_many() -> None:
    publish_some()
    types = ("airstrike", "border-closure", "talks", "visit")
    selection = Selection.of(type=types, country=("IRN", "PAK"), since="2025")
    choices = active_filters_of(selection, labels_for(selection))
    assert queries_of(lambda: suggestions_for(choices, matching_editions)) == len(choices) <= TRIED
    assert queries_of(lambda: suggestions_for(choices[:1], matching_editions)) == 1
    giving = next(each for each in active_filters_of(Selection(q="zebra"), labels_for(Selection())))
    none = next(each for each in choices if each.parameter == "type")
    assert len(suggestions_for([none] * (TRIED - 1) + [giving], matching_editions)) == 1
    assert suggestions_for([none] * TRIED + [giving], matching_editions) == []
