"""One spelling for typography, and the way back."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.normalisation import INVISIBLE, is_blank, normalise, trimmed_span

# Letters, marks that reorder, vowel signs and jamo that compose; and what is folded.
COMPOSING = "aeé\u0301\u0323\u0307\u0344\u0f73\u0f71\u09c7\u09be\u1100\u1161\u11a8가क़"
DIFFICULT = COMPOSING + "–—“’…. \u00a0\n\u200b\u00adfiﬁﬃﬅſĳ\ufefbل"
ANY_TEXT = st.text(alphabet=DIFFICULT) | st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“deep” „deep‟ «deep» ″deep″", '"deep" "deep" "deep" "deep"'),
        ("‘deep’ ‚deep‛ ‹deep› ′deep′ It’s", "'deep' 'deep' 'deep' 'deep' It's"),
        ("1996–2001—a b‒c ‐d‑e −5", "1996-2001-a b-c -d-e -5"),
        ("a\u00a0b\u2009c \t\r\n d", "a b c d"),
        (" a ", " a "),
        ("wait…", "wait..."),
        ("soft\u00adhyphen zero\u200bwidth \u200fبله\u200e \ufeff", "softhyphen zerowidth بله "),
        ("Cafe\u0301", "Café"),
        ("e\u200b\u0301", "é"),
        ("a\u0301\u0323", "ạ́"),
        ("\u1112\u1161\u11ab", "한"),
        ("하\u11ab", "한"),
        ("\u212b", "Å"),
        ("ceaseﬁre eﬀort eﬃcient aﬄict ﬂag ﬆop", "ceasefire effort efficient afflict flag stop"),
        ("ĳs Ĳssel Dǆep ǌ ǈubo", "ijs IJssel Ddžep nj Ljubo"),
        ("\ufeb3\ufefc\ufee1 \ufefb\ufef7", "سلام لالأ"),
        ("\ufb01\u0301", "fí"),
        # Digits, signs and letters of their own stay exact.
        ("m² ½ ٢ ２ ⅷ œ æ ſ \ufb05 №", "m² ½ ٢ ２ ⅷ œ æ ſ ſt №"),
        ("\ufdf2 \ufe76", "\ufdf2 \ufe76"),
        ("Straße DAR dar", "Straße DAR dar"),
        ("", ""),
    ],
)
def test_typography_is_folded_and_nothing_else(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("a Cafe\u0301 b", "Café", "Cafe\u0301"),
        ("a  \n b", "a b", "a  \n b"),
        ("x e\u200b\u0301 y", "é", "e\u200b\u0301"),
        ("he waited… long", "waited...", "waited…"),
        ("\u200bword\u200b", "word", "word"),
        ("de\u00adport", "deport", "de\u00adport"),
        ("a \u1112\u1161\u11ab b", "한", "\u1112\u1161\u11ab"),
        ("a q\u0301 b", "q\u0301", "q\u0301"),
        ("the ceaseﬁre held", "ceasefire held", "ceaseﬁre held"),
        ("an eﬃcient plan", "efficient", "eﬃcient"),
        ("\ufeb3\ufefc\ufee1", "سلام", "\ufeb3\ufefc\ufee1"),
    ],
)
def test_words_lead_back_to_what_was_printed(text: str, words: str, original: str) -> None:
    normalised = normalise(text)
    position = normalised.text.index(words)
    span = normalised.original_span(position, position + len(words))
    assert span is not None
    assert text[slice(*span)] == original


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("wait…", "wait."),
        ("q\u0301", "q"),
        ("…", ".."),
        ("ceaseﬁre", "ceasef"),
        ("ceaseﬁre", "ire"),
        ("aﬄict", "ff"),
        ("\ufefc", "ل"),
    ],
)
def test_a_part_of_one_original_character_leads_nowhere(text: str, part: str) -> None:
    position = normalise(text).text.index(part)
    assert normalise(text).original_span(position, position + len(part)) is None


@given(ANY_TEXT)
def test_each_character_has_a_slice_and_the_slices_are_in_order(text: str) -> None:
    normalised = normalise(text)
    slices = list(zip(normalised.starts, normalised.ends, strict=True))
    assert len(slices) == len(normalised.text)
    assert all(0 <= start < end <= len(text) for start, end in slices)
    for before, after in pairwise(slices):
        assert before == after or before[1] <= after[0]


@given(ANY_TEXT)
def test_each_slice_alone_gives_its_characters(text: str) -> None:
    normalised = normalise(text)
    slices = dict.fromkeys(zip(normalised.starts, normalised.ends, strict=True))
    assert "".join(normalise(text[start:end]).text for start, end in slices) == normalised.text


@given(ANY_TEXT)
def test_only_invisible_characters_have_no_slice(text: str) -> None:
    normalised = normalise(text)
    covered = {
        position
        for start, end in zip(normalised.starts, normalised.ends, strict=True)
        for position in range(start, end)
    }
    assert all(text[i] in INVISIBLE for i in range(len(text)) if i not in covered)


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_a_letter_beyond_ascii_changes_nothing_of_what_stands_before_it(text: str) -> None:
    alone, followed = normalise(text), normalise(f"{text}é")
    assert followed.text == f"{alone.text}é"
    assert (followed.starts[:-1], followed.ends[:-1]) == (alone.starts, alone.ends)


@given(st.text(alphabet=COMPOSING))
def test_composition_is_that_of_the_whole_text(text: str) -> None:
    assert normalise(text).text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "words"),
    [(" \u200ba b\u00a0", "a b"), ("ab", "ab"), ("\ufeff \n", ""), ("", "")],
)
def test_a_trimmed_span_holds_no_blanks_at_its_ends(text: str, words: str) -> None:
    assert text[slice(*trimmed_span(text, 0, len(text)))] == words


@pytest.mark.parametrize(("character", "blank"), [("\u00a0", True), ("\u200b", True), ("a", False)])
def test_white_space_and_invisible_characters_are_blank(character: str, blank: bool) -> None:
    assert is_blank(character) is blank
