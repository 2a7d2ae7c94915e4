"""Lasting states: what went on from one date to another, the longest first."""

import pytest

from relations.editions.publication import withdraw
from relations.queries import lasting
from relations.queries.lasting import lasting_among
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from tests.factories import make_event, make_published, make_sentence, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def dates(selection: Selection | None = None) -> list[str]:
    """The dates of the lasting states of a selection."""
    states = lasting_among(matching_editions(selection or Selection())).states
    return [state.edtf for state in states]


def publish_dates(*texts: str, **fields: str) -> None:
    sentence = make_sentence()
    for text in texts:
        make_published(date=text, sentence=sentence, **fields)


def test_moment_within_bounds_is_no_state_however_wide_they_are() -> None:
    publish_dates(
        "2024", "[2020..2024]", "[2025-03-01,2025-03-27]", "{2020..2024}", "2024-24", "202X"
    )
    found = lasting_among(matching_editions(Selection()))
    assert (found.states, found.total) == ([], 0)


def test_states_with_an_open_or_unknown_end_come_first_and_then_the_longest() -> None:
    publish_dates(
        "2025-03-01/2025-03-27",
        "2024-06/..",
        "2025-04-19/2025-04-19",
        "/2023-06-01",
        "2020/2021",
        "2025-03-01~/2025-03-28",
    )
    assert dates() == [
        "/2023-06-01",
        "2024-06/..",
        "2020/2021",
        "2025-03-01~/2025-03-28",
        "2025-03-01/2025-03-27",
        "2025-04-19/2025-04-19",
    ]


def test_states_as_long_as_each_other_come_in_the_order_of_time() -> None:
    publish_dates("2025-04-01/2025-04-05", "2024-04-01/2024-04-05", "2026-04-01/2026-04-05")
    assert [each[:4] for each in dates()] == ["2024", "2025", "2026"]


def test_states_are_those_of_the_selection_and_public() -> None:
    make_event(date="2019/2020")
    publish_dates("2020/2021", "2023/2024", "2023-06")
    publish_dates("2023-07/2023-09", type="border-closure")
    gone = make_published(date="2023/..").event
    withdraw(gone, by=None, reason="A mistake")
    mended = make_published(date="2023/2030").event
    mended.date = "2023"
    mended.save()
    publish(mended, by=None, reason="It ended at once")
    assert dates() == ["2020/2021", "2023/2024", "2023-07/2023-09"]
    assert dates(Selection(since="2023-08")) == ["2023/2024", "2023-07/2023-09"]
    assert dates(Selection.of(type=("border-closure",))) == ["2023-07/2023-09"]
    assert lasting_among(matching_editions(Selection(since="2023-08"))).total == 2


def test_only_the_longest_are_given_but_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lasting, "LONGEST", 2)
    publish_dates("2024-01/2024-02", "2024-01/2024-04", "2024-01/2024-03")
    assert dates() == ["2024-01/2024-04", "2024-01/2024-03"]
    assert lasting_among(matching_editions(Selection())).total == 3


def test_lasting_states_take_two_queries_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lasting, "LONGEST", 4)
    publish_dates("2020/2021")
    few = queries_of(lambda: lasting_among(matching_editions(Selection())))
    publish_dates(*(f"20{year}/20{year + 1}" for year in range(10, 18)))
    assert queries_of(lambda: lasting_among(matching_editions(Selection()))) == few == 2
