"""Figures for one measure that several speakers give: set beside each other, none chosen."""

from hypothesis import given
from hypothesis import strategies as st

from relations.web.page_shapes import StatementPage
from relations.web.presenters import figure_tables


def said(speaker: str, measure: str | None, low: int = 1, side: str | None = None) -> StatementPage:
    """A statement by a speaker, for a side if one is given, with a figure if it has a measure."""
    return {
        "speaker": {"code": speaker.lower(), "name": speaker},
        "on_behalf_of": side and {"code": side.lower(), "name": side},
        "figure": measure and {"measure": measure, "low": low, "best": None, "high": None},
    }


def tables(*statements: StatementPage) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each table: its measure, and who gives which number in it."""
    return [
        (
            table["measure"],
            [(row["speaker"]["name"], row["figure"]["low"]) for row in table["rows"]],
        )
        for table in figure_tables(statements)
    ]


def test_figures_of_two_speakers_for_one_measure_are_a_table() -> None:
    assert tables(said("Kabul", "deaths", 46), said("Islamabad", "deaths", 8)) == [
        ("deaths", [("Islamabad", 8), ("Kabul", 46)])
    ]


def test_rows_are_the_statements_themselves() -> None:
    first, second = said("Amina", "deaths"), said("Basir", "deaths")
    [table] = figure_tables([first, second])
    assert table["rows"][0] is first
    assert table["rows"][1] is second


def test_figure_that_nobody_else_gives_is_no_table() -> None:
    assert tables() == []
    assert tables(said("Kabul", "deaths")) == []
    assert tables(said("Kabul", "deaths"), said("Islamabad", "people deported")) == []
    assert tables(said("Kabul", "deaths"), said("Islamabad", None)) == []


def test_speaker_who_gives_two_figures_does_not_differ_from_another() -> None:
    assert tables(said("Kabul", "deaths", 40), said("Kabul", "deaths", 46)) == []
    assert tables(
        said("Kabul", "deaths", 46), said("Islamabad", "deaths", 8), said("Kabul", "deaths", 40)
    ) == [("deaths", [("Islamabad", 8), ("Kabul", 46), ("Kabul", 40)])]


def test_measure_is_the_same_whatever_its_capitals_and_spaces() -> None:
    assert tables(said("Amina", "People  deported"), said("Basir", " people deported")) == [
        ("People  deported", [("Amina", 1), ("Basir", 1)])
    ]


def test_tables_come_in_the_order_in_which_their_measures_are_first_mentioned() -> None:
    measures = ("wounded", "deaths", "deaths", "wounded")
    statements = [
        said(speaker, measure)
        for speaker, measure in zip(("Amina", "Amina", "Basir", "Basir"), measures, strict=True)
    ]
    assert [measure for measure, _rows in tables(*statements)] == ["wounded", "deaths"]


def test_rows_stand_by_the_side_for_which_each_speaks_and_then_by_speaker() -> None:
    assert tables(
        said("Zalmai", "deaths", side="Kabul"),
        said("ankara", "deaths"),
        said("Amina", "deaths", side="Kabul"),
        said("Basir", "deaths", side="Islamabad"),
        said("Jakarta", "deaths"),
    ) == [
        (
            "deaths",
            [("ankara", 1), ("Basir", 1), ("Jakarta", 1), ("Amina", 1), ("Zalmai", 1)],
        )
    ]


SPEAKERS = ("Amina", "Basir", "Celine", "Dawud")


@given(st.permutations(SPEAKERS))
def test_order_of_sides_does_not_depend_on_who_spoke_first(order: list[str]) -> None:
    found = tables(*(said(speaker, "deaths") for speaker in order))
    assert found == [("deaths", [(speaker, 1) for speaker in SPEAKERS])]
