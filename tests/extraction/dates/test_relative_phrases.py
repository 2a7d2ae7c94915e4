"""What the words of dates mean, phrase by phrase."""

import pytest

from relations.dates.edtf import parse
from relations.extraction.dates.relative import mentions, resolve

SUNDAY = parse("2025-04-20")

# Published on Sunday, 20 April 2025.
WEEKDAYS = [
    ("on Saturday", "2025-04-19"),
    ("last Friday", "[2025-04-11,2025-04-18]"),
    ("on Monday night", "2025-04-14"),
    ("on Sunday", "2025-04-20"),
    ("next Tuesday", "2025-04-22"),
    ("from Friday to Sunday", "2025-04-18/2025-04-20"),
    ("since Saturday", "2025-04-19/.."),
    ("earlier on Saturday", "2025-04-19"),
    ("late on Saturday", "2025-04-19"),
    ("early Sunday", "2025-04-20"),
    ("Friday night", "2025-04-18"),
    ("until Saturday", "../2025-04-19"),
    ("by Friday", "[..2025-04-18]"),
    ("before Friday", "[..2025-04-17]"),
    ("after Saturday", "[2025-04-20..]"),
    ("the night of Saturday to Sunday", "[2025-04-19..2025-04-20]"),
    ("during the night from Saturday to Sunday", "[2025-04-19..2025-04-20]"),
    ("on the night of Friday-Saturday", "[2025-04-18..2025-04-19]"),
]

NEAR = [
    ("today", "2025-04-20"),
    ("yesterday", "2025-04-19"),
    ("tomorrow", "2025-04-21"),
    ("tonight", "2025-04-20"),
    ("the day before yesterday", "2025-04-18"),
    ("overnight", "[2025-04-19..2025-04-20]"),
    ("last night", "2025-04-19"),
    ("last week", "[2025-04-07..2025-04-19]"),
    ("last month", "2025-03"),
    ("this month", "2025-04"),
    ("next month", "2025-05"),
    ("last year", "2024"),
    ("next year", "2026"),
    ("this year", "2025"),
    ("earlier this year", "[2025-01..2025-04]"),
    ("earlier this month", "[2025-04-01..2025-04-20]"),
    ("later this year", "[2025-04..2025-12]"),
    ("late last year", "2024-39~"),
    ("early last month", "2025-03-0X~"),
    ("early this year", "2025-37~"),
    ("the end of last month", "2025-03-2X~"),
    ("the fourth quarter of last year", "2024-36"),
    ("the second half of last year", "2024-41"),
    ("the first half of the year", "2025-40"),
    ("early next month", "2025-05-0X~"),
    ("late this month", "2025-04-2X~"),
    ("in the year 1893", "1893"),
    ("as recently as last month", "2025-03"),
    ("this morning", "2025-04-20"),
    ("yesterday evening", "2025-04-19"),
    ("tomorrow morning", "2025-04-21"),
    ("the day after tomorrow", "2025-04-22"),
    ("at the end of the year", "2025-12~"),
    ("day before yesterday", "2025-04-18"),
]

COUNTED = [
    ("three days ago", "2025-04-17"),
    ("a couple of weeks ago", "2025-04-06~"),
    ("several days ago", "[2025-04-11..2025-04-18]"),
    ("a few months ago", "[2024-07..2025-02]"),
    ("two years ago", "2023~"),
    ("a year ago", "2024~"),
    ("more than a year ago", "[..2024]"),
    ("nearly two weeks ago", "2025-04-06~"),
    ("a decade ago", "2015~"),
    ("18 months ago", "2023-10~"),
    ("over the past two weeks", "2025-04-06~/2025-04-20"),
    ("in the past two weeks", "[2025-04-06..2025-04-20]"),
    ("over the last three months", "2025-01~/2025-04"),
    ("in the past 24 hours", "[2025-04-19..2025-04-20]"),
    ("over the past year", "2024~/2025"),
    ("the last week of March", "[2025-03-25..2025-03-31]"),
    ("for the past three years", "2022~/2025"),
    ("in the last six months", "[2024-10..2025-04]"),
    ("over the last week", "2025-04-13~/2025-04-20"),
    ("during the past month", "2025-03~/2025-04"),
    ("six weeks ago", "2025-03-09~"),
    ("about three months ago", "2025-01~"),
    ("over a decade ago", "[..2015]"),
    ("one day ago", "2025-04-19"),
    ("ten years ago", "2015~"),
    ("a few weeks ago", "[2025-02-16..2025-04-06]"),
    ("several years ago", "[2016..2023]"),
    ("2 or 3 days ago", "[2025-04-17..2025-04-18]"),
    ("two to three weeks ago", "[2025-03-30..2025-04-06]"),
    ("twenty-five years ago", "2000~"),
    ("twenty years ago", "2005~"),
    ("a month ago", "2025-03~"),
]

