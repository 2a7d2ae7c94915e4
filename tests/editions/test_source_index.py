"""The index of sources follows from how they are described and from what public events cite."""

from datetime import date

import pytest
from django.db import connection

from relations.editions import source_index
from relations.editions.audit import findings
from relations.editions.descriptions import Description
from relations.editions.index_changes import IndexChange
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.source_index import (
    IndexedSource,
    differing_sources,
    index_sources,
    rebuild_sources,
)
from relations.editions.suppression import suppress_edition
from relations.sources.models import Source
from tests.database import tamper
from tests.factories import (
    make_described,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

UNINDEXED = "its index does not follow from it; run manage.py rebuild_index"


def indexed(source: Source) -> IndexedSource:
    return IndexedSource.objects.get(description__code=source.code)


def test_index_has_the_words_the_days_and_the_counts_of_a_source() -> None:
    source = make_source(
        title="Tréaties signed", publisher="Dawn", author="Ayaz Gul", published="2025-04"
    )
    assert not IndexedSource.objects.exists()
    event = make_event(sentence=source.sentences.get(number=1))
    make_statement(event, sentence=source.sentences.get(number=3))
    publish(event)
    row = indexed(source)
    assert row.words == str(row) == "treati sign dawn ayaz gul"
    days = date(2025, 4, 1).toordinal(), date(2025, 4, 30).toordinal()
    assert (row.first, row.last, row.sentences, row.cited) == (*days, 4, 2)


def test_index_follows_what_is_published() -> None:
    source = make_source(title="Wombat")
    edition = make_published(sentence=source.sentences.get(number=1))
    event = edition.event
    other = make_published(sentence=source.sentences.get(number=2))
    assert indexed(source).cited == 2
    event.citations.update(sentence=source.sentences.get(number=2))
    publish(event, reason="It rests on another sentence.")
    assert indexed(source).cited == 1
    withdraw(event, None, "A mistake")
    assert indexed(source).cited == 1
    suppress_edition(other, make_editor(), "By order")
    assert indexed(source).cited == 0
    source.title, source.published = "Quokka", "2024"
    source.save()
    assert indexed(source).words.startswith("wombat")
    make_described(source)
    row = indexed(source)
    assert row.words.startswith("quokka")
    assert row.first == date(2024, 1, 1).toordinal()
    assert list(findings()) == []


TAMPERINGS = {
    "words": "UPDATE relations_indexedsource SET words = 'other'",
    "day": "UPDATE relations_indexedsource SET first = 1",
    "count": "UPDATE relations_indexedsource SET cited = 9",
    "all": "DELETE FROM relations_indexedsource",
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_index_that_does_not_follow_is_found_and_written_anew(tampering: str) -> None:
    source = source_of(make_published())
    tamper(TAMPERINGS[tampering])
    found = list(findings())
    assert f"source {source.code}, edition 1: {UNINDEXED}" in found
    assert [each for _last, each in rebuild_sources()] == [1]
    assert differing_sources({source.code}) == set()


def test_index_of_a_description_that_is_not_the_newest_is_found() -> None:
    source = source_of(make_published())
    source.title = "Another"
    source.save()
    make_described(source)
    first = Description.objects.get(kind="source", code=source.code, number=1)
    IndexedSource.objects.create(description=first, words="", sentences=0, cited=0)
    assert list(findings()) == [f"source {source.code}, edition 1: {UNINDEXED}"]
    index_sources([source.code])
    assert list(findings()) == []


def test_index_in_order_is_left_alone() -> None:
    source = source_of(make_published())
    before = IndexChange.objects.count()
    list(rebuild_sources())
    index_sources([source.code])
    assert IndexChange.objects.count() == before


def test_change_of_the_index_is_logged_for_its_description() -> None:
    source = source_of(make_published())
    key = indexed(source).pk
    for act in (
        "UPDATE relations_indexedsource SET cited = 0",
        "DELETE FROM relations_indexedsource",
    ):
        before = set(IndexChange.objects.values_list("pk", flat=True))
        with connection.cursor() as cursor:
            cursor.execute(act)
        logged = IndexChange.objects.exclude(pk__in=before)
        assert set(logged.values_list("edition", "description")) == {(None, key)}
    index_sources([source.code])
    newest = IndexChange.objects.latest("pk")
    assert (newest.edition, newest.description) == (None, key)


def test_rebuild_goes_in_chunks_and_asks_no_more_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    make_published()
    tamper("DELETE FROM relations_indexedsource")
    few = queries_of(lambda: list(rebuild_sources()))
    for _number in range(4):
        make_published()
    tamper("DELETE FROM relations_indexedsource")
    assert queries_of(lambda: list(rebuild_sources())) == few
    tamper("DELETE FROM relations_indexedsource")
    monkeypatch.setattr(source_index, "CHUNK", 2)
    chunks = list(rebuild_sources())
    assert [count for _last, count in chunks] == [2, 2, 1]
    first, *_others = (last for last, _count in chunks)
    assert [count for _last, count in rebuild_sources(first)] == [2, 1]
    assert IndexedSource.objects.count() == Edition.objects.count() == 5
