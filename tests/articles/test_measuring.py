"""The measure itself, and below what it must not fall on articles that no rule was made for."""

import pytest

from tests.articles.measuring import MEASURES, Score, score, scores

# Precision and recall, a little below what was measured when each was first met.
FLOORS = {
    "dates": (0.95, 0.95),
    "countries of a sentence": (0.95, 0.95),
    "quotations": (0.85, 0.9),
    "quotations with their speaker": (0.8, 0.7),
    "sentences with a saying": (0.95, 0.9),
    "acts of sayings": (0.6, 0.6),
    "figures": (0.95, 0.8),
    "kind of a sentence": (0.7, 0.6),
    "countries of an event": (0.9, 0.9),
    "countries of an event with their roles": (0.55, 0.55),
    "place of an event": (0.5, 0.5),
}


def test_what_is_proposed_twice_and_expected_once_is_right_once() -> None:
    def pairs(article: object) -> object:
        yield ["a", "a", "b"], ["a", "c"]

    counted = score(pairs, articles=[object()])  # type: ignore[arg-type]
    assert counted == Score(proposed=3, expected=2, right=1)
    assert (counted.precision, counted.recall) == (1 / 3, 1 / 2)


def test_every_measure_has_its_floors() -> None:
    assert list(FLOORS) == list(MEASURES)


@pytest.fixture(scope="module")
def measured() -> dict[str, Score]:
    return scores()


@pytest.mark.parametrize("name", MEASURES)
def test_proposals_meet_the_answers_of_an_editor(name: str, measured: dict[str, Score]) -> None:
    precision, recall = FLOORS[name]
    assert measured[name].precision >= precision
    assert measured[name].recall >= recall