DAYS = [
    ("11 October 2023", "2023-10-11"),
    ("Oct. 11, 2023", "2023-10-11"),
    ("New Year's Eve", "2024-12-31"),
    ("on New Year’s Day 2024", "2024-01-01"),
    ("Saturday, 19 April 2025", "2025-04-19"),
    ("on Saturday (April 19)", "2025-04-19"),
    ("on 11 October last year", "2024-10-11"),
    ("on the night of October 11-12, 2023", "[2023-10-11..2023-10-12]"),
    ("15 August 2021", "2021-08-15"),
    ("August 15, 2021", "2021-08-15"),
    ("on the 15th of August, 2021", "2021-08-15"),
    ("Wed., Oct. 11, 2023", "2023-10-11"),
    ("Wednesday 11 October 2023", "2023-10-11"),
    ("11 or 12 October 2023", "[2023-10-11,2023-10-12]"),
    ("11–12 October 2023", "2023-10-11/2023-10-12"),
    ("29 February 2024", "2024-02-29"),
    ("March 31st", "2025-03-31"),
    ("1st of April", "2025-04-01"),
    ("on 1 October next year", "2026-10-01"),
    ("last Friday, April 18", "2025-04-18"),
]

MONTHS = [
    ("mid-March", "2025-03-1X~"),
    ("in October", "2024-10"),
    ("October 2022", "2022-10"),
    ("in March and April", "{2025-03,2025-04}"),
    ("in October last year", "2024-10"),
    ("the first week of March", "[2025-03-01..2025-03-07]"),
    ("at the beginning of April", "2025-04-0X~"),
    ("last March", "[2024-03,2025-03]"),
    ("next October", "[2025-10,2026-10]"),
    ("in December", "2024-12"),
    ("in May 2024", "2024-05"),
    ("Sept. 2021", "2021-09"),
    ("the middle of March", "2025-03-1X~"),
    ("late March", "2025-03-2X~"),
    ("the end of February", "2025-02-2X~"),
    ("the end of February 2024", "2024-02-2X~"),
    ("last November", "2024-11"),
    ("this June", "2025-06"),
    ("next May", "[2025-05,2026-05]"),
    ("around March 2024", "2024-03~"),
    ("earlier in April", "2025-04"),
    ("in December and January", "{2024-12,2025-01}"),
    ("in March last year", "2024-03"),
    ("in October this year", "2025-10"),
    ("the third week of March", "[2025-03-15..2025-03-21]"),
]

SEASONS = [
    ("last spring", "2024-21"),
    ("last summer", "2024-22"),
    ("this spring", "2025-21"),
    ("next summer", "[2025-22,2026-22]"),
    ("last winter", "2024-24"),
    ("this winter", "[2024-24,2025-24]"),
    ("in the first half of 2024", "2024-40"),
    ("in the second quarter", "2025-34"),
    ("the third quarter of 2023", "2023-35"),
    ("spring 2024", "2024-21"),
    ("in the spring of 2022", "2022-21"),
    ("autumn 2021", "2021-23"),
    ("in the fall of 2021", "2021-23"),
    ("last fall", "2024-23"),
    ("in winter", "2024-24"),
    ("the last quarter of 2023", "2023-36"),
]

YEARS = [
    ("in late 2023", "2023-39~"),
    ("in 2023", "2023"),
    ("the 1990s", "199X"),
    ("in the early 1990s", "199X"),
    ("as early as 2021", "2021"),
    ("in mid-2023", "2023-38~"),
    ("early 2023", "2023-37~"),
    ("the start of 2024", "2024-01~"),
    ("during the 1980s", "198X"),
    ("circa 1893", "1893~"),
    ("in 1893", "1893"),
    ("throughout 2023", "2023"),
    ("later in 2023", "2023"),
]

