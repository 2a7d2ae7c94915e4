"""Dates in English, and in any language that translates the patterns."""

import pytest
from hypothesis import given

from relations.dates.edtf import parse
from relations.dates.words import in_words
from tests.dates.edtf_texts import edtf_texts

DATES = [
    ("2025-04-19", "19 April 2025"),
    ("2025-04-01", "1 April 2025"),
    ("2025-04", "April 2025"),
    ("2024", "2024"),
    ("0000", "1 BC"),
    ("-3000", "3001 BC"),
    ("-0480", "481 BC"),
    ("Y-50000", "50,001 BC"),
    ("-9999", "10,000 BC"),
    ("-9998", "9999 BC"),
    ("-0043", "44 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0043", "AD 43"),
    ("Y170000002", "the year 170,000,002"),
    ("Y-17E7", "170,000,001 BC"),
    ("2004-01-01T10:10:10", "1 January 2004, 10:10:10"),
    ("2004-01-01T10:10:10Z", "1 January 2004, 10:10:10 UTC"),
    ("2004-01-01T10:10:10+05:30", "1 January 2004, 10:10:10 (UTC+05:30)"),
    ("1950S2", "1950 (an estimate, from 1900 to 1999)"),
    ("1950S4", "1950"),
]

PARTS_OF_A_YEAR = [
    ("2025-21", "spring 2025"),
    ("2025-24", "winter 2025–26"),
    ("1999-24", "winter 1999–2000"),
    ("2008-24", "winter 2008–09"),
    ("2025-28", "northern winter 2025–26"),
    ("2025-30", "southern summer 2025–26"),
    ("2025-32", "southern winter 2025"),
    ("-0043-24", "winter 44 BC to 43 BC"),
    ("196X-24", "winter in some year in the 1960s"),
    ("2025-26", "northern summer 2025"),
    ("2025-31", "southern autumn 2025"),
    ("2024-33", "the first quarter of 2024"),
    ("2024-36", "the fourth quarter of 2024"),
    ("2024-38", "the second third of 2024"),
    ("2024-40", "the first half of 2024"),
    ("2024-41", "the second half of 2024"),
    ("196X-21", "spring in some year in the 1960s"),
    ("XXXX-33", "the first quarter, year unknown"),
]

UNSPECIFIED = [
    ("196X", "the 1960s"),
    ("190X", "some year from 1900 to 1909"),
    ("19XX", "some year from 1900 to 1999"),
    ("-196X", "some year from 1970 BC to 1961 BC"),
    ("000X", "some year from 1 BC to AD 9"),
    ("XXXX", "an unknown year"),
    ("1X84", "the year 1X84 (X unknown)"),
    ("-1X84", "the year −1X84 (X unknown)"),
    ("2025-03-0X", "early March 2025"),
    ("2025-03-1X", "mid-March 2025"),
    ("2025-03-2X", "late March 2025"),
    ("2025-03-3X", "the end of March 2025"),
    ("2025-04-3X", "30 April 2025"),
    ("2025-11-3X", "30 November 2025"),
    ("2024-06-3X", "30 June 2024"),
    ("2024-12-3X", "the end of December 2024"),
    ("XXXX-04-3X", "the end of April, year unknown"),
    ("2025-03-XX", "some day in March 2025"),
    ("2025-03-X1", "1, 11, 21 or 31 March 2025"),
    ("2023-02-X9", "9 or 19 February 2023"),
    ("2024-02-X9", "9, 19 or 29 February 2024"),
    ("202X-02-X9", "9, 19 or 29 February in some year in the 2020s"),
    ("1985-XX", "some month in 1985"),
    ("1985-1X", "some month from October to December 1985"),
    ("1985-X1", "January or November 1985"),
    ("1985-X3", "March 1985"),
    ("1985-XX-XX", "some day in 1985"),
    ("1985-X1-XX", "some day in January or November 1985"),
    ("1985-XX-25", "day 25 of some month in 1985"),
    ("1985-XX-2X", "day 20 to 29 of some month in 1985"),
    ("XXXX-12-25", "25 December, year unknown"),
    ("XXXX-12-1X", "mid-December, year unknown"),
    ("XXXX-XX", "some month, year unknown"),
    ("XXXX-XX-XX", "some day, year unknown"),
    ("156X-12-25", "25 December in some year in the 1560s"),
    ("15XX-12-25", "25 December in some year from 1500 to 1599"),
    ("1XXX-12", "December in some year from 1000 to 1999"),
]

QUALIFIED = [
    ("2024-03~", "about March 2024"),
    ("2025-04-3X~", "about 30 April 2025"),
    ("2025-24~", "about winter 2025–26"),
    ("2024?", "perhaps 2024"),
    ("2024%", "perhaps about 2024"),
    ("2011-23~", "about autumn 2011"),
    ("196X~", "about the 1960s"),
    ("2004-06~-11", "11 June 2004 (year approximate, month approximate)"),
    ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
    ("2004-%06-11", "11 June 2004 (month uncertain and approximate)"),
    ("2001-?21", "spring 2001 (season uncertain)"),
]

