"""The words by which text is searched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.stems import LONGEST_WORD, fold, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("… — ?!", []),
        ("🕊 🇦🇫", []),
        ("Deported, deporting, deportations!", ["deport", "deport", "deport"]),
        ("Borders and the border", ["border", "and", "the", "border"]),
        ("Mūsā Jān", ["musa", "jan"]),
        ("MU\u0304SA\u0304", ["musa"]),
        ("Straße, STRASSE", ["strass", "strass"]),
        ("İstanbul", ["istanbul"]),
        ("ﬁre ½ ² ①", ["fire", "1", "2", "2", "1"]),
        ("snake_case", ["snake", "case"]),
        ("cross-border", ["cross", "border"]),
        ("80,000 in 2024", ["80", "000", "in", "2024"]),
        ("the Taliban’s border", ["the", "taliban", "border"]),
        ("the Taliban's border", ["the", "taliban", "border"]),
        ("the ministers’ border", ["the", "minist", "border"]),
        ("‘Nothing,’ he said", ["noth", "he", "said"]),
        ("O’Brien", ["o", "brien"]),
        ("کابل کا دورہ", ["کابل", "کا", "دورہ"]),
        ("مُلاقات", ["ملاقات"]),
        ("می\u200cخواهند", ["می", "خواهند"]),
        ("۱۴۰۴", ["۱۴۰۴"]),
        ("喀布尔", ["喀布尔"]),
        ("a\0b", ["a", "b"]),
        ("৴", []),
        ("one৴two", ["one", "two"]),
        ("x" * 3000, ["x" * LONGEST_WORD]),
    ],
)
def test_text_is_cut_into_folded_stems(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_words_are_letters_and_digits_so_that_a_space_always_parts_them(text: str) -> None:
    words = words_of(text)
    assert " ".join(words).split() == words
    assert all(word.isalnum() for word in words)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_words_do_not_depend_on_how_letters_are_composed(text: str) -> None:
    composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words_of(composed) == words_of(taken_apart)


@given(st.lists(st.text(), max_size=4))
def test_words_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    assert words_of("\n".join(texts)) == [word for text in texts for word in words_of(text)]


def test_folding_leaves_no_capital_and_no_diacritic() -> None:
    assert fold("ÀÉÎÕÜ Ñ Ç Ø") == "aeiou n c ø"
