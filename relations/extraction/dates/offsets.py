"""Phrases counted from the day of publication: weekdays, "yesterday", "two years ago"."""

from collections.abc import Callable
from datetime import date

from relations.dates.edtf import Edtf
from relations.dates.precision import Precision
from relations.extraction.dates import reasons
from relations.extraction.dates.lexicon import (
    CALENDAR_UNITS,
    DIGITS,
    MORE_ROUND_NUMBERS,
    NUMBERS,
    SHIFTS,
    UNITS,
    WEEKDAYS,
)
from relations.extraction.dates.meanings import Meaning, from_publication
from relations.extraction.dates.periods import about, by, day_numbered, within
from relations.extraction.dates.reasons import SHIFTED
from relations.extraction.dates.rules import (
    either,
    followed_by,
    maybe,
    name,
    number,
    only,
    sequence,
    skip,
    term,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH
from relations.extraction.dates.units import (
    COUPLE,
    SEVERAL,
    CalendarUnit,
    Count,
    ago,
    earlier,
    in_the_past,
    later,
    over_the_past,
    shifted_unit,
)
from relations.extraction.dates.weekdays import daytime, weekdays

_MOST_COUNTED = 999
_PRECISIONS = {CalendarUnit.YEAR: Precision.YEAR, CalendarUnit.MONTH: Precision.MONTH}
_HOURS_IN_DAY, _MOST_HOURS = 24, 96


def _shifted(days: int, reason: reasons.Reason) -> Meaning:
    return from_publication(lambda today: day_numbered(today.toordinal() + days), reason)


def _night_before() -> Meaning:
    """Overnight: some time on the day before or the day of publication."""

    def compute(today: date) -> Edtf | None:
        eve = day_numbered(today.toordinal() - 1)
        return None if eve is None else within(eve.earliest, today)

    return from_publication(compute, reasons.NIGHT_BEFORE)


def _unit_before_last(unit: CalendarUnit) -> Meaning:
    return from_publication(lambda today: shifted_unit(today, unit, -2), reasons.COUNTED_BACK)


def _hours_ago(hours: int) -> Meaning | None:
    days, rest = divmod(hours, _HOURS_IN_DAY)
    if rest or not days:
        return None
    return _ago(None, Count(days, days, is_about=True), CalendarUnit.DAY)


def _shifted_week(shift: int) -> Meaning:
    return from_publication(
        lambda today: shifted_unit(today, CalendarUnit.WEEK, shift), SHIFTED[None, shift]
    )


def _earlier(unit: CalendarUnit) -> Meaning:
    return from_publication(
        lambda today: earlier(today, unit), reasons.EARLIER[_PRECISIONS.get(unit)]
    )


def _later(unit: CalendarUnit) -> Meaning:
    return from_publication(lambda today: later(today, unit), reasons.LATER[_PRECISIONS.get(unit)])


def _recently(count: Count, unit: CalendarUnit) -> Meaning:
    """ "Less than a week ago"."""

    def compute(today: date) -> Edtf | None:
        start = ago(today, count, unit)
        return None if start is None or start.earliest is None else within(start.earliest, today)

    return from_publication(compute, reasons.UP_TO)


def _ago(hedge: Callable[[Edtf], Edtf | None] | None, count: Count, unit: CalendarUnit) -> Meaning:
    counted = from_publication(lambda today: ago(today, count, unit), reasons.COUNTED_BACK)
    return counted if hedge is None else counted.shaped(hedge)


def _past(
    compute: Callable[[date, Count, CalendarUnit], Edtf | None], count: Count, unit: CalendarUnit
) -> Meaning:
    return from_publication(lambda today: compute(today, count, unit), reasons.UP_TO)


def _past_hours(hours: int) -> Meaning:
    return _past(
        in_the_past, Count(hours // _HOURS_IN_DAY, hours // _HOURS_IN_DAY), CalendarUnit.DAY
    )


_to_day = either(
    word("today", "tonight").to(lambda _: _shifted(0, reasons.ON_THE_DAY)),
    sequence(words("this"), word("morning", "afternoon", "evening")).to(
        lambda _: _shifted(0, reasons.ON_THE_DAY)
    ),
    sequence(words("yesterday"), daytime).to(lambda: _shifted(-1, reasons.DAY_BEFORE)),
    words("last night").to(lambda _: _shifted(-1, reasons.DAY_BEFORE)),
    words("last evening").to(lambda _: _shifted(-1, reasons.DAY_BEFORE)),
    sequence(skip("the"), words("day before yesterday")).to(
        lambda: _shifted(-2, reasons.TWO_DAYS_BEFORE)
    ),
    sequence(words("tomorrow"), daytime).to(lambda: _shifted(1, reasons.DAY_AFTER)),
    sequence(skip("the"), words("day after tomorrow")).to(
        lambda: _shifted(2, reasons.TWO_DAYS_AFTER)
    ),
    words("overnight").to(lambda _: _night_before()),
)

_weeks = either(
    only(skip("early", "late"), term(SHIFTS), words("week")).to(_shifted_week),
    sequence(words("the"), term(CALENDAR_UNITS), words("before last")).to(_unit_before_last),
    sequence(words("the end of"), word("the", "this"), words("week")).to(
        lambda _: _later(CalendarUnit.WEEK)
    ),
)

_unit_now = either(
    only(words("this"), term(CALENDAR_UNITS)),
    only(words("in the"), term(CALENDAR_UNITS)),
)
_parts_of_now = either(
    sequence(words("earlier"), _unit_now).to(_earlier),
    sequence(words("later"), _unit_now).to(_later),
)

_number = either(
    number(1, _MOST_COUNTED),
    term(NUMBERS),
    term(MORE_ROUND_NUMBERS),
    sequence(term(MORE_ROUND_NUMBERS), skip(DASH), term(DIGITS)).to(
        lambda tens, digit: tens + digit
    ),
)
_count = either(
    _number.to(lambda count: Count(count, count)),
    sequence(_number, word("or", "to", DASH), _number).to(
        lambda least, _, most: Count(least, most)
    ),
    word("a", "an").to(lambda _: Count(1, 1)),
    words("several").to(lambda _: SEVERAL),
    sequence(skip("a"), words("few")).to(lambda: SEVERAL),
    sequence(skip("a"), words("couple"), skip("of")).to(lambda: COUPLE),
)
_unit = term(UNITS)
# "More than two years ago": the time counted is the latest possible one.
_hedge = either(
    word("about", "around", "roughly", "nearly", "almost", "some").to(lambda _: about),
    sequence(words("just"), word("over", "under")).to(lambda _: about),
    either(words("over"), words("more than"), words("at least")).to(lambda _: by),
)
# "A week ago Friday" is not a week ago, nor a Friday.
_from_now = unless(followed_by(*WEEKDAYS))
_times_ago = either(
    sequence(maybe(_hedge), _count, _unit, words("ago"), _from_now).to(_ago),
    sequence(
        either(words("less than"), words("under"), words("within")), _count, _unit, words("ago")
    ).to(_recently),
    sequence(number(_HOURS_IN_DAY, _MOST_HOURS), words("hours ago")).to(_hours_ago),
)

_past_count = sequence(words("the"), word("past", "last"), _count, _unit).to(
    lambda _, count, unit: (count, unit)
)
# "The last year of the war" does not end today.
_past_one = sequence(words("the"), word("past", "last"), _unit, unless(followed_by("of"))).to(
    lambda _, unit: (Count(1, 1), unit)
)
_past_times = either(
    sequence(word("over", "for", "during", "throughout"), either(_past_count, _past_one)).to(
        lambda _, past: _past(over_the_past, *past)
    ),
    sequence(word("in", "within"), either(_past_count, _past_one)).to(
        lambda _, past: _past(in_the_past, *past)
    ),
    _past_count.to(lambda count, unit: _past(in_the_past, count, unit)),
    sequence(
        skip("in", "within", "during", "over"),
        words("the"),
        word("past", "last"),
        number(_HOURS_IN_DAY, _MOST_HOURS),
        words("hours"),
    ).to(lambda _, hours: _past_hours(hours)),
)

offset_dates = either(weekdays, _to_day, _weeks, _parts_of_now, _times_ago, _past_times)
# "Two weeks later", "the day before": counted from something other than the publication.
counted_elsewhere = either(
    # "Shut for a month earlier this year" does not mean "a month earlier".
    sequence(
        maybe(_count),
        _unit,
        word("before", "after", "earlier", "later"),
        unless(followed_by("this")),
    ),
    sequence(words("the"), word(*SHIFTS), either(_unit, name(WEEKDAYS))),
    sequence(_times_ago, either(words("today"), words("this"))),
    sequence(_count, _unit, word("from", "ago"), name(WEEKDAYS)),
)
