"""Figures in a sentence: their bounds, what they count, and the numbers that count nothing."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relations.extraction.figures import Figure, figures_in
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import listed
from tests.extraction.tables import rows

FIXTURE = Path(__file__).parents[2] / "fixtures" / "afghanistan-pakistan.json"


def bounds_of(figure: Figure) -> list[str]:
    bounds = (figure.low, figure.best, figure.high)
    return ["" if bound is None else str(bound) for bound in bounds]


@pytest.mark.parametrize("row", rows("figures.txt"), ids=lambda row: row[4])
def test_figure_is_as_precise_as_its_words(row: list[str]) -> None:
    *bounds, measure, words, sentence = row

    found = figures_in(sentence)[-1]

    assert bounds_of(found) == bounds
    assert (found.measure, found.words) == (measure, words)


@pytest.mark.parametrize("row", rows("uncounted.txt"), ids=lambda row: row[0])
def test_number_that_counts_nothing_is_no_figure(row: list[str]) -> None:
    assert figures_in(row[0]) == []


def test_each_of_several_figures_has_its_own_measure() -> None:
    text = "The raid killed two soldiers and at least three civilians, and wounded 14 others."

    assert [(f.low, f.best, f.measure) for f in figures_in(text)] == [
        (None, 2, "soldiers killed"),
        (3, None, "civilians killed"),
        (None, 14, "people wounded"),
    ]


PERSONS_AND_WHOLES = [
    ("Three soldiers and a policeman were killed.", [3, 1]),
    ("A nurse was killed and two doctors were hurt.", [1, 2]),
    ("A soldier was wounded and four rebels were captured.", [1, 4]),
    ("The blast killed a driver and injured six passengers.", [1, 6]),
    ("Two farmers and a teacher were abducted.", [2, 1]),
    ("Five tourists and a guide were freed on Monday.", [5, 1]),
    ("A boy was killed by a stray shell.", [1]),
    ("Four nuns and a priest were abducted.", [4, 1]),
    ("A farmer was wounded and nine houses were burned.", [1, 9]),
    ("A sailor and two officers were captured.", [1, 2]),
    ("The number of patients rose from 300 to 450.", [300, 450]),
    ("Casualties fell from 80 to 35.", [80, 35]),
    ("It sank 3 of their 5 boats.", [3, 5]),
    ("A soldier stood at the gate.", []),
    ("A truck was parked near the gate.", []),
    ("The number of dead doubled from 20 to 40.", [20, 40]),
    ("The toll rose from 12 to 19 overnight.", [12, 19]),
    ("The tally climbed from 7 to 31 dead.", [7, 31]),
    ("It fired 2 of its 3 rockets.", [2, 3]),
    ("The ship lost 4 of its 11 sailors.", [4, 11]),
    ("It has closed three of its five consulates.", [3, 5]),
    ("Iran released 6 of their 9 hostages.", [6, 9]),
    ("No fewer than 17 of the 23 sailors were rescued.", [17]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS_AND_WHOLES)
def test_single_persons_and_wholes_are_counted(text: str, expected: list[int]) -> None:
    assert [each.low or each.best for each in figures_in(text)] == expected


SURENESS = [
    ("The raid killed two soldiers.", Pattern.FIGURE_COUNTED),
    ("The death toll rose to 62.", Pattern.FIGURE_WITHOUT_NOUN),
    ("A boy was killed.", Pattern.FIGURE_OF_ONE),
]


@pytest.mark.parametrize(("text", "pattern"), SURENESS)
def test_figure_names_the_pattern_that_found_it(text: str, pattern: Pattern) -> None:
    [figure] = figures_in(text)
    assert figure.pattern is pattern


def test_seed_article_has_the_figure_of_its_statement_and_no_other() -> None:
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    texts = [row["fields"]["text"] for row in rows if row["model"] == "relations.sentence"]

    [figure] = [figure for text in texts for figure in figures_in(text)]

    assert (figure.low, figure.best, figure.high) == (80000, None, None)
    assert figure.measure == "Afghan nationals deported"
    assert figure.words == "over 80,000 Afghan nationals"


PIECES = """
between from at least over up to and or - – . , 20 1.5 80,000 1,50,000 2023 two half a hundred
million dozen lakh $ Rs % percent of the people killed were soldiers one March 3bn ² ٣ +
99999999999999999999"""
WORDS = st.lists(st.sampled_from(sorted(listed(PIECES))), max_size=12)


@given(st.one_of(WORDS.map(" ".join), WORDS.map("".join), st.text(max_size=40)))
@example("0.5 people")
@example("20 to 3 people")
@example("2²")
def test_bounds_are_whole_numbers_in_order(text: str) -> None:
    end = 0
    for figure in figures_in(text):
        known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
        assert known
        assert known == sorted(known)
        assert known[0] >= 0
        assert all(isinstance(bound, int) for bound in known)
        assert end <= figure.start < figure.end
        assert figure.words == text[figure.start : figure.end]
        end = figure.end


@pytest.mark.parametrize(
    "hostile", ["1 " * 9000, "1," * 9000, "a" * 20000, "one hundred and " * 3000, "-1" * 9000]
)
def test_hostile_text_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    began = time.process_time()

    figures_in(hostile)

    assert time.process_time() - began < 2
