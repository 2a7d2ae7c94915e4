"""Days of a month, and those that are known by name or by what happened on them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from relations.dates.edtf import Edtf
from relations.dates.messages import MONTHS
from relations.extraction.dates.cycles import Direction, in_direction, yearly
from relations.extraction.dates.lexicon import FEASTS, WEEKDAY_NAMES
from relations.extraction.dates.meanings import Meaning
from relations.extraction.dates.periods import calendar_day, dated
from relations.extraction.dates.reasons import Name
from relations.extraction.dates.rules import either, words
from relations.extraction.dates.year_phrases import PartOfYear, WhichYear
from relations.extraction.sureness import Pattern

# Days after which "the April 7 bombings", or "on Halloween", may be of any year.
_LONGEST_REMEMBERED, _LONGEST_FEAST = 100, 183
# A day that the world remembers, (month, day) -> its year: later on it means that year, or nothing.
_OF_THE_WORLD = {(9, 11): 2001, (10, 7): 2023}
_LONGEST_OF_THE_WORLD = 14


@dataclass(frozen=True, slots=True)
class RememberedDay(PartOfYear):
    """A day that, without a year, is only read for ``longest`` days after it, from the year
    ``since`` on.
    """

    longest: int = _LONGEST_REMEMBERED
    since: int = 0

    def of(self, which: WhichYear | None) -> Meaning:
        """The day in that year; without a year, the one just past or, if told so, the next."""
        if which is not None:
            return PartOfYear.of(self, which)
        cycle = yearly(self.at)

        def compute(today: date, direction: Direction) -> Edtf | None:
            found = in_direction(cycle, today, direction)
            if direction is Direction.FORWARD or today.year < self.since:
                return found
            back = in_direction(cycle, today, Direction.BACK)
            is_near = back and back.latest and (today - back.latest).days <= self.longest
            return back if is_near else None

        return Meaning(compute, Pattern.DATE_NEAREST, name=self.name, in_year=self.at)


def day_of_month(day: int, month: int) -> PartOfYear:
    """The day of a month, which recurs every year."""
    name, at = _named(day, month)
    if (month, day) in _OF_THE_WORLD:
        return RememberedDay(name, at, _LONGEST_OF_THE_WORLD, _OF_THE_WORLD[month, day])
    return PartOfYear(name, at)


def remembered_day(day: int, month: int) -> Meaning:
    """The day of something that is named after it: "the April 7 bombings"."""
    return RememberedDay(*_named(day, month)).of(None)


def near_day(weekday: int, day: int) -> Meaning:
    """ "Friday the 5th" in the month of publication or one beside it, if only one has it."""

    def compute(today: date, direction: Direction) -> Edtf | None:
        near = [_day_of(today, shift, day) for shift in (-1, 0, 1)]
        fitting = [found for found in near if found and found.weekday() == weekday]
        if direction in {Direction.BACK, Direction.FORWARD}:
            is_back = direction is Direction.BACK
            fitting = [each for each in fitting if each == today or (each < today) is is_back]
        return dated(fitting[0].isoformat()) if len(fitting) == 1 else None

    return Meaning(compute, Pattern.DATE_NEAREST, name=Name(WEEKDAY_NAMES[weekday]))


def _day_of(today: date, shift: int, day: int) -> date | None:
    """The day in the month that many months after this day's; None if it has no such day."""
    years, month = divmod(today.month - 1 + shift, 12)
    try:
        return date(today.year + years, month + 1, day)
    except ValueError:
        return None


def _named(day: int, month: int) -> tuple[Name, Callable[[int], Edtf | None]]:
    return Name(MONTHS[month], day), lambda year: calendar_day(year, month, day)


def _feast_on(month: int, day: int) -> Callable[..., RememberedDay]:
    return lambda *_: RememberedDay(*_named(day, month), _LONGEST_FEAST)


feast = either(*(words(name).to(_feast_on(*day)) for name, day in FEASTS.items()))
