"""The vocabulary at the desk: found by its words, its codes given once."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Model

from relations.desk.drafting.extracted import findings_in
from relations.editions.authorship import authors_of
from relations.record.country_names import CountryName
from relations.record.vocabulary import Actor, Country, EventType, Topic
from tests.desk.desk import client_of, inline
from tests.factories import make_actor, make_event, make_source, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def address_of(row: Model) -> str:
    return f"/admin/relations/{row._meta.model_name}/{row.pk}/change/"


CASES: dict[str, tuple[Any, dict[str, str], dict[str, str]]] = {
    "country": (
        lambda: Country.objects.get(alpha3="AFG"),
        {"name": "A new name", "standing": "member", **inline("names", [])},
        {"alpha3": "XXX", "alpha2": "XX", "slug": "elsewhere"},
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


# The form in which a word is added, and the codes that are made from its name.
ADDED: dict[str, tuple[type[Model], dict[str, str], dict[str, str]]] = {
    "actor": (
        Actor,
        {"name": "Ministry of Defence", "kind": "office"},
        {"code": "ministry-of-defence"},
    ),
    "eventtype": (
        EventType,
        {"label": "papal visit", "plural": "papal visits", "quad": "neutral"},
        {"code": "papal-visit"},
    ),
    "topic": (Topic, {"label": "deep-sea mining"}, {"code": "deep-sea-mining"}),
    "country": (
        Country,
        {"name": "New Ruritania", "standing": "de-facto-state", **inline("names", [])},
        {"alpha3": "XNR", "slug": "new-ruritania"},
    ),
}


@pytest.mark.parametrize("model", ADDED)
def test_code_is_made_from_the_name_when_a_word_is_added(model: str) -> None:
    row, form, codes = ADDED[model]
    sent = form | dict.fromkeys(codes, "SENT")
    assert client_of("editor").post(f"/admin/relations/{model}/add/", sent).status_code == 302
    assert row._default_manager.filter(**codes).exists()


def test_country_on_record_is_not_added_again() -> None:
    before = Country.objects.count()
    form = {"name": "kosovo", "standing": "de-facto-state", **inline("names", [])}
    page = client_of("editor").post("/admin/relations/country/add/", form)
    assert "A country of this name is on record." in page.content.decode()
    assert Country.objects.count() == before


@pytest.mark.parametrize("model", ADDED)
def test_code_is_not_asked_for(model: str) -> None:
    page = client_of("superuser").get(f"/admin/relations/{model}/add/")
    asked = set(page.context["adminform"].form.fields)
    assert asked.isdisjoint({"code", "alpha3", "alpha2", "slug"})


def test_country_added_by_hand_is_recognised_in_text_at_once() -> None:
    article = make_source("New Ruritania and Serbia met. Two Ruritanians left Strelsau.")
    sentences = list(article.sentences.all())
    assert [str(each) for each in findings_in(sentences).countries] == ["Serbia"]
    names = inline("names", [{"kind": "capital", "name": "Strelsau"}])
    form = {"name": "New Ruritania", "standing": "member", **names}
    client_of("editor").post("/admin/relations/country/add/", form)
    country = Country.objects.get(name="New Ruritania")
    assert set(findings_in(sentences).countries) == {country, Country.objects.get(alpha3="SRB")}
    assert findings_in(sentences[1:]).countries[0] == country


def test_name_added_by_hand_is_recognised_and_one_taken_away_is_not() -> None:
    [sentence] = make_source("The Ruritanians left Norway.").sentences.all()
    sweden = Country.objects.get(alpha3="SWE")
    client = client_of("editor")
    form = {"name": "Sweden", "standing": "member"}
    row = {"kind": "demonym", "name": "Ruritanian"}
    client.post(address_of(sweden), form | inline("names", [row]))
    assert sweden in findings_in([sentence]).countries
    row |= {"id": str(sweden.names.get(name="Ruritanian").pk), "DELETE": "on"}
    client.post(address_of(sweden), form | inline("names", [row], stored=1))
    assert sweden not in findings_in([sentence]).countries
    assert sweden.names.exists()


def test_name_added_by_hand_outlives_an_upgrade() -> None:
    sweden = Country.objects.get(alpha3="SWE")
    CountryName.objects.create(country=sweden, kind="demonym", name="Ruritanian")
    before = CountryName.objects.count()
    call_command("load_vocabulary", verbosity=0)
    assert sweden.names.filter(name="Ruritanian").exists()
    assert CountryName.objects.count() == before


# What is typed in a field for a country, and the country that comes first.
TYPED = [
    ("UK", "United Kingdom"),
    ("u.k.", "United Kingdom"),
    ("England", "United Kingdom"),
    ("America", "United States"),
    ("US", "United States"),
    ("Türkiye", "Turkey"),
    ("turkiye", "Turkey"),
    ("Burma", "Myanmar"),
    ("Côte", "Ivory Coast"),
    ("cote d'iv", "Ivory Coast"),
    ("Cote d’Ivoire", "Ivory Coast"),
    ("DRC", "Democratic Republic of the Congo"),
    ("congo brazza", "Republic of the Congo"),
    ("Swaziland", "Eswatini"),
    ("Holland", "Netherlands"),
    ("Czech Rep", "Czechia"),
    ("Niger", "Niger"),
    ("Nigeria", "Nigeria"),
    ("Guinea", "Guinea"),
    ("Georgia", "Georgia"),
    ("Aland", "Åland Islands"),
    ("Reunion", "Réunion"),
    ("sao tome", "São Tomé and Príncipe"),
    ("Kosovo", "Kosovo"),
    ("XK", "Kosovo"),
    ("USSR", "Soviet Union"),
    ("GDR", "East Germany"),
    ("Serbia and Mon", "State Union of Serbia and Montenegro"),
    ("Kremlin", "Russia"),
    ("Danes", "Denmark"),
    ("swe", "Sweden"),
    ("Dominican", "Dominican Republic"),
    ("korea", "North Korea"),
]


@pytest.mark.parametrize(("typed", "first"), TYPED)
def test_country_is_found_by_any_of_its_names(typed: str, first: str) -> None:
    assert completed("participation", typed)[0] == first


def test_speakers_country_is_found_the_same_way() -> None:
    assert completed("actor", "England") == ["United Kingdom"]


def completed(model: str, typed: str) -> list[str]:
    """What the field for a country of this model offers for what is typed."""
    field = {"app_label": "relations", "model_name": model, "field_name": "country"}
    answer = client_of("contributor").get("/admin/autocomplete/", {**field, "term": typed})
    return [each["text"] for each in answer.json()["results"]]


@pytest.mark.parametrize("typed", ["Panama hat", "Zzz", "%", "'", "\\", "“"])
def test_what_names_no_country_finds_none(typed: str) -> None:
    assert completed("participation", typed) == []


def test_list_of_countries_is_sorted_by_the_column_that_is_chosen() -> None:
    page = client_of("editor").get("/admin/relations/country/?q=guinea&o=-0")
    names = [str(row) for row in page.context["cl"].result_list]
    assert names == sorted(names, reverse=True) != []


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


@pytest.mark.parametrize("way", ["its page", "the list"])
def test_who_deletes_a_topic_is_an_author_of_the_events_that_had_it(way: str) -> None:
    event, topic = make_event(topics=("border", "trade")), Topic.objects.get(code="border")
    publish(event)
    client = client_of("editor")
    if way == "its page":
        client.post(f"/admin/relations/topic/{topic.pk}/delete/", {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": topic.pk, "post": "yes"}
        client.post("/admin/relations/topic/", chosen)
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert [each.username for each in authors_of(event)] == ["editor"]
