"""What an editor does with the sentences chosen on the page of their source."""

from typing import Any

import pytest
from django.test import Client

from relations.desk.worklist.waiting import uncited_sentences
from relations.record.citations import Citation, SetAside
from relations.record.models import Event
from relations.sources.models import Sentence, Source
from tests.desk.desk import SOURCES, client_of, messages_of, page_of
from tests.factories import make_event, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PLACE = f"{SOURCES}place/"


def choose(client: Client, source: Source, button: str, *sentences: Any) -> Any:
    """Press a button of the reading table with these sentences chosen."""
    form = {"sentence": [getattr(each, "pk", each) for each in sentences], button: "1"}
    return client.post(f"{SOURCES}{source.pk}/choose/", form, follow=True)


def put(client: Client, event: Event, *sentences: Sentence, button: str = "_cite") -> Any:
    form = {"sentence": [each.pk for each in sentences], button: event.pk}
    return client.post(PLACE, form, follow=True)


def test_new_event_begins_from_what_was_chosen_in_the_order_of_the_source() -> None:
    source = make_source()
    first, second, *_others = source.sentences.all()
    page = choose(client_of("contributor"), source, "_event", second, first)
    [(address, _status)] = page.redirect_chain
    assert address == f"/admin/relations/event/add/?sentence={first.pk}&sentence={second.pk}"
    assert not Event.objects.exists()


@pytest.mark.parametrize("button", ["_event", "_place", "_aside"])
def test_nothing_becomes_of_no_sentence_nor_of_those_of_another_source(button: str) -> None:
    source, other = make_source(), make_source().sentences.get(number=1)
    client = client_of("contributor")
    for chosen in ([], [other], ["x"]):
        page = choose(client, source, button, *chosen)
        assert page.redirect_chain[-1][0] == f"{SOURCES}{source.pk}/change/"
        assert messages_of(page) == [("error", "Choose a sentence first.")]
    assert not SetAside.objects.exists()


def test_so_many_sentences_are_no_one_event() -> None:
    source = make_source("\n".join(f"The border was shut for day {day}." for day in range(30)))
    page = choose(client_of("editor"), source, "_event", *source.sentences.all())
    assert messages_of(page) == [("error", "You chose 30 sentences: choose 20 at most.")]


def test_sentence_with_nothing_to_record_leaves_what_waits_and_can_come_back() -> None:
    source, client = make_source(), client_of("contributor")
    first, *others = source.sentences.all()
    choose(client, source, "_aside", first)
    assert list(uncited_sentences().order_by("number")) == others
    [aside] = SetAside.objects.all()
    assert (aside.sentence, aside.by.username) == (first, "contributor")
    choose(client, source, "_aside", first)
    choose(client, source, "_restore", first)
    assert not SetAside.objects.exists()


def test_cited_sentence_is_not_set_aside() -> None:
    source = make_source()
    first, second, *_others = source.sentences.all()
    make_event(sentence=first)
    page = choose(client_of("contributor"), source, "_aside", first, second)
    assert [each.sentence for each in SetAside.objects.all()] == [second]
    said = "1 of the chosen sentences is cited, and was not set aside."
    assert messages_of(page) == [("warning", said)]


def test_sentences_are_added_to_an_event_on_record_each_once() -> None:
    source = make_source()
    first, second, *_others = source.sentences.all()
    event = make_event(sentence=first)
    page = put(client_of("contributor"), event, first, second)
    assert page.redirect_chain[-1][0] == page_of(event)
    assert [each.sentence for each in event.citations.all()] == [first, second]
    said = "1 sentence is now cited by “Ministers meet in Kabul”."
    assert messages_of(page) == [("success", said)]
    assert {each.field for each in event.citations.all()} == {Citation.Field.WHOLE}
    [added] = Citation.history.filter(event=event, sentence=second)
    assert added.history_user.username == "contributor"


def test_new_statement_begins_in_the_chosen_event_with_the_chosen_sentences() -> None:
    source = make_source()
    first, *_others = source.sentences.all()
    event = make_event(sentence=first)
    page = put(client_of("contributor"), event, first, button="_state")
    form = page.context["adminform"].form
    assert str(form["event"].value()) == str(event.pk)
    [citations] = page.context["inline_admin_formsets"]
    assert [each["sentence"].value() for each in citations.formset.forms] == [first.pk]


def test_event_is_found_by_words_of_its_title_its_summary_or_its_place() -> None:
    sentence = make_source().sentences.get(number=1)
    talks = make_event("Ministers meet", summary="On trade.", place="Torkham")
    make_event("Ministers part")
    client = client_of("contributor")
    for words, is_found in [("ministers TRADE", True), ("torkham", True), ("ministers war", False)]:
        page = client.get(PLACE, {"sentence": sentence.pk, "find": words})
        assert [each.event for each in page.context["found"]] == ([talks] if is_found else [])
    page = client.get(PLACE, {"sentence": sentence.pk, "find": talks.code.upper()})
    assert [each.event for each in page.context["found"]] == [talks]


@pytest.mark.parametrize("event", ["", "x", "999999", "9" * 30])
def test_what_is_no_event_is_not_found(event: str) -> None:
    sentence = make_source().sentences.get(number=1)
    answer = client_of("editor").post(PLACE, {"sentence": sentence.pk, "_cite": event})
    assert answer.status_code == 404
    assert not Citation.objects.exists()


@pytest.mark.parametrize("address", ["place/", "{pk}/choose/"])
def test_staff_without_a_group_reach_neither_page(address: str) -> None:
    source = make_source()
    client = client_of("staff")
    assert client.post(SOURCES + address.format(pk=source.pk)).status_code == 403
