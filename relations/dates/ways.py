"""Choosing a date in a form without knowing EDTF: each choice as EDTF text, and back.

The choices cover only part of EDTF, but that part exactly: ``choice_of`` finds a choice only if
``edtf_text`` writes the very same text again. A form can therefore never change a date that it
cannot show.
"""

from dataclasses import dataclass
from enum import StrEnum

from relations.dates.bounds import month_length
from relations.dates.edtf import Edtf
from relations.dates.exact import ExactDate, exact_date, following
from relations.dates.structure import (
    UNQUALIFIED,
    Date,
    Expression,
    Interval,
    Missing,
    Moment,
    Qualification,
    Range,
    Season,
    Set,
)

_ABOUT = Qualification(uncertain=False, approximate=True)
_LAST_YEAR = 9999


class Way(StrEnum):
    """What is known about a date.

    ``WITHIN``, ``BEFORE`` and ``OR_LATER`` are for something that happened once, at an unknown
    time; ``LASTING``, ``SINCE`` and ``UNTIL`` are for something that lasted. ``BEFORE`` excludes
    its date, all others include theirs.
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    ABOUT = "about"
    WITHIN = "within"
    BEFORE = "before"
    OR_LATER = "or-later"
    LASTING = "lasting"
    SINCE = "since"
    UNTIL = "until"


_EXACT = {1: Way.YEAR, 2: Way.MONTH, 3: Way.DAY}
_PATTERNS = {
    Way.DAY: "{date}",
    Way.MONTH: "{date}",
    Way.YEAR: "{date}",
    Way.SEASON: "{date}-{season}",
    Way.ABOUT: "{date}~",
    Way.WITHIN: "[{date}..{end}]",
    Way.BEFORE: "[..{preceding}]",
    Way.OR_LATER: "[{date}..]",
    Way.LASTING: "{date}/{end}",
    Way.SINCE: "{date}/..",
    Way.UNTIL: "../{date}",
}


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A way of knowing a date, with its numbers.

    ``date`` is a year for ``YEAR`` and ``SEASON``, a month for ``MONTH``, a day for ``DAY``, and
    of any precision for the others. ``end`` is the second date of ``WITHIN`` and ``LASTING``;
    ``season`` is the code from 21 to 41 of ``SEASON``. All dates exist, in a year from 0 to 9999.
    """

    way: Way
    date: ExactDate
    end: ExactDate = ()
    season: int = 0


def edtf_text(choice: DateChoice) -> str:
    """The choice as text. It is EDTF unless the end lies before the start, or the choice is
    ``BEFORE`` the beginning of the year 0.
    """
    return _PATTERNS[choice.way].format(
        date=plain_text(choice.date),
        end=plain_text(choice.end),
        season=choice.season,
        preceding=plain_text(_preceding(choice.date)),
    )


def choice_of(value: Edtf) -> DateChoice | None:
    """The choice that writes exactly this text; None if there is none."""
    choice = _resembling(value.expression)
    if choice is None or choice.date[0] > _LAST_YEAR or edtf_text(choice) != value.text:
        return None
    return choice


def plain_text(exact: ExactDate) -> str:
    """The date as EDTF level 0: ``2025``, ``2025-04`` or ``2025-04-19``."""
    return "-".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(exact))


def _preceding(exact: ExactDate) -> ExactDate:
    """The date of the same precision before this one."""
    if len(exact) == 1:
        return (exact[0] - 1,)
    year, month = exact[:2]
    if len(exact) == 3 and exact[2] > 1:
        return (year, month, exact[2] - 1)
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    last_day = exact[2:] and (month_length(year, month),)
    return (year, month, *last_day)


def _resembling(expression: Expression) -> DateChoice | None:
    """The choice of the same form; it may still write a different text."""
    if isinstance(expression, Season):
        return DateChoice(Way.SEASON, (expression.year.first,), season=expression.code)
    if isinstance(expression, Date):
        return _moment(expression)
    if isinstance(expression, Interval):
        return _lasting(expression)
    if isinstance(expression, Set) and isinstance(expression.members[0], Range):
        return _once(expression.members[0])
    return None


def _moment(moment: Date) -> DateChoice | None:
    parts = [part for part in (moment.month, moment.day) if part is not None]
    if moment.qualification == UNQUALIFIED:
        exact = exact_date(moment)
        return DateChoice(_EXACT[len(exact)], exact) if exact else None
    if moment.qualification == _ABOUT and moment.year.is_exact:
        numbers = [part.candidates[0] for part in parts]
        return DateChoice(Way.ABOUT, (moment.year.first, *numbers))
    return None


def _lasting(interval: Interval) -> DateChoice | None:
    start, end = interval.start, interval.end
    if isinstance(start, Missing):
        return None if isinstance(end, Missing) else _with_dates(Way.UNTIL, end)
    if isinstance(end, Missing):
        return _with_dates(Way.SINCE, start)
    return _with_dates(Way.LASTING, start, end)


def _once(span: Range) -> DateChoice | None:
    if span.start is not None and span.end is not None:
        return _with_dates(Way.WITHIN, span.start, span.end)
    if span.start is not None:
        return _with_dates(Way.OR_LATER, span.start)
    last = exact_date(span.end) if span.end is not None else None
    return DateChoice(Way.BEFORE, following(last)) if last else None


def _with_dates(way: Way, date: Moment, end: Moment | None = None) -> DateChoice | None:
    first, last = exact_date(date), exact_date(end) if end is not None else ()
    return None if first is None or last is None else DateChoice(way, first, last)
