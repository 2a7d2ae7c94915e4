"""Actors on record, by their full or short names in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.known_actors import known_in
from tests.extraction.test_people import SENTENCES

RECORD = {
    "dar": ["Ishaq Dar"],
    "muttaqi": ["Amir Khan Muttaqi"],
    "erdogan": ["Recep Tayyip Erdoğan"],
    "khan-a": ["Imran Khan"],
    "khan-b": ["Asif Khan"],
    "wang": ["Wang Yi"],
    "burhan": ["Abdel Fattah al-Burhan"],
    "mbs": ["Mohammed bin Salman", "MBS"],
    "un": ["United Nations", "UN"],
    "rights": ["Human rights organisations"],
    "watch": ["Human Rights Watch"],
    "taliban": ["Taliban administration"],
    "south": ["South Korea"],
    "guinea": ["Guinea"],
    "pakistan": ["Pakistan"],
    "official": ["Senior official (not named)"],
}

KNOWN = [
    ("Pakistan’s Foreign Minister Ishaq Dar left.", ["pakistan", "dar"]),
    ("Minister Dar met Muttaqi.", ["dar", "muttaqi"]),
    ("ISHAQ DAR LEFT.", ["dar"]),
    ("Erdogan met Mr. Dar.", ["erdogan", "dar"]),
    ("Imran Khan left.", ["khan-a"]),
    ("Khan left.", []),
    ("Sara Dar left.", []),
    ("He flew to Dar es Salaam.", []),
    ("A dar is a door.", []),
    ("Darfur is far.", []),
    ("Wang told him.", ["wang"]),
    ("Burhan met bin Salman.", ["burhan", "mbs"]),
    ("Gen. al-Burhan met MBS.", ["burhan", "mbs"]),
    ("Salman left.", []),
    ("The nations left.", []),
    ("Many Nations left.", []),
    ("The U.N. and the UN left.", ["un"]),
    ("Human rights organizations left.", ["rights"]),
    ("A Watch was kept.", []),
    ("The Taliban left.", ["taliban"]),
    ("The Taliban administration left.", ["taliban"]),
    ("North Korea left.", []),
    ("South Korea left.", ["south"]),
    ("Equatorial Guinea left.", []),
    ("Guinea left.", ["guinea"]),
    ("Pakistani officials left.", []),
    ("Senior official (not named)", ["official"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), KNOWN)
def test_known_actor_is_found_by_name_or_by_a_surname_that_only_one_has(
    text: str, codes: list[str]
) -> None:
    assert [mention.code for mention in known_in(text, RECORD)] == codes


def test_name_shared_by_two_actors_matches_neither() -> None:
    names = {"one": ["Ali Hassan"], "other": ["Ali Hassan"]}

    assert known_in("Ali Hassan left.", names) == []


@given(st.one_of(SENTENCES, st.text(max_size=60)))
def test_mentions_of_any_text_are_its_own_words_in_order(text: str) -> None:
    end = 0
    for mention in known_in(text, RECORD):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.words
        end = mention.end
