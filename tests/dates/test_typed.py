"""Dates as an editor types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates import edtf
from relations.dates.typed import is_impossible, readings_of

TYPED = [
    ("8 February 2026", "2026-02-08"),
    ("8 Feb 2026", "2026-02-08"),
    ("08 FEB. 2026", "2026-02-08"),
    ("8th February 2026", "2026-02-08"),
    ("the 8th of February, 2026", "2026-02-08"),
    ("Sunday, 8 February 2026", "2026-02-08"),
    ("Sun 8 Feb 2026", "2026-02-08"),
    ("February 8, 2026", "2026-02-08"),
    ("Feb. 8th 2026", "2026-02-08"),
    ("8-Feb-2026", "2026-02-08"),
    ("2026 February 8", "2026-02-08"),
    ("2026, Feb 8", "2026-02-08"),
    ("Feb 2026", "2026-02"),
    ("February, 2026", "2026-02"),
    ("Sept 2026", "2026-09"),
    ("02/2026", "2026-02"),
    ("2026/02", "2026-02"),
    ("8.2.2026", "2026-02-08"),
    ("08.02.2026", "2026-02-08"),
    ("13/2/2026", "2026-02-13"),
    ("2/13/2026", "2026-02-13"),
    ("8/8/2026", "2026-08-08"),
    ("2026/2/8", "2026-02-08"),
    ("2026.02.08", "2026-02-08"),
    ("2026-2-8", "2026-02-08"),
    ("  8   February 2026 ", "2026-02-08"),
    ("29 February 2024", "2024-02-29"),
]


@pytest.mark.parametrize(("text", "date"), TYPED)
def test_typed_date_is_read(text: str, date: str) -> None:
    assert readings_of(text) == (date,)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("8/2/2026", ("2026-02-08", "2026-08-02")),
        ("02/08/2026", ("2026-08-02", "2026-02-08")),
        ("8-2-2026", ("2026-02-08", "2026-08-02")),
        ("1 / 12 / 1999", ("1999-12-01", "1999-01-12")),
        ("12/11/2025", ("2025-11-12", "2025-12-11")),
    ],
)
def test_day_and_month_that_cannot_be_told_apart_are_both_read(
    text: str, dates: tuple[str, str]
) -> None:
    assert readings_of(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "8 February",
        "February 8",
        "30 February 2026",
        "29 February 2026",
        "8/2/26",
        "32/2/2026",
        "13/13/2026",
        "8 Febtober 2026",
        "8 February 2026 and 9 March 2026",
        "Fe 2026",
        "2026/13",
        "13.13.2026",
        "2025/2026",
        # It was a Sunday.
        "Monday, 8 February 2026",
        "Sat 8 Feb 2026",
        # May be years of another calendar.
        "۱۴۰۳-۰۱-۰۱",
        "٨ February 2026",
    ],
)
def test_what_is_no_whole_date_is_not_read(text: str) -> None:
    assert readings_of(text) == ()


@given(st.text(alphabet="0123456789/.- FebruayMc,", max_size=24) | st.text(max_size=30))
def test_every_reading_is_edtf(text: str) -> None:
    for date in readings_of(text):
        assert edtf.parse(date).earliest is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 February 2026", True),
        ("Feb 30, 2026", True),
        ("31/2/2026", True),
        ("31.4.2026", True),
        ("13/2026", True),
        ("29 February 2023", True),
        ("29 February 2024", False),
        ("8/2/2026", False),
        ("2025-02-30", False),
        ("Sunday", False),
        ("", False),
    ],
)
def test_date_that_no_calendar_has_is_told_from_what_is_no_date(text: str, expected: bool) -> None:
    assert is_impossible(text) is expected
