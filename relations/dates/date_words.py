"""One moment in words: a date, a season or a date with a time."""

from collections.abc import Sequence

from relations.dates.bounds import crosses_new_year, month_length
from relations.dates.exact import is_plain_year, year_in_words
from relations.dates.messages import (
    DAY_DOUBTS,
    DOUBTS,
    MONTH_DOUBTS,
    MONTHS,
    PARTS_OF_MONTH,
    SEASON_DOUBTS,
    SEASONS,
    SHARES,
    YEAR_DOUBTS,
    Gettext,
)
from relations.dates.structure import (
    UNQUALIFIED,
    Component,
    Date,
    DateTime,
    Moment,
    Qualification,
    Season,
    Year,
)

_LONGEST_CHOICE = 4
_ANY_LEAP_YEAR = 2000
_SHORT_MONTH = 30


def moment_in_words(moment: Moment, gettext: Gettext) -> str:
    """The moment with its doubts: "about March 2024", "11 June 2004 (day approximate)"."""
    if isinstance(moment, Season):
        words = _season_in_words(moment, gettext)
        doubts = [
            (YEAR_DOUBTS, moment.year.qualification),
            (SEASON_DOUBTS, moment.own_qualification),
        ]
    else:
        words = _date_in_words(moment, gettext)
        doubts = [(YEAR_DOUBTS, moment.year.qualification)]
        if moment.month is not None:
            doubts.append((MONTH_DOUBTS, moment.month.qualification))
        if moment.day is not None:
            doubts.append((DAY_DOUBTS, moment.day.qualification))
    return _with_doubts(words, doubts, gettext)


def date_time_in_words(moment: DateTime, gettext: Gettext) -> str:
    """The date, then the time with its shift from UTC."""
    values = {"date": _date_in_words(moment.date, gettext), "time": moment.time}
    if moment.shift is None:
        return gettext("%(date)s, %(time)s") % values
    if moment.shift == "Z":
        return gettext("%(date)s, %(time)s UTC") % values
    return gettext("%(date)s, %(time)s (UTC%(shift)s)") % {**values, "shift": moment.shift}


def _with_doubts(
    words: str,
    doubts: list[tuple[dict[tuple[bool, bool], str], Qualification]],
    gettext: Gettext,
) -> str:
    shared = doubts[0][1]
    if any(doubt != shared for _, doubt in doubts):
        notes = [
            gettext(notes[doubt.uncertain, doubt.approximate])
            for notes, doubt in doubts
            if doubt != UNQUALIFIED
        ]
        values = {"date": words, "notes": enumerated(notes, gettext)}
        return gettext("%(date)s (%(notes)s)") % values
    if shared == UNQUALIFIED:
        return words
    return gettext(DOUBTS[shared.uncertain, shared.approximate]) % {"date": words}


def _season_in_words(season: Season, gettext: Gettext) -> str:
    if season.code in SEASONS:
        if season.year.is_exact and crosses_new_year(season.code):
            return _across_new_year(season, gettext)
        # Translators: a month or a season of a year: "April 2025", "spring 2025".
        pattern = gettext("%(part)s %(year)s")
        return _within_year(gettext(SEASONS[season.code]), season.year, pattern, gettext)
    # Translators: "the first quarter of 2025".
    pattern = gettext("%(part)s of %(year)s")
    return _within_year(gettext(SHARES[season.code]), season.year, pattern, gettext)


def _across_new_year(season: Season, gettext: Gettext) -> str:
    """A season that ends in the next year: "winter 2025–26", never "winter 2025"."""
    first, last = season.year.first, season.year.first + 1
    name = gettext(SEASONS[season.code])
    if is_plain_year((first,)) and is_plain_year((last,)):
        short = f"{last % 100:02}" if last % 100 else str(last)
        values = {"part": name, "first": first, "last": short}
        # Translators: a season that begins in one year and ends in the next: "winter 2025–26".
        return gettext("%(part)s %(first)s–%(last)s") % values
    values = {
        "part": name,
        "first": year_in_words(first, gettext),
        "last": year_in_words(last, gettext),
    }
    return gettext("%(part)s %(first)s to %(last)s") % values


def _date_in_words(moment: Date, gettext: Gettext) -> str:
    if moment.month is None:
        return _lone_year_in_words(moment.year, gettext)
    if moment.day is None:
        return _month_in_words(moment.month, moment.year, gettext)
    return _day_in_words(moment.day, moment.month, moment.year, gettext)


def _day_in_words(day: Component, month: Component, year: Year, gettext: Gettext) -> str:
    if day.digits == month.digits == "XX":
        # Translators: "some day in 1985".
        pattern = gettext("%(part)s in %(year)s")
        return _within_year(gettext("some day"), year, pattern, gettext)
    month_words = _month_in_words(month, year, gettext)
    is_part = day.digits in PARTS_OF_MONTH and not _is_one_day(day, month, year)
    if is_part and (month.is_exact or day.digits == "XX"):
        return gettext(PARTS_OF_MONTH[day.digits]) % {"month": month_words}
    values = {"day": _numbers_in_words(day, month, year, gettext), "month": month_words}
    if month.is_exact:
        # Translators: the month may come with its year: "19 April", "19 April 2025".
        return gettext("%(day)s %(month)s") % values
    # Translators: the month is not known: "day 25 of some month in 1985".
    return gettext("day %(day)s of %(month)s") % values


