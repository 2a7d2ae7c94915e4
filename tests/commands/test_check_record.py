"""`manage.py check_record`: audit everything on record."""

from collections.abc import Iterator
from io import StringIO
from typing import cast

import pytest
from django.core.management import CommandError, call_command

from relations.editions import audit
from relations.editions.audit import PARTS, AuditedChunk, AuditedRows
from relations.editions.event_audit import faults_of_events
from relations.editions.models import Edition, EditionFacet
from relations.editions.suppression import suppress_text
from relations.record.complete_events import complete_events
from relations.record.models import Event, Statement
from relations.sources.models import Source
from tests.factories import make_editor, make_event, make_published, make_statement
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def assert_well() -> None:
    out = StringIO()
    call_command("check_record", stdout=out)
    assert out.getvalue() == "All is well.\n"


def wrong_things(*options: str) -> tuple[list[str], str]:
    """What the command lists, line by line, and the error with which it exits."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("check_record", *options, stdout=out)
    assert error.value.returncode == 1
    return out.getvalue().splitlines(), str(error.value)


def test_record_in_order_is_well() -> None:
    make_statement(make_event())
    make_published()
    assert_well()


def test_empty_record_is_well() -> None:
    assert_well()


def test_one_thing_that_is_wrong_is_listed_and_fails() -> None:
    event = make_event()
    event.citations.all().delete()
    lines, error = wrong_things()
    assert lines == [
        f"event {event.code}: Nothing is cited: the event needs a sentence that supports it."
    ]
    assert error == "1 thing is wrong."


def test_everything_that_is_wrong_is_listed() -> None:
    edition = make_published()
    statement = make_statement(make_event())
    Statement.objects.update(quotation="never said")
    Source.objects.filter(code__in=edition.document["sources"]).update(sha256="0" * 64)
    Event.objects.filter(pk=edition.event_id).update(slug="another")
    EditionFacet.objects.filter(edition=edition, name="type").delete()
    lines, error = wrong_things()
    [source] = edition.document["sources"]
    expected = [
        f"source {source}: its text is not the one that was stored",
        f"event {edition.code}: its columns do not follow from its title and date",
        f"event {statement.event.code}: Amina Karimi, “{statement.text}”: its quotation stands in",
        f"event {edition.code}, edition 1: its index does not follow from it",
    ]
    assert len(lines) == len(expected)
    for beginning in expected:
        assert [line for line in lines if line.startswith(beginning)], beginning
    assert error == "4 things are wrong."


def test_versions_whose_words_are_not_proved_are_counted() -> None:
    edition = make_published()
    make_published("Another")
    [code] = edition.document["sources"]
    suppress_text(Source.objects.get(code=code), make_editor(), "A court has ordered it")
    out = StringIO()
    call_command("check_record", stdout=out)
    assert out.getvalue().splitlines() == [
        "All is well.",
        (
            "But for 1 version that is suppressed in part: the chain vouches for its hash, and"
            " nothing for the words that are left."
        ),
    ]


def check_quietly() -> None:
    call_command("check_record", stdout=StringIO())


def test_queries_do_not_grow_with_the_record() -> None:
    make_statement(make_event())
    make_published()
    few = queries_of(check_quietly)
    for number in range(4):
        make_statement(make_event(f"Event {number}"))
        make_published(f"Published {number}")
    assert queries_of(check_quietly) == few


class Killed(BaseException):
    """What ends an audit at once."""


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "CHUNK", 1)


def kill_amid_editions(monkeypatch: pytest.MonkeyPatch, after: Edition) -> None:
    """Audit the record up to an edition, one row at a time, and no further."""
    models, audit_part = PARTS["editions"]

    def audit_or_die(key: int) -> Iterator[AuditedChunk]:
        for chunk in audit_part(key):
            if chunk.last > after.pk:
                raise Killed
            yield chunk

    with monkeypatch.context() as patched:
        patched.setitem(cast(dict[str, object], PARTS), "editions", (models, audit_or_die))
        with pytest.raises(Killed):
            check_quietly()


@pytest.mark.usefixtures("one_at_a_time")
def test_audit_that_was_killed_goes_on_where_it_was_and_counts_what_it_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third = (make_published(str(number)) for number in range(3))
    for edition in (first, third):
        edition.facets.get(name="type").delete()
    kill_amid_editions(monkeypatch, after=second)
    (told, line), error = wrong_things()
    assert told.startswith("Goes on where a run was ended on ")
    assert told.endswith(": 2 editions were done. 1 thing that it listed is not listed again.")
    assert line.startswith(f"event {third.code}, edition 1: its index does not follow")
    assert error == "2 things are wrong."
    lines, error = wrong_things()
    assert [line.split(",")[0] for line in lines] == [
        f"event {first.code}",
        f"event {third.code}",
    ]
    assert error == "2 things are wrong."


@pytest.mark.usefixtures("one_at_a_time")
def test_audit_begins_at_the_beginning_when_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_published(), make_published("Another")
    kill_amid_editions(monkeypatch, after=first)
    first.facets.get(name="type").delete()
    assert wrong_things("--anew")[1] == "1 thing is wrong."
    second.facets.get(name="type").delete()
    assert wrong_things()[1] == "2 things are wrong."


def test_event_that_somebody_saves_amid_the_audit_is_not_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = make_event()
    Event.objects.filter(pk=event.pk).update(title="Half")
    assert list(faults_of_events(complete_events([event.pk])))

    def saved_meanwhile(events: list[Event]) -> Iterator[str]:
        yield from faults_of_events(events)
        Event.objects.get(pk=event.pk).save()

    [chunk] = AuditedRows(Event, complete_events, saved_meanwhile).audit()
    assert chunk.findings == []
