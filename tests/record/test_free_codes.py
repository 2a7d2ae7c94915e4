"""Codes and slugs made from names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.record.free_codes import TAKEN_ELSEWHERE, free_alpha3, free_code, free_slug


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Ministry of Defence", [], "ministry-of-defence"),
        ("Li Wei!", ["li-wei", "li-wei-2"], "li-wei-3"),
        ("Recep Tayyip Erdoğan", [], "recep-tayyip-erdogan"),
        ("李伟", [], "actor"),
        ("李伟", ["actor"], "actor-2"),
        (
            "The very long name of an office that has many",
            [],
            "the-very-long-name-of-an-office-tha",
        ),
    ],
)
def test_code_is_made_from_the_name_and_is_free(name: str, taken: list[str], code: str) -> None:
    assert free_code(name, taken, 40, "actor") == code


@pytest.mark.parametrize(
    ("name", "taken", "letters"),
    [
        ("South Ossetia", [], "XSO"),
        ("Somaliland", ["XSO"], "XSM"),
        ("Republic of the Upper Nile", [], "XRU"),
        ("Kanaky", [], "XKA"),
        ("Kxx", [], "XAA"),
        ("北", ["XAA"], "XAB"),
        ("Bosnia Again", [], "XBO"),
    ],
)
def test_letters_are_an_x_and_two_of_the_name(name: str, taken: list[str], letters: str) -> None:
    assert free_alpha3(name, taken) == letters


@given(st.text(max_size=30), st.sets(st.sampled_from(["XAB", "XAC", "XSO"])))
def test_any_name_has_free_letters(name: str, taken: set[str]) -> None:
    found = free_alpha3(name, taken)
    assert len(found) == 3
    assert found.isascii()
    assert found.isupper()
    assert found not in taken | TAKEN_ELSEWHERE


def test_slug_never_makes_the_address_of_a_dyad_name_two_pairs() -> None:
    # "guinea-bissau" and "mali" would be "guinea" and "bissau-mali" as well.
    assert free_slug("Bissau Mali", ["guinea", "guinea-bissau", "mali"], 100) == "bissau-mali-2"
    assert free_slug("Bissau Chad", ["guinea", "guinea-bissau", "mali"], 100) == "bissau-chad"
