"""Describing a passage and finding it again: exactly, or not at all."""

from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relations.sources.normalisation import normalise
from relations.sources.selectors import (
    CONTEXT_LENGTH,
    Absent,
    Ambiguous,
    Found,
    QuoteSelector,
    TextSpan,
    describe,
    find,
    quotes,
    text_fragment,
)

TEXT = (
    "Muttaqi conveyed “deep concern and sadness” to Pakistan’s Foreign Minister Ishaq Dar. "
    "The talks in Kabul—the first since 2022—failed. He waited… The talks in Kabul resumed."
)

DIFFICULT = "abé\u0301\u0323\u1100\u1161\u11a8–“’…. \u00a0\n\u200b"


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(alphabet=DIFFICULT, min_size=1) | st.text(min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@pytest.mark.parametrize(
    ("exact", "printed"),
    [
        ("deep concern and sadness", "deep concern and sadness"),
        ('"deep concern and sadness"', "“deep concern and sadness”"),
        ("Pakistan's Foreign Minister", "Pakistan’s Foreign Minister"),
        ("Kabul-the first since 2022-failed", "Kabul—the first since 2022—failed"),
        ("deep\u00a0concern\n and\u200b sadness ", "deep concern and sadness"),
        ("He waited...", "He waited…"),
        ("uttaq", "uttaq"),
    ],
)
def test_the_exact_words_are_found_whatever_the_typography(exact: str, printed: str) -> None:
    finding = find(TEXT, exact)
    assert isinstance(finding, Found)
    assert TEXT[finding.span.start : finding.span.end] == printed


@pytest.mark.parametrize(
    "exact",
    [
        "deep concern and sorrow",
        "Deep concern and sadness",
        "deep concern, and sadness",
        "deep concern and sadnes s",
        "deepconcern",
        "He waited.",
        "He waited..",
        "Mutta\u0301qi",
    ],
)
def test_a_look_alike_is_absent(exact: str) -> None:
    assert find(TEXT, exact) == Absent()


@pytest.mark.parametrize(
    ("printed", "exact"),
    [
        ("The ceaseﬁre held.", "The ceasefire held"),
        ("The ceasefire held.", "The ceaseﬁre held"),
        ("Oﬃcials ﬂed the oﬀensive.", "Officials fled the offensive"),
        ("A ﬁnal oﬀer, he said.", "final offer"),
        ("The ﬁrst ﬂight left.", "first flight"),
        ("He aﬃrmed it.", "affirmed"),
        ("De \u0132ssel steeg.", "De IJssel"),
        ("\ufeb3\ufefc\ufee1", "سلام"),
    ],
)
def test_ligatures_are_the_letters_they_stand_for(printed: str, exact: str) -> None:
    finding = find(printed, exact)
    assert isinstance(finding, Found)
    quoted = printed[finding.span.start : finding.span.end]
    assert normalise(quoted).text == normalise(exact).text
    assert quotes(printed, exact)


@pytest.mark.parametrize(
    ("printed", "exact"),
    [
        ("The ceaseﬁre held.", "ceasef"),
        ("The ceaseﬁre held.", "ire held"),
        ("An area of 5 m² burned.", "5 m2"),
        ("He paid ½ of it.", "1/2 of it"),
        ("It cost ２０ dollars.", "20 dollars"),
        ("The Congreſs met.", "The Congress met"),
        ("Mr. Œuvre spoke.", "Mr. Oeuvre"),
        ("Article ⅷ fell.", "Article viii"),
    ],
)
def test_digits_and_other_letters_stay_exact(printed: str, exact: str) -> None:
    assert find(printed, exact) == Absent()
    assert not quotes(printed, exact)


LOOK_ALIKES = {
    "a": "а",
    "e": "е",
    "i": "і",
    "o": "ο",
    "s": "ſ",
    "c": "ϲ",
    "f": "ƒ",
    "2": "²",
    "1": "l",
}


@given(st.data())
def test_no_edit_of_a_quotation_anchors_it(data: st.DataObject) -> None:
    """A letter replaced, removed, added, doubled, or by a look-alike: never found."""
    sentence = "Oﬃcials of 21 ﬁrms said the ceaseﬁre had been oﬀered twice since 2022."
    quotation = "Officials of 21 firms said the ceasefire had been offered twice since 2022"
    at = data.draw(st.integers(0, len(quotation) - 1))
    letter = data.draw(st.sampled_from("aeiouflt0129²ﬁ,.é ") | st.just(quotation[at]))
    look_alike = LOOK_ALIKES.get(quotation[at], "x")
    edited = data.draw(
        st.sampled_from(
            [
                quotation[:at] + letter + quotation[at + 1 :],
                quotation[:at] + quotation[at + 1 :],
                quotation[:at] + letter + quotation[at:],
                quotation[:at] + look_alike + quotation[at + 1 :],
            ]
        )
    )
    assume(edited.strip() and normalise(edited).text.strip() not in normalise(sentence).text)
    assert find(sentence, edited) == Absent()
    assert not quotes(sentence, edited)


def test_a_letter_is_not_found_without_its_accent() -> None:
    assert find("Cafe\u0301 and q\u0301", "Cafe") == Absent()
    assert find("Cafe\u0301 and q\u0301", "and q") == Absent()


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("", "", Ambiguous((TextSpan(86, 104), TextSpan(145, 163)))),
        ("Dar. ", "", Found(TextSpan(86, 104))),
        ("waited... ", "", Found(TextSpan(145, 163))),
        ("", "—the", Found(TextSpan(86, 104))),
        ("", " resumed.", Found(TextSpan(145, 163))),
        ("Dar. ", " resumed.", Absent((TextSpan(86, 104), TextSpan(145, 163)))),
        ("dar. ", "", Absent((TextSpan(86, 104), TextSpan(145, 163)))),
    ],
)
def test_equal_passages_are_told_apart_by_their_whole_context(
    prefix: str, suffix: str, expected: Found | Ambiguous | Absent
) -> None:
    assert find(TEXT, "The talks in Kabul", prefix, suffix) == expected


