"""What was typed outlives the session of its editor."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.desk.unsaved.carried import CarriedForm
from relations.desk.unsaved.resending import is_of_the_desk
from relations.record.models import Event
from relations.record.vocabulary import EventType
from relations.sources.models import Source
from tests.desk.desk import (
    EVENTS,
    SOURCES,
    citation,
    client_of,
    event_form,
    form_of,
    page_of,
    participation,
)
from tests.desk.test_policy import INLINE
from tests.desk.unsaved.forms import form_on
from tests.factories import make_actor, make_editor, make_event, make_sentence
from tests.web.markup import links, named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LOGIN = "/admin/login/"
EDITOR = {"username": "editor", "password": "a long and plain password"}
WRONG = {"username": "editor", "password": "a wrong one"}
TYPED = " Two lines,\r\n“and” <b> the second \U0001f5fa & 'more' "


def expired(role: str = "editor") -> Client:
    """The browser of someone who is logged out while a page is open."""
    client = client_of(role)
    client.get("/admin/search/")
    client.cookies.pop("sessionid")
    return client


def logged_in(client: Client, page: Any, account: dict[str, str] = EDITOR) -> Any:
    """What follows when a login page is filled in and sent."""
    return client.post(LOGIN, {**form_on(page, "login-form"), **account})


def sent_again(client: Client, page: Any, **options: Any) -> Any:
    """What follows when the one button of the page is pressed."""
    action = with_id(page, "resend").attributes["action"]
    return client.post(action, form_on(page, "resend"), **options)


def test_change_typed_over_the_end_of_a_session_is_stored_after_the_login() -> None:
    event, client = make_event(), expired()
    form = form_of(event, title="A title", summary=TYPED)
    page = client.post(page_of(event), form)
    assert page.status_code == 403
    assert "What you typed is not lost" in page.content.decode()
    again = logged_in(client, page)
    assert again.status_code == 200
    assert "You are logged in again; nothing has been stored yet." in again.content.decode()
    assert Event.objects.get().title != "A title"
    assert sent_again(client, again).status_code == 302
    stored = Event.objects.get()
    assert (stored.title, stored.summary) == ("A title", TYPED.strip())


def test_every_field_is_sent_again_as_it_was_and_to_the_same_address() -> None:
    make_event()
    client, address = expired(), f"{EVENTS}add/?_changelist_filters=q%3DKabul&sentence=1"
    form = event_form(topics=["3", "1", "1"], title="\r\n\r\nSpace before", summary=TYPED, _save="")
    again = logged_in(client, client.post(address, form))
    assert with_id(again, "resend").attributes["action"] == address
    assert form_on(again, "resend") == {
        name: [*map(str, value if isinstance(value, list) else [value])]
        for name, value in form.items()
    } | {"csrfmiddlewaretoken": form_on(again, "resend")["csrfmiddlewaretoken"]}


def test_what_is_sent_again_is_all_in_sight_or_under_one_heading() -> None:
    client = expired()
    pressed = {"_publish": "Save and publish", "_reason": "A reason"}
    form = event_form(participations=[participation("AFG")], summary=TYPED, **pressed)
    again = logged_in(client, client.post(f"{EVENTS}add/", form))
    fields = {each.attributes["name"]: each for each in named(again, "textarea")}
    sent = {name for name, values in form_on(again, "resend").items() if any(values)}
    by_words = {"type", "participations-0-country", "participations-0-role"}
    assert set(fields) == sent - {"csrfmiddlewaretoken"} - by_words
    shown = {each.words for each in named(again, "span")}
    assert {
        "Type",
        str(EventType.objects.get(code="talks")),
        "Participation, 1: Country",
        "Afghanistan",
        "participant",
    } <= shown
    labelled = {each.attributes["for"]: each.words for each in named(again, "label")}
    assert labelled[fields["summary"].attributes["id"]] == "Summary"
    assert {each.attributes["id"] for each in fields.values()} <= labelled.keys()
    [details] = named(again, "details")
    assert "Participations INITIAL FORMS" in details.words
    assert all(words not in details.words for words in ("Summary", "Publish", "Reason"))


def test_names_of_rows_are_told_only_to_who_may_use_the_form() -> None:
    make_editor("stranger", is_staff=True)
    client, sentence = expired(), make_sentence()
    form = event_form(citations=[{"sentence": sentence.pk, "field": "whole"}])
    page = client.post(f"{EVENTS}add/", form)
    names = {sentence.text, str(EventType.objects.get(code="talks"))}
    for name, is_told in (("stranger", False), ("editor", True)):
        shown = logged_in(client, page, EDITOR | {"username": name}).content.decode()
        assert {each in shown for each in names} == {is_told}


def queries_of_the_list(client: Client, rows: int) -> int:
    said = {"speaker": make_actor().pk, "act": "deny", "text": "She denies it."}
    cited = [citation("whole", "supports") for _ in range(rows)]
    form = event_form(statements=[said] * rows, citations=cited)
    client.cookies.pop("sessionid", None)
    page = client.post(f"{EVENTS}add/", form)
    with CaptureQueriesContext(connection) as queries:
        assert logged_in(client, page).status_code == 200
    return len(queries)


def test_longer_form_asks_no_more_of_the_database() -> None:
    client = client_of("editor")
    client.get("/admin/search/")
    queries_of_the_list(client, 1)
    assert queries_of_the_list(client, 1) == queries_of_the_list(client, 12)


def test_form_that_nobody_has_filled_in_is_listed_without_blanks() -> None:
    client = expired()
    again = logged_in(client, client.post(f"{SOURCES}add/", {"pasted": "", "x": "y"}))
    assert [each.attributes["name"] for each in named(again, "textarea")] == ["x"]
    assert form_on(again, "resend")["pasted"] == [""]


def test_five_megabytes_of_pasted_text_survive() -> None:
    words = 'سفیر "کابل" گفت.\r\n' * 160_000
    assert len(words.encode()) > 4_500_000
    client = expired()
    page = client.post(f"{SOURCES}add/", {"pasted": words, "_read": "1"})
    again = logged_in(client, page)
    assert form_on(again, "resend")["pasted"] == [words]


def test_what_is_too_much_to_be_carried_is_said_before_the_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("relations.desk.unsaved.carried.MOST_CARRIED", 20_000)
    client = expired()
    page = client.post(f"{SOURCES}add/", {"pasted": "word " * 5_000, "_read": "1"})
    assert "too much to be carried over the login" in page.content.decode()
    assert "carried" not in form_on(page, "login-form")
    assert logged_in(client, page)["Location"] == f"{SOURCES}add/"


def test_what_is_more_than_can_be_read_is_said_to_stand_in_the_browser() -> None:
    answer = expired().post(f"{SOURCES}add/", {"pasted": "word " * 1_700_000})
    assert answer.status_code == 413
    assert "go back in your browser, where it still stands" in answer.content.decode()


def test_file_is_to_be_chosen_again_and_no_password_is_carried() -> None:
    client = expired()
    file = SimpleUploadedFile("article.html", b"<p>A secret of the file")
    page = client.post(f"{SOURCES}add/", {"pasted": "", "page": file, "new_password1": "hidden"})
    carried = CarriedForm.loaded(form_on(page, "login-form")["carried"][0], "")
    assert carried.fields == [("pasted", "")]
    assert carried.files == [("page", "article.html")]
    again = logged_in(client, page)
    assert "Choose “article.html” again" in again.content.decode()
    [field] = [each for each in named(again, "input") if each.attributes.get("type") == "file"]
    assert field.attributes["name"] == "page"


def test_change_of_a_password_carries_nothing() -> None:
    form = {"old_password": "one", "new_password1": "two", "new_password2": "two"}
    assert expired().post("/admin/password_change/", form).status_code == 302


def test_failed_logins_and_a_wait_keep_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    client = expired()
    page = client.post(f"{EVENTS}add/", event_form(summary=TYPED))
    for status in (200, 200, 200, 429):
        page = logged_in(client, page, WRONG)
        assert page.status_code == status
    assert "What you typed before is not lost" in page.content.decode()
    page = client.post(LOGIN, form_on(page, "login-form"))
    assert page.status_code == 403
    locked = logged_in(client, page)
    assert locked.status_code == 429
    monkeypatch.setattr("relations.limits.login_delays.WITHOUT_WAIT", 9)
    again = logged_in(client, client.post(LOGIN, form_on(locked, "login-form")))
    assert form_on(again, "resend")["summary"] == [TYPED]


def test_another_account_sends_it_again_only_where_it_may() -> None:
    event, client = make_event(), expired()
    page = client.post(page_of(event), form_of(event, title="By the editor"))
    make_editor("stranger", is_staff=True)
    again = logged_in(client, page, EDITOR | {"username": "stranger"})
    assert sent_again(client, again).status_code == 403
    assert Event.objects.get().title != "By the editor"


def test_nothing_of_it_is_on_the_server_or_in_another_browser() -> None:
    client = expired()
    client.post(f"{EVENTS}add/", event_form(summary="Typed"))
    assert client.post(LOGIN, EDITOR).status_code == 302
    assert "Typed" not in client.get(f"{EVENTS}add/").content.decode()
    assert not any("Typed" in str(value) for value in client.session.values())


def test_conflict_is_found_also_after_a_login() -> None:
    event, client = make_event(), client_of("editor")
    form = form_on(client.get(page_of(event)), "event_form")
    client.cookies.pop("sessionid")
    page = client.post(page_of(event), {**form, "title": "Mine"})
    Event.objects.update(title="Theirs")
    assert sent_again(client, logged_in(client, page)).status_code == 409
    assert Event.objects.get().title == "Theirs"


def test_account_that_is_no_longer_staff_is_asked_for_another_one() -> None:
    client = client_of("editor")
    User.objects.update(is_staff=False)
    page = client.post(f"{EVENTS}add/", event_form())
    assert "You are logged in as editor, who may not see this page." in page.content.decode()


def test_form_that_needs_nothing_of_it_leads_to_the_login_as_ever() -> None:
    client = expired()
    assert client.get(f"{EVENTS}add/").status_code == 302
    assert client.post(f"{EVENTS}add/").status_code == 302
    assert client.post("/admin/logout/", {"next": "/"})["Location"] == "/admin/"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/admin/", True),
        (f"{EVENTS}add/", True),
        (f"{EVENTS}1/change/?_popup=1", True),
        ("/admin/login/", False),
        ("/admin/log%69n/", False),
        ("/admin/login/?next=/admin/", False),
        ("/admin/logout/", False),
        ("/", False),
        ("/sources/", False),
        ("//evil.example/admin/", False),
        ("https://evil.example/admin/", False),
        ("/\\evil.example/admin/", False),
        ("javascript:alert(1)", False),
        ("/admin/../", False),
        ("/admin/../timeline/", False),
        ("/admin/%2e%2E/timeline/", False),
        ("/admin/relations/..\\..\\timeline/", False),
        ("/admin/.\t./timeline/", False),
        ("/admin/\r\nSet-Cookie: a=b", False),
        ("/admin/relations/event/?q=../a", True),
        ("", False),
        ("/adm", False),
    ],
)
def test_addresses_to_which_a_form_may_be_sent_again(address: str, expected: bool) -> None:
    assert is_of_the_desk(address) is expected


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/admin/", "/", ""])
def test_login_leads_nowhere_else_with_what_it_carries(address: str) -> None:
    make_editor(is_staff=True)
    carried = CarriedForm(address, [("title", "Forged")]).dumped()
    answer = Client().post(LOGIN, {**EDITOR, "carried": carried, "next": address})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize("carried", ["x", "[]", "{}", '{"fields": 1, "files": []}', "[" * 99_999])
def test_broken_carriage_is_an_ordinary_login(carried: str) -> None:
    make_editor(is_staff=True)
    sent = {**EDITOR, "carried": carried, "next": EVENTS}
    assert Client().post(LOGIN, sent)["Location"] == EVENTS


# What the browser says of where a form comes from, and whether a page shows what it sent.
ORIGINS = {
    "own": ({"Origin": "http://testserver"}, True),
    "own, by its referrer": ({"Referer": "http://testserver/admin/"}, True),
    "another": ({"Origin": "https://evil.example"}, False),
    "another, by its referrer": ({"Referer": "https://evil.example/admin/"}, False),
    "own in name": ({"Origin": "http://testserver.evil.example"}, False),
    "hidden": ({"Origin": "null"}, False),
    "broken": ({"Origin": "http://[", "Referer": "http://testserver/"}, False),
    "another scheme": ({"Origin": "https://testserver"}, False),
    "unsaid": ({}, False),
}


def with_old_token(client: Client) -> dict[str, str]:
    """The token of a page that was opened before the browser's token changed."""
    client.handler.enforce_csrf_checks = True
    [token] = form_on(client.get(f"{EVENTS}add/"), "event_form")["csrfmiddlewaretoken"]
    client.cookies["csrftoken"] = "a" * 32
    return {"csrfmiddlewaretoken": token}


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("page", [f"{EVENTS}add/", f"{SOURCES}add/"])
def test_form_whose_token_is_old_is_shown_again_where_our_own_page_sent_it(
    page: str, origin: str
) -> None:
    headers, is_shown = ORIGINS[origin]
    client = client_of("editor")
    form = {**event_form(summary=TYPED), **with_old_token(client)}
    answer = client.post(page, form, headers=headers)
    assert answer.status_code == 403
    assert not Event.objects.exists()
    assert ("Send it again" in answer.content.decode()) is is_shown
    if is_shown:
        assert form_on(answer, "resend")["summary"] == [TYPED]
        assert sent_again(client, answer, headers=headers).status_code in {200, 302}


