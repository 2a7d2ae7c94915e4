"""How many dates of news and prose are read right: tables that were written before they were read.

The bounds are a little below what is measured today, so that they fail when a rule gets worse.
"""

import pytest

from relations.dates.edtf import parse
from tests.extraction.dates.measuring import is_honest, is_strict, score_of_table

# A table, its lowest strict and honest F1, and the most findings that may be confidently wrong.
TABLES = [
    ("steered.txt", 0.88, 0.98, 0),
    ("unseen.txt", 0.88, 0.97, 3),
    ("unseen_later.txt", 0.91, 0.98, 0),
]


@pytest.mark.parametrize(("name", "strict", "honest", "wrong"), TABLES)
def test_dates_of_a_table_are_right_or_left_open(
    name: str, strict: float, honest: float, wrong: int
) -> None:
    total, misses = score_of_table(name)

    assert total.strict_f1 >= strict, misses
    assert total.honest_f1 >= honest, misses
    assert total.wrong <= wrong, [miss for miss in misses if miss.startswith("WRONG")]


# What is found, what is wanted, whether that is strictly right and whether it is honestly right.
COMPARED = [
    ("1988", "1988", True, True),
    ("1988/..", "1988", True, True),
    ("../1988", "1988", True, True),
    ("[..1988]", "1988", True, True),
    ("[1987,1988]", "1988", False, True),
    ("1988~", "1988", False, True),
    ("1988-39~", "1988", False, True),
    ("[1985..1988]", "1988", False, True),
    ("1988-10", "1988", False, False),
    ("1989", "1988", False, False),
    ("[1989,1990]", "1988", False, False),
]


@pytest.mark.parametrize(("found", "wanted", "strict", "honest"), COMPARED)
def test_wider_or_approximate_value_is_honest_and_another_one_wrong(
    found: str, wanted: str, strict: bool, honest: bool
) -> None:
    assert is_strict(parse(found), parse(wanted)) is strict
    assert is_honest(parse(found), parse(wanted)) is honest
