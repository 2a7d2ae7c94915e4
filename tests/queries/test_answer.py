"""Answers: each part is asked when it is read, and once."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from relations.dates.ordinals import day_of
from relations.queries.answer import answer, answer_statements
from relations.queries.columns.current_columns import answered_from, known
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection, SelectionError
from relations.queries.stretches import Stretch
from relations.queries.totals import totals_of
from tests.factories import make_event, make_published, make_statement, publish
from tests.queries.counting import queries_of
from tests.queries.listing import key_of

pytestmark = pytest.mark.django_db

AFGHAN = Selection.of(country=("AFG",))
# A part of an answer, and the queries that it takes when it is the first to be read, beside that
# which tells the state of the record.
PARTS = {
    "words": 0,
    "active_filters": 0,
    "page": 0,
    "before": 0,
    "times": 0,
    "count": 0,
    "counts": 0,
    "totals": 0,
    "histogram": 0,
    "drawn": 1,
    "lasting": 1,
    "facets": 1,
    "suggestions": 0,
    "shown_whole": 2,
    "findings": 3,
}
STATEMENT_PARTS = {
    "words": 0,
    "active_filters": 0,
    "page": 0,
    "count": 0,
    "counts": 0,
    "facets": 1,
    "suggestions": 0,
    "speaker": 0,
}


def publish_said() -> None:
    make_statement(event := make_event(date="2025-04-19/2025-04-21"))
    publish(event)


@pytest.mark.parametrize(
    ("ask", "parts"),
    [
        (lambda: answer(AFGHAN, Stretch()), PARTS),
        (lambda: answer_statements(AFGHAN, Stretch()), STATEMENT_PARTS),
    ],
)
def test_each_part_is_asked_only_when_it_is_read_and_only_once(
    ask: Callable[[], Any], parts: dict[str, int]
) -> None:
    publish_said()
    with answered_from(known()):
        assert queries_of(ask) == 1
        for name, queries in parts.items():
            found = ask()
            assert (name, queries_of(partial(getattr, found, name))) == (name, queries)
            assert (name, queries_of(partial(getattr, found, name))) == (name, 0)


def test_all_parts_together_share_what_they_rest_on() -> None:
    publish_said()
    with answered_from(known()):
        found, said = answer(AFGHAN, Stretch()), answer_statements(AFGHAN, Stretch())
        # No page reads both what is drawn and what lasted.
        assert queries_of(lambda: [getattr(found, name) for name in PARTS]) == 6
        # All that their facets are labelled with is known by then.
        assert queries_of(lambda: [getattr(said, name) for name in STATEMENT_PARTS]) == 0


def test_totals_of_an_answer_are_those_of_its_editions() -> None:
    publish_said()
    make_published(date="2024/..", type="airstrike")
    assert answer(AFGHAN, Stretch()).totals == totals_of(matching_editions(AFGHAN))
    nothing = Selection.of(type=("visit",))
    assert answer(nothing, Stretch()).totals == totals_of(matching_editions(nothing))


def test_event_before_a_stretch_is_the_one_whose_place_it_follows() -> None:
    first = make_published(date="2025-04-02")
    make_published(date="2025-04-01")
    found = answer(Selection(), Stretch(key_of(first)))
    assert found.before is not None
    assert found.before.edition == first.pk
    assert [day_of(each.day).day for each in found.page.rows] == [1]


def test_given_facet_is_neither_counted_nor_a_choice_nor_to_be_given_up() -> None:
    make_published()
    chosen = Selection.of(country=("AFG", "PAK"), type=("visit",))
    found = answer(chosen, Stretch(), given=("country",))
    assert "country" not in {each.name for each in found.facets}
    assert [each.parameter for each in found.active_filters] == ["type"]
    assert [each.choice.parameter for each in found.suggestions] == ["type"]


@pytest.mark.parametrize(
    "ask", [lambda s: answer(s, Stretch()), lambda s: answer_statements(s, Stretch())]
)
def test_value_that_does_not_exist_is_refused_before_anything_is_asked(
    ask: Callable[[Selection], Any],
) -> None:
    with pytest.raises(SelectionError, match="there is no “tea-party” on record"):
        ask(Selection.of(type=("tea-party",)))