def test_form_whose_token_is_old_is_stored_once_it_is_sent_again() -> None:
    client = client_of("editor")
    form = {**event_form(summary=TYPED), **with_old_token(client)}
    headers = {"Origin": "http://testserver"}
    answer = client.post(f"{EVENTS}add/", form, headers=headers)
    assert sent_again(client, answer, headers=headers).status_code == 302
    assert Event.objects.get().summary == TYPED.strip()


def test_login_page_with_an_old_token_keeps_what_it_carries() -> None:
    client = client_of("editor")
    client.get("/admin/search/")
    session = client.cookies.pop("sessionid")
    page = client.post(f"{EVENTS}add/", event_form(summary=TYPED))
    client.handler.enforce_csrf_checks = True
    client.cookies["csrftoken"] = "a" * 32
    headers = {"Origin": "http://testserver"}
    sent = {**form_on(page, "login-form"), **EDITOR}
    asked = client.post(LOGIN, sent, headers=headers)
    assert 'name="carried"' in asked.content.decode()
    # Logged in again in another window.
    client.cookies["sessionid"] = session.value
    shown = client.post(LOGIN, sent, headers=headers)
    assert form_on(shown, "resend")["summary"] == [TYPED]


def test_old_token_without_a_session_leads_over_the_login() -> None:
    client = client_of("editor")
    client.get("/admin/search/")
    form = {**event_form(summary=TYPED), **with_old_token(client)}
    client.cookies.pop("sessionid")
    headers = {"Origin": "http://testserver"}
    asked = client.post(f"{EVENTS}add/", form, headers=headers)
    answer = client.post(LOGIN, {**form_on(asked, "login-form"), **EDITOR}, headers=headers)
    assert form_on(answer, "resend")["summary"] == [TYPED]


