"""Shapes of dates: never surer than the date, and never beyond the picture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.web.shapes import LEAST, PieceKind, ShapePiece, StripScale, shape_of
from tests.dates.edtf_texts import edtf_texts

# Four hundred days, so that a day is a quarter of a unit: 1 January 2024 begins at 0.7.
FIRST = date(2024, 1, 1).toordinal()
SCALE = StripScale(FIRST, FIRST + 399, 102)


def place(day: str) -> float:
    return 0.7 + (date.fromisoformat(day).toordinal() - FIRST) / 4


def pieces(text: str, lasted: str = "") -> list[tuple[str, float, float]]:
    """The kind of each piece of a date, where it begins and where it ends."""
    until = date.fromisoformat(lasted).toordinal() if lasted else None
    found = shape_of(parse(text), until, SCALE)
    return [(each.kind.value, round(each.x, 2), round(each.end, 2)) for each in found]


def at(kind: str, first: str | float, last: str | float) -> tuple[str, float, float]:
    start, end = (each if isinstance(each, float) else place(each) for each in (first, last))
    return kind, round(start, 2), round(end, 2)


END = 102 - 1.3
MAY, JUNE, JULY = "2024-05-01", "2024-06-01", "2024-07-01"
DAY = place(MAY) + 0.125

# A date, the day up to which it went on, and its pieces.
SHAPES: list[tuple[str, str, list[tuple[str, float, float]]]] = [
    # A day that is known is a dot, whatever the time of it.
    ("2024-05-01", "", [at("dot", DAY - 0.5, DAY + 0.5)]),
    ("2024-05-01T10:00:00Z", "", [at("dot", DAY - 0.5, DAY + 0.5)]),
    # A day that is in doubt is not.
    ("2024-05-01~", "", [at("within", DAY - 0.45, DAY + 0.45)]),
    ("2024-05-01?", "", [at("within", DAY - 0.45, DAY + 0.45)]),
    # Some time within.
    ("2024-05", "", [at("within", MAY, JUNE)]),
    ("2024-05~", "", [at("within", MAY, JUNE)]),
    ("[2024-05..2024-06]", "", [at("within", MAY, JULY)]),
    ("2024-05/2024-05", "", [at("within", MAY, JUNE)]),
    # One of some, and all of some.
    (
        "[2024-05-01,2024-06-01]",
        "",
        [at("within", DAY - 0.45, DAY + 0.45), at("within", DAY + 7.3, DAY + 8.2)],
    ),
    (
        "{2024-05-01,2024-06-01}",
        "",
        [at("dot", DAY - 0.5, DAY + 0.5), at("dot", DAY + 7.25, DAY + 8.25)],
    ),
    ("{2024-05-01..2024-05-31}", "", [at("sure", MAY, JUNE)]),
    # What lasted from day to day.
    ("2024-05-01/2024-05-31", "", [at("sure", MAY, JUNE)]),
    ("2024-05-01/2024-05-01", "", [at("sure", DAY - 0.45, DAY + 0.45)]),
    # It fades over the days on which it may have begun or ended.
    (
        "2024-05/2024-07-01",
        "",
        [at("fades-in", MAY, "2024-05-31"), at("sure", "2024-05-31", "2024-07-02")],
    ),
    (
        "2024-05-01/2024-06",
        "",
        [at("sure", MAY, "2024-06-02"), at("fades-out", "2024-06-02", JULY)],
    ),
    (
        "2024-05-01~/2024-06-30",
        "",
        [at("fades-in", MAY, place(MAY) + 1), at("sure", place(MAY) + 1, JULY)],
    ),
    # It goes on, as far as anyone has said.
    ("2024-05-01/..", "2024-06-30", [at("sure", MAY, JULY), at("onward", JULY, place(JULY) + 0.8)]),
    (
        "2024-05-01/..",
        "",
        [at("sure", MAY, place(MAY) + 0.9), at("onward", place(MAY) + 0.9, place(MAY) + 1.7)],
    ),
    (
        "2024-05/..",
        "2024-06-30",
        [
            at("fades-in", MAY, "2024-05-31"),
            at("sure", "2024-05-31", JULY),
            at("onward", JULY, place(JULY) + 0.8),
        ],
    ),
    # Nobody says whether it goes on.
    (
        "2024-05-01/",
        "",
        [at("firm", MAY, place(MAY) + 0.25), at("fades-out", MAY, place(MAY) + 12.75)],
    ),
    # Before and after.
    (
        "[..2024-06-30]",
        "",
        [at("fades-in", place(JULY) - 12.75, JULY), at("firm", place(JULY) - 0.25, JULY)],
    ),
    (
        "../2024-06-30",
        "",
        [at("fades-in", place(JULY) - 12.75, JULY), at("firm", place(JULY) - 0.25, JULY)],
    ),
    (
        "[2024-05-01..]",
        "",
        [at("firm", MAY, place(MAY) + 0.25), at("fades-out", MAY, place(MAY) + 12.75)],
    ),
    (
        "../2024-06",
        "",
        [
            at("fades-in", place("2024-06-02") - 12.75, "2024-06-02"),
            at("fades-out", "2024-06-02", JULY),
        ],
    ),
    # Near the start of the picture it fades less far.
    (
        "[..2024-01-10]",
        "",
        [at("fades-in", 0.0, "2024-01-11"), at("firm", place("2024-01-11") - 0.25, "2024-01-11")],
    ),
    # What is beyond the picture is cut off, and goes on there if it went on.
    ("2023/2024-06-30", "", [at("sure", 0.7, JULY)]),
    ("2024-05-01/2026", "", [at("sure", MAY, END), at("onward", END, END + 0.8)]),
    ("2023", "", [at("within", 0.25, 1.15)]),
    ("2020/2030", "", [at("sure", 0.7, END), at("onward", END, END + 0.8)]),
    ("[..2030]", "", [at("fades-in", END - 12.75, END)]),
    ("[2020..]", "", [at("fades-out", 0.7, 13.45)]),
    ("202X", "", [at("within", 0.7, END)]),
]


@pytest.mark.parametrize(("text", "lasted", "shape"), SHAPES)
def test_date_has_a_shape(text: str, lasted: str, shape: list[tuple[str, float, float]]) -> None:
    assert pieces(text, lasted) == shape


def days() -> st.SearchStrategy[int]:
    return st.integers(date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal())


@given(edtf_texts(), st.tuples(days(), days()).map(sorted), st.none() | days(), st.floats(24, 90))
def test_shape_of_any_date_lies_within_any_picture(
    text: str, ends: list[int], lasted: int | None, width: float
) -> None:
    found = shape_of(parse(text), lasted, StripScale(*ends, width))
    assert found
    for each in found:
        assert -0.001 <= each.x <= each.end <= width + 0.001, each
    assert _is_seen(found)


def _is_seen(found: list[ShapePiece]) -> bool:
    width = max(each.end for each in found) - min(each.x for each in found)
    return width >= min(LEAST, 1) - 0.001


@given(edtf_texts(), st.floats(24, 90))
def test_shape_is_no_surer_than_the_date(text: str, width: float) -> None:
    value = parse(text)
    found = shape_of(value, None, StripScale(FIRST, FIRST + 399, width))
    if value.approximate or value.uncertain:
        assert PieceKind.DOT not in {each.kind for each in found}
