"""Full text, the same on both databases."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions.models import Edition, EditionText
from relations.editions.publication import withdraw
from relations.editions.stems import words_of
from relations.queries.public import editions_for
from relations.queries.search import phrases_of
from relations.queries.selection import Selection
from relations.record.vocabulary import Actor
from tests.factories import make_event, make_published, make_source, make_statement, publish

pytestmark = pytest.mark.django_db

SUMMARY = (
    "Many were deported near the border, or not, and left no title; talks at Torkham were naïve."
)


def is_found(question: str) -> bool:
    return editions_for(Selection(q=question)).exists()


def publish_report() -> Edition:
    """One edition with words of its own in each place where words are looked for."""
    source = make_source("A guard counted lorries. The envoy spoke of “grave worry” at dusk.")
    guard, envoy = source.sentences.order_by("number")
    event = make_event("Ministers meet", summary=SUMMARY, place="Chaman", sentence=guard)
    speaker = Actor.objects.create(code="musa-jan", name="Mūsā Jān", kind=Actor.Kind.PERSON)
    make_statement(
        event,
        speaker=speaker,
        text="He asks for patience.",
        quotation="grave worry",
        sentence=envoy,
    )
    return publish(event, by=None)


FOUND = {
    "title": "ministers",
    "summary": "torkham",
    "place": "chaman",
    "statement": "patience",
    "quotation": "worry",
    "speaker": "jan",
    "sentence cited by the event": "lorries",
    "sentence cited by a statement": "dusk",
    "words of several places": "ministers patience worry lorries",
    "words in another order": "worry grave ministers",
    "word twice": "border border",
    "stem of a verb": "deport",
    "noun of the verb": "deportations",
    "other form of the verb": "deporting",
    "plural of a singular": "borders",
    "singular of a plural": "lorry",
    "capitals": "TORKHAM",
    "diacritics left out": "Musa naive",
    "diacritics as stored": "Mūsā naïve",
    "diacritics decomposed": "Mu\u0304sa\u0304",
    "diacritics put in": "Tōrkhām",
    "other diacritics": "Mùsâ",
    "full width": "ｂｏｒｄｅｒ",
    "possessive": "the minister's border",
    "possessive, curly": "the minister’s border",
    "straight quotes": '"grave worry"',
    "curly quotes": "“grave worry”",
    "low quotes": "„grave worry”",
    "guillemets": "«grave worry»",
    "stems in a phrase": '"minister meeting"',
    "phrase and word": '"grave worry" torkham',
    "two phrases": '"grave worry" "ministers meet"',
    "empty phrase": '"" border',
    "quote never closed": '"worry grave',
    "quote never opened": 'worry grave"',
    "apostrophes": "'border'",
    "NOT": "border NOT talks",
    "OR": "border OR talks",
    "AND": "border AND talks",
    "NEAR": "NEAR(border talks)",
    "minus": "border -talks",
    "plus": "border + talks",
    "caret": "^border",
    "colon": "title:border",
    "ampersand": "border & talks",
    "bar": "border | talks",
    "exclamation mark": "border !talks",
    "follows": "border <-> talks",
    "brackets": "(border) {talks} [torkham])",
    "star": "border*",
    "question marks": "border? ?",
    "percent": "border %",
    "backslash": "border\\ \\'",
    "semicolon": "border; --",
    "NUL": "border\0talks",
    "line ends": "border\r\n\ttalks",
    "emoji beside a word": "border 🕊",
}

NOT_FOUND = {
    "a word that is nowhere": "zebra",
    "one word of two": "border zebra",
    "OR": "border OR zebra",
    "NOT": "border NOT zebra",
    "bar": "border | zebra",
    "minus": "border -zebra",
    "exclamation mark": "border !zebra",
    "star": "bord*",
    "part of a word": "ord",
    "start of a word": "torkh",
    "phrase in another order": '"worry grave"',
    "phrase with a gap": "“ministers border”",
    "phrase in part": '"grave worry indeed"',
    "phrase found, word not": '"grave worry" zebra',
    "phrases of which one is not": '"grave worry" "meet ministers"',
    "emoji": "🕊",
    "SQL": "border'; DROP TABLE relations_edition; --",
    "several emoji": "🕊 ✌️ 🇦🇫",
    "marks": "… — ?! & | * ^ : ()",
    "quotation marks": '"" “” «»',
    "NUL": "\0",
    "numeral that is no digit": "৴",
    "combining mark": "\u0301",
    "sentence that is not cited": "evening",
}


def test_edition_is_found_by_its_words_and_phrases() -> None:
    publish_report()
    assert [kind for kind, question in FOUND.items() if not is_found(question)] == []


def test_edition_is_not_found_by_anything_less() -> None:
    publish_report()
    assert [kind for kind, question in NOT_FOUND.items() if is_found(question)] == []


def test_question_finds_the_editions_that_answer_it_and_no_others() -> None:
    make_published("Airstrike near Torkham")
    make_published("Talks about airstrikes")
    make_published("Talks in Kabul")
    found = editions_for(Selection(q="talk airstrike"))
    assert [edition.document["title"] for edition in found] == ["Talks about airstrikes"]


@pytest.mark.parametrize(
    ("summary", "question", "other"),
    [
        ("وزیر خارجہ نے کابل کا دورہ کیا", "کابل دورہ", "لاہور"),
        ("وزیران در کابل دیدار کردند", "“کابل دیدار”", "تهران"),
        ("مُلاقات ہوئی", "ملاقات", "ملاقاتیں"),
        ("ملاقات ہوئی", "مُلاقات", "ملا"),
        ("در سال ۱۴۰۴ خورشیدی", "۱۴۰۴", "۱۴"),
    ],
)
def test_urdu_and_persian_words_are_found(summary: str, question: str, other: str) -> None:
    make_published(summary=summary)
    assert is_found(question)
    assert not is_found(other)


def test_word_of_any_length_is_found_by_itself_only() -> None:
    make_published(summary="deported " + "x" * 3000)
    assert is_found("deported " + "x" * 3000)
    assert not is_found("deported " + "y" * 3000)


LONG = {
    "many words": " ".join(f"w{number}" for number in range(1_800)),
    "one word": "x" * 10_000,
    "one word with apostrophes": "o'" * 5_000,
    "many phrases": '"ab" ' * 2_000,
    "one phrase": f"“{'ab ' * 3_333}”",
    "quotation marks": '"' * 5_000,
    "opening marks": "„" * 10_000,
    "opening guillemets": "«" * 10_000,
    "closing marks": "”" * 10_000,
    "phrases never closed": "„a" * 5_000,
    "combining marks": "e" + "\u0301" * 9_999,
    "spaces": "a" + " " * 9_998 + "b",
}


@pytest.mark.parametrize("kind", LONG)
def test_long_question_is_answered_at_once(kind: str) -> None:
    make_published()
    assert len(LONG[kind]) > 4_999
    start = time.process_time()
    assert not is_found(LONG[kind])
    assert time.process_time() - start < 2


def test_words_of_a_draft_are_not_found() -> None:
    event = make_event("A secret draft")
    assert not is_found("secret")
    publish(event, by=None)
    assert is_found("secret")
    make_statement(event, text="Nothing confidential was said.")
    assert not is_found("confidential")


def test_words_of_a_superseded_edition_are_not_found() -> None:
    event = make_published("Airstrike in Kabul").event
    event.title = "Explosion in Kabul"
    event.save()
    publish(event, by=None, reason="It was no airstrike")
    assert not is_found("airstrike")
    assert is_found("explosion")


def test_words_of_a_withdrawn_event_are_not_found_until_it_returns() -> None:
    event = make_published("Airstrike in Kabul").event
    withdraw(event, by=None, reason="An airstrike was never confirmed")
    assert not is_found("airstrike")
    publish(event, by=None, reason="Confirmed")
    assert is_found("airstrike")


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=40)  # every example writes the words anew of the one edition that there is
def test_any_text_is_found_where_it_stands_and_nowhere_else(text: str) -> None:
    edition, words = publish_once(), words_of(text)
    EditionText.objects.filter(edition=edition).delete()
    EditionText.objects.create(edition=edition, words=" ".join(words))
    assert is_found(text) is bool(words)
    assert not is_found(f"{text} quagga")


def publish_once() -> Edition:
    return Edition.objects.first() or make_published()


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Deported families", [("deport",), ("famili",)]),
        ("“deep concern” border", [("deep", "concern"), ("border",)]),
        ("border “deep concern”", [("deep", "concern"), ("border",)]),
        ('"one" "one" one', [("one",)]),
        ('say "nothing', [("say",), ("noth",)]),
        ('"a"b"c"', [("a",), ("c",), ("b",)]),
        ("„a “b”", [("a",), ("b",)]),
        ("“‘Nothing,’ he said”", [("noth", "he", "said")]),
        ('""', []),
        ("🕊", []),
    ],
)
def test_question_is_cut_into_phrases_and_words(
    question: str, phrases: list[tuple[str, ...]]
) -> None:
    assert phrases_of(question) == phrases
