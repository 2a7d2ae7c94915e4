"""Two wordings of one text, compared word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.diff import LONGEST, Fate, Run, replaced, reworded, side_by_side

SIGNS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}


def marked(runs: list[Run]) -> str:
    """The runs in one line, with what was removed in [-…-] and what was added in {+…+}."""
    return "".join(SIGNS[run.fate].format(run.text) for run in runs)


TEXTS = [
    ("They met.", "They met.", "They met."),
    ("", "", ""),
    ("", "They met.", "{+They met.+}"),
    ("They met.", "", "[-They met.-]"),
    ("They met in Kabul.", "They met in Herat.", "They met in [-Kabul-]{+Herat+}."),
    ("They met.", "They met again.", "They met{+ again+}."),
    ("They never met.", "They met.", "They[- never-] met."),
    ("They met, it says.", "They met; it says.", "They met[-,-]{+;+} it says."),
    ("Ministers met.", "Two Ministers met.", "{+Two +}Ministers met."),
    ("The ministers met.", "ministers met.", "[-The -]ministers met."),
    ("Talks in Kabul", "A visit in Kabul", "[-Talks-]{+A visit+} in Kabul"),
    (" in Kabul", "in Kabul", "[- in-]{+in+} Kabul"),
    # Whole words, not the letters that they share.
    ("The border was closed.", "The border was close.", "The border was [-closed-]{+close+}."),
    ("At least 80,000 left.", "At least 90,000 left.", "At least [-80-]{+90+},000 left."),
    ("The Taliban’s envoy.", "The Taliban envoy.", "The [-Taliban’s-]{+Taliban+} envoy."),
    # With little in common, one text stands in the place of the other.
    ("The talks failed at once", "A convoy crossed it", "[-The talks failed at once-]"),
    # Combining marks, and a joiner within a word.
    ("यह हिन्दी है", "यह उर्दू है", "यह [-हिन्दी-]{+उर्दू+} है"),
    ("او می\u200cگوید نه", "او نمی\u200cگوید نه", "او [-می\u200cگوید-]{+نمی\u200cگوید+} نه"),
]


@pytest.mark.parametrize(("before", "after", "expected"), TEXTS)
def test_words_that_changed_are_marked(before: str, after: str, expected: str) -> None:
    assert marked(reworded(before, after)).startswith(expected)


texts = st.text(alphabet="ab ,.’\n", max_size=30) | st.text(max_size=20)


@given(texts, texts)
def test_both_wordings_can_be_read_back_letter_for_letter(before: str, after: str) -> None:
    runs = reworded(before, after)
    assert "".join(run.text for run in runs if run.fate is not Fate.ADDED) == before
    assert "".join(run.text for run in runs if run.fate is not Fate.REMOVED) == after
    assert all(run.text for run in runs)


@given(texts, texts)
def test_runs_of_one_fate_are_one_run_and_a_removal_comes_first(before: str, after: str) -> None:
    fates = [run.fate for run in reworded(before, after)]
    pairs = list(pairwise(fates))
    assert all(one is not other for one, other in pairs)
    assert (Fate.ADDED, Fate.REMOVED) not in pairs


@given(texts)
def test_text_that_stayed_is_kept_whole(text: str) -> None:
    assert reworded(text, text) == ([Run(Fate.KEPT, text)] if text else [])


def test_replaced_text_keeps_no_word() -> None:
    assert marked(replaced("in Kabul", "in Herat")) == "[-in Kabul-]{+in Herat+}"
    assert replaced("", "") == []


# Words that stand in both texts again and again are the worst to compare.
LONG = ["a a b " * (LONGEST // 3), "a a b " * LONGEST, "word " * 100_000]


@pytest.mark.parametrize("text", LONG, ids=["longest", "longer", "very long"])
def test_long_texts_are_compared_in_time(text: str) -> None:
    start = time.process_time()
    runs = reworded(text, text.replace("a a", "a b") + "and an end")
    assert time.process_time() - start < 5
    assert {run.fate for run in runs} >= {Fate.ADDED}


@given(texts, texts)
def test_two_sides_are_the_two_texts(before: str, after: str) -> None:
    sides = side_by_side(reworded(before, after))
    assert tuple("".join(run.text for run in side) for side in sides) == (before, after)
