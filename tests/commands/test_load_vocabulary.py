"""`manage.py load_vocabulary` says what it did; `loaddata vocabulary` does nothing."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from relations.record.shipped_rows import ShippedRow
from relations.record.vocabulary import Country, EventType, Topic

pytestmark = pytest.mark.django_db


def printed(**options: int) -> list[str]:
    """The lines that the command prints."""
    out = StringIO()
    call_command("load_vocabulary", stdout=out, **options)
    return out.getvalue().splitlines()


def forget(model: str, *codes: str) -> None:
    """Let no release have shipped these rows."""
    ShippedRow.objects.filter(kind=model, key__in=codes).delete()


def test_loading_again_says_that_there_was_nothing_to_do() -> None:
    assert printed() == ["Nothing was missing and nothing has changed."]


def test_what_was_added_changed_and_left_alone_is_told() -> None:
    Topic.objects.filter(code__in=("water", "energy")).delete()
    forget("topic", "water", "energy")
    Country.objects.filter(alpha3__in=("AFG", "PAK")).update(standing="")
    Topic.objects.filter(code="border").update(label="borders")
    assert printed() == [
        "Topics: 2 (energy, water) added.",
        "Countries: 2 (Afghanistan, Pakistan) changed: standing.",
        "Country “Afghanistan” (AFG): changed here; left alone.",
        "Country “Pakistan” (PAK): changed here; left alone.",
        "Topic “border management” (border): changed here; left alone.",
    ]


def test_what_is_too_much_to_read_is_counted() -> None:
    EventType.objects.all().delete()
    ShippedRow.objects.filter(kind__in=("eventtype", "triggers")).delete()
    assert printed() == ["Types of event: 40 added."]


def test_quiet_command_prints_nothing() -> None:
    assert printed(verbosity=0) == []


@pytest.mark.parametrize("label", ["vocabulary", "vocabulary.json", "fixtures/vocabulary.json"])
def test_loaddata_does_not_write_over_what_editors_did(label: str) -> None:
    Topic.objects.filter(code="border").update(label="borders")
    with pytest.raises(CommandError, match="load_vocabulary"):
        call_command("loaddata", label, verbosity=0)
    assert Topic.objects.get(code="border").label == "borders"
