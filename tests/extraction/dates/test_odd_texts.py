"""Dates in odd and hostile texts: nothing raises, and reading takes time in proportion."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.extraction.dates.headings import year_above, year_headings
from relations.extraction.dates.relative import mentions, reason_in_words, resolve

_WORDS = """
a an the his of in on at by from to until till since before after between and or not no
later earlier than this last next past early mid late end beginning both all for through
into over about circa c. b. 1 3 12 13 31 32 00 05 69 89 1066 1500 1789 1900 1989 1,989 1990s
1990's '89 '90s 2000 2001 2025 9999 10000 04/05/2024 2025-04-03 2025-13-40 22-Apr-2024
1.2.2024 1989-90 2001-02 99/00 19th 1st th st January March May may Sept. Oct. oct Monday
Sunday Fri. weekend week weeks month months year years decade century quarter half Q3 spring
winter fall Christmas New Year's Eve noon BC AD B.C. CE fiscal first second third twenty
twentieth nineteen ninety hundred thousand four sixties will would said was is to be due set
deadline did n't not never every usually ago fortnight yesterday tomorrow tonight ( ) [ ] –
— - : ; , . ! ? ' ’ " “ ” $ € % / # & … people men votes Old Style O.S.
"""
PIECES = _WORDS.split()

odd_sentences = st.lists(st.sampled_from(PIECES), max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces), "\n".join(pieces)])
)
published = st.sampled_from(
    [
        "2025-04-20",
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
        "2025-04",
        "1989",
        "2025-04/..",
        "199X",
    ]
)


@given(odd_sentences, published, st.none() | st.sampled_from([1000, 1947, 2099]))
@example("1,989", "2025-04-20", None)
@example("1970s 1,500 1900, 1,500", "1989", 1947)
@example("the", "0001-01-01", None)
@example("Sept.", "9999-12-31", None)
@example("11 September 2001-", "2025-04-20", None)
@example("²²²² and 1990", "2025-04-20", None)
def test_odd_sentence_raises_nothing_and_gives_only_dates(
    text: str, day: str, year: int | None
) -> None:
    for mention in mentions(text, parse(day), year):
        assert text[mention.start : mention.end] == mention.words
        assert parse(mention.edtf).text == mention.edtf
        assert reason_in_words(mention)
        assert mention.is_sure in {True, False}


@given(odd_sentences)
def test_odd_words_and_lines_raise_nothing(text: str) -> None:
    mention = resolve(text, parse("2025-04-20"))

    assert mention is None or mention.words
    assert year_above(year_headings(text), len(text)) in {None, *range(1000, 2100)}


@pytest.mark.parametrize(
    "hostile",
    [
        "1 " * 4000,
        "1989-" * 4000,
        "1989, " * 4000,
        "to " * 4000,
        "Monday " * 4000,
        "said to be due to " * 1000,
        "in the early late mid-" * 1000,
        "January-" * 4000,
        "(" * 9000,
        "1989\n" * 4000,
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    began = time.process_time()

    mentions(hostile, parse("2025-04-20"))
    year_headings(hostile)

    assert time.process_time() - began < 4
