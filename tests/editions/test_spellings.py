"""One spelling for words that are spelled in two ways."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions import spellings
from relations.editions.spellings import american


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("neighbouring", "neighboring"),
        ("organisations", "organisations"),
        ("organizations", "organisations"),
        ("defence", "defense"),
        ("travelled", "traveled"),
        ("grey", "gray"),
        ("border", "border"),
    ],
)
def test_word_has_one_spelling(british: str, expected: str) -> None:
    assert american(british) == expected


PARTS = ["lab", "our", "s", "yz", "iz", "ed", "cent", "re", "off", "ence", "travel", "l", "ing"]


@given(st.lists(st.sampled_from(PARTS)).map("".join) | st.text("abcelmorstuz", max_size=12))
def test_word_that_is_passed_over_is_one_that_no_rule_would_change(word: str) -> None:
    by_rules = reduce(lambda spelled, rule: rule[0].sub(rule[1], spelled), spellings._RULES, word)
    assert american(word) == spellings._WORDS.get(word, by_rules)
