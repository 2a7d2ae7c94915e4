"""The words by which text is searched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.folding import fold
from relations.editions.stems import LONGEST_WORD, parts_of, phrases_in, words_of


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
        ("80,000 in 2024", ["80000", "in", "2024"]),
        ("the Taliban’s border", ["the", "taliban", "border"]),
        ("the Taliban's border", ["the", "taliban", "border"]),
        ("the ministers’ border", ["the", "minist", "border"]),
        ("‘Nothing,’ he said", ["noth", "he", "said"]),
        ("O’Brien", ["o", "brien"]),
        ("کابل کا دورہ", ["كابل", "كا", "دوره"]),
        ("مُلاقات", ["ملاقات"]),
        ("می\u200cخواهند", ["ميخواهند"]),
        ("۱۴۰۴", ["1404"]),
        ("喀布尔", ["喀", "布", "尔"]),
        ("दिन दान", ["दx93fन", "दx93eन"]),
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
    assert fold("ÀÉÎÕÜ Ñ Ç Ø Ł Đ Æ ß") == "aeiou n c o l d ae ss"


SAME = [
    # Numbers
    ("80,000", "80000"),
    ("80,000", "80 000"),
    ("80,000", "80\u202f000"),
    ("80’000", "80000"),
    ("1.500.000", "1,500,000"),
    ("15,00,000", "1500000"),
    ("٢٠٢٥", "2025"),
    ("१२३", "123"),
    ("८०,०००", "80,000"),
    ("２０２５", "2025"),
    # Abbreviations
    ("U.S.", "US"),
    ("U.S", "US"),
    ("the U.S.-led war", "the US-led war"),
    ("the U.S.’s war", "the US’s war"),
    ("U.K. envoy", "UK envoy"),
    ("A. Q. Khan", "A.Q. Khan"),
    ("J.D. Vance", "JD Vance"),
    ("U.N.S.C. vote", "UNSC vote"),
    # Dates
    ("19 April 2025", "April 19, 2025"),
    ("19 April 2025", "2025-04-19"),
    ("19th of April, 2025", "Apr. 19, 2025"),
    ("3 Sept. 2001", "September 3, 2001"),
    ("19.04.2025", "19 Apr 2025"),
    ("Sept 2001", "September, 2001"),
    # Letters
    ("Ørsted Łódź Đà Nẵng Þór Æsir", "Orsted Lodz Da Nang Thor Aesir"),
    ("Kıbrıs", "Kibris"),
    ("ﬁnal oﬃce", "final office"),
    ("foreign", "for\u200beign"),
    ("foreign", "for\u00adeign"),
    ("كابل", "کابل"),
    ("على", "علی"),
    ("إسلام آباد", "اسلام اباد"),
    ("مسؤول", "مسوول"),
    ("رئيس", "رييس"),
    ("محـــمد", "محمد"),
    ("مُحَمَّد", "محمد"),
    ("مدرسة", "مدرسه"),
    ("हिन्दी", "हिंदी"),
    ("फ़ौज", "फौज"),
    ("ﻛﺎﺑﻞ", "كابل"),
    # Spellings
    ("defence", "defense"),
    ("colours", "colors"),
    ("neighbouring", "neighboring"),
    ("organisations", "organizations"),
    ("recognised", "recognized"),
    ("demilitarising", "demilitarizing"),
    ("analysed", "analyzed"),
    ("centres", "centers"),
    ("kilometres", "kilometers"),
    ("travelled", "traveled"),
    ("counsellor", "counselor"),
    ("licences", "licenses"),
    ("programme", "program"),
    ("dialogue", "dialog"),
    ("fulfil", "fulfill"),
    ("judgement", "judgment"),
    ("manoeuvres", "maneuvers"),
    ("paediatric", "pediatric"),
    ("grey", "gray"),
    ("councillors", "councilors"),
    ("the defence’s colour", "the defense’s color"),
    ("the programme’s", "the program"),
    ("the organisation’s", "the organization"),
    # Compounds
    ("co-operation", "cooperation"),
    ("non-co-operation", "non-cooperation"),
    ("co-ordinated", "coordinated"),
    ("a cease-fire", "a ceasefire"),
    ("cease fires", "ceasefires"),
    ("peace-keepers", "peacekeepers"),
    ("e-mails", "emails"),
    ("air strikes", "airstrikes"),
    ("air-strike", "airstrike"),
    ("a Ph.D. thesis", "a PhD thesis"),
    ("צה״ל", "צהל"),
    ('ארה"ב', "ארה״ב"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_write_the_same_have_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("दिन", "दान"),
        ("नीति", "नाती"),
        ("रोका", "रुका"),
        ("กิน", "กัน"),
        ("ガス", "カス"),
        ("はは", "ばば"),
        ("ملا", "ملاقات"),
        ("على", "علا"),
        ("80", "80,000"),
        ("8,000", "80,000"),
        ("1.5", "15"),
        ("3.500", "3500"),
        ("our", "or"),
        ("hour", "hor"),
        ("prize", "price"),
        ("here", "her"),
        ("called", "caled"),
        ("size", "price"),
        ("co-author", "coauthor"),
        ("cease firing", "ceasefire"),
        ("storey", "story"),
        ("cheque", "check"),
        ("Tyre", "tire"),
        ("19 April 2025", "18 April 2025"),
        ("2025-04-19", "2025-19-04"),
    ],
)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Talks on 19 April 2025", [("talk",), ("on",), ("19", "april", "2025")]),
        ("in May 2025", [("in",), ("may", "2025")]),
        ("may leave", [("may",), ("leav",)]),
        ("O’Brien", [("o", "brien")]),
        ("China外交部2025年", [("china", "外", "交", "部", "2025", "年")]),
        ("外交部。北京", [("外", "交", "部"), ("北", "京")]),
        ("กิน", [("กxe34", "น")]),
        ("한국은", [("한", "국", "은")]),
        ("12 300 wounded", [("12300",), ("wound",)]),
        ("In 2024 300 died", [("in",), ("2024",), ("300",), ("die",)]),
        ("airstrikes", [("air", "strike")]),
        ("Plan B. I left", [("plan",), ("b",), ("i",), ("left",)]),
    ],
)
def test_words_that_belong_together_are_one_phrase(
    text: str, phrases: list[tuple[str, ...]]
) -> None:
    assert phrases_in(text) == phrases


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 300 wounded", ["12", "300"]),
        ("A. Q. Khan", ["a", "q"]),
        ("می\u200cخواهند", ["مي", "خواهند"]),
        ("80,000 of the U.S. left", []),
    ],
)
def test_parts_of_what_may_be_two_words_are_words_too(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts
