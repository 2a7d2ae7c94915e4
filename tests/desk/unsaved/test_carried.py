"""What was sent with a form, carried by a page to the next request."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from relations.desk.unsaved.carried import CarriedForm

ADDRESS = "/admin/relations/event/add/"
FIELDS = st.lists(st.tuples(st.text(), st.text()))


@given(FIELDS, FIELDS)
def test_all_that_is_carried_arrives_in_its_order(
    fields: list[tuple[str, str]], files: list[tuple[str, str]]
) -> None:
    carried = CarriedForm(ADDRESS, fields, files)
    arrived = CarriedForm.loaded(carried.dumped(), ADDRESS)
    assert arrived == carried
    assert (arrived.fields, arrived.files) == (fields, files)


@given(st.one_of(st.text(), st.recursive(st.text(), st.lists).map(repr)))
def test_whatever_else_a_page_brings_is_no_error(text: str) -> None:
    assert isinstance(CarriedForm.loaded(text, ADDRESS), CarriedForm)


def test_token_and_passwords_are_left_behind_and_files_by_name_only() -> None:
    form: dict[str, Any] = {
        "title": "Kept",
        "topics": ["2", "1"],
        "csrfmiddlewaretoken": "secret",
        "old_password": "secret",
        "password1": "secret",
        "page": SimpleUploadedFile("article.html", b"secret"),
    }
    carried = CarriedForm.of(RequestFactory().post("/", form))
    assert carried.fields == [("title", "Kept"), ("topics", "2"), ("topics", "1")]
    assert carried.files == [("page", "article.html")]
    assert "secret" not in carried.dumped()


@pytest.mark.parametrize(("letters", "is_too_large"), [(19_000, False), (21_000, True)])
def test_what_would_be_refused_is_known_before(
    letters: int, is_too_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.desk.unsaved.carried.MOST_CARRIED", 40_000)
    # Two bytes each.
    assert CarriedForm(ADDRESS, [("pasted", "ک" * letters)]).is_too_large is is_too_large
