"""Quotations in a sentence: which marks count, and what an editor may rely on."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relations.extraction.quotations import quotations_in
from relations.sources.selectors import quotes

QUOTED = [
    ("He conveyed “deep concern and sadness” to Pakistan.", ["deep concern and sadness"]),
    ('He conveyed "deep concern" to Pakistan.', ["deep concern"]),
    ("“We will answer,” said the minister.", ["We will answer"]),
    ("“We will answer.”", ["We will answer."]),
    ("It was “war”, not “peace”.", ["war", "peace"]),
    ('It was "war", not "peace".', ["war", "peace"]),
    ("The so-called “buffer zone” is wide.", ["buffer zone"]),
    ("The film “Two Banks” opened in Baku.", ["Two Banks"]),
    ("He wrote: „Wir bleiben“ and left.", ["Wir bleiben"]),
    ("He wrote: „Zostajemy” and left.", ["Zostajemy"]),
    ("Paris spoke of « une faute » again.", ["une faute"]),
    ("Paris spoke of «une faute» again.", ["une faute"]),
    ("Copenhagen spoke of »en fejl« again.", ["en fejl"]),
    ("Tokyo called it 「遺憾」 again.", ["遺憾"]),
    ("Taipei called it 『遺憾』 again.", ["遺憾"]),
    ("London called it ‘a mistake’ again.", ["a mistake"]),
    ("London called it 'a mistake' again.", ["a mistake"]),
    ("He said ‘the ministers’ plan is dead’ again.", ["the ministers’ plan is dead"]),
    ("He said ‘boys’ and left.", ["boys"]),
    ("He said ‘it’s Iran’s turn’ in Doha.", ["it’s Iran’s turn"]),
    ("He said 'it isn't Iran's turn' in Doha.", ["it isn't Iran's turn"]),
    ("“He told us ‘no’ twice,” she said.", ["He told us ‘no’ twice"]),
    ("‘He told us “no” twice’, she said.", ["He told us “no” twice"]),
    ('“That "plan" is dead,” she said.', ['That "plan" is dead']),
    ("She said: “We will not go", ["We will not go"]),
    ('She said: "We will not go', ["We will not go"]),
    ("She said: ‘We will not go", ["We will not go"]),
    ("We will not go,” she said.", ["We will not go"]),
    ('We will not go," she said.', ["We will not go"]),
    ("“We go,” she said. “We stay.”", ["We go", "We stay."]),
    ("The pact (“a shame”) was signed.", ["a shame"]),
    ("They chose “80,000” as the number.", ["80,000"]),
    ("”Vi stannar”, she said in Malmö.", ["Vi stannar"]),
    ("“…we stay…” was all.", ["…we stay…"]),
]

UNQUOTED = [
    "Pakistan’s minister and the Taliban’s minister met.",
    "Pakistan's minister and the Taliban's minister met.",
    "The ministers’ plan and the envoys’ plan differ.",
    "The ministers' plan and the envoys' plan differ.",
    "Sana’a and Ta’izz are in Yemen.",
    "It was the summer of ’92.",
    "It was the summer of ‘92.",
    "It was the summer of '92.",
    "They don’t, and they can't.",
    'The pipe is 5" wide.',
    "Nothing was said.",
    "“” stood there.",
    "“ … ” stood there.",
    "",
]


@pytest.mark.parametrize(("sentence", "quotations"), QUOTED)
def test_words_in_marks_are_a_quotation(sentence: str, quotations: list[str]) -> None:
    assert [found.quotation for found in quotations_in(sentence)] == quotations


@pytest.mark.parametrize("sentence", UNQUOTED)
def test_apostrophes_and_empty_marks_quote_nothing(sentence: str) -> None:
    assert quotations_in(sentence) == []


MARKED_TEXTS = st.text(
    st.one_of(st.sampled_from("“”„\"«»‘’'「」 ,s80\u0301\u200b.-"), st.characters()), max_size=40
)


@given(MARKED_TEXTS)
@example("“\u0301a” b")
@example("“a \u0301” b")
@example("“80,”000")
@example("‘'a'’")
def test_every_quotation_is_one_that_the_sentence_holds_word_for_word(text: str) -> None:
    end = 0
    for found in quotations_in(text):
        assert text[found.start : found.end] == found.quotation
        assert found.start >= end
        assert quotes(text, found.quotation)
        end = found.end


def test_hostile_marks_are_read_in_time_that_grows_with_the_text() -> None:
    assert len(quotations_in("“a” " * 5000)) == 5000
    assert quotations_in("s’ " * 20000) == []
    assert len(quotations_in("‘s’ " * 5000)) == 5000