def test_foreign_form_without_a_session_is_not_carried_also_where_its_token_is_read_late() -> None:
    client = Client(enforce_csrf_checks=True)
    headers = {"Origin": "https://evil.example"}
    answer = client.post(f"{SOURCES}add/", {"pasted": "Forged"}, headers=headers)
    assert answer.status_code == 403
    assert "Forged" not in answer.content.decode()


@pytest.mark.parametrize(("address", "status"), [("/timeline/", 405), ("/admin/logout/", 403)])
def test_elsewhere_a_form_with_an_old_token_is_refused_and_not_carried(
    address: str, status: int
) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address, {"x": "Forged"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == status
    assert "Forged" not in answer.content.decode()


def test_pages_are_kept_nowhere_hold_nothing_inline_and_are_framed_by_none() -> None:
    client = expired()
    asked = client.post(f"{EVENTS}add/", event_form(summary=TYPED))
    failed = logged_in(client, asked, WRONG)
    for page in (asked, failed, logged_in(client, failed)):
        assert "no-store" in page["Cache-Control"]
        assert page["X-Frame-Options"] == "DENY"
        assert INLINE.findall(page.content.decode()) == []


def test_what_was_typed_is_never_markup() -> None:
    client = expired()
    form = event_form(title="</textarea><script>x</script>", **{'"><b>': "1"})
    page = client.post(f"{EVENTS}add/", form)
    again = logged_in(client, page)
    for each in (page, again):
        assert "<script>x" not in each.content.decode()
        assert named(each, "b") == []
    assert form_on(again, "resend")['"><b>'] == ["1"]
    assert links(again)["Leave it"] == "/admin/"
    assert not Source.objects.exists()
