"""The dates of invented events: 40 of 100 to the day, 30 to the month and 30 to the year, among
them intervals, open ends, doubts and days of which it was one."""

from datetime import date, timedelta
from itertools import accumulate
from random import Random

_PRECISIONS = {"%Y-%m-%d": 40, "%Y-%m": 30, "%Y": 30}
_FORMS = {
    "plain": 86,
    "interval": 6,
    "open end": 3,
    "open start": 1,
    "doubtful": 3,
    "either": 1,
}
_LONGEST = {"%Y-%m-%d": 40, "%Y-%m": 400, "%Y": 1_200}  # of an interval, in days


def _cumulated(shares: dict[str, int]) -> list[int]:
    return list(accumulate(shares.values()))


_OF_PRECISIONS, _OF_FORMS = _cumulated(_PRECISIONS), _cumulated(_FORMS)


def some_date(random: Random, day: date) -> str:
    """The EDTF of a date in which a day lies."""
    [precision] = random.choices([*_PRECISIONS], cum_weights=_OF_PRECISIONS)
    [form] = random.choices([*_FORMS], cum_weights=_OF_FORMS)
    text = day.strftime(precision)
    later = day + timedelta(days=random.randint(2, _LONGEST[precision]))
    match form:
        case "interval":
            return f"{text}/{later.strftime(precision)}"
        case "open end":
            return f"{text}/.."
        case "open start":
            return f"../{text}"
        case "doubtful":
            return f"{text}{random.choice('?~')}"
        case "either" if precision == "%Y-%m-%d":
            return f"[{text},{later}]"
        case _:
            return text
