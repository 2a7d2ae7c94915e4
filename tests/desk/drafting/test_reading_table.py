"""The reading table of a source: each sentence with what cites it, to draft events from."""

import pytest
from django.utils import timezone

from relations.desk.drafting.reading_table import events_of, sentences_in_use
from relations.editions.models import Review
from relations.editions.publication import withdraw
from relations.record.citations import SetAside
from relations.sources.models import Source
from tests.desk.desk import SOURCES, client_of
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
)
from tests.queries.counting import queries_of
from tests.web.markup import elements, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def page_of(source: Source) -> str:
    return f"{SOURCES}{source.pk}/change/"


def test_each_sentence_has_the_events_and_statements_that_rest_on_it_drafts_too() -> None:
    source = make_source()
    first, second, third, _fourth = source.sentences.all()
    draft = make_event("A draft", sentence=first)
    public = make_published("Public", sentence=first).event
    said = make_statement(draft, sentence=second)
    make_statement(draft, sentence=make_source().sentences.get(number=3))
    read = sentences_in_use(source)
    assert [each.sentence.number for each in read] == [1, 2, 3, 4]
    assert [each.events for each in read] == [[draft, public], [], [], []]
    assert [each.statements for each in read] == [[], [said], [], []]
    assert [each.is_uncited for each in read] == [False, False, True, True]
    assert read[2].sentence == third


def test_reading_takes_two_queries_whatever_rests_on_it() -> None:
    source = make_source()
    sentence = source.sentences.get(number=1)
    few = queries_of(lambda: sentences_in_use(source))
    for number in range(5):
        make_statement(make_event(f"Event {number}", sentence=sentence), sentence=sentence)
    assert queries_of(lambda: sentences_in_use(source)) == few == 2


def test_page_leads_to_what_rests_on_a_sentence_and_marks_what_nothing_cites() -> None:
    source = make_source()
    event = make_event("A draft", sentence=source.sentences.get(number=1))
    page = client_of("contributor").get(page_of(source))
    assert f'href="/admin/relations/event/{event.pk}/change/"' in page.content.decode()
    assert with_id(page, "n1").attributes["class"] == ""
    assert with_id(page, "n2").attributes["class"] == "is-uncited"


def test_sentence_with_nothing_to_record_waits_no_longer() -> None:
    source = make_source()
    SetAside.objects.create(
        sentence=source.sentences.get(number=2), by=make_editor(), at=timezone.now()
    )
    assert [each.waits for each in sentences_in_use(source)] == [True, False, True, True]
    page = client_of("contributor").get(page_of(source))
    assert with_id(page, "n2").attributes["class"] == ""
    assert "There is nothing to record in it." in page.content.decode()


def test_events_from_a_source_stand_beside_it_with_how_far_they_have_come() -> None:
    source = make_source()
    first, second, *_others = source.sentences.all()
    draft = make_event("A draft", sentence=first)
    public = make_published("Public", sentence=second).event
    withdrawn = make_published("Withdrawn", sentence=second).event
    withdraw(withdrawn, by=None, reason="A mistake")
    waiting = make_event("Waiting", sentence=first)
    Review.objects.create(event=waiting, sent_by=make_editor(), sent_at=timezone.now())
    of_statement = make_event("With a statement")
    make_statement(of_statement, sentence=first)
    make_event("From another source")
    assert [(each.event, each.stage) for each in events_of(source)] == [
        (of_statement, "draft"),
        (waiting, "waiting for review"),
        (withdrawn, "withdrawn"),
        (public, "published"),
        (draft, "draft"),
    ]


def test_events_beside_a_source_take_three_queries_however_many_they_are() -> None:
    source = make_source()
    sentence = source.sentences.get(number=1)
    make_published("First", sentence=sentence)
    assert queries_of(lambda: events_of(source)) == 3
    for number in range(5):
        make_published(f"Event {number}", sentence=sentence)
    assert queries_of(lambda: events_of(source)) == 3


def test_chosen_sentences_are_sent_by_a_form_of_their_own_and_not_with_the_source() -> None:
    source = make_source()
    page = client_of("contributor").get(page_of(source))
    boxes = [each for each in elements(page) if each.attributes.get("name") == "sentence"]
    keys = [str(each.pk) for each in source.sentences.all()]
    assert [each.attributes["value"] for each in boxes] == keys
    assert {each.attributes["form"] for each in boxes} == {"draft"}
    draft = with_id(page, "draft").attributes
    choose = f"{SOURCES}{source.pk}/choose/"
    assert (draft["method"], draft["action"]) == ("post", choose)
