"""First and last days, in the cases that need arithmetic."""

from datetime import date

import pytest

from relations.dates.bounds import Day, bounds
from relations.dates.edtf import parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("-0004-02", (-4, 2, 1), (-4, 2, 29)),
        ("-0001-02", (-1, 2, 1), (-1, 2, 28)),
        ("202X-02", (2020, 2, 1), (2029, 2, 28)),
        ("202X-02-29", (2020, 2, 29), (2028, 2, 29)),
        ("190X-02-29", (1904, 2, 29), (1908, 2, 29)),
        ("-019X-02-29", (-196, 2, 29), (-192, 2, 29)),
        ("XXXX-02-29", (0, 2, 29), (9996, 2, 29)),
        ("X0XX-02-29", (0, 2, 29), (9096, 2, 29)),
        ("2023-XX-31", (2023, 1, 31), (2023, 12, 31)),
        ("2023-0X-31", (2023, 1, 31), (2023, 8, 31)),
        ("2023-X2-31", (2023, 12, 31), (2023, 12, 31)),
        ("2023-02-XX", (2023, 2, 1), (2023, 2, 28)),
        ("2023-02-X9", (2023, 2, 9), (2023, 2, 19)),
        ("2023-04-3X", (2023, 4, 30), (2023, 4, 30)),
        ("2025-03-0X", (2025, 3, 1), (2025, 3, 9)),
        ("2025-03-2X", (2025, 3, 20), (2025, 3, 29)),
        ("2024-X1", (2024, 1, 1), (2024, 11, 30)),
        ("1X84", (1084, 1, 1), (1984, 12, 31)),
        ("-196X", (-1969, 1, 1), (-1960, 12, 31)),
        ("-000X", (-9, 1, 1), (-1, 12, 31)),
        ("-XXXX-12-25", (-9999, 12, 25), (-1, 12, 25)),
    ],
)
def test_unspecified_digits_and_leap_years(
    text: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    assert bounds(parse(text).expression) == (Day(*first), Day(*last))


@pytest.mark.parametrize(
    ("text", "first_year", "last_year"),
    [
        ("Y170000002", 170_000_002, 170_000_002),
        ("Y-17E7", -170_000_000, -170_000_000),
        ("Y171010000S3", 171_000_000, 171_999_999),
        ("Y3388E2S3", 338_000, 338_999),
        ("Y-20E3S1", -29_999, -20_000),
        ("1950S1", 1000, 1999),
        ("1950S4", 1950, 1950),
        ("-1859S2", -1899, -1800),
        ("-0050S2", -99, -1),
        ("0050S2", 0, 99),
    ],
)
def test_long_and_estimated_years(text: str, first_year: int, last_year: int) -> None:
    assert bounds(parse(text).expression) == (Day(first_year, 1, 1), Day(last_year, 12, 31))


SPRING = (date(2024, 3, 1), date(2024, 5, 31))
SUMMER = (date(2024, 6, 1), date(2024, 8, 31))
AUTUMN = (date(2024, 9, 1), date(2024, 11, 30))
WINTER = (date(2024, 12, 1), date(2025, 2, 28))


@pytest.mark.parametrize(
    ("codes", "spans"),
    [
        (range(21, 25), [SPRING, SUMMER, AUTUMN, WINTER]),
        (range(25, 29), [SPRING, SUMMER, AUTUMN, WINTER]),
        (range(29, 33), [AUTUMN, WINTER, SPRING, SUMMER]),
        (
            range(33, 37),
            [
                (date(2024, 1, 1), date(2024, 3, 31)),
                (date(2024, 4, 1), date(2024, 6, 30)),
                (date(2024, 7, 1), date(2024, 9, 30)),
                (date(2024, 10, 1), date(2024, 12, 31)),
            ],
        ),
        (
            range(37, 40),
            [
                (date(2024, 1, 1), date(2024, 4, 30)),
                (date(2024, 5, 1), date(2024, 8, 31)),
                (date(2024, 9, 1), date(2024, 12, 31)),
            ],
        ),
        (
            range(40, 42),
            [(date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), date(2024, 12, 31))],
        ),
    ],
)
def test_parts_of_a_year(codes: range, spans: list[tuple[date, date]]) -> None:
    values = [parse(f"2024-{code}") for code in codes]

    assert [(value.earliest, value.latest) for value in values] == spans


def test_winter_ends_on_leap_day_of_the_next_year() -> None:
    assert parse("2023-24").latest == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("[1970,1960]", date(1960, 1, 1), date(1970, 12, 31)),
        ("[..1984,1990]", None, date(1990, 12, 31)),
        ("{..1984,1990..}", None, None),
        ("[2001-21,2002]", date(2001, 3, 1), date(2002, 12, 31)),
        ("2004-06-XX/2004-06-15", date(2004, 6, 1), date(2004, 6, 15)),
        ("2004-06-15/2004", date(2004, 6, 15), date(2004, 12, 31)),
    ],
)
def test_sets_and_intervals(text: str, earliest: date | None, latest: date | None) -> None:
    value = parse(text)

    assert (value.earliest, value.latest) == (earliest, latest)
