"""Figures in a sentence: their bounds, what they count, and the numbers that count nothing."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relations.extraction.figures import Figure, figures_in
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
