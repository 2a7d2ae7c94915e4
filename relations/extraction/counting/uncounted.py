"""Numbers that count nothing: dates and times, ages, labels, durations and distances."""

import re
from fractions import Fraction

from relations.dates.messages import MONTHS
from relations.extraction.counting.counted import Counted
from relations.extraction.counting.numerals import SMALL
from relations.extraction.tokens import Token, listed

_MONTHS = {name.lower() for name in MONTHS.values()} | listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# Things that are called by a number: "Resolution 2231", "Flight 370".
_LABELS = listed("""
    resolution resolutions article articles section sections flight flights chapter chapters
    route highway motorway page pages phase level sector zone camp unit battalion brigade division
    gate room block line channel bus train area category protocol law decree order case number no
    nos annex item paragraph appendix class type grade boeing airbus covid kilometre kilometer day
    week title point rule clause amendment schedule directive regulation bill act group figure
    table verse psalm version part volume issue episode round stage pier runway platform track
    corridor checkpoint pillar mile district ward precinct radio studio apollo century
    magnitude""")
_PERIODS = listed("""
    second seconds minute minutes hour hours day days night nights week weeks weekend weekends
    fortnight month months year years decade decades century centuries season seasons generation
    generations times year-old o'clock am pm a.m p.m a.m. p.m. gmt utc hrs est cet ist local""")
_LENGTHS = listed("""
    km kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm
    centimetres centimeters feet foot ft inch inches yards knots mph kmh degrees degree celsius
    fahrenheit °""")
# Parts of a whole: "two thirds of the land" are not two of anything.
_PARTS = listed("""
    half halves third thirds quarter quarters fourths fifth fifths sixth sixths seventh sevenths
    eighth eighths ninth ninths tenth tenths hundredths""")
# What a number before one of these measures is no count.
_UNITS = _PERIODS | _LENGTHS
_NO_COUNTS = _UNITS | _PARTS
# A small number of these refers to known ones: "the two countries".
_PARTIES = listed("""
    countries states nations neighbours neighbors sides parties leaders ministers presidents
    governments capitals rivals powers allies foes peoples armies navies delegations""")
_DEFINITE = listed("the these those both its their his her our all other")
_OWNERS = listed("its their his her our")
_FEW = 10
_WORDS_OF_ONE = listed("no any each every which this that only")
_LAST_DAY = 31
_YEARS = range(1500, 2101)
_PLAIN_YEAR = re.compile(r"\d{4}")
# Before one of these, a number that looks like a year is a count.
_PEOPLE = listed("""
    people persons men women children troops soldiers fighters civilians refugees migrants
    prisoners families homes houses villagers residents workers students police personnel
    dollars euros rupees pounds tonnes tons hectares members""")
_SIGNS = frozenset("-–—/:.,")


def is_no_count(
    tokens: list[Token], start: int, end: int, value: Fraction, is_bounded: bool
) -> bool:
    """Whether the number in ``tokens[start:end]`` is not a count, by the tokens around it."""
    before = tokens[start - 1].key if start else ""
    after = tokens[end].key if end < len(tokens) else ""
    if after in _NO_COUNTS or _is_clock(tokens, end):
        return True
    if _is_tied(tokens, start, end) or _is_date(tokens, start, end, value):
        return True
    if before == "in" and start > 1 and tokens[start - 2].key in ("one", "1"):
        return True
    if value == 1 and (before in _WORDS_OF_ONE or after in ("of", "another")):
        return True
    return not is_bounded and (
        before in _LABELS or before in ("aged", "age") or _is_label(tokens, start)
    )


def is_no_count_after(tokens: list[Token], start: int, counted: Counted, value: Fraction) -> bool:
    """Whether it is not a new count: "the two countries", "two sides", "the 27 member states"."""
    is_definite = start > 0 and tokens[start - 1].key in _DEFINITE
    if is_whole(tokens, start):
        return False
    words = counted.measure.lower().split()
    noun = counted.measure.lower().partition(" of ")[0].split()[-1]
    are_parties = noun in _PARTIES
    if not _UNITS.isdisjoint(words) and words[0] != "square":
        return True
    return (is_definite and (value <= _FEW or are_parties)) or (value <= 3 and are_parties)


def is_whole(tokens: list[Token], start: int) -> bool:
    """Whether a number is the whole of which some were told: the three in "2 of its 3 rockets"."""
    before = tokens[max(0, start - 3) : start]
    is_owned = len(before) > 2 and before[1].key == "of" and before[2].key in _OWNERS
    return is_owned and (before[0].key in SMALL or before[0].key[0].isdigit())


def is_year(number: Token, may_be: bool, measure: str) -> bool:
    """Whether four digits are more likely a year than a count of ``measure``."""
    if not may_be or not _PLAIN_YEAR.fullmatch(number.text):
        return False
    return int(number.text) in _YEARS and measure.split(" ")[0] not in _PEOPLE


def _is_date(tokens: list[Token], start: int, end: int, value: Fraction) -> bool:
    """Whether a month beside the number makes it a day or a year: "19 April 2025", "March 3"."""
    is_after = start > 0 and tokens[start - 1].key in _MONTHS
    is_before = end < len(tokens) and tokens[end].key in _MONTHS
    is_year = _PLAIN_YEAR.fullmatch(tokens[start].text) is not None
    return (is_after or is_before) and (value <= _LAST_DAY or is_year)


def _is_clock(tokens: list[Token], end: int) -> bool:
    """Whether "a.m" or "p.m" follows: without its last stop it is three tokens."""
    keys = [token.key for token in tokens[end : end + 3]]
    return keys in (["a", ".", "m"], ["p", ".", "m"])


def _is_tied(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a sign joins it to another number: "14-1", "10:30", "24/7", "9/11"."""
    return _hangs(tokens, start - 2, start - 1, start) or _hangs(tokens, end - 1, end, end + 1)


def _hangs(tokens: list[Token], first: int, sign: int, second: int) -> bool:
    if first < 0 or second >= len(tokens) or tokens[sign].key not in _SIGNS:
        return False
    if tokens[first].end != tokens[sign].start or tokens[sign].end != tokens[second].start:
        return False
    return tokens[first].key[0].isdigit() or tokens[second].key[0].isdigit()


def _is_label(tokens: list[Token], start: int) -> bool:
    """Whether "No." or "Group of" stands before it."""
    if start < 2:
        return False
    before = (tokens[start - 2].text, tokens[start - 1].text)
    return before in {("No", "."), ("Nos", "."), ("Group", "of")}
