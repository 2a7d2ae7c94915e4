"""What a phrase means, before it is known when its report appeared.

A meaning computes a date from one day of publication. If that day is known only roughly, the
meaning is computed for every possible day, and where the results differ they become a choice or
bounds, never a guess. Meanings are monotonic (a later day never gives an earlier date), so for a
long period its two ends are enough.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from relations.dates.edtf import Edtf
from relations.extraction.dates.cycles import Cycle, Direction, in_direction
from relations.extraction.dates.periods import DAY, bounded, one_of
from relations.extraction.dates.reasons import NAMED, Name, Reason, recurring_reason
from relations.extraction.sureness import Pattern

# A report that may have appeared on any of more days than this dates nothing.
_LONGEST_PUBLICATION = 366
_MOST_DAYS_ASKED = 31

# The patterns of dates that need no day of publication.
_ABSOLUTE = frozenset({Pattern.DATE_WRITTEN, Pattern.DATE_YEAR_ALONE, Pattern.DATE_CHOICE})

# "Until May" and "by June" look ahead more easily than their verb: "was shut until May".
_TOWARDS_AN_END = {
    Direction.BACK: Direction.RECENT,
    Direction.LIKELY: Direction.NEAREST,
    Direction.EITHER: Direction.FORWARD,
}

ComputeDate = Callable[[date, Direction], Edtf | None]
DateInYear = Callable[[int], Edtf | None]
MeaningShape = Callable[[Edtf], Edtf | None]


def _as_it_is(value: Edtf) -> Edtf:
    return value


@dataclass(frozen=True, slots=True)
class Meaning:
    """``compute`` finds the date from a day; ``shape`` applies "since", "by" and the like.

    ``name`` is set for a recurring time; its reason depends on where it was found, and ``in_year``
    gives its date in a year. ``default`` is the direction to look in if the sentence does not say.
    ``negated`` replaces ``shape`` where the sentence denies it: "not before Monday". ``alone`` is
    applied to a date that no other shape was applied to.
    """

    compute: ComputeDate
    pattern: Pattern
    reason: Reason = NAMED
    name: Name | None = None
    in_year: DateInYear | None = None
    shape: MeaningShape = field(default=_as_it_is)
    default: Direction = Direction.LIKELY
    negated: MeaningShape | None = None
    alone: MeaningShape = field(default=_as_it_is)

    @property
    def is_absolute(self) -> bool:
        """Whether the words name the date themselves, without a publication date."""
        return self.pattern in _ABSOLUTE

    @property
    def is_bare(self) -> bool:
        """Whether it recurs, and no word says which time is meant."""
        return self.pattern is Pattern.DATE_NEAREST

    def at(self, today: date, direction: Direction) -> Edtf | None:
        """The date, with its shape applied, for a report of this day."""
        found = self.unshaped(today, direction)
        return None if found is None else self.shape(found)

    def unshaped(self, today: date, direction: Direction) -> Edtf | None:
        """The date before its shape is applied."""
        found = self.compute(today, direction)
        return None if found is None else self.alone(found)

    def shaped_value(self, found: Edtf, *, is_negated: bool = False) -> Edtf | None:
        """The date with its shape applied."""
        if is_negated and self.negated:
            return self.negated(found)
        return self.shape(found)

    def looking_back(self) -> "Meaning":
        """The same date, always looked for in the past, whatever the sentence says."""
        back = replace(self, compute=lambda today, _: self.compute(today, Direction.BACK))
        return replace(back, pattern=Pattern.DATE_BY_CONTEXT) if self.is_bare else back

    def shaped(self, shape: MeaningShape, default: Direction = Direction.LIKELY) -> "Meaning":
        """The same date with one more shape, applied after the one it has."""

        def both(found: Edtf) -> Edtf | None:
            inner = self.shape(found)
            return None if inner is None else shape(inner)

        return replace(self, shape=both, default=default, alone=_as_it_is)

    def by_itself(self, shape: MeaningShape) -> "Meaning":
        """The same date, with this shape as long as it is given no other."""
        return replace(self, alone=shape)

    def denied(self, shape: MeaningShape) -> "Meaning":
        """The same date, with the shape it has instead where the sentence denies it."""
        return replace(self, negated=shape)


# A phrase that only looks like a date, or that nobody can resolve from the report alone.
OPEN = Meaning(lambda today, direction: None, Pattern.DATE_WRITTEN)


def absolute(value: Edtf | None, pattern: Pattern = Pattern.DATE_WRITTEN) -> Meaning:
    """A date that needs no publication date; None (31 February) is left open."""
    return Meaning(lambda today, direction: value, pattern)


def from_publication(compute: Callable[[date], Edtf | None], reason: Reason) -> Meaning:
    """A date that depends only on the day of publication: "yesterday"."""
    return Meaning(lambda today, direction: compute(today), Pattern.DATE_COUNTED, reason)


def bare_occurrence(cycle: Cycle, name: Name, in_year: DateInYear | None = None) -> Meaning:
    """A recurring time without a word that says which one: "on Saturday"."""
    return Meaning(
        lambda today, direction: in_direction(cycle, today, direction),
        Pattern.DATE_NEAREST,
        name=name,
        in_year=in_year,
    )


def chosen_occurrence(
    choose: Callable[[Cycle, date], Edtf | None], cycle: Cycle, name: Name
) -> Meaning:
    """A recurring time with "last", "this" or "next"."""
    return Meaning(lambda today, direction: choose(cycle, today), Pattern.DATE_COUNTED, name=name)


def combined(join: Callable[[Edtf, Edtf], Edtf | None], start: Meaning, end: Meaning) -> Meaning:
    """Two dates made into one. A recurring start is the last one before the end."""

    def compute(today: date, direction: Direction) -> Edtf | None:
        last = end.at(today, direction)
        if last is None or last.earliest is None:
            return None
        first = (
            start.at(last.earliest, Direction.BACK) if start.name else start.at(today, direction)
        )
        return None if first is None else join(first, last)

    told = start if end.is_absolute and not start.name else end
    return Meaning(compute, told.pattern, told.reason, told.name)


def resolved(meaning: Meaning, published: Edtf, direction: Direction | None) -> Edtf | None:
    """What the phrase means in a report of that date, before its shape is applied; None if open.

    ``direction`` is where the sentence looks, None if it does not say. If the publication date has
    an open end, or is itself approximate or uncertain, only meanings that do not need it resolve.
    """
    if direction is not None and meaning.default is Direction.NEAREST:
        direction = _TOWARDS_AN_END.get(direction, direction)
    days = _days_to_ask(meaning, published)
    values: list[Edtf] = []
    for day in days:
        value = meaning.unshaped(day, direction or meaning.default)
        if value is None:
            return None
        if value not in values:
            values.append(value)
    if not values:
        return None
    is_gapless = len(days) < 2 or days[1] - days[0] == DAY
    return one_of(values) if is_gapless or len(values) == 1 else bounded(values)


def reason_for(meaning: Meaning, found: Edtf, published: Edtf) -> Reason:
    """Why the meaning was resolved to the date ``found``."""
    return recurring_reason(meaning.name, found, published) if meaning.name else meaning.reason


def possible_days(published: Edtf) -> list[date]:
    """The days on which the report may have appeared; empty if unknown or more than 31."""
    first, last = _ends_of(published)
    if first is None or last is None or (last - first).days >= _MOST_DAYS_ASKED:
        return []
    return [first + DAY * count for count in range((last - first).days + 1)]


def _days_to_ask(meaning: Meaning, published: Edtf) -> list[date]:
    """All possible days, or of many the first, the last and some between, since a phrase that is
    clear at both ends may be open in the middle; any one day if none is needed."""
    if meaning.is_absolute:
        return [date.min]
    first, last = _ends_of(published)
    if first is None or last is None or (last - first).days >= _LONGEST_PUBLICATION:
        return []
    if (last - first).days < _MOST_DAYS_ASKED:
        return possible_days(published)
    between = range(0, (last - first).days, _MOST_DAYS_ASKED)
    return [*(first + DAY * count for count in between), last]


def _ends_of(published: Edtf) -> tuple[date | None, date | None]:
    """The first and last day on which it may have appeared; None for both if in doubt."""
    if published.clamped or published.approximate or published.uncertain:
        return None, None
    return published.earliest, published.latest
