"""How certain a date is, in whole sentences to show beside the date in words.

"It" in these sentences is what happened at the date. They claim no more than the value does: a
qualified date is never called known.
"""

from relations.dates.edtf import Edtf
from relations.dates.exact import exact_date
from relations.dates.messages import Gettext, gettext_noop, untranslated
from relations.dates.precision import Precision
from relations.dates.structure import Interval, Missing, Range, Set

_KNOWN = {
    Precision.DAY: gettext_noop("The exact day is known."),
    Precision.MONTH: gettext_noop("The month is known, the day is not."),
    Precision.QUARTER: gettext_noop("The quarter of the year is known, the month is not."),
    Precision.SEASON: gettext_noop("The season is known, the month is not."),
    Precision.QUADRIMESTER: gettext_noop("The third of the year is known, the month is not."),
    Precision.SEMESTER: gettext_noop("The half of the year is known, the month is not."),
    Precision.YEAR: gettext_noop("The year is known, the month is not."),
    Precision.DECADE: gettext_noop("The decade is known, the year is not."),
    Precision.CENTURY: gettext_noop("The century is known, the year is not."),
    Precision.MILLENNIUM: gettext_noop("Not even the century is known."),
}
_COARSE = {Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM}
_IN_PART = gettext_noop("Parts of the date are not known.")

# Key: how many numbers the coarser of the two ends has: 1 year, 2 month, 3 day.
_LASTED = {
    1: gettext_noop("It lasted; the years of its beginning and its end are known."),
    2: gettext_noop("It lasted; the months of its beginning and its end are known."),
    3: gettext_noop("It lasted; its first and its last day are known."),
}
_LASTED_ROUGHLY = gettext_noop("It lasted; its beginning and its end are known only roughly.")
_WITHOUT_END = {
    Missing.OPEN: gettext_noop("It began then; no end of it is on record."),
    Missing.UNKNOWN: gettext_noop("It began then; when it ended is not known."),
}
_WITHOUT_BEGINNING = {
    Missing.OPEN: gettext_noop("It ended then; no beginning of it is on record."),
    Missing.UNKNOWN: gettext_noop("It ended then; when it began is not known."),
}

_EACH = gettext_noop("It happened at each of these times.")
_ONE_OF = gettext_noop("It was at one of these times; at which of them is not known.")
_WITHIN = gettext_noop("It lies within these bounds; where between them is not known.")
_UP_TO = gettext_noop("Only the latest possible time is known; how long before is not.")
_FROM = gettext_noop("Only the earliest possible time is known; how long after is not.")

# Key: (approximate, uncertain).
_DOUBTS = {
    (True, False): gettext_noop("The date is approximate: it may be somewhat earlier or later."),
    (False, True): gettext_noop("The date is uncertain: it may be another."),
    (True, True): gettext_noop("The date is approximate, and uncertain too."),
}


def certainty(value: Edtf, gettext: Gettext = untranslated) -> list[str]:
    """What is known about the date and what is not, in one or two sentences."""
    doubt = _DOUBTS.get((value.approximate, value.uncertain))
    sentences = [_shape(value), doubt]
    return [gettext(sentence) for sentence in sentences if sentence is not None]


def _shape(value: Edtf) -> str | None:
    """The sentence for the form of the date; None for a qualified moment (its doubt says it)."""
    expression = value.expression
    if isinstance(expression, Interval):
        return _interval(expression)
    if isinstance(expression, Set) and not _is_moment(expression):
        return _set(expression)
    if value.approximate or value.uncertain:
        return None
    return _moment(value)


def _moment(value: Edtf) -> str:
    first, last = value.earliest, value.latest
    fits = value.precision in _COARSE or (first and last and last.year - first.year < 2)
    # ``XXXX-12-25`` has day precision, but may be many days.
    if not fits or (value.precision is Precision.DAY and first != last):
        return _IN_PART
    return _KNOWN[value.precision]


def _interval(interval: Interval) -> str:
    if isinstance(interval.end, Missing):
        return _WITHOUT_END[interval.end]
    if isinstance(interval.start, Missing):
        return _WITHOUT_BEGINNING[interval.start]
    first, last = exact_date(interval.start), exact_date(interval.end)
    if first is None or last is None:
        return _LASTED_ROUGHLY
    return _LASTED[min(len(first), len(last))]


def _is_moment(group: Set) -> bool:
    return len(group.members) == 1 and not isinstance(group.members[0], Range)


def _set(group: Set) -> str:
    if group.is_all:
        return _EACH
    span, *others = group.members
    if others or not isinstance(span, Range):
        return _ONE_OF
    if span.start is None:
        return _UP_TO
    return _FROM if span.end is None else _WITHIN
