"""The page by which an administrator suppresses a text or editions."""

from html import unescape
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.test import Client

from relations.desk.review.suppressing import EditionsForm
from relations.desk.worklist.waiting import uncited_sentences
from relations.editions.models import Edition
from relations.editions.suppression import suppress_text
from relations.record.models import Event
from relations.sources.models import Source
from tests.desk.desk import client_of
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
    source_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TEXT = "A wombat slept. The numbat woke early. A bilby dug."


def make_quoting() -> Edition:
    event = make_event(sentence=make_source(TEXT).sentences.get(number=2))
    make_statement(event, quotation="numbat woke")
    return publish(event)


def address_of(row: Model) -> str:
    return f"/admin/relations/{row._meta.model_name}/{row.pk}/suppress/"


def sent(client: Client, row: Model, **fields: str) -> Any:
    """What comes of a form that was filled in on the page as it now is."""
    digest = client.post(address_of(row), fields).context["digest"]
    return client.post(address_of(row), {"digest": digest, **fields})


def test_page_lists_all_that_will_be_blanked() -> None:
    make_source("Of another source. So that keys and numbers differ.")
    edition = make_quoting()
    page = client_of("superuser").get(address_of(source_of(edition)))
    listed = {each.where: each.words for each in page.context["found"]}
    assert listed[f"event {edition.code}, edition 1"] == "Ministers meet in Kabul"
    statement = edition.event.statements.get()
    assert listed[f"statement {statement.code}"] == "numbat woke"
    assert listed[f"statement {statement.code} as it was before"] == "numbat woke"
    assert listed[f"source {source_of(edition).code}"] == TEXT
    for sentence in source_of(edition).sentences.all():
        assert listed[f"sentence {sentence.number}"] == sentence.text
    assert all(where in unescape(page.content.decode()) for where in listed)


def test_list_names_lines_of_the_log_and_earlier_states_in_words_of_the_desk() -> None:
    edition, client = make_quoting(), client_of("superuser")
    source = source_of(edition)
    LogEntry.objects.create(
        user=make_editor(), content_type_id=1, object_repr="The numbat woke early.", action_flag=2
    )
    page = client.get(address_of(source))
    listed = page.content.decode().split("What will be blanked")[1]
    assert "of what was done at the desk: <bdi>The numbat woke early." in listed
    assert "historical" not in listed
    assert "log entry" not in listed


def test_sources_that_go_on_saying_the_words_are_listed_with_their_pages() -> None:
    source, client = source_of(make_quoting()), client_of("superuser")
    marked = make_source(TEXT, title="Marked", publisher="Other", same_origin_as=source)
    near = make_source(f"{TEXT} And more.", title="Only alike")
    other = make_source("Something else entirely was said in another place.", title="Unlike")
    down = make_source(TEXT, title="Down", publisher="Third", same_origin_as=source)
    suppress_text(down, make_editor(), "By order")
    for page in (
        client.get(address_of(source)),
        client.post(address_of(source), {"reason": "By order"}),
    ):
        said = page.content.decode()
        assert "What stays public" in said
        for each in (marked, near):
            assert f'href="/admin/relations/source/{each.pk}/change/"' in said
        for each in (other, down):
            assert f"/source/{each.pk}/change/" not in said
    assert "What stays public" not in client.get(address_of(other)).content.decode()


def test_button_that_suppresses_looks_like_one_that_deletes() -> None:
    edition, client = make_quoting(), client_of("superuser")
    asked = client.post(address_of(source_of(edition)), {"reason": "By order"})
    withdrawal = client.get(f"/admin/relations/event/{edition.event.pk}/withdraw/")
    for page in (asked, withdrawal):
        assert 'class="default takes-down"' in page.content.decode()


def test_sentences_of_a_suppressed_text_are_offered_nowhere() -> None:
    source, client = source_of(make_quoting()), client_of("superuser")
    at_desk = f"/admin/relations/source/{source.pk}"
    sought = {
        "app_label": "relations",
        "model_name": "citation",
        "field_name": "sentence",
        "term": source.code,
    }
    first = source.sentences.first()
    assert first
    chosen = f"/admin/relations/event/add/?sentence={first.pk}"

    def offered() -> list[bool]:
        return [
            f'action="{at_desk}/choose/"' in client.get(f"{at_desk}/change/").content.decode(),
            bool(client.get("/admin/relations/sentence/autocomplete/", sought).json()["results"]),
            f'<option value="{first.pk}" selected' in client.get(chosen).content.decode(),
            uncited_sentences().filter(source=source).exists(),
        ]

    assert offered() == [True] * 4
    suppress_text(source, make_editor(), "By order")
    assert offered() == [False] * 4
    page = client.get(f"{at_desk}/change/").content.decode()
    assert 'name="sentence"' not in page


