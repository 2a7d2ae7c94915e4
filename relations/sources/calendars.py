"""Years, months and days as pages count them, in the Gregorian calendar that EDTF is written in.

Solar Hijri dates (Iran, Afghanistan) and Buddhist years (Thailand and its neighbours) are
converted, for these calendars are reckoned by rule. Lunar Hijri dates are not: which day a month
began on depends on the country and on the moon that was seen.
"""

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from persiantools.jdatetime import JalaliDate

from relations.dates import edtf

_SOLAR_HIJRI_LANGUAGES = frozenset({"fa", "prs", "pes", "ps", "tg", "ckb", "ku", "azb", "haz"})
_BUDDHIST_LANGUAGES = frozenset({"th", "lo", "km"})
_SOLAR_HIJRI_YEARS = range(1250, 1430)
# From 1941 the year begins in January.
_BUDDHIST_YEARS = range(2484, 2700)
BUDDHIST_OFFSET = 543
"""Years by which a Buddhist year is ahead of ours."""

_GREGORIAN_YEARS = range(1500, 2300)
_SPACE = re.compile(r"\s+")

# The names of the months by Iranian, Afghan and Pashto use, and in Latin letters.
_SOLAR_HIJRI_MONTHS = tuple(
    frozenset(names.split("|"))
    for names in (
        "فروردین|حمل|وری|farvardin|hamal",
        "اردیبهشت|ثور|غویی|ordibehesht|sawr",
        "خرداد|جوزا|غبرګولی|khordad|jawza",
        "تیر|سرطان|چنګاښ|tir|saratan",
        "مرداد|اسد|زمری|mordad|asad",
        "شهریور|سنبله|وږی|shahrivar|sonbola",
        "مهر|میزان|تله|mehr|mizan",
        "آبان|عقرب|لړم|aban|aqrab",
        "آذر|قوس|لیندۍ|azar|qaws",
        "دی|جدی|مرغومی|dey|jadi",
        "بهمن|دلو|سلواغه|bahman|dalw",
        "اسفند|حوت|کب|esfand|hut",
    )
)


def gregorian(year: int, month: int = 0, day: int = 0, language: str = "") -> str:
    """The EDTF of a date that a page in a language gives in numbers; blank if its calendar is not
    certain, or if it has no such day. A month or day of 0 is not given."""
    if year in _GREGORIAN_YEARS:
        return _written(year, month, day)
    primary = language.lower().partition("-")[0]
    if year in _SOLAR_HIJRI_YEARS and primary in _SOLAR_HIJRI_LANGUAGES:
        return solar_hijri(year, month, day)
    if year in _BUDDHIST_YEARS and primary in _BUDDHIST_LANGUAGES:
        return _written(year - BUDDHIST_OFFSET, month, day)
    return ""


def solar_hijri(year: int, month: int, day: int) -> str:
    """The EDTF of a day of the Solar Hijri calendar; blank for a day that it does not have, and
    without a day."""
    try:
        day_there = JalaliDate(year, month, day)  # type: ignore[no-untyped-call]
        return str(day_there.to_gregorian().isoformat())
    except ValueError:
        return ""


@cache
def month_names(language: str) -> dict[str, int]:
    """The months by their Gregorian names in a language, in lower case."""
    names: dict[str, int] = {}
    for tag in _locales(language):
        try:
            months = Locale.parse(tag, sep="_").months
        except (UnknownLocaleError, ValueError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in months[form][width].items():
                    folded = unicodedata.normalize("NFKC", name).lower().rstrip(".")
                    names.setdefault(folded, number)
    return names


def _locales(language: str) -> tuple[str, ...]:
    """The locales in which a language names its months, which are not the same everywhere."""
    primary = language.lower().partition("-")[0]
    return ("ar", "ar_SY", "ar_DZ", "ar_MA") if primary == "ar" else (primary,)


def solar_hijri_month(name: str) -> int:
    """The number of a month by its name in the Solar Hijri calendar; 0 if it is none."""
    folded = _SPACE.sub(" ", name).strip().lower().replace("ي", "ی").replace("ك", "ک")
    found = (number for number, names in enumerate(_SOLAR_HIJRI_MONTHS, 1) if folded in names)
    return next(found, 0)


def _written(year: int, month: int, day: int) -> str:
    """The date in EDTF; blank for a day that the calendar does not have."""
    text = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return ""
    # In EDTF, months 21 and up are seasons and the like, which no page prints.
    return text if 0 <= month <= 12 and (month or not day) else ""
