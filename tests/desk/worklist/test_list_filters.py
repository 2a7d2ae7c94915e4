"""The lists of what waits."""

import pytest

from tests.desk.desk import EVENTS, SOURCES, client_of
from tests.desk.worklist.record import (
    CHANGED,
    READY,
    REVIEW,
    SENT_BACK,
    SENTENCES,
    STATEMENTS,
    WITH_PROBLEMS,
    make_record,
    rows_behind,
)
from tests.factories import (
    make_event,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_list_holds_the_events_that_wait_and_no_others() -> None:
    make_record()
    client = client_of("contributor")
    for address, titles in (
        (READY, {"Ready 1", "Ready 2"}),
        (REVIEW, {"In review 1", "In review 2"}),
        (SENT_BACK, {"Sent back 1", "Sent back 2"}),
        (WITH_PROBLEMS, {"With a problem 1", "With a problem 2"}),
        # The claims of a public event, and the statements that settle one, were added later.
        (CHANGED, {"Changed 1", "Changed 2", "Public 1", "Public 2", "Settled"}),
    ):
        assert set(rows_behind(client, address)) == titles


def test_list_of_sources_is_sorted_by_what_nothing_cites() -> None:
    make_event()
    make_source("One. Two. Three. Four. Five.", title="Unread")
    client = client_of("editor")
    titles = [rows_behind(client, f"{SOURCES}?o={order}") for order in ("4", "-4")]
    assert titles == [["A report from Kabul", "Unread"], ["Unread", "A report from Kabul"]]
    sorted_there = client.get(f"{SENTENCES}&o=4").context["cl"]
    assert [source.title for source in sorted_there.result_list] == titles[0]


def test_column_says_that_the_sources_with_most_sentences_stand_first() -> None:
    make_source()
    for role in ("contributor", "editor"):  # whose lists have different first columns
        shown = client_of(role).get(SENTENCES).context["cl"]
        assert [shown.list_display[each] for each in shown.get_ordering_field_columns()] == [
            "uncited"
        ]


@pytest.mark.parametrize("page", [EVENTS, STATEMENTS, SOURCES])
def test_filter_stands_beside_the_list(page: str) -> None:
    make_record()
    client = client_of("contributor")
    content = client.get(page).content.decode()
    assert 'data-filter-title="task"' in content
    assert 'href="?waits=' in content


def test_search_goes_on_within_what_waits() -> None:
    make_record()
    assert rows_behind(client_of("contributor"), f"{CHANGED}&q=Changed+2") == ["Changed 2"]


@pytest.mark.parametrize("page", [EVENTS, STATEMENTS, SOURCES])
def test_filter_by_anything_else_leads_to_the_whole_list(page: str) -> None:
    response = client_of("contributor").get(f"{page}?waits=nonsense")
    assert (response.status_code, response.url) == (302, f"{page}?e=1")
