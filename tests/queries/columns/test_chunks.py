"""What is kept in chunks is answered as from the tables, byte for byte."""

from collections.abc import Iterator

import numpy as np
import pytest
from django.db.models import Sum
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions import index_chunks
from relations.editions.independence import PrintedReport
from relations.editions.index_changes import IndexChange
from relations.editions.index_chunks import IndexChunk, seal, seal_if_due, unseal
from relations.editions.models import Edition
from relations.editions.packed_index import (
    EARLIEST,
    LATEST,
    PackedFacet,
    PackedIndex,
    PackedTable,
    code_as_number,
    code_of,
    pack,
)
from relations.editions.packed_sources import PackedSource
from relations.editions.suppression import suppress_event
from relations.queries.columns.current_columns import known
from tests.database import undone
from tests.factories import make_editor, make_published
from tests.queries.columns.varied import publish_all_sorts
from tests.queries.columns.workers import assert_as_stored, forget
from tests.queries.selections import public_codes

pytestmark = pytest.mark.django_db

ADDRESSES = [
    *("/timeline.json", "/timeline.json?order=oldest", "/timeline.json?since=2024&until=2024"),
    *("/timeline.json?as_of=2025-05-20", "/timeline.json?country=AFG&country=PAK", "/statements/"),
    *("/timeline.json?until=0001", "/timeline.json?q=harvest", "/relations/", "/sources/"),
]


@pytest.fixture(scope="module", autouse=True)
def varied(module_rows: None) -> None:
    publish_all_sorts()


@pytest.fixture(autouse=True)
def begun_anew() -> Iterator[None]:
    """Each test begins as a worker does."""
    forget()
    yield
    forget()


def outdate() -> None:
    """Have the chunks be those of another release, which nobody reads."""
    IndexChunk.objects.update(format=index_chunks.FORMAT + 1, content=b"unlike")


def answers(client: Client) -> list[bytes]:
    return [client.get(each).content for each in ADDRESSES]


SEALED = {
    "sealed once": [seal],
    "sealed, then anew": [seal, outdate, seal],
    "sealed twice": [seal, seal],
}


@pytest.mark.parametrize("how", SEALED)
def test_worker_that_begins_with_chunks_answers_as_without(how: str, client: Client) -> None:
    before, count = answers(client), IndexChange.objects.count()
    for act in SEALED[how]:
        act()
    forget()
    assert answers(client) == before
    assert IndexChange.objects.count() == 1
    assert sum(IndexChunk.objects.values_list("changes", flat=True)) + 1 >= count


def test_sealing_changes_no_state_and_what_follows_is_seen(client: Client) -> None:
    before = known().name
    seal()
    assert known().name == before
    forget()
    assert known().name == before
    make_published("After the chunk")
    assert b"After the chunk" in client.get("/timeline.json").content
    name, after = known().name, answers(client)
    forget()
    assert (known().name, answers(client)) == (name, after)


def test_later_chunk_takes_the_place_of_what_an_earlier_one_says(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_chunks, "LARGEST_CHUNK", 7)
    seal()
    assert IndexChunk.objects.count() > 7
    edition = Edition.objects.current().latest("pk")
    edition.facets.filter(name="country").delete()
    make_published("Another")
    seal()
    with_chunks = answers(client)
    forget()
    assert answers(client) == with_chunks
    outdate()
    seal()
    forget()
    assert answers(client) == with_chunks


def test_log_is_sealed_when_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    seal_if_due()
    assert IndexChunk.objects.count() == 0
    monkeypatch.setattr(index_chunks, "LONGEST_LOG", 10)
    seal_if_due()
    assert (IndexChunk.objects.count(), IndexChange.objects.count()) == (1, 1)


def test_nothing_to_seal_makes_no_chunk() -> None:
    seal()
    assert seal() == 0
    assert IndexChunk.objects.count() == 1


