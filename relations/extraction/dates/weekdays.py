"""Phrases for weekdays and weekends: "on Saturday", "Monday last week", "Friday week"."""

from datetime import date

from relations.dates.edtf import Edtf
from relations.extraction.dates import reasons
from relations.extraction.dates.cycles import Cycle, Direction, in_direction, weekly
from relations.extraction.dates.lexicon import (
    SHIFTS,
    WEEKDAY_EPITHETS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    WEEKEND,
)
from relations.extraction.dates.meanings import (
    Meaning,
    bare_occurrence,
    chosen_occurrence,
    combined,
    from_publication,
)
from relations.extraction.dates.parts_of_years import CHOICES
from relations.extraction.dates.periods import DAY, between
from relations.extraction.dates.reasons import SHIFTED, Name
from relations.extraction.dates.rules import (
    either,
    followed_by,
    name,
    only,
    sequence,
    skip,
    term,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import DASH
from relations.extraction.dates.units import after_next, weekday_in_week


def _weekday(weekday: int) -> Meaning:
    return bare_occurrence(weekly(weekday), Name(WEEKDAY_NAMES[weekday]))


def _weekend() -> Cycle:
    """Every week's Saturday and Sunday: some time on either."""
    saturdays, sundays = weekly(5), weekly(6)

    def at(week: int) -> Edtf | None:
        saturday, sunday = saturdays.at(week), sundays.at(week)
        return between(saturday, sunday) if saturday and sunday else None

    return Cycle(saturdays.number, at)


def _chosen_weekend(shift: int) -> Meaning:
    return chosen_occurrence(CHOICES[shift], _weekend(), Name(WEEKEND))


def _weekday_of_week(weekday: int, shift: int) -> Meaning:
    """ "Monday last week"."""
    return from_publication(
        lambda today: weekday_in_week(today, weekday, shift), SHIFTED[None, shift]
    )


def _weekday_after_next(weekday: int) -> Meaning:
    return from_publication(lambda today: after_next(today, weekday), reasons.COUNTED_ON)


def _chosen_weekday(shift: int, weekday: int) -> Meaning:
    return chosen_occurrence(CHOICES[shift], weekly(weekday), Name(WEEKDAY_NAMES[weekday]))


def _coming_weekday(weekday: int) -> Meaning:
    """ "This coming Saturday" is the next one after publication."""

    def coming(cycle: Cycle, today: date) -> Edtf | None:
        return in_direction(cycle, today + DAY, Direction.FORWARD)

    return chosen_occurrence(coming, weekly(weekday), Name(WEEKDAY_NAMES[weekday]))


_shift = either(term(SHIFTS), words("this past").to(lambda *_: -1))
daytime = skip("morning", "afternoon", "evening", "night")
_weekday_name = only(name(WEEKDAYS), unless(followed_by(*WEEKDAY_EPITHETS)), daytime)
bare_weekday = _weekday_name.to(_weekday)
# "The night of Saturday to Sunday": on either day.
_weekday_night = sequence(
    words("the night"),
    word("of", "from", "between"),
    bare_weekday,
    word("to", "and", DASH),
    bare_weekday,
).to(lambda *found: combined(between, found[1], found[3]))
weekdays = either(
    bare_weekday,
    _weekday_night,
    sequence(word("early", "late", "earlier", "later"), skip("on"), _weekday_name).to(
        lambda _, weekday: _weekday(weekday)
    ),
    sequence(_shift, _weekday_name).to(_chosen_weekday),
    sequence(skip("this"), words("coming"), _weekday_name).to(_coming_weekday),
    sequence(_weekday_name, skip("of"), term(SHIFTS), words("week")).to(_weekday_of_week),
    sequence(term(SHIFTS), words("week"), skip("on"), _weekday_name).to(
        lambda shift, weekday: _weekday_of_week(weekday, shift)
    ),
    sequence(_weekday_name, words("week")).to(_weekday_after_next),
    sequence(words("a week on"), _weekday_name).to(_weekday_after_next),
    sequence(_shift, words("weekend")).to(_chosen_weekend),
    words("the weekend").to(lambda _: bare_occurrence(_weekend(), Name(WEEKEND))),
)
