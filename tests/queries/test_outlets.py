"""Outlets: who printed the sources of what is public, and how much rests on each."""

import pytest

from relations.editions.publication import withdraw
from relations.queries.outlets import outlet_called, outlets_on_record
from relations.queries.source_list import outlet_page
from relations.sources.models import Sentence
from tests.factories import make_editor, make_event, make_published, make_source, publish

pytestmark = pytest.mark.django_db


def printed_by(publisher: str) -> Sentence:
    return make_source(publisher=publisher).sentences.get(number=1)


def test_events_and_sources_of_each_outlet_are_counted_once() -> None:
    one, other = printed_by("Dawn"), printed_by("DAWN")
    for sentence in (one, one, other):
        make_published(sentence=sentence)
    both = make_event(sentence=one)
    both.citations.create(sentence=other)
    publish(both)
    make_published(sentence=printed_by("طلوع نیوز"))
    make_published(sentence=printed_by(""))
    assert [(each.slug, each.sources, each.events) for each in outlets_on_record()] == [
        ("dawn", 2, 4),
        ("طلوع-نيوز", 1, 1),
    ]


def test_event_of_many_sources_counts_once_for_each_of_their_outlets() -> None:
    outlets = ["Dawn", "The Herald", "DAWN", "Courier", "The Herald", "Gazette", "Dawn", "Gazette"]
    event = make_event(sentence=printed_by("Courier"))
    for each in outlets:
        event.citations.create(sentence=printed_by(each))
    publish(event)
    make_published(sentence=printed_by("Gazette"))
    assert {each.slug: (each.sources, each.events) for each in outlets_on_record()} == {
        "courier": (2, 1),
        "dawn": (3, 1),
        "gazette": (3, 2),
        "the-herald": (2, 1),
    }


def test_outlet_of_drafts_or_of_what_was_withdrawn_is_none() -> None:
    make_event(sentence=printed_by("Dawn"))
    edition = make_published(sentence=printed_by("The Herald"))
    assert [each.name for each in outlets_on_record()] == ["The Herald"]
    withdraw(edition.event, by=make_editor(), reason="It rests on a mistake.")
    assert outlets_on_record() == []
    assert (outlet_called("The Herald"), outlet_page("the-herald")) == (None, None)