def test_chunks_of_another_release_are_passed_over(client: Client) -> None:
    before = answers(client)
    seal()
    outdate()
    forget()
    assert answers(client) == before
    seal()
    forget()
    assert answers(client) == before
    assert {each.format for each in IndexChunk.objects.all()} == {index_chunks.FORMAT}


def test_packed_record_is_read_back_as_it_was() -> None:
    assert_alike(pack(Edition.objects.values_list("pk", flat=True)))


FARTHEST = (EARLIEST, LATEST, 10**17, -(10**17))
numbers = st.sampled_from([0, 1, 127, 128, -129, 40_000, 2**31, *FARTHEST])
names = st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=9)


reports = st.builds(PrintedReport, names, names, st.none() | st.just("") | names)


@st.composite
def tables(draw: st.DrawFn) -> PackedTable:
    length = draw(st.integers(0, 4))
    column = st.lists(numbers, min_size=length, max_size=length)
    columns = {
        name: np.array(draw(column), np.int64) for name in draw(st.sets(st.sampled_from("abc")))
    }
    facets = {}
    for name in draw(st.sets(st.sampled_from(["country", "source"]))) if length else ():
        pairs = sorted(draw(st.sets(st.tuples(st.integers(0, length - 1), st.integers(0, 2)))))
        rows, places = ([pair[half] for pair in pairs] for half in (0, 1))
        values = draw(st.lists(names, min_size=3, max_size=3))
        facets[name] = PackedFacet(np.array(rows, np.int32), np.array(places, np.int32), values)
    return PackedTable(columns, facets)


@settings(max_examples=30)
@given(
    st.builds(
        PackedIndex,
        st.lists(numbers, max_size=4).map(lambda each: np.array(each, np.int64)),
        *[tables()] * 4,
        st.dictionaries(names, st.builds(PackedSource, reports, names), max_size=3),
    )
)
def test_whatever_is_packed_is_read_back_as_it_was(packed: PackedIndex) -> None:
    assert_alike(packed)


def assert_alike(packed: PackedIndex) -> None:
    found = PackedIndex.from_bytes(packed.to_bytes())
    assert found.keys.tolist() == packed.keys.tolist()
    assert found.sources == packed.sources
    for name in ("editions", "statements", "reaches", "parts"):
        one, other = getattr(found, name), getattr(packed, name)
        assert list(map(list, one.columns)) == list(map(list, other.columns))
        assert all(
            one.columns[each].tolist() == other.columns[each].tolist() for each in one.columns
        )
        assert one.facets.keys() == other.facets.keys()
        for facet, each in one.facets.items():
            same = other.facets[facet]
            assert each.values == same.values
            assert each.rows.tolist() == same.rows.tolist()
            assert each.places.tolist() == same.places.tolist()


@given(public_codes, public_codes)
def test_code_is_a_number_that_sorts_as_it_does(one: str, other: str) -> None:
    assert code_of(code_as_number(one)) == one
    assert (code_as_number(one) < code_as_number(other)) == (one < other)


def test_chunks_hold_nothing_of_what_was_suppressed() -> None:
    edition = make_published()
    seal()
    suppress_event(edition.event, make_editor(), "By order")
    assert IndexChunk.objects.aggregate(editions=Sum("editions"))["editions"] == 0
    seal()
    [*packed] = [PackedIndex.from_bytes(each.content) for each in IndexChunk.objects.all()]
    assert not any(edition.pk in each.editions.columns["key"] for each in packed)


def test_worker_reads_nothing_again_where_chunks_are_made_anew() -> None:
    make_published()
    seal()
    before = known()
    unseal()
    after = known()
    assert after.name != before.name
    assert after.since
    assert len(after.columns.live) == len(before.columns.live)
    make_published("Another")
    assert int(known().columns.current.sum()) == int(before.columns.current.sum()) + 1


def test_what_is_put_into_the_log_for_want_of_chunks_is_told_from_what_was_before() -> None:
    make_published()
    with undone():
        seal()
        unseal()
        before = known()
    make_published("In place of what was taken back")
    seal()
    unseal()
    assert known().last != before.last
    assert_as_stored()
