"""`manage.py check_record`: audit everything on record."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.editions.models import EditionFacet
from relations.editions.suppression import suppress_text
from relations.record.models import Event, Statement
from relations.sources.models import Source
from tests.factories import make_editor, make_event, make_published, make_statement

pytestmark = pytest.mark.django_db


def assert_well() -> None:
    out = StringIO()
    call_command("check_record", stdout=out)
    assert out.getvalue() == "All is well.\n"


def wrong_things() -> tuple[list[str], str]:
    """What the command lists, line by line, and the error with which it exits."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("check_record", stdout=out)
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
