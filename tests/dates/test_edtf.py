"""What ``parse`` promises of every text."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.edtf import Edtf, EdtfError, parse
from tests.dates.edtf_texts import (
    calendar_days,
    day_texts,
    digit_masks,
    edtf_texts,
    moments,
    sets,
)

EDTF_CHARACTERS = "0123456789X-?~%/.[]{},YEST:Z+"


def covers(wide: Edtf, narrow: Edtf) -> bool:
    """Whether the bounds of one contain those of the other; None is unbounded."""
    starts = wide.earliest is None or (narrow.earliest or date.min) >= wide.earliest
    ends = wide.latest is None or (narrow.latest or date.max) <= wide.latest
    return starts and ends


@given(edtf_texts())
def test_valid_text_comes_back_with_bounds_in_order(text: str) -> None:
    value = parse(text)

    assert value.text == text
    assert (value.earliest or date.min) <= (value.latest or date.max)


def refusal(text: str) -> EdtfError | None:
    """The error for the text; None if it is valid. Any other exception propagates."""
    try:
        value = parse(text)
    except EdtfError as error:
        return error
    assert value.text == text
    return None


@given(st.one_of(st.text(), st.text(alphabet=EDTF_CHARACTERS, max_size=30)))
def test_any_text_is_parsed_or_refused_with_a_position(text: str) -> None:
    error = refusal(text)

    assert error is None or (error.text == text and 0 <= error.position <= len(text))
    assert error is None or error.reason in str(error)


@given(edtf_texts(), st.data())
def test_damaged_text_is_parsed_or_refused(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    inserted = data.draw(st.sampled_from(["", *EDTF_CHARACTERS]))
    damaged = text[:position] + inserted + text[position + 1 :]

    error = refusal(damaged)

    assert error is None or 0 <= error.position <= len(damaged)


@given(day_texts())
def test_coarser_date_covers_the_finer_one(day: str) -> None:
    ladder = [day, day[:7], day[:4], f"{day[:3]}X", f"{day[:2]}XX", f"{day[0]}XXX", "XXXX"]

    values = [parse(text) for text in ladder]

    for narrow, wide in pairwise(values):
        assert covers(wide, narrow)


@given(calendar_days(), st.integers(1, 3), st.data())
def test_leaving_more_digits_unspecified_only_widens(
    day: str, part_count: int, data: st.DataObject
) -> None:
    sign = "-" if day.startswith("-") else ""
    narrow = sign + "-".join(day.removeprefix("-").split("-")[:part_count])
    wide = data.draw(digit_masks(narrow))
    widest = data.draw(digit_masks(wide))

    assert covers(parse(wide), parse(narrow))
    assert covers(parse(widest), parse(wide))


@given(sets())
def test_set_covers_each_of_its_members(text: str) -> None:
    whole = parse(text)

    for member in text[1:-1].split(","):
        assert covers(whole, parse(f"[{member}]" if ".." in member else member))


@given(moments())
def test_qualifying_a_moment_does_not_move_its_bounds(text: str) -> None:
    plain, doubtful = parse(text.rstrip("?~%")), parse(text.rstrip("?~%") + "%")

    assert (plain.earliest, plain.latest) == (doubtful.earliest, doubtful.latest)
    assert doubtful.approximate
    assert doubtful.uncertain


@given(st.dates(max_value=date(9999, 12, 30)))
def test_interval_that_ends_the_day_before_it_starts_is_refused(day: date) -> None:
    start, end = (day + timedelta(days=1)).isoformat(), day.isoformat()

    with pytest.raises(EdtfError) as caught:
        parse(f"{start}/{end}")

    assert caught.value.position == len(start) + 1


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2004", False, False),
        ("2004?", False, True),
        ("2004~", True, False),
        ("2004%", True, True),
        ("?2004-06-~11", True, True),
        ("2004-%06-11", True, True),
        ("2001-21~", True, False),
        ("2001-?21", False, True),
        ("2004~/2005?", True, True),
        ("[2004,2005~]", True, False),
        ("{2004?..2006}", False, True),
        ("1950S2", False, False),
    ],
)
def test_doubt_about_any_part_is_doubt_about_the_whole(
    text: str, approximate: bool, uncertain: bool
) -> None:
    value = parse(text)

    assert (value.approximate, value.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "clamped"),
    [
        ("0001", date.min, date(1, 12, 31), False),
        ("9999", date(9999, 1, 1), date.max, False),
        ("0000", date.min, date.min, True),
        ("-0043-03-15", date.min, date.min, True),
        ("-000X", date.min, date.min, True),
        ("000X", date.min, date(9, 12, 31), True),
        ("Y12345", date.max, date.max, True),
        ("9999-24", date(9999, 12, 1), date.max, True),
        ("-0043/2024", date.min, date(2024, 12, 31), True),
        ("-0043/..", date.min, None, True),
    ],
)
def test_year_outside_the_python_calendar_is_clamped_and_says_so(
    text: str, earliest: date, latest: date | None, clamped: bool
) -> None:
    value = parse(text)

    assert (value.earliest, value.latest, value.clamped) == (earliest, latest, clamped)
