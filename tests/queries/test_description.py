"""A selection in English."""

from collections.abc import Callable

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.facets import FACETS
from relations.queries.description import all_of, any_of, describe, describe_statements, period
from relations.queries.labels import Labels
from relations.queries.selection import Selection
from tests.queries.selections import selections

LABELS = {
    "country": {"AFG": "Afghanistan", "IRN": "Iran", "PAK": "Pakistan"},
    "quad": {"verbal-conflict": "verbal conflict", "neutral": "neutral"},
    "type": {
        "airstrike": "airstrikes",
        "border-closure": "border closures",
        "talks": "talks",
    },
    "topic": {"border": "border management", "trade": "trade"},
    "speaker": {"amina-karimi": "Amina Karimi", "zalmai": "Zalmai"},
    "addressee": {"zalmai": "Zalmai"},
    "act": {"deny": "denies", "concern": "voices concern"},
    "answered": {"denied": "denied", "unanswered": "without an answer on record"},
    "source": {"abcdefgh": "A report from Kabul", "23456789": "100% of it"},
}

PHRASES = [
    ("", "All events"),
    ("country=AFG", "Afghanistan: all events"),
    ("country=AFG&country=PAK", "Afghanistan and Pakistan: all events"),
    (
        "between=yes&country=AFG&country=PAK",
        "Between Afghanistan and Pakistan: all events",
    ),
    ("between=yes&country=AFG", "Afghanistan: all events"),
    ("country=PAK&country=IRN&country=AFG", "Afghanistan, Iran and Pakistan: all events"),
    ("type=airstrike", "Airstrikes"),
    ("type=talks&type=airstrike&type=border-closure", "Airstrikes, border closures and talks"),
    ("quad=verbal-conflict", "All events, of the class verbal conflict"),
    ("quad=verbal-conflict&quad=neutral", "All events, of the class neutral or verbal conflict"),
    ("topic=border", "All events, about border management"),
    ("topic=border&topic=trade", "All events, about border management or trade"),
    ("speaker=amina-karimi", "All events, with a statement by Amina Karimi"),
    (
        "speaker=zalmai&speaker=amina-karimi",
        "All events, with a statement by Amina Karimi or Zalmai",
    ),
    ("act=deny", "All events, in which someone denies"),
    ("act=deny&act=concern", "All events, in which someone denies or voices concern"),
    ("addressee=zalmai", "All events, with a statement to Zalmai"),
    (
        "answered=denied&answered=unanswered",
        (
            "All events, with an accusation, a demand or a threat"
            " that is denied or without an answer on record"
        ),
    ),
    ("source=abcdefgh", "All events, from “A report from Kabul”"),
    ("source=23456789", "All events, from “100% of it”"),
    ("since=2024", "All events, since 2024"),
    ("until=2024-03", "All events, until March 2024"),
    ("since=2024&until=2025-04", "All events, 2024 to April 2025"),
    ("since=2024&until=2024", "All events, 2024"),
    ("since=2024-03-18&until=2024-03-20", "All events, 18–20 March 2024"),
    ("q=deep+concern", "All events, with the words “deep concern”"),
    ("q=100%25+%28first%29s", "All events, with the words “100% (first)s”"),
    ("as_of=2025-04-19", "All events, as published on 19 April 2025"),
    ("order=oldest", "All events, oldest first"),
    ("order=newest", "All events"),
    (
        "country=AFG&country=PAK&type=airstrike&type=border-closure&since=2024&until=2025-04",
        "Afghanistan and Pakistan: airstrikes and border closures, 2024 to April 2025",
    ),
]


@pytest.mark.parametrize(("query", "phrase"), PHRASES)
def test_selection_is_said_in_one_phrase(query: str, phrase: str) -> None:
    assert describe(Selection.parse(QueryDict(query)), LABELS) == phrase


def test_details_follow_each_other_in_a_fixed_order() -> None:
    query = (
        "country=AFG&type=talks&since=2024&quad=neutral&topic=trade&speaker=zalmai&act=deny"
        "&source=abcdefgh&q=tea&as_of=2025-04-19&order=oldest"
    )
    assert describe(Selection.parse(QueryDict(query)), LABELS) == (
        "Afghanistan: talks, since 2024, of the class neutral, about trade, with a statement by"
        " Zalmai, in which someone denies, from “A report from Kabul”, with the words “tea”,"
        " as published on 19 April 2025, oldest first"
    )


STATEMENTS = [
    ("", "All statements"),
    ("speaker=zalmai&speaker=amina-karimi", "Statements by Amina Karimi or Zalmai"),
    ("act=deny&act=concern", "All statements, in which the speaker denies or voices concern"),
    ("addressee=zalmai", "All statements, to Zalmai"),
    ("answered=denied", "All statements, which accuse, demand or threaten and are denied"),
    ("type=talks", "All statements, on the occasion of talks"),
    ("quad=neutral", "All statements, in events of the class neutral"),
    ("topic=trade&source=abcdefgh", "All statements, about trade, from “A report from Kabul”"),
    (
        "country=AFG&country=PAK&speaker=zalmai&since=2024&q=tea&order=oldest",
        (
            "Afghanistan and Pakistan: statements by Zalmai, since 2024, with the words “tea”,"
            " oldest first"
        ),
    ),
]


@pytest.mark.parametrize(("query", "phrase"), STATEMENTS)
def test_selection_of_statements_is_said_in_one_phrase(query: str, phrase: str) -> None:
    assert describe_statements(Selection.parse(QueryDict(query)), LABELS) == phrase


@given(selections(), st.sampled_from([describe, describe_statements]))
def test_every_selection_has_words_and_they_name_each_value(
    selection: Selection, describe: Callable[[Selection, dict[str, Labels]], str]
) -> None:
    labels = {facet: {value: f"<{value}>" for value in selection.chosen(facet)} for facet in FACETS}
    phrase = describe(selection, labels)
    for facet in FACETS:
        assert all(label in phrase for label in labels[facet].values())
    assert selection.q in phrase
    assert phrase[0] == phrase[0].upper()


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("", "", ""),
        ("2024-05-15", "2024", "15 May 2024 to 2024"),
        ("2024-12-31", "2024-12", "31 December 2024 to December 2024"),
        ("2024", "2024-01-01", "2024 to 1 January 2024"),
        ("2024-03", "2024-04", "March–April 2024"),
        ("", "0000", "until 1 BC"),
    ],
)
def test_period_is_said_however_since_and_until_overlap(since: str, until: str, words: str) -> None:
    assert period(since, until) == words


@pytest.mark.parametrize(
    ("names", "all_words", "any_words"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b, c or d"),
    ],
)
def test_names_are_joined_as_in_prose(names: list[str], all_words: str, any_words: str) -> None:
    assert (all_of(names), any_of(names)) == (all_words, any_words)