STRETCHES = [
    ("since 2022", "2022/.."),
    ("since last October", "2024-10/.."),
    ("until March", "../2025-03"),
    ("until May", "../2025-05"),
    ("before March 2024", "[..2024-02]"),
    ("before 2022", "[..2021]"),
    ("after 2022", "[2023..]"),
    ("after 11 October 2023", "[2023-10-12..]"),
    ("from March to May 2024", "2024-03/2024-05"),
    ("from 1 to 10 April", "2025-04-01/2025-04-10"),
    ("from October 2022 to March 2023", "2022-10/2023-03"),
    ("between 2020 and 2022", "[2020..2022]"),
    ("since the end of March", "2025-03-3X~/.."),
    ("by the end of 2024", "[..2024]"),
    ("28 March–3 April", "2025-03-28/2025-04-03"),
    ("by 30 June", "[..2025-06]"),
    ("by 31 March", "[..2025-03]"),
    ("in 2021–22", "2021/2022"),
    ("in 2021 and 2022", "{2021,2022}"),
    ("from 2021 onwards", "2021/.."),
    ("by the end of the year", "[..2025]"),
    ("by the end of March", "[..2025-03]"),
    ("since yesterday", "2025-04-19/.."),
    ("from early May", "2025-05-0X~/.."),
    ("between 11 and 13 October 2023", "[2023-10-11..2023-10-13]"),
    ("between October 11 and 13, 2023", "[2023-10-11..2023-10-13]"),
    ("from 28 March to 3 April 2024", "2024-03-28/2024-04-03"),
    ("September 2021 to March 2022", "2021-09/2022-03"),
    ("until the end of 2023", "../2023-12~"),
    ("by the end of the month", "[..2025-04]"),
    ("since early 2024", "2024-37~/.."),
    ("since the 1990s", "199X/.."),
    ("after March", "[2025-04..]"),
    ("after last year", "[2025..]"),
    ("between December and February", "[2024-12..2025-02]"),
    ("from December to March 2024", "2023-12/2024-03"),
    ("since the beginning of the year", "2025-01~/.."),
    ("since March 2025", "2025-03/.."),
    ("until 2026", "../2026"),
    ("by 2030", "[..2030]"),
    ("before the end of March", "[..2025-03]"),
    ("after mid-March", "[2025-03-1X~..]"),
    ("in 2021-2023", "2021/2023"),
    ("from 2021 to 2023", "2021/2023"),
    ("from 2021 until last year", "2021/2024"),
    ("between last October and March", "[2024-10..2025-03]"),
]

NIGHTS = "[2024-10-11..2024-10-12,2025-10-11..2025-10-12]"
# More than half a year off: the meaning by itself, empty if open, and in the past tense.
FAR_OFF = [
    ("on 11 and 12 October", "", "{2024-10-11,2024-10-12}"),
    ("October 11", "[2024-10-11,2025-10-11]", "2024-10-11"),
    ("the 11th of October", "[2024-10-11,2025-10-11]", "2024-10-11"),
    ("the night between 11 and 12 October", NIGHTS, "[2024-10-11..2024-10-12]"),
    ("October 11 and 12", "", "{2024-10-11,2024-10-12}"),
    ("29 February", "[2024-02-29,2028-02-29]", "2024-02-29"),
    ("October 11–12", "", "2024-10-11/2024-10-12"),
    ("on the night of 11 — 12 October", NIGHTS, "[2024-10-11..2024-10-12]"),
    ("the night of 11 October", "[2024-10-11,2025-10-11]", "2024-10-11"),
    ("3 May", "[2024-05-03,2025-05-03]", "2024-05-03"),
    ("in the summer", "[2024-22,2025-22]", "2024-22"),
    ("between March and May", "", "[2024-03..2024-05]"),
]

# A text, the words in it and their date.
IN_SENTENCES = [
    ("Saturday's meeting", "Saturday", "2025-04-19"),
    ("Saturday’s meeting—Pakistan’s first", "Saturday", "2025-04-19"),
    ("officials said Friday that", "Friday", "2025-04-18"),
    ("shut for nearly a month earlier this year", "earlier this year", "[2025-01..2025-04]"),
    ("will meet on Saturday", "on Saturday", "2025-04-26"),
    ("talks would resume on Monday", "on Monday", "[2025-04-14,2025-04-21]"),
    ("will travel to Kabul on 25 April", "on 25 April", "2025-04-25"),
    ("elections due in October", "in October", "2025-10"),
    ("will discuss Saturday's attack", "Saturday", "[2025-04-19,2025-04-26]"),
    ("those who will leave said on Saturday", "on Saturday", "2025-04-19"),
    ("ahead of Tuesday's talks", "Tuesday", "[2025-04-15,2025-04-22]"),
    ("will begin next month", "next month", "2025-05"),
    ("Islamabad, April 19:", "April 19", "2025-04-19"),
    ("KABUL, 19 April", "19 April", "2025-04-19"),
    ("(19 April 2025)", "19 April 2025", "2025-04-19"),
    ("in the small hours of Saturday", "Saturday", "2025-04-19"),
    ("at dawn on Saturday", "on Saturday", "2025-04-19"),
    ("closed due to floods on Saturday", "on Saturday", "2025-04-19"),
    ("is due in Kabul on Monday", "on Monday", "2025-04-21"),
    ("the October 7, 2023 attacks", "the October 7, 2023", "2023-10-07"),
    ("will have been shut since March", "since March", "2025-03/.."),
]

