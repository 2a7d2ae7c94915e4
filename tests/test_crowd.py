"""The crowd has events of every kind, and the same ones for the same seed."""

import pytest
from django.db import transaction

from relations.dates.edtf import parse
from relations.dates.precision import Precision
from relations.dates.structure import Date, DateTime, Interval, Season, Set
from relations.editions.document import Document
from relations.record.vocabulary import EventType
from tests.crowd.publishing import publish_crowd

COARSER_THAN_NEWS = {Precision.MILLENNIUM, Precision.CENTURY}

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_forty_events_have_every_kind_of_date_class_language_and_line() -> None:
    documents = [edition.document for edition in publish_crowd(40)]
    assert len({document["code"] for document in documents}) == 40
    dates = [parse(document["date"]["edtf"]) for document in documents]
    assert {type(date.expression) for date in dates} == {Date, DateTime, Interval, Season, Set}
    assert {date.precision for date in dates} == set(Precision) - COARSER_THAN_NEWS
    assert {(date.approximate, date.uncertain) for date in dates} == {
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    }
    assert {(date.earliest is None, date.latest is None) for date in dates} == {
        (False, False),
        (True, False),
        (False, True),
    }
    assert {document["type"]["quad"] for document in documents} == set(EventType.Quad)
    sources = [source for document in documents for source in document["sources"].values()]
    assert {source["language"] for source in sources} == {"en", "ur", "fa"}
    statements = [said for document in documents for said in document["statements"]]
    assert any(said["responds_to"] for said in statements)
    assert any(said["figure"] for said in statements)


def test_same_seed_makes_the_same_crowd_and_another_seed_another() -> None:
    assert documents_of(seed=1) == documents_of(seed=1)
    assert documents_of(seed=1) != documents_of(seed=2)


def documents_of(seed: int) -> list[Document]:
    """The documents of the first three events of an empty record."""
    with transaction.atomic():
        documents = [edition.document for edition in publish_crowd(3, seed)]
        transaction.set_rollback(True)
    return documents