INTERVALS = [
    ("2023/..", "since 2023"),
    ("2025-03-2X/..", "since late March 2025"),
    ("2025-03-3X~/..", "since about the end of March 2025"),
    ("2023/", "from 2023, end unknown"),
    ("../2025-04-19", "until 19 April 2025"),
    ("/2025-04-19", "until 19 April 2025, start unknown"),
    ("2024/2025-04-19", "2024 to 19 April 2025"),
    ("2023/2025", "2023–2025"),
    ("2024/2024", "2024"),
    ("-0099/-0043", "100 BC to 44 BC"),
    ("2025-01/2025-04", "January–April 2025"),
    ("2024-12/2025-01", "December 2024 to January 2025"),
    ("2025-04-01/2025-04-19", "1–19 April 2025"),
    ("2025-04-19/2025-04-19", "19 April 2025"),
    ("2025-03-28/2025-04-03", "28 March to 3 April 2025"),
    ("2024-12-24/2025-01-03", "24 December 2024 to 3 January 2025"),
    ("2025-21/2025-22", "spring 2025 to summer 2025"),
    ("2004-06-XX/2004-07-03", "some day in June 2004 to 3 July 2004"),
    ("2004-06~/2004-08", "about June 2004 to August 2004"),
    ("199X/200X", "the 1990s to the decade 2000–2009"),
    ("200X/201X", "the decade 2000–2009 to the 2010s"),
    ("180X/1850", "the decade 1800–1809 to 1850"),
    ("197X/1985-03", "the 1970s to March 1985"),
    ("2025-24/2026-22", "winter 2025–26 to summer 2026"),
    ("-3000/-0480", "3001 BC to 481 BC"),
    ("Y-50000/2025", "50,001 BC to 2025"),
    ("-0043-03-15/0014-08-19", "15 March 44 BC to 19 August AD 14"),
]

SETS = [
    ("[..1984]", "before 1985"),
    ("[..2025-03]", "before April 2025"),
    ("[..2025-11]", "before December 2025"),
    ("[..2025-12]", "before January 2026"),
    ("[..2025-04-18]", "before 19 April 2025"),
    ("[..2024-02-28]", "before 29 February 2024"),
    ("[..2023-12-31]", "before 1 January 2024"),
    ("[..-0044]", "before 44 BC"),
    ("[..2024~]", "about 2024 or earlier"),
    ("[..196X]", "the 1960s or earlier"),
    ("[2025-04-19..]", "19 April 2025 or later"),
    ("[2025-01..2025-04]", "some time in January–April 2025"),
    ("[2019..2021]", "some time in 2019–2021"),
    ("[2025-04-19..2025-04-25]", "some time between 19 and 25 April 2025"),
    ("[2025-03-28..2025-04-03]", "some time between 28 March and 3 April 2025"),
    ("[2024-12-24..2025-01-03]", "some time between 24 December 2024 and 3 January 2025"),
    ("[1999-12..2000-01]", "some time between December 1999 and January 2000"),
    ("[2024-03~..2024-05]", "some time between about March 2024 and May 2024"),
    ("[2025-04-19,2025-04-20]", "19 or 20 April 2025"),
    ("[2025-04,2025-05]", "April or May 2025"),
    ("[2025-04-30,2025-05-01]", "30 April 2025 or 1 May 2025"),
    ("[1667,1668,1670..1672]", "1667, 1668 or some time in 1670–1672"),
    ("[1990,2001..2003]", "1990 or some time in 2001–2003"),
    (
        "[2025-04-19,2025-05-01..2025-05-03]",
        "19 April 2025 or some time between 1 and 3 May 2025",
    ),
    ("[1667,1760-12]", "1667 or December 1760"),
    ("[1960]", "1960"),
    ("{2025-04-19,2025-04-20}", "19 and 20 April 2025"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"),
    ("{..1984}", "1984 and earlier"),
    ("{1984..}", "1984 and later"),
    (
        "{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}",
        "31 December 1983 and earlier; 10 October to 1 November 1984; 5 November 1984 and later",
    ),
    ("{..1960,1970}", "1960 and earlier; 1970"),
    ("{1960,1970..}", "1960; 1970 and later"),
]


@pytest.mark.parametrize(
    ("text", "words"),
    [*DATES, *PARTS_OF_A_YEAR, *UNSPECIFIED, *QUALIFIED, *INTERVALS, *SETS],
)
def test_date_reads_in_english(text: str, words: str) -> None:
    assert in_words(parse(text)) == words


@given(edtf_texts())
def test_every_date_has_words(text: str) -> None:
    words = in_words(parse(text))

    assert words == words.strip() != ""
    assert "%" not in words


@given(edtf_texts())
def test_every_word_comes_through_gettext(text: str) -> None:
    shouted = in_words(parse(text), gettext=_shout)

    assert not any(letter.islower() for letter in shouted)


def _shout(message: str) -> str:
    """Upper case, except for the names of placeholders."""
    parts = message.split("%(")
    shouted = [parts[0].upper()]
    for part in parts[1:]:
        name, rest = part.split(")s", 1)
        shouted.append(f"{name})s{rest.upper()}")
    return "%(".join(shouted)


GERMAN = {
    "since %(date)s": "seit %(date)s",
    "late %(month)s": "Ende %(month)s",
    "%(part)s %(year)s": "%(part)s %(year)s",
    "%(day)s %(month)s": "%(day)s. %(month)s",
    "March": "März",
}
JAPANESE_ORDER = {
    "%(part)s %(year)s": "%(year)s年%(part)s",
    "%(day)s %(month)s": "%(month)s%(day)s日",
    "since %(date)s": "%(date)sから",
    "March": "3月",
}


@pytest.mark.parametrize(
    ("text", "catalogue", "words"),
    [
        ("2025-03-2X/..", GERMAN, "seit Ende März 2025"),
        ("2025-03-18", GERMAN, "18. März 2025"),
        ("2025-03-18/..", JAPANESE_ORDER, "2025年3月18日から"),
    ],
)
def test_translator_can_reorder_a_phrase(text: str, catalogue: dict[str, str], words: str) -> None:
    assert in_words(parse(text), gettext=lambda message: catalogue.get(message, message)) == words
