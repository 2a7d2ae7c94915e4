"""Logging in, and being locked out."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_editor

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
WRONG = {"username": "editor", "password": "a wrong one"}
RIGHT = {"username": "editor", "password": "a long and plain password"}


def test_login_page_bears_the_name_of_the_site() -> None:
    page = Client().get(LOGIN).content.decode()
    assert "Dyad" in page
    assert "Django" not in page


def test_fifth_failure_locks_out_in_plain_words_even_with_the_right_password(
    settings: Any,
) -> None:
    settings.AXES_ENABLED = True
    make_editor(is_staff=True)
    client = Client()
    for _ in range(4):
        assert client.post(LOGIN, WRONG).status_code == 200
    for form in (WRONG, RIGHT):
        response = client.post(LOGIN, form)
        page = response.content.decode()
        assert response.status_code == 429
        assert "did not match 5 times in a row" in page
        assert "Wait 15 minutes" in page
        assert "Django" not in page
    assert "_auth_user_id" not in client.session


def test_another_account_is_not_locked_out_with_it(settings: Any) -> None:
    settings.AXES_ENABLED = True
    make_editor("other", is_staff=True)
    client = Client()
    for _ in range(5):
        client.post(LOGIN, WRONG)
    assert client.post(LOGIN, RIGHT | {"username": "other"}).status_code == 302
