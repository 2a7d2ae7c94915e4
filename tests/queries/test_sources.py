"""Sources as readers may see them."""

import pytest

from relations.editions.descriptions import Description
from relations.editions.publication import withdraw
from relations.queries.sources import (
    PublishedSource,
    ReadSource,
    find_source,
    find_withdrawn_source,
    read_source,
    reprints_of,
)
from relations.sources.models import Source
from tests.factories import (
    make_described,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def resting(shown: ReadSource) -> dict[int, tuple[list[str], list[str]]]:
    """By the number of a sentence that is shown: the events and the statements that rest on it."""
    return {
        each.sentence.number: (
            [edition.document["title"] for edition in each.editions],
            [statement["text"] for _edition, statement in each.statements],
        )
        for each in shown.sentences
    }


def is_found(source: Source) -> bool:
    found = find_source(source.code)
    return found is not None and (found.pk, found.code) == (source.pk, source.code)


def read(source: Source) -> ReadSource:
    """A source that readers may open, as they read it."""
    found = find_source(source.code)
    assert found
    return read_source(found)


def test_source_that_nothing_published_cites_is_not_found() -> None:
    stored, draft = make_source(), make_sentence()
    make_event(sentence=draft)
    assert find_source(stored.code) is None
    assert find_source(draft.source.code) is None
    assert find_source("00000000") is None


def test_source_is_found_once_an_edition_cites_it_for_the_event_or_for_a_statement() -> None:
    of_event, of_statement = make_sentence(), make_sentence()
    event = make_event(sentence=of_event)
    make_statement(event, sentence=of_statement)
    publish(event, by=None)
    assert is_found(of_event.source)
    assert is_found(of_statement.source)


def test_source_is_found_as_long_as_one_of_its_events_is_public() -> None:
    sentence = make_sentence()
    first, second = (make_published(sentence=sentence).event for _each in range(2))
    withdraw(first, by=None, reason="A mistake")
    assert is_found(sentence.source)
    withdraw(second, by=None, reason="A mistake")
    assert find_source(sentence.source.code) is None
    publish(second, by=None, reason="It was right")
    assert is_found(sentence.source)


def test_source_that_only_an_older_edition_of_a_public_event_cites_stays_within_reach() -> None:
    sentence = make_sentence()
    event = make_published(sentence=sentence).event
    event.citations.update(sentence=make_sentence())
    publish(event, by=None, reason="A better source")
    assert is_found(sentence.source)
    assert read(sentence.source).cited == 0


def test_only_a_source_that_was_public_is_told_to_be_withdrawn() -> None:
    stored, draft, gone = make_source(), make_sentence(), make_sentence()
    make_event(sentence=draft)
    withdraw(make_published(sentence=gone).event, by=None, reason="A mistake")
    codes = [stored.code, draft.source.code, "00000000", gone.source.code]
    assert [find_withdrawn_source(code) for code in codes] == [False, False, False, True]


def publish_two(source: Source) -> None:
    """Two events on its first sentence, and a statement on its first and third."""
    first, third = source.sentences.get(number=1), source.sentences.get(number=3)
    event = make_event("Second", sentence=first, date="2025")
    statement = make_statement(event, text="The border was shut.")
    statement.citations.create(sentence=third)
    statement.citations.create(sentence=third, field="date")
    make_statement(event, text="Another article says so.", sentence=make_sentence(4))
    publish(event, by=None)
    make_published("First", sentence=first, date="2024")


def test_whole_text_is_shown_with_what_rests_on_each_sentence() -> None:
    source = make_source(shows=Source.Shows.FULL)
    publish_two(source)
    shown = read(source)
    assert resting(shown) == {
        1: (["First", "Second"], ["The border was shut."]),
        2: ([], []),
        3: ([], ["The border was shut."]),
        4: ([], []),
    }
    assert (shown.cited, shown.total) == (2, 4)


def test_source_that_shows_cited_sentences_shows_no_other() -> None:
    source = make_source(shows=Source.Shows.CITED)
    publish_two(source)
    shown = read(source)
    assert list(resting(shown)) == [1, 3]
    assert (shown.cited, shown.total) == (2, 4)


def test_sentence_that_only_a_draft_or_an_earlier_edition_cites_is_not_shown() -> None:
    source = make_source(shows=Source.Shows.CITED)
    first, second, third, _fourth = source.sentences.order_by("number")
    make_event("A draft", sentence=second)
    event = make_published(sentence=first).event
    event.citations.update(sentence=third)
    assert list(resting(read(source))) == [1]
    publish(event, by=None, reason="It rests on the third sentence")
    assert list(resting(read(source))) == [3]


def test_source_is_read_in_four_queries_at_most_however_many_rest_on_it() -> None:
    source = make_source()
    publish_two(source)
    found = find_source(source.code)
    assert found
    few = queries_of(lambda: read_source(found))
    for _number in range(10):
        make_published(sentence=source.sentences.get(number=2))
    assert queries_of(lambda: read_source(found)) == few <= 4


def reprints(source: Source) -> list[str]:
    """The codes of the reprints of a source that has a description."""
    described = Description.objects.newest().get(kind="source", code=source.code)
    return [each.code for each in reprints_of(PublishedSource.of(source, described))]


def test_reprints_are_the_other_sources_of_the_report_that_readers_may_open() -> None:
    first, other = make_source(), make_source()
    public = make_source(same_origin_as=first)
    make_source(same_origin_as=first)
    later = make_source(version_of=public)
    for source in (public, other, later):
        make_published(sentence=source.sentences.get(number=1))
    make_described(first)
    assert reprints(first) == [public.code]
    assert reprints(public) == []
    assert reprints(other) == []
    make_published(sentence=first.sentences.get(number=1))
    assert reprints(public) == [first.code]
    assert reprints(later) == [first.code]
