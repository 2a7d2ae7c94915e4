"""`manage.py rebuild_index`: derive the index of every edition anew."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F, QuerySet
from django.test import Client

from relations.editions import index_rebuild
from relations.editions.edition_days import EditionDays, EditionPart
from relations.editions.models import (
    Edition,
    EditionFacet,
    EditionSentence,
    EditionStatement,
    EditionText,
)
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition, suppress_text
from relations.editions.unfinished_run import LONGEST_PAUSE, UnfinishedRun
from relations.sources.models import Fingerprint
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_statement,
    publish,
    source_of,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

REACH = ("first", "last", "begun", "lasted")
DAYS = (*REACH, "has_sure_ends", "day", "place")
INDEX = {
    EditionFacet: ("edition", "name", "value"),
    EditionStatement: (
        "edition",
        "code",
        "speaker",
        "addressee",
        "act",
        "responds_to",
        "occasion",
        "number",
        "words",
        *DAYS,
    ),
    EditionDays: ("edition", "after", *DAYS),
    EditionPart: ("edition", "statement", *REACH),
    EditionSentence: ("edition", "sentence"),
    EditionText: ("edition", "words"),
}


def rebuild_index(*options: str) -> str:
    out = StringIO()
    call_command("rebuild_index", *options, stdout=out)
    return out.getvalue()


def index_rows() -> dict[str, set[Any]]:
    return {model.__name__: set(model.objects.values_list(*INDEX[model])) for model in INDEX}


def make_record() -> None:
    """An event of two editions, one that was withdrawn, and a draft."""
    event = make_event("Ministers meet in Kabul", topics=("border",))
    make_statement(event)
    publish(event, by=None)
    event.summary = "More is known now."
    event.save()
    publish(event, by=None, reason="More is known")
    withdraw(make_published("A mistake").event, by=None, reason="It was one")
    make_event("A draft")


def test_index_that_was_lost_comes_back_as_it_was(client: Client) -> None:
    make_record()
    before, page = index_rows(), client.get("/timeline/?q=border").content
    for model in INDEX:
        model.objects.all().delete()
    assert rebuild_index() == "4 editions and 2 sources indexed, 3 fingerprinted.\n"
    assert index_rows() == before
    assert client.get("/timeline/?q=border").content == page


def test_fingerprints_that_were_lost_come_back_as_they_were() -> None:
    make_record()
    before = set(Fingerprint.objects.values_list("source", "value"))
    assert before
    Fingerprint.objects.all().delete()
    rebuild_index()
    assert set(Fingerprint.objects.values_list("source", "value")) == before


def test_index_in_order_stays_as_it_is() -> None:
    make_record()
    before = index_rows()
    rebuild_index()
    assert index_rows() == before


def test_record_without_editions_has_nothing_to_index() -> None:
    make_event()
    assert rebuild_index() == "0 editions and 0 sources indexed, 1 fingerprinted.\n"


def keys_of(rows: QuerySet[Any]) -> set[tuple[str, int]]:
    return {(rows.model.__name__, key) for key in rows.values_list("pk", flat=True)}


def keys() -> set[tuple[str, int]]:
    return set().union(*(keys_of(model.objects.all()) for model in (*INDEX, Fingerprint)))


def test_index_in_order_is_left_alone_and_one_that_is_not_is_written_whole() -> None:
    make_record()
    edition, before = make_published("Another"), keys()
    rebuild_index()
    assert keys() == before
    edition.facets.get(name="type").delete()
    rebuild_index()
    for rows in (edition.facets, edition.sentences):
        assert before.isdisjoint(keys_of(rows.all()))
    others = EditionFacet.objects.exclude(edition=edition)
    assert before >= keys_of(others)


def queries_to_write_all() -> int:
    EditionFacet.objects.filter(name="type").delete()
    return queries_of(rebuild_index)


def test_queries_do_not_grow_with_the_number_of_editions() -> None:
    make_record()
    few = queries_to_write_all()
    for _number in range(3):
        make_record()
    assert queries_to_write_all() == few


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_rebuild, "CHUNK", 1)


class Killed(BaseException):
    """What ends a run at once."""


def kill_amid_rebuild(monkeypatch: pytest.MonkeyPatch, chunks: int) -> None:
    """Rebuild the index of so many editions, one at a time, and no more."""
    done = 0
    mend = index_rebuild._mend

    def mend_or_die(editions: list[Edition]) -> bool:
        nonlocal done
        done += 1
        if done > chunks:
            raise Killed
        return mend(editions)

    with monkeypatch.context() as patched:
        patched.setattr(index_rebuild, "_mend", mend_or_die)
        with pytest.raises(Killed):
            rebuild_index()


@pytest.mark.usefixtures("one_at_a_time")
def test_run_that_was_killed_goes_on_where_it_was_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_record()
    before = index_rows()
    EditionFacet.objects.all().delete()
    kill_amid_rebuild(monkeypatch, chunks=2)
    first, second, *_others = Edition.objects.order_by("pk")
    assert first.facets.exists()
    assert second.facets.exists()
    assert EditionFacet.objects.exclude(edition__in=(first, second)).count() == 0
    told, result = rebuild_index().splitlines()
    assert told.startswith("Goes on where a run was ended on ")
    assert told.endswith(": 2 editions were done.")
    assert result == "4 editions and 2 sources indexed, 3 fingerprinted."
    assert index_rows() == before
    assert not UnfinishedRun.objects.exists()


def pass_a_day() -> None:
    UnfinishedRun.objects.update(reached_at=F("reached_at") - LONGEST_PAUSE)


def change_the_code() -> None:
    UnfinishedRun.objects.update(code="of another release")


@pytest.mark.usefixtures("one_at_a_time")
@pytest.mark.parametrize(
    ("options", "meanwhile"),
    [(["--anew"], None), ([], pass_a_day), ([], change_the_code)],
)
def test_run_begins_at_the_beginning_when_told_so_after_a_day_and_after_an_upgrade(
    options: list[str], meanwhile: Callable[[], None] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_record()
    before = index_rows()
    kill_amid_rebuild(monkeypatch, chunks=2)
    EditionFacet.objects.all().delete()
    if meanwhile:
        meanwhile()
    assert rebuild_index(*options) == "4 editions and 2 sources indexed, 3 fingerprinted.\n"
    assert index_rows() == before


def test_edition_that_is_suppressed_amid_a_rebuild_is_not_found_by_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition, other = make_published(), make_published("Another")
    EditionFacet.objects.all().delete()
    hold = index_rebuild._hold
    suppressed: list[Edition] = []

    def suppress_first(editions: dict[Edition, Any]) -> None:
        if not suppressed:
            suppressed.append(edition)
            suppress_edition(edition, make_editor(), "By order")
        hold(editions)

    monkeypatch.setattr(index_rebuild, "_hold", suppress_first)
    rebuild_index()
    assert not EditionText.objects.filter(edition=edition).exists()
    assert set(edition.facets.values_list("name", flat=True)) == {"source"}
    assert EditionText.objects.filter(edition=other).exists()


def test_suppressed_text_gets_no_fingerprints() -> None:
    source = source_of(make_published())
    suppress_text(source, make_editor(), "By order")
    rebuild_index()
    assert not source.fingerprints.exists()


def test_planner_is_told_of_the_rows() -> None:
    make_record()
    rebuild_index()
    table = "sqlite_stat1" if connection.vendor == "sqlite" else "pg_stats"
    column = "tbl" if connection.vendor == "sqlite" else "tablename"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = 'relations_editionfacet'")  # noqa: S608
        assert cursor.fetchone()[0] > 0
