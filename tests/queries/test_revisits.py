"""What readers are told of an article that was looked at again, and what they are not told."""

from datetime import UTC, datetime

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.revisits import find_article, findings_for, findings_in
from relations.sources.models import Source
from tests.factories import (
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

FULL, CITED = Source.Shows.FULL, Source.Shows.CITED
OTHERWISE = "The ministers met on Sunday."


def publish_citing(source: Source, number: int = 1) -> Edition:
    return make_published(sentence=source.sentences.get(number=number))


def test_latest_finding_of_each_cited_sentence_is_told() -> None:
    source = make_source()
    event = make_event(sentence=source.sentences.get(number=1))
    make_statement(event, sentence=source.sentences.get(number=3))
    edition = publish(event)
    make_revisit(source, "2025-06-01", s1="moved", s2="gone")
    make_revisit(source, "2025-03-12", s1=OTHERWISE, s3="gone")
    found = findings_for(edition)
    assert {key: each.outcome for key, each in found.items()} == {
        (source.code, 1): "moved",
        (source.code, 3): "gone",
    }
    assert found[source.code, 1].seen_at == datetime(2025, 6, 1, 12, tzinfo=UTC)
    assert found[source.code, 1].text_now == ""


def test_later_of_two_looks_at_one_moment_is_told() -> None:
    source = make_source()
    publish_citing(source)
    make_revisit(source, s1="moved")
    make_revisit(source, s1="gone")
    assert findings_in(source)[1].outcome == "gone"


def test_sentence_at_which_nobody_has_looked_has_no_finding() -> None:
    source, other = make_source(), make_source()
    edition = publish_citing(source)
    make_revisit(other, s1="gone")
    assert findings_for(edition) == {}
    assert findings_in(source) == {}


@pytest.mark.parametrize(
    ("shows", "is_public", "is_told"),
    [(FULL, True, True), (CITED, True, True), (FULL, False, False), (CITED, False, False)],
)
def test_changed_text_is_told_only_where_readers_may_see_the_sentence(
    shows: str, is_public: bool, is_told: bool
) -> None:
    source = make_source(shows=shows)
    edition = publish_citing(source)
    make_revisit(source, s1=OTHERWISE)
    if not is_public:
        withdraw(edition.event, by=None, reason="A mistake")
    told = OTHERWISE if is_told else ""
    assert findings_for(edition)[source.code, 1].text_now == told
    assert findings_in(source)[1].text_now == told
    assert findings_in(source)[1].outcome == "changed"


def make_versions() -> list[Source]:
    """An article with two later versions, none of which is public."""
    first = make_source()
    return [first, *(make_source(version_of=first) for _number in range(2))]


def test_article_is_found_by_any_of_its_versions_with_all_its_others() -> None:
    first, second, third = make_versions()
    for each in (first, second, third):
        publish_citing(each)
    assert find_article(first.code) == (first, [second, third])
    assert find_article(third.code) == (third, [first, second])


def test_version_that_nothing_published_cites_is_nobodys_business() -> None:
    first, second, third = make_versions()
    publish_citing(first)
    make_event(sentence=second.sentences.get(number=1))
    assert find_article(first.code) == (first, [])
    assert find_article(second.code) == (None, [])
    publish_citing(third)
    assert find_article(third.code) == (third, [first])
    assert find_article("00000000") == (None, [])


def test_each_question_is_one_query() -> None:
    first, second, _third = make_versions()
    edition = publish_citing(first)
    publish_citing(second)
    for number in range(3):
        make_revisit(first, f"2025-03-1{number}", s1="there", s2=OTHERWISE)
    assert queries_of(lambda: findings_for(edition)) == 1
    assert queries_of(lambda: findings_in(first)) == 1
    assert queries_of(lambda: find_article(second.code)) == 1
