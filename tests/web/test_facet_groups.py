"""A facet as a form and its own page show it: under a heading, in parts, with the way to it all."""

from collections.abc import Sequence

import pytest

from relations.editions.facets import FACETS
from relations.queries.facets import CountedFacet, FacetValue
from relations.queries.selection import Selection
from relations.record.vocabulary import EventType
from relations.web.bars import SIDES
from relations.web.facet_groups import facet_group

PAGE = "timeline-facet"


def value(name: str, polarity: str = "") -> FacetValue:
    return FacetValue(name, name, 1, chosen=False, polarity=polarity)


def group(facet: CountedFacet, find: str = "", **chosen: object) -> dict[str, object]:
    return facet_group(facet, PAGE, Selection.of(**chosen), find)


def parts(*values: FacetValue) -> list[tuple[str, str, Sequence[str]]]:
    """The side, the heading and the values of each part of a facet."""
    made = facet_group(CountedFacet("type", list(values), len(values)), PAGE, Selection())["parts"]
    return [
        (part["polarity"], str(part["heading"]), [each.value for each in part["values"]])
        for part in made
    ]


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_has_its_words(name: str) -> None:
    made = group(CountedFacet(name, [value("x")], 1))
    assert all(str(made[word]) for word in ("heading", "find", "all"))


def test_every_side_of_a_type_of_event_has_its_part() -> None:
    assert {quad.polarity for quad in EventType.Quad} <= set(SIDES)


def test_types_stand_apart_by_their_sides_in_one_order() -> None:
    assert parts(
        value("report", "neutral"),
        value("airstrike", "conflict"),
        value("talks", "cooperation"),
        value("threat", "conflict"),
    ) == [
        ("cooperation", "Cooperation", ["talks"]),
        ("conflict", "Conflict", ["airstrike", "threat"]),
        ("neutral", "Neutral", ["report"]),
    ]
    assert [side for side, _heading, _values in parts(value("airstrike", "conflict"))] == [
        "conflict"
    ]


def test_values_without_sides_are_one_part_in_their_own_order() -> None:
    assert parts(value("b"), value("a")) == [("", "", ["b", "a"])]
    assert parts() == []


ALL = [
    ("country", 1, "All 1 country"),
    ("country", 12, "All 12 countries"),
    ("type", 12, "All 12 types"),
    ("speaker", 230, "All 230 speakers"),
    ("source", 51, "All 51 sources"),
]


@pytest.mark.parametrize(("name", "total", "words"), ALL)
def test_way_to_all_says_how_many_there_are(name: str, total: int, words: str) -> None:
    made = group(CountedFacet(name, [value("x")], total))
    assert (made["all"], made["total"], made["is_cut"]) == (words, total, total > 1)


def test_way_to_all_that_were_found_does_not_call_them_all() -> None:
    assert group(CountedFacet("speaker", [value("x")], 12), find="khan")["all"] == "All that match"


ADDRESSES = [
    ({}, "", "/timeline/facets/speaker/"),
    ({}, "khan & co", "/timeline/facets/speaker/?find=khan+%26+co"),
    (
        {"country": ("AFG", "PAK"), "speaker": ("amina",)},
        "",
        "/timeline/facets/speaker/?country=AFG&country=PAK&speaker=amina",
    ),
    ({"type": ("talks",)}, "khan", "/timeline/facets/speaker/?type=talks&find=khan"),
]


@pytest.mark.parametrize(("chosen", "find", "address"), ADDRESSES)
def test_page_of_a_facet_keeps_the_selection_and_what_is_to_find(
    chosen: dict[str, object], find: str, address: str
) -> None:
    made = group(CountedFacet("speaker", [value("x")], 12), find, **chosen)
    assert (made["path"], made["address"]) == ("/timeline/facets/speaker/", address)


def test_facets_of_statements_have_pages_of_their_own() -> None:
    made = facet_group(CountedFacet("act", [value("deny")], 1), "statement-facet", Selection())
    assert made["address"] == "/statements/facets/act/"
