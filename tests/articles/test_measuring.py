"""The measure itself, and that the desk goes by it."""

from relations.extraction.sureness import PRECISIONS
from tests.articles.measuring import Score, score
from tests.articles.patterns import precisions


def test_what_is_proposed_twice_and_expected_once_is_right_once() -> None:
    def pairs(article: object) -> object:
        yield ["a", "a", "b"], ["a", "c"]

    counted = score(pairs, articles=[object()])  # type: ignore[arg-type]
    assert counted == Score(proposed=3, expected=2, right=1)
    assert (counted.precision, counted.recall) == (1 / 3, 1 / 2)


def test_sureness_goes_by_what_was_measured() -> None:
    assert precisions() == PRECISIONS
