"""How much a form may send, and what becomes of one that sends more."""

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from relations.desk.unsaved.carried import MOST_CARRIED, CarriedForm
from relations.desk.unsaved.form_limits import SMALL, FormLimits
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from tests.desk.desk import EVENTS, SOURCES, client_of, event_form, form_of, page_of
from tests.factories import make_actor, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TOPICS = "/admin/relations/topic/add/"
LARGE = "word " * (SMALL.size // 5 + 1)


def make_long_event(statements: int) -> Event:
    """An event with so many statements, each of which cites a sentence."""
    event = make_event()
    [cited] = event.citations.all()
    speaker = make_actor()
    Statement.objects.bulk_create(
        Statement(event=event, speaker=speaker, act="concern", text=f"She is concerned: {number}.")
        for number in range(statements)
    )
    Citation.objects.bulk_create(
        Citation(statement=each, sentence=cited.sentence) for each in event.statements.all()
    )
    return event


def sent_whole(event: Event, **fields: Any) -> dict[str, Any]:
    """The form of an event as a browser sends it: with the blank fields of each statement."""
    blank = ("new_speaker", "new_speaker_country", "capacity", "on_behalf_of", "addressee")
    blank += ("quotation", "responds_to", "date", "figure_measure")
    blank += ("figure_low", "figure_best", "figure_high")
    rows = range(event.statements.count())
    sent = {f"statements-{number}-{name}": "" for number in rows for name in blank}
    sent |= {f"statements-{number}-new_speaker_kind": "person" for number in rows}
    return sent | form_of(event, **fields)


def test_event_of_500_statements_is_saved() -> None:
    event = make_long_event(500)
    form = sent_whole(event, title="New")
    form["statements-499-text"] = "She has changed her mind."
    assert len(form) > 9000
    assert client_of("contributor").post(page_of(event), form).status_code == 302
    event.refresh_from_db()
    assert event.title == "New"
    assert event.statements.filter(text="She has changed her mind.").count() == 1
    assert event.statements.filter(text__startswith="She is concerned").count() == 499
    assert Citation.objects.filter(statement__event=event).count() == 500


def test_queries_of_a_save_do_not_grow_with_the_statements(
    django_assert_max_num_queries: Any,
) -> None:
    event, client = make_long_event(60), client_of("contributor")
    form = sent_whole(event, title="New")
    with django_assert_max_num_queries(60):
        assert client.post(page_of(event), form).status_code == 302


def test_form_with_too_many_fields_comes_back_with_what_was_typed() -> None:
    fields = {f"field-{number}": f"typed {number}" for number in range(SMALL.fields)}
    page = client_of("contributor").post(TOPICS, {"label": "New & “typed”", **fields})
    assert page.status_code == 413
    said = page.content.decode()
    assert "The form has 1001 fields, and this page takes 1000 at most." in said
    assert "label: New &amp; “typed”\n" in said
    assert "field-999: typed 999" in said


def test_form_with_more_fields_than_are_read_is_answered_in_words() -> None:
    many = "&a" * (site_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    client = client_of("contributor")
    page = client.post(f"{EVENTS}add/", many, "application/x-www-form-urlencoded")
    assert page.status_code == 413
    assert "more fields or files than can be read" in page.content.decode()


def test_form_that_is_too_large_is_answered_in_words_and_not_read() -> None:
    client = client_of("contributor")
    for address in (TOPICS, "/admin/password_change/", "/admin/relations/event/"):
        page = client.post(address, {"label": LARGE})
        assert page.status_code == 413
        said = page.content.decode()
        assert "and this page takes 128 at most." in said
        assert "go back in your browser, where it still stands" in said
        assert "word word" not in said
        assert not page.wsgi_request.POST


class Stalled(BytesIO):
    """What is sent of a body before the server has waited for the rest in vain."""

    def read(self, *_size: int | None) -> bytes:
        raise TimeoutError


@pytest.mark.parametrize("address", ["/admin/login/", TOPICS])
def test_form_that_is_too_large_and_never_comes_is_answered_in_words(address: str) -> None:
    sent = {"CONTENT_LENGTH": str(SMALL.size + 1), "wsgi.input": Stalled()}
    page = client_of("contributor").post(address, **sent)
    assert page.status_code == 413
    assert "and this page takes 128 at most." in page.content.decode()


@pytest.mark.parametrize("role", ["account", "staff"])
@pytest.mark.parametrize("address", [f"{EVENTS}add/", f"{SOURCES}add/"])
def test_large_form_is_not_read_from_who_may_not_send_it(role: str, address: str) -> None:
    page = client_of(role).post(address, {"pasted": LARGE, "title": "Mine"})
    assert page.status_code == 413
    assert not page.wsgi_request.POST


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (f"{EVENTS}add/", {"title": "Typed"}),
        (f"{EVENTS}add/", {"summary": LARGE}),
        (f"{SOURCES}add/", {"page": SimpleUploadedFile("page.html", LARGE.encode())}),
        ("/admin/login/", {"carried": CarriedForm(TOPICS, [("label", "Typed")]).dumped()}),
        ("/admin/login/", {"carried": CarriedForm(TOPICS, [("label", LARGE)]).dumped()}),
    ],
    ids=["small", "large", "file", "carried", "much carried"],
)
def test_nothing_of_a_stranger_is_carried(address: str, form: dict[str, Any]) -> None:
    stranger = Client()
    stranger.cookies["known"] = "has worked at the desk:1uXyzw:forged"
    stranger.cookies["sessionid"] = "made-up"
    answer = stranger.post(address, {**form, "next": TOPICS})
    said = answer.content.decode()
    assert answer.status_code in {200, 302, 413}
    assert "Typed" not in said
    assert "word word" not in said
    assert 'name="carried"' not in said


def test_what_an_editor_typed_is_carried_over_the_end_of_a_session() -> None:
    client = client_of("contributor")
    client.get("/admin/")
    client.cookies.pop("sessionid")
    page = client.post(f"{EVENTS}add/", event_form(title="Typed", summary=LARGE))
    assert page.status_code == 403
    assert "What you typed is not lost" in page.content.decode()
    mark = client.cookies["known"]
    assert (mark["httponly"], mark["samesite"], mark["path"]) == (True, "Lax", "/admin/")


def test_browser_of_who_may_not_enter_is_not_known_by_it() -> None:
    for role in ("nobody", "account"):
        client = client_of(role)
        client.get("/admin/")
        client.get("/admin/login/")
        assert "known" not in client.cookies


def declared_limits() -> list[FormLimits]:
    """The limits of all views of the site that have some of their own."""

    def views(patterns: list[URLPattern | URLResolver]) -> Any:
        for each in patterns:
            if isinstance(each, URLPattern):
                yield each.callback
            else:
                yield from views(each.url_patterns)

    found = (getattr(view, "form_limits", None) for view in views(get_resolver().url_patterns))
    return [each for each in found if each]


def test_no_view_takes_more_than_django_reads() -> None:
    found = declared_limits()
    assert len(found) >= 7
    assert max(each.size for each in found) <= site_settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert max(each.fields for each in found) < site_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    open_to_all = [each for each in found if not each.permissions]
    assert [each.size > MOST_CARRIED for each in open_to_all] == [True]  # the login
