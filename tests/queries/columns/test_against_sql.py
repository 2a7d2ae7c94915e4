"""Whatever is asked, the columns answer as the tables do when they are asked in SQL."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions.facets import FACETS
from relations.editions.independence import RestsOn
from relations.queries import pages
from relations.queries.columns.current_columns import answered_from, known
from relations.queries.facets import facet_for
from relations.queries.matches import MatchesFor, matching_editions, matching_statements
from relations.queries.pages import first_of, stretch_of
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Key, Stretch
from relations.record.answers import Answered
from tests.queries.columns.varied import (
    ACTS,
    COUNT,
    FIRST,
    LANGUAGES,
    MANY,
    PLACES,
    TOPICS,
    TYPES,
    WORDS,
    publish_all_sorts,
)
from tests.queries.in_sql import (
    StoredRow,
    events_in_sql,
    following,
    statements_in_sql,
    values_in_sql,
)

pytestmark = pytest.mark.django_db

KINDS = [(matching_editions, events_in_sql), (matching_statements, statements_in_sql)]


@pytest.fixture(scope="module", autouse=True)
def varied(module_rows: None) -> None:
    publish_all_sorts()


def few(values: object) -> st.SearchStrategy[tuple[str, ...]]:
    """None or one of some values mostly, and at times two."""
    some = st.lists(st.sampled_from(list(values)), max_size=2, unique=True)  # type: ignore[call-overload]
    return st.just(()) | some.map(lambda each: tuple(sorted(each)))


PERIODS = st.sampled_from(
    [
        *(("", ""), ("", ""), ("2024", "2024"), ("2024-05-07", "2024-05-07"), ("2024-05", "")),
        *(
            ("", "2024-05"),
            ("0000", "0001"),
            ("", "0001"),
            ("2025", "2030"),
            ("2024-05-08", "2024"),
        ),
        *(("9999", ""), ("2023", "2023"), ("2024-05-08", "2024-05-09")),
    ]
)


@st.composite
def choices(draw: st.DrawFn) -> Selection:
    since, until = draw(PERIODS)
    return Selection.of(
        country=draw(few(MANY)),
        type=draw(few(TYPES)),
        topic=draw(few(TOPICS)),
        act=draw(few(ACTS)),
        speaker=draw(few([f"speaker-{number}" for number in range(5)])),
        addressee=draw(few([f"speaker-{number}" for number in range(5)])),
        answered=draw(few(Answered.values)),
        outlets=draw(few(RestsOn.values)),
        place=draw(few(filter(None, PLACES))),
        language=draw(few(LANGUAGES)),
        since=since,
        until=until,
        q=draw(st.sampled_from(["", "", "", *WORDS, "envoys number"])),
        order=draw(st.sampled_from(Order)),
        as_of=draw(
            st.none() | st.integers(-1, 3 * COUNT).map(lambda day: (FIRST + timedelta(day)).date())
        ),
    )


def rows_of(found: list[pages.PlacedRow]) -> list[tuple[int, str, int, int]]:
    return [(each.edition, each.code, each.certainty, each.day) for each in found]


def stored(rows: list[StoredRow]) -> list[tuple[int, str, int, int]]:
    return [(each.edition, each.code, each.certainty, each.day) for each in rows]


def keys_in(rows: list[StoredRow]) -> st.SearchStrategy[Key]:
    """The place of a row, or the edge of its day."""
    at = st.sampled_from(rows)
    place = at.map(lambda r: Key(r.certainty, r.day, (r.place, r.occasion, r.number)))
    return place | at.map(lambda r: Key(r.certainty, r.day))


@settings(max_examples=40)
@given(choices(), st.sampled_from(KINDS), st.data())
def test_list_and_every_stretch_of_it_have_the_rows_of_the_tables_in_their_order(
    selection: Selection, kind: tuple[MatchesFor, object], data: st.DataObject
) -> None:
    matches_for, in_sql = kind
    expected: list[StoredRow] = in_sql(selection)  # type: ignore[operator]
    matches, order = matches_for(selection), selection.order
    assert rows_of(first_of(matches, order, 1000)) == stored(expected)
    assert matches.count == len(expected)
    if not expected:
        return
    after = data.draw(keys_in(expected))
    further = following(expected, after, order)
    page = stretch_of(matches, order, Stretch(after))
    assert rows_of(page.rows) == stored(further[: pages.PAGE_SIZE])
    through = data.draw(keys_in(expected))
    is_edge = through.within_day is None
    beyond = following(expected, through, order)
    if is_edge:
        on_day = [r for r in expected if (r.certainty, r.day) == (through.certainty, through.day)]
        beyond = [row for row in beyond if row not in on_day]
    up_to = [row for row in expected if row not in beyond]
    page = stretch_of(matches, order, Stretch(None, through))
    assert rows_of(page.rows) == stored(up_to)


@settings(max_examples=25)
@given(choices(), st.sampled_from([False, True]))
def test_every_facet_counts_what_the_tables_hold(selection: Selection, of_statements: bool) -> None:
    matches_for = matching_statements if of_statements else matching_editions
    with answered_from(known()):
        for name in FACETS:
            if of_statements and name in ("type", "topic"):
                continue
            facet = facet_for(selection, matches_for, name, most=1000)
            counted = {each.value: each.count for each in facet.values if each.count}
            without = selection.without(name)
            assert counted == values_in_sql(without, name, of_statements=of_statements), name
