"""Comparisons: two selections that are answered together, on one scale."""

import pytest

from relations.queries.selection import Selection, SelectionError
from relations.queries.side_by_side import compare
from tests.factories import make_published

pytestmark = pytest.mark.django_db

OF_IRAN = Selection.of(country=("AFG", "IRN"), between="yes")
OF_PAKISTAN = Selection.of(country=("AFG", "PAK"), between="yes")


def test_scale_reaches_over_all_that_is_drawn() -> None:
    first = make_published(date="2022-01-01")
    last = make_published(date="2025-04-19", countries=("AFG", "IRN"))
    found = compare({"a": OF_PAKISTAN, "b": OF_IRAN}, most=2)
    assert found.time == (first.days.first, last.days.first)
    assert found.offered is None


def test_nothing_drawn_has_no_scale() -> None:
    assert compare({}, most=2).time is None


def test_selection_of_a_pair_has_its_dyad_and_another_has_none() -> None:
    make_published()
    sides = compare({"a": OF_PAKISTAN, "b": Selection.of(country=("AFG",))}, most=2).sides
    assert [str(each.dyad) for each in sides.values()] == ["Afghanistan–Pakistan", "None"]


def test_dyads_are_offered_where_a_selection_is_missing() -> None:
    make_published()
    found = compare({"a": OF_PAKISTAN}, most=2)
    assert found.offered
    assert [str(each.dyad) for each in found.offered.listed] == ["Afghanistan–Pakistan"]


def test_value_that_does_not_exist_is_refused_with_the_parameter_of_its_selection() -> None:
    with pytest.raises(SelectionError) as refused:
        compare({"b": Selection.of(speaker=("nobody",))}, most=2)
    assert refused.value.parameter == "b"
    assert "nobody" in refused.value.reason
