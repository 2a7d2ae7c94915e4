"""Plain dates: the shortest ones that mean exactly a period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.bounds import month_length
from relations.dates.edtf import parse
from relations.dates.level0 import plain_period

PERIODS = [
    ("2024-01-01", "2025-12-31", ("2024", "2025")),
    ("2024-01-01", "2024-12-31", ("2024", "2024")),
    ("2024-03-01", "2024-03-31", ("2024-03", "2024-03")),
    ("2024-02-01", "2024-02-29", ("2024-02", "2024-02")),
    ("2023-02-01", "2023-02-28", ("2023-02", "2023-02")),
    ("2024-02-01", "2024-02-28", ("2024-02-01", "2024-02-28")),
    ("2024-03-18", "2024-03-18", ("2024-03-18", "2024-03-18")),
    # Both are as long as the longer one needs to be.
    ("2024-01-01", "2024-03-31", ("2024-01", "2024-03")),
    ("2024-03-01", "2025-12-31", ("2024-03", "2025-12")),
    ("2024-01-01", "2025-03-18", ("2024-01-01", "2025-03-18")),
    ("2024-01-02", "2024-12-31", ("2024-01-02", "2024-12-31")),
    ("2024-01-01", None, ("2024", "")),
    ("2024-03-18", None, ("2024-03-18", "")),
    (None, "2024-03-31", ("", "2024-03")),
    (None, "2024-12-30", ("", "2024-12-30")),
    (None, None, ("", "")),
    ("0001-01-01", "9999-12-31", ("0001", "9999")),
]


@pytest.mark.parametrize(("first", "last", "texts"), PERIODS)
def test_period_is_said_in_the_shortest_plain_dates_of_one_precision(
    first: str | None, last: str | None, texts: tuple[str, str]
) -> None:
    days = [date.fromisoformat(each) if each else None for each in (first, last)]
    assert plain_period(*days) == texts


def meant(since: str, until: str) -> tuple[date | None, date | None]:
    """The first and the last day that two plain dates mean."""
    return (
        parse(since).earliest if since else None,
        parse(until).latest if until else None,
    )


# Hardly any arbitrary day begins or ends a month or a year, so these are mixed in.
firsts = st.dates().flatmap(
    lambda day: st.sampled_from([day, day.replace(day=1), day.replace(month=1, day=1)])
)
lasts = st.dates().flatmap(
    lambda day: st.sampled_from(
        [
            day,
            day.replace(day=month_length(day.year, day.month)),
            day.replace(month=12, day=31),
        ]
    )
)


@given(st.none() | firsts, st.none() | lasts)
def test_plain_dates_mean_exactly_the_period_and_no_shorter_ones_do(
    first: date | None, last: date | None
) -> None:
    texts = plain_period(first, last)
    assert meant(*texts) == (first, last)
    length = max(map(len, texts))
    assert {len(text) for text in texts if text} <= {length}
    for shorter in (4, 7):
        if shorter < length:
            assert meant(*(text[:shorter] for text in texts)) != (first, last)
