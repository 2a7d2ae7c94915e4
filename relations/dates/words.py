"""An EDTF value in English. Every phrase is a whole pattern that a translator can reorder.

Accurate wording wins over short wording: ``196X`` is "the 1960s", but ``19XX`` is "some year from
1900 to 1999", because "the 1900s" may be a decade and "the 20th century" begins in 1901. A set
with an open start ends before the next unit: ``[..1984]`` is "before 1985".
"""

from collections.abc import Callable

from relations.dates.date_words import (
    all_of,
    date_time_in_words,
    decade_in_words,
    either_of,
    moment_in_words,
)
from relations.dates.edtf import Edtf
from relations.dates.exact import (
    ExactDate,
    day_and_month_in_words,
    exact_date,
    exact_in_words,
    following,
    is_plain_year,
    year_in_words,
)
from relations.dates.messages import MONTHS, Gettext, untranslated
from relations.dates.structure import DateTime, Interval, Missing, Moment, Range, Set

_Join = Callable[[list[str], Gettext], str]


def in_words(value: Edtf, gettext: Gettext = untranslated) -> str:
    """The date as a noun phrase, lower case at its start: "19 April 2025", "since late March 2025".

    ``gettext`` translates each pattern and each name; the default leaves them in English.
    """
    expression = value.expression
    if isinstance(expression, Interval):
        return _interval_in_words(expression, gettext)
    if isinstance(expression, Set):
        return _set_in_words(expression, gettext)
    if isinstance(expression, DateTime):
        return date_time_in_words(expression, gettext)
    return moment_in_words(expression, gettext)


def _interval_in_words(interval: Interval, gettext: Gettext) -> str:
    start, end = interval.start, interval.end
    if not isinstance(start, Missing) and not isinstance(end, Missing):
        return _span_in_words(start, end, gettext)
    if not isinstance(start, Missing):
        values = {"date": moment_in_words(start, gettext)}
        if end is Missing.OPEN:
            return gettext("since %(date)s") % values
        return gettext("from %(date)s, end unknown") % values
    if isinstance(end, Missing):
        raise ValueError("an interval has a date at one end at least")
    values = {"date": moment_in_words(end, gettext)}
    if start is Missing.OPEN:
        return gettext("until %(date)s") % values
    return gettext("until %(date)s, start unknown") % values


def _span_in_words(start: Moment, end: Moment, gettext: Gettext) -> str:
    """From start to end, naming the parts they share only once: "1–19 April 2025"."""
    if start == end:
        return moment_in_words(start, gettext)
    first, last = exact_date(start), exact_date(end)
    if first and last and len(first) == len(last):
        return _exact_span_in_words(first, last, gettext)
    return _from_to(_end_in_words(start, gettext), _end_in_words(end, gettext), gettext)


def _end_in_words(moment: Moment, gettext: Gettext) -> str:
    """The start or end of a span. A decade stays one: "the 1990s to the decade 2000–2009"."""
    return decade_in_words(moment, gettext) or moment_in_words(moment, gettext)


def _exact_span_in_words(first: ExactDate, last: ExactDate, gettext: Gettext) -> str:
    if is_plain_year(first) and is_plain_year(last):
        return gettext("%(first)s–%(last)s") % {"first": first[0], "last": last[0]}
    if len(first) > 1 and first[:-1] == last[:-1]:
        values = {"first": _last_part(first, gettext), "last": _last_part(last, gettext)}
        span = gettext("%(first)s–%(last)s") % values
        return _beneath(span, first[:-1], gettext)
    if len(first) == 3 and first[0] == last[0]:
        return _from_to(
            day_and_month_in_words(first, gettext), exact_in_words(last, gettext), gettext
        )
    return _from_to(exact_in_words(first, gettext), exact_in_words(last, gettext), gettext)


def _set_in_words(group: Set, gettext: Gettext) -> str:
    if len(group.members) == 1 and not group.is_all and isinstance(group.members[0], Range):
        return _one_of_range_in_words(group.members[0], gettext)
    join: _Join = all_of if group.is_all else either_of
    shared = _sharing_in_words(group, join, gettext)
    if shared is not None:
        return shared
    listed = [_member_in_words(m, group.is_all, gettext) for m in group.members]
    return _apart(listed, gettext) if _is_open(group) else join(listed, gettext)


