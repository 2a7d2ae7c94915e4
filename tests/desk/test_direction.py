"""Invisible marks that turn the direction of text are taken out of what an editor sends."""

import pytest

from relations.record.models import Event, Statement
from relations.sources.models import Source
from tests.desk.desk import SOURCES, client_of, event_form, form_of, messages_of, page_of
from tests.factories import make_event, make_published, make_source, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

MARKS = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize("mark", MARKS, ids=hex)
def test_title_is_stored_without_them_and_the_editor_is_told(mark: int) -> None:
    title = f"{chr(mark)}RTL override{chr(mark)}"
    page = client_of("contributor").post("/admin/relations/event/add/", event_form(title=title))
    assert Event.objects.get().title == "RTL override"
    told = "2 invisible marks that turn the direction of text were taken out of what you sent."
    assert ("info", told) in messages_of(page)


def test_rows_of_a_form_lose_them_too_and_marks_of_order_stay() -> None:
    event = make_event()
    make_statement(event)
    form = form_of(event, title="A\u200fB\u200eC\u061c")
    form["statements-0-text"] = "She \u202eis concerned."
    page = client_of("contributor").post(page_of(event), form)
    assert Statement.objects.get().text == "She is concerned."
    assert Event.objects.get().title == "A\u200fB\u200eC\u061c"
    assert "1 invisible mark that turns" in str(messages_of(page))


def test_text_of_a_source_is_stored_as_it_was_printed_and_its_title_is_not() -> None:
    form = {"title": "A\u202etitle", "text": "They met \u202bsalam\u202c. They left."}
    form |= {"published": "2025", "language": "en", "shows": "full", "_store": "1"}
    client_of("contributor").post(f"{SOURCES}add/", form)
    source = Source.objects.get()
    assert source.title == "Atitle"
    assert source.text == form["text"]


def test_title_of_a_stored_source_and_reason_of_a_withdrawal_lose_them() -> None:
    editor, source, event = client_of("editor"), make_source(), make_published().event
    form = {"title": "\u2067New", "published": "2025", "language": "en", "shows": "full"}
    editor.post(f"{SOURCES}{source.pk}/change/", form)
    source.refresh_from_db()
    assert source.title == "New"
    editor.post(f"/admin/relations/event/{event.pk}/withdraw/", {"reason": "A \u202dmistake"})
    assert event.editions.order_by("-number")[0].reason == "A mistake"


def test_quotation_without_them_is_still_found() -> None:
    source = make_source("He said \u202bsalam\u202c to us. She left.")
    event = make_event(sentence=source.sentences.get(number=1))
    statement = make_statement(event)
    form = form_of(event)
    form["statements-0-quotation"] = "said \u202bsalam\u202c to us"
    client_of("contributor").post(page_of(event), form)
    statement.refresh_from_db()
    assert statement.quotation == "said salam to us"
