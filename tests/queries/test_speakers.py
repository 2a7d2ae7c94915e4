"""A speaker, and what their statements come to."""

import pytest

from relations.queries.matches import matching_statements
from relations.queries.selection import Selection
from relations.queries.speakers import SaidOnce, speaker_of
from tests.factories import make_actor, make_event, make_sentence, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

AMINA = Selection.of(speaker=("amina",))


def publish_said(
    *statements: str, date: str = "2025-04", countries: tuple[str, ...] = ("AFG", "PAK")
) -> None:
    """An event with a statement by Amina on each of these dates, and one by Basir."""
    event = make_event(date=date, countries=countries, sentence=make_sentence())
    for said in statements:
        make_statement(event, speaker=make_actor("Amina"), date=said)
    make_statement(event, speaker=make_actor("Basir"))
    publish(event, by=None)


def own_date(row: SaidOnce | None) -> str:
    assert row is not None
    statements = row.edition.document["statements"]
    return next(str(each["date"]) for each in statements if each["code"] == row.code)


@pytest.mark.parametrize("speaker", [(), ("amina", "basir"), ("nobody",)])
def test_there_is_a_speaker_only_where_exactly_one_is_chosen(speaker: tuple[str, ...]) -> None:
    publish_said("2025-04-19")
    assert (
        speaker_of(
            Selection.of(speaker=speaker), matching_statements(Selection.of(speaker=speaker)), {}
        )
        is None
    )


def test_speaker_has_the_first_and_the_last_of_their_own_statements() -> None:
    publish_said("2025-04-19", "2025-04-03", "2025-04-28")
    found = speaker_of(AMINA, matching_statements(AMINA), {})
    assert found is not None
    assert found.actor.label == "Amina"
    assert (own_date(found.first), own_date(found.last)) == ("2025-04-03", "2025-04-28")


def test_speaker_without_a_statement_in_the_selection_has_neither_first_nor_dyad() -> None:
    publish_said("2025-04-19")
    found = speaker_of(
        AMINA.having(since="2026"), matching_statements(AMINA.having(since="2026")), {}
    )
    assert found is not None
    assert (found.first, found.last, found.dyads) == (None, None, [])


def test_statements_are_counted_in_each_dyad_of_their_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish_said("2025-04-03", "2025-04-19")
    publish_said("2025-04-20", countries=("AFG", "IRN", "PAK"))

    def counted(selection: Selection) -> list[tuple[str, int]]:
        found = speaker_of(selection, matching_statements(selection), {})
        assert found is not None
        return [(str(each.dyad), each.statements) for each in found.dyads]

    assert counted(AMINA) == [
        ("Afghanistan–Pakistan", 3),
        ("Afghanistan–Iran", 1),
        ("Iran–Pakistan", 1),
    ]
    assert counted(AMINA.having(until="2025-04-03")) == [("Afghanistan–Pakistan", 1)]
    monkeypatch.setattr("relations.queries.speakers.LISTED", 1)
    assert counted(AMINA) == [("Afghanistan–Pakistan", 3)]


def test_speaker_takes_four_queries_however_much_they_said() -> None:
    publish_said("2025-04-19")
    few = queries_of(lambda: speaker_of(AMINA, matching_statements(AMINA), {}))
    publish_said(*["2025-04-19"] * 30, countries=("AFG", "IRN", "PAK"))
    assert queries_of(lambda: speaker_of(AMINA, matching_statements(AMINA), {})) == few == 4
