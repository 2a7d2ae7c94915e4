"""The English words for dates. Keys are in lower case; the rules check for capitals."""

from relations.dates.messages import MONTHS, gettext_noop
from relations.extraction.dates.units import CalendarUnit
from relations.extraction.tokens import listed


def _numbered(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start=1)}


WEEKDAY_NAMES = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
WEEKEND = gettext_noop("the weekend")
WEEKLY_NAMES = (*WEEKDAY_NAMES, WEEKEND)
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

# Months whose names are not also words or the names of people.
CLEAR_MONTHS = {"january", "february", "july", "september", "october", "november", "december"}
# Feasts on the same day every year: (month, day).
FEASTS = {
    "new year ' s eve": (12, 31),
    "new year ' s day": (1, 1),
    "valentine ' s day": (2, 14),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "halloween": (10, 31),
    "may day": (5, 1),
}

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
    "fortnight": CalendarUnit.FORTNIGHT,
    "fortnights": CalendarUnit.FORTNIGHT,
}
CALENDAR_UNITS = {"week": CalendarUnit.WEEK, "month": CalendarUnit.MONTH, "year": CalendarUnit.YEAR}

NUMBERS = _numbered(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
)
DIGITS = {word: number for word, number in NUMBERS.items() if number < 10}
ROUND_NUMBERS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
MORE_ROUND_NUMBERS = ROUND_NUMBERS | {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = _numbered(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
)
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip

# After these a number counts something, so it is not a day or a year: "in 2000 people".
COUNTED = listed(
    """people persons men women children police personnel troops soldiers fighters militants
    insurgents civilians refugees migrants deportees returnees prisoners families homes houses
    villages households cases deaths dollars rupees afghanis pounds euros tonnes tons km
    kilometres kilometers miles metres meters feet hectares acres percent per million billion
    thousand hundred others more fewer times members vehicles trucks words pages locations places
    cities countries districts schools students workers victims bodies % votes voters seats
    shares points units rooms residents adults participants respondents inhabitants
    crowns yen marks francs lire rubles roubles rupiah ml mg kg g cm mm mph kph rpm watts volts jobs
    employees nights copies tickets calories gmt utc hours hrs est edt cst cdt
    pst pdt bst cet pm am dollar pound metre meter mile foot kilometre kilometer delegates
    delegations crew passengers guests pupils patients protesters
    demonstrators marchers supporters"""
)
# After a year, even a round one, these show that it counts nothing.
AFTER_YEAR = listed(
    """and or but nor when while as by in on at to for from with after before until till since
    because if that which who whose where the a an his her its their our my he she it they we i
    you was were is are has had have did would will could then also alone there this onward
    onwards through under during over into not than"""
)
# After these "late" and "early" tell how something comes: "two months late this year".
BEFORE_LATE = frozenset(UNITS) | listed(
    """was were is are be been being very too so came comes come coming arrived arrives arrive
    arriving unusually hours minutes"""
)
# Before a number these show that it counts or names something.
BEFORE_COUNTS = listed(
    """some about nearly almost around over than least most only all another every exactly roughly
    approximately estimated up these those additional further other first last next past nearest
    no nos number room flight resolution article page pages pp p line lines verse verses chapter
    section route highway model channel paragraph suite apartment box bus train"""
)
# Before a weekday's name: holidays, and weekdays of no particular week.
OTHER_WEEKDAYS = listed(
    """good black bloody easter palm ash super cyber maundy a an every each one any some following
    previous same most many alternate first second third fourth fifth final"""
)
# After a weekday's name: prayers of any Friday, and names of newspapers.
WEEKDAY_EPITHETS = listed(
    "prayer prayers sermon sermons times telegraph mail express mirror school market mosque bazaar"
)
# After "a Friday" these name something that was or is to be on that day.
APPOINTMENTS = listed(
    """deadline interview statement meeting announcement report hearing vote attack briefing speech
    letter raid conference summit article ruling decision memo editorial"""
)
POSSESSIVES = listed("his her its their our my your")
# Before a year that says of what it is: "the 1996 bombing".
YEAR_DETERMINERS = POSSESSIVES | listed("the a an this that")
# After these a number with nothing to count behind it is a year: "born 1945", "up on 1988".
BEFORE_YEARS = listed(
    """born died founded established b d r fl ca than over with under like versus vs against
    copyright © election elections olympics cup games championship expo autumn spring summer
    winter since from"""
)
# After a year that begins a sentence: "1990 was …".
YEAR_VERBS = listed("was is saw brought marked began had will became")
# "Of" after these gives their number: "a total of 2021".
NUMBERED = listed(
    """total number crowd group sum maximum minimum height length distance force army population
    average rate cost price speed score majority fleet staff capacity fine range list"""
)
# The sentence is about a game, whose quarters and halves are not those of a year.
GAMES = listed(
    """match game touchdown touchdowns scored score scoring goal goals yards halftime kickoff tackle
    quarterback lead led points overtime ball baskets"""
)
