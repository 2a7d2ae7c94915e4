"""`manage.py rebuild_index`: derive the index of every edition anew."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from relations.editions.edition_days import EditionDays, EditionPart
from relations.editions.models import (
    EditionFacet,
    EditionSentence,
    EditionStatement,
    EditionText,
)
from relations.editions.publication import withdraw
from relations.sources.models import Fingerprint
from tests.factories import make_event, make_published, make_statement, publish

pytestmark = pytest.mark.django_db

REACH = ("first", "last", "begun", "lasted")
DAYS = (*REACH, "has_sure_ends", "day", "place")
INDEX = {
    EditionFacet: ("edition", "name", "value"),
    EditionStatement: (
        "edition",
        "code",
        "speaker",
        "act",
        "occasion",
        "number",
        *DAYS,
    ),
    EditionDays: ("edition", "after", *DAYS),
    EditionPart: ("edition", "statement", *REACH),
    EditionSentence: ("edition", "sentence"),
    EditionText: ("edition", "words"),
}


def rebuild_index() -> str:
    out = StringIO()
    call_command("rebuild_index", stdout=out)
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
    assert rebuild_index() == "4 editions indexed, 3 sources fingerprinted.\n"
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
    assert rebuild_index() == "0 editions indexed, 1 sources fingerprinted.\n"
