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


ADDRESS = "203.0.113.9"


def lines_for(forms: list[dict[str, str]], caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says when these forms are sent, one after the other, from `ADDRESS`."""
    client = Client(REMOTE_ADDR=ADDRESS)
    for form in forms:
        client.post(LOGIN, form)
    assert ADDRESS not in caplog.text
    return [each.getMessage() for each in caplog.records if each.name.startswith(("rel", "axes"))]


def test_login_is_one_line_with_the_key_of_the_account(caplog: pytest.LogCaptureFixture) -> None:
    editor = make_editor(is_staff=True)
    assert lines_for([RIGHT], caplog) == [f"action=login account={editor.pk}"]


def test_failed_logins_and_the_lockout_are_a_line_each(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.AXES_ENABLED = True
    account = make_editor(is_staff=True).pk
    failed = f"action=login account={account} refused=credentials"
    locked = f"action=login account={account} refused=lockout"
    assert lines_for([WRONG] * 5 + [RIGHT], caplog) == [failed] * 4 + [locked] * 2


def test_account_that_may_not_see_the_desk_is_told_from_a_wrong_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    account = make_editor().pk
    assert lines_for([RIGHT], caplog) == [f"action=login account={account} refused=no-access"]


def test_no_line_repeats_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    typed = {"username": "my password, by mistake\nfake=line", "password": "another"}
    [line] = lines_for([typed], caplog)
    assert line == "action=login account=unknown refused=credentials"
    assert "mistake" not in caplog.text


def test_form_that_is_not_filled_in_is_no_login(caplog: pytest.LogCaptureFixture) -> None:
    assert lines_for([{"username": "editor", "password": ""}, {"password": "one"}], caplog) == []
