"""What an EDTF text says, as a small set of immutable types.

    Expression = Date | Season | DateTime | Interval | Set

An ``Interval`` is one thing that lasted; a ``Set`` is a choice between moments (``[...]``) or
several separate moments (``{...}``). Only ``parser`` creates these values, so all of them exist
in the calendar and no interval is reversed. Years are astronomical: 0 is 1 BC, -43 is 44 BC.
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
    """A year, or a range of possible years, from ``first`` to ``last`` inclusive.

    ``mask`` holds the four digits without the sign if some are unspecified (``196X``).
    ``estimate`` is the year as written if only some of its digits are significant (``1950S2``).
    With neither, ``first == last``.
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
        """Whether no digit and no era is given (``XXXX``)."""
        return self.mask == "XXXX" and self.last > 0


@dataclass(frozen=True, slots=True)
class Component:
    """A month or a day: its two digits as written, and the numbers that they may mean."""

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
        """The doubts about all parts, combined."""
        doubt = self.year.qualification
        if self.month is not None:
            doubt = doubt | self.month.qualification
        if self.day is not None:
            doubt = doubt | self.day.qualification
        return doubt


@dataclass(frozen=True, slots=True)
class Season:
    """A part of a year by its code: 21-24 seasons of no named hemisphere, 25-28 northern and 29-32
    southern seasons, 33-36 quarters, 37-39 thirds (quadrimesters), 40-41 halves (semestrals).
    """

    year: Year
    code: int
    own_qualification: Qualification = UNQUALIFIED

    @property
    def qualification(self) -> Qualification:
        """The doubts about all parts, combined."""
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
        """The doubts about both ends, combined."""
        return _doubt(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Range:
    """Consecutive members of a set, both ends inclusive; None for an open end of the set."""

    start: Moment | None
    end: Moment | None

    @property
    def qualification(self) -> Qualification:
        """The doubts about both ends, combined."""
        return _doubt(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Set:
    """One of several moments, or all of them if ``is_all``. Members keep their written order."""

    members: tuple[Moment | Range, ...]
    is_all: bool

    @property
    def qualification(self) -> Qualification:
        """The doubts about all members, combined."""
        return _doubt(*self.members)


Expression: TypeAlias = Date | Season | DateTime | Interval | Set


_LONGEST_SHOWN = 60


class EdtfError(ValueError):
    """A text that is not EDTF.

    ``position`` is the 0-based offset of the error in code points; it equals the length of the
    text if the text ends too soon. ``reason`` is a whole English phrase without parameters, so
    that gettext can translate it.
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
