"""Every kind of date that a source may give, written around a day."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

WEEK = timedelta(days=7)

# The source's words, and the EDTF text that they become.
KINDS: list[tuple[str, Callable[[date], str]]] = [
    ("on that day", lambda day: f"{day}"),
    ("in that month", lambda day: f"{day:%Y-%m}"),
    ("in that year", lambda day: f"{day:%Y}"),
    ("in that decade", lambda day: f"{day.year // 10}X"),
    ("around that day", lambda day: f"{day}~"),
    ("around that year", lambda day: f"{day:%Y}~"),
    ("on that day, it is said", lambda day: f"{day}?"),
    ("around that month, it is said", lambda day: f"{day:%Y-%m}%"),
    ("in that season", lambda day: f"{day.year}-{21 + day.month % 12 // 3}"),
    ("in that quarter", lambda day: f"{day.year}-{33 + (day.month - 1) // 3}"),
    ("in that third of the year", lambda day: f"{day.year}-{37 + (day.month - 1) // 4}"),
    ("in that half of the year", lambda day: f"{day.year}-{40 + (day.month - 1) // 6}"),
    ("over a week", lambda day: f"{day}/{day + WEEK}"),
    ("from one year to another", lambda day: f"{day.year - 2}/{day.year}"),
    ("from about then, for a month", lambda day: f"{day:%Y-%m}~/{day + 5 * WEEK:%Y-%m}"),
    ("since that day", lambda day: f"{day}/.."),
    ("from that month on", lambda day: f"{day:%Y-%m}/"),
    ("until that day", lambda day: f"../{day}"),
    ("up to that month", lambda day: f"/{day:%Y-%m}"),
    ("one day that month", lambda day: f"{day:%Y-%m}-XX"),
    ("one month that year", lambda day: f"{day:%Y}-XX"),
    ("on that day or the next", lambda day: f"[{day},{day + timedelta(days=1)}]"),
    ("one day that week", lambda day: f"[{day}..{day + WEEK}]"),
    ("before that day was over", lambda day: f"[..{day}]"),
    ("that day or later", lambda day: f"[{day}..]"),
    ("on that day and a week later", lambda day: f"{{{day},{day + WEEK}}}"),
    ("in the afternoon", lambda day: f"{day}T14:30:00+05:00"),
]


def some_day(random: Random) -> date:
    """A day from 1985 to 2025, the likelier the later."""
    year = max(1985, 2025 - int(random.expovariate(1 / 5)))
    return date(year, 1, 1) + timedelta(days=random.randrange(365))
