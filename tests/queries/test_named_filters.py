"""Filters that a question names by itself, with as many rows as a click shows."""

import pytest
from django.http import QueryDict

from relations.dates.messages import MONTHS
from relations.queries.answer import answer, answer_statements
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def named(selection: Selection) -> list[tuple[str, str, int | None]]:
    """What the question of a timeline names, with the query that it leads to."""
    filters = answer(selection, Stretch()).named_filters
    return [(each.words, each.selection.query(), each.count) for each in filters]


def publish_some() -> None:
    event = make_event(
        "Ministers meet", type="visit", topics=("refugees",), countries=("AFG", "PAK")
    )
    make_statement(event, speaker=make_actor("Zalmai Khan"))
    publish(event, by=None)
    make_published("Refugees protest", topics=("trade",), countries=("AFG", "IRN"))
    make_published("Armies leave", countries=("KGZ", "SUN"))


NAMED = [
    ("refugees", [("Refugees is a topic", "topic=refugees", 1)]),
    ("Refugee", [("Refugees is a topic", "topic=refugees", 1)]),
    ("afghanistan", [("Afghanistan is a country", "country=AFG", 2)]),
    ("khan zalmai", [("Zalmai Khan is a speaker", "speaker=zalmai-khan", 1)]),
    (
        "19 April 2025",
        [
            (
                "19 April 2025 is a date: all that may lie in it",
                "since=2025-04-19&until=2025-04-19",
                None,
            )
        ],
    ),
    (
        "April 19, 2025",
        [
            (
                "19 April 2025 is a date: all that may lie in it",
                "since=2025-04-19&until=2025-04-19",
                None,
            )
        ],
    ),
    (
        "Apr. 2025",
        [("April 2025 is a date: all that may lie in it", "since=2025-04&until=2025-04", None)],
    ),
    ("2025", [("2025 is a date: all that may lie in it", "since=2025&until=2025", None)]),
    (
        "19/04/2025",
        [
            (
                "19 April 2025 is a date: all that may lie in it",
                "since=2025-04-19&until=2025-04-19",
                None,
            )
        ],
    ),
    ("8/2/2026", []),
    ("USSR", [("Soviet Union is a country", "country=SUN", 1)]),
    (" u.s.s.r. ", [("Soviet Union is a country", "country=SUN", 1)]),
    ("burma", []),
    ("India", []),
    ("refugees protest", []),
    ("31 February 2025", []),
    ("80,000", []),
    ("april", []),
    ("", []),
]


def test_whole_question_may_name_a_filter() -> None:
    publish_some()
    assert [(question, named(Selection(q=question))) for question, _expected in NAMED] == NAMED


def test_question_is_read_without_what_no_database_stores() -> None:
    publish_some()
    assert named(Selection.parse(QueryDict("q=%00zebra%00"))) == []
    assert named(Selection.parse(QueryDict("q=%00USSR%00"))) == named(Selection(q="USSR"))


def test_filter_is_named_beside_the_other_filters_and_shows_as_many_as_it_says() -> None:
    publish_some()
    selection = Selection.of(q="refugees", country=("AFG",))
    (each,) = answer(selection, Stretch()).named_filters
    assert each.selection.query() == "country=AFG&topic=refugees"
    assert matching_editions(each.selection).count == each.count == 1
    assert named(Selection.of(q="refugees", topic=("refugees",))) == []
    assert named(Selection(q="2025", since="2024")) == []


def test_lists_of_statements_name_filters_too() -> None:
    publish_some()
    (each,) = answer_statements(Selection(q="Zalmai Khan"), Stretch()).named_filters
    assert (each.selection.query(), each.count) == ("speaker=zalmai-khan", 1)


@pytest.mark.parametrize(
    ("question", "queries"), [("refugees", 1), ("zebra", 1), ("USSR", 2), ("2025", 0)]
)
def test_named_value_is_counted_in_one_query_and_another_name_looked_up_in_one_more(
    question: str, queries: int
) -> None:
    publish_some()
    found = answer(Selection(q=question), Stretch())
    assert found.facets
    assert queries_of(lambda: found.named_filters) == queries


@pytest.mark.parametrize("month", MONTHS.values())
def test_every_month_is_a_date(month: str) -> None:
    assert [words for words, _query, _count in named(Selection(q=f"3 {month} 1999"))] == [
        f"3 {month} 1999 is a date: all that may lie in it"
    ]
