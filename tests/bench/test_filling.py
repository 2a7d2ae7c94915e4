"""What fills the tables for the benchmark stores what publication would have stored."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model

from bench.filling import NotEmpty, Publisher, fill
from bench.rows import WorkingRows
from bench.world import UNCHECKED, World
from relations.editions import index
from relations.editions.audit import findings
from relations.editions.daily_root import DailyRoot
from relations.editions.descriptions import Description
from relations.editions.models import (
    Edition,
    EditionFacet,
    EditionSentence,
    EditionStatement,
    EditionText,
)
from relations.editions.publication import publish
from relations.editions.snapshot import document_of
from relations.editions.source_index import IndexedSource
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.sources.models import Fingerprint, Sentence, Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

FILLED = (
    *(Source, Sentence, Fingerprint, Event, Participation, Statement, Citation),
    *(Edition, EditionFacet, EditionStatement, EditionSentence, EditionText, DailyRoot),
    IndexedSource,
)


def test_audit_finds_nothing_wrong_and_all_is_derived_from_what_is_stored() -> None:
    world = World(60)
    fill(world)
    assert list(findings()) == []
    current = Edition.objects.current().order_by("pk")
    assert current.count() == sum(
        not each.is_draft and not each.withdrawn for each in world.happenings()
    )
    stored = {event.pk: event for event in Event.objects.complete()}
    for edition in current:
        assert document_of(stored[edition.event_id], UNCHECKED) == edition.document
        assert index.follows_from(edition)


def test_draft_becomes_by_publication_what_would_have_been_filled_in() -> None:
    world = World(60)
    fill(world)
    told = next(each for each in world.happenings() if each.is_draft and each.sayings)
    described = set(Description.objects.values_list("pk", flat=True))
    edition = publish(Event.objects.get(code=told.code), by=None, unchecked=UNCHECKED)
    telling = replace(told.tellings[0], published=edition.published_at, reason="")
    publisher = Publisher(WorkingRows(world))
    rows = list(publisher.rows_of(replace(told, is_draft=False, tellings=(telling,))))
    [made] = (row for row in rows if isinstance(row, Edition))
    assert columns(made) == columns(edition)
    made.pk = edition.pk
    derived = [row for row in rows if hasattr(row, "edition_id")]
    assert {content(row) for row in derived} == {
        content(row) for model in {type(each) for each in derived}
        for row in model._default_manager.filter(edition=edition)
    }  # fmt: skip
    written = Description.objects.exclude(pk__in=described)
    made_of = {row.chain: columns(row) for row in rows if isinstance(row, Description)}
    assert [made_of[each.chain] for each in written] == [columns(each) for each in written]


@pytest.mark.any_database
def test_rows_are_the_same_for_the_same_seed_however_many_are_stored_at_a_time() -> None:
    assert stored_of(World(40), chunk=7) == stored_of(World(40), chunk=500)
    assert stored_of(World(40), chunk=500) != stored_of(World(40, seed=2), chunk=500)


@pytest.mark.any_database
def test_no_world_is_mixed_into_a_record() -> None:
    make_source()
    with pytest.raises(NotEmpty):
        fill(World(10))


def test_what_is_stored_afterwards_gets_keys_of_its_own() -> None:
    fill(World(10))
    assert make_source().pk > World(10).article_count


def columns(row: Model) -> dict[str, Any]:
    """All columns of a row but its own key."""
    fields = [each for each in row._meta.concrete_fields if not each.primary_key]
    return {each.attname: getattr(row, each.attname) for each in fields}


def content(row: Model) -> tuple[Any, ...]:
    """A row of the index by its kind and what it says of its edition."""
    told = columns(row).items()
    return type(row), *(value for name, value in told if name != "edition_id")


def stored_of(world: World, chunk: int) -> list[Any]:
    """All rows of a filled database, which is empty again afterwards."""
    with transaction.atomic():
        fill(world, chunk)
        rows = [list(model._default_manager.order_by("pk").values()) for model in FILLED]
        transaction.set_rollback(True)
    return rows
