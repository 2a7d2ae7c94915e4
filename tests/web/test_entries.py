"""Entries of lists are rendered once, and what is kept is never shown for anything else."""

from collections.abc import Collection

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.utils.safestring import SafeString
from django.utils.translation import override

from relations.editions.description_publication import publish_description
from relations.editions.models import Edition
from relations.editions.packed_index import version_of
from relations.editions.suppression import suppress_edition, suppress_text
from relations.queries.density import Density
from relations.queries.pages import PlacedRow
from relations.queries.stretches import Key
from relations.web import entries
from relations.web.entries import entries_of, focused
from relations.web.kept_parts import KEPT
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    KEPT.clear()


class Loader:
    """Loads editions, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[set[int]] = []

    def __call__(self, keys: Collection[int]) -> list[Edition]:
        self.asked.append(set(keys))
        return list(Edition.objects.filter(pk__in=keys, suppressed_whole=False))


def row_of(edition: Edition) -> PlacedRow:
    """What a list knows of an edition without its document."""
    stored = Edition.objects.get(pk=edition.pk)
    version = version_of(stored.sha256, stored.suppressed_at)
    return PlacedRow(stored.pk, version, stored.code, Key(0, 1), None, None)


def entry_of(edition: Edition, load: Loader, level: int = 3) -> str:
    return entries_of([(row_of(edition), level)], {}, load)[edition.pk]


def test_edition_that_was_shown_is_not_loaded_again() -> None:
    load = Loader()
    first, second = make_published("A fair"), make_published("A feast")
    shown = entries_of([(row_of(first), 3)], {}, load)
    both = entries_of([(row_of(first), 3), (row_of(second), 3)], {}, load)
    assert load.asked == [{first.pk}, {second.pk}]
    assert both[first.pk] == shown[first.pk]
    assert "A feast" in both[second.pk]
    assert entries_of([(row_of(second), 3), (row_of(first), 3)], {}, load) == both
    assert len(load.asked) == 2


def test_list_drawn_from_memory_is_the_same_byte_for_byte(client: Client) -> None:
    make_published("A fair")
    once, again = client.get("/timeline/"), client.get("/timeline/")
    assert once.content == again.content


def test_entry_is_another_under_another_heading_and_in_another_language() -> None:
    edition, load = make_published(), Loader()
    assert '<h3 class="title">' in entry_of(edition, load)
    assert '<h4 class="title">' in entry_of(edition, load, level=4)
    with override("fr"):
        entry_of(edition, load)
    assert load.asked == [{edition.pk}] * 3


@pytest.mark.parametrize("view", [Density.BRIEF, Density.TABLE])
def test_entry_is_another_in_another_view_and_is_kept_as_well(view: Density) -> None:
    edition, load = make_published("A fair"), Loader()
    full = entry_of(edition, load)
    rows = [(row_of(edition), 3)]
    line = entries_of(rows, {}, load, view)[edition.pk]
    assert line != full
    assert "A fair" in line
    assert entries_of(rows, {}, load, view)[edition.pk] == line
    assert load.asked == [{edition.pk}] * 2


def test_entry_that_is_kept_does_not_go_on_to_call_a_reprint_independent(client: Client) -> None:
    dawn, amu = make_source(publisher="Dawn"), make_source(publisher="Amu")
    make_statement(
        event := make_event(sentence=dawn.sentences.get(number=1)),
        sentence=amu.sentences.get(number=1),
    )
    publish(event)
    assert "<p>2 independent outlets</p>" in client.get("/timeline/").content.decode()
    amu.same_origin_as = dawn
    amu.save()
    publish_description(amu, None, "It prints the report of Dawn.")
    assert "<p>1 report, printed by 2 outlets</p>" in client.get("/timeline/").content.decode()


def test_every_edition_has_its_own_entry() -> None:
    load = Loader()
    first = make_published("A fair")
    first.event.title = "A feast"
    first.event.save()
    second = publish(first.event, reason="It was one")
    assert "A fair" in entry_of(first, load)
    assert "A feast" in entry_of(second, load)


def test_suppressed_words_are_not_shown_from_memory() -> None:
    load = Loader()
    source = make_source("A wombat slept. The numbat woke.")
    event = make_event(sentence=source.sentences.get(number=1), date_said="A wombat slept")
    edition = publish(event)
    assert "wombat" in entry_of(edition, load)
    suppress_text(source, make_editor("administrator"), "A court has ordered it.")
    assert "wombat" not in entry_of(edition, load)


def test_suppressed_edition_has_no_entry() -> None:
    load = Loader()
    edition = make_published()
    row = row_of(edition)
    assert entries_of([(row, 3)], {}, load)
    suppress_edition(edition, make_editor("administrator"), "A court has ordered it.")
    assert entries_of([(row_of(edition), 3)], {}, load) == {}


def test_what_is_suppressed_between_row_and_document_is_kept_as_it_is_stored() -> None:
    load = Loader()
    source = make_source("A wombat slept. The numbat woke.")
    event = make_event(sentence=source.sentences.get(number=1), date_said="A wombat slept")
    row = row_of(edition := publish(event))
    suppress_text(source, make_editor("administrator"), "A court has ordered it.")
    assert "wombat" not in entries_of([(row, 3)], {}, load)[edition.pk]
    entry_of(edition, load)
    assert load.asked == [{edition.pk}]


@override_settings(DEBUG=True)
def test_developers_see_each_change_of_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    edition, load = make_published(), Loader()
    entry_of(edition, load)
    monkeypatch.setattr(entries, "drawn", lambda *_parts: SafeString("changed"))
    assert entry_of(edition, load) == "changed"


def test_focus_goes_to_the_title_and_is_not_kept() -> None:
    edition, load = make_published(), Loader()
    plain = entry_of(edition, load)
    assert f'<a autofocus href="/events/{edition.code}/' in focused(SafeString(plain))
    assert "autofocus" not in entry_of(edition, load)
