"""EDTF built from days, months, years and from other EDTF values.

Every function returns None if there is no such date, or no EDTF that expresses it exactly: "since
some time in January to April" has none.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from relations.dates.bounds import month_length
from relations.dates.edtf import Edtf, EdtfError, parse
from relations.dates.level0 import plain_period

DAY = timedelta(days=1)
# More values than this are given as bounds.
_MOST_NAMED = 2


@lru_cache(maxsize=4096)
def dated(text: str) -> Edtf | None:
    """The value of an EDTF text; None if it is not EDTF, as for a day that does not exist."""
    try:
        return parse(text)
    except EdtfError:
        return None


def year(number: int) -> Edtf | None:
    return dated(f"{number:04}") if 1 <= number <= date.max.year else None


def month(year_number: int, number: int) -> Edtf | None:
    """The month of a year. A number outside 1 to 12 is a month of an earlier or later year."""
    years, index = divmod(number - 1, 12)
    found = year(year_number + years)
    return None if found is None else dated(f"{found.text}-{index + 1:02}")


def calendar_day(year_number: int, month_number: int, day: int) -> Edtf | None:
    return dated(f"{year_number:04}-{month_number:02}-{day:02}")


def day_numbered(ordinal: int) -> Edtf | None:
    """The day with this proleptic Gregorian ordinal; 1 is 1 January of the year 1."""
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    return dated(date.fromordinal(ordinal).isoformat())


def year_before_christ(number: int) -> Edtf | None:
    """44 BC is the astronomical year -43."""
    return dated(f"{1 - number:05}" if number > 1 else "0000")


def part_of_month(year_number: int, number: int, tens: str) -> Edtf | None:
    """About the days with this tens digit: 0 early, 1 mid, 2 late, 3 the end.

    Always approximate, because none of these words has a sharp edge. The end of February is in
    its twenties. ``last_days`` is wider than the end.
    """
    found = month(year_number, number)
    if found is None:
        return None
    return dated(f"{found.text}-{tens}X~") or dated(f"{found.text}-2X~")


def last_days(value: Edtf) -> Edtf | None:
    """About the twenties of a month instead of its thirties, which may be a single day."""
    return dated(value.text.replace("-3X~", "-2X~"))


def within(first: date | None, last: date | None) -> Edtf | None:
    """Some time from the first day to the last, both inclusive; None is an open end."""
    start, end = plain_period(first, last)
    return dated(start if start == end else f"[{start}..{end}]")


def days_of_month(year_number: int, number: int, first: int, last: int) -> Edtf | None:
    """Some time within these days, inclusive; ``last`` may exceed the length of the month."""
    length = month_length(year_number, number)
    return within(date(year_number, number, first), date(year_number, number, min(last, length)))


def is_moment(value: Edtf) -> bool:
    """Whether it can be the end of an interval or a member of a set."""
    return value.text[0] not in "[{" and "/" not in value.text


def about(value: Edtf) -> Edtf | None:
    if "/" in value.text and not value.approximate:
        start, end = value.text.split("/")
        return dated(f"{start}~/{end}")
    if value.approximate or not is_moment(value):
        return value if value.approximate else None
    return dated(f"{value.text}~")


def since(start: Edtf) -> Edtf | None:
    """From then on. The end of a month without a 31st is more than its 30th."""
    if start.earliest == start.latest and start.text.endswith("-3X~"):
        start = last_days(start) or start
    return dated(f"{start.text}/..") if is_moment(start) else None


def until(end: Edtf) -> Edtf | None:
    return dated(f"../{end.text}") if is_moment(end) else None


def by(end: Edtf) -> Edtf | None:
    """At that time or before. "The end of March" ends with the month, however vague its days."""
    if end.approximate and not _ends_a_month(end):
        return dated(f"[..{end.text}]") if is_moment(end) else None
    return within(None, end.latest) if end.latest else None


def before(end: Edtf) -> Edtf | None:
    """Before all of it; if its beginning is not known, no later than its end."""
    if end.approximate or not is_moment(end):
        return by(end)
    return within(None, end.earliest - DAY) if end.earliest and end.earliest > date.min else None


def after(start: Edtf) -> Edtf | None:
    """After all of it; if its end is not known, no earlier than its beginning."""
    if not is_moment(start):
        return within(start.earliest, None) if start.earliest else None
    if start.approximate:
        return dated(f"[{start.text}..]")
    return within(start.latest + DAY, None) if start.latest and start.latest < date.max else None


def no_earlier_than(start: Edtf) -> Edtf | None:
    """At that time or after."""
    if is_moment(start):
        return dated(f"[{start.text}..]")
    return within(start.earliest, None) if start.earliest else None


def lasting(start: Edtf, end: Edtf) -> Edtf | None:
    return dated(f"{start.text}/{end.text}") if is_moment(start) and is_moment(end) else None


def between(start: Edtf, end: Edtf) -> Edtf | None:
    """Some time from the start to the end, both inclusive."""
    return dated(f"[{start.text}..{end.text}]") if is_moment(start) and is_moment(end) else None


def all_of(values: Sequence[Edtf]) -> Edtf | None:
    if not all(is_moment(value) for value in values):
        return None
    return dated(f"{{{','.join(value.text for value in values)}}}")


def one_of(values: Sequence[Edtf]) -> Edtf | None:
    """One of the values: a choice if there are only two, else their bounds.

    None for several intervals: EDTF cannot say that one of them is meant.
    """
    if len(values) == 1:
        return values[0]
    if not any(sign in value.text for value in values for sign in ("..", "/", "{")):
        listed = ",".join(value.text.strip("[]") for value in values)
        members = list(dict.fromkeys(listed.split(",")))
        if len(members) <= _MOST_NAMED:
            return dated(f"[{','.join(members)}]")
    return bounded(values)


def choice(first: Edtf, second: Edtf) -> Edtf | None:
    """One of two, each a moment or some time in a closed range; None if EDTF cannot say it."""
    texts = list(dict.fromkeys(each.text.strip("[]") for each in (first, second)))
    is_closed = all(each.earliest and each.latest for each in (first, second))
    if not is_closed or any("/" in text or "{" in text for text in texts):
        return None
    return first if len(texts) == 1 else dated(f"[{','.join(texts)}]")


def bounded(values: Sequence[Edtf]) -> Edtf | None:
    """Some time from the first day of the values to the last; None if one is an interval, or a set
    of which all are meant.
    """
    if any("/" in value.text or value.text[0] == "{" for value in values):
        return None
    firsts, lasts = [value.earliest for value in values], [value.latest for value in values]
    return within(
        None if None in firsts else min(filter(None, firsts)),
        None if None in lasts else max(filter(None, lasts)),
    )


def _ends_a_month(value: Edtf) -> bool:
    return value.latest is None or (value.latest + DAY).day == 1
