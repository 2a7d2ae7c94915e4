"""Full text, the same on both databases."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions.models import Edition, EditionText
from relations.editions.publication import withdraw
from relations.editions.stems import words_of
from relations.queries.answer import answer_statements
from relations.queries.matches import matching_editions
from relations.queries.search import phrases_of
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.record.models import Event
from relations.record.vocabulary import Actor
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.queries.listing import listed

pytestmark = pytest.mark.django_db

SUMMARY = (
    "Many were deported near the border, or not, and left no title; talks at Torkham were naïve."
)


def is_found(question: str) -> bool:
    return matching_editions(Selection(q=question)).count > 0


def publish_report() -> Edition:
    """One edition with words of its own in each place where words are looked for."""
    source = make_source("A guard counted lorries. The envoy spoke of “grave worry” at dusk.")
    guard, envoy = source.sentences.order_by("number")
    event = make_event(
        "Ministers meet", label="Quiet talks", summary=SUMMARY, place="Chaman", sentence=guard
    )
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
    "label": "quiet",
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
    make_published("Shelling near Torkham")
    make_published("Rumours about shelling")
    make_published("Rumours in Kabul")
    found = listed(Selection(q="rumour shelling"))
    assert [edition.document["title"] for edition in found] == ["Rumours about shelling"]


def test_names_and_labels_of_an_event_are_words_of_it() -> None:
    event = make_event(
        "Ministers meet",
        countries=("PAK", "AFG"),
        type="visit",
        topics=("refugees",),
        place="Herat",
        date="2025-04-18/2025-04-20",
    )
    make_statement(event, speaker=make_actor("Zalmai Khan"), addressee=make_actor("Lema Noor"))
    publish(event, by=None)
    other = make_published("Traders meet", date="2025-04-17", countries=("IRN", "TUR"))
    found = ["Afghanistan", "refugees", "visits", "Herat", "Zalmai", "Lema Noor"]
    found += ["18 April 2025", "19 April 2025", "April 20, 2025", "2025-04-19", "April 2025"]
    for question in found:
        assert event.code in codes_matching(question), question
    missed = ["India", "airstrike", "21 April 2025", "18 April 2024", "19 May 2025", "initiator"]
    for question in missed:
        assert event.code not in codes_matching(question), question
    assert codes_matching("17 April 2025") == {other.code}
    assert codes_matching("April 2025") == {event.code, other.code}
    assert codes_matching("Afghanistan Iran") == set()


def codes_matching(question: str) -> set[str]:
    return {each.code for each in listed(Selection(q=question))}


DATES_SEARCHED = [
    ("2025", ["2025"], ["2024", "April 2025"]),
    ("2025-04", ["April 2025", "2025"], ["1 April 2025", "May 2025"]),
    ("2025-04-XX", ["April 2025"], ["1 April 2025"]),
    ("2025-04-19~", ["19 April 2025"], ["18 April 2025"]),
    ("[2025-04-18,2025-04-20]", ["18 April 2025", "20 April 2025"], ["19 April 2025"]),
    ("2025-03-30/2025-04-02", ["31 March 2025", "1 April 2025"], ["29 March 2025"]),
    ("2025-01-01/2025-12-31", ["1 January 2025", "31 December 2025"], ["5 May 2025"]),
    ("[..2025-04-19]", [], ["19 April 2025", "2025"]),
    ("[2025-01..2025-04]", ["2025"], ["January 2025", "April 2025", "19 April 2025"]),
    ("2025-04-19/..", ["19 April 2025"], ["20 April 2025"]),
    ("2025-21", ["spring 2025"], ["summer 2025"]),
]


@pytest.mark.parametrize(("date", "found", "missed"), DATES_SEARCHED)
def test_dates_are_words_as_surely_as_they_are_known(
    date: str, found: list[str], missed: list[str]
) -> None:
    make_published("Ministers meet", date=date)
    assert [question for question in found if not is_found(question)] == []
    assert [question for question in missed if is_found(question)] == []


SCRIPTS = [
    ("विदेश मंत्री ने दिन में बातचीत की", ["दिन", "मंत्री", "विदेश दिन"], ["दान", "मंतर", "देश"]),
    ("नई नीति घोषित हुई", ["नीति"], ["नाती", "नीत"]),
    ("पानी रोका गया", ["पानी"], ["पीना", "पान"]),
    ("हिन्दी में कहा", ["हिंदी", "हिन्दी"], ["हद"]),
    ("外交部长在伊斯兰堡发表声明。", ["伊斯兰堡", "外交部长", "外交 声明", "堡"], ["伊兰", "堡斯"]),
    ("首相は北京を訪問した", ["北京", "訪問", "首相 北京", "は北"], ["東京", "京北"]),
    ("ガスの供給が止まった", ["ガス", "供給"], ["カス"]),
    ("รัฐมนตรีเยือนกรุงเทพ", ["รัฐมนตรี", "กรุงเทพ", "เยือน"], ["เทพกรุง", "รฐ"]),
    ("외교부는 성명을 냈다", ["외교부", "성명", "외교부는"], ["부교"]),
    ("وزیر خارجہ کابل گئے", ["كابل", "وزير", "خارجه"], ["کاب"]),
    ("اجتماع الوزيرين في كابول", ["کابول", "الوزیرین"], ["كابل"]),
    ("وزارت امور خارجه می\u200cخواهد", ["میخواهد", "می خواهد", "می\u200cخواهد"], ["خواه"]),
    ("إلى على رئيس المدرسة", ["الى", "علي", "رئیس", "المدرسه"], ["مدرسة"]),
    ("محــــمد وَصَل", ["محمد", "وصل"], ["حمد"]),
    ("The for\u200beign of\u00adfice spoke", ["foreign", "office", '"foreign office"'], ["fore"]),
    ("العام ٢٠٢٥ شهد اتفاقا", ["2025", "٢٠٢٥", "۲۰۲۵"], ["20"]),
    ("सन १९४७ में", ["1947"], ["47"]),
    ("Some 1 200 people fled", ["1200", "1,200", "1 200", "200", '"1200 people"'], ["12"]),
    ("Some 80,000 were deported", ["80000", "80 000", "80’000"], ["80", "8000"]),
    ("The U.K. envoy spoke", ["UK envoy", "U.K.", '"UK envoy"'], ["Ukraine"]),
    ("A. Q. Khan and JD Vance", ["A.Q. Khan", "J.D. Vance", "Q. Khan"], ["Qa"]),
    ("Jonas Ørsted of Łódź", ["Orsted", "ORSTED", "Lodz", "Łódź"], ["Rsted"]),
    ("The defence ministry", ["defense ministry", "defence"], ["fence"]),
    ("Organized labor travelled", ["organised labour", "traveled"], ["organ"]),
    ("The ﬁnal oﬀer", ["final offer"], ["inal"]),
    ("He left on April 19, 2025.", ["19 April 2025", "2025-04-19"], ["18 April 2025"]),
    ("A ½ of 5 m²", ["5 m²", "m2"], ["5 m3"]),
]


@pytest.mark.parametrize(("summary", "found", "missed"), SCRIPTS)
def test_words_are_found_however_they_are_written(
    summary: str, found: list[str], missed: list[str]
) -> None:
    make_published("Ministers meet", summary=summary, date="2024")
    assert [question for question in found if not is_found(question)] == []
    assert [question for question in missed if is_found(question)] == []


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
        ('צה"ל ארה"ב', [("צהל",), ("ארהב",)]),
        ('"צה"ל יפעל"', [("צהל", "יפעל")]),
    ],
)
def test_question_is_cut_into_phrases_and_words(
    question: str, phrases: list[tuple[str, ...]]
) -> None:
    assert phrases_of(question) == phrases


def said_with(question: str) -> list[str]:
    """The texts of the statements of a selection with these words."""
    found = answer_statements(Selection(q=question), Stretch())
    return [
        found.editions[row.edition].document["statements"][number]["text"]
        for row in found.page.rows
        for number, said in enumerate(found.editions[row.edition].document["statements"])
        if said["code"] == row.code
    ]


def publish_two_statements() -> Event:
    event = make_event("Ministers talk about gas", summary="The pipeline was discussed.")
    make_statement(
        event,
        speaker=make_actor("Amina Karimi"),
        capacity="envoy",
        text="She fears for the harvest.",
        quotation="deep concern",
    )
    make_statement(event, speaker=make_actor("Zalmai Wardak"), text="He promises water.")
    publish(event)
    return event


@pytest.mark.parametrize(
    ("question", "found"),
    [
        *(("harvests", ["She fears for the harvest."]), ("water", ["He promises water."])),
        *(("karimi", ["She fears for the harvest."]), ("envoy", ["She fears for the harvest."])),
        ("“deep concern”", ["She fears for the harvest."]),
        ("karimi fears", ["She fears for the harvest."]),
        *(("gas", []), ("pipeline", []), ("harvest water", []), ("border", [])),
    ],
)
def test_words_of_statements_are_their_own(question: str, found: list[str]) -> None:
    make_published("Something else")
    publish_two_statements()
    assert said_with(question) == found


def test_words_of_a_statement_are_those_that_were_published_last() -> None:
    event = publish_two_statements()
    said = event.statements.get(text="He promises water.")
    said.text = "He promises wheat."
    said.save()
    assert said_with("wheat") == []
    publish(event, reason="It was wheat.")
    assert (said_with("wheat"), said_with("water")) == (["He promises wheat."], [])
    make_published("Another")
    assert said_with("harvest") == ["She fears for the harvest."]