def test_the_only_occurrence_in_another_context_is_no_anchor() -> None:
    finding = find(TEXT, "deep concern", prefix="Dar conveyed “")
    assert finding == Absent(elsewhere=(TextSpan(18, 30),))


def test_overlapping_occurrences_are_all_reported() -> None:
    assert find("aaa", "aa") == Ambiguous((TextSpan(0, 2), TextSpan(1, 3)))


def test_white_space_at_the_ends_of_a_quotation_is_context() -> None:
    assert find("a cat", " cat", prefix="a") == Found(TextSpan(2, 5))
    assert find("wildcat", " cat", prefix="wild") == Absent((TextSpan(4, 7),))
    assert find("a cat", " cat ") == Found(TextSpan(2, 5))


@pytest.mark.parametrize("exact", ["", " ", "\n\u00a0", "\u200b"])
def test_a_quotation_of_white_space_is_an_error(exact: str) -> None:
    with pytest.raises(ValueError, match="white space"):
        find(TEXT, exact)


def test_a_description_has_thirty_two_characters_on_either_side() -> None:
    start = TEXT.index("The talks")
    selector = describe(TEXT, start, start + 9)
    assert selector == QuoteSelector(
        exact="The talks",
        prefix=TEXT[start - CONTEXT_LENGTH : start],
        suffix=TEXT[start + 9 : start + 9 + CONTEXT_LENGTH],
        start=start,
        end=start + 9,
    )


def test_a_description_has_less_context_at_the_ends_of_the_text() -> None:
    assert describe("one two three", 4, 7) == QuoteSelector("two", "one ", " three", 4, 7)


def test_a_description_leaves_out_blanks_and_takes_whole_letters() -> None:
    assert describe("a \u200bcafe\u0301 b", 1, 7).exact == "cafe\u0301"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        describe("one two", start, end)


def test_a_span_of_white_space_cannot_be_described() -> None:
    with pytest.raises(ValueError, match="white space"):
        describe("one  two", 3, 5)


