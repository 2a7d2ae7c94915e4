"""What all admins of the desk share."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from relations.sources.models import Source
from tests.desk.desk import SOURCES, client_of, form_of, page_of
from tests.factories import make_described, make_event, make_source, make_statement
from tests.web.markup import elements

pytestmark = pytest.mark.django_db


def fields_of(page: Any) -> dict[str, Any]:
    """The inputs and selects of a page by their ids, which others may not bear."""
    found = [each for each in elements(page) if each.name in {"input", "select", "textarea"}]
    return {each.attributes["id"]: each.attributes for each in found if "id" in each.attributes}


def test_moment_is_one_field_and_keeps_its_second() -> None:
    moment = datetime(2025, 4, 21, 9, 30, 15, tzinfo=UTC)
    source, client = make_source(retrieved_at=moment), client_of("editor")
    page = f"{SOURCES}{source.pk}/change/"
    field = fields_of(client.get(page))["id_retrieved_at"]
    assert (field["type"], field["value"]) == ("datetime-local", "2025-04-21T09:30:15")
    sent = {"title": "Better", "published": "2025", "language": "en", "shows": "full"}
    assert client.post(page, {**sent, "retrieved_at": field["value"]}).status_code == 302
    stored = Source.objects.get()
    assert (stored.title, stored.retrieved_at) == ("Better", moment)


@pytest.mark.parametrize(
    "address", ["/admin/relations/event/add/", "/admin/relations/event/{}/change/"]
)
def test_every_field_has_a_label_also_in_the_tables_of_a_page(address: str) -> None:
    page = client_of("editor").get(address.format(make_event().pk))
    labelled = {each.attributes.get("for") for each in elements(page) if each.name == "label"}
    shown = {
        name
        for name, attributes in fields_of(page).items()
        if attributes.get("type") not in {"hidden", "submit"}
    }
    assert {name for name in shown if name.startswith(("id_participations", "id_citations"))}
    assert {name for name in shown if name.startswith("id_")} - labelled == set()


def test_value_that_is_blank_has_a_name_among_the_filters() -> None:
    make_source(publisher="")
    make_source()
    links = [each for each in elements(client_of("editor").get(SOURCES)) if each.name == "a"]
    names = {each.attributes["href"]: each.text.strip() for each in links}
    assert names["?publisher="] == "Not given"
    assert names["?publisher=The+Courier"] == "The Courier"


def test_public_address_of_a_source_is_told_only_where_the_source_is_shown() -> None:
    source = make_source(title="A secret so far")
    make_described(source)
    kind = ContentType.objects.get_for_model(Source).pk
    staff = client_of("staff")
    assert staff.get(f"/admin/r/{kind}/{source.pk}/").status_code == 404
    shown = client_of("editor").get(f"/admin/relations/source/{source.pk}/change/")
    assert f'href="{source.get_absolute_url()}"' in shown.content.decode()


NO_KEYS = ["x", "-1", "\0"]


@pytest.mark.parametrize("key", [*NO_KEYS, "9" * 30])
def test_address_of_a_new_row_may_hold_what_is_no_key(key: str) -> None:
    editor = client_of("editor")
    for model, field in (("event", "type"), ("event", "topics"), ("statement", "speaker")):
        page = editor.get(f"/admin/relations/{model}/add/", {field: key})
        assert page.status_code == 200, field


@pytest.mark.parametrize("key", NO_KEYS)
def test_form_with_what_is_no_key_is_shown_again(key: str) -> None:
    event = make_event()
    make_statement(event)
    editor, form = client_of("editor"), form_of(event)
    for field in (
        *("type", "topics", "after", "participations-0-country", "citations-0-sentence"),
        *("statements-0-speaker", "statements-0-supported_by"),
    ):
        page = editor.post(page_of(event), form | {field: key})
        assert page.status_code == 200, field
        assert b"errorlist" in page.content, field
