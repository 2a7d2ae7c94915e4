"""Choosing sentences to cite."""

from typing import Any

import pytest

from tests.desk.desk import client_of
from tests.factories import make_event, make_sentence, make_source

pytestmark = pytest.mark.django_db

SEARCH = "/admin/relations/sentence/autocomplete/"
FIELDS = [("citation", "sentence"), ("statement", "sentences")]


def search(role: str, words: str, model: str = "citation", field: str = "sentence") -> Any:
    asked = {"app_label": "relations", "model_name": model, "field_name": field, "term": words}
    return client_of(role).get(SEARCH, asked)


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_sentence_is_found_by_its_words_and_named_with_source_and_number(
    model: str, field: str
) -> None:
    sentence = make_source().sentences.get(number=2)
    response = search("contributor", "TALKS evening", model, field)
    assert response.json()["results"] == [
        {
            "id": str(sentence.pk),
            "text": "A report from Kabul, 2. Their talks went on until the evening.",
        }
    ]


def test_sentences_are_found_by_the_title_of_their_source() -> None:
    make_source(title="The Khost report")
    assert len(search("contributor", "Khost").json()["results"]) == 4


def test_long_sentence_is_cut_in_the_list_of_results() -> None:
    make_source("The border " + "and the road " * 100 + "are shut.")
    text = search("contributor", "shut").json()["results"][0]["text"]
    assert len(text) < 200
    assert text.endswith("…")


@pytest.mark.parametrize(("role", "status"), [("nobody", 302), ("account", 302), ("staff", 403)])
def test_sentences_are_searched_by_contributors_only(role: str, status: int) -> None:
    assert search(role, "talks").status_code == status


def test_chosen_sentence_is_named_on_the_page_as_in_the_search() -> None:
    event = make_event(sentence=make_sentence(2))
    page = client_of("contributor").get(f"/admin/relations/event/{event.pk}/change/")
    assert "A report from Kabul, 2. Their talks went on" in page.content.decode()


def test_sentences_are_in_no_menu_and_nobody_changes_them() -> None:
    sentence, client = make_sentence(), client_of("superuser")
    assert "/admin/relations/sentence/" not in client.get("/admin/").content.decode()
    address = f"/admin/relations/sentence/{sentence.pk}"
    assert client.post(f"{address}/change/", {"text": "Other"}).status_code == 403
    assert client.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/relations/sentence/add/").status_code == 403
