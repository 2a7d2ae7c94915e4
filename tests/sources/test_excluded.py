"""What is left out of the sentences, and what an editor puts back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.boilerplate import is_byline, is_caption, is_navigation
from relations.sources.excluded import (
    ExcludedLine,
    ExclusionReason,
    Exclusions,
    reason_by_form,
    words_of,
)
from relations.sources.splitting import split

TEXT = """\
Ministers meet in Kabul
By Amina Karimi
Trucks wait at Torkham. Photo: Reuters
KABUL: The ministers met on Saturday. They talked.
Also Read | Something else
Advertisement
Advertisement
Trade was discussed."""


@pytest.mark.parametrize(
    "line",
    [
        "By Amina Karimi",
        "By Amina Karimi and Omar Wali in Kabul",
        "By Amina Karimi, Omar Wali & Agencies",
        "BY OUR CORRESPONDENT",
        "By AFP",
        "By Amina Karimi | The Courier",
        "Web Desk",
        "April 20, 2025",
        "Sunday, 20 April 2025 06:10 PKT",
        "Published: April 20, 2025 06:10 IST",
        "Last updated: 2 hours ago",
        "(Reporting by Amina Karimi; Editing by Omar Wali)",
    ],
)
def test_byline_is_recognised(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "Image credit: Amina Karimi",
        "File photo: the crossing at Torkham",
        "Trucks wait at Torkham. Photo: Reuters",
        "Trucks wait at Torkham [Amina Karimi/AFP]",
        "Trucks wait at Torkham (AP Photo/Amina Karimi)",
        "Trucks wait at Torkham. — AFP/File",
    ],
)
def test_caption_is_recognised(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Skip to main content",
        "Home > World > Asia",
        "5 min read",
        "Related stories",
        "More from Asia",
        "Tags: border, Kabul",
        "© 2025 The Courier. All rights reserved.",
    ],
)
def test_navigation_is_recognised(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the border was shut again.",
        "By Friday",
        "By then, both governments had protested.",
        "By Kabul’s count, forty people died.",
        "Published on Monday, the report names three ministers.",
        "Updated figures show a rise",
        "On April 20, 2025 the ministers met.",
        "A picture: three trucks, no driver.",
        "The photo: a blow to both, officials said.",
        "File photo evidence was shown to the court.",
        "He said so. —AFP",
        "Share of the market fell to a third.",
        "Home to a million refugees, the province asked for help.",
        "More from the minister was heard later.",
        "Reporting by both governments has improved.",
        "Related stories were told by refugees.",
    ],
)
def test_sentence_that_only_looks_like_boilerplate_is_kept(line: str) -> None:
    assert reason_by_form(line) is None


def test_lines_are_left_out_each_once_in_their_order_with_the_reason() -> None:
    exclusions = Exclusions({"Ministers meet in Kabul": ExclusionReason.HEADLINE})
    assert exclusions.excluded_lines(TEXT) == [
        ExcludedLine(ExclusionReason.HEADLINE, "Ministers meet in Kabul", False),
        ExcludedLine(ExclusionReason.BYLINE, "By Amina Karimi", False),
        ExcludedLine(ExclusionReason.CAPTION, "Trucks wait at Torkham. Photo: Reuters", False),
        ExcludedLine(ExclusionReason.PROMOTION, "Also Read | Something else", False),
        ExcludedLine(ExclusionReason.PROMOTION, "Advertisement", False),
        ExcludedLine(ExclusionReason.DATELINE, "KABUL:", False),
    ]
    assert [sentence.text for sentence in split(TEXT, "en", exclusions)] == [
        "The ministers met on Saturday.",
        "They talked.",
        "Trade was discussed.",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ministers meet in Kabul", "Ministers meet in Kabul"),
        ("By Amina Karimi", "By Amina Karimi"),
        ("Also Read | Something else", "Also Read | Something else"),
        ("KABUL:", "KABUL: The ministers met on Saturday."),
    ],
)
def test_what_is_put_back_is_cut_and_stays_on_the_list(words: str, sentence: str) -> None:
    exclusions = Exclusions(
        {"Ministers meet in Kabul": ExclusionReason.HEADLINE}, frozenset({words})
    )
    sentences = [each.text for each in split(TEXT, "en", exclusions)]
    assert sentence in sentences
    assert len(sentences) == (3 if words == "KABUL:" else 4)
    assert [each.words for each in exclusions.excluded_lines(TEXT) if each.put_back] == [words]


def test_line_is_known_by_its_words_whatever_space_is_around_them() -> None:
    exclusions = Exclusions({"A line so marked": ExclusionReason.ASIDE})
    assert exclusions.reason_for("\u200b A  line\u00a0so marked \r") is ExclusionReason.ASIDE
    assert words_of(" \u200b ") == ""


LINES = st.lists(st.sampled_from([*TEXT.splitlines(), "", "Bare words", "Déjà “vu.” Yes?"]))


@given(LINES, st.sets(st.sampled_from([*TEXT.splitlines(), "KABUL:"])))
def test_sentences_are_where_they_say_whatever_is_put_back(
    lines: list[str], put_back: set[str]
) -> None:
    text = "\n".join(lines)
    exclusions = Exclusions({"Bare words": ExclusionReason.ASIDE}, frozenset(put_back))
    end = 0
    for sentence in split(text, "en", exclusions):
        assert text[sentence.start : sentence.end] == sentence.text
        assert end <= sentence.start
        end = sentence.end
