"""What editors type to say why: how long it may be, and that nothing of it is lost."""

import re
from typing import Any

import pytest

from relations.editions.errors import Refused
from relations.editions.models import Review
from relations.editions.published_reason import LONGEST_REASON
from relations.editions.review import send_back, send_for_review
from tests.desk.desk import client_of, form_of, make_sent, page_of, review_form, review_page_of
from tests.factories import make_editor, make_event, make_published
from tests.web.markup import with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LONGEST = "line\n" * (LONGEST_REASON // 5 - 1) + "lines"
TOO_LONG = "x" * (LONGEST_REASON + 1)
SEND = {"_send": "1"}


def test_fields_say_how_long_a_reason_may_be(settings: Any) -> None:
    client, event = client_of("superuser"), make_published().event
    event.summary = "More is known."
    event.save()
    send_for_review(event, make_editor("author"))
    edition = make_published("Others meet")
    source = edition.event.citations.get().sentence.source
    pages = {
        review_page_of(event): ("reason", "unchecked", "remark"),
        f"/admin/relations/event/{edition.event.pk}/withdraw/": ("reason",),
        f"/admin/relations/edition/{edition.pk}/suppress/": ("reason",),
        f"/admin/relations/source/{source.pk}/suppress/": ("reason",),
        f"/admin/relations/source/{source.pk}/publish/": ("reason",),
        page_of(edition.event): ("_note", "_reason", "_unchecked"),
    }
    settings.REVIEW_BY_ANOTHER = False
    type(source).objects.filter(pk=source.pk).update(title="Otherwise")
    for page, names in pages.items():
        shown = client.get(page).content.decode()
        for name in names:
            field = re.search(rf'<(?:input|textarea)[^>]* name="{name}"[^>]*>', shown)
            assert field, (page, name)
            assert f'maxlength="{LONGEST_REASON}"' in field[0], (page, name)


def test_note_that_is_too_long_is_refused_beside_its_field_and_kept() -> None:
    event, client = make_event(), client_of("contributor")
    page = client.post(page_of(event), form_of(event, _note=TOO_LONG, **SEND), follow=True)
    assert "You wrote 2001 characters, and there is room for 2000." in page.content.decode()
    field = with_id(page, "id_note")
    assert field.attributes["value"] == TOO_LONG
    assert field.attributes["aria-describedby"] == "id_note_error"
    assert not Review.objects.exists()


def test_remark_that_is_too_long_is_refused_and_kept_with_the_judgements() -> None:
    event, client = make_sent(), client_of("editor")
    form = review_form(event, "unsupported", _send_back="1", remark=TOO_LONG)
    page = client.post(review_page_of(event), form)
    shown = page.content.decode()
    assert "You wrote 2001 characters, and there is room for 2000." in shown
    assert TOO_LONG in shown
    assert re.search(r'value="unsupported"[^>]*checked', shown)
    assert Review.objects.get().outcome == Review.Outcome.WAITING
    assert event.citations.get().judgement == ""


def test_line_breaks_count_once_though_browsers_send_two_characters() -> None:
    event, client = make_event(), client_of("contributor")
    sent = LONGEST.replace("\n", "\r\n")
    assert len(LONGEST) == LONGEST_REASON < len(sent)
    client.post(page_of(event), form_of(event, _note="Short", **SEND))
    form = review_form(event, _send_back="1", remark=sent)
    assert client_of("editor").post(review_page_of(event), form).status_code == 302
    assert Review.objects.get().remark == LONGEST


def test_no_door_stores_a_remark_that_is_too_long() -> None:
    with pytest.raises(Refused, match="2001 characters"):
        send_for_review(make_event(), make_editor(), TOO_LONG)
    with pytest.raises(Refused, match="2001 characters"):
        send_back(make_sent(), make_editor("reviewer"), TOO_LONG)
    assert Review.objects.get().outcome == Review.Outcome.WAITING