# The publication date, the phrase and its date.
OTHER_DAYS = [
    ("2025-04-15", "last Friday", "2025-04-11"),
    ("2025-04-14", "next Friday", "[2025-04-18,2025-04-25]"),
    ("2025-04-17", "this Wednesday", "2025-04-16"),
    ("2025-04-16", "last week", "[2025-04-06..2025-04-13]"),
    ("2025-04-16", "this week", "[2025-04-13..2025-04-20]"),
    ("2025-04-16", "next week", "[2025-04-20..2025-04-27]"),
    ("2025-10-20", "last summer", "[2024-22,2025-22]"),
    ("2025-04-16", "earlier this week", "[2025-04-13..2025-04-16]"),
    ("2025-04", "on Saturday", "[2025-03-29..2025-04-26]"),
    ("2025-04", "last month", "2025-03"),
    ("2025-04", "last year", "2024"),
    ("2025-04", "yesterday", "[2025-03-31..2025-04-29]"),
    ("2025", "last month", "[2024-12..2025-11]"),
    ("2025", "last year", "2024"),
    ("2025", "on Saturday", "[2024-12-28..2025-12-27]"),
    ("2025", "earlier this year", "2025"),
    ("[2025-04-19..2025-04-25]", "on Saturday", "2025-04-19"),
    ("[2025-04-19..2025-04-25]", "on Friday", "[2025-04-18,2025-04-25]"),
    ("[2025-04-19..2025-04-20]", "before last Sunday", "[..2025-04-12]"),
    ("[2025-04-20..2025-04-21]", "before last Sunday", "[..2025-04-20]"),
    ("[2025-04-19..2025-04-25]", "after Friday", "[2025-04-18..]"),
    ("[2025-04-19..2025-04-25]", "last week", "[2025-04-06..2025-04-20]"),
    ("[2025-04-19..2025-04-25]", "since the end of March", "2025-03-3X~/.."),
    ("[2025-04-19..2025-04-25]", "earlier this year", "[2025-01..2025-04]"),
    ("[2025-04-19..2025-04-25]", "yesterday", "[2025-04-18..2025-04-24]"),
    ("[2025-04-19..2025-04-25]", "since last month", "2025-03/.."),
    ("[2024-12-30..2025-01-03]", "last year", "[2023,2024]"),
    ("2025-01-03", "last December", "2024-12"),
    ("2025-01-03", "this winter", "2024-24"),
    ("2025-01-03", "last month", "2024-12"),
    ("2025-01-03", "on Monday", "2024-12-30"),
    ("2025-01-03", "December 31", "2024-12-31"),
    ("2024-03-01", "yesterday", "2024-02-29"),
    ("2024-03-31", "a month ago", "2024-02~"),
    ("2025-04-23", "this Friday", "2025-04-25"),
    ("2025-04-23", "this Monday", "2025-04-21"),
    ("2025-04-23", "last Monday", "[2025-04-14,2025-04-21]"),
    ("2025-04-23", "last Thursday", "2025-04-17"),
    ("2025-12-10", "this winter", "2025-24"),
    ("2025-12-10", "in June", "2025-06"),
]


PHRASES = [*WEEKDAYS, *NEAR, *COUNTED, *DAYS, *MONTHS, *SEASONS, *YEARS, *STRETCHES]


@pytest.mark.parametrize(("words", "edtf"), PHRASES)
def test_phrase_means_its_date(words: str, edtf: str) -> None:
    mention = resolve(words, SUNDAY)

    assert mention is not None
    assert (mention.words, mention.edtf) == (words, edtf)


@pytest.mark.parametrize(("words", "alone", "past"), FAR_OFF)
def test_past_tense_tells_which_year_a_day_far_off_is_of(words: str, alone: str, past: str) -> None:
    mention = resolve(words, SUNDAY)
    text = f"The border was closed {words}, officials confirmed."

    assert (mention.edtf if mention else "") == alone
    assert [(found.words, found.edtf) for found in mentions(text, SUNDAY)] == [(words, past)]


@pytest.mark.parametrize(("words", "edtf"), PHRASES)
def test_phrase_is_found_whole_in_a_sentence(words: str, edtf: str) -> None:
    text = f"The border was closed {words}, officials confirmed."

    [mention] = mentions(text, SUNDAY)

    assert (mention.words, mention.edtf) == (words, edtf)
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(("text", "words", "edtf"), IN_SENTENCES)
def test_no_more_words_are_taken_than_carry_the_date(text: str, words: str, edtf: str) -> None:
    [mention] = mentions(text, SUNDAY)

    assert (mention.words, mention.edtf) == (words, edtf)


@pytest.mark.parametrize(("published", "words", "edtf"), OTHER_DAYS)
def test_date_depends_on_when_the_report_appeared(published: str, words: str, edtf: str) -> None:
    mention = resolve(words, parse(published))

    assert mention is not None
    assert mention.edtf == edtf
