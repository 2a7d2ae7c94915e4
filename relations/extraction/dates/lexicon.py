"""The English words for dates. Keys are in lower case; the rules check for capitals."""

from relations.dates.messages import MONTHS, gettext_noop
from relations.extraction.dates.units import CalendarUnit


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


WEEKDAY_NAMES = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
# 0 is Monday. "Sat" and "Sun" are also ordinary words, so short names are read only in full dates.
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
WEEKDAYS_IN_DATES = WEEKDAYS | SHORT_WEEKDAYS

MONTH_NUMBERS = {name.lower(): number for number, name in MONTHS.items()}
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}

# EDTF codes; a year's winter is the one that begins in it.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
FALL = {"fall": 23}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}
HALVES = {"first": 40, "second": 41, "latter": 41}
WEEKS_OF_MONTH = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28)}

# The tens digit of the days of a month; the EDTF codes for the thirds of a year.
TENS = {"early": "0", "mid": "1", "late": "2"}
THIRDS = {"early": 37, "mid": 38, "late": 39}

SHIFTS = {"last": -1, "this": 0, "next": 1}
UNITS = {
    "day": CalendarUnit.DAY,
    "days": CalendarUnit.DAY,
    "week": CalendarUnit.WEEK,
    "weeks": CalendarUnit.WEEK,
    "month": CalendarUnit.MONTH,
    "months": CalendarUnit.MONTH,
    "year": CalendarUnit.YEAR,
    "years": CalendarUnit.YEAR,
    "decade": CalendarUnit.DECADE,
    "decades": CalendarUnit.DECADE,
}
CALENDAR_UNITS = {"week": CalendarUnit.WEEK, "month": CalendarUnit.MONTH, "year": CalendarUnit.YEAR}

_WRITTEN_NUMBERS = _listed(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
)
NUMBERS = {word: number for number, word in enumerate(_WRITTEN_NUMBERS, start=1)}
DIGITS = {word: number for word, number in NUMBERS.items() if number < 10}
ROUND_NUMBERS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

# After these a number counts something, so it is not a day or a year: "in 2000 people".
COUNTED = _listed(
    """people persons men women children police personnel troops soldiers fighters militants
    insurgents civilians refugees migrants deportees returnees prisoners families homes houses
    villages households cases deaths dollars rupees afghanis pounds euros tonnes tons km kilometres
    kilometers miles metres meters feet hectares acres percent per million billion thousand hundred
    others more fewer times members vehicles trucks words pages locations places cities countries
    districts schools students workers victims bodies %"""
)
# Before a weekday's name: holidays, and weekdays of no particular week.
OTHER_WEEKDAYS = _listed(
    """good black bloody easter palm ash super cyber maundy a an every each one any some following
    previous same most many alternate"""
)
# After a weekday's name: prayers of any Friday, and names of newspapers.
WEEKDAY_EPITHETS = _listed(
    "prayer prayers sermon sermons times telegraph mail express mirror school market mosque bazaar"
)
