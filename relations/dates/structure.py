"""What an EDTF text says, as a small algebra of values.

    Expression = Date | Season | DateTime | Interval | Set

An ``Interval`` is one thing that lasted; a ``Set`` is a choice between moments (``[...]``) or
several separate moments (``{...}``). Only ``grammar`` makes these values, so all of them exist in
the calendar and none is reversed. Years are astronomical: 0 is 1 BC, -43 is 44 BC.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Qualification:
    """Doubt about a value: uncertain (``?``), approximate (``~``) or both (``%``)."""

    uncertain: bool
    approximate: bool

    def __or__(self, other: "Qualification") -> "Qualification":
        if other is UNQUALIFIED:
            return self
        return Qualification(
            self.uncertain or other.uncertain, self.approximate or other.approximate
        )


UNQUALIFIED = Qualification(uncertain=False, approximate=False)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the years that may be meant, from ``first`` to ``last`` inclusive.

    ``mask`` holds the four digits without their sign where some are unspecified (``196X``).
    ``estimate`` is the year as written where only some of its digits are significant
    (``1950S2``). With neither, ``first == last``.
    """

    first: int
    last: int
    mask: str | None = None
    estimate: int | None = None
    qualification: Qualification = UNQUALIFIED

    @property
    def is_exact(self) -> bool:
        return self.first == self.last

    @property
    def is_unknown(self) -> bool:
        """No digit and no era is given."""
        return self.mask == "XXXX" and self.last > 0


@dataclass(frozen=True, slots=True)
class Component:
    """A month or a day: its two digits as written, and the numbers they may stand for."""

    digits: str
    candidates: tuple[int, ...]
    qualification: Qualification = UNQUALIFIED

    @property
    def is_exact(self) -> bool:
        return len(self.candidates) == 1


@dataclass(frozen=True, slots=True)
class Date:
    """A year, a month of a year or a day of a month. A day always has a month."""

    year: Year
    month: Component | None = None
    day: Component | None = None

    @property
    def qualification(self) -> Qualification:
        """The doubt about any part."""
        doubt = self.year.qualification
        if self.month is not None:
            doubt = doubt | self.month.qualification
        if self.day is not None:
            doubt = doubt | self.day.qualification
        return doubt


@dataclass(frozen=True, slots=True)
class Season:
    """A part of a year by its code: 21-24 seasons wherever they are, 25-28 northern and 29-32
    southern seasons, 33-36 quarters, 37-39 thirds (quadrimesters), 40-41 halves (semestrals).
    """

    year: Year
    code: int
    own_qualification: Qualification = UNQUALIFIED

    @property
    def qualification(self) -> Qualification:
        """The doubt about any part."""
        return self.year.qualification | self.own_qualification


@dataclass(frozen=True, slots=True)
class DateTime:
    """A time of day on an exact date. ``shift`` is ``Z``, ``±hh``, ``±hh:mm``, or None for local
    time.
    """

    date: Date
    time: str
    shift: str | None

    @property
    def qualification(self) -> Qualification:
        return UNQUALIFIED


class Missing(Enum):
    """Why an interval has no date at one end."""

    OPEN = ".."
    UNKNOWN = ""


Moment: TypeAlias = Date | Season
Endpoint: TypeAlias = Moment | Missing


def _doubt(*parts: "Moment | Range | Missing | None") -> Qualification:
    doubt = UNQUALIFIED
    for part in parts:
        if part is not None and not isinstance(part, Missing):
            doubt = doubt | part.qualification
    return doubt


@dataclass(frozen=True, slots=True)
class Interval:
    """Something that lasted. At least one end is a date."""

    start: Endpoint
    end: Endpoint

    @property
    def qualification(self) -> Qualification:
        """The doubt about either end."""
        return _doubt(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Range:
    """Consecutive members of a set, both ends inclusive; None where the set has no such end."""

    start: Moment | None
    end: Moment | None

    @property
    def qualification(self) -> Qualification:
        """The doubt about either end."""
        return _doubt(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Set:
    """One of several moments, or, with ``is_all``, all of them. Members stand as written."""

    members: tuple[Moment | Range, ...]
    is_all: bool

    @property
    def qualification(self) -> Qualification:
        """The doubt about any member."""
        return _doubt(*self.members)


Expression: TypeAlias = Date | Season | DateTime | Interval | Set


_LONGEST_SHOWN = 60


class EdtfError(ValueError):
    """A text that is not EDTF.

    ``position`` is the 0-based offset in code points of the trouble; it equals the length of the
    text where the text ends too soon. ``reason`` is a whole English phrase without parameters,
    so that it can be looked up by a gettext.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        shown = self.text
        if len(shown) > _LONGEST_SHOWN:
            shown = shown[:_LONGEST_SHOWN] + "…"
        return f"{shown!r} is not an EDTF date: {self.reason} (position {self.position})."
