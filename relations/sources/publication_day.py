"""The day on which an article was published, from all that its page says about it.

Programs leave placeholders in their data ("0001-01-01"), and give times in UTC, whose day is not
always the outlet's. A value that cannot be is passed over for the next best one, and a UTC time
takes the day that the page or its address prints.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.utils import timezone

from relations.dates import edtf
from relations.dates.structure import EdtfError
from relations.sources.line_reasons import is_set_apart, names_of, outward
from relations.sources.page_details import DatePlace, DetailProposal
from relations.sources.page_lines import PageLine
from relations.sources.printed_dates import date_in_address, date_within, printed_date

_EARLIEST_YEAR = 1800
# The first days of the clocks and tables of programs, and what they become in another time zone.
_PLACEHOLDERS = frozenset(
    """
    1899-12-30 1899-12-31 1900-01-01 1900-01 1900 1901-01-01 1904-01-01 1969-12-31 1970-01-01
    1970-01-02 1970-01 1970 1980-01-01
    """.split()  # noqa: SIM905 - easier to read this way
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A time without a zone may be in any, and one in UTC is seldom in the outlet's own.
_TIME_OF_NO_OUTLET = re.compile(
    r"\d[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)? ?(?:Z|[+-]00:?00|UTC|GMT)?\Z", re.IGNORECASE
)
_STAMP_NAMES = frozenset(
    """
    date dates time times datetime timestamp published publish pubdate posted meta metadata byline
    dateline info stamp submitted
    """.split()  # noqa: SIM905
)
_PUT_OUT = re.compile(r"(?:first )?(?:published|posted|created|released|issued|date|on)\b", re.I)
_BY = re.compile(r"by\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last )?(?:updated?|modified|edited|revised|changed)\b", re.I)
_WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_ZONES = (
    r"gmt|utc|z|[ecmp][sd]?t|[ecw]es?t|bst|ist|msk|trt|ast|gst|pkt|npt|aft|amt|azt|get|ict|wib|sgt|hkt"
    r"|jst|kst|pht|aes?t|aedt|nzs?t|nzdt|sast|eat|cat|wat"
)
# What stands beside a date in a line that only tells the time.
_BESIDE_DATE = re.compile(
    rf"\W|\d(?:[ap]\.?m\b)?|\b(?:{_WEEKDAYS}|{_ZONES}|[ap]\.?m|at|on|published|posted|date|time|first"
    r"|hrs?|local)\b"
)
_LONGEST_STAMP, _MOST_LINES = 120, 60
_MOST_WORDS_BESIDE = 8
_FOREIGN_WORDS_BESIDE = 2


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with where it stood, and the words there."""

    edtf: str
    place: str
    printed: str

    @property
    def proposal(self) -> DetailProposal:
        printed = "" if self.printed == self.edtf else self.printed[:200]
        return DetailProposal(self.edtf, self.place, printed)


def publication_day(
    said: Iterable[DatePlace],
    addresses: Iterable[DetailProposal],
    page: list[PageLine],
    language: str,
) -> DetailProposal | None:
    """The proposed day of publication; None if nothing says it that can be right.

    `said` is what the page's data and elements say, the best place first; of the addresses the
    first comes before what stands in elements, and what is printed in a line of the page last.
    """
    given = [_Dated(printed_date(each.raw, language), each.place, each.raw) for each in said]
    in_data = [found for found in given if found.place != "time"]
    in_elements = [found for found in given if found.place == "time"]
    in_address = [
        _Dated(date_in_address(each.value, language), each.place, each.value) for each in addresses
    ]
    printed = list(_printed(page, language))
    ranked = [
        found
        for found in (*in_data, *in_address, *in_elements, *printed)
        if _is_possible(found.edtf)
    ]
    if not ranked:
        return None
    first = ranked[0]
    if _TIME_OF_NO_OUTLET.search(first.printed):
        first = _by_the_outlet(first, [*printed, *in_address])
    return _refined(first, ranked).proposal


def _is_possible(text: str) -> bool:
    """Whether something may have been published then: not before newspapers, nor in the future."""
    if not text or text in _PLACEHOLDERS:
        return False
    try:
        earliest = edtf.parse(text).earliest
    except EdtfError:
        return False
    # In the east of the world tomorrow has begun.
    tomorrow = timezone.localdate() + timedelta(days=1)
    return earliest is not None and earliest.year >= _EARLIEST_YEAR and earliest <= tomorrow


def _by_the_outlet(found: _Dated, witnesses: list[_Dated]) -> _Dated:
    """The day beside that of a UTC time which the page or its address prints; else its own."""
    if not _DAY.fullmatch(found.edtf):
        return found
    day = date.fromisoformat(found.edtf)
    around = {(day + timedelta(days=days)).isoformat() for days in (-1, 0, 1)}
    return next((each for each in witnesses if each.edtf in around), found)


def _refined(found: _Dated, ranked: list[_Dated]) -> _Dated:
    """A more precise date of the same page that lies in the one found; else that one."""
    if _DAY.fullmatch(found.edtf):
        return found
    within = (
        each
        for each in ranked
        if _DAY.fullmatch(each.edtf)
        and (
            each.edtf.startswith(f"{found.edtf}-") or each.edtf in found.edtf.strip("[]").split(",")
        )
    )
    return next(within, found)


def _printed(page: list[PageLine], language: str) -> Iterator[_Dated]:
    """The dates in the lines of a page that say when it was published, from its headline on."""
    headings = [at for at, line in enumerate(page) if line.is_in("h1")]
    begin = headings[0] if headings else 0
    for line in page[begin : begin + _MOST_LINES]:
        is_its_own = headings or line.is_in("article", "main")
        if is_its_own and len(line.words) <= _LONGEST_STAMP and not _is_apart(line):
            day, words = date_within(line.words, language)
            if day and _is_stamp(line, words, language):
                yield _Dated(day, str(line.element.tag), line.words)


def _is_apart(line: PageLine) -> bool:
    """Whether a line is in the page's own header, which may print the day of the visit, or beside
    the article."""
    if is_set_apart(line):
        return True
    return line.is_in("header") and not line.is_in("article", "main")


def _is_stamp(line: PageLine, words: str, language: str) -> bool:
    """Whether a line with a date tells the day of publication, not of an update or a deed."""
    if _CHANGED.match(line.words):
        return False
    if _PUT_OUT.match(line.words):
        return True
    lowered = line.words.lower()
    beside = _BESIDE_DATE.sub(" ", lowered.replace(words, " ")).split()
    near = list(islice(outward(line.element), 3))
    if _BY.match(lowered) or any(
        each.tag == "time" or names_of(each) & _STAMP_NAMES for each in near
    ):
        return len(beside) <= _MOST_WORDS_BESIDE
    is_foreign = not language.lower().startswith("en")
    return len(beside) <= (_FOREIGN_WORDS_BESIDE if is_foreign else 0)