def test_nothing_is_suppressed_before_the_list_is_confirmed() -> None:
    source, client = source_of(make_quoting()), client_of("superuser")
    first = client.get(address_of(source))
    assert 'name="confirmed"' not in first.content.decode()
    again = client.post(address_of(source), {"reason": "By order"})
    assert 'name="confirmed"' in again.content.decode()
    assert Source.objects.get(pk=source.pk).text == TEXT


def test_text_is_suppressed_when_the_list_is_confirmed() -> None:
    source, client = source_of(make_quoting()), client_of("superuser")
    response = sent(client, source, reason="By order", confirmed="on")
    assert response.status_code == 302
    stored = Source.objects.get(pk=source.pk)
    assert (stored.text, stored.suppression_reason) == ("", "By order")
    page = client.get(response.url).content.decode()
    assert "Its text was suppressed: By order" in page
    assert address_of(source) not in page


def test_list_that_has_changed_since_is_shown_again() -> None:
    edition, client = make_quoting(), client_of("superuser")
    source = source_of(edition)
    digest = client.get(address_of(source)).context["digest"]
    make_statement(edition.event, quotation="numbat woke early", text="He heard it.")
    form = {"reason": "By order", "confirmed": "on", "digest": digest}
    page = client.post(address_of(source), form)
    assert "The list has changed" in page.content.decode()
    assert Source.objects.get(pk=source.pk).text == TEXT


def test_reason_is_asked_for() -> None:
    source, client = source_of(make_quoting()), client_of("superuser")
    page = client.post(address_of(source), {"reason": " ", "confirmed": "on"})
    assert page.context["form"].errors["reason"] == ["This field is required."]


@pytest.mark.parametrize(
    ("which", "left"), [(EditionsForm.ONE, [False, True]), (EditionsForm.ALL, [True, True])]
)
def test_one_edition_or_all_are_suppressed(which: str, left: list[bool]) -> None:
    event = make_published().event
    Event.objects.filter(pk=event.pk).update(summary="More is known.")
    second = publish(event, reason="More is known")
    client = client_of("superuser")
    response = sent(client, second, reason="By order", confirmed="on", which=which)
    assert response.status_code == 302
    stored = Edition.objects.order_by("number").values_list("suppressed_whole", flat=True)
    assert list(stored) == left
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("role", ["superuser", "editor"])
def test_pages_of_sources_and_editions_lead_there_who_may(role: str) -> None:
    edition = make_quoting()
    client = client_of(role)
    for row in (edition, source_of(edition)):
        page = client.get(f"/admin/relations/{row._meta.model_name}/{row.pk}/change/")
        assert (address_of(row) in page.content.decode()) == (role == "superuser")


def test_desk_goes_on_after_suppressions() -> None:
    """The pages of what is left answer, with the reason where there was a text."""
    edition, client = make_quoting(), client_of("superuser")
    other = make_quoting_again()
    sent(client, source_of(edition), reason="By order", confirmed="on")
    sent(client, other, reason="By order", confirmed="on", which="event")
    for row in (edition.event, other.event, source_of(edition), edition, other):
        base = f"/admin/relations/{row._meta.model_name}/{row.pk}"
        for page in (f"{base}/change/", f"{base}/history/"):
            shown = client.get(page)
            assert shown.status_code == 200, page
            assert "numbat" not in shown.content.decode(), page
    for page in ("event", "edition", "source", "sentence", "statement"):
        assert client.get(f"/admin/relations/{page}/").status_code == 200
    for event in (edition.event, other.event):
        assert client.get(f"/admin/relations/event/{event.pk}/review/").status_code in {200, 302}
    assert client.get("/admin/").status_code == 200


def make_quoting_again() -> Edition:
    source = make_source(f"{TEXT} And more.")
    return make_published("Other ministers meet", sentence=source.sentences.get(number=4))
