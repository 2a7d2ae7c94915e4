"""Splitting a whole text: offsets, paragraphs, and what is no sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.normalisation import is_blank
from relations.sources.splitting import split

ARTICLE = """\
Kabul/Islamabad: In a rare meeting, the Taliban’s acting minister conveyed “deep concern and \
sadness” to Pakistan’s Foreign Minister Ishaq Dar. The talks in Kabul marked a notable step.
Also Read | Putin Declares Easter Truce as Russia and Ukraine Exchange Prisoners
Pakistan claims that Afghanistan provides safe haven to militants—an allegation the Taliban \
denies. Last year, Pakistan carried out airstrikes.
Also Read | India on Musk’s Radar: Tesla CEO Plans Visit After PM Modi Call
Despite these frictions, the meeting could signal the start of a renewed effort.
"""

NEWS_CHARACTERS = "aAéب1 .!?…۔,:“”‘’\"'«»()[]-—|\n\r\u00a0\u200b\ufeff\u2028🎉"
ANY_TEXT = st.text(alphabet=NEWS_CHARACTERS) | st.text(st.characters(exclude_categories=()))


def test_an_article_gives_its_sentences_numbered_by_paragraph() -> None:
    assert [(span.number, span.paragraph, span.text.split()[0]) for span in split(ARTICLE)] == [
        (1, 1, "In"),
        (2, 1, "The"),
        (3, 2, "Pakistan"),
        (4, 2, "Last"),
        (5, 3, "Despite"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left.", [(1, "One came."), (1, "Two left.")]),
        (
            "They will:\n1. open it as long as\n   it holds;\n2. free them.",
            [
                (1, "They will:"),
                (2, "1. open it as long as\n   it holds;"),
                (3, "2. free them."),
            ],
        ),
        (
            "The guards of both states have been\nwithdrawn, he said.\n‘We wait’\nNobody came.",
            [
                (1, "The guards of both states have been\nwithdrawn, he said."),
                (2, "‘We wait’"),
                (3, "Nobody came."),
            ],
        ),
        ("One came.\nTwo left.", [(1, "One came."), (2, "Two left.")]),
        ("One came.\r\n\r\nTwo left.\r\n", [(1, "One came."), (2, "Two left.")]),
        ("One came.\u2029Two left.", [(1, "One came."), (2, "Two left.")]),
        ("A heading\nOne came.", [(1, "A heading"), (2, "One came.")]),
        ("One came\nand went. Two\nleft.", [(1, "One came\nand went."), (1, "Two\nleft.")]),
        ("One came\n\nand went.", [(1, "One came"), (2, "and went.")]),
        ("Mr.\u00a0Khan came.\u00a0He left.", [(1, "Mr.\u00a0Khan came."), (1, "He left.")]),
        ("\ufeff\u200bOne came.\u200b \nTwo left.", [(1, "One came."), (2, "Two left.")]),
        ("One came.\n* * *\nTwo left.", [(1, "One came."), (2, "Two left.")]),
        ("Also Read | That\nOne came.", [(1, "One came.")]),
        ("NEW DELHI:\u00a0One came.", [(1, "One came.")]),
        ("🎉 One came! 🎉 Two left.", [(1, "🎉 One came!"), (1, "🎉 Two left.")]),
    ],
)
def test_sentences_and_paragraphs(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(span.paragraph, span.text) for span in split(text)] == expected


@pytest.mark.parametrize(
    "text", ["", " \t\r\n\u00a0", "\u200b\ufeff", "***\n---", "Also Read | That"]
)
def test_a_text_without_sentences_gives_none(text: str) -> None:
    assert split(text) == []


def test_a_dateline_that_opens_a_later_paragraph_stays_in_its_sentence() -> None:
    assert split("A meeting was held.\nKABUL: The talks failed.")[1].text.startswith("KABUL:")


@given(ANY_TEXT, st.sampled_from(["en", "ur", "hi", "en-GB", "xx", ""]))
def test_every_sentence_is_a_trimmed_slice_in_order(text: str, language: str) -> None:
    spans = split(text, language)
    last_end, last_paragraph = 0, 1
    for number, span in enumerate(spans, start=1):
        assert span.number == number
        assert text[span.start : span.end] == span.text
        assert last_end <= span.start < span.end
        assert not is_blank(span.text[0])
        assert not is_blank(span.text[-1])
        assert last_paragraph <= span.paragraph <= last_paragraph + 1
        last_end, last_paragraph = span.end, span.paragraph


@given(st.text(alphabet='ab AB.?!“”’"()…\n').filter(str.strip))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(span.text for span in split(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    "unit",
    ["a", "word ", "“", "'", "(a. ", "“a.” ", ". ", "…", " ", " \n", ") ", "KABUL/", "\u0301"],
)
def test_a_long_text_of_one_kind_takes_seconds_at_most(unit: str) -> None:
    text = unit * (75_000 // len(unit))
    before = time.process_time()
    split(text)
    assert time.process_time() - before < 2.5


def test_a_million_characters_without_a_full_stop_are_one_sentence() -> None:
    text = "word " * 200_000
    assert [(span.start, span.end) for span in split(text)] == [(0, len(text) - 1)]
