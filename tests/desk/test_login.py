"""Logging in, and being slowed down."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.desk.desk import client_of
from tests.factories import make_editor

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
WRONG = {"username": "editor", "password": "a wrong one"}
RIGHT = {"username": "editor", "password": "a long and plain password"}


def test_login_page_bears_the_name_of_the_site() -> None:
    page = Client().get(LOGIN).content.decode()
    assert "Dyad" in page
    assert "Django" not in page


def test_further_failures_wait_in_plain_words_even_with_the_right_password() -> None:
    make_editor(is_staff=True)
    client = Client()
    for _ in range(3):
        assert client.post(LOGIN, WRONG).status_code == 200
    for form in (WRONG, RIGHT):
        response = client.post(LOGIN, {**form, "next": "/admin/?a=b"})
        page = response.content.decode()
        assert (response.status_code, response.headers["Retry-After"]) == (429, "2")
        assert "Wait 2 seconds, then" in page
        assert 'href="/admin/login/?next=%2Fadmin%2F%3Fa%3Db"' in page
        assert "Django" not in page
    assert "_auth_user_id" not in client.session


ADDRESS = "203.0.113.9"


def lines_for(forms: list[dict[str, str]], caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says when these forms are sent, one after the other, from `ADDRESS`."""
    client = Client(REMOTE_ADDR=ADDRESS)
    for form in forms:
        client.post(LOGIN, form)
    assert ADDRESS not in caplog.text
    return [each.getMessage() for each in caplog.records if each.name.startswith("rel")]


def test_login_is_one_line_with_the_key_of_the_account(caplog: pytest.LogCaptureFixture) -> None:
    editor = make_editor(is_staff=True)
    assert lines_for([RIGHT], caplog) == [f"action=login account={editor.pk}"]


def test_failed_logins_and_those_that_come_too_soon_are_a_line_each(
    caplog: pytest.LogCaptureFixture,
) -> None:
    account = make_editor(is_staff=True).pk
    failed = f"action=login account={account} refused=credentials"
    early = f"action=login account={account} refused=too-soon"
    assert lines_for([WRONG] * 4 + [RIGHT], caplog) == [failed] * 3 + [early] * 2


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


def test_logins_within_a_minute_are_limited_also_where_all_succeed(settings: Any) -> None:
    settings.LOGINS_PER_MINUTE = 2
    make_editor(is_staff=True)
    answers = [Client(REMOTE_ADDR="198.51.100.1").post(LOGIN, RIGHT) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert Client(REMOTE_ADDR="198.51.100.2").post(LOGIN, RIGHT).status_code == 302


ELSEWHERE = [
    "/",
    "/timeline/",
    "//evil.example/admin/",
    "https://evil.example/admin/",
    "http://testserver/admin/",
    "/admin/../timeline/",
    "/admin/%2e%2e/timeline/",
    "/admin/logout/",
    "/admin\\..\\",
    "javascript:alert(1)",
    "\0",
    "\ud800".encode("utf-8", "surrogatepass"),
]


@pytest.mark.parametrize("place", ["address", "form"])
def test_login_leads_to_the_desk_and_nowhere_else(place: str) -> None:
    make_editor(is_staff=True)
    led = {}
    for where in ELSEWHERE:
        named = {"next": where}
        address = f"{LOGIN}?{urlencode(named)}" if place == "address" else LOGIN
        client = Client()
        assert "evil" not in str(client.get(address).context["next"])
        answer = client.post(address, {**RIGHT, **named} if place == "form" else RIGHT)
        led[where] = answer["Location"]
    assert led == dict.fromkeys(ELSEWHERE, "/admin/")


def test_logout_leads_nowhere_that_it_is_told() -> None:
    client = client_of("editor")
    answers = [client.post("/admin/logout/", {"next": where}) for where in ELSEWHERE]
    assert {answer.get("Location", "/admin/") for answer in answers} == {"/admin/"}


def test_login_leads_to_the_page_of_the_desk_that_was_asked_for() -> None:
    make_editor(is_staff=True, is_superuser=True)
    where = "/admin/relations/event/?q=talks&_popup=1"
    assert Client().post(f"{LOGIN}?{urlencode({'next': where})}", RIGHT)["Location"] == where
