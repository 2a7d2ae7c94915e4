"""One written form for numbers, abbreviations, compounds, dates and nasals, in folded text.

"80,000" and "80 000" are "80000", "U.S." is "us", "cease-fire" is "ceasefire", and a day is
"19 april 2025" whatever its order.
"""

import re
from collections.abc import Iterator

from relations.dates.messages import MONTHS

ADJOINED = "\x1e"
"""Stands between two words of which one without the other is not meant."""

_MONTHS = {
    spelled: month
    for month in map(str.lower, MONTHS.values())
    for spelled in (month, month[:3], *(["sept"] if month == "september" else []))
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DATES = [
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w){_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}",
        rf"(?<!\w){_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<![\w-]){_YEAR}-(?P<number>0[1-9]|1[0-2])-{_DAY}(?![\w-])",
        rf"(?<![\w.]){_DAY}\.(?P<number>0?[1-9]|1[0-2])\.{_YEAR}(?!\.?\w)",
        rf"(?<!\w){_MONTH},? (?:of )?{_YEAR}",
    )
]

_GROUPED = re.compile(
    r"(?<![\d.,'])(?:\d{1,3}(?:[,'\u066c]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3}){2,})"
    r"(?![\d']|,\d)"
)
_SPACED_NUMBER = re.compile(r"(?<![\d.,'])(?<!\d )\d{1,3}(?: \d{3})+(?![\d']|[.,]\d| \d)")

_LETTER = r"[^\W\d_\u0e00-\uffff]"
_ABBREVIATION = re.compile(rf"(?<![\w.'])(?:{_LETTER}\.)+{_LETTER}(?!\w)\.?")
_SPACED_INITIALS = re.compile(rf"(?<![\w.'])(?:{_LETTER}\. )+{_LETTER}\.(?!\w)")
_DEGREE = re.compile(r"(?<![\w.'])(ph|ed|sc|litt)\.d(?!\w)\.?")
# צה״ל: a mark before the last letter of a Hebrew abbreviation, often typed as a quotation mark.
_GERSHAYIM = re.compile('(?<=[א-ת])["“”״](?=[א-ת](?![א-ת]))')

_COMPOUND = re.compile(
    r"(?<!\w)(?:cease[- ](?=fires?(?!\w))|peace-(?=keep(?:ing|ers?)(?!\w))|e-(?=mail)|co-(?=o))"
)
_AIR_STRIKE = re.compile(r"(?<!\w)air(?=str(?:ikes?|iking)(?!\w))")

# हिन्दी and हिंदी: a nasal before a consonant of its own kind, and the dot that stands for it.
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ")


def in_one_form(folded: str) -> str:
    """The text with its numbers, abbreviations, compounds, dates and nasals in one form each."""
    for pattern in _DATES:
        folded = pattern.sub(_dated, folded)
    for pattern in (_GROUPED, _SPACED_NUMBER):
        folded = pattern.sub(lambda found: re.sub(r"\D", "", found[0]), folded)
    for pattern in (_SPACED_INITIALS, _ABBREVIATION):
        folded = pattern.sub(lambda found: re.sub(r"[. ]", "", found[0]), folded)
    folded = _DEGREE.sub(r"\1d", without_gershayim(folded))
    folded = _COMPOUND.sub(lambda found: found[0][:-1], folded)
    # Apart, so that "air strike on Kabul" has the phrase "strike on Kabul" too.
    folded = _AIR_STRIKE.sub(f"air{ADJOINED}", folded)
    return _NASAL.sub("ं", folded)


def without_gershayim(text: str) -> str:
    """The text with its Hebrew abbreviations as their letters alone."""
    return _GERSHAYIM.sub("", text)


def spaced_parts(folded: str) -> Iterator[str]:
    """The parts of what `in_one_form` joins across spaces, which may be words by themselves."""
    for pattern in (_SPACED_NUMBER, _SPACED_INITIALS):
        for found in pattern.finditer(folded):
            yield from found[0].split()


def _dated(found: re.Match[str]) -> str:
    parts = found.groupdict()
    number, day = parts.get("number"), parts.get("day")
    month = MONTHS[int(number)].lower() if number else _MONTHS[parts["month"]]
    written = [str(int(day))] if day else []
    return ADJOINED.join([*written, month, parts["year"]])
