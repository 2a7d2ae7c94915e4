"""The vocabulary at the desk: found by its words, its codes given once."""

from typing import Any

import pytest
from django.db.models import Model

from relations.record.vocabulary import Actor, Country, EventType, Topic
from tests.desk.desk import client_of
from tests.factories import make_actor, make_event

pytestmark = pytest.mark.django_db


def address_of(row: Model) -> str:
    return f"/admin/relations/{row._meta.model_name}/{row.pk}/change/"


CASES: dict[str, tuple[Any, dict[str, str], dict[str, str]]] = {
    "country": (
        lambda: Country.objects.get(alpha3="AFG"),
        {"name": "A new name", "alpha2": "AF"},
        {"alpha3": "XXX", "slug": "elsewhere"},
    ),
    "actor": (make_actor, {"name": "A new name", "kind": "office"}, {"code": "other"}),
    "type": (
        lambda: EventType.objects.get(code="talks"),
        {"label": "A new name", "plural": "talks", "quad": "neutral"},
        {"code": "other"},
    ),
    "topic": (lambda: Topic.objects.all()[0], {"label": "A new name"}, {"code": "other"}),
}


@pytest.mark.parametrize("case", CASES)
def test_word_is_changed_and_its_code_is_not(case: str) -> None:
    find, change, codes = CASES[case]
    row = find()
    before = {field: getattr(row, field) for field in codes}
    response = client_of("editor").post(address_of(row), change | codes)
    assert response.status_code == 302
    row.refresh_from_db()
    assert str(row) == "A new name"
    assert {field: getattr(row, field) for field in codes} == before


def test_code_is_given_when_a_word_is_added() -> None:
    form = {"code": "ministry-of-defence", "name": "Ministry of Defence", "kind": "office"}
    client_of("contributor").post("/admin/relations/actor/add/", form)
    assert Actor.objects.get(code="ministry-of-defence").name == "Ministry of Defence"


@pytest.mark.parametrize(
    ("model", "words", "found"),
    [
        ("country", "afghan", "Afghanistan"),
        ("country", "PAK", "Pakistan"),
        ("eventtype", "airstrike", "airstrike"),
        ("topic", "border", "border"),
    ],
)
def test_word_is_found(model: str, words: str, found: str) -> None:
    page = client_of("editor").get(f"/admin/relations/{model}/", {"q": words})
    assert any(found in str(row) for row in page.context["cl"].result_list)


def test_word_in_use_is_not_deleted_and_its_use_is_named() -> None:
    event = make_event("Talks in Kabul")
    delete = address_of(event.type).replace("change", "delete")
    response = client_of("editor").post(delete, {"post": "yes"})
    assert response.status_code == 200
    assert "Talks in Kabul" in response.content.decode()
    assert EventType.objects.filter(pk=event.type_id).exists()
