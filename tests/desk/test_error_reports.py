"""Error reports at the desk: who reads them, and what settling one does."""

import pytest
from django.test import Client
from django.urls import reverse

from relations.error_reports import ErrorReport, ReportedThing, receive
from relations.record.models import Event
from tests.desk.desk import client_of
from tests.desk.worklist.record import lines_for
from tests.factories import make_event, make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LIST = "/admin/relations/errorreport/"


def make_report(text: str = "It was a Sunday.") -> ErrorReport:
    edition = make_published()
    return receive(ReportedThing("event", edition.code), text=text, reply_to="reader@example.org")


def page_of(report: ErrorReport) -> str:
    return reverse("admin:relations_errorreport_change", args=[report.pk])


def test_waiting_report_stands_among_what_waits_until_it_is_settled() -> None:
    report, editor = make_report(), client_of("editor")
    assert lines_for(editor)[f"{LIST}?waits=settling"].count == 1
    editor.post(page_of(report), {"outcome": "Corrected to Saturday."})
    assert f"{LIST}?waits=settling" not in lines_for(editor)


def test_settling_names_who_did_it_and_forgets_the_reader() -> None:
    report, editor = make_report(), client_of("editor")
    assert "reader@example.org" in editor.get(page_of(report)).content.decode()
    editor.post(page_of(report), {"outcome": "Corrected to Saturday."})
    report.refresh_from_db()
    assert (report.outcome, report.reply_to) == ("Corrected to Saturday.", "")
    assert report.settled_at
    assert report.settled_by


def test_what_a_reader_wrote_cannot_be_changed() -> None:
    report = make_report()
    client_of("editor").post(page_of(report), {"outcome": "", "text": "Other words."})
    report.refresh_from_db()
    assert (report.text, report.settled_at) == ("It was a Sunday.", None)


def test_report_leads_to_what_it_is_about() -> None:
    report = make_report()
    page = client_of("editor").get(page_of(report)).content.decode()
    event = Event.objects.get(code=report.code)
    assert reverse("admin:relations_event_change", args=[event.pk]) in page


def test_report_outlives_what_it_is_about() -> None:
    draft = make_event()
    report = receive(ReportedThing("event", draft.code), text="Gone by now.")
    draft.delete()
    assert client_of("editor").get(page_of(report)).status_code == 200


def test_contributors_and_strangers_see_no_report() -> None:
    report = make_report()
    for client in (client_of("contributor"), Client()):
        for address in (LIST, page_of(report)):
            assert client.get(address).status_code in {302, 403}, address