def _is_one_day(day: Component, month: Component, year: Year) -> bool:
    """Whether the thirties of a month are only its 30th: "3X" of April."""
    if day.digits != "3X" or not (month.is_exact and year.is_exact):
        return False
    return month_length(year.first, month.candidates[0]) == _SHORT_MONTH


def _month_in_words(month: Component, year: Year, gettext: Gettext) -> str:
    if month.digits == "XX":
        # Translators: "some month in 1985".
        pattern = gettext("%(part)s in %(year)s")
        return _within_year(gettext("some month"), year, pattern, gettext)
    names = [gettext(MONTHS[number]) for number in month.candidates]
    if month.digits.endswith("X") and len(names) > 1:
        values = {"first": names[0], "last": names[-1]}
        words = gettext("some month from %(first)s to %(last)s") % values
    else:
        words = either_of(names, gettext)
    return _within_year(words, year, gettext("%(part)s %(year)s"), gettext)


def _numbers_in_words(day: Component, month: Component, year: Year, gettext: Gettext) -> str:
    """The possible days, without those that the month does not have."""
    # If several years are possible, use a leap year: it has every day that the others have.
    representative = year.first if year.is_exact else _ANY_LEAP_YEAR
    length = max(month_length(representative, number) for number in month.candidates)
    days = [str(number) for number in day.candidates if number <= length]
    if len(days) <= _LONGEST_CHOICE:
        return either_of(days, gettext)
    # Translators: the numbers of the first and the last day that may be meant.
    return gettext("%(first)s to %(last)s") % {"first": days[0], "last": days[-1]}


def _within_year(part: str, year: Year, pattern: str, gettext: Gettext) -> str:
    """A part of a year, by the translated ``pattern`` of ``part`` and ``year``."""
    if year.is_unknown:
        return gettext("%(part)s, year unknown") % {"part": part}
    if year.is_exact:
        return pattern % {"part": part, "year": year_in_words(year.first, gettext)}
    decade = _decade(year)
    if decade is not None:
        some_year = gettext("some year in the %(decade)ss") % {"decade": decade}
    else:
        some_year = _lone_year_in_words(year, gettext)
    # Translators: the year is one of several: "December in some year from 1500 to 1599".
    return gettext("%(part)s in %(year)s") % {"part": part, "year": some_year}


def _lone_year_in_words(year: Year, gettext: Gettext) -> str:
    first, last = year_in_words(year.first, gettext), year_in_words(year.last, gettext)
    if year.is_exact:
        return first
    if year.estimate is not None:
        values = {"year": year_in_words(year.estimate, gettext), "first": first, "last": last}
        return gettext("%(year)s (an estimate, from %(first)s to %(last)s)") % values
    if year.is_unknown:
        return gettext("an unknown year")
    decade = _decade(year)
    if decade is not None:
        return gettext("the %(decade)ss") % {"decade": decade}
    if year.mask is not None and "X" not in year.mask.rstrip("X"):
        return gettext("some year from %(first)s to %(last)s") % {"first": first, "last": last}
    sign = "−" if year.last < 0 else ""
    return gettext("the year %(digits)s (X unknown)") % {"digits": f"{sign}{year.mask}"}


def decade_in_words(moment: Moment, gettext: Gettext) -> str | None:
    """Ten years that have no clear name, as one decade; None for any other moment."""
    if not isinstance(moment, Date) or moment.month is not None:
        return None
    year = moment.year
    if not _is_decade(year) or year.first % 100 or year.qualification != UNQUALIFIED:
        return None
    values = {"first": year.first, "last": year.last}
    # Translators: "the decade 2000–2009", beside "the 1990s".
    return gettext("the decade %(first)s–%(last)s") % values


def _decade(year: Year) -> int | None:
    """The decade's first year; None if no name like "the 1960s" is clear ("the 1900s" is not)."""
    return year.first if _is_decade(year) and year.first % 100 else None


def _is_decade(year: Year) -> bool:
    """Whether all but the last digit of a year is known, from the year 1000 on."""
    return year.mask is not None and "X" not in year.mask[:3] and year.first >= 1000


def either_of(items: Sequence[str], gettext: Gettext) -> str:
    """The items, the last one after "or". Takes at least one item."""
    return _joined(items, gettext("%(items)s or %(last)s"), gettext)


def all_of(items: Sequence[str], gettext: Gettext) -> str:
    """The items, the last one after "and". Takes at least one item."""
    return _joined(items, gettext("%(items)s and %(last)s"), gettext)


def enumerated(items: Sequence[str], gettext: Gettext) -> str:
    """The items separated by commas. Takes at least one item."""
    listed = items[0]
    for item in items[1:]:
        listed = gettext("%(items)s, %(next)s") % {"items": listed, "next": item}
    return listed


def _joined(items: Sequence[str], pattern: str, gettext: Gettext) -> str:
    if len(items) == 1:
        return items[0]
    return pattern % {"items": enumerated(items[:-1], gettext), "last": items[-1]}
