"""What readers are told of an article that was looked at again, and what they are not told."""

from datetime import UTC, datetime

import pytest

from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.revisits import (
    RevisitFinding,
    SentenceKey,
    find_article,
    findings_for,
    findings_in,
)
from relations.queries.source_answer import answer_source
from relations.queries.sources import PublishedSource, shown_whole
from relations.sources.models import Source
from tests.factories import (
    make_described,
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


def told(edition: Edition) -> dict[SentenceKey, RevisitFinding]:
    """What an edition's own page tells."""
    return findings_for([edition], shown_whole([edition]))


def published(source: Source) -> PublishedSource:
    """A source that has a description, whether or not readers may open it."""
    described = Description.objects.newest().get(kind="source", code=source.code)
    return PublishedSource.of(source, described)


def found_in(source: Source) -> dict[int, RevisitFinding]:
    """What the page of a source tells; nothing if readers may not open it."""
    found = answer_source(source.code)
    return found.findings if found else {}


def test_latest_finding_of_each_sentence_is_told_once_it_is_published() -> None:
    source = make_source()
    event = make_event(sentence=source.sentences.get(number=1))
    make_statement(event, sentence=source.sentences.get(number=3))
    edition = publish(event)
    make_revisit(source, "2025-03-12", s1=OTHERWISE, s3="gone")
    make_revisit(source, "2025-06-01", s1="moved", s2="gone")
    assert told(edition) == {}
    make_described(source)
    found = told(edition)
    assert {key: each.outcome for key, each in found.items()} == {
        (source.code, 1): "moved",
        (source.code, 2): "gone",
        (source.code, 3): "gone",
    }
    assert found[source.code, 1].seen_at == datetime(2025, 6, 1, 12, tzinfo=UTC)
    assert found[source.code, 1].text_now == ""


def test_later_of_two_looks_at_one_moment_is_told() -> None:
    source = make_source()
    publish_citing(source)
    make_revisit(source, s1="moved")
    make_revisit(source, s1="gone")
    make_described(source)
    assert found_in(source)[1].outcome == "gone"


def test_sentence_at_which_nobody_has_looked_has_no_finding() -> None:
    source, other = make_source(), make_source()
    edition = publish_citing(source)
    make_revisit(other, s1="gone")
    make_described(other)
    assert told(edition) == {}
    assert found_in(source) == {}


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
    make_described(source)
    if not is_public:
        withdraw(edition.event, by=None, reason="A mistake")
    on_event = told(edition)[source.code, 1]
    assert (on_event.outcome, on_event.text_now) == ("changed", OTHERWISE if is_told else "")
    on_source = {number: each.text_now for number, each in found_in(source).items()}
    assert on_source == ({1: OTHERWISE} if is_told else {})


def test_changed_text_of_a_sentence_that_is_not_seen_is_not_told_beside_its_outcome() -> None:
    source = make_source(shows=CITED)
    publish_citing(source, 2)
    make_revisit(source, s1=OTHERWISE)
    make_described(source)
    assert {n: (each.outcome, each.text_now) for n, each in found_in(source).items()} == {
        1: ("changed", "")
    }


def make_versions() -> list[Source]:
    """An article with two later versions, none of which is public."""
    first = make_source()
    return [first, *(make_source(version_of=first) for _number in range(2))]


def article_of(code: str) -> tuple[str | None, list[str]]:
    """The codes of what is found of an article."""
    found, others = find_article(code)
    return found and found.code, [each.code for each in others]


def test_article_is_found_by_any_of_its_versions_with_all_its_others() -> None:
    first, second, third = make_versions()
    for each in (first, second, third):
        publish_citing(each)
    assert article_of(first.code) == (first.code, [second.code, third.code])
    assert article_of(third.code) == (third.code, [first.code, second.code])


def test_version_that_nothing_published_cites_is_nobodys_business() -> None:
    first, second, third = make_versions()
    publish_citing(first)
    make_event(sentence=second.sentences.get(number=1))
    assert article_of(first.code) == (first.code, [])
    assert article_of(second.code) == (None, [])
    publish_citing(third)
    assert article_of(third.code) == (third.code, [first.code])
    assert article_of("00000000") == (None, [])


def test_each_question_takes_its_queries_however_many_looks_there_were() -> None:
    first, second, _third = make_versions()
    edition = publish_citing(first)
    publish_citing(second)
    for number in range(3):
        make_revisit(first, f"2025-03-1{number}", s1="there", s2=OTHERWISE)
    make_described(first)
    whole, read = frozenset({first.code}), published(first)
    assert queries_of(lambda: findings_for([edition], whole)) == 1
    assert queries_of(lambda: findings_for([edition], frozenset())) == 2
    assert queries_of(lambda: findings_in(read, [1, 2])) == 0
    assert queries_of(lambda: find_article(second.code)) == 2
