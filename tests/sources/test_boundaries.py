"""The sentences of one paragraph: what the library does well must stay, what it does not is mended.

In the tables a bar stands where one sentence ends and the next begins.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.boundaries import sentence_starts


def cut(paragraph: str, language: str = "en") -> list[str]:
    starts = sentence_starts(paragraph, language)
    ends = [*starts[1:], len(paragraph)]
    return [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=False)]


def barred(table_row: str) -> tuple[str, list[str]]:
    return table_row.replace("|", ""), [part.strip() for part in table_row.split("|")]


@pytest.mark.parametrize(
    "row",
    [
        # honorifics and ranks
        "Lt. Gen. Asim Munir met Maj. Gen. Ahmad. |He left.",
        "Brig. Khan and Col. Sher spoke. |Sen. Graham and Rep. Omar agreed. |Gov. Walz left.",
        "Mr. Sharif met Dr. Khan. |Mrs. Smith left.",
        "He met Amb. Haqqani. |Atty. Gen. Garland left.",
        "Lt.-Gen. Dar and Brig.-Gen. Ali fled. |Wg. Cdr. Abhinandan did not.",
        "Mohd. Akram and Ch. Nisar came. |Jus. Isa did not.",
        # initials
        "A. Q. Khan died. |George W. Bush spoke.",
        "George W. Bush spoke. |J.D. Vance met J. D. Vance.",
        "It was plan B. |Then he left.",
        # states and organisations
        "The U.S. Embassy closed. |He left the U.S. |He went home.",
        "U.K. Prime Minister Starmer spoke. |The U.N. Security Council met.",
        "The U.S.-led war ended. |The U.S.'s role did not.",
        # times, days and numbers
        "He came at 5 p.m. on Friday. |He came at 5 p.m. |The talks began.",
        "He came at 5 p.m. Friday. |At 9 a.m. Pakistan time it began.",
        "See No. 3 on the list. |It cost Rs. 500 crore. |On Jan. 5 it rained.",
        "It grew 3.5 percent. |It cost 1,000.50 dollars. |It ended at 2.5. |Then it rose.",
        "The vote was 5 to 3. |400 people died. |In 2023 80,000 came.",
        # other abbreviations
        "India vs. Pakistan is est. at 5 points. |It was approx. 50 km away.",
        "Boeing Inc. said so. |Ford Motor Co. Chairman Ford did. |He left Apple Inc. |She stayed.",
        "Govt. officials left. |The Dept. of State stayed.",
        # ellipses
        "He waited... and left. |He waited… and left.",
        "He waited... |Then he left. |He waited… |Then she left. |He waited…. |Then they left.",
        "He said … Khan was wrong. |He said . . . nothing.",
        "He said “wait…” |Then he left. |“I… We go.”",
        # quotation marks
        '“We will fight.” |He left. |"We will fight." |He left. |«We will fight.» |He left.',
        "He said “we will fight”. |He left.",
        "“He said ‘we go.’” |Then he left. |“He said ‘we go.’ ” |Then she left.",
        "He said: “It is over. We go home. Peace is here.” |Then he left.",
        "“We will fight,” he said. |“They will not.” |Then he left.",
        "“We will fight. |We will win.",
        # questions and shouts
        '“Why?” he asked. |"Why?" he asked. |“Stop!” she cried. |“Stop!” |They ran.',
        "“Why?” Khan asked. |“Why?” |He asked twice.",
        "The show Jeopardy! is good. |Is it over? |Yes! |He left.",
        "Is it over? |al-Qaeda denied it. |iPhone sales grew.",
        # brackets
        "He left (he was tired). |He was happy. |(He was tired.) |He was happy.",
        "The group (founded in 2007.) is banned. |(See above.) |(See below.) |Then it ended.",
        "He flew home (from the U.S.) Friday. |[He did not comment.] |She did.",
        # no white space
        'He said “we will fight.”|Then he left. |"He left."|"She came."',
        # marks that the library leaves behind
        "He left.) |Then he came.[1] |Then he went.* |Then he died.",
        # lists
        "1. The first item. |2. The second item.",
        "1) The first item. |2) The second item.",
        # addresses
        "Visit www.dawn.com. |Then write to a.b@c.com.",
    ],
)
def test_english_news_prose_is_cut_at_the_bars(row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph) == expected


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("ur", "یہ پہلا جملہ ہے۔ |یہ دوسرا ہے۔ |کیا یہ تیسرا ہے؟ |ہاں۔"),
        ("fa", "او رفت. |آیا او آمد؟ |بله."),
        ("hi", "यह पहला है। |यह दूसरा है।"),
        ("zh", "中文句子。|第二句。"),
        ("fr", "« Nous partons. » |Il est parti."),
        ("en-GB", "He met Amb. Haqqani. |He left."),
        ("EN", "He met Amb. Haqqani. |He left."),
        ("zz-unknown", "One came. |Another left."),
    ],
)
def test_other_languages_and_tags_are_cut_at_the_bars(language: str, row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph, language) == expected


def test_english_abbreviations_are_not_joined_in_another_language() -> None:
    paragraph = "It met Amb. Haqqani came."
    assert len(cut(paragraph, "en")) == 1
    assert len(cut(paragraph, "pl")) == 2


@pytest.mark.parametrize("paragraph", ["", " ", "***", "— — —", "…", "🎉", "\ud800", "?!"])
def test_a_paragraph_without_a_letter_or_digit_has_no_sentence(paragraph: str) -> None:
    assert sentence_starts(paragraph, "en") == []


NEWS_CHARACTERS = "aAéب1 .!?…۔,:“”‘’\"'«»()[]-—\n\u00a0\u200b🎉"


@given(st.text(alphabet=NEWS_CHARACTERS) | st.text())
def test_starts_are_ordered_and_begin_with_the_paragraph(paragraph: str) -> None:
    starts = sentence_starts(paragraph, "en")
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if any(character.isalnum() for character in paragraph) else [])
    assert all(start < len(paragraph) for start in starts)