@given(texts_with_spans())
def test_what_was_described_is_found_there_or_honestly_ambiguous(
    passage: tuple[str, int, int],
) -> None:
    text, start, end = passage
    try:
        selector = describe(text, start, end)
    except ValueError:
        assume(False)
    assert text[selector.start : selector.end] == selector.exact
    finding = selector.find_in(text)
    here = TextSpan(selector.start, selector.end)
    if isinstance(finding, Found):
        assert finding.span == here
    else:
        assert isinstance(finding, Ambiguous)
        assert here in finding.spans


@given(texts_with_spans())
def test_what_is_found_has_the_words_that_were_asked_for(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    exact = text[start:end]
    assume(normalise(exact).text.strip(" "))
    match find(text, exact):
        case Found(span):
            spans: tuple[TextSpan, ...] = (span,)
        case Ambiguous(spans) | Absent(spans):
            pass
    for span in spans:
        assert normalise(text[span.start : span.end]).text == normalise(exact).text.strip(" ")


@given(st.integers(0, 23), st.sampled_from("xXé-,"))
def test_one_changed_letter_makes_a_quotation_absent(position: int, letter: str) -> None:
    start = TEXT.index("deep concern and sadness") + position
    assume(TEXT[start] != letter)
    changed = TEXT[:start] + letter + TEXT[start + 1 :]
    assert find(changed, "deep concern and sadness") == Absent()


@pytest.mark.parametrize(
    "quotation",
    [
        "deep concern and sadness",
        "“deep concern and sadness”",
        '"deep concern and sadness"',
        "'deep concern and sadness'",
        " « deep concern and sadness » ",
        "concern",
        "Pakistan's",
    ],
)
def test_a_sentence_quotes_its_own_words_with_or_without_marks(quotation: str) -> None:
    assert quotes(TEXT, quotation)


@pytest.mark.parametrize(
    ("sentence", "quotation"),
    [
        (TEXT, "deep concern and sorrow"),
        (TEXT, "Deep concern"),
        (TEXT, "cern and sad"),
        ("It was a warm day.", "war"),
        ("Over 80,000 were deported.", "80"),
        ("It grew 3.5 percent.", "5 percent"),
        ("It was café.", "caf"),
    ],
)
def test_a_sentence_does_not_quote_parts_of_words_or_other_words(
    sentence: str, quotation: str
) -> None:
    assert not quotes(sentence, quotation)


def test_a_script_without_spaces_is_quoted_from_anywhere() -> None:
    assert quotes("中文句子。", "文句")


@pytest.mark.parametrize("quotation", ["", " ", "“”", "“ ”", "''"])
def test_a_quotation_without_words_is_an_error(quotation: str) -> None:
    with pytest.raises(ValueError, match="needs words"):
        quotes(TEXT, quotation)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (QuoteSelector("two", "", "", 0, 3), "two"),
        (QuoteSelector("two", "one ", " three", 4, 7), "one-,two"),
        (QuoteSelector("two", "wn one ", " three fo", 40, 43), "one-,two,-three"),
        (QuoteSelector("a-b, c & d", "", "", 0, 10), "a%2Db%2C%20c%20%26%20d"),
        (QuoteSelector("“déjà”", "", "", 0, 6), "%E2%80%9Cd%C3%A9j%C3%A0%E2%80%9D"),
        (QuoteSelector("two", "line\n", "\nnext line ", 40, 43), "two"),
        (QuoteSelector("two", "a line\none ", " three\nnext ", 40, 43), "one-,two,-three"),
        (
            QuoteSelector("a b c d e f g h i j k", "", "", 0, 21),
            "a%20b%20c%20d,h%20i%20j%20k",
        ),
        (QuoteSelector("one two\nthree", "", "", 0, 13), "one%20two,three"),
    ],
)
def test_a_text_fragment_follows_the_directive_grammar(
    selector: QuoteSelector, expected: str
) -> None:
    assert text_fragment(selector) == f"#:~:text={expected}"


@given(texts_with_spans())
def test_a_text_fragment_holds_no_stray_separators(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    try:
        selector = describe(text, start, end)
    except ValueError:
        assume(False)
    parts = text_fragment(selector).removeprefix("#:~:text=").split(",")
    assert 1 <= len(parts) <= 4
    assert all("-" not in part.removeprefix("-").removesuffix("-") for part in parts)
    words = " ".join(text.split())
    assert all(unquote(part.strip("-")) in words for part in parts)
