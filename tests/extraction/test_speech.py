"""Sayings: who says what to whom, what is quoted, and where nobody says anything."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.speech import Saying, sayings_in
from relations.extraction.tokens import listed
from tests.extraction.tables import rows

FIXTURE = Path(__file__).parents[2] / "fixtures" / "afghanistan-pakistan.json"
ACTS = listed(
    "accuse criticise deny demand urge offer agree threaten reject concern announce report"
)


def in_words(sayings: list[Saying]) -> str:
    """In the form of the table: "accuse: Chad; deny: Sudan"."""
    return "; ".join(f"{said.act}: {said.speaker and said.speaker.name}" for said in sayings)


def quoted(sayings: list[Saying]) -> str:
    return "; ".join(span.quotation for said in sayings for span in said.quotations)


@pytest.mark.parametrize("row", rows("sayings.txt"), ids=lambda row: row[2])
def test_saying_has_its_speaker_its_act_and_its_quotation(row: list[str]) -> None:
    expected, quotation, sentence = row

    [found] = sayings_in([sentence])

    assert in_words(found) == expected
    assert quoted(found) == quotation


@pytest.mark.parametrize("row", rows("silences.txt"), ids=lambda row: row[0])
def test_nothing_is_said_where_nobody_says_it(row: list[str]) -> None:
    assert sayings_in(row) == [[]]


def seed_sentences() -> list[str]:
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return [row["fields"]["text"] for row in rows if row["model"] == "relations.sentence"]


SEED = {
    1: ["concern: Amir Khan Muttaqi"],
    3: ["urge: Amir Khan Muttaqi"],
    4: ["urge: Amir Khan Muttaqi"],
    5: ["report: Senior official (not named)"],
    6: ["criticise: Human rights organizations"],
    8: ["urge: Ishaq Dar"],
    10: ["accuse: Pakistan", "deny: Taliban"],
}


def test_statements_of_the_seed_article_are_found_and_no_others() -> None:
    found = dict(enumerate(sayings_in(seed_sentences()), start=1))

    assert {number: in_words(said).split("; ") for number, said in found.items() if said} == SEED
    [first] = found[1]
    assert quoted([first]) == "deep concern and sadness"
    assert first.speaker
    assert (first.speaker.capacity, first.speaker.alpha3) == ("acting foreign minister", "AFG")
    assert first.addressee
    assert first.addressee.name == "Ishaq Dar"
    assert found[8][0].speaker
    assert found[8][0].speaker.capacity == "foreign minister"
    assert found[10][1].addressee
    assert found[10][1].addressee.name == "Pakistan"


CONTINUED = [
    (["Foreign Minister Ishaq Dar left Kabul.", "He urged patience."], "urge: Ishaq Dar"),
    (["Penny Wong criticised Japan.", "She also called for talks."], "urge: Penny Wong"),
    (["The Kremlin denied it.", "It said the files were forged."], "report: Kremlin"),
    (["Iran rejected the text.", "The statement condemned Israel."], "criticise: Iran"),
    (["Oxfam urged calm.", "The group warned of hunger."], "concern: Oxfam"),
    (["President Gustavo Petro of Colombia left.", "Petro condemned it."],
     "criticise: Gustavo Petro"),
    (["Wang Yi, China’s foreign minister, left.", "Wang urged calm."], "urge: Wang Yi"),
    (["Foreign Minister Hakan Fidan left.", "The minister condemned it."],
     "criticise: Hakan Fidan"),
    (["Turkey’s defence ministry denied it.", "The ministry said it was calm."],
     "report: Turkey’s defence ministry"),
    (["Narendra Modi met Xi Jinping, and Modi urged calm."], "urge: Narendra Modi"),
    (["Muttaqi urged calm.", "Amir Khan Muttaqi left.", "Muttaqi condemned it."],
     "criticise: Amir Khan Muttaqi"),
    (["The envoys of Oman and Iran left.", "He urged patience."], "urge: None"),
    (["A report condemned the raid."], "criticise: None"),
    (["“We left,” said Penny Wong.", "“We came back,” she added."], "report: Penny Wong"),
    (["Hakan Fidan met Ishaq Dar.", "He condemned the raid."], "criticise: None"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), CONTINUED)
def test_speaker_may_be_known_from_the_sentences_before(
    sentences: list[str], expected: str
) -> None:
    assert in_words(sayings_in(sentences)[-1]) == expected


ADDRESSED = [
    ("Chad accused Sudan of arming the raiders.", "Sudan"),
    ("Islamabad was accused by Kabul of it.", "Islamabad"),
    ("Qatar urged Israel to open the crossing.", "Israel"),
    ("The AU called on Eritrea to withdraw.", "Eritrea"),
    ("Ishaq Dar told Amir Khan Muttaqi that trade had grown.", "Amir Khan Muttaqi"),
    ("Rwanda denied backing M23.", None),
    ("Penny Wong told Reuters the ship had left.", None),
    ("The Kremlin said Vladimir Putin had left.", None),
    ("Serbia condemned the raid.", None),
    ("Chad blamed Sudan, which denied the charge.", "Sudan"),
]


@pytest.mark.parametrize(("sentence", "addressee"), ADDRESSED)
def test_addressee_is_the_actor_that_the_words_name(sentence: str, addressee: str | None) -> None:
    said = sayings_in([sentence])[0][0]

    assert (said.addressee and said.addressee.name) == addressee


def test_words_of_a_saying_are_those_of_its_own_sentence() -> None:
    sentence = "He also urged Delhi to wait."
    [said] = sayings_in(["Foreign Minister Ishaq Dar left.", sentence])[1]

    assert sentence[said.act_start : said.act_end] == said.act_words == "urged"
    assert said.speaker_words == "He"
    assert said.speaker
    assert sentence[said.speaker.start : said.speaker.end] == "He"
    assert said.speaker.name == "Ishaq Dar"


def test_each_quotation_goes_to_the_saying_beside_it() -> None:
    sentence = "India called it “a sham”, and Pakistan said it was “a first step”."
    found = sayings_in([sentence])[0]

    assert [(said.speaker and said.speaker.name, quoted([said])) for said in found] == [
        ("India", "a sham"),
        ("Pakistan", "a first step"),
    ]


def test_actor_within_a_quotation_does_not_speak() -> None:
    [found] = sayings_in(["“Iran denied it,” Oman said."])

    assert in_words(found) == "report: Oman"


PIECES = """
Iran he the said denied by “ ” , and accused was according to Ali Khan statement who not claims
must : of"""
NEWS = st.lists(st.sampled_from(sorted(listed(PIECES))), max_size=14).map(" ".join)


@given(st.lists(st.one_of(NEWS, st.text(max_size=40)), max_size=3))
def test_any_text_is_read_and_each_saying_stands_in_it(texts: list[str]) -> None:
    found = sayings_in(texts)

    assert len(found) == len(texts)
    for text, sayings in zip(texts, found, strict=True):
        for said in sayings:
            assert said.act in ACTS
            assert text[said.act_start : said.act_end] == said.act_words
            if said.speaker:
                assert text[said.speaker.start : said.speaker.end] == said.speaker_words
            if said.addressee:
                assert text[said.addressee.start : said.addressee.end] == said.addressee.words


@pytest.mark.parametrize(
    "hostile",
    [
        "bin " * 3000,
        "Kabul and " * 2000,
        "Dr " * 3000,
        "Iran said " * 1500,
        "said the need " * 1500,
        "“a” said Iran, " * 800,
        "the statement from " * 2000,
        "also " * 3000 + "said",
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    began = time.process_time()

    sayings_in([hostile])

    assert time.process_time() - began < 5
