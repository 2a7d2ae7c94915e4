"""Taking in a source, and what can be done with it afterwards."""

from typing import Any

import pytest

from relations.sources.models import Sentence, Source
from tests.desk.desk import SOURCES, client_of, errors_of
from tests.factories import ARTICLE, make_event, make_published, make_source
from tests.web.markup import links

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def source_form(**fields: Any) -> dict[str, Any]:
    return {
        "title": "A report from Kabul",
        "publisher": "The Courier",
        "published": "2025-04-20",
        "language": "en",
        "shows": "cited",
        "text": ARTICLE,
        "_store": "Store",
        **fields,
    }


def test_source_is_stored_with_its_sentences() -> None:
    response = client_of("contributor").post(f"{SOURCES}add/", source_form())
    source = Source.objects.get()
    assert response.status_code == 302
    assert len(source.sha256) == 64
    assert [sentence.number for sentence in source.sentences.all()] == [1, 2, 3, 4]


def test_text_is_refused_a_second_time_with_the_code_of_the_first() -> None:
    first = make_source(ARTICLE, title="The first")
    typed = source_form(title="The second", text="\r\n" + ARTICLE.replace("\n", "\r\n"))
    response = client_of("contributor").post(f"{SOURCES}add/", typed)
    assert response.context["form"].errors == {
        "text": [f"This text is already stored, as source {first.code}: The first"]
    }
    page = response.content.decode()
    assert 'value="The second"' in page
    assert "Their talks went on until the evening." in page
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("text", "* * *", "There is no sentence in this text."),
        ("text", "", "This field is required."),
        ("published", "20 April", "is not an EDTF date"),
        ("url", "javascript:alert(1)", "Enter a valid URL."),
        ("title", "", "This field is required."),
    ],
)
def test_error_stands_beside_its_field_and_all_typing_is_kept(
    field: str, value: str, error: str
) -> None:
    typed = source_form(dating_note="From the address") | {field: value}
    response = client_of("contributor").post(f"{SOURCES}add/", typed)
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert error in errors[field][0]
    assert "From the address" in response.content.decode()
    assert not Source.objects.exists()
    assert not Sentence.objects.exists()


def test_stored_text_is_shown_and_never_edited() -> None:
    source = make_source()
    page = f"{SOURCES}{source.pk}/change/"
    client = client_of("superuser")
    shown = client.get(page).content.decode()
    assert 'name="text"' not in shown
    assert source.sha256 in shown
    assert "Their talks went on until the evening." in shown
    client.post(page, source_form(title="A better title", text="Another text.", code="00000000"))
    stored = Source.objects.get()
    assert stored.title == "A better title"
    assert (stored.text, stored.sha256, stored.code) == (source.text, source.sha256, source.code)
    assert stored.sentences.count() == 4


def test_source_of_very_many_sentences_can_still_be_saved() -> None:
    """A form set of them would pass Django's limit of a thousand fields."""
    source = make_source("The border is open again. " * 1200)
    fields = source_form(title="A long report")
    response = client_of("editor").post(f"{SOURCES}{source.pk}/change/", fields)
    assert response.status_code == 302
    assert Source.objects.get().title == "A long report"


@pytest.mark.parametrize("words", ["Courier", "talks evening", "Kabul"])
def test_source_is_found_by_title_publisher_and_text(words: str) -> None:
    make_source()
    make_source("Nothing else.", title="Other", publisher="Other")
    found = client_of("contributor").get(SOURCES, {"q": words}).context["cl"].result_list
    assert [source.title for source in found] == ["A report from Kabul"]


@pytest.mark.parametrize("make", [make_event, make_published], ids=["draft", "edition"])
def test_cited_source_is_not_deleted_and_what_cites_it_is_named(make: Any) -> None:
    make()
    source, client = Source.objects.get(), client_of("editor")
    one = client.post(f"{SOURCES}{source.pk}/delete/", {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [source.pk], "post": "yes"}
    several = client.post(SOURCES, chosen)
    for response in (one, several):
        assert response.status_code == 200
        assert "Citation: the whole: 1. Kabul" in response.content.decode()
    assert Source.objects.exists()


def test_editor_deletes_a_source_taken_in_by_mistake() -> None:
    source = make_source()
    client_of("editor").post(f"{SOURCES}{source.pk}/delete/", {"post": "yes"})
    assert not Source.objects.exists()
    assert not Sentence.objects.exists()


def test_origin_of_a_stored_source_is_changed_on_its_page_which_names_its_reprints() -> None:
    agency = make_source(title="The agency’s report")
    reprint = make_source(title="Talks in Kabul", publisher="The Post")
    client = client_of("contributor")
    typed = source_form(origin="agency", origin_name="Reuters", same_origin_as=agency.pk)
    client.post(f"{SOURCES}{reprint.pk}/change/", typed | {"title": "Talks"})
    reprint.refresh_from_db()
    assert (reprint.origin_name, reprint.voice) == ("Reuters", agency)
    shown = client.get(f"{SOURCES}{agency.pk}/change/")
    assert links(shown)["Talks"] == f"{SOURCES}{reprint.pk}/change/"


def test_origin_is_looked_for_among_sources_that_are_no_reprints() -> None:
    agency = make_source(title="Talks: the agency’s report")
    make_source(title="Talks in Kabul", same_origin_as=agency)
    search = "/admin/autocomplete/?app_label=relations&model_name=source&field_name=same_origin_as"
    found = client_of("contributor").get(f"{search}&term=Talks").json()["results"]
    assert [each["id"] for each in found] == [str(agency.pk)]


def test_source_is_not_made_a_reprint_of_itself_or_of_its_own_reprint() -> None:
    agency = make_source()
    reprint = make_source(same_origin_as=agency)
    client = client_of("contributor")
    for named in (agency, reprint):
        typed = source_form(same_origin_as=named.pk)
        answer = client.post(f"{SOURCES}{agency.pk}/change/", typed)
        assert list(errors_of(answer)) == ["same_origin_as"]
    agency.refresh_from_db()
    assert agency.voice == agency


def test_source_that_others_are_reprints_of_is_not_deleted() -> None:
    agency = make_source()
    make_source(title="Talks in Kabul", same_origin_as=agency)
    answer = client_of("editor").post(f"{SOURCES}{agency.pk}/delete/", {"post": "yes"})
    assert "Talks in Kabul" in answer.content.decode()
    assert Source.objects.count() == 2
