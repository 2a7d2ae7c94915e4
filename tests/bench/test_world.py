"""The invented world is what `bench/README.md` says of it, and the same for the same seed."""

from collections import Counter
from itertools import combinations

import pytest

from bench.asking import telling_at
from bench.language import WORDS
from bench.world import World, code_of
from relations.dates.edtf import parse
from relations.dates.precision import Precision
from relations.dates.structure import Interval
from relations.editions.stems import words_of
from relations.sources.intake import split_to_store

SIZE = 2_000


@pytest.fixture(scope="module")
def world() -> World:
    return World(SIZE)


def test_same_seed_makes_the_same_world_and_another_seed_another(world: World) -> None:
    assert [*World(SIZE).happenings(700, 720)] == [*world.happenings(700, 720)]
    assert [*World(SIZE, seed=2).happenings(700, 720)] != [*world.happenings(700, 720)]


def test_an_event_is_made_by_itself_from_its_number(world: World) -> None:
    assert World(SIZE).happening(1_234) == [*world.happenings()][1_234]


def test_no_two_things_of_a_kind_have_the_same_code() -> None:
    assert len({code_of(number) for number in range(100_000)}) == 100_000
    crowded = World(100_000)
    assert len({crowded.speaker(number).code for number in range(5_000)}) == 5_000


def test_shares_are_those_of_a_record(world: World) -> None:
    happenings = [*world.happenings()]
    dates = [parse(each.tellings[-1].date) for each in happenings]
    precisions = Counter(date.precision for date in dates)
    for precision, share in ((Precision.DAY, 0.4), (Precision.MONTH, 0.3), (Precision.YEAR, 0.3)):
        assert precisions[precision] / SIZE == pytest.approx(share, abs=0.05)
    intervals = [date for date in dates if isinstance(date.expression, Interval)]
    assert {(date.earliest is None, date.latest is None) for date in intervals} == {
        (False, False),
        (True, False),
        (False, True),
    }
    pairs = Counter(pair for each in happenings for pair in combinations(sorted(each.countries), 2))
    [(_heaviest, count)] = pairs.most_common(1)
    assert count / SIZE == pytest.approx(0.05, abs=0.015)
    assert {len(each.countries) for each in happenings} == {2, 3, 4}
    assert {len(each.citations) for each in happenings} == {1, 2, 3, 4}
    assert len({each.tellings[-1].type for each in happenings}) == 30
    assert sum(each.is_draft for each in happenings) / SIZE == pytest.approx(0.05, abs=0.015)
    withdrawn = sum(each.withdrawn is not None for each in happenings)
    assert withdrawn / SIZE == pytest.approx(0.01, abs=0.007)
    corrected = sum(len(each.tellings) > 1 for each in happenings)
    assert corrected / SIZE == pytest.approx(0.05, abs=0.015)
    assert any(said.answers is not None for each in happenings for said in each.sayings)


def test_an_event_is_public_from_its_publication_to_its_withdrawal(world: World) -> None:
    told = next(each for each in world.happenings() if each.withdrawn)
    first = told.tellings[0].published
    assert telling_at(told, first) is None
    assert telling_at(told, told.withdrawn) is told.tellings[-1]
    assert telling_at(told, None) is None


def test_each_word_is_one_stem_and_texts_are_split_as_an_article_would_be(world: World) -> None:
    assert all(len(words_of(word)) == 1 for word in WORDS[::50])
    for number in range(5):
        article = world.article(number)
        spans = split_to_store(article.text, "en")
        assert [(each.text, each.start) for each in spans] == [
            *zip(article.sentences, article.starts, strict=True)
        ]
        assert [each.paragraph for each in spans] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
