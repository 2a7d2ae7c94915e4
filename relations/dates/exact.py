"""Exact dates, without unspecified digits or qualification, as plain numbers.

``ExactDate`` is a tuple as long as its precision: (year,), (year, month) or (year, month, day).
The year is astronomical and of any size.
"""

from relations.dates.bounds import month_length
from relations.dates.messages import MONTHS, Gettext
from relations.dates.structure import UNQUALIFIED, Date, Moment

ExactDate = tuple[int, ...]

# Between these, inclusive, a bare number reads as a year.
_FIRST_PLAIN_YEAR = 1000
_LAST_PLAIN_YEAR = 9999


def exact_date(moment: Moment) -> ExactDate | None:
    """The moment's numbers; None if it is a season or not exact."""
    if not isinstance(moment, Date) or moment.qualification != UNQUALIFIED:
        return None
    if not moment.year.is_exact:
        return None
    numbers = [moment.year.first]
    for part in (moment.month, moment.day):
        if part is not None:
            if not part.is_exact:
                return None
            numbers.append(part.candidates[0])
    return tuple(numbers)


def following(exact: ExactDate) -> ExactDate:
    """The next date of the same precision: the next year, month or day."""
    if len(exact) == 1:
        return (exact[0] + 1,)
    year, month = exact[:2]
    if len(exact) == 3 and exact[2] < month_length(year, month):
        return (year, month, exact[2] + 1)
    first_day = exact[2:] and (1,)
    if month < 12:
        return (year, month + 1, *first_day)
    return (year + 1, 1, *first_day)


def is_plain_year(exact: ExactDate) -> bool:
    """Whether it is a year alone that can be written as a bare number (1000 to 9999)."""
    return len(exact) == 1 and _FIRST_PLAIN_YEAR <= exact[0] <= _LAST_PLAIN_YEAR


def exact_in_words(exact: ExactDate, gettext: Gettext) -> str:
    """ "2025", "April 2025" or "19 April 2025"."""
    words = year_in_words(exact[0], gettext)
    if len(exact) > 1:
        month = gettext(MONTHS[exact[1]])
        # Translators: a month or a season of a year: "April 2025", "spring 2025".
        words = gettext("%(part)s %(year)s") % {"part": month, "year": words}
    if len(exact) > 2:
        # Translators: the month may come with its year: "19 April", "19 April 2025".
        words = gettext("%(day)s %(month)s") % {"day": exact[2], "month": words}
    return words


def day_and_month_in_words(exact: ExactDate, gettext: Gettext) -> str:
    """ "28 March": a date of day precision without its year."""
    values = {"day": exact[2], "month": gettext(MONTHS[exact[1]])}
    return gettext("%(day)s %(month)s") % values


def year_in_words(year: int, gettext: Gettext) -> str:
    """An astronomical year in words: "44 BC", "AD 43", "1984" or "the year 170,000,002"."""
    if year < 1:
        count = 1 - year
        number = str(count) if count <= _LAST_PLAIN_YEAR else f"{count:,}"
        return gettext("%(year)s BC") % {"year": number}
    if year < _FIRST_PLAIN_YEAR:
        return gettext("AD %(year)s") % {"year": year}
    if year > _LAST_PLAIN_YEAR:
        return gettext("the year %(year)s") % {"year": f"{year:,}"}
    return str(year)