def _is_open(group: Set) -> bool:
    """Whether "and" within a member could be taken for one between members."""
    is_open = any(isinstance(m, Range) and None in (m.start, m.end) for m in group.members)
    return group.is_all and is_open and len(group.members) > 1


def _apart(listed: list[str], gettext: Gettext) -> str:
    joined = listed[0]
    for each in listed[1:]:
        # Translators: all of several dates: "1983 and earlier; 1985 and later".
        joined = gettext("%(items)s; %(next)s") % {"items": joined, "next": each}
    return joined


def _sharing_in_words(group: Set, join: _Join, gettext: Gettext) -> str | None:
    """ "19 or 20 April 2025", if all members are exact and share all but their last part.

    None otherwise.
    """
    exact = [None if isinstance(m, Range) else exact_date(m) for m in group.members]
    known = [date for date in exact if date is not None and len(date) > 1]
    if len(known) != len(exact) or len({date[:-1] for date in known}) != 1:
        return None
    listed = join([_last_part(date, gettext) for date in known], gettext)
    return _beneath(listed, known[0][:-1], gettext)


def _one_of_range_in_words(span: Range, gettext: Gettext) -> str:
    if span.start is None or span.end is None:
        return _member_in_words(span, False, gettext)
    first, last = exact_date(span.start), exact_date(span.end)
    if first and last and first != last and len(first) == len(last):
        if len(first) == 3:
            return _between_days_in_words(first, last, gettext)
        if (is_plain_year(first) and is_plain_year(last)) or first[:-1] == last[:-1] != ():
            values = {"dates": _exact_span_in_words(first, last, gettext)}
            return gettext("some time in %(dates)s") % values
    start, end = moment_in_words(span.start, gettext), moment_in_words(span.end, gettext)
    return gettext("some time between %(first)s and %(last)s") % {"first": start, "last": end}


def _between_days_in_words(first: ExactDate, last: ExactDate, gettext: Gettext) -> str:
    end = exact_in_words(last, gettext)
    if first[:2] == last[:2]:
        start = str(first[2])
    elif first[0] == last[0]:
        start = day_and_month_in_words(first, gettext)
    else:
        start = exact_in_words(first, gettext)
    return gettext("some time between %(first)s and %(last)s") % {"first": start, "last": end}


def _member_in_words(member: Moment | Range, is_all: bool, gettext: Gettext) -> str:
    if not isinstance(member, Range):
        return moment_in_words(member, gettext)
    if member.start is not None and member.end is not None:
        if not is_all:
            return _one_of_range_in_words(member, gettext)
        return _span_in_words(member.start, member.end, gettext)
    if member.start is not None:
        values = {"date": moment_in_words(member.start, gettext)}
        return (gettext("%(date)s and later") if is_all else gettext("%(date)s or later")) % values
    if member.end is None:
        raise ValueError("a range has a date at one end at least")
    exact = exact_date(member.end)
    if exact and not is_all:
        return gettext("before %(date)s") % {"date": exact_in_words(following(exact), gettext)}
    values = {"date": moment_in_words(member.end, gettext)}
    return (gettext("%(date)s and earlier") if is_all else gettext("%(date)s or earlier")) % values


def _from_to(first: str, last: str, gettext: Gettext) -> str:
    # Translators: from one date to another: "2024 to 19 April 2025".
    return gettext("%(first)s to %(last)s") % {"first": first, "last": last}


def _last_part(exact: ExactDate, gettext: Gettext) -> str:
    return gettext(MONTHS[exact[1]]) if len(exact) == 2 else str(exact[-1])


def _beneath(parts: str, whole: ExactDate, gettext: Gettext) -> str:
    """Several months of a year, or several days of a month."""
    if len(whole) == 1:
        year = year_in_words(whole[0], gettext)
        return gettext("%(part)s %(year)s") % {"part": parts, "year": year}
    return gettext("%(day)s %(month)s") % {"day": parts, "month": exact_in_words(whole, gettext)}
