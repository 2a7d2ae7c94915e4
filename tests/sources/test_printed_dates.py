"""Dates of publication as pages print them."""

import pytest

from relations.dates import edtf
from relations.sources.printed_dates import date_in_address, printed_date


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-04-20", "2025-04-20"),
        ("2025-04-20T06:10:00+05:00", "2025-04-20"),
        ("2025-04-20T23:59:59.000Z", "2025-04-20"),
        ("2025-04-20 06:10", "2025-04-20"),
        ("20250420", "2025-04-20"),
        ("20250420T0610", "2025-04-20"),
        ("2025/04/20", "2025-04-20"),
        ("2025/4/2 06:10", "2025-04-02"),
        ("2025.04.20", "2025-04-20"),
        ("20 April 2025", "2025-04-20"),
        ("Sun, 20 Apr 2025 06:10:00 GMT", "2025-04-20"),
        ("Sunday 20th April, 2025", "2025-04-20"),
        ("20-Apr-2025", "2025-04-20"),
        ("April 20, 2025 06:10 IST", "2025-04-20"),
        ("Published Apr. 20th, 2025", "2025-04-20"),
        ("April 2025", "2025-04"),
        ("20/04/2025", "2025-04-20"),
        ("04/20/2025 6:10 am", "2025-04-20"),
        # Which of the two is the day, nobody can tell.
        ("04/05/2025", "[2025-04-05,2025-05-04]"),
        ("05/05/2025", "2025-05-05"),
        # Neither a season of EDTF nor a day that there is not.
        ("2025-21", ""),
        ("2025-02-30", ""),
        ("30 February 2025", ""),
        ("20/30/2025", ""),
        ("soon", ""),
        ("", ""),
        ("1745111400", ""),
        ("20 April 2025 " + "and so on " * 20, ""),
    ],
)
def test_printed_date_is_read_as_precisely_as_it_is_printed(printed: str, date: str) -> None:
    assert printed_date(printed) == date
    if date:
        edtf.parse(date)


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://courier.example/2025/04/20/talks", "2025-04-20"),
        ("https://courier.example/2025/4/talks", "2025-04"),
        ("https://courier.example/2025-04-20/talks", "2025-04-20"),
        ("https://courier.example/talks-2025", ""),
        ("https://courier.example/2025/99/20/talks", ""),
        ("https://courier.example/12025/04/20/", ""),
    ],
)
def test_date_in_an_address(address: str, date: str) -> None:
    assert date_in_address(address) == date
